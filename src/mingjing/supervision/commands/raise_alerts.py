"""发出预警: signs of a skipped review become alerts, each once."""

from mingjing.access.policy import Permission, require
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.ledger.recording import Act, recording
from mingjing.supervision.entries import AlertRaised
from mingjing.supervision.models import Alert
from mingjing.supervision.reconciling import attempts, unmatched
from mingjing.supervision.states import ARTICLE, LIFE


def raise_alerts(*, act: Act, since: int = 0) -> list[Alert]:
    """Raise an alert for every sign that has none.

    Args:
        act: of the program.
        since: key of an entry; refusals before it are left to the nightly run.

    Raises:
        NotPermittedError: not the program that does it.
        IllegalTransitionError: there is no new sign.
    """
    with recording("raise_alerts", act) as record:
        require(act.actor, Permission.RAISE_ALERTS)
        rows = []
        for sign in (*attempts(since), *unmatched()):
            row = Alert(
                item_id=sign.item,
                entry=sign.entry,
                state=LIFE.start.value,
                docket=sign.docket,
                person=sign.person,
                said=sign.said[:300],
                article=sign.article,
                happened_at=sign.at,
                raised_at=act.at,
            )
            row.save(force_insert=True)
            record.add(AlertRaised(row.pk, row.docket, row.said, row.article))
            rows.append(row)
        if not rows:
            raise IllegalTransitionError(
                "没有新的预警。",
                why="没有新的被拒绝的办理，系统外的文书、票据都有对应的决定。",
                remedy="无需办理。",
                article=ARTICLE,
            )
    return rows
