"""公示: what was checked becomes public, after the party was served."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.disclosure.entries import Disclosed
from mingjing.disclosure.masking import record_hash
from mingjing.disclosure.models import Publication
from mingjing.disclosure.opening import existing_publication
from mingjing.disclosure.pages import ask_for_pages
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.procedures.table import procedure_of, subject_to_change
from mingjing.disclosure.rules import require_apart, require_in_force, require_second_person
from mingjing.disclosure.states import Step, advance
from mingjing.disclosure.subject import Subject
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class Publish:
    """Order to publish a checked item on one channel."""

    docket: str
    channel: str


def publish(order: Publish, *, act: Act) -> Publication:
    """Publish a checked item; being late is recorded, never a reason not to publish.

    Raises:
        NotPermittedError: not the legal office's head.
        SeparationOfDutiesError: the publisher masked it, or had another part in it (SOD-09,
            SOD-17).
        GateClosedError: not served yet (Q-37), changed since the check, or the decision was
            revoked.
        IllegalTransitionError: not checked.
    """
    with recording("publish", act) as record:
        subject = subject_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.PUBLISH)
        publication = existing_publication(subject, order.channel)
        state = advance(publication.stage, Step.PUBLISH)
        require_second_person(act.actor.person, publication.masked_by)
        require_apart(act.actor.person, subject)
        _require_told(subject, publication)
        require_in_force(subject)
        _require_unchanged(publication)
        today = legal_date(act.at)
        publication.state = state
        publication.published_by, publication.published_at = act.actor.person, act.at
        publication.is_late = today > publication.due
        publication.save()
        record.add(
            Disclosed(
                document=publication.document,
                number=publication.number,
                channel=publication.channel,
                record_sha256=publication.record_sha256,
                published_on=today,
                due=publication.due.isoformat(),
                in_time=not publication.is_late,
            )
        )
        if publication.channel == OPEN_CHANNEL:
            procedure_of(subject.docket).follows(subject, publication, record)
        ask_for_pages(publication)
    return publication


def _require_told(subject: Subject, publication: Publication) -> None:
    untold = subject.untold()
    if not untold:
        return
    of_penalty = subject.kind.is_penalty
    raise GateClosedError(
        untold,
        why=f"当事人不应从网上得知对自己的{'处罚' if of_penalty else '决定'}；"
        f"公示期限为 {publication.due}。",
        remedy="请先送达并登记；期限将满仍不能送达的，由法规股决定送达方式。",
        article="apl-2021:61.1" if of_penalty else "ogi-2019:17",
    )


def _require_unchanged(publication: Publication) -> None:
    if record_hash(publication.public_record) == publication.checked_sha256:
        return
    raise GateClosedError(
        "公示稿在审查之后被改动。",
        why="公示的内容应当就是审查过的内容。",
        remedy="请退回承办人重新拟稿，并查明改动的来历。",
        article="ogi-2019:17",
    )
