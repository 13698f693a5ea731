"""The demo bureau: founded, staffed and certified through the real commands."""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mingjing.access.actors import Actor, Role
from mingjing.bureau.commands.appoint import Appoint, appoint
from mingjing.bureau.commands.certify import IssueCertificate, issue_certificate
from mingjing.bureau.commands.establish_unit import EstablishUnit, establish_unit
from mingjing.bureau.commands.found_bureau import FoundBureau, found_bureau
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.ledger.recording import Act

DATA = Path(__file__).parent / "data"
INSTALLER = Actor("installer", frozenset({Role.SYSTEM_ADMINISTRATOR}))
ADMINISTRATOR = Actor("p-01", frozenset({Role.SYSTEM_ADMINISTRATOR}), "bangong")
CERTIFICATE_UNTIL = date(2030, 12, 31)


def read(name: str) -> dict[str, Any]:
    """Return one of the demo's data files."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def staff_bureau(at: datetime) -> None:
    """Found the bureau and put everybody of ``cast.toml`` in place."""
    cast = read("cast.toml")
    since, instrument = cast["valid_from"], cast["instrument"]
    first, *others = [unit for unit in cast["unit"] if unit["code"] == "bangong"] + [
        unit for unit in cast["unit"] if unit["code"] != "bangong"
    ]
    found_bureau(
        FoundBureau(first["code"], first["name"], "p-01", "管理员示例", instrument, since),
        act=Act(INSTALLER, at),
    )
    act = Act(ADMINISTRATOR, at)
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
    for role in person["roles"]:
        appoint(Appoint(person["code"], Role[role], instrument, since), act=act)
    if "certificate" in person:
        issue_certificate(
            IssueCertificate(person["code"], person["certificate"], since, CERTIFICATE_UNTIL),
            act=act,
        )
