"""自行纠正: proposed, reviewed, decided, served; then refunds, and what is done anew."""

from mingjing.access.policy import Permission
from mingjing.cases.commands.after_setting_aside import (
    record_refund,
    redo_case,
)
from mingjing.cases.commands.correct_decision import (
    DecideCorrection,
    ProposeCorrection,
    ReviewCorrection,
    ServeCorrection,
    decide_correction,
    propose_correction,
    review_correction,
    serve_correction,
)
from mingjing.cases.corrections import CORRECTION_LIFE, CorrectionState
from mingjing.cases.debts import refund_due_fen
from mingjing.cases.deliveries import MODES, Delivery
from mingjing.cases.fallen import ActAnew, RecordRefund
from mingjing.cases.queries import correction_if_any, decision_if_any
from mingjing.cases.remedies import Standing
from mingjing.kernel.money import yuan
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import (
    DayField,
    MoneyField,
    OneOf,
    Pair,
    SomeOf,
    WordsField,
)

YES, NO = "yes", "no"


class ProposalForm(ActForm):
    """What is wrong, and what should become of the decision."""

    standing = OneOf(
        label="拟怎样纠正",
        choices=[(Standing.REVOKED.value, "撤销"), (Standing.CHANGED.value, "变更（减轻）")],
    )
    reasons = WordsField(
        label="决定的错误，怎样发现", rows=5, help_text="申诉、检举或者自行发现。"
    )
    fine_yuan = MoneyField(
        label="变更后的罚款（元）", required=False, help_text="变更的填写；不能高于原来的罚款。"
    )
    kinds = SomeOf(label="变更后保留的其他处罚", required=False)

    def prepare(self) -> None:
        """Offer what stands now."""
        decision = decision_if_any(self.setting.case)
        kinds = decision.kinds if decision else []
        if decision is not None:
            standing = yuan(decision.fine_fen)
            self.fields["fine_yuan"].help_text = f"现罚款 {standing} 元；只能减轻。"
        self.offer("kinds", [(kind, DecisionKind(kind).label) for kind in kinds])
        self.fields["kinds"].initial = list(kinds)
        self.only_for(Standing.CHANGED.value, "fine_yuan")
        if not kinds:
            del self.fields["kinds"]


def _propose(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    standing = Standing(said["standing"])
    is_changed = standing is Standing.CHANGED
    order = ProposeCorrection(
        form.setting.case.docket,
        standing,
        said["reasons"],
        said["fine_yuan"] if is_changed else 0,
        tuple(DecisionKind(kind) for kind in said.get("kinds", ())) if is_changed else (),
    )
    return propose_correction(order, act=act)


class OpinionForm(ActForm):
    """The opinion of the legal office."""

    answer = OneOf(label="审核意见", choices=[(YES, "同意纠正"), (NO, "不同意纠正")])
    words = WordsField(label="理由", rows=4)


def _review(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = ReviewCorrection(form.setting.case.docket, said["answer"] == YES, said["words"])
    return review_correction(order, act=act)


class VerdictForm(ActForm):
    """What the leader decides."""

    answer = OneOf(label="决定", choices=[(YES, "撤销、变更"), (NO, "维持原决定")])
    words = WordsField(label="理由", rows=4)


def _decide(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = DecideCorrection(form.setting.case.docket, said["answer"] == YES, said["words"])
    return decide_correction(order, act=act, law=law)


class ServiceForm(ActForm):
    """How the correction reached the party."""

    mode = OneOf(
        label="送达方式",
        choices=[(code, name) for code, name in MODES.items() if code != "by_electronic"],
        initial="direct",
    )
    officers = Pair(label="送达人", help_text="两名。")
    served_on = DayField(label="送达日期")
    receiver = WordsField(label="受送达人或者代收人", rows=1, max_length=100)
    place = WordsField(label="送达地点", rows=1, max_length=200, required=False)
    refusal = WordsField(label="拒收事由", rows=2, required=False)
    attestor = WordsField(label="见证人", rows=1, max_length=100, required=False)

    def prepare(self) -> None:
        """Offer the officers of the case, and today."""
        self.only_for("by_leaving", "refusal", "attestor")
        self.offer_officers("officers", first=self.setting.case.officers)
        self.fields["served_on"].initial = self.setting.today


def _serve(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    is_left = said["mode"] == "by_leaving"
    delivery = Delivery(
        mode=said["mode"],
        receiver=said["receiver"],
        place=said["place"],
        refusal=said["refusal"] if is_left else "",
        attestor=said["attestor"] if is_left else "",
    )
    order = ServeCorrection(
        form.setting.case.docket, said["officers"], said["served_on"], delivery
    )
    return serve_correction(order, act=act)


class RefundForm(ActForm):
    """What the treasury paid back."""

    refunded_on = DayField(label="退还日期")
    amount_yuan = MoneyField(label="退还数额（元）")
    reference = WordsField(label="退库凭证编号", rows=1, max_length=60)

    def prepare(self) -> None:
        """Begin with today and with what is due."""
        decision = decision_if_any(self.setting.case)
        self.fields["refunded_on"].initial = self.setting.today
        if decision is not None:
            self.fields["amount_yuan"].initial = yuan(refund_due_fen(decision))


def _refund(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RecordRefund(
        form.setting.case.docket, said["refunded_on"], said["amount_yuan"], said["reference"]
    )
    return record_refund(order, act=act)


class RedoForm(ActForm):
    """What is different this time."""

    reasons = WordsField(
        label="重新办理的理由",
        rows=4,
        help_text="不得以同一的事实和理由作出与原决定基本相同的决定。",
    )


def _redo(form: ActForm, act: Act, _law: RuleBook) -> object:
    return redo_case(ActAnew(form.setting.case.docket, form.values["reasons"]), act=act)


def _stands(setting: Setting) -> bool:
    decision = decision_if_any(setting.case)
    last = correction_if_any(setting.case)
    is_free = last is None or last.stage in CORRECTION_LIFE.ends
    return decision is not None and is_free and not Standing(decision.standing).has_fallen


def _is(stage: CorrectionState, setting: Setting) -> bool:
    last = correction_if_any(setting.case)
    return last is not None and last.stage is stage


def _refund_is_due(setting: Setting) -> bool:
    decision = decision_if_any(setting.case)
    return decision is not None and refund_due_fen(decision) > 0


def _may_redo(setting: Setting) -> bool:
    decision = decision_if_any(setting.case)
    return (
        decision is not None
        and Standing(decision.standing).has_fallen
        and not decision.redone_as
    )


ACTS = (
    CaseAct(
        "propose-correction",
        "提出自行纠正",
        None,
        Permission.PROPOSE_CORRECTION,
        "apl-2021:75.2",
        ProposalForm,
        _propose,
        "发现决定有错误的，应当主动改正；经法制审核，由负责人决定，不能加重。",
        opens=_stands,
        lacks=lambda _setting: "没有有效的处罚决定，或者已经提出纠正。",
        is_main=False,
    ),
    CaseAct(
        "review-correction",
        "审核自行纠正",
        None,
        Permission.REVIEW,
        "apl-2021:75.2",
        OpinionForm,
        _review,
        "承办人、提出纠正的人不能审核；不同意的，不予纠正。",
        opens=lambda setting: _is(CorrectionState.PROPOSED, setting),
        lacks=lambda _setting: "没有等待审核的纠正。",
        shows_file=True,
        about="corrections",
    ),
    CaseAct(
        "decide-correction",
        "决定撤销、变更",
        None,
        Permission.DECIDE,
        "apl-2021:75.2",
        VerdictForm,
        _decide,
        "决定即生效：制作撤销（变更）决定书，罚款随之变动，公示在三日内撤回。",
        opens=lambda setting: _is(CorrectionState.AGREED, setting),
        lacks=lambda _setting: "没有经过审核的纠正。",
        shows_file=True,
        about="corrections",
    ),
    CaseAct(
        "serve-correction",
        "登记送达撤销（变更）决定",
        None,
        Permission.SERVE,
        "apl-2021:61.1",
        ServiceForm,
        _serve,
        "撤销（变更）决定书应当送达当事人。",
        opens=lambda setting: _is(CorrectionState.DECIDED, setting),
        lacks=lambda _setting: "没有等待送达的撤销（变更）决定。",
        about="corrections",
    ),
    CaseAct(
        "record-refund",
        "登记退还罚款",
        None,
        Permission.RECORD_PAYMENT,
        "apl-2021:74.3",
        RefundForm,
        _refund,
        "不再应当缴纳的，由财政部门退还；退还以前不能结案。",
        opens=_refund_is_due,
        lacks=lambda _setting: "没有应当退还的罚款。",
    ),
    CaseAct(
        "redo-case",
        "重新登记线索",
        None,
        Permission.REGISTER_LEAD,
        "aprl-2017:71",
        RedoForm,
        _redo,
        "责令重新作出的，另立新案，从立案起重新依程序办理。",
        opens=_may_redo,
        lacks=lambda _setting: "处罚决定没有被撤销，或者已经重新登记。",
        is_main=False,
    ),
)
