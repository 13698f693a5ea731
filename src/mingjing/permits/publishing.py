"""公示 on the bureau's own site: what it means for the grant, inside the command of it."""

from django.conf import settings

from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Recording
from mingjing.permits.entries import PermitKeptBack, PermitPublished
from mingjing.permits.models import Application
from mingjing.permits.states import State


def grant_published(application: Application, record: Recording, *, is_late: bool) -> None:
    """Let the grant be published from today; one that was, elsewhere, stays as it is."""
    if application.published_on is not None:
        return
    application.published_on = legal_date(record.act.at)
    application.published_at = settings.MINGJING_BUREAU.portal_url
    application.published_by = record.act.actor.person
    application.withheld_on = None
    application.save()
    record.add(
        PermitPublished(
            published_on=application.published_on,
            published_at=application.published_at,
            before_delivery=application.stage is not State.ISSUED,
            late=is_late,
        )
    )


def keep_grant_back(application: Application, record: Recording) -> None:
    """Let the grant wait for no publication: it is lawfully kept back from today."""
    application.withheld_on = legal_date(record.act.at)
    application.save()
    record.add(PermitKeptBack(withheld_on=application.withheld_on))
