"""The demo bureau: founded, staffed and certified through the real commands."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mingjing.access.actors import Actor, Role
from mingjing.accounts.commands.open_account import OpenAccount, open_account
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.bureau.commands.certify import IssueCertificate, issue_certificate
from mingjing.bureau.commands.establish_unit import EstablishUnit, establish_unit
from mingjing.bureau.commands.found_bureau import FoundBureau, found_bureau
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act

DATA = Path(__file__).parent / "data"
INSTALLER = Actor("installer", frozenset({Role.SYSTEM_ADMINISTRATOR}))
ADMINISTRATOR = Actor("p-01", frozenset({Role.SYSTEM_ADMINISTRATOR}), "bangong")
YEARS_OF_A_CERTIFICATE = 4


def read(name: str) -> dict[str, Any]:
    """Return one of the demo's data files."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def staff_bureau(at: datetime) -> None:
    """Found the bureau and put everybody of ``cast.toml`` in place, from that day on."""
    cast, since = read("cast.toml"), legal_date(at)
    instrument = f"任命〔{since.year}〕1号（虚构）"
    first, *others = [unit for unit in cast["unit"] if unit["code"] == "bangong"] + [
        unit for unit in cast["unit"] if unit["code"] != "bangong"
    ]
    found_bureau(
        FoundBureau(
            first["code"],
            first["name"],
            ADMINISTRATOR.person,
            "管理员示例",
            instrument,
            since,
            demonstration=True,
        ),
        act=Act(INSTALLER, at),
    )
    act = Act(ADMINISTRATOR, at)
    open_account(OpenAccount(ADMINISTRATOR.person, with_password=False), act=act)
    for unit in others:
        establish_unit(
            EstablishUnit(
                unit["code"],
                unit["name"],
                unit["kind"],
                since,
                aliases=tuple(unit.get("aliases", ())),
                reviews=unit.get("reviews", False),
            ),
            act=act,
        )
    for person in cast["person"]:
        _engage(person, since, instrument, act)


def _engage(person: dict[str, Any], since: date, instrument: str, act: Act) -> None:
    register_person(
        RegisterPerson(
            person["code"],
            person["name"],
            person["unit"],
            legal_qualification=person.get("qualification", ""),
        ),
        act=act,
    )
    open_account(OpenAccount(person["code"], with_password=False), act=act)
    for role in person["roles"]:
        appoint(Appoint(person["code"], Role[role], instrument, since), act=act)
    if "certificate" in person:
        until = date(since.year + YEARS_OF_A_CERTIFICATE, 12, 31)
        issue_certificate(
            IssueCertificate(person["code"], person["certificate"], since, until),
            act=act,
        )
