"""公示 on the bureau's own site: what it means for the penalty, inside the command of it."""

from django.conf import settings

from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Recording
from mingjing.summary.entries import (
    SummaryPenaltyKeptBack,
    SummaryPenaltyPublished,
    SummaryPublicationWithdrawn,
)
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.states import Step, advance, open_steps


def stands_here(penalty: SummaryPenalty) -> bool:
    """Say whether the penalty was published on the bureau's own site, not elsewhere."""
    return penalty.published_at == settings.MINGJING_BUREAU.portal_url


def penalty_published(penalty: SummaryPenalty, record: Recording, *, is_late: bool) -> None:
    """Let the penalty be published from today; one that was, elsewhere, stays as it is."""
    if Step.PUBLISH not in open_steps(penalty.stage):
        return
    penalty.state = advance(penalty.stage, Step.PUBLISH)
    penalty.published_on = legal_date(record.act.at)
    penalty.published_at = settings.MINGJING_BUREAU.portal_url
    penalty.withheld_on = None
    penalty.save()
    record.add(
        SummaryPenaltyPublished(
            published_on=penalty.published_on,
            published_at=penalty.published_at,
            late=is_late,
        )
    )


def keep_penalty_back(penalty: SummaryPenalty, record: Recording) -> None:
    """Let the penalty wait for no publication: it is lawfully kept back from today."""
    penalty.withheld_on = legal_date(record.act.at)
    penalty.save()
    record.add(SummaryPenaltyKeptBack(withheld_on=penalty.withheld_on))


def publication_withdrawn(
    penalty: SummaryPenalty, record: Recording, *, reason: str, is_late: bool
) -> None:
    """Let nothing wait to be withdrawn any more; what was published elsewhere still does.

    The page may be withdrawn before the outcome of a remedy is recorded here.
    """
    if not stands_here(penalty) or penalty.withdrawn_on is not None:
        return
    penalty.withdrawn_on = legal_date(record.act.at)
    penalty.save()
    record.add(
        SummaryPublicationWithdrawn(
            withdrawn_on=penalty.withdrawn_on, reason=reason, late=is_late
        )
    )
