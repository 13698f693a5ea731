"""线索: what somebody found, before anything is decided about it."""

import re
from dataclasses import dataclass
from datetime import date
from functools import partial

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import unit_of
from mingjing.cases.entries import LeadRegistered
from mingjing.cases.found_by import keep_found
from mingjing.cases.models import Case, Party
from mingjing.cases.sources import SOURCES
from mingjing.cases.states import State
from mingjing.documents.numbering import next_number
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.ids import citizen_number_is_valid
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.decisions import PartyKind

WORD = "应急线"
_USCC = re.compile(r"[0-9A-Z]{18}")


@dataclass(frozen=True)
class PartyFacts:
    """Who the case is about.

    Args:
        kind: organisation, person or individual business.
        is_enterprise: whether it is a 生产经营单位, so that ASL 78 makes the penalty public.
    """

    kind: PartyKind
    name: str
    address: str
    uscc: str = ""
    citizen_number: str = ""
    telephone: str = ""
    legal_representative: str = ""
    is_enterprise: bool = True


@dataclass(frozen=True)
class RegisterLead:
    """A lead: from where, about whom, about what, and when the act was found and ended.

    Args:
        summary: 案件基本情况, what is known so far; the filing approval form prints it.
    """

    source: str
    unit: str
    party: PartyFacts
    cause: str
    found_on: date
    act_ended_on: date
    summary: str = ""


def facts_of(party: Party) -> PartyFacts:
    """Return a known party as the facts of another lead."""
    return PartyFacts(
        kind=PartyKind(party.kind),
        name=party.name,
        address=party.address,
        uscc=party.uscc,
        citizen_number=party.citizen_number,
        telephone=party.telephone,
        legal_representative=party.legal_representative,
        is_enterprise=party.is_enterprise,
    )


def register_lead(order: RegisterLead, *, act: Act) -> Case:
    """Register a lead under the next number.

    Raises:
        NotPermittedError: not an officer.
        InvalidInputError: the citizen number is wrong, or a date lies ahead.
        NotFoundError: no such unit.
    """
    with recording("register_lead", act) as record:
        require(act.actor, Permission.REGISTER_LEAD)
        case = enter_lead(record, order)
        record.concerns(case.docket)
    return case


def enter_lead(record: Recording, order: RegisterLead) -> Case:
    """Enter a lead inside the recording of a command that finds one, such as an inspection.

    Raises:
        InvalidInputError: the citizen number is wrong, or a date lies ahead.
        NotFoundError: no such unit.
    """
    today = legal_date(record.act.at)
    _check(order, today)
    docket = str(next_number(WORD, today.year))
    party = enter_party(order.party)
    case = Case(
        docket=docket,
        state=State.LEAD,
        unit=unit_of(order.unit).code,
        source=order.source,
        party=party,
        cause=order.cause,
        found_on=order.found_on,
        act_ended_on=order.act_ended_on,
        registered_by=record.act.actor.person,
        summary=order.summary.strip(),
    )
    case.save(force_insert=True)
    record.keep_derived(f"finding {docket}", partial(keep_found, docket))
    record.add(
        LeadRegistered(docket=docket, source=order.source, found_on=order.found_on),
        subject=docket,
    )
    return case


def enter_party(facts: PartyFacts) -> Party:
    """Enter a party that :func:`require_party` let through."""
    party = Party(
        kind=facts.kind.value,
        name=facts.name,
        uscc=facts.uscc,
        citizen_number=facts.citizen_number,
        address=facts.address,
        telephone=facts.telephone,
        legal_representative=facts.legal_representative,
        is_enterprise=facts.is_enterprise,
    )
    party.save(force_insert=True)
    return party


def require_party(party: PartyFacts) -> None:
    """Refuse a party that no document could name.

    Raises:
        InvalidInputError: somebody is not identified, a number is wrong, or a text cannot be
            printed.
    """
    _check_identity(party)
    if party.uscc and _USCC.fullmatch(party.uscc) is None:
        raise InvalidInputError(
            "统一社会信用代码有误。",
            why="统一社会信用代码为 18 位数字或者大写字母（GB 32100）。",
            remedy="请对照营业执照填写；没有的留空。",
        )
    require_printable(
        {
            "当事人": party.name,
            "地址": party.address,
            "电话": party.telephone,
            "法定代表人（负责人）": party.legal_representative,
        }
    )
    number = party.citizen_number
    if number and not citizen_number_is_valid(number):
        raise InvalidInputError(
            "公民身份号码有误。",
            why="校验码不符或者出生日期不存在（GB 11643）。",
            remedy="请对照证件重新填写。",
        )


def _check(order: RegisterLead, today: date) -> None:
    if not order.party.name.strip() or not order.cause.strip():
        raise InvalidInputError(
            "线索缺少当事人或者案由。",
            why="没有当事人或案由的线索无法办理。",
            remedy="请填写当事人名称（姓名）和案由。",
        )
    _check_words(order)
    require_party(order.party)
    if max(order.found_on, order.act_ended_on) > today:
        raise InvalidInputError(
            "发现日期或行为终了日期晚于今天。",
            why="线索登记的是已经发生的事。",
            remedy="请核对日期。",
        )


def _check_identity(party: PartyFacts) -> None:
    is_person = party.kind is PartyKind.PERSON
    if is_person and not party.citizen_number:
        raise InvalidInputError(
            "自然人当事人缺少公民身份号码。",
            why="决定书应当载明当事人的身份，以免错罚他人。",
            remedy="请填写公民身份号码。",
            article="apl-2021:59",
        )
    if not is_person and not party.legal_representative:
        raise InvalidInputError(
            "单位当事人缺少法定代表人（负责人、经营者）。",
            why="文书应当载明单位的法定代表人或者负责人。",
            remedy="请填写法定代表人、负责人或者经营者姓名。",
            article="apl-2021:59",
        )


def _check_words(order: RegisterLead) -> None:
    if order.source not in SOURCES:
        raise InvalidInputError(
            f"没有“{order.source}”这种案件来源。",
            why=f"案件来源为：{'、'.join(SOURCES.values())}。",
            remedy=f"请填写：{'、'.join(SOURCES)}。",
        )
    require_printable({"案由": order.cause}, {"案件基本情况": order.summary})
