"""处理预警: somebody is held to account, or it is said why nobody is (A3-10, Q-21)."""

from dataclasses import asdict, dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.rules import require_strangers, require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.supervision.alerts import alert_for, concerned_by, timeline_digest
from mingjing.supervision.entries import AccountabilityOpened, AlertDismissed
from mingjing.supervision.models import Accountability, Alert
from mingjing.supervision.states import ARTICLE, Step, advance

Measure = Accountability.Measure


@dataclass(frozen=True)
class DismissAlert:
    """Why nobody is held to account."""

    alert: int
    reason: str


@dataclass(frozen=True)
class OpenAccountability:
    """What happened, what follows, until when; whom it names the record itself says.

    Args:
        facts: in words, drafted from the time-line.
        measure: what is to follow.
        due_on: until when.
    """

    alert: int
    facts: str
    measure: Accountability.Measure
    due_on: date


def dismiss_alert(order: DismissAlert, *, act: Act) -> Alert:
    """Settle an alert without consequence; the reason is seen by the leaders.

    Raises:
        NotPermittedError: neither head of the legal office nor of the bureau.
        SeparationOfDutiesError: one of those it concerns.
        NotFoundError: no such alert.
        GateClosedError: no reason.
        IllegalTransitionError: settled before.
    """
    with recording("dismiss_alert", act) as record:
        row = _theirs(order.alert, act)
        row.state = advance(row.stage, Step.DISMISS).value
        require_words(
            order.reason,
            what="没有写明不追究的理由。",
            why="预警不能不说明理由就了结；理由由局领导查看。",
            rule=ARTICLE,
        )
        row.reason = order.reason.strip()
        _settle(row, act)
        record.add(AlertDismissed(row.pk, row.reason))
    return row


def open_accountability(order: OpenAccountability, *, act: Act) -> Accountability:
    """Open the record of who did what; the notice's own sentence is quoted, not applied.

    Raises:
        NotPermittedError: neither head of the legal office nor of the bureau.
        SeparationOfDutiesError: one of those it concerns.
        NotFoundError: no such alert.
        GateClosedError: no facts, or the day is over.
        IllegalTransitionError: settled before.
    """
    with recording("open_accountability", act) as record:
        row = _theirs(order.alert, act)
        row.state = advance(row.stage, Step.PURSUE).value
        require_words(
            order.facts,
            what="没有写明事实。",
            why="责任记录写明每一人的行为，不自动适用责任条款。",
            rule=ARTICLE,
        )
        today = legal_date(act.at)
        if order.due_on < today:
            raise GateClosedError(
                "期限早于今天。",
                why="须留出办理的时间。",
                remedy="请另选日期。",
                article=ARTICLE,
            )
        _settle(row, act)
        concerned = concerned_by(row)
        made = Accountability(
            alert=row,
            facts=order.facts,
            acts=[asdict(one) for one in concerned],
            measure=order.measure.value,
            due_on=order.due_on,
            timeline_sha256=timeline_digest(row),
            opened_on=today,
            opened_by=act.actor.person,
        )
        made.save(force_insert=True)
        record.add(
            AccountabilityOpened(
                row.pk,
                tuple(one.person for one in concerned),
                made.measure,
                made.due_on,
                made.timeline_sha256,
            )
        )
    return made


def _theirs(key: int, act: Act) -> Alert:
    require(act.actor, Permission.SETTLE_ALERT)
    row = alert_for(act.actor, key)
    require_strangers(
        act.actor.person,
        tuple(one.person for one in concerned_by(row)),
        what="预警涉及您本人，不能由您处理。",
        why="责任由无关的人查明。",
        rule=ARTICLE,
    )
    return row


def _settle(row: Alert, act: Act) -> None:
    row.settled_on, row.settled_by = legal_date(act.at), act.actor.person
    row.save()
