"""提交证据: the form of the six keys, and the way of its file into the store and the case."""

from typing import cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from mingjing.access.policy import Permission
from mingjing.bureau.queries import offered_devices
from mingjing.cases.commands.investigate import AddEvidence, add_evidence
from mingjing.cases.states import Step
from mingjing.evidence.entering import UNKNOWN_MEDIA, Description
from mingjing.evidence.intake import StoredBlob, media_of
from mingjing.evidence.queries import KINDS, last_item_by
from mingjing.evidence.refusals import CutOffError
from mingjing.evidence.uploads import Owner, Uploads
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import MomentField, SomeOf, Suggesting, Tick, WordsField
from mingjing.web.console.evidence.offering import (
    PURPOSE,
    kind_for,
    times_remembered,
    title_for,
)
from mingjing.web.form_size import MOST_AT_ONCE, TooLargeAtOnceError
from mingjing.web.stores import evidence_store

AUTOMATIC = ""
ANYTHING = "image/*,video/*,audio/*,application/pdf,*/*"


class EvidenceForm(ActForm):
    """A file, sent with the form or uploaded before, and what is said of it."""

    is_multipart_form = True

    file = forms.FileField(label="文件", required=False, allow_empty_file=True)
    device = forms.CharField(
        label="执法记录设备编号",
        max_length=32,
        widget=Suggesting(),
        help_text="执法记录仪、照相机、摄像机或者手机的编号；纸质材料填扫描设备的编号。",
    )
    officers = SomeOf(label="执法人员", help_text="使用设备的执法人员，不少于两名。")
    used_from = MomentField(label="使用时间：开始")
    used_to = MomentField(label="使用时间：结束")
    told_party = Tick(
        label="已事先告知对方正在使用执法记录设备记录",
        help_text="实施行政处罚、行政强制和询问当事人时，应当事先告知。",
    )
    kind = forms.ChoiceField(
        label="证据种类", required=False, choices=[(AUTOMATIC, "按文件类型"), *KINDS.choices]
    )
    title = forms.CharField(
        label="证据名称",
        max_length=200,
        required=False,
        help_text="不填的，照片和录像按类型和时间命名，其他文件用原文件名。",
    )
    purpose = WordsField(label="证明对象", rows=2, max_length=500)
    upload = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput())
    chunk_root = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())

    def prepare(self) -> None:
        """Begin with the case's officers and with what this person said of the item before."""
        setting = self.setting
        self.offer_officers("officers", first=setting.case.officers)
        cast("Suggesting", self.fields["device"].widget).suggestions = offered_devices(
            setting.actor.person, setting.actor.unit
        )
        last = last_item_by(setting.actor.person)
        times = times_remembered(last, setting.case.docket, at=setting.at)
        same_case = last is not None and last.subject == setting.case.docket
        self.initial = {
            **self.initial,
            "device": last.device if last else "",
            "used_from": times.used_from,
            "used_to": times.used_to,
            "purpose": last.purpose if last and same_case else PURPOSE,
        }
        self.fields["file"].widget.attrs |= {"accept": ANYTHING}

    def clean(self) -> dict[str, object]:
        """Ask for exactly one source of the bytes."""
        said = super().clean() or {}
        if not said.get("upload") and not said.get("file"):
            self.add_error("file", "请选择文件，或者拍摄。")
        return said


def perform(form: ActForm, act: Act, _law: RuleBook) -> object:
    """Put the bytes into the store, then make them evidence.

    Raises:
        CutOffError: the browser hashed other bytes than arrived.
        RefusalError: as the store and the command say.
    """
    docket, said = form.setting.case.docket, form.values
    owner, uploads = Owner(act.actor.person, docket), Uploads(evidence_store())
    upload_id = said["upload"]
    if upload_id:
        file_name = uploads.find(upload_id, owner, at=act.at).file_name
        stored = uploads.hand_over(upload_id, owner, at=act.at)
    else:
        file_name, stored = _received(cast("UploadedFile[bytes]", said["file"]))
    _require_same_bytes(said["chunk_root"], stored)
    media = media_of(stored.head)
    media_type = media.type if media else UNKNOWN_MEDIA
    order = AddEvidence(
        docket=docket,
        described=Description(
            kind=said["kind"] or kind_for(media_type),
            title=said["title"].strip() or title_for(media_type, said["used_from"], file_name),
            purpose=said["purpose"],
            file_name=file_name,
            told_party=said["told_party"],
        ),
        device=said["device"],
        officers=tuple(said["officers"]),
        used_from=said["used_from"],
        used_to=said["used_to"],
    )
    item = add_evidence(order, stored=stored, act=act)
    if upload_id:
        uploads.finish(upload_id, owner, at=act.at)
    return item


def _received(file: "UploadedFile[bytes]") -> tuple[str, StoredBlob]:
    if file.size and file.size > MOST_AT_ONCE:
        raise TooLargeAtOnceError
    return file.name or "", evidence_store().receive(file, declared_size=file.size)


def _require_same_bytes(chunk_root: str, stored: StoredBlob) -> None:
    if chunk_root and chunk_root != stored.chunk_root:
        raise CutOffError(f"浏览器算出的分块根为 {chunk_root}，收到的为 {stored.chunk_root}")


def _is_handled_by(setting: Setting) -> bool:
    return setting.actor.person in setting.case.officers


ADD_EVIDENCE = CaseAct(
    "add-evidence",
    "提交证据",
    Step.INVESTIGATE,
    Permission.CAPTURE_EVIDENCE,
    "seed-2022:A2-7",
    EvidenceForm,
    perform,
    "拍摄或者选择文件，按六个项目分类存储；提交后原件不能改动，增减都留有记录。",
    opens=_is_handled_by,
    lacks=lambda _setting: "由本案的承办人提交。",
    elsewhere="add_evidence",
)
ACTS = (ADD_EVIDENCE,)
