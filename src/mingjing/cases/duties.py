"""The duties of a decision: the fine and every other penalty, who performs each (pure).

That a party performs in time is the law's (APL 66); which penalty waits for whom was read
nowhere and is a default: a warning is done by the service of the decision, what the authority
does itself by its own record, everything else by the party.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingjing.statute.decisions import DecisionKind

FINE = "fine"
PERFORM = "apl-2021:66.1"


class Performer(StrEnum):
    """By whose act a duty is performed."""

    SERVICE = "service"
    AUTHORITY = "authority"
    PARTY = "party"

    @property
    def label(self) -> str:
        """What people call it."""
        return PERFORMER_LABELS[self]


PERFORMER_LABELS: Mapping[Performer, str] = {
    Performer.SERVICE: "送达即履行",
    Performer.AUTHORITY: "本机关办理",
    Performer.PARTY: "当事人履行",
}
K = DecisionKind
NOT_BY_THE_PARTY: Mapping[DecisionKind, Performer] = {
    K.WARNING: Performer.SERVICE,
    K.CRITICISM: Performer.AUTHORITY,
    K.PERMIT_REVOCATION: Performer.AUTHORITY,
    K.PERMIT_SUSPENSION: Performer.AUTHORITY,
    K.QUALIFICATION_REVOCATION: Performer.AUTHORITY,
    K.QUALIFICATION_DOWNGRADE: Performer.AUTHORITY,
    K.POST_CERTIFICATE_REVOCATION: Performer.AUTHORITY,
    K.PRACTICE_BAN: Performer.AUTHORITY,
}


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


def performer_of(kind: DecisionKind) -> Performer:
    """Return by whose act a penalty is performed."""
    return NOT_BY_THE_PARTY.get(kind, Performer.PARTY)


def duties_beside_money(
    kinds: Iterable[str],
    done: Mapping[str, Mapping[str, str]],
    *,
    served_on: date | None,
) -> tuple[Duty, ...]:
    """Return the duties of a decision beside its fine, in the order of the statute.

    Args:
        kinds: penalties that stand.
        done: by kind, the day and how it was seen, as the decision keeps it.
        served_on: day of service, by which some are performed.
    """
    standing = set(kinds)
    return tuple(
        _duty(kind, done.get(kind.value), served_on)
        for kind in DecisionKind
        if kind.value in standing
    )


def _duty(kind: DecisionKind, said: Mapping[str, str] | None, served_on: date | None) -> Duty:
    performer = performer_of(kind)
    if performer is Performer.SERVICE:
        return Duty(kind.value, kind.label, performer, served_on)
    if said is None:
        return Duty(kind.value, kind.label, performer)
    return Duty(kind.value, kind.label, performer, date.fromisoformat(said["on"]), said["how"])
