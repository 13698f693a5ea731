"""A case as what is enforced, and as what is contested."""

from mingjing.cases.debts import demandable, fine_of
from mingjing.cases.enforcing import Matter
from mingjing.cases.models import Case, Decision
from mingjing.cases.papers.words import case_name
from mingjing.kernel.money import yuan


def matter_of(case: Case, decision: Decision) -> Matter:
    """Return the fine of *case* as what is enforced."""
    return Matter(
        number=case.docket,
        fine=fine_of(case, decision),
        about={
            "case_name": case_name(case),
            "party_name": case.party.name,
            "decision_number": decision.document.number,
            "served_on": case.served_on.isoformat() if case.served_on else "",
            "fine": yuan(decision.fine_fen),
        },
        handlers=case.handlers,
        duties=demandable(case, decision),
    )
