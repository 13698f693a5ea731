"""公示: where and when a penalty on an enterprise was made public."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_happened, require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.summary.clocks import PUBLISH_WITHIN, must_be_published
from mingjing.summary.entries import SummaryPenaltyPublished
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.moves import begin
from mingjing.summary.rules import require_apart
from mingjing.summary.states import Step

ARTICLE = "asl-2021:78.2"


@dataclass(frozen=True)
class PublishSummaryPenalty:
    """Where and when."""

    number: str
    published_on: date
    published_at: str


def publish_summary_penalty(
    order: PublishSummaryPenalty, *, act: Act, law: RuleBook
) -> SummaryPenalty:
    """Record that the penalty was published; a late publication is recorded as late.

    Raises:
        NotPermittedError: not the legal office, or a day that lies ahead.
        SeparationOfDutiesError: one of the two officers.
        GateClosedError: no enterprise was punished, no place, or the bureau's own site, where
            publishing it is recorded here.
        IllegalTransitionError: it is not on file yet, or published.
    """
    with recording("publish_summary_penalty", act) as record:
        penalty = begin(record, order.number, Step.PUBLISH, Permission.PUBLISH)
        require_apart(
            act.actor.person,
            penalty.officers,
            what="作出当场处罚的人员不能自己公示。",
            why="公示须经审查，公示人不是唯一处理的人员。",
            rule="ogi-2019:17",
        )
        if not must_be_published(penalty):
            raise GateClosedError(
                "本案当事人不是生产经营单位，没有在七个工作日内公开的义务。",
                why="应当公开曝光的是对生产经营单位作出的处罚决定；"
                "对自然人的处罚，具有一定社会影响的才依法公开。",
                remedy="不必公示，可以归档。",
                article=ARTICLE,
            )
        decided_on = legal_date(penalty.decided_at or act.at)
        require_happened(order.published_on, today=legal_date(act.at), since=decided_on)
        require_words(
            order.published_at,
            what="没有写明在何处公示。",
            why="对生产经营单位作出处罚决定后，应当在监督管理部门公示系统予以公开曝光。",
            rule=ARTICLE,
        )
        if settings.MINGJING_BUREAU.portal_url in order.published_at:
            raise GateClosedError(
                "在本网站公示的，不在这里登记。",
                why="公示须经拟稿、审查；公示页生成时，公示随即记入本案。",
                remedy="请从“公示”办理；在别处公示的，写明何处。",
                article="ogi-2019:17",
            )
        due = law.due(PUBLISH_WITHIN, decided_on)
        penalty.published_on = order.published_on
        penalty.published_at = order.published_at.strip()
        penalty.save()
        record.add(
            SummaryPenaltyPublished(
                published_on=order.published_on,
                published_at=penalty.published_at,
                late=order.published_on > day_of(due.nominal),
            )
        )
    return penalty
