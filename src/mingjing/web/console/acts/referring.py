"""移送涉嫌犯罪案件: reported, approved or not, handed over, answered."""

from collections.abc import Callable

from mingjing.access.policy import Permission
from mingjing.cases.commands.refer_crime import (
    MATERIALS,
    AcceptReferral,
    ApproveReferral,
    ProposeReferral,
    ReferCase,
    RefuseReferral,
    ReturnReferral,
    accept_referral,
    approve_referral,
    propose_referral,
    refer_case,
    refuse_referral,
    return_referral,
)
from mingjing.cases.queries import referral_if_any
from mingjing.cases.referring import FROM, stage_of_report
from mingjing.cases.states import Step
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Nothing, Setting
from mingjing.web.console.acts.fields import (
    DayField,
    LinesField,
    MomentField,
    SomeOf,
    WordsField,
)


class ReportForm(ActForm):
    """The report of the group to the chief."""

    group = SomeOf(label="专案组", help_text="两名以上执法人员。")
    reported_on = DayField(label="主要负责人接到报告的日期")
    report = WordsField(label="移送涉嫌犯罪案件的书面报告", rows=8)

    def prepare(self) -> None:
        """Offer the officers of the case, and today."""
        self.offer_officers("group", first=self.setting.case.officers)
        self.fields["reported_on"].initial = self.setting.today


def _propose(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = ProposeReferral(
        form.setting.case.docket, tuple(said["group"]), said["reported_on"], said["report"]
    )
    return propose_referral(order, act=act)


def _approve(form: ActForm, act: Act, law: RuleBook) -> object:
    return approve_referral(ApproveReferral(form.setting.case.docket), act=act, law=law)


class ReasonForm(ActForm):
    """Why not."""

    reason = WordsField(label="不批准移送的理由", rows=3)


def _refuse(form: ActForm, act: Act, law: RuleBook) -> object:
    order = RefuseReferral(form.setting.case.docket, form.values["reason"])
    return refuse_referral(order, act=act, law=law)


class HandOverForm(ActForm):
    """When the case was handed over, to whom, with what."""

    handed_at = MomentField(label="移送时间")
    receiver = WordsField(label="接收的公安机关", rows=1, max_length=200)
    materials = LinesField(label="移送的材料", help_text="每行一件。", initial=MATERIALS)

    def prepare(self) -> None:
        """Begin with now."""
        self.fields["handed_at"].initial = self.setting.at


def _refer(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ReferCase(
        form.setting.case.docket, said["handed_at"], said["receiver"], said["materials"]
    )
    return refer_case(order, act=act, law=law)


class AcceptanceForm(ActForm):
    """The police filed the case."""

    answered_on = DayField(label="接到立案通知书的日期")
    delivered_on = DayField(
        label="移交涉案物品和材料的日期", help_text="接到立案通知书之日起 3 日内移交。"
    )
    note = WordsField(label="备注", rows=2, required=False)

    def prepare(self) -> None:
        """Begin with today."""
        for name in ("answered_on", "delivered_on"):
            self.fields[name].initial = self.setting.today


def _accept(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = AcceptReferral(
        form.setting.case.docket, said["answered_on"], said["delivered_on"], said["note"]
    )
    return accept_referral(order, act=act)


class RefusalForm(ActForm):
    """The police did not."""

    answered_on = DayField(label="接到不予立案通知书的日期")
    note = WordsField(label="公安机关的理由", rows=3)

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["answered_on"].initial = self.setting.today


def _return(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = ReturnReferral(form.setting.case.docket, said["answered_on"], said["note"])
    return return_referral(order, act=act)


def _from(step: Step) -> Callable[[Setting], bool]:
    """Return what says whether the last report stands where *step* begins."""

    def stands(setting: Setting) -> bool:
        return stage_of_report(referral_if_any(setting.case)) in FROM[step]

    return stands


def _stands_elsewhere(setting: Setting) -> str:
    return f"移送司法机关现处于“{stage_of_report(referral_if_any(setting.case)).label}”。"


ACTS = (
    CaseAct(
        "propose-referral",
        "报请移送司法机关",
        Step.PROPOSE_REFERRAL,
        Permission.INVESTIGATE,
        "r310-2020:5.1",
        ReportForm,
        _propose,
        "违法行为涉嫌犯罪的，专案组核实后报告主要负责人；不得以行政处罚代替移送。"
        "已经作出的警告、责令停产停业、暂扣或者吊销许可证，不停止执行。",
        is_main=False,
        opens=_from(Step.PROPOSE_REFERRAL),
        lacks=_stands_elsewhere,
    ),
    CaseAct(
        "approve-referral",
        "批准移送司法机关",
        Step.APPROVE_REFERRAL,
        Permission.REFER_CRIME,
        "r310-2020:5.2",
        Nothing,
        _approve,
        "自接到报告之日起 3 日内决定；批准的，24 小时内移送公安机关。",
        elsewhere="approval",
        opens=_from(Step.APPROVE_REFERRAL),
        lacks=_stands_elsewhere,
    ),
    CaseAct(
        "refuse-referral",
        "不批准移送司法机关",
        Step.REFUSE_REFERRAL,
        Permission.REFER_CRIME,
        "r310-2020:5.2",
        ReasonForm,
        _refuse,
        "不予批准的理由记录在案；尚未作出决定的，案件恢复调查。",
        is_main=False,
        opens=_from(Step.REFUSE_REFERRAL),
        lacks=_stands_elsewhere,
    ),
    CaseAct(
        "refer-case",
        "登记移送司法机关",
        Step.REFER,
        Permission.INVESTIGATE,
        "r310-2020:5.2",
        HandOverForm,
        _refer,
        "附移送书、调查报告、涉案物品清单等材料。",
        opens=_from(Step.REFER),
        lacks=_stands_elsewhere,
    ),
    CaseAct(
        "accept-referral",
        "登记公安机关立案",
        Step.ACCEPT_REFERRAL,
        Permission.INVESTIGATE,
        "r310-2020:12",
        AcceptanceForm,
        _accept,
        "接到立案通知书之日起 3 日内移交涉案物品和材料，之后结案。",
        opens=_from(Step.ACCEPT_REFERRAL),
        lacks=_stands_elsewhere,
    ),
    CaseAct(
        "return-referral",
        "登记公安机关不予立案",
        Step.RETURN_REFERRAL,
        Permission.INVESTIGATE,
        "r310-2020:10",
        RefusalForm,
        _return,
        "不予立案的，本机关依法作出处理；对不予立案有异议的，3 日内提请复议。",
        is_main=False,
        opens=_from(Step.RETURN_REFERRAL),
        lacks=_stands_elsewhere,
    ),
)
