"""What a violation brings with it beside the penalty: legal review and the right to a hearing.

Nothing of this is stored with a violation: it follows from the range and the kinds of its
sanction and from the amounts in force on the day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from mingjing.kernel.money import yuan
from mingjing.statute.decisions import PartyKind, ProposedDecision
from mingjing.statute.hearing import hearing_right
from mingjing.statute.limits import RuleBook
from mingjing.statute.predicates import FINE, Ground
from mingjing.statute.review_scope import classify
from mingjing.statute.thresholds import amount_for
from mingjing.statute.violation_rows import Punished, SanctionRow

LEAST_FINE = 1


@dataclass(frozen=True, slots=True)
class Follows:
    """Whether something follows from a sanction.

    Args:
        always: True whatever the amount, False never, None where it depends on the amount.
        from_fen: the amount in fen from which it follows, where it depends on it.
        grounds: the rules behind it.
    """

    always: bool | None
    from_fen: int | None
    grounds: tuple[Ground, ...]

    def __str__(self) -> str:
        if self.always is None and self.from_fen is not None:
            return f"罚款达到 {yuan(self.from_fen)} 元的"
        return {True: "一律", False: "否", None: "视数额而定"}[self.always]


@dataclass(frozen=True, slots=True)
class ReviewAndHearing:
    """What follows from one sanction for one kind of party."""

    review: Follows
    hearing: Follows


def party_of(who: Punished) -> PartyKind:
    """Return the kind of party that stands for those whom a sanction hits."""
    on_unit = who in {Punished.UNIT, Punished.ANYONE}
    return PartyKind.ORGANISATION if on_unit else PartyKind.PERSON


def review_and_hearing(
    sanction: SanctionRow,
    *,
    book: RuleBook,
    on: date,
    region: str,
    party: PartyKind | None = None,
) -> ReviewAndHearing:
    """Return what follows from a sanction.

    Args:
        sanction: of a violation of the catalogue.
        book: the rule book, with the bureau's settings if there are any.
        on: day that chooses the versions.
        region: code of the division, such as ``140524``.
        party: who would be punished; what the sanction names if absent.
    """
    kind = party or party_of(sanction.who)

    def review(fine: int | None) -> tuple[bool | None, tuple[Ground, ...]]:
        scope = classify(_proposed(sanction, kind, fine), book=book, on=on, region=region)
        return scope.required, scope.grounds

    def hearing(fine: int | None) -> tuple[bool | None, tuple[Ground, ...]]:
        right = hearing_right(_proposed(sanction, kind, fine), book=book, on=on, region=region)
        return right.exists, right.grounds

    def reached_by(grounds: Iterable[Ground]) -> int | None:
        return min(
            (
                amount_for(book, one.rule, kind.amounts, region=region, on=on).fen
                for one in grounds
                if any(name == FINE for name, _ in one.inputs)
            ),
            default=None,
        )

    return ReviewAndHearing(
        _follows(sanction, review, reached_by), _follows(sanction, hearing, reached_by)
    )


Asked = Callable[[int | None], tuple[bool | None, tuple[Ground, ...]]]


def _follows(
    sanction: SanctionRow, asked: Asked, reached_by: Callable[[Iterable[Ground]], int | None]
) -> Follows:
    fine = sanction.range
    if fine is None or not fine.is_in_yuan:
        answer, grounds = asked(0 if fine is None else None)
        return Follows(answer, None, grounds)
    least, grounds = asked(max(fine.low_fen, LEAST_FINE))
    if least is not False:
        return Follows(least, None, grounds)
    most, grounds = asked(fine.high_fen)
    if most:
        return Follows(None, reached_by(grounds), grounds)
    return Follows(most, None, grounds)


def _proposed(sanction: SanctionRow, party: PartyKind, fine: int | None) -> ProposedDecision:
    return ProposedDecision(
        party=party,
        fine_fen=fine,
        kinds=frozenset(sanction.kinds),
        circumstances=frozenset(sanction.circumstances),
    )
