"""公示事项: what a publication is about, the same whatever procedure it comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.masking import Source
from mingjing.ledger.rows import RecordedModel
from mingjing.statute.decisions import DecisionKind, PartyKind
from mingjing.statute.dues import Due
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True, slots=True)
class Fallen:
    """That a decision binds nobody any more: how it ended, and since when."""

    label: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Subject:
    """A decision or result with everything that judges whether and how it becomes public.

    Args:
        kind: what it is.
        docket: what the entries about it are about: docket or number of its file.
        file_number: number under which people know the file.
        document: code of the paper; the address of the page.
        number: of the decision or result, public in every state.
        decided_on: day from which the limit runs; of several the earliest (Q-36).
        publish_within: rule of the limit.
        withdraw_within: rule of the limit once it was altered.
        name: of whom it concerns; for whoever sees the file.
        party: kind of whom it concerns.
        is_enterprise: whether that is a 生产经营单位.
        is_minor: whether a natural person was under 18; None where it is unknown.
        kinds: penalties beside the fine.
        unit: that handled the file; its head may draft it, too.
        drafters: who drafts it.
        apart: who may not publish it, because they had another part in it (SOD-17).
        untold: says why it cannot be public yet; empty once the party knows it.
        fallen: how it ended, where it binds nobody any more; else None.
        altered_on: day on which it was changed, revoked or found unlawful; None for never.
        elsewhere_on: day on which it was published by the step of the procedure itself.
        facts: what the file says happened; private.
        source: makes what the public record is built from, given the public summary.
        row: of the procedure.
    """

    kind: Kind
    docket: str
    file_number: str
    document: str
    number: str
    decided_on: date
    publish_within: str
    withdraw_within: str
    name: str
    party: PartyKind
    is_enterprise: bool
    is_minor: bool | None
    kinds: tuple[DecisionKind, ...]
    unit: str
    drafters: tuple[str, ...]
    apart: tuple[str, ...]
    untold: Callable[[], str]
    fallen: Fallen | None
    altered_on: date | None
    elsewhere_on: date | None
    facts: str
    source: Callable[[str, RuleBook], Source]
    row: RecordedModel

    def due(self, law: RuleBook) -> Due:
        """Return until when it must be public."""
        return law.due(self.publish_within, self.decided_on)

    def withdrawal_due(self, ground_on: date, law: RuleBook) -> Due:
        """Return until when it must leave the public view, once a ground for that came up."""
        return law.due(self.withdraw_within, ground_on)
