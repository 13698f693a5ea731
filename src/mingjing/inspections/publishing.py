"""公示 on the bureau's own site: what it means for the inspection, inside the command of it."""

from django.conf import settings

from mingjing.inspections.entries import ResultKeptBack, ResultPublished
from mingjing.inspections.models import Inspection
from mingjing.inspections.states import Step, advance, open_steps
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Recording


def result_published(inspection: Inspection, record: Recording, *, is_late: bool) -> None:
    """Let the inspection be published from today; one that was, elsewhere, stays as it is."""
    if Step.PUBLISH not in open_steps(inspection.stage):
        return
    inspection.state = advance(inspection.stage, Step.PUBLISH)
    inspection.published_on = legal_date(record.act.at)
    inspection.published_at = settings.MINGJING_BUREAU.portal_url
    inspection.withheld_on = None
    inspection.save()
    record.add(
        ResultPublished(
            published_on=inspection.published_on,
            published_at=inspection.published_at,
            late=is_late,
        )
    )


def keep_result_back(inspection: Inspection, record: Recording) -> None:
    """Let the inspection wait for no publication: it is lawfully kept back from today."""
    inspection.withheld_on = legal_date(record.act.at)
    inspection.save()
    record.add(ResultKeptBack(withheld_on=inspection.withheld_on))
