"""申请 (L01): through any channel, with what is on the list and nothing else."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import unit_of
from mingjing.cases.rules import require_happened
from mingjing.documents.numbering import next_number
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import chinese, legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.permits.catalogue import PermitKind, kind_of
from mingjing.permits.entries import ApplicationReceived, SupplementReceived
from mingjing.permits.kinds import ApplicantFacts, Channel, Purpose
from mingjing.permits.models import Application, Permit
from mingjing.permits.moves import begin
from mingjing.permits.permit_states import ENDED
from mingjing.permits.queries import permit_for
from mingjing.permits.rules import require_asked_for
from mingjing.permits.states import PENDING, State, Step
from mingjing.permits.validity import validity_of
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook

WORD = "应急许"


@dataclass(frozen=True)
class RegisterApplication:
    """What came in.

    Args:
        kind: id of the kind of permit.
        purpose: for the first time, to change or to renew one.
        channel: how it came.
        applicant: who asks.
        content: what is asked for, in words.
        submitted: ids of the materials that came with it.
        received_on: day on which it reached the bureau.
        permit: number of the permit to change or renew; empty for a first one.
        elsewhere: ids of facts that make another authority the right one.
    """

    kind: str
    purpose: Purpose
    channel: Channel
    applicant: ApplicantFacts
    content: str
    submitted: tuple[str, ...]
    received_on: date
    permit: str = ""
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReceiveSupplement:
    """What the applicant handed in afterwards.

    Args:
        submitted: ids of the materials.
        defects_cured: whether what was wrong in form is right now.
        received_on: day on which it reached the bureau.
    """

    number: str
    submitted: tuple[str, ...]
    defects_cured: bool
    received_on: date


def register_application(order: RegisterApplication, *, act: Act, law: RuleBook) -> Application:
    """Register an application under the next number; the days of the acceptance run from it.

    Raises:
        NotPermittedError: not this post, or a day that lies ahead.
        InvalidInputError: incomplete, of no kind of this county, or with strange material.
        NotInForceError: the law it rests on was not in force on that day.
        NotFoundError: no such permit, or not theirs.
        GateClosedError: the permit to change or renew is over, or of another kind.
        AlreadyDoneError: its renewal is under way.
    """
    with recording("register_application", act) as record:
        require(act.actor, Permission.RECEIVE_APPLICATION)
        today = legal_date(act.at)
        kind = kind_of(order.kind)
        require_happened(order.received_on, today=today)
        law.rule(kind.decide_within, order.received_on)
        _check(order, kind)
        require_asked_for(kind, order.submitted)
        permit = _permit(order, kind, act, law)
        number = str(next_number(WORD, today.year))
        record.concerns(number)
        facts = order.applicant
        application = Application(
            number=number,
            state=State.APPLIED,
            unit=unit_of(act.actor.unit).code if permit is None else permit.unit,
            kind=kind.id,
            purpose=order.purpose.value,
            permit=permit,
            channel=order.channel.value,
            party_kind=facts.kind.value,
            party_name=facts.name.strip(),
            uscc=facts.uscc.strip(),
            address=facts.address,
            representative=facts.representative,
            telephone=facts.telephone,
            agent=facts.agent,
            content=order.content,
            elsewhere=sorted({*order.elsewhere}),
            submitted=sorted({*order.submitted}),
            created_by=act.actor.person,
            applied_on=order.received_on,
            received_on=order.received_on,
        )
        application.save(force_insert=True)
        record.add(
            ApplicationReceived(
                number=number,
                permit_kind=kind.id,
                purpose=application.purpose,
                channel=application.channel,
                permit=permit.number if permit else "",
                received_on=order.received_on,
                missing=tuple(one.id for one in kind.missing(frozenset(order.submitted))),
            )
        )
    return application


def receive_supplement(order: ReceiveSupplement, *, act: Act) -> Application:
    """Receive what was missing; the five working days run anew from its receipt.

    Raises:
        NotPermittedError: not this post; a day that lies ahead, or before the notice.
        InvalidInputError: material that is not on the list.
        GateClosedError: nothing was handed in.
        IllegalTransitionError: the applicant was not told, or it is accepted already.
    """
    with recording("receive_supplement", act) as record:
        application = begin(
            record, order.number, Step.SUPPLEMENT, Permission.RECEIVE_APPLICATION
        )
        kind = kind_of(application.kind)
        require_happened(order.received_on, today=legal_date(act.at), since=application.told_on)
        require_asked_for(kind, order.submitted)
        if not order.submitted and not order.defects_cured:
            raise GateClosedError(
                "没有登记任何补正材料。",
                why="申请人按照要求提交补正申请材料的，才重新计算受理期限。",
                remedy="申请人没有补正的，可以不予受理；撤回申请的，登记撤回。",
                article="all-2019:32.1(5)",
            )
        application.submitted = sorted({*application.submitted, *order.submitted})
        application.defects_cured = application.defects_cured or order.defects_cured
        application.received_on = order.received_on
        application.save()
        record.add(
            SupplementReceived(
                received_on=order.received_on,
                missing=tuple(one.id for one in kind.missing(frozenset(application.submitted))),
                defects_cured=application.defects_cured,
            )
        )
    return application


def _permit(
    order: RegisterApplication, kind: PermitKind, act: Act, law: RuleBook
) -> Permit | None:
    if order.purpose is Purpose.FIRST:
        return None
    if kind.is_filing:
        raise GateClosedError(
            "备案没有变更、延续。",
            why="条例只规定自经营之日起备案。",
            remedy="情况有变化的，请重新备案。",
            article=kind.article,
        )
    permit = permit_for(act.actor, order.permit.strip())
    last = validity_of(permit, order.received_on, law).last
    if permit.kind != kind.id or permit.stage in ENDED or order.received_on > last:
        raise GateClosedError(
            "所填许可与申请事项不符，或者已经届满、撤销、注销。",
            why=f"变更、延续须以有效的许可为前提；该许可的有效期至{chinese(last)}。",
            remedy="请核对许可编号；已经届满的，按首次申请办理。",
            article="all-2019:50.1",
        )
    under_way = permit.applications.filter(purpose=order.purpose.value, state__in=PENDING)
    if order.purpose is Purpose.RENEWAL and under_way.exists():
        raise AlreadyDoneError(
            "该许可的延续申请正在办理。",
            why="一次延续只办理一件申请。",
            remedy="请办理已经登记的申请。",
            article="all-2019:50.2",
        )
    return permit


def _check(order: RegisterApplication, kind: PermitKind) -> None:
    facts = order.applicant
    needed = [facts.name, facts.address, order.content]
    if facts.kind is not PartyKind.PERSON:
        needed.append(facts.representative)
    known = {one.id for one in kind.elsewhere}
    if not all(text.strip() for text in needed) or set(order.elsewhere) - known:
        raise InvalidInputError(
            "申请的登记不完整。",
            why="申请应当有明确的申请人和申请事项。",
            remedy="请填写申请人、地址、法定代表人（负责人）和申请内容。",
            article="all-2019:29",
        )
    require_printable(
        {
            "申请人": facts.name,
            "地址": facts.address,
            "法定代表人（负责人）": facts.representative,
            "电话": facts.telephone,
            "代理人": facts.agent,
        },
        {"申请内容": order.content},
    )
