"""拟定公示稿: who handled the file builds and masks the public record of what came of it."""

from dataclasses import dataclass

from mingjing.disclosure.entries import PublicationDrafted
from mingjing.disclosure.masking import public_record, record_hash
from mingjing.disclosure.matrix import matrix_of
from mingjing.disclosure.models import Publication
from mingjing.disclosure.opening import publication_to_change
from mingjing.disclosure.policy import (
    Candidate,
    CreditClass,
    credit_policy,
    require_publishable,
)
from mingjing.disclosure.procedures.table import subject_to_change
from mingjing.disclosure.rules import require_drafter, require_in_force
from mingjing.disclosure.states import Step, advance
from mingjing.disclosure.subject import Subject
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

LONGEST_SUMMARY = 2_000


@dataclass(frozen=True)
class DraftPublication:
    """What is to be published of a decision or result, on one channel.

    Args:
        docket: docket or number of the file.
        channel: id of the channel.
        summary: what happened, written for the public; the file's own text is never copied.
        social_influence: why a penalty has 一定社会影响; needed unless the party is a
            生产经营单位.
        credit_class: for the credit channel, where the kinds of penalty do not decide it.
    """

    docket: str
    channel: str
    summary: str
    social_influence: str = ""
    credit_class: CreditClass | None = None


def draft_publication(order: DraftPublication, *, act: Act, law: RuleBook) -> Publication:
    """Build the public record; from here a second person checks it.

    Drafting again replaces the draft and asks for a new check.

    Raises:
        NotPermittedError: not one who handles the file.
        NotFoundError: no decision, or no such channel.
        GateClosedError: the channel does not publish this, the record would leak, or the
            decision was revoked.
        IllegalTransitionError: published or withdrawn already.
        InvalidInputError: the summary is empty or too long.
    """
    with recording("draft_publication", act) as record:
        subject = subject_to_change(act.actor, order.docket, record)
        require_drafter(act.actor, subject)
        require_in_force(subject)
        publication = publication_to_change(subject, order.channel, law)
        state = advance(publication.stage, Step.MASK)
        _require_summary(order.summary)
        require_publishable(_candidate(subject, order), order.channel, credit_policy())
        source = subject.source(order.summary.strip(), law)
        masked = public_record(source, matrix_of(subject.kind))
        publication.state = state
        publication.public_record = masked
        publication.record_sha256 = record_hash(masked)
        publication.basis = order.social_influence.strip() or subject.publish_within
        publication.masked_by, publication.masked_on = act.actor.person, legal_date(act.at)
        publication.checked_by, publication.checked_on = "", None
        publication.checked_sha256 = ""
        publication.save()
        record.add(
            PublicationDrafted(
                document=publication.document,
                channel=publication.channel,
                record_sha256=publication.record_sha256,
                basis=publication.basis,
                due=publication.due.isoformat(),
            )
        )
    return publication


def _candidate(subject: Subject, order: DraftPublication) -> Candidate:
    return Candidate(
        kind=subject.kind,
        party=subject.party,
        is_enterprise=subject.is_enterprise,
        is_minor=subject.is_minor,
        kinds=subject.kinds,
        decided_on=subject.decided_on,
        social_influence=order.social_influence,
        credit_class=order.credit_class,
    )


def _require_summary(summary: str) -> None:
    if summary.strip() and len(summary) <= LONGEST_SUMMARY:
        return
    raise InvalidInputError(
        "公示稿的事实摘要为空或者过长。",
        why=f"公示的内容应当让人看得懂发生了什么；最多 {LONGEST_SUMMARY} 字。",
        remedy="请用一两句话写明何时、何地、何事，不写个人信息。",
    )
