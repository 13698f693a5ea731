"""From lead to investigation report: 立案、现场检查、询问、调查终结."""

from datetime import timedelta

from mingjing.access.policy import Permission
from mingjing.cases.commands.close_investigation import (
    MarkForReview,
    mark_for_review,
)
from mingjing.cases.commands.file_case import DeclineCase, FileCase, decline_case, file_case
from mingjing.cases.commands.investigate import (
    RecordFieldAct,
    ResumeInvestigation,
    record_field_act,
    resume_investigation,
)
from mingjing.cases.joining import officers_to_join
from mingjing.cases.states import UNDECIDED, Step
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import Mark
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Nothing, Setting
from mingjing.web.console.acts.fields import (
    MomentField,
    OneOf,
    SomeOf,
    Tick,
    WordsField,
)
from mingjing.web.console.acts.records import RecordForm
from mingjing.web.console.acts.report import ReportForm, close
from mingjing.web.console.words import FIELD_ACT_LABELS

APPROVED = "同意立案。"
DURATION = timedelta(hours=1)
QUESTIONED = "inquiry"


class FilingForm(ActForm):
    """Who will handle the case."""

    officers = SomeOf(
        label="承办人",
        help_text="指定两名执法证件有效的执法人员；登记线索的人在其中的，由其主办。",
        error_messages={"required": "请选择两名承办人。"},
    )

    proposal = WordsField(
        label="承办人意见",
        rows=3,
        required=False,
        help_text="印在立案审批表上；留空的由承办人手写。",
    )
    opinion = WordsField(label="审批意见", rows=2, initial=APPROVED, required=False)

    def prepare(self) -> None:
        """Offer the officers; whoever registered the lead is chosen first.

        A lead that joins a filed case goes to the two of that one.
        """
        case = self.setting.case
        self.offer_officers("officers", first=officers_to_join(case) or (case.registered_by,))

    def clean_officers(self) -> tuple[str, str]:
        """Return the two that were chosen."""
        chosen = self.cleaned_data["officers"]
        if len(chosen) != 2:  # noqa: PLR2004 - the two officers of APL 42
            self.add_error("officers", f"须选择两名，现选择了 {len(chosen)} 名。")
            return "", ""
        registered = self.setting.case.registered_by
        first, second = sorted(chosen, key=lambda code: (code != registered, code))
        return first, second


def _file(form: ActForm, act: Act, law: RuleBook) -> object:
    lead, second = form.values["officers"]
    order = FileCase(
        form.setting.case.docket,
        lead,
        second,
        opinion=form.values["opinion"].strip() or APPROVED,
        proposal=form.values["proposal"],
    )
    return file_case(order, act=act, law=law)


class GroundForm(ActForm):
    """A reason in words."""

    reason = WordsField(label="理由")


def _decline(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = DeclineCase(form.setting.case.docket, form.values["reason"])
    return decline_case(order, act=act)


class FieldActForm(RecordForm):
    """What was done in the field."""

    kind = OneOf(label="执法活动", choices=list(FIELD_ACT_LABELS.items()))
    officers = SomeOf(label="在场并出示证件的执法人员", help_text="不少于两名。")
    began_at = MomentField(label="开始时间")
    ended_at = MomentField(label="结束时间")
    place = WordsField(label="地点", rows=1, max_length=200)
    summary = WordsField(label="情况记录", rows=8)
    told_of_recording = Tick(
        label="已事先告知对方正在使用执法记录设备记录",
        help_text="询问当事人时必须事先告知；没有使用设备的，在情况记录中写明原因。",
    )

    field_order = (
        "kind",
        "officers",
        "began_at",
        "ended_at",
        "place",
        "summary",
        "told_of_recording",
    )

    def clean(self) -> dict[str, object]:
        """Point at what was forgotten, before a command has to refuse it on the record."""
        said = super().clean() or {}
        if said.get("kind") == QUESTIONED and not said.get("told_of_recording"):
            self.add_error(
                "told_of_recording", "询问当事人时，应当事先告知对方正在使用执法记录设备记录。"
            )
        began, ended = said.get("began_at"), said.get("ended_at")
        if began and ended and ended < began:
            self.add_error("ended_at", "结束时间早于开始时间。")
        elif ended and ended > self.setting.at:
            self.add_error("ended_at", "结束时间晚于现在；办完之后再登记。")
        return said

    def prepare(self) -> None:
        """Offer the officers of the case, and the hour that has just passed."""
        super().prepare()
        self.offer_officers("officers", first=self.setting.case.officers)
        self.fields["began_at"].initial = self.setting.at - DURATION
        self.fields["ended_at"].initial = self.setting.at


def _field_act(form: ActForm, act: Act, _law: RuleBook) -> object:
    assert isinstance(form, FieldActForm)  # noqa: S101 - the table below pairs them
    said = form.values
    order = RecordFieldAct(
        docket=form.setting.case.docket,
        kind=said["kind"],
        officers=tuple(said["officers"]),
        began_at=said["began_at"],
        ended_at=said["ended_at"],
        place=said["place"],
        summary=said["summary"],
        told_of_recording=said["told_of_recording"],
        visit=form.visit,
        inquiry=form.inquiry,
    )
    return record_field_act(order, act=act)


class MarkForm(ActForm):
    """A judgement that makes review compulsory."""

    mark = OneOf(
        label="情形", choices=[(one.value, one.label) for one in Mark if one is not Mark.LEADER]
    )


def _mark(form: ActForm, act: Act, law: RuleBook) -> object:
    order = MarkForReview(form.setting.case.docket, Mark(form.values["mark"]))
    return mark_for_review(order, act=act, law=law)


def _mark_as_leader(form: ActForm, act: Act, law: RuleBook) -> object:
    order = MarkForReview(form.setting.case.docket, Mark.LEADER)
    return mark_for_review(order, act=act, law=law)


def _can_be_marked(setting: Setting) -> bool:
    return setting.case.filed_on is not None and setting.case.stage in UNDECIDED


def _resume(form: ActForm, act: Act, _law: RuleBook) -> object:
    order = ResumeInvestigation(form.setting.case.docket, form.values["reason"])
    return resume_investigation(order, act=act)


ACTS = (
    CaseAct(
        "file",
        "批准立案",
        Step.FILE,
        Permission.FILE_CASE,
        "apl-2021:54.2",
        FilingForm,
        _file,
        "立案之日起九十日内应当作出处罚决定；立案审批与承办须由不同的人办理。",
        elsewhere="approval",
    ),
    CaseAct(
        "decline",
        "不予立案",
        Step.DECLINE,
        Permission.FILE_CASE,
        "apl-2021:54.2",
        GroundForm,
        _decline,
        "不予立案同样留有记录，理由应当写明。",
        is_main=False,
    ),
    CaseAct(
        "field-act",
        "登记执法活动",
        Step.INVESTIGATE,
        Permission.INVESTIGATE,
        "apl-2021:55.1",
        FieldActForm,
        _field_act,
        "登记现场检查、询问、勘验或者抽样取证；至少两名执法人员并出示证件。",
    ),
    CaseAct(
        "close-investigation",
        "终结调查",
        Step.CLOSE_INVESTIGATION,
        Permission.CLOSE_INVESTIGATION,
        "apl-2021:57.1",
        ReportForm,
        close,
        "提出事实、依据和处理意见；系统判定是否必须法制审核，须审核的应当在终结当日送审。",
    ),
    CaseAct(
        "mark-for-review",
        "标记须经法制审核",
        None,
        Permission.REVIEW,
        "apl-2021:58.1",
        MarkForm,
        _mark,
        "标记只能增加审核，不能取消。",
        opens=_can_be_marked,
        lacks=lambda _setting: "案件没有立案，或者已经作出决定。",
        is_main=False,
    ),
    CaseAct(
        "leader-marks-for-review",
        "交付法制审核",
        None,
        Permission.DECIDE,
        "apl-2021:58.1",
        Nothing,
        _mark_as_leader,
        "负责人认为有必要的，本案须经法制审核；标记不能取消。",
        opens=_can_be_marked,
        lacks=lambda _setting: "案件没有立案，或者已经作出决定。",
        is_main=False,
    ),
    CaseAct(
        "resume",
        "恢复调查",
        Step.RESUME_INVESTIGATION,
        Permission.RECHECK_REVIEW,
        "seed-2022:A3-8",
        GroundForm,
        _resume,
        "案件回到调查取证，之后重新终结、重新送审。",
        elsewhere="approval",
    ),
)
