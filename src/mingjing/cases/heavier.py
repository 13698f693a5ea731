"""不得因陈述、申辩加重: what the party says never costs it anything (APL 45, pure).

The law forbids the heavier penalty *because* the party spoke. What evidence shows that came in
since is no such thing: it is named, reviewed and told anew.
"""

from dataclasses import dataclass

from mingjing.cases.proposal import Proposal
from mingjing.kernel.errors import GateClosedError

ARTICLE = "apl-2021:45.2"


@dataclass(frozen=True, slots=True)
class Told:
    """What a party was told last, and what came of it.

    Args:
        proposal: as the notice had it, or as adopting the defence left it.
        has_spoken: whether the party made a statement, or was heard, since the first notice.
        has_new_evidence: whether evidence came in since the last notice.
    """

    proposal: Proposal
    has_spoken: bool
    has_new_evidence: bool

    def is_raised_by(self, now: Proposal) -> bool:
        """Say whether *now* goes beyond what a party that spoke had been told."""
        return self.has_spoken and now.is_heavier_than(self.proposal)


def require_no_heavier(now: Proposal, told: Told, *, new_facts: str = "") -> None:
    """Refuse a penalty heavier than the one the party spoke against.

    Args:
        now: what is proposed.
        told: what the party was told.
        new_facts: which new facts and evidence make it heavier; empty for none.

    Raises:
        GateClosedError: it is heavier, and no new evidence with its reason says why.
    """
    is_grounded = told.has_new_evidence and bool(new_facts.strip())
    if is_grounded or not told.is_raised_by(now):
        return
    raise GateClosedError(
        "不能因当事人陈述、申辩而给予更重的处罚。",
        why="行政机关不得因当事人陈述、申辩而给予更重的处罚；拟处罚内容重于告知当事人的内容。",
        remedy="请维持或者减轻原拟处罚内容；告知之后确有新的事实、证据的，补充证据，"
        "在调查终结报告中写明，重新办理审核和告知。",
        article=ARTICLE,
    )
