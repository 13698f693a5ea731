"""What may be tried in the model: every step of the table, in every way that matters (pure)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mingjing.cases.exits import COLLECTIVE, OPINIONS
from mingjing.cases.proof.situation import BOUNCED, RETURNED, Court, Phase, Situation
from mingjing.cases.states import UNDECIDED, State, Step
from mingjing.kernel.life import Named

REASONS = (*sorted(set().union(*OPINIONS.values())), COLLECTIVE)


class Event(Named):
    """What happens to a case beside the steps of its table."""

    WAIT = "wait"
    MARK = "mark_for_review"
    ALTER = "alter_file"
    SETTLE = "settle_preservation"
    CONTEST = "receive_remedy"
    UPHOLD = "settle_remedy"

    @property
    def label(self) -> str:
        """What people call it."""
        return EVENT_LABELS[self]


EVENT_LABELS: Mapping[Event, str] = {
    Event.WAIT: "时间经过",
    Event.MARK: "标记须经法制审核",
    Event.ALTER: "案卷在程序之外被改动",
    Event.SETTLE: "处理登记保存的证据",
    Event.CONTEST: "申请行政复议、提起行政诉讼",
    Event.UPHOLD: "复议、诉讼维持决定",
}


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that is tried.

    Args:
        step: of the table, or beside it.
        how: in which of its ways.
    """

    step: Step | Event
    how: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What people call it."""
        how = "，".join(HOW_LABELS.get(word, word) for word in self.how)
        return f"{self.step.label}（{how}）" if how else self.step.label


HOW_LABELS: Mapping[str, str] = {
    "evidence": "补充证据",
    "preserved": "先行登记保存",
    "same": "内容不变",
    "major": "属于审核范围",
    "right": "可以要求听证",
    "collective": "提请集体讨论",
    RETURNED: "退回",
    BOUNCED: "材料不全",
    "adopted": "采纳",
    "amended": "变更拟处罚",
    "defence": "陈述申辩期",
    "hearing": "听证申请期",
    "day": "听证之日",
    "in time": "在期限内",
    "late": "逾期",
    "too early": "过早",
    "recorded": "录音录像",
    "unrecorded": "没有录音录像",
    "absent": "当事人未出席",
    "left": "当事人中途退出",
    "overdue": "逾期",
    "not due": "尚未逾期",
    "taken": "受理",
    "refused": "不予受理",
    "part": "一部分",
    "whole": "全部",
    "judged": "复议、诉讼撤销",
    "corrected": "自行撤销",
    "unreviewed": "未经法制审核",
}
CONTESTABLE = frozenset({State.DECIDED, State.SERVED})
"""Where a remedy makes a difference to what comes next."""
PLAIN: tuple[tuple[str, ...], ...] = ((),)
HOWS: Mapping[Step | Event, tuple[tuple[str, ...], ...]] = {
    Step.INVESTIGATE: ((), ("evidence",), ("preserved",)),
    Step.CLOSE_INVESTIGATION: (
        ("same",),
        (),
        ("major",),
        ("right",),
        ("major", "right"),
    ),
    Step.PASS_REVIEW: ((), ("collective",)),
    Step.RETURN_FROM_REVIEW: ((RETURNED,), (BOUNCED,)),
    Step.PARK: tuple((reason,) for reason in REASONS),
    Step.RECORD_DEFENCE: ((), ("adopted",), ("adopted", "amended")),
    Step.WAIVE_RIGHTS: (("defence",), ("hearing",), ("defence", "hearing")),
    Step.REQUEST_HEARING: (("in time",), ("late",)),
    Step.ARRANGE_HEARING: (("in time",), ("too early",)),
    Step.HOLD_HEARING: (("recorded",), ("unrecorded",)),
    Step.END_HEARING: (("absent",), ("left",)),
    Step.RECORD_PAYMENT: (("part",), ("whole",)),
    Step.DEMAND: (("overdue",), ("not due",)),
    Step.APPLY_TO_COURT: (("in time",), ("too early",)),
    Step.RECORD_COURT_ANSWER: (("taken",), ("refused",)),
    Step.SET_ASIDE: (("judged",), ("corrected",), ("corrected", "unreviewed")),
    Event.WAIT: (("defence",), ("hearing",), ("day",)),
}
MOVES: Mapping[Step | Event, tuple[Move, ...]] = {
    step: tuple(Move(step, how) for how in HOWS.get(step, PLAIN)) for step in (*Step, *Event)
}
"""Every move there is, by what is done."""


def events_at(stage: State) -> tuple[Event, ...]:
    """Return what can happen at a stage beside the steps of the table."""
    contests = (Event.CONTEST, Event.UPHOLD)
    return tuple(one for one in Event if stage in CONTESTABLE or one not in contests)


def offered(at: Situation, step: Step | Event) -> Iterator[Move]:
    """Yield the ways of a step that somebody could try in a situation."""
    return (move for move in MOVES[step] if _makes_sense(at, move))


def _makes_sense(at: Situation, move: Move) -> bool:  # noqa: C901 - one case a step
    """Say whether a move can be put to the product at all."""
    sensible = True
    match move.step:
        case Step.CLOSE_INVESTIGATION:
            sensible = at.is_proposed or "same" not in move.how
        case Step.PARK if at.stage is State.OBJECTED:
            sensible = move.how == (at.last,)
        case Step.UPHOLD_OPINION:
            sensible = at.last not in REASONS
        case Step.REQUEST_HEARING:
            sensible = "late" not in move.how or at.hearing is Phase.AFTER
        case Step.APPLY_TO_COURT:
            sensible = "too early" not in move.how or at.court is not Court.REFUSED
        case Step.SET_ASIDE:
            sensible = at.contested or "judged" not in move.how
        case Event.CONTEST | Event.UPHOLD:
            sensible = at.contested is (move.step is Event.UPHOLD)
        case Event.WAIT:
            sensible = _runs(at, move.how[0])
        case Event.SETTLE:
            sensible = at.kept
        case Event.ALTER:
            sensible = at.is_proposed and at.is_fresh and at.stage in UNDECIDED and not at.exit
        case _:
            pass
    return sensible


def _runs(at: Situation, limit: str) -> bool:
    if not at.noticed or at.stage not in UNDECIDED or at.exit:
        return False
    if limit == "day":
        return at.stage is State.HEARING_ARRANGED and at.day < Phase.AFTER
    if limit == "hearing":
        return at.right and at.hearing < Phase.AFTER
    return at.defence < Phase.AFTER
