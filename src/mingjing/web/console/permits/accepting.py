"""Steps of an application until somebody examines it, and its ways out."""

from django import forms

from mingjing.access.policy import Permission
from mingjing.ledger.recording import Act
from mingjing.permits.clocks import ACCEPT_WITHIN
from mingjing.permits.commands.accept_application import (
    AcceptApplication,
    ConfirmFiling,
    RejectApplication,
    RequestCorrection,
    WithdrawApplication,
    accept_application,
    confirm_filing,
    reject_application,
    request_correction,
    withdraw_application,
)
from mingjing.permits.commands.assign_examiner import (
    AssignExaminer,
    ReplaceExaminer,
    assign_examiner,
    replace_examiner,
)
from mingjing.permits.commands.register_application import (
    ReceiveSupplement,
    receive_supplement,
)
from mingjing.permits.kinds import NotAccepted
from mingjing.permits.states import State, Step
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.fields import DayField, OneOf, SomeOf, Tick, WordsField
from mingjing.web.console.inspections.asking import offered_officers
from mingjing.web.console.offered import never
from mingjing.web.console.permits.asking import (
    ApplicationStep,
    Nothing,
    Setting,
    StepForm,
    by_head,
    by_window,
)


class CorrectionForm(StepForm):
    """What is wrong in form; what is missing follows from the list."""

    defects = WordsField(label="不符合法定形式之处", rows=3, max_length=1000, required=False)

    def prepare(self) -> None:
        """Say what will be told anyway."""
        missing = "、".join(one.name for one in self.setting.missing) or "没有缺少材料"
        self.fields["defects"].help_text = f"一次写全；通知书还将列明缺少的：{missing}。"


class RejectionForm(StepForm):
    """On which ground, and the facts."""

    ground = OneOf(label="情形", choices=[(one.value, one.label) for one in NotAccepted])
    words = WordsField(label="理由", rows=3, max_length=1000)


class SupplementForm(StepForm):
    """What came."""

    submitted = SomeOf(label="收到的材料", required=False)
    defects_cured = Tick(label="不符合法定形式之处已经更正")
    received_on = DayField(label="收到日期")

    def prepare(self) -> None:
        """Offer what was missing; begin with today."""
        offered = [(one.id, one.name) for one in self.setting.missing]
        field = self.fields["submitted"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = offered
        self.begin_today("received_on")


class WithdrawalForm(StepForm):
    """When and how the applicant said so."""

    withdrawn_on = DayField(label="提出日期")
    words = WordsField(label="怎样提出", rows=2, max_length=500)

    def prepare(self) -> None:
        """Begin with today."""
        self.begin_today("withdrawn_on")


class ReceiverForm(StepForm):
    """Who was handed it."""

    receiver = forms.CharField(label="领取人", max_length=100)


class ExaminerForm(StepForm):
    """Who examines it."""

    examiner = forms.ChoiceField(label="审查人员")

    def prepare(self) -> None:
        """Offer the officers."""
        self.offer("examiner", offered_officers(self.setting.today))


class ReplacementForm(ExaminerForm):
    """Who examines it from now on, and why."""

    recused = Tick(label="因为回避")
    reason = WordsField(label="理由", rows=2, max_length=300)


def _accept(form: StepForm, act: Act, law: RuleBook) -> object:
    return accept_application(AcceptApplication(form.number), act=act, law=law)


def _correct(form: StepForm, act: Act, law: RuleBook) -> object:
    order = RequestCorrection(form.number, form.values["defects"])
    return request_correction(order, act=act, law=law)


def _reject(form: StepForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = RejectApplication(form.number, NotAccepted(said["ground"]), said["words"])
    return reject_application(order, act=act, law=law)


def _supplement(form: StepForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = ReceiveSupplement(
        form.number, tuple(said["submitted"]), said["defects_cured"], said["received_on"]
    )
    return receive_supplement(order, act=act)


def _withdraw(form: StepForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = WithdrawApplication(form.number, said["withdrawn_on"], said["words"])
    return withdraw_application(order, act=act)


def _confirm(form: StepForm, act: Act, law: RuleBook) -> object:
    order = ConfirmFiling(form.number, form.values["receiver"])
    return confirm_filing(order, act=act, law=law)


def _assign(form: StepForm, act: Act, _law: RuleBook) -> object:
    return assign_examiner(AssignExaminer(form.number, form.values["examiner"]), act=act)


def _replace(form: StepForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = ReplaceExaminer(form.number, said["examiner"], said["reason"], said["recused"])
    return replace_examiner(order, act=act)


def _is_permit(setting: Setting) -> bool:
    return not setting.kind.is_filing


def _is_acceptable(setting: Setting) -> bool:
    return _is_permit(setting) and (setting.silence is not None or setting.is_complete)


def _is_filing(setting: Setting) -> bool:
    return setting.kind.is_filing and setting.is_complete


def _may_be_told(setting: Setting) -> bool:
    told = setting.application.told_on is not None
    return setting.silence is None and not told


def _lacks_something(setting: Setting) -> bool:
    return not setting.is_complete


def _is_not_silent(setting: Setting) -> bool:
    return setting.silence is None


def _must_be_rejected(setting: Setting) -> bool:
    row = setting.application
    lacks = row.told_on is not None and not setting.is_complete
    return row.stage is State.APPLIED and (lacks or bool(row.elsewhere))


P = Permission
WINDOW = P.RECEIVE_APPLICATION
STEPS = (
    ApplicationStep(
        "accept", Step.ACCEPT, WINDOW, "all-2019:32.2", Nothing, _accept,
        "出具加盖专用印章、注明日期的受理通知书；逾期没有告知补正的，自收到之日起即为受理。",
        theirs=by_window, opens=_is_acceptable, lacks="材料不齐全，或者这是备案。",
        clock=ACCEPT_WITHIN,
    ),
    ApplicationStep(
        "confirm", Step.CONFIRM, WINDOW, "pre-2018:13.3", ReceiverForm, _confirm,
        "应当于收到备案材料的当日发给备案证明。", theirs=by_window, opens=_is_filing,
        lacks="这是许可，不是备案，或者材料不齐全。", clock="PRE-13-3",
    ),
    ApplicationStep(
        "correct", Step.CORRECT, WINDOW, "all-2019:32.1(4)", CorrectionForm, _correct,
        "当场或者五个工作日内一次告知需要补正的全部内容；只能告知一次。",
        theirs=by_window, opens=_may_be_told, lacks="已经告知过，或者逾期即为受理。",
        awaited=_lacks_something, clock=ACCEPT_WITHIN,
    ),
    ApplicationStep(
        "reject", Step.REJECT, WINDOW, "all-2019:32.2", RejectionForm, _reject,
        "出具不予受理决定书，写明理由和救济途径；不属于本机关的，告知向哪个机关申请。",
        theirs=by_window, opens=_is_not_silent, lacks="逾期没有告知，即为受理。",
        awaited=_must_be_rejected, clock=ACCEPT_WITHIN,
    ),
    ApplicationStep(
        "supplement", Step.SUPPLEMENT, WINDOW, "all-2019:32.1(5)", SupplementForm,
        _supplement, "提交了全部补正材料的，应当受理；受理的期限自收到之日重新起算。",
        theirs=by_window, awaited=never,
    ),
    ApplicationStep(
        "assign", Step.ASSIGN, P.ASSIGN_EXAMINER, "all-2019:34", ExaminerForm, _assign,
        "由其审查材料、组织核查、提出意见；审查人员不能主持听证、不能决定。",
        theirs=by_head, clock="decide",
    ),
    ApplicationStep(
        "replace", Step.REPLACE_EXAMINER, P.ASSIGN_EXAMINER, "all-2019:34", ReplacementForm,
        _replace, "回避、离岗的更换；期限不重新起算。", theirs=by_head, awaited=never,
    ),
    ApplicationStep(
        "give-up", Step.GIVE_UP, WINDOW, "all-2019:29", WithdrawalForm, _withdraw,
        "申请人自己撤回；作出决定之后不能撤回。", theirs=by_window, awaited=never,
    ),
)  # fmt: skip
