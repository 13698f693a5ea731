"""行政复议、行政诉讼 against the decision: received, answered, stayed, and what came of it."""

from mingjing.access.policy import Permission
from mingjing.cases.commands.contest import (
    answer_remedy,
    receive_remedy,
    settle_remedy,
    stay_execution,
)
from mingjing.cases.contests import remedy_running
from mingjing.cases.queries import decision_if_any
from mingjing.cases.remedies import RemedyState
from mingjing.cases.states import State
from mingjing.evidence.queries import items_of
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.contesting_forms import (
    AnswerFields,
    NoticeFields,
    PenaltyOutcomeFields,
    StayFields,
)


class NoticeForm(NoticeFields, ActForm):
    """The notice of a remedy against the decision of a case."""

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["received_on"].initial = self.setting.today


def _receive(form: NoticeForm, act: Act, law: RuleBook) -> object:
    return receive_remedy(form.order(form.setting.case.docket), act=act, law=law)


class AnswerForm(AnswerFields, ActForm):
    """The answer in a case."""

    def prepare(self) -> None:
        """Begin with today, the evidence of the file, and the clauses of the decision."""
        setting = self.setting
        evidence = [item.title for item in items_of(setting.case.docket)]
        self.begin_with(setting.today, evidence, setting.case.proposal)


def _answer(form: AnswerForm, act: Act, law: RuleBook) -> object:
    return answer_remedy(form.order(form.setting.case.docket), act=act, law=law)


class StayForm(StayFields, ActForm):
    """停止执行 in a case."""

    def prepare(self) -> None:
        """Begin with today, and whoever decides."""
        self.begin_with(self.setting.today, remedy_running(self.setting.case))


def _stay(form: StayForm, act: Act, _law: RuleBook) -> object:
    return stay_execution(form.order(form.setting.case.docket), act=act)


class OutcomeForm(PenaltyOutcomeFields, ActForm):
    """The outcome in a case."""

    def prepare(self) -> None:
        """Offer the outcomes of this way, and what stands now."""
        case, decision = self.setting.case, decision_if_any(self.setting.case)
        kinds = decision.kinds if decision else []
        self.begin_with(self.setting.today, remedy_running(case), kinds)


def _settle(form: OutcomeForm, act: Act, _law: RuleBook) -> object:
    return settle_remedy(form.order(form.setting.case.docket), act=act)


def _may_be_contested(setting: Setting) -> bool:
    return decision_if_any(setting.case) is not None and remedy_running(setting.case) is None


def _is_running(setting: Setting) -> bool:
    return remedy_running(setting.case) is not None


def _is_unanswered(setting: Setting) -> bool:
    running = remedy_running(setting.case)
    return running is not None and running.stage is RemedyState.RECEIVED


def _may_stay(setting: Setting) -> bool:
    running = remedy_running(setting.case)
    stages = {State.DECIDED, State.SERVED}
    return running is not None and running.stayed_on is None and setting.case.stage in stages


ACTS = (
    CaseAct(
        "receive-remedy",
        "登记复议、诉讼",
        None,
        Permission.HANDLE_REMEDY,
        "arl-2023:48",
        NoticeForm,
        _receive,
        "登记后开始计算答复期限；复议、诉讼期间不能申请法院强制执行，加处罚款不再计算。",
        opens=_may_be_contested,
        lacks=lambda _setting: "还没有处罚决定，或者已有复议、诉讼在办。",
        is_main=False,
    ),
    CaseAct(
        "answer-remedy",
        "答复、举证",
        None,
        Permission.HANDLE_REMEDY,
        "arl-2023:44.1",
        AnswerForm,
        _answer,
        "不提出答复、提交证据和依据的，视为没有证据、依据。",
        opens=_is_unanswered,
        lacks=lambda _setting: "没有等待答复的复议、诉讼。",
        shows_file=True,
        about="remedies",
    ),
    CaseAct(
        "stay-execution",
        "登记停止执行",
        None,
        Permission.HANDLE_REMEDY,
        "arl-2023:42",
        StayForm,
        _stay,
        "复议、诉讼期间原则上不停止执行；停止执行以后不再催告。",
        opens=_may_stay,
        lacks=lambda _setting: "没有复议、诉讼在办，或者已经停止执行。",
        is_main=False,
        about="remedies",
    ),
    CaseAct(
        "settle-remedy",
        "登记复议、诉讼结果",
        None,
        Permission.HANDLE_REMEDY,
        "arl-2023:77.1",
        OutcomeForm,
        _settle,
        "撤销、变更、确认违法或者无效的，罚款随之变动，公示在三日内撤回。",
        opens=_is_running,
        lacks=lambda _setting: "没有复议、诉讼在办。",
        is_main=False,
        about="remedies",
    ),
)
