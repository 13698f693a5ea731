"""The people of the tests, put in office through the real commands. All invented."""

from dataclasses import dataclass
from datetime import date, datetime

from mingjing.access.actors import Actor, Role
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.bureau.commands.certify import (
    IssueCertificate,
    SuspendCertificate,
    issue_certificate,
    suspend_certificate,
)
from mingjing.bureau.commands.establish_unit import EstablishUnit, establish_unit
from mingjing.bureau.commands.found_bureau import FoundBureau, found_bureau
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.ledger.recording import Act

ADMIN = "p-01"
WU, ZHOU = "p-02", "p-03"
LIN, ZHAO, SUN = "p-04", "p-05", "p-06"
CHEN, FENG, HAN = "p-07", "p-08", "p-09"
CHECKER, SONG, HE, PENG = "p-10", "p-11", "p-12", "p-13"
STRANGER = "p-14"
TANG, QIN, LU, JIN = "p-15", "p-16", "p-17", "p-18"
MA, NIU, OU, PAN = "p-19", "p-20", "p-21", "p-22"
JUSTICE, CLERK = "p-23", "p-24"

ENFORCEMENT, LEGAL, OFFICE, COMMAND = "zhifa", "fagui", "bangong", "zhihui"
SINCE, UNTIL = date(2026, 1, 4), date(2030, 12, 31)
INSTRUMENT = "任命〔2026〕1号（虚构）"
EXPIRED_ON, NOT_BEFORE, SUSPENDED_SINCE = date(2026, 2, 27), date(2026, 12, 1), date(2026, 2, 2)
UNITS = (
    (ENFORCEMENT, "综合行政执法队（虚构）", "team"),
    (LEGAL, "政策法规职业教育股", "section"),
    (COMMAND, "指挥中心（虚构）", "centre"),
)


@dataclass(frozen=True)
class Member:
    """Somebody of the cast.

    Args:
        code: as the record names them.
        unit: where they work.
        roles: posts held.
        certified: days of the enforcement certificate, if there is one.
    """

    code: str
    unit: str
    roles: tuple[Role, ...]
    certified: tuple[date, date] | None = None


GOOD = (SINCE, UNTIL)
CAST = (
    Member(WU, OFFICE, (Role.HEAD,)),
    Member(ZHOU, OFFICE, (Role.DEPUTY_HEAD,)),
    Member(LIN, ENFORCEMENT, (Role.OFFICER,), GOOD),
    Member(ZHAO, ENFORCEMENT, (Role.OFFICER,), GOOD),
    Member(SUN, ENFORCEMENT, (Role.OFFICER,), GOOD),
    Member(CHEN, LEGAL, (Role.REVIEWER,)),
    Member(FENG, LEGAL, (Role.REVIEWER,)),
    Member(HAN, LEGAL, (Role.LEGAL_HEAD,)),
    Member(CHECKER, OFFICE, (Role.DISCLOSURE_CHECKER,)),
    Member(SONG, ENFORCEMENT, (Role.CUSTODIAN,)),
    Member(HE, OFFICE, (Role.ARCHIVIST,)),
    Member(PENG, OFFICE, (Role.PRESIDING_OFFICER,)),
    Member(STRANGER, COMMAND, (Role.OFFICER,), GOOD),
    Member(TANG, ENFORCEMENT, (Role.OFFICER, Role.DEPUTY_HEAD), GOOD),
    Member(QIN, LEGAL, (Role.REVIEWER, Role.DEPUTY_HEAD)),
    Member(LU, LEGAL, (Role.OFFICER, Role.REVIEWER), GOOD),
    Member(JIN, ENFORCEMENT, (Role.OFFICER, Role.CUSTODIAN), GOOD),
    Member(MA, ENFORCEMENT, (Role.OFFICER,), (SINCE, EXPIRED_ON)),
    Member(NIU, ENFORCEMENT, (Role.OFFICER,), GOOD),
    Member(OU, ENFORCEMENT, (Role.OFFICER,), (NOT_BEFORE, UNTIL)),
    Member(PAN, ENFORCEMENT, (Role.OFFICER,)),
    Member(JUSTICE, OFFICE, (Role.SUPERVISOR,)),
    Member(CLERK, OFFICE, ()),
)
INSTALLER = Actor("installer", frozenset({Role.SYSTEM_ADMINISTRATOR}))
ADMINISTRATOR = Actor(ADMIN, frozenset({Role.SYSTEM_ADMINISTRATOR}), OFFICE)
REVIEWS = frozenset({Role.REVIEWER, Role.LEGAL_HEAD})


def certificate_of(code: str) -> str:
    """Return the number of a person's enforcement certificate."""
    return f"虚构-{code}"


def found(at: datetime) -> None:
    """Found the bureau: the office and its administrator, nobody else."""
    order = FoundBureau(OFFICE, "办公室（虚构）", ADMIN, "管理员示例", INSTRUMENT, SINCE)
    found_bureau(order, act=Act(INSTALLER, at))


def staff_bureau(at: datetime) -> None:
    """Found the bureau and put the whole cast in office."""
    found(at)
    act = Act(ADMINISTRATOR, at)
    for code, name, kind in UNITS:
        establish_unit(EstablishUnit(code, name, kind, SINCE, reviews=code == LEGAL), act=act)
    for member in CAST:
        engage(member, act)
    order = SuspendCertificate(certificate_of(NIU), SUSPENDED_SINCE, "年审未通过（虚构）")
    suspend_certificate(order, act=act)


def engage(member: Member, act: Act) -> None:
    """Put one member of the cast in office."""
    qualification = "法律职业资格-虚构" if REVIEWS & set(member.roles) else ""
    register_person(
        RegisterPerson(member.code, "示例", member.unit, legal_qualification=qualification),
        act=act,
    )
    for role in member.roles:
        appoint(Appoint(member.code, role, INSTRUMENT, SINCE), act=act)
    if member.certified:
        issue_certificate(
            IssueCertificate(member.code, certificate_of(member.code), *member.certified),
            act=act,
        )
