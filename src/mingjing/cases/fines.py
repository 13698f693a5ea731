"""A fine that was decided, wherever: what is owed of it, and when a court may be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingjing.cases.aftermath import Aftermath
from mingjing.cases.contests import contested_by, pauses_of
from mingjing.cases.deferrals import deferred_until, instalments_of
from mingjing.cases.remedies import Standing
from mingjing.cases.remedy_rows import RemedyRow
from mingjing.statute.additional_fines import Dated, Debt, additional_fine
from mingjing.statute.court_window import EITHER, CourtWindow, court_window
from mingjing.statute.dues import day_for_party
from mingjing.statute.limits import RuleBook

PAY_WITHIN = "APL-67"


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is overdue on a day, and the additional fine by its end, in fen."""

    overdue_fen: int = 0
    late_fine_fen: int = 0


NOTHING = Amounts()


@dataclass(frozen=True, slots=True)
class Fine:
    """A fine with everything that bears on what is owed of it.

    Args:
        row: what it went through since.
        fen: as it stands; zero for a penalty without one.
        payments: what was paid, and when.
        served_on: day on which the decision reached the party; None before.
        remedies: against the decision, oldest first.
        contested_within: rules of the periods in which the party could contest it.
    """

    row: Aftermath
    fen: int
    payments: tuple[Dated, ...]
    served_on: date | None = None
    remedies: tuple[RemedyRow, ...] = ()
    contested_within: tuple[str, ...] = EITHER

    @property
    def has_fallen(self) -> bool:
        """Whether the decision was revoked, or is void."""
        return Standing(self.row.standing).has_fallen

    @property
    def owed_fen(self) -> int:
        """The fine that stands: nothing of one that was revoked or is void."""
        return 0 if self.has_fallen else self.fen

    @property
    def paid_fen(self) -> int:
        """What was paid and not refunded."""
        return sum(one.fen for one in self.payments) - self.row.refunded_fen

    @property
    def outstanding_fen(self) -> int:
        """What stands and was not paid yet."""
        return max(0, self.owed_fen - self.paid_fen)

    @property
    def refund_due_fen(self) -> int:
        """What was paid and is no longer owed."""
        return max(0, self.paid_fen - self.owed_fen)

    def debt(self, law: RuleBook) -> Debt | None:
        """Return the fine with its last day to pay and what was paid.

        None before service, without a fine, once the decision was revoked, and while the last
        day may still move: nobody is late before the holidays of that year are known.
        """
        if self.served_on is None or not self.owed_fen:
            return None
        last = day_for_party(law.due(PAY_WITHIN, self.served_on))
        if last == date.max:
            return None
        return Debt(self._parts(last), self.payments, pauses_of(self.remedies))

    def amounts(self, law: RuleBook, *, on: date) -> Amounts:
        """Return what is overdue and the additional fine at the end of a day."""
        debt = self.debt(law)
        if debt is None:
            return NOTHING
        late = additional_fine(law, debt, until=on, on=on)
        return Amounts(debt.overdue_fen(on), late.fen)

    def window(self, law: RuleBook) -> CourtWindow:
        """Return when the court may be asked.

        Raises:
            ValueError: the decision was not served.
        """
        if self.served_on is None:
            raise ValueError("no window before service")
        return court_window(
            law,
            served_on=self.served_on,
            deferred_until=deferred_until(self.row),
            demanded_on=self.row.demanded_on,
            contested=contested_by(self.remedies, law),
            within=self.contested_within,
        )

    def _parts(self, last: date) -> tuple[Dated, ...]:
        """Return when which part is due; what was paid before a deferral was due as a whole."""
        later = instalments_of(self.row)
        before = self.fen - sum(one.fen for one in later)
        return (*((Dated(last, before),) if before else ()), *later)


def in_order(payments: Iterable[Dated]) -> tuple[Dated, ...]:
    """Return payments by their days."""
    return tuple(sorted(payments, key=lambda one: one.on))
