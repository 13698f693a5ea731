"""Where the party does not perform: 延期、分期、催告、申请法院强制执行."""

import re
from datetime import date
from typing import TYPE_CHECKING

from django import forms

from mingjing.access.policy import Permission
from mingjing.cases.clocks import window_of
from mingjing.cases.commands.defer_payment import defer_payment
from mingjing.cases.commands.enforce import (
    apply_to_court,
    demand_performance,
    end_enforcement,
    record_court_answer,
)
from mingjing.cases.debts import outstanding_fen, owed
from mingjing.cases.deliveries import MODES, Delivery
from mingjing.cases.enforcing import (
    ApplyToCourt,
    DeferPayment,
    DemandPerformance,
    EndEnforcement,
    RecordCourtAnswer,
)
from mingjing.cases.queries import decision_if_any
from mingjing.cases.states import Step
from mingjing.kernel.dates import chinese
from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import fen_from_yuan, yuan
from mingjing.ledger.recording import Act
from mingjing.statute.additional_fines import Dated
from mingjing.statute.limits import RuleBook
from mingjing.web.console.acts.asking import ActForm, CaseAct, Setting
from mingjing.web.console.acts.fields import (
    DayField,
    LinesField,
    OneOf,
    Pair,
    Tick,
    WordsField,
)

if TYPE_CHECKING:
    from mingjing.cases.models import Decision

PART = re.compile(r"(\d{4}-\d{2}-\d{2})[\s，,：:]+([\d.]+)\s*元?")
TAKEN, REFUSED = "taken", "refused"


class DeferralForm(ActForm):
    """The application, the hardship, and when which part is due."""

    requested_on = DayField(label="当事人申请日期")
    reason = WordsField(label="经济困难的情况", help_text="写明当事人提交了什么材料。")
    parts = LinesField(
        label="各期", help_text="每行一期，例如：2027-03-31 20000。延期缴纳的只写一行。"
    )

    def prepare(self) -> None:
        """Begin with today, and say what the parts come to."""
        self.fields["requested_on"].initial = self.setting.today
        decision = decision_if_any(self.setting.case)
        if decision is not None:
            left = yuan(outstanding_fen(decision))
            self.fields[
                "parts"
            ].help_text = (
                f"每行一期，例如：2027-03-31 20000。延期缴纳的只写一行。合计应为 {left} 元。"
            )

    def clean_parts(self) -> tuple[Dated, ...]:
        """Return day and amount of each line, and say which line is neither."""
        lines: tuple[str, ...] = self.cleaned_data["parts"]
        return tuple(_part(number, line) for number, line in enumerate(lines, start=1))


def _part(number: int, line: str) -> Dated:
    found = PART.fullmatch(line.strip())
    try:
        if found is not None:
            return Dated(date.fromisoformat(found[1]), fen_from_yuan(found[2]))
    except (ValueError, InvalidInputError):
        pass
    raise forms.ValidationError(f"第 {number} 行不是“年-月-日 数额”：{line}")


def _defer(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = DeferPayment(
        form.setting.case.docket, said["requested_on"], said["reason"], said["parts"]
    )
    return defer_payment(order, act=act, law=law)


class DemandForm(ActForm):
    """How the demand was served."""

    mode = OneOf(
        label="送达方式",
        choices=[(code, name) for code, name in MODES.items() if code != "by_electronic"],
        initial="direct",
    )
    officers = Pair(label="送达人", help_text="两名。")
    served_on = DayField(label="送达日期")
    receiver = WordsField(label="受送达人或者代收人", rows=1, max_length=100)
    place = WordsField(label="送达地点", rows=1, max_length=200, required=False)
    refusal = WordsField(label="拒收事由", rows=2, required=False, help_text="留置送达的填写。")
    attestor = WordsField(
        label="见证人", rows=1, max_length=100, required=False, help_text="留置送达的填写。"
    )

    def prepare(self) -> None:
        """Offer the officers of the case, and today; say what is owed."""
        setting = self.setting
        amounts = owed(setting.case, setting.law, on=setting.today)
        self.fields["served_on"].help_text = (
            f"至今日逾期 {yuan(amounts.overdue_fen)} 元，"
            f"加处罚款 {yuan(amounts.late_fine_fen)} 元；催告书按送达之日计算。"
        )
        self.only_for("by_leaving", "refusal", "attestor")
        self.offer_officers("officers", first=self.setting.case.officers)
        self.fields["served_on"].initial = self.setting.today


def _demand(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    is_left = said["mode"] == "by_leaving"
    delivery = Delivery(
        mode=said["mode"],
        receiver=said["receiver"],
        place=said["place"],
        refusal=said["refusal"] if is_left else "",
        attestor=said["attestor"] if is_left else "",
    )
    order = DemandPerformance(
        form.setting.case.docket, said["officers"], said["served_on"], delivery
    )
    return demand_performance(order, act=act, law=law)


class CourtForm(ActForm):
    """Which court, when, and that nobody contests the decision."""

    court = WordsField(label="人民法院", rows=1, max_length=200)
    applied_on = DayField(label="申请日期")
    uncontested = Tick(label="当事人在法定期限内没有申请行政复议，也没有提起行政诉讼")
    late_reason = WordsField(
        label="逾期申请的正当理由", rows=2, required=False, help_text="在期限内申请的不填。"
    )

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["applied_on"].initial = self.setting.today


def _apply(form: ActForm, act: Act, law: RuleBook) -> object:
    said = form.values
    order = ApplyToCourt(
        form.setting.case.docket,
        said["court"],
        said["applied_on"],
        said["uncontested"],
        said["late_reason"],
    )
    return apply_to_court(order, act=act, law=law)


class CourtAnswerForm(ActForm):
    """What the court said."""

    answer = OneOf(label="法院答复", choices=[(TAKEN, "受理"), (REFUSED, "不予受理")])
    answered_on = DayField(label="答复日期")
    note = WordsField(label="法院文书", help_text="文书名称、文号和内容。")

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["answered_on"].initial = self.setting.today


def _answer(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = RecordCourtAnswer(
        form.setting.case.docket, said["answered_on"], said["answer"] == TAKEN, said["note"]
    )
    return record_court_answer(order, act=act)


class EnforcementForm(ActForm):
    """How the court's execution ended."""

    ended_on = DayField(label="终了日期")
    how = WordsField(label="执行结果", help_text="执行完毕、终结执行等，写明法院文书的文号。")

    def prepare(self) -> None:
        """Begin with today."""
        self.fields["ended_on"].initial = self.setting.today


def _end(form: ActForm, act: Act, _law: RuleBook) -> object:
    said = form.values
    order = EndEnforcement(form.setting.case.docket, said["ended_on"], said["how"])
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
    return _is_overdue(setting)


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
        "demand-performance",
        "登记催告",
        Step.DEMAND,
        Permission.SERVE,
        "acl-2011:54",
        DemandForm,
        _demand,
        "申请法院强制执行之前必须催告；送达满十日仍不履行的，可以申请。",
        opens=_may_demand,
        lacks=lambda _setting: "没有逾期的罚款，或者已经催告。",
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
