"""What follows a decision on the spot: a fine that is not paid, a remedy, what it leaves."""

from typing import TYPE_CHECKING

from django import forms

from mingjing.access.policy import Permission
from mingjing.cases.applying_to_court import ApplyToCourt, EndEnforcement, RecordCourtAnswer
from mingjing.cases.contests import running_in
from mingjing.cases.deferring import DeferPayment
from mingjing.cases.demanding import DemandPerformance, ImposeAdditionalFine, is_imposed
from mingjing.cases.fallen import ActAnew, RecordRefund
from mingjing.cases.remedies import RemedyState, Standing
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import WITHDRAW_WITHIN, must_be_withdrawn
from mingjing.summary.commands.after_summary_remedy import (
    WithdrawSummaryPublication,
    record_summary_refund,
    redo_summary_penalty,
    withdraw_summary_publication,
)
from mingjing.summary.commands.contest_summary_penalty import (
    answer_summary_remedy,
    receive_summary_remedy,
    settle_summary_remedy,
    stay_summary_penalty,
)
from mingjing.summary.commands.enforce_summary_fine import (
    apply_to_court_for_summary_fine,
    defer_summary_fine,
    demand_summary_fine,
    end_summary_enforcement,
    impose_summary_addition,
    record_summary_court_answer,
)
from mingjing.summary.publishing import stands_here
from mingjing.summary.queries import fine_of, is_owed, kinds_of, remedies_of
from mingjing.summary.states import Step
from mingjing.web.console.acts.fields import DayField, MoneyField, WordsField
from mingjing.web.console.contesting_forms import (
    AnswerFields,
    NoticeFields,
    PenaltyOutcomeFields,
    StayFields,
)
from mingjing.web.console.enforcing_forms import (
    TAKEN,
    CourtAnswerFields,
    CourtFields,
    DeferralFields,
    DemandFields,
    EnforcementFields,
)
from mingjing.web.console.summary.asking import Nothing, Setting, StepForm, SummaryStep

if TYPE_CHECKING:
    from mingjing.summary.models import SummaryRemedy

ANSWER_WITHIN = "ARL-48"


class DeferForm(DeferralFields, StepForm):
    """延期、分期."""

    def prepare(self) -> None:
        """Begin with today, and say what the parts come to."""
        self.begin_today("requested_on")
        self.say_sum(fine_of(self.setting.penalty).outstanding_fen)


class DemandForm(DemandFields, StepForm):
    """催告."""

    def prepare(self) -> None:
        """Offer the two officers and today; say what is owed."""
        setting = self.setting
        amounts = fine_of(setting.penalty).amounts(setting.law, on=setting.today)
        self.begin_with(amounts, setting.penalty.officers, setting.today)


class CourtForm(CourtFields, StepForm):
    """申请法院强制执行."""

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("applied_on")


class CourtAnswerForm(CourtAnswerFields, StepForm):
    """What the court said."""

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("answered_on")


class EndForm(EnforcementFields, StepForm):
    """How the court's execution ended."""

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("ended_on")


class NoticeForm(NoticeFields, StepForm):
    """The notice of a remedy."""

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("received_on")


class AnswerForm(AnswerFields, StepForm):
    """The answer to a remedy."""

    def prepare(self) -> None:
        """Begin with today, the evidence of the decision, and its clauses."""
        penalty = self.setting.penalty
        self.begin_with(self.setting.today, penalty.evidence, penalty.proposal)


class StayForm(StayFields, StepForm):
    """停止执行."""

    def prepare(self) -> None:
        """Begin with today, and whoever decides."""
        self.begin_with(self.setting.today, _running(self.setting))


class OutcomeForm(PenaltyOutcomeFields, StepForm):
    """The outcome of a remedy."""

    def prepare(self) -> None:
        """Offer the outcomes of this way, and what stands now."""
        setting = self.setting
        self.begin_with(setting.today, _running(setting), kinds_of(setting.penalty))


class RefundForm(StepForm):
    """The day, the sum, and the voucher of the treasury."""

    refunded_on = DayField(label="退还日期")
    amount_fen = MoneyField(label="退还数额（元）")
    reference = forms.CharField(label="退库凭证编号", max_length=60)

    def prepare(self) -> None:
        """Begin with today, and with what is due."""
        self.begin_today("refunded_on")
        self.fields["amount_fen"].initial = fine_of(self.setting.penalty).refund_due_fen


class WithdrawForm(StepForm):
    """The day, and the reason in public."""

    withdrawn_on = DayField(label="撤回公示的日期")
    reason = WordsField(label="公开说明的理由", rows=2, max_length=500)

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("withdrawn_on")


class RedoForm(StepForm):
    """What is different this time."""

    reasons = WordsField(label="重新办理的理由", rows=3, max_length=500)


def _defer(form: DeferForm, act: Act, law: RuleBook) -> object:
    return defer_summary_fine(DeferPayment(form.number, **form.values), act=act, law=law)


def _impose(form: Nothing, act: Act, law: RuleBook) -> object:
    return impose_summary_addition(ImposeAdditionalFine(form.number), act=act, law=law)


def _demand(form: DemandForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = DemandPerformance(form.number, said["officers"], said["served_on"], form.delivery)
    return demand_summary_fine(order, act=act, law=law)


def _apply(form: CourtForm, act: Act, law: RuleBook) -> object:
    order = ApplyToCourt(form.number, **form.values)
    return apply_to_court_for_summary_fine(order, act=act, law=law)


def _court_answer(form: CourtAnswerForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    accepted = said["answer"] == TAKEN
    order = RecordCourtAnswer(form.number, said["answered_on"], accepted, said["note"])
    return record_summary_court_answer(order, act=act)


def _end(form: EndForm, act: Act, _law: RuleBook) -> object:
    return end_summary_enforcement(EndEnforcement(form.number, **form.values), act=act)


def _receive(form: NoticeForm, act: Act, law: RuleBook) -> object:
    return receive_summary_remedy(form.order(form.number), act=act, law=law)


def _answer(form: AnswerForm, act: Act, law: RuleBook) -> object:
    return answer_summary_remedy(form.order(form.number), act=act, law=law)


def _stay(form: StayForm, act: Act, _law: RuleBook) -> object:
    return stay_summary_penalty(form.order(form.number), act=act)


def _settle(form: OutcomeForm, act: Act, _law: RuleBook) -> object:
    return settle_summary_remedy(form.order(form.number), act=act)


def _refund(form: RefundForm, act: Act, _law: RuleBook) -> object:
    return record_summary_refund(RecordRefund(form.number, **form.values), act=act)


def _withdraw(form: WithdrawForm, act: Act, law: RuleBook) -> object:
    order = WithdrawSummaryPublication(form.number, **form.values)
    return withdraw_summary_publication(order, act=act, law=law)


def _redo(form: RedoForm, act: Act, _law: RuleBook) -> object:
    return redo_summary_penalty(ActAnew(form.number, **form.values), act=act)


def _running(setting: Setting) -> "SummaryRemedy | None":
    return running_in(remedies_of(setting.penalty))


def _may_be_deferred(setting: Setting) -> bool:
    return is_owed(setting.penalty) and setting.penalty.applied_on is None


def _may_be_added_to(setting: Setting) -> bool:
    if setting.penalty.enforced_on is not None:
        return False
    amounts = fine_of(setting.penalty).amounts(setting.law, on=setting.today)
    return bool(amounts.overdue_fen) and not is_imposed(setting.number)


def _may_be_demanded(setting: Setting) -> bool:
    if setting.penalty.demanded_on is not None or not is_owed(setting.penalty):
        return False
    running = _running(setting)
    amounts = fine_of(setting.penalty).amounts(setting.law, on=setting.today)
    return bool(amounts.overdue_fen) and (running is None or running.stayed_on is None)


def _may_be_applied_for(setting: Setting) -> bool:
    penalty = setting.penalty
    if (
        not is_owed(setting.penalty)
        or penalty.demanded_on is None
        or _running(setting) is not None
    ):
        return False
    if penalty.applied_on is not None and penalty.court_accepted is not False:
        return False
    opens_on = fine_of(penalty).window(setting.law).opens_on
    return opens_on is not None and setting.today >= opens_on


def _has_applied(setting: Setting) -> bool:
    penalty = setting.penalty
    return penalty.applied_on is not None and penalty.court_accepted is None


def _was_taken(setting: Setting) -> bool:
    penalty = setting.penalty
    return penalty.court_accepted is True and penalty.enforced_on is None


def _may_be_contested(setting: Setting) -> bool:
    return setting.penalty.decided_at is not None and _running(setting) is None


def _is_contested(setting: Setting) -> bool:
    return _running(setting) is not None


def _is_unanswered(setting: Setting) -> bool:
    running = _running(setting)
    return running is not None and running.stage is RemedyState.RECEIVED


def _may_be_stayed(setting: Setting) -> bool:
    running = _running(setting)
    return running is not None and running.stayed_on is None


def _has_refund(setting: Setting) -> bool:
    return bool(fine_of(setting.penalty).refund_due_fen)


def _is_to_be_withdrawn(setting: Setting) -> bool:
    penalty = setting.penalty
    return must_be_withdrawn(penalty) and not stands_here(penalty)


def _may_be_redone(setting: Setting) -> bool:
    penalty = setting.penalty
    return Standing(penalty.standing).has_fallen and not penalty.redone_as


STEPS = (
    SummaryStep(
        "defer", Step.DEFER, Permission.DEFER_PAYMENT, "apl-2021:66.2", DeferForm, _defer,
        "由当事人申请；批准以后，加处罚款和申请法院的期限都以批准的各期为准。",
        opens=_may_be_deferred, lacks="没有尚未缴纳的罚款，或者已经申请法院。",
        is_main=False, is_apart=True,
    ),
    SummaryStep(
        "impose-additional-fine", None, Permission.DECIDE, "apl-2021:72.1(1)", Nothing, _impose,
        "由此制作加处罚款决定书，写明标准和至今日的数额；此后逐日计算。"
        "由谁决定，没有读到条文，按没有经办本案的负责人处理（未核实）。",
        opens=_may_be_added_to, lacks="没有逾期的罚款，或者已经决定加处。",
        is_main=False, is_apart=True, name="决定加处罚款",
    ),
    SummaryStep(
        "demand", Step.DEMAND, Permission.SERVE, "acl-2011:54", DemandForm, _demand,
        "申请法院强制执行之前必须催告；送达满十日仍不履行的，可以申请。",
        opens=_may_be_demanded, lacks="没有逾期的罚款，已经催告，或者已经停止执行。",
    ),
    SummaryStep(
        "apply-to-court", Step.APPLY, Permission.APPLY_TO_COURT, "acl-2011:53", CourtForm,
        _apply, "复议期限届满、催告满十日以后，三个月内申请；由负责人签名。"
        "复议前置的，期限自复议期限届满起算，没有读到条文（未核实）。",
        opens=_may_be_applied_for,
        lacks="没有催告、复议期限或者催告的十日还没有届满、复议诉讼还在进行，或者已经申请。",
        is_apart=True,
    ),
    SummaryStep(
        "court-answer", Step.COURT_ANSWER, Permission.RECORD_PAYMENT, "acl-2011:56.1",
        CourtAnswerForm, _court_answer, "人民法院接到申请，应当在五日内受理。",
        opens=_has_applied, lacks="没有等待答复的申请。",
    ),
    SummaryStep(
        "end-enforcement", Step.END_ENFORCEMENT, Permission.RECORD_PAYMENT, "acl-2011:53",
        EndForm, _end, "执行完毕或者终结执行以后，可以归档。",
        opens=_was_taken, lacks="法院没有受理强制执行申请，或者执行已经终了。",
    ),
    SummaryStep(
        "receive-remedy", None, Permission.HANDLE_REMEDY, "arl-2023:48", NoticeForm, _receive,
        "登记后开始计算答复期限；期间不能申请法院强制执行，加处罚款不再计算。先复议，再诉讼。",
        opens=_may_be_contested, lacks="还没有决定，或者已有复议、诉讼在办。",
        is_main=False, name="登记复议、诉讼",
    ),
    SummaryStep(
        "answer-remedy", None, Permission.HANDLE_REMEDY, "arl-2023:44.1", AnswerForm, _answer,
        "不提出答复、提交证据和依据的，视为没有证据、依据。",
        opens=_is_unanswered, lacks="没有等待答复的复议、诉讼。",
        clock=ANSWER_WITHIN, name="答复、举证",
    ),
    SummaryStep(
        "stay-execution", None, Permission.HANDLE_REMEDY, "arl-2023:42", StayForm, _stay,
        "复议、诉讼期间原则上不停止执行；停止执行以后不再催告。",
        opens=_may_be_stayed, lacks="没有复议、诉讼在办，或者已经停止执行。",
        is_main=False, name="登记停止执行",
    ),
    SummaryStep(
        "settle-remedy", None, Permission.HANDLE_REMEDY, "arl-2023:77.1", OutcomeForm, _settle,
        "撤销、变更、确认违法或者无效的，罚款随之变动，公示在三日内撤回。",
        opens=_is_contested, lacks="没有复议、诉讼在办。",
        is_main=False, name="登记复议、诉讼结果",
    ),
    SummaryStep(
        "refund", None, Permission.RECORD_PAYMENT, "apl-2021:74.3", RefundForm, _refund,
        "决定撤销、变更以后多缴的罚款，由财政部门退还。",
        opens=_has_refund, lacks="没有应当退还的罚款。", name="登记退还罚款",
    ),
    SummaryStep(
        "withdraw-publication", None, Permission.WITHDRAW_PUBLICATION, "apl-2021:48.2",
        WithdrawForm, _withdraw,
        "在别处公示的，变更、撤销、确认违法或者无效以后，三日内撤回并公开说明理由。",
        opens=_is_to_be_withdrawn,
        lacks="没有应当撤回的公示，或者公示页在本网站，从“公示”撤回。",
        clock=WITHDRAW_WITHIN, is_apart=True, name="登记撤回公示",
    ),
    SummaryStep(
        "redo", None, Permission.REGISTER_LEAD, "aprl-2017:71", RedoForm, _redo,
        "决定撤销以后需要重新处理的，登记为普通程序的线索，不再当场处罚。",
        opens=_may_be_redone, lacks="决定没有被撤销，或者已经重新登记线索。",
        is_main=False, name="重新登记线索",
    ),
)  # fmt: skip
