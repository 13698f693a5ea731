"""行政复议、行政诉讼 against the decision: received, answered, stayed, and what came of it."""

from mingjing.access.policy import Permission
from mingjing.cases.commands.contest import (
    answer_remedy,
    receive_remedy,
    settle_remedy,
    stay_execution,
)
from mingjing.cases.contesting import (
    AnswerRemedy,
    ReceiveRemedy,
    SettleRemedy,
    StayExecution,
)
from mingjing.cases.contests import remedy_running
from mingjing.cases.queries import decision_if_any
from mingjing.cases.remedies import OUTCOMES, RemedyState, Way
from mingjing.cases.states import State
from mingjing.evidence.queries import items_of
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import (
    DayField,
    LinesField,
    MoneyField,
    OneOf,
    SomeOf,
    Tick,
    WordsField,
)


class NoticeForm(ActForm):
    """The notice with the copy of the application or complaint."""

    way = OneOf(label="救济途径", choices=[(one.value, one.label) for one in Way])
    body = WordsField(label="行政复议机关或者人民法院", rows=1, max_length=200)
    number = WordsField(label="复议、诉讼案号", rows=1, max_length=100)
    applied_on = DayField(
        label="申请、起诉日期", help_text="自这一日起，加处罚款不再计算，直到有结果。"
    )
    received_on = DayField(label="收到副本日期", help_text="答复、举证的期限自这一日起算。")
    is_simple = Tick(label="行政复议适用简易程序（五日内答复）", required=False)
    claims = WordsField(label="请求和理由", rows=4)

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["received_on"].initial = self.setting.today


def _receive(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ReceiveRemedy(
        subject=form.setting.case.docket,
        way=Way(said["way"]),
        body=said["body"],
        number=said["number"],
        applied_on=said["applied_on"],
        received_on=said["received_on"],
        claims=said["claims"],
        is_simple=said["is_simple"],
    )
    return receive_remedy(order, act=act, law=law)


class AnswerForm(ActForm):
    """The answer, the list of evidence and the norms."""

    answered_on = DayField(label="提交答复日期")
    answer = WordsField(label="答复（答辩）", rows=8)
    evidence = LinesField(
        label="证据目录",
        help_text="每行一件。决定作出之后收集的证据，不能用来证明决定合法。",
    )
    norms = LinesField(label="作出决定的依据", help_text="每行一项。")

    def prepare(self) -> None:
        """Begin with today, the evidence of the file, and the clauses of the decision."""
        setting = self.setting
        self.fields["answered_on"].initial = setting.today
        self.fields["evidence"].initial = tuple(
            item.title for item in items_of(setting.case.docket)
        )
        proposal = setting.case.proposal
        self.fields["norms"].initial = (
            *proposal.get("duty_clauses", ()),
            *proposal.get("penalty_clauses", ()),
        )


def _answer(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = AnswerRemedy(
        form.setting.case.docket,
        said["answered_on"],
        said["answer"],
        said["evidence"],
        said["norms"],
    )
    return answer_remedy(order, act=act, law=law)


class StayForm(ActForm):
    """Who ordered it, when and why."""

    stayed_on = DayField(label="决定停止执行的日期")
    by = WordsField(label="由谁决定", rows=1, max_length=200)
    reason = WordsField(label="理由", rows=3)

    def prepare(self) -> None:
        """Begin with today, and whoever decides."""
        running = remedy_running(self.setting.case)
        self.fields["stayed_on"].initial = self.setting.today
        self.fields["by"].initial = running.body if running else ""


def _stay(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = StayExecution(
        form.setting.case.docket, said["stayed_on"], said["by"], said["reason"]
    )
    return stay_execution(order, act=act)


class OutcomeForm(ActForm):
    """What the authority or court decided."""

    outcome = OneOf(label="结果")
    number = WordsField(label="文书文号", rows=1, max_length=100)
    outcome_on = DayField(label="文书日期")
    effective_on = DayField(
        label="送达或者生效日期", help_text="复议决定写送达之日，判决、裁定写生效之日。"
    )
    note = WordsField(label="主文", rows=3)
    fine_yuan = MoneyField(
        label="变更后的罚款（元）", required=False, help_text="变更的填写；没有罚款的填 0。"
    )
    kinds = SomeOf(label="变更后保留的其他处罚", required=False)
    by_third_party = Tick(label="因第三人提出相反的请求而加重", required=False)
    redo_until = DayField(
        label="重新作出行政行为的期限",
        required=False,
        help_text="责令重新作出的，按文书写明的期限填写。",
    )

    def prepare(self) -> None:
        """Offer the outcomes of this way, and what stands now."""
        setting = self.setting
        running, decision = remedy_running(setting.case), decision_if_any(setting.case)
        outcomes = OUTCOMES[Way(running.way)] if running else {}
        self.offer("outcome", [(code, one.words) for code, one in outcomes.items()])
        kinds = decision.kinds if decision else []
        self.offer("kinds", [(kind, DecisionKind(kind).label) for kind in kinds])
        if not kinds:
            del self.fields["kinds"]
        self.fields["outcome_on"].initial = setting.today
        self.fields["effective_on"].initial = setting.today


def _settle(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = SettleRemedy(
        subject=form.setting.case.docket,
        outcome=said["outcome"],
        number=said["number"],
        outcome_on=said["outcome_on"],
        effective_on=said["effective_on"],
        note=said["note"],
        fine_fen=said["fine_yuan"],
        kinds=tuple(DecisionKind(kind) for kind in said.get("kinds", ())),
        by_third_party=said["by_third_party"],
        redo_until=said["redo_until"],
    )
    return settle_remedy(order, act=act)


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
