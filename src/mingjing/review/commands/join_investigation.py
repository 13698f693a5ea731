"""会同调查取证: a reviewer joins the investigation and is replaced (A3-6, SOD-02)."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_words
from mingjing.ledger.recording import Act, recording
from mingjing.review.commands.accept_package import require_status
from mingjing.review.commands.replace_reviewer import hand_over
from mingjing.review.entries import InvestigationJoined
from mingjing.review.models import ReviewRound
from mingjing.review.queries import latest_round
from mingjing.review.rules import require_same_reviewer
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class JoinInvestigation:
    """What is to be found out together with the unit, and who reviews in the place.

    Args:
        coming: another reviewer, not tied to the case.
        reason: what the file does not show.
    """

    docket: str
    coming: str
    reason: str


def join_investigation(order: JoinInvestigation, *, act: Act, law: RuleBook) -> ReviewRound:
    """Let the reviewer join the investigation; another goes on with the round at once.

    Who joined is a participant from then on: no round of this case is theirs any more.

    Raises:
        NotPermittedError: not a reviewer, or the new one is none.
        SeparationOfDutiesError: not the reviewer of the case, or the new one is tied to it.
        GateClosedError: no reason.
        IllegalTransitionError: no review runs.
        NotFoundError: nobody of that code is on the roster.
    """
    with recording("join_investigation", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.ACCEPTED)
        require_same_reviewer(round_, act.actor.person)
        require_words(
            order.reason,
            what="会同调查取证没有写明事由。",
            why="审核以书面审核为主，必要时才会同办案股室人员深入调查取证。",
            rule="seed-2022:A3-6",
        )
        round_.joined = [*round_.joined, act.actor.person]
        round_.save()
        record.add(
            InvestigationJoined(
                round=round_.number, reviewer=act.actor.person, reason=order.reason
            )
        )
        reason = "审核人员会同办案股室调查取证"
        return hand_over(round_, order.coming, reason, act=act, law=law, record=record)
