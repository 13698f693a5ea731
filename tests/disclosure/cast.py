"""A decided case of a fictional party, made of rows in a recording, and people around it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mingjing.access.actors import Actor, Role
from mingjing.bureau.models import Certificate, Person, Unit
from mingjing.cases.entries import PenaltyDecided, Served
from mingjing.cases.models import Case, Decision, Party, Service
from mingjing.cases.proposal import Proposal
from mingjing.cases.states import State
from mingjing.documents.models import Document
from mingjing.kernel.dates import SHANGHAI
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import DecisionKind, PartyKind

LIN = Actor("p-lin", frozenset({Role.OFFICER}), "zhifa")
ZHAO = Actor("p-zhao", frozenset({Role.OFFICER}), "zhifa")
STRANGER = Actor("p-stranger", frozenset({Role.OFFICER}), "zhifa")
CHECKER = Actor("p-qian", frozenset({Role.DISCLOSURE_CHECKER}), "fagui")
LEGAL_HEAD = Actor("p-chen", frozenset({Role.LEGAL_HEAD}), "fagui")
RENDERER = Actor("renderer", frozenset({Role.RENDERER}))
BUILDER = Act(Actor("builder"), datetime(2026, 5, 8, 9, tzinfo=SHANGHAI))

DECIDED_AT = datetime(2026, 5, 11, 10, tzinfo=SHANGHAI)
LAST_DAY = date(2026, 5, 20)
NAMES = {"p-lin": "林验证", "p-zhao": "赵核对", "p-qian": "钱审查", "p-chen": "陈法规"}
SUMMARY = "2026年4月，该单位未如实记录安全生产教育和培训情况。"
ADULT_NUMBER = "000000199003070030"
MINOR_NUMBER = "000000201003010011"


def at(day: int, hour: int = 10, month: int = 5) -> datetime:
    """Return an instant in 2026."""
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class PartyFacts:
    """A party with every personal datum a record could leak."""

    kind: PartyKind = PartyKind.ORGANISATION
    name: str = "陵川县示例建材有限公司"
    uscc: str = "91110000600037341L"
    citizen_number: str = ""
    address: str = "陵川县示例镇示例路1号"
    telephone: str = "13900001234"
    legal_representative: str = "孙保密"
    is_enterprise: bool = True


FORMS = {
    PartyKind.ORGANISATION: "penalty_decision_organisation",
    PartyKind.INDIVIDUAL_BUSINESS: "penalty_decision_organisation",
    PartyKind.PERSON: "penalty_decision_individual",
}
FIRM = PartyFacts()
PERSON = PartyFacts(
    kind=PartyKind.PERSON,
    name="王隐名",
    uscc="",
    citizen_number=ADULT_NUMBER,
    address="陵川县示例镇住址村7号",
    legal_representative="",
    is_enterprise=False,
)
TRADER = PartyFacts(
    kind=PartyKind.INDIVIDUAL_BUSINESS,
    name="陵川县王隐名烟花经营部",
    uscc="92110105MA00000000",
    citizen_number=ADULT_NUMBER,
    address="陵川县示例镇住址村7号",
    legal_representative="王隐名",
)


@dataclass(frozen=True)
class Matter:
    """What the case is about and how far it has come."""

    party: PartyFacts = FIRM
    number: int = 1
    kinds: tuple[DecisionKind, ...] = ()
    fine_fen: int = 1_200_000
    decided_at: datetime = DECIDED_AT
    issued_at: datetime | None = None
    served_on: date | None = field(default=date(2026, 5, 12))
    facts: str = "现场负责人孙保密（电话13900001234）承认未如实记录培训。"
    rendered: bool = True


def staffed() -> None:
    """Register the people of the cast, the two officers with certificates."""
    if Person.objects.exists():
        return
    with recording("staff", BUILDER) as record:
        unit = Unit(code="zhifa", name="执法队", kind="team", valid_from=date(2020, 1, 1))
        unit.save(force_insert=True)
        for code, name in NAMES.items():
            person = Person(code=code, name=name, unit=unit)
            person.save(force_insert=True)
            Certificate(
                number=f"04{len(code)}{abs(ord(name[0])) % 1000:03d}",
                person=person,
                valid_from=date(2020, 1, 1),
                valid_to=date(2030, 1, 1),
            ).save(force_insert=True)
        record.add(
            Served(mode="staffed", served_on=date(2026, 1, 1), officers=(), pay_until="")
        )


def decided(matter: Matter | None = None) -> Case:
    """Return a decided case; served unless the matter says otherwise."""
    matter = matter or Matter()
    staffed()
    docket = f"（陵）应急线〔2026〕{matter.number}号"
    code = f"{matter.number:016x}"
    issued_at = matter.issued_at or matter.decided_at
    with recording("decide", Act(Actor("builder"), matter.decided_at)) as record:
        record.concerns(docket)
        party = Party(**{**matter.party.__dict__, "kind": matter.party.kind.value})
        party.save(force_insert=True)
        case = _case(matter, docket, party)
        case.save(force_insert=True)
        document = Document(
            code=code,
            subject=docket,
            form=FORMS[matter.party.kind],
            edition="2024",
            number=f"（陵）应急罚〔2026〕{matter.number}号",
            issued_at=issued_at,
            content="{}",
            content_sha256=f"{matter.number:02x}" * 32,
            template_set="0" * 64,
            pdf_sha256="ab" * 32 if matter.rendered else "",
            pdf_size=45_678,
        )
        document.save(force_insert=True)
        decision = Decision(
            case=case,
            document=document,
            decided_at=matter.decided_at,
            fine_fen=matter.fine_fen,
            kinds=[kind.value for kind in matter.kinds],
        )
        decision.save(force_insert=True)
        record.add(
            PenaltyDecided(
                number=document.number,
                document=code,
                content_sha256=document.content_sha256,
                subject_hash="",
                gates=(),
                fine_fen=matter.fine_fen,
                within_limit=True,
            )
        )
    if matter.served_on is not None:
        _serve(case, decision, matter.served_on)
    return case


def _case(matter: Matter, docket: str, party: Party) -> Case:
    decided_on = matter.decided_at.date()
    return Case(
        docket=docket,
        number=f"（陵）应急立〔2026〕{matter.number}号",
        state=State.DECIDED,
        unit="zhifa",
        source="inspection",
        party=party,
        cause="未如实记录安全生产教育和培训情况",
        found_on=decided_on - timedelta(days=40),
        act_ended_on=decided_on - timedelta(days=40),
        registered_by="p-lin",
        lead_officer="p-lin",
        second_officer="p-zhao",
        filed_by="p-wu",
        filed_on=decided_on - timedelta(days=30),
        review_required=False,
        proposal=Proposal(
            facts=matter.facts,
            duty_clauses=("《中华人民共和国安全生产法》第二十八条第四款",),
            penalty_clauses=("《中华人民共和国安全生产法》第九十七条第（四）项",),
            fine_fen=matter.fine_fen,
            kinds=matter.kinds,
        ).as_value(),
        decided_on=decided_on,
        decided_by="p-wu",
    )


def _serve(case: Case, decision: Decision, served_on: date) -> None:
    at_service = datetime.combine(served_on, DECIDED_AT.timetz())
    with recording("serve", Act(Actor("builder"), at_service)) as record:
        record.concerns(case.docket)
        case.state, case.served_on = State.SERVED, served_on
        case.save()
        Service(
            decision=decision,
            mode="direct",
            officers=["p-lin", "p-zhao"],
            served_on=served_on,
            receiver="收发室",
        ).save(force_insert=True)
        record.add(
            Served(
                mode="direct", served_on=served_on, officers=("p-lin", "p-zhao"), pay_until=""
            )
        )
