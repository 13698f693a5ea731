"""不公开: a coded ground proposed by the officer, confirmed by a second person."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.disclosure.entries import NonPublicationDecided, NonPublicationProposed
from mingjing.disclosure.models import Publication
from mingjing.disclosure.opening import existing_publication, publication_to_change
from mingjing.disclosure.policy import OPEN_CHANNEL, withholding_ground
from mingjing.disclosure.procedures.table import procedure_of, subject_to_change
from mingjing.disclosure.rules import require_drafter, require_second_person
from mingjing.disclosure.states import Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class DeclinePublication:
    """Proposal not to publish a decision on one channel.

    Args:
        ground: code of the ground.
        reason: why the ground fits this case; not shown to the public.
    """

    docket: str
    channel: str
    ground: str
    reason: str


@dataclass(frozen=True)
class ConfirmNonPublication:
    """Consent to keep the item back until it is looked at again.

    Args:
        review_on: day on which the ground is looked at again.
    """

    docket: str
    channel: str
    review_on: date


def decline_publication(order: DeclinePublication, *, act: Act, law: RuleBook) -> Publication:
    """Propose to keep a decision back; nothing is withheld until a second person agrees.

    Raises:
        NotPermittedError: not one who handles the file.
        NotFoundError: no decision, or no such channel.
        InvalidInputError: no such ground, or no reason.
        IllegalTransitionError: published already.
    """
    with recording("decline_publication", act) as record:
        subject = subject_to_change(act.actor, order.docket, record)
        require_drafter(act.actor, subject)
        publication = publication_to_change(subject, order.channel, law)
        state = advance(publication.stage, Step.PROPOSE_WITHHOLDING)
        ground = withholding_ground(order.ground, order.channel, subject.kind)
        if not order.reason.strip():
            raise InvalidInputError(
                "不公开没有写明理由。",
                why="公开是原则，每一件不公开都要说明为什么属于所选的情形。",
                remedy="请写明理由。",
                article="seed-2022:A1-2",
            )
        publication.state = state
        publication.ground, publication.ground_reason = ground.id, order.reason.strip()
        publication.proposed_by = act.actor.person
        publication.confirmed_by, publication.review_on = "", None
        publication.save()
        record.add(
            NonPublicationProposed(
                document=publication.document,
                channel=publication.channel,
                ground=ground.id,
                reason=publication.ground_reason,
            )
        )
    return publication


def confirm_non_publication(order: ConfirmNonPublication, *, act: Act) -> Publication:
    """Confirm that a decision stays unpublished; its number and ground stay visible.

    Raises:
        NotPermittedError: not a 公示审查员.
        SeparationOfDutiesError: the one who proposed it.
        InvalidInputError: the day to look at it again is not ahead.
        IllegalTransitionError: nobody proposed it.
    """
    with recording("confirm_non_publication", act) as record:
        subject = subject_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.CHECK_PUBLICATION)
        publication = existing_publication(subject, order.channel)
        state = advance(publication.stage, Step.CONFIRM_WITHHOLDING)
        require_second_person(act.actor.person, publication.proposed_by)
        if order.review_on <= legal_date(act.at):
            raise InvalidInputError(
                "复查日期应当晚于今天。",
                why="不公开的理由会消失，应当定期复查。",
                remedy="请填写将来复查的日期。",
                article="seed-2022:A1-2",
            )
        publication.state = state
        publication.confirmed_by = act.actor.person
        publication.review_on = order.review_on
        publication.save()
        record.add(
            NonPublicationDecided(
                document=publication.document,
                number=publication.number,
                channel=publication.channel,
                ground=publication.ground,
                review_on=order.review_on,
            )
        )
        if publication.channel == OPEN_CHANNEL:
            procedure_of(subject.docket).follows(subject, publication, record)
    return publication
