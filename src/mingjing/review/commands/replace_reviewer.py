"""更换审核人员: somebody else goes on with a round whose reviewer leaves or is tied to it."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import actor_of
from mingjing.cases.moves import take_part_as_reviewer
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_strangers, require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import NotPermittedError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.review.commands.accept_package import require_status
from mingjing.review.entries import ReviewerReplaced
from mingjing.review.models import ReviewRound
from mingjing.review.queries import due_of, latest_round
from mingjing.review.rules import require_independent
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ReplaceReviewer:
    """Who goes on with the review, and why the other one cannot.

    Args:
        coming: a reviewer who is not tied to the case.
        reason: absence, illness, recusal, or that the reviewer joined the investigation.
    """

    docket: str
    coming: str
    reason: str


def replace_reviewer(order: ReplaceReviewer, *, act: Act, law: RuleBook) -> ReviewRound:
    """Let another reviewer go on with the running round; its seven working days run on.

    Who reviewed so far stays excluded from deciding the case.

    Raises:
        NotPermittedError: neither head of the legal office nor a leader; or the new one is no
            reviewer.
        SeparationOfDutiesError: the new one is tied to the case or reviews it already.
        GateClosedError: no reason.
        IllegalTransitionError: no review runs.
        NotFoundError: nobody of that code is on the roster.
    """
    with recording("replace_reviewer", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REPLACE_REVIEWER)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.ACCEPTED)
        require_words(
            order.reason,
            what="更换审核人员没有写明理由。",
            why="收件的审核人员对本轮审核负责，更换应当有据可查。",
            rule="seed-2022:A3-8",
        )
        return hand_over(round_, order.coming, order.reason, act=act, law=law, record=record)


def hand_over(  # noqa: PLR0913 - the parts of a recording
    round_: ReviewRound, coming: str, reason: str, *, act: Act, law: RuleBook, record: Recording
) -> ReviewRound:
    """Put another reviewer in the place of the one of a running round, inside a recording.

    Raises:
        NotPermittedError: the new one is no reviewer.
        SeparationOfDutiesError: the new one is tied to the case or reviews it already.
        NotFoundError: nobody of that code is on the roster.
    """
    _require_reviewer(coming, act)
    require_strangers(
        coming,
        (round_.reviewer,),
        what="接替的人就是现在的审核人员。",
        why="更换须由另一名审核人员接替。",
        rule="seed-2022:A3-8",
    )
    require_independent(coming, round_.case, round_)
    take_part_as_reviewer(round_.case, coming)
    former = round_.reviewer
    round_.former_reviewers = [*round_.former_reviewers, former]
    round_.reviewer = coming
    round_.save()
    due = due_of(round_, law)
    record.add(
        ReviewerReplaced(
            round=round_.number,
            former=former,
            reviewer=coming,
            due=due.isoformat() if due else "",
            reason=reason,
        )
    )
    return round_


def _require_reviewer(coming: str, act: Act) -> None:
    if not may(actor_of(coming, legal_date(act.at)), Permission.REVIEW):
        raise NotPermittedError(
            f"{coming} 号人员不是法制审核人员。",
            why="法制审核由从事法制审核的人员进行。",
            remedy="请另选审核人员，或请管理员按任命文件登记岗位。",
            article="apl-2021:58.2",
        )
