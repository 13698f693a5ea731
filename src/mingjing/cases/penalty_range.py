"""A penalty held against the violations it applies: for whom, within which range (pure)."""

from datetime import date

from mingjing.cases.applied import (
    FineHeld,
    Held,
    Standing,
    held,
    hold_fine,
    require_understood,
    require_whole,
)
from mingjing.cases.proposal import Proposal
from mingjing.kernel.errors import GateClosedError
from mingjing.kernel.money import yuan
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook


def require_lawful(
    proposal: Proposal, party: PartyKind, law: RuleBook, on: date
) -> tuple[Held, ...]:
    """Return what a proposal applies, beside the words of the law; refuse what it forbids.

    Args:
        proposal: what is proposed, or what an adopted defence made of it.
        party: who would be punished.
        law: the rule book.
        on: day that chooses the versions of the violations.

    Raises:
        GateClosedError: a sanction is not for such a party; the fine lies outside the range of
            the one violation that is applied, whose clause somebody read.
        InvalidInputError: a sanction is named twice, or a fact is not what its benchmark asks.
        UnknownViolationError: the catalogue has no such violation or sanction that day.
    """
    require_whole(proposal.applied)
    require_understood(proposal.applied, law, on)
    found = held(proposal.applied, law, on)
    for one in found:
        if not one.sanction.who.can_be(party):
            raise GateClosedError(
                f"“{one.sanction.words}”不能对本案当事人适用。",
                why=f"这一处罚针对{one.sanction.who.label}。",
                remedy="请改选适用于本案当事人的处罚；另有应当处罚的人，请另行立案。",
                article=one.violation.article,
            )
    fine = hold_fine(proposal.fine_fen, found, proposal.circumstances)
    if fine.is_certain and fine.standing in {Standing.ABOVE, Standing.BELOW}:
        raise _outside(proposal.fine_fen, fine)
    return found


def _outside(fine_fen: int, fine: FineHeld) -> GateClosedError:
    is_above = fine.standing is Standing.ABOVE
    allowed = (
        "按日连续处罚的，请在“本案情形”中选择"
        if is_above
        else "依法减轻处罚的，请在“本案情形”中选择，并在裁量理由中写明是哪一种情形"
    )
    return GateClosedError(
        f"拟处罚款 {yuan(fine_fen)} 元，{'高于' if is_above else '低于'}法定幅度。",
        why=f"所选案由的罚款幅度是 {fine.range}。",
        remedy=f"请在幅度以内确定数额；{allowed}。",
        article=fine.article,
    )
