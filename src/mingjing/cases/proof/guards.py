"""The conditions of each step: the product's own where they are pure (pure)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.cases.exits import COLLECTIVE, Exit, require_called_for, require_closable
from mingjing.cases.proof.moves import Event, Move
from mingjing.cases.proof.situation import BOUNCED, Court, Passed, Phase, Situation
from mingjing.cases.referring import FROM, require_answered, require_report_at
from mingjing.cases.rules import DecisionFacts, Gate, gates_before_decision, review_holds
from mingjing.cases.states import UNDECIDED, State, Step
from mingjing.kernel.errors import RefusalError

TODAY = date(2026, 3, 2)
SUBJECT = "subject"
DEMAND, COURT = "acl-2011:54", "acl-2011:53"


@dataclass(frozen=True, slots=True)
class Guard:
    """One condition of a step.

    Args:
        id: to name it by.
        name: what people call it.
        article: citation of its refusal; empty where the product cites nothing.
        holds: whether it lets a move through.
    """

    id: str
    name: str
    article: str
    holds: Callable[[Situation, Move], bool]


def review_gate(at: Situation) -> bool:
    """Say whether the gate of legal review is open."""
    return review_holds(
        required=bool(at.required),
        passed_hash=at.passed.value,
        subject_hash=SUBJECT,
        stale_reason=at.stale,
    )


def decision_gates(at: Situation) -> tuple[Gate, ...]:
    """Return the gates before the decision, as the product has them."""
    return gates_before_decision(
        DecisionFacts(
            review_required=at.required,
            passed_hash=at.passed.value,
            subject_hash=SUBJECT,
            stale_reason=at.stale,
            noticed=at.noticed,
            same_facts_as_noticed=at.as_told,
            defence_until=last_day(at.defence),
            hearing_until=last_day(at.hearing) if at.right and not at.is_heard else None,
            collective_required=at.collective,
            deliberated=at.deliberated,
            today=TODAY,
        )
    )


def last_day(phase: Phase) -> date | None:
    """Return a last day beside which today is in that phase; None for a right given up."""
    if phase is Phase.WAIVED:
        return None
    return TODAY + timedelta(days=Phase.ON - phase)


def _gate(number: int) -> Callable[[Situation, Move], bool]:
    return lambda at, _move: decision_gates(at)[number].holds


def _decision() -> tuple[Guard, ...]:
    ids = ("review", "notice", "defence", "hearing", "deliberation")
    at = Situation(collective=True)
    return tuple(
        Guard(f"decide_{name}", f"决定之前：{gate.name}", gate.article, _gate(number))
        for number, (name, gate) in enumerate(zip(ids, decision_gates(at), strict=True))
    )


def _is_allowed(check: Callable[[], None]) -> bool:
    try:
        check()
    except RefusalError:
        return False
    return True


def _ways_out(way: Exit) -> tuple[Guard, ...]:
    def is_called_for(at: Situation) -> bool:
        return _is_allowed(
            lambda: require_called_for(way, parked_for=at.parked, is_deliberated=at.deliberated)
        )

    def reviewed(at: Situation, _move: Move) -> bool:
        return at.stage is State.PARKED or review_gate(at)

    def called_for(at: Situation, _move: Move) -> bool:
        return at.stage is not State.PARKED or at.parked == COLLECTIVE or is_called_for(at)

    def discussed(at: Situation, _move: Move) -> bool:
        return at.stage is not State.PARKED or at.parked != COLLECTIVE or is_called_for(at)

    return (
        Guard(f"{way}_reviewed", f"{way.label}：先经法制审核", "apl-2021:58.1", reviewed),
        Guard(f"{way}_called_for", f"{way.label}：合于审核意见", "seed-2022:A3-8", called_for),
        Guard(f"{way}_discussed", f"{way.label}：已经讨论", "seed-2022:A3-7(8)", discussed),
    )


def _kept(step: Step) -> Guard:
    return Guard(
        f"kept_{step}",
        f"{step.label}：登记保存的证据已经处理",
        "apl-2021:56",
        lambda at, _move: not at.kept,
    )


def _is_served(at: Situation, _move: Move) -> bool:
    return _is_allowed(lambda: require_closable(at.exit, served=at.served))


def _in_turn(step: Step) -> tuple[Guard, ...]:
    def stands(at: Situation, _move: Move) -> bool:
        return _is_allowed(lambda: require_report_at(step, at.report))

    return (Guard(f"in_turn_{step}", f"{step.label}：移送逐步办理", "r310-2020:5.2", stands),)


def _is_answered(at: Situation, _move: Move) -> bool:
    return _is_allowed(lambda: require_answered(at.report))


def _leaves_the_park(at: Situation, _move: Move) -> bool:
    return not at.parked or (at.parked == COLLECTIVE and at.deliberated)


def _repeats(at: Situation) -> bool:
    return bool(at.required) and at.passed is not Passed.NOTHING and review_gate(at)


def _may_ask(at: Situation) -> bool:
    return at.court not in {Court.APPLIED, Court.TAKEN}


GUARDS: Mapping[Step | Event, tuple[Guard, ...]] = {
    Event.MARK: (
        Guard(
            "undecided",
            "决定尚未作出",
            "apl-2021:58.1",
            lambda at, _move: at.stage in UNDECIDED,
        ),
    ),
    Step.SUBMIT_FOR_REVIEW: (
        Guard(
            "compulsory",
            "属于应当法制审核的范围",
            "seed-2022:A3-2",
            lambda at, _move: bool(at.required),
        ),
        Guard("park", "暂停的事由已经了结", "seed-2022:A3-7(8)", _leaves_the_park),
        Guard(
            "again", "没有仍然有效的同意意见", "apl-2021:58.1", lambda at, _: not _repeats(at)
        ),
    ),
    Step.PASS_REVIEW: (
        Guard("unchanged", "审核对象没有变动", "apl-2021:58.1", lambda at, _move: at.is_sent),
    ),
    Step.OBJECT: (
        Guard(
            "opinion",
            "有审核意见可以异议",
            "seed-2022:A3-4",
            lambda at, _move: at.last not in {"", BOUNCED},
        ),
        _kept(Step.OBJECT),
    ),
    Step.CLOSE_INVESTIGATION: (_kept(Step.CLOSE_INVESTIGATION),),
    Step.GIVE_NOTICE: (
        Guard(
            "reviewed",
            "先经法制审核再告知",
            "seed-2022:A3-3",
            lambda at, _move: review_gate(at),
        ),
    ),
    Step.RECORD_DEFENCE: (
        Guard(
            "told",
            "采纳的是对告知内容的申辩",
            "apl-2021:62",
            lambda at, move: at.as_told or "adopted" not in move.how,
        ),
    ),
    Step.REQUEST_HEARING: (
        Guard(
            "request",
            "有权要求听证，并在期限内提出",
            "apl-2021:64(1)",
            lambda at, move: at.right and "in time" in move.how,
        ),
    ),
    Step.ARRANGE_HEARING: (
        Guard("presiding", "已指定听证主持人", "apl-2021:64(4)", lambda at, _: at.presiding),
        Guard(
            "seven_days", "七日前通知", "apl-2021:64(2)", lambda _, move: "in time" in move.how
        ),
    ),
    Step.HOLD_HEARING: (
        Guard("day", "听证已经举行", "apl-2021:64(8)", lambda at, _: at.day >= Phase.ON),
        Guard(
            "recorded",
            "音像记录，或者经批准",
            "seed-2022:A2-4",
            lambda at, move: at.excused or "recorded" in move.how,
        ),
    ),
    Step.END_HEARING: (
        Guard("came", "听证的日期已到", "", lambda at, _move: at.day >= Phase.ON),
    ),
    Step.DECIDE: _decision(),
    Step.DECIDE_NO_PENALTY: _ways_out(Exit.NO_PENALTY),
    Step.WITHDRAW: (*_ways_out(Exit.WITHDRAWN), _kept(Step.WITHDRAW)),
    Step.TRANSFER: (*_ways_out(Exit.TRANSFERRED), _kept(Step.TRANSFER)),
    **{step: _in_turn(step) for step in FROM},
    Step.RECORD_PAYMENT: (
        Guard("outstanding", "罚款尚未缴清", "apl-2021:67.3", lambda at, _move: at.owing),
    ),
    Step.DEFER_PAYMENT: (
        Guard(
            "no_court",
            "尚未申请人民法院强制执行",
            "apl-2021:66.2",
            lambda at, _move: at.court < Court.REFUSED,
        ),
        Guard("deferrable", "有未缴纳的罚款", "apl-2021:66.2", lambda at, _move: at.owing),
    ),
    Step.DEMAND: (
        Guard(
            "demanded_once", "没有催告过", DEMAND, lambda at, _move: at.court is Court.NOTHING
        ),
        Guard(
            "overdue",
            "罚款逾期未缴纳",
            DEMAND,
            lambda at, move: at.owing and "overdue" in move.how,
        ),
    ),
    Step.APPLY_TO_COURT: (
        Guard("applied_once", "没有申请过，或者不予受理", COURT, lambda at, _: _may_ask(at)),
        Guard("uncontested", "没有复议、诉讼在办", COURT, lambda at, _: not at.contested),
        Guard(
            "demanded",
            "催告之后才申请",
            DEMAND,
            lambda at, _move: at.court is not Court.NOTHING,
        ),
        Guard("unpaid", "罚款仍未缴清", COURT, lambda at, _move: at.owing),
        Guard("window", "申请的期限已经开始", COURT, lambda _, move: "in time" in move.how),
    ),
    Step.RECORD_COURT_ANSWER: (
        Guard(
            "asked",
            "有等待答复的申请",
            "acl-2011:56.1",
            lambda at, _move: at.court is Court.APPLIED,
        ),
    ),
    Step.END_ENFORCEMENT: (
        Guard("court_took", "人民法院已经受理", COURT, lambda at, _: at.court is Court.TAKEN),
    ),
    Step.PERFORM_DUTY: (
        Guard("undone", "义务尚未履行", "apl-2021:66.1", lambda at, _move: at.duty),
    ),
    Step.COMPLETE_PERFORMANCE: (
        Guard("paid", "罚款已经缴清", "apl-2021:66.1", lambda at, _move: not at.owing),
        Guard("done", "其他义务已经履行", "apl-2021:66.1", lambda at, _move: not at.duty),
    ),
    Step.SET_ASIDE: (
        Guard(
            "correction_reviewed",
            "自行撤销之前经法制审核",
            "apl-2021:75.2",
            lambda _, move: "unreviewed" not in move.how,
        ),
    ),
    Step.CLOSE: (
        Guard(
            "served",
            "不予处罚决定已经送达",
            "apl-2021:61.1",
            _is_served,
        ),
        Guard("answered", "移送司法机关已经办结", "r310-2020:11.1", _is_answered),
        _kept(Step.CLOSE),
    ),
}
