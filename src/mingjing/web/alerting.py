"""Signs of a skipped review become alerts: at once, and every night for what was missed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, may
from mingjing.kernel.canonical import Value
from mingjing.ledger.outbox import enqueue
from mingjing.ledger.recording import Act
from mingjing.supervision.commands.raise_alerts import raise_alerts
from mingjing.supervision.reconciling import is_anything_new, newest_entry, was_refused_since

RECONCILE = "reconcile"
PROGRAM = Actor("renderer", frozenset({Role.RENDERER}))


def reconcile(arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``reconcile``; repeating it raises nothing twice.

    Args:
        arguments: ``since``, the key of an entry after which refusals are looked for; without
            it all are, as every night.
        at: when it is done.
    """
    since = int(str(arguments.get("since", 0)))
    if is_anything_new(since):
        raise_alerts(act=Act(PROGRAM, at), since=since)


def look_again(actor: Actor, at: datetime) -> None:
    """Raise what is new before somebody who sees alerts is shown them."""
    if may(actor, Permission.SEE_ALERTS):
        reconcile({}, at)


@dataclass
class RefusalWatch:
    """Asks for a reconciliation as soon as something about a case was refused.

    What happened before this process began is left to the night.
    """

    _seen: int | None = None

    def look(self) -> None:
        """Look at what is new since the last time."""
        newest, seen = newest_entry(), self._seen
        self._seen = newest
        if seen is not None and newest > seen and was_refused_since(seen):
            enqueue(RECONCILE, f"after {newest}", {"since": seen})
