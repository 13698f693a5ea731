"""公示审查: a second person checks what is to be published, or sends it back."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.disclosure.entries import PublicationChecked, PublicationReturned
from mingjing.disclosure.masking import private_values, record_hash, require_clean
from mingjing.disclosure.matrix import matrix_of
from mingjing.disclosure.models import Publication
from mingjing.disclosure.opening import existing_publication
from mingjing.disclosure.procedures.table import subject_to_change
from mingjing.disclosure.rules import require_second_person
from mingjing.disclosure.states import Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class CheckPublication:
    """Consent to publish the masked record exactly as it stands."""

    docket: str
    channel: str


@dataclass(frozen=True)
class ReturnPublication:
    """A draft, or a proposal to keep an item back, goes back to the officer."""

    docket: str
    channel: str
    reason: str


def check_publication(order: CheckPublication, *, act: Act, law: RuleBook) -> Publication:
    """Check a masked record; the detectors run again over what is in the row.

    Raises:
        NotPermittedError: not a 公示审查员.
        SeparationOfDutiesError: the checker masked it (SOD-09).
        GateClosedError: personal data is in the record.
        IllegalTransitionError: there is nothing to check.
    """
    with recording("check_publication", act) as record:
        subject = subject_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.CHECK_PUBLICATION)
        publication = existing_publication(subject, order.channel)
        state = advance(publication.stage, Step.CHECK)
        require_second_person(act.actor.person, publication.masked_by)
        source, matrix = subject.source("", law), matrix_of(subject.kind)
        require_clean(publication.public_record, matrix, private=private_values(source, matrix))
        publication.state = state
        publication.record_sha256 = record_hash(publication.public_record)
        publication.checked_sha256 = publication.record_sha256
        publication.checked_by = act.actor.person
        publication.checked_on = legal_date(act.at)
        publication.save()
        record.add(
            PublicationChecked(
                document=publication.document,
                channel=publication.channel,
                record_sha256=publication.record_sha256,
            )
        )
    return publication


def return_publication(order: ReturnPublication, *, act: Act) -> Publication:
    """Send a draft or a proposed non-publication back, with the reason.

    Raises:
        NotPermittedError: not a 公示审查员.
        IllegalTransitionError: nothing waits for a check.
        InvalidInputError: no reason was given.
    """
    with recording("return_publication", act) as record:
        subject = subject_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.CHECK_PUBLICATION)
        publication = existing_publication(subject, order.channel)
        state = advance(publication.stage, Step.RETURN)
        if not order.reason.strip():
            raise InvalidInputError(
                "退回没有写明理由。",
                why="承办人需要知道改什么。",
                remedy="请写明需要改动之处。",
                article="ogi-2019:17",
            )
        publication.state = state
        publication.save()
        record.add(
            PublicationReturned(
                document=publication.document,
                channel=publication.channel,
                reason=order.reason,
            )
        )
    return publication
