"""收件: a reviewer finds the package complete, or sends it back with a list."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.cases.moves import return_from_review, take_part_as_reviewer
from mingjing.cases.queries import case_to_change
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, IllegalTransitionError
from mingjing.ledger.recording import Act, recording
from mingjing.review.entries import ReviewAccepted, ReviewBounced
from mingjing.review.extensions import REVIEW_WITHIN
from mingjing.review.models import ReviewRound
from mingjing.review.package import Material
from mingjing.review.queries import latest_round
from mingjing.review.rules import require_independent
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class AcceptPackage:
    """Which case."""

    docket: str


@dataclass(frozen=True)
class BouncePackage:
    """Which case, and what is missing.

    Args:
        materials: sorts of material that are missing or incomplete.
        missing: what exactly, one by one, in the reviewer's words.
    """

    docket: str
    missing: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()

    def listed(self) -> tuple[str, ...]:
        """Return the whole list as it goes back."""
        words = (one.strip() for one in self.missing)
        return (*(one.value for one in self.materials), *(one for one in words if one))


def accept_package(order: AcceptPackage, *, act: Act, law: RuleBook) -> ReviewRound:
    """Take the case on; seven working days run from the next day.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: tied to the case.
        IllegalTransitionError: no package waits.
    """
    with recording("accept_package", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.SUBMITTED)
        require_independent(act.actor.person, case, round_)
        today = legal_date(act.at)
        take_part_as_reviewer(case, act.actor.person)
        round_.status = ReviewRound.Status.ACCEPTED
        round_.accepted_on = today
        round_.reviewer = act.actor.person
        round_.save()
        record.add(
            ReviewAccepted(
                round=round_.number,
                reviewer=act.actor.person,
                due=law.due(REVIEW_WITHIN, today).nominal.isoformat(),
            )
        )
    return round_


def bounce_package(order: BouncePackage, *, act: Act) -> ReviewRound:
    """Send an incomplete package back with the list of what is missing.

    Raises:
        NotPermittedError: not a reviewer.
        GateClosedError: nothing is named as missing.
        IllegalTransitionError: no package waits.
    """
    with recording("bounce_package", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.SUBMITTED)
        require_independent(act.actor.person, case, round_)
        missing = order.listed()
        if not missing:
            raise GateClosedError(
                "没有写明缺少哪些材料。",
                why="退回材料应当一次说清，承办股室才能补齐。",
                remedy="请列明缺少的材料。",
                article="seed-2022:A3-5",
            )
        return_from_review(case)
        round_.status = ReviewRound.Status.BOUNCED
        round_.finding = {
            "missing": list(missing),
            "materials": [one.name for one in order.materials],
        }
        round_.save()
        record.add(ReviewBounced(round=round_.number, missing=missing))
    return round_


def require_status(round_: ReviewRound, status: ReviewRound.Status) -> None:
    """Refuse an act on a round that is not where the act begins.

    Raises:
        IllegalTransitionError: it is somewhere else.
    """
    if round_.status != status:
        raise IllegalTransitionError(
            f"第 {round_.number} 轮审核现为“{ReviewRound.Status(round_.status).label}”。",
            why=f"这一步只能在“{status.label}”时办理。",
            remedy="请查看本案的审核进度。",
            article="seed-2022:A3-4",
        )
