"""告知、陈述申辩、集体讨论、决定."""

from mingjing.access.actors import Role
from mingjing.access.policy import Permission
from mingjing.cases.commands.decide_penalty import DecidePenalty, decide_penalty
from mingjing.cases.commands.deliberate import Deliberate, deliberate
from mingjing.cases.commands.notify_party import (
    GiveNotice,
    RecordDefence,
    WaiveRights,
    give_notice,
    record_defence,
    waive_rights,
)
from mingjing.cases.deliveries import Delivery
from mingjing.cases.gates import gates_of
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import current_notice
from mingjing.cases.states import Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import (
    ActForm,
    CaseAct,
    Nothing,
    Setting,
    is_reviewed,
)
from mingjing.web.console.acts.fields import DayField, OneOf, Pair, SomeOf, Tick, WordsField
from mingjing.web.console.acts.report import ProposalForm

ADOPTED, KEPT = "adopted", "kept"


class NoticeForm(ActForm):
    """Who served the notice, and when."""

    officers = Pair(label="送达告知书的执法人员", help_text="两名。")
    given_on = DayField(
        label="告知日期", help_text="告知书送达当事人之日；陈述申辩和听证期限自次日起算。"
    )

    receiver = WordsField(
        label="收件人",
        rows=1,
        max_length=100,
        required=False,
        help_text="直接送达的，填写收件人，据此制作送达回执。",
    )
    relation = WordsField(
        label="收件人与受送达人的关系", rows=1, max_length=100, required=False
    )
    place = WordsField(label="送达地点", rows=1, max_length=200, required=False)

    def prepare(self) -> None:
        """Offer the officers of the case, and today."""
        self.offer_officers("officers", first=self.setting.case.officers)
        self.fields["given_on"].initial = self.setting.today


def _give_notice(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    delivery = Delivery(
        receiver=said["receiver"], relation=said["relation"], place=said["place"]
    )
    order = GiveNotice(
        form.setting.case.docket,
        said["officers"],
        said["given_on"],
        delivery if said["receiver"].strip() else None,
    )
    return give_notice(order, act=act, law=law)


class DefenceForm(ProposalForm):
    """What the party said, the answer, and the proposal after adoption."""

    made_on = DayField(label="提出日期")
    statement = WordsField(label="陈述申辩内容", rows=6)
    adopted = OneOf(label="复核结论", choices=[(KEPT, "不予采纳"), (ADOPTED, "予以采纳")])
    answer = WordsField(label="复核意见和理由", rows=4)
    amends = Tick(label="因采纳而变更拟处罚内容（只能减轻）")
    field_order = ("made_on", "statement", "adopted", "answer", "amends")

    def prepare(self) -> None:
        """Begin with today and with what was proposed."""
        super().prepare()
        self.fields["made_on"].initial = self.setting.today

    def amended(self) -> Proposal | None:
        """Return the changed proposal, None where nothing was to be changed."""
        return self.proposal() if self.cleaned_data["amends"] else None


def _record_defence(form: ActForm, act: Act, law: RuleBook) -> object:
    assert isinstance(form, DefenceForm)  # noqa: S101 - the table below pairs them
    said = form.values
    order = RecordDefence(
        docket=form.setting.case.docket,
        made_on=said["made_on"],
        statement=said["statement"],
        adopted=said["adopted"] == ADOPTED,
        answer=said["answer"],
        amended=form.amended(),
    )
    return record_defence(order, act=act, law=law)


class WaiverForm(ActForm):
    """Which rights the party expressly gave up."""

    waived_on = DayField(label="放弃日期", help_text="以当事人签字的书面意见为准。")
    defence = Tick(label="放弃陈述、申辩")
    hearing = Tick(label="放弃听证")

    def clean(self) -> dict[str, object]:
        """Ask for at least one right."""
        said = super().clean() or {}
        if not (said.get("defence") or said.get("hearing")):
            self.add_error("defence", "请选择当事人明确放弃的权利。")
        return said

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["waived_on"].initial = self.setting.today


def _waive(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = WaiveRights(
        form.setting.case.docket,
        said["waived_on"],
        defence=said["defence"],
        hearing=said["hearing"],
    )
    return waive_rights(order, act=act)


class MeetingForm(ActForm):
    """Minutes of the leaders' meeting."""

    held_on = DayField(label="讨论日期")
    attendees = SomeOf(label="出席人员", help_text="其中负责人不少于两名。")
    minutes = WordsField(label="讨论记录", rows=8)
    conclusion = WordsField(label="结论性意见", rows=3)

    def prepare(self) -> None:
        """Offer the leaders and the legal office; begin with today."""
        self.offer_people("attendees", Role.HEAD, Role.DEPUTY_HEAD, Role.LEGAL_HEAD)
        self.fields["held_on"].initial = self.setting.today


def _deliberate(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = Deliberate(
        docket=form.setting.case.docket,
        held_on=said["held_on"],
        attendees=tuple(said["attendees"]),
        minutes=said["minutes"],
        conclusion=said["conclusion"],
    )
    return deliberate(order, act=act)


def _decide(form: ActForm, act: Act, law: RuleBook) -> object:
    return decide_penalty(DecidePenalty(form.setting.case.docket), act=act, law=law)


def _all_gates_open(setting: Setting) -> bool:
    return all(gate.holds for gate in gates_of(setting.case, setting.law, on=setting.today))


def _was_not_deliberated(setting: Setting) -> bool:
    return setting.case.deliberated_on is None


def _must_be_deliberated(setting: Setting) -> bool:
    return setting.case.collective_required


def _may_still_be_defended(setting: Setting) -> bool:
    notice = current_notice(setting.case)
    return notice is None or notice.defence_waived_on is None


ACTS = (
    CaseAct(
        "give-notice",
        "告知当事人",
        Step.GIVE_NOTICE,
        Permission.GIVE_NOTICE,
        "apl-2021:44",
        NoticeForm,
        _give_notice,
        "告知拟处罚的内容、事实、理由、依据和陈述、申辩、要求听证的权利。",
        opens=is_reviewed,
        lacks=lambda _setting: "本案须经法制审核，还没有仍然有效的同意意见。",
    ),
    CaseAct(
        "record-defence",
        "记录陈述申辩",
        Step.RECORD_DEFENCE,
        Permission.RECORD_DEFENCE,
        "apl-2021:45.1",
        DefenceForm,
        _record_defence,
        "应当充分听取并复核；不得因陈述、申辩而给予更重的处罚。",
        waits=_may_still_be_defended,
    ),
    CaseAct(
        "waive-rights",
        "登记放弃权利",
        Step.WAIVE_RIGHTS,
        Permission.RECORD_DEFENCE,
        "apl-2021:62",
        WaiverForm,
        _waive,
        "只有当事人明确放弃的，才不再等待期限届满。",
        is_main=False,
    ),
    CaseAct(
        "deliberate",
        "登记集体讨论",
        Step.DELIBERATE,
        Permission.DELIBERATE,
        "apl-2021:57.2",
        MeetingForm,
        _deliberate,
        "情节复杂或者重大违法行为，负责人应当集体讨论决定。",
        opens=_was_not_deliberated,
        lacks=lambda _setting: "已经登记过集体讨论。",
        waits=_must_be_deliberated,
    ),
    CaseAct(
        "decide",
        "作出处罚决定",
        Step.DECIDE,
        Permission.DECIDE,
        "apl-2021:57.1",
        Nothing,
        _decide,
        "按审核并告知的内容作出决定，自动编号并制作决定书；此后应当在七个工作日内送达。",
        opens=_all_gates_open,
        lacks=lambda _setting: "还有条件没有具备。",
        elsewhere="approval",
    ),
)
