"""The duties of a decision: the fine and every other penalty, who performs each (pure).

That a party performs in time is the law's (APL 66). Which penalty is performed by the service
of the decision, or by the authority itself, is a rule for each kind; a decision keeps what held
on its day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mingjing.statute.decisions import DecisionKind, Performer

FINE = "fine"
PERFORM = "apl-2021:66.1"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that a decision asks for.

    Args:
        kind: of the penalty; :data:`FINE` for the fine.
        label: the statute's word for it.
        performer: by whose act it is performed.
        done_on: day on which it was; None while it is open.
        how: how that was seen; empty where nobody had to say.
    """

    kind: str
    label: str
    performer: Performer
    done_on: date | None = None
    how: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it was not performed yet."""
        return self.done_on is None


def duties_beside_money(
    kinds: Iterable[str],
    done: Mapping[str, Mapping[str, str]],
    performers: Mapping[str, str],
    *,
    served_on: date | None,
) -> tuple[Duty, ...]:
    """Return the duties of a decision beside its fine, in the order of the statute.

    Args:
        kinds: penalties that stand.
        done: by kind, the day and how it was seen, as the decision keeps it.
        performers: by kind, by whose act it is performed; by the party where absent (APL 66).
        served_on: day of service, by which some are performed.
    """
    standing = set(kinds)
    return tuple(
        _duty(kind, Performer(performers.get(kind, Performer.PARTY)), done.get(kind), served_on)
        for kind in DecisionKind
        if kind in standing
    )


def _duty(
    kind: DecisionKind,
    performer: Performer,
    said: Mapping[str, str] | None,
    served_on: date | None,
) -> Duty:
    if performer is Performer.SERVICE:
        return Duty(kind.value, kind.label, performer, served_on)
    if said is None:
        return Duty(kind.value, kind.label, performer)
    return Duty(kind.value, kind.label, performer, date.fromisoformat(said["on"]), said["how"])
