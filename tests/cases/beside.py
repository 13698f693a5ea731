"""Acts beside the steps of a case, as anybody tries them, and what they must not leave."""

# Every act takes the same four things, whatever it needs of them.
# ruff: noqa: ARG005

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from mingjing.cases.investigation.monitoring import Virtue
from mingjing.cases.investigation.preserving import RETURN

BESIDE: Mapping[str, Any] = {
    "ask_to_withdraw": lambda c, d, p, w: c.ask_to_withdraw(
        d, p, whom(p, w), by_party=w.adopted, on=c.clock.today - timedelta(days=w.ago)
    ),
    "recuse": lambda c, d, p, w: c.recuse(d, p, w.words),
    "refuse_to_recuse": lambda c, d, p, w: c.refuse_to_recuse(d, p, w.words),
    "ask_to_preserve": lambda c, d, p, w: c.ask_to_preserve(d, p, reason=w.words),
    "approve_preserving": lambda c, d, p, w: c.approve_preserving(d, p, w.words),
    "decline_preserving": lambda c, d, p, w: c.decline_preserving(d, p, w.words),
    "impose_preserving": lambda c, d, p, w: c.impose_preserving(d, p, officers=w.pair),
    "propose_to_settle": lambda c, d, p, w: c.propose_to_settle(d, p, reason=w.words),
    "settle": lambda c, d, p, w: c.settle(d, p, RETURN if w.adopted else "copied", w.words),
    "suspend": lambda c, d, p, w: c.suspend(d, p, reasons=w.words),
    "go_on": lambda c, d, p, w: c.go_on(d, p, w.words),
    "rectify": lambda c, d, p, w: c.rectify(d, p, officers=w.pair),
    "ask_for_recheck": lambda c, d, p, w: c.ask_for_recheck(d, p, w.words),
    "check_rectified": lambda c, d, p, w: c.check_rectified(d, p, words=w.words),
    "commission": lambda c, d, p, w: c.commission(d, p, demands=w.words),
    "enter_opinion": lambda c, d, p, w: c.enter_opinion(d, p, opinion=w.words),
    "tell_opinion": lambda c, d, p, w: c.tell_opinion(d, p),
    "contest_opinion": lambda c, d, p, w: c.contest_opinion(d, p, w.words),
    "answer_contest": lambda c, d, p, w: c.answer_contest(d, p, again=w.adopted),
    "enter_monitoring": lambda c, d, p, w: c.enter_monitoring(d, p),
    "review_monitoring": lambda c, d, p, w: c.review_monitoring(
        d, p, tuple(Virtue) if w.adopted else ()
    ),
    "tell_monitoring": lambda c, d, p, w: c.tell_monitoring(d, p, w.words),
}
BY_LEADERS = frozenset(
    {
        "recuse",
        "refuse_to_recuse",
        "approve_preserving",
        "decline_preserving",
        "settle",
        "suspend",
        "go_on",
        "answer_contest",
    }
)
BY_REVIEWERS = frozenset({"review_monitoring"})
FOR_ANYBODY = frozenset({"ask_to_withdraw"})
WHILE_INVESTIGATED = (
    "ask_to_preserve",
    "approve_preserving",
    "impose_preserving",
    "settle",
    "enter_monitoring",
    "review_monitoring",
    "rectify",
    "ask_to_withdraw",
    "recuse",
    "suspend",
)


def whom(person: str, whim: Any) -> str:
    """Return who is to withdraw: somebody else where the party asks, else who says so."""
    return whim.pair[1] if whim.adopted else person


@dataclass
class Aside:
    """What the model saw go on beside the steps of one case.

    Args:
        asked: who is to withdraw, the first request first.
        withdrawn: who did.
        held: preservations carried out and not settled.
        unread: monitoring records that nobody reviewed.
    """

    asked: list[str] = field(default_factory=list)
    withdrawn: set[str] = field(default_factory=set)
    held: int = 0
    unread: int = 0

    def learn(self, name: str, person: str, whim: Any) -> None:
        """Take in that an act went through, and demand what must have kept it from it."""
        barred = person in self.withdrawn and name not in FOR_ANYBODY
        assert not barred, f"{name} by somebody who withdrew"
        match name:
            case "ask_to_withdraw":
                self.asked.append(whom(person, whim))
            case "recuse":
                assert self.asked[0] != person, "answered by whom it concerns"
                self.withdrawn.add(self.asked.pop(0))
            case "refuse_to_recuse":
                assert self.asked.pop(0) != person, "answered by whom it concerns"
            case "impose_preserving":
                self.held += 1
            case "settle":
                self.held -= 1
            case "enter_monitoring":
                self.unread += 1
            case "review_monitoring":
                self.unread -= 1
            case "close":
                assert not self.held, "closed over preserved evidence"
                assert not self.unread, "closed over an unreviewed record"
