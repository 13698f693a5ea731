"""Where the party does not perform: 延期、分期、催告、申请法院强制执行."""

from typing import TYPE_CHECKING

from mingjing.access.policy import Permission
from mingjing.cases.applying_to_court import ApplyToCourt, EndEnforcement, RecordCourtAnswer
from mingjing.cases.clocks import window_of
from mingjing.cases.commands.defer_payment import defer_payment
from mingjing.cases.commands.enforce import (
    apply_to_court,
    demand_performance,
    end_enforcement,
    impose_additional_fine,
    record_court_answer,
)
from mingjing.cases.debts import outstanding_fen, owed
from mingjing.cases.deferring import DeferPayment
from mingjing.cases.demanding import DemandPerformance, ImposeAdditionalFine, is_imposed
from mingjing.cases.matters import matter_of
from mingjing.cases.queries import decision_if_any
from mingjing.cases.states import Step
from mingjing.kernel.dates import chinese
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Nothing, Setting
from mingjing.web.console.enforcing_forms import (
    TAKEN,
    CourtAnswerFields,
    CourtFields,
    DeferralFields,
    DemandFields,
    EnforcementFields,
)

if TYPE_CHECKING:
    from mingjing.cases.models import Decision


class DeferralForm(DeferralFields, ActForm):
    """延期、分期 in a case."""

    def prepare(self) -> None:
        """Begin with today, and say what the parts come to."""
        self.fields["requested_on"].initial = self.setting.today
        decision = decision_if_any(self.setting.case)
        if decision is not None:
            self.say_sum(outstanding_fen(decision))


def _defer(form: DeferralForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = DeferPayment(
        form.setting.case.docket, said["requested_on"], said["reason"], said["parts"]
    )
    return defer_payment(order, act=act, law=law)


def _impose(form: Nothing, act: Act, law: RuleBook) -> object:
    order = ImposeAdditionalFine(form.setting.case.docket)
    return impose_additional_fine(order, act=act, law=law)


class DemandForm(DemandFields, ActForm):
    """催告 in a case."""

    def prepare(self) -> None:
        """Offer the officers of the case, and today; say what is owed."""
        setting = self.setting
        amounts = owed(setting.case, setting.law, on=setting.today)
        self.begin_with(amounts, setting.case.officers, setting.today)


def _demand(form: DemandForm, act: Act, law: RuleBook) -> object:
    docket, said = form.setting.case.docket, form.values
    order = DemandPerformance(docket, said["officers"], said["served_on"], form.delivery)
    return demand_performance(order, act=act, law=law)


class CourtForm(CourtFields, ActForm):
    """申请法院强制执行 in a case."""

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["applied_on"].initial = self.setting.today


def _apply(form: CourtForm, act: Act, law: RuleBook) -> object:
    return apply_to_court(
        ApplyToCourt(form.setting.case.docket, **form.values), act=act, law=law
    )


class CourtAnswerForm(CourtAnswerFields, ActForm):
    """What the court said in a case."""

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["answered_on"].initial = self.setting.today


def _answer(form: CourtAnswerForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RecordCourtAnswer(
        form.setting.case.docket, said["answered_on"], said["answer"] == TAKEN, said["note"]
    )
    return record_court_answer(order, act=act)


class EnforcementForm(EnforcementFields, ActForm):
    """How the court's execution ended in a case."""

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["ended_on"].initial = self.setting.today


def _end(form: EnforcementForm, act: Act, _law: RuleBook) -> object:
    order = EndEnforcement(form.setting.case.docket, **form.values)
    return end_enforcement(order, act=act)


def _decision(setting: Setting) -> "Decision | None":
    return decision_if_any(setting.case)


def _may_defer(setting: Setting) -> bool:
    decision = _decision(setting)
    return decision is not None and bool(decision.fine_fen) and decision.applied_on is None


def _may_demand(setting: Setting) -> bool:
    decision = _decision(setting)
    if decision is None or decision.demanded_on is not None:
        return False
    overdue_fen = owed(setting.case, setting.law, on=setting.today).overdue_fen
    return matter_of(setting.case, decision).can_be_demanded(overdue_fen)


def _may_impose(setting: Setting) -> bool:
    return _is_overdue(setting) and not is_imposed(setting.case.docket)


def _is_overdue(setting: Setting) -> bool:
    return bool(owed(setting.case, setting.law, on=setting.today).overdue_fen)


def _may_apply(setting: Setting) -> bool:
    decision = _decision(setting)
    if decision is None or decision.demanded_on is None:
        return False
    if decision.applied_on is not None and decision.court_accepted is not False:
        return False
    opens_on = window_of(setting.case, decision, setting.law).opens_on
    return opens_on is not None and setting.today >= opens_on


def _lacks_window(setting: Setting) -> str:
    decision = _decision(setting)
    if decision is None or decision.demanded_on is None:
        return "须先催告。"
    opens_on = window_of(setting.case, decision, setting.law).opens_on
    if opens_on is not None and setting.today < opens_on:
        return f"复议、诉讼期限届满并且催告满十日以后，最早{chinese(opens_on)}。"
    return "已经申请。"


def _has_applied(setting: Setting) -> bool:
    decision = _decision(setting)
    return (
        decision is not None
        and decision.applied_on is not None
        and decision.court_accepted is None
    )


def _was_taken(setting: Setting) -> bool:
    decision = _decision(setting)
    return decision is not None and decision.court_accepted is True


ACTS = (
    CaseAct(
        "defer-payment",
        "批准延期、分期缴纳",
        Step.DEFER_PAYMENT,
        Permission.DEFER_PAYMENT,
        "apl-2021:66.2",
        DeferralForm,
        _defer,
        "由当事人申请；批准以后，加处罚款和申请法院的期限都以批准的各期为准。",
        opens=_may_defer,
        lacks=lambda _setting: "没有罚款，或者已经申请法院强制执行。",
        is_main=False,
    ),
    CaseAct(
        "impose-additional-fine",
        "决定加处罚款",
        None,
        Permission.DECIDE,
        "apl-2021:72.1(1)",
        Nothing,
        _impose,
        "由此制作加处罚款决定书，写明标准和至今日的数额；此后逐日计算。"
        "由谁决定，没有读到条文，按没有经办本案的负责人处理（未核实）。",
        opens=_may_impose,
        lacks=lambda _setting: "没有逾期的罚款，或者已经决定加处。",
        is_main=False,
    ),
    CaseAct(
        "demand-performance",
        "登记催告",
        Step.DEMAND,
        Permission.SERVE,
        "acl-2011:54",
        DemandForm,
        _demand,
        "申请法院强制执行之前必须催告；送达满十日仍不履行的，可以申请。",
        opens=_may_demand,
        lacks=lambda _setting: "没有逾期的罚款或者其他尚未履行的义务，或者已经催告。",
        waits=_is_overdue,
    ),
    CaseAct(
        "apply-to-court",
        "申请法院强制执行",
        Step.APPLY_TO_COURT,
        Permission.APPLY_TO_COURT,
        "acl-2011:53",
        CourtForm,
        _apply,
        "复议、诉讼期限届满之日起三个月内申请；由负责人签名。",
        opens=_may_apply,
        lacks=_lacks_window,
    ),
    CaseAct(
        "record-court-answer",
        "登记法院答复",
        Step.RECORD_COURT_ANSWER,
        Permission.RECORD_PAYMENT,
        "acl-2011:56.1",
        CourtAnswerForm,
        _answer,
        "人民法院接到申请，应当在五日内受理。",
        opens=_has_applied,
        lacks=lambda _setting: "没有等待答复的申请。",
    ),
    CaseAct(
        "end-enforcement",
        "登记法院执行终了",
        Step.END_ENFORCEMENT,
        Permission.RECORD_PAYMENT,
        "acl-2011:53",
        EnforcementForm,
        _end,
        "执行完毕或者终结执行以后，可以报请结案。",
        opens=_was_taken,
        lacks=lambda _setting: "法院没有受理强制执行申请。",
    ),
)
