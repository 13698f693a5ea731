"""颁证送达 (L10), 公示 (L11) and 归档 (L13): what follows from a decision."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.rules import require_happened, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.models import Document
from mingjing.documents.numbering import next_number
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.permits import permit_states
from mingjing.permits.catalogue import kind_of
from mingjing.permits.clocks import ISSUE_WITHIN, PUBLISH_WITHIN
from mingjing.permits.entries import (
    ApplicationArchived,
    PermitIssued,
    PermitPublished,
    RefusalDelivered,
)
from mingjing.permits.models import Application, Permit
from mingjing.permits.moves import begin
from mingjing.permits.papers import certificate_paper, receipt_paper
from mingjing.permits.rules import require_apart
from mingjing.permits.states import State, Step
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

WORD = "应急许证"
RETENTION = "RET-PERMIT"
PUBLISHED = "all-2019:40"
PUBLISHED_IN_TIME = "seed-2022:S-4.1-7"


@dataclass(frozen=True)
class IssuePermit:
    """Whom the certificate was handed to, and when."""

    number: str
    receiver: str
    delivered_on: date


@dataclass(frozen=True)
class DeliverRefusal:
    """Whom the refusal was handed to, and when."""

    number: str
    receiver: str
    delivered_on: date


@dataclass(frozen=True)
class PublishPermit:
    """Where and when a grant was made public.

    Args:
        undelivered: why it is published before the certificate was delivered; empty else.
    """

    number: str
    published_on: date
    published_at: str
    undelivered: str = ""


@dataclass(frozen=True)
class ArchiveApplication:
    """The volume, by its number or name."""

    number: str
    volume: str


def issue_permit(order: IssuePermit, *, act: Act, law: RuleBook) -> Application:
    """Issue and deliver the certificate: a new permit, or an old one changed or renewed.

    Raises:
        NotPermittedError: not this post; a day ahead, or before the decision.
        GateClosedError: no receiver.
        IllegalTransitionError: it is not granted, or delivered.
    """
    with recording("issue_permit", act) as record:
        application = begin(record, order.number, Step.ISSUE, Permission.RECEIVE_APPLICATION)
        _require_delivery(application, order.receiver, order.delivered_on, act)
        today = legal_date(act.at)
        permit = application.permit
        is_new = permit is None
        if permit is None:
            permit = _new_permit(application, today)
        _amend(permit, application)
        certificate = issue(
            certificate_paper(permit, today, law), subject=application.number, at=act.at
        )
        receipt = _receipt(
            application, certificate, order.receiver, order.delivered_on, act=act, law=law
        )
        application.delivered_on, application.receiver = order.delivered_on, order.receiver
        if is_new:
            permit.save(force_insert=True)
            application.permit = permit
        else:
            permit.save()
        application.save()
        last = day_of(law.due(ISSUE_WITHIN, application.decided_on or today).nominal)
        fact = PermitIssued(
            permit=permit.number,
            certificate=certificate.code,
            receipt=receipt.code,
            delivered_on=order.delivered_on,
            late=order.delivered_on > last,
        )
        record.add(fact)
        record.add(fact, subject=permit.number)
        record.add(issued(certificate))
        record.add(issued(receipt))
    return application


def deliver_refusal(order: DeliverRefusal, *, act: Act, law: RuleBook) -> Application:
    """Record that the refusal reached the applicant, whose days to complain run from it.

    Raises:
        NotPermittedError: not this post; a day ahead, or before the decision.
        GateClosedError: no receiver.
        AlreadyDoneError: it was delivered.
        IllegalTransitionError: it is not refused.
    """
    with recording("deliver_refusal", act) as record:
        application = begin(record, order.number, Step.DELIVER, Permission.RECEIVE_APPLICATION)
        if application.delivered_on is not None:
            raise AlreadyDoneError(
                "不予许可决定已经送达。",
                why="送达一次即可。",
                remedy="可以归档。",
                article="all-2019:38.2",
            )
        _require_delivery(application, order.receiver, order.delivered_on, act)
        refusal = Document.objects.filter(subject=application.number, form="permit_refusal")
        receipt = _receipt(
            application, refusal.get(), order.receiver, order.delivered_on, act=act, law=law
        )
        application.delivered_on, application.receiver = order.delivered_on, order.receiver
        application.save()
        record.add(RefusalDelivered(receipt=receipt.code, delivered_on=order.delivered_on))
        record.add(issued(receipt))
    return application


def publish_permit(order: PublishPermit, *, act: Act, law: RuleBook) -> Application:
    """Record that a grant was published; a late publication is recorded as late.

    Raises:
        NotPermittedError: not the legal office; a day ahead, or before the decision.
        SeparationOfDutiesError: who examined or reviewed it.
        GateClosedError: no place; not delivered yet and nothing says why; a filing.
        AlreadyDoneError: it was published.
        IllegalTransitionError: it is not granted.
    """
    with recording("publish_permit", act) as record:
        application = begin(record, order.number, Step.PUBLISH, Permission.PUBLISH)
        require_apart(
            act.actor.person,
            (*application.examiners, application.reviewed_by),
            what="审查、审核过本件的人员不能公示。",
            rule="ogi-2019:17",
        )
        decided_on = application.decided_on
        if decided_on is None:
            raise GateClosedError(
                "备案不是许可决定，不在许可结果公示之列。",
                why="应当公开的是准予行政许可的决定。",
                remedy="可以归档。",
                article=PUBLISHED,
            )
        if application.published_on is not None:
            raise AlreadyDoneError(
                "许可结果已经公示。",
                why="公示一次即可。",
                remedy="可以归档。",
                article=PUBLISHED,
            )
        require_happened(order.published_on, today=legal_date(act.at), since=decided_on)
        delivered = application.stage is State.ISSUED
        require_words(
            order.published_at if delivered or order.undelivered.strip() else "",
            what="没有写明在何处公示，或者尚未送达而没有写明为什么先公示。",
            why="许可决定应当自作出之日起七个工作日内公示；一般在送达之后。",
            rule=PUBLISHED_IN_TIME,
        )
        require_printable({"公示渠道": order.published_at}, {"先公示的理由": order.undelivered})
        application.published_on = order.published_on
        application.published_at = order.published_at.strip()
        application.published_by = act.actor.person
        application.save()
        last = day_of(law.due(PUBLISH_WITHIN, decided_on).nominal)
        record.add(
            PermitPublished(
                published_on=order.published_on,
                published_at=application.published_at,
                before_delivery=not delivered,
                late=order.published_on > last,
            )
        )
    return application


def archive_application(order: ArchiveApplication, *, act: Act) -> Application:
    """Put an application away once it is public where it must be, and delivered.

    Raises:
        NotPermittedError: not this post.
        GateClosedError: not published, or not delivered; no volume.
        IllegalTransitionError: it is not over, or put away.
    """
    with recording("archive_application", act) as record:
        was: list[State] = []
        application = begin(
            record,
            order.number,
            Step.ARCHIVE,
            Permission.ARCHIVE,
            holding=lambda row: was.append(row.stage),
        )
        granted = application.decided_on is not None and was[0] is State.ISSUED
        if granted and not (application.published_on or application.withheld_on):
            raise GateClosedError(
                "准予许可的决定还没有公示。",
                why="行政机关作出的准予行政许可决定，应当予以公开，公众有权查阅。",
                remedy="请法规股公示并登记。",
                article=PUBLISHED,
            )
        if was[0] is State.REFUSED and application.delivered_on is None:
            raise GateClosedError(
                "不予许可决定还没有送达。",
                why="申请人自知道决定之日起才能申请行政复议、提起行政诉讼。",
                remedy="请送达并登记。",
                article="all-2019:38.2",
            )
        require_words(
            order.volume,
            what="没有写明归入哪一卷。",
            why="许可、核查的记录应当归档；公众有权查阅监督检查记录。",
            rule="all-2019:61.2",
        )
        require_printable({"案卷": order.volume})
        application.archived_on = legal_date(act.at)
        application.volume = order.volume.strip()
        application.save()
        record.add(ApplicationArchived(volume=application.volume, retention=RETENTION))
    return application


def _require_delivery(
    application: Application, receiver: str, delivered_on: date, act: Act
) -> None:
    require_happened(delivered_on, today=legal_date(act.at), since=application.decided_on)
    require_words(
        receiver,
        what="没有写明由谁签收。",
        why="应当自作出决定之日起十日内向申请人颁发、送达行政许可证件。",
        rule="all-2019:44",
    )
    require_printable({"签收人": receiver})


def _receipt(  # noqa: PLR0913 - what stands on a receipt
    application: Application,
    document: Document,
    receiver: str,
    delivered_on: date,
    *,
    act: Act,
    law: RuleBook,
) -> Document:
    paper = receipt_paper(
        application, document, delivered_on=delivered_on, receiver=receiver, law=law
    )
    return issue(paper, subject=application.number, at=act.at)


def _new_permit(application: Application, today: date) -> Permit:
    return Permit(
        number=str(next_number(WORD, today.year)),
        state=permit_states.State.IN_FORCE,
        unit=application.unit,
        kind=kind_of(application.kind).id,
        granted_by=application,
        issued_on=today,
    )


def _amend(permit: Permit, application: Application) -> None:
    """Let the permit say what was decided last."""
    if application.valid_from is None or application.valid_until is None:
        raise ValueError("a grant has its days")
    permit.party_kind, permit.party_name = application.party_kind, application.party_name
    permit.uscc, permit.address = application.uscc, application.address
    permit.representative, permit.content = application.representative, application.content
    permit.particulars = application.particulars
    permit.valid_from, permit.valid_until = application.valid_from, application.valid_until
