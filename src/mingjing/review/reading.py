"""The file of a case in the shape in which checks read it: plain values, no rows (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingjing.cases.applied import FineHeld, Held
from mingjing.statute.decisions import DecisionKind


@dataclass(frozen=True, slots=True)
class OfficerSeen:
    """An officer in the field; ``standing`` says what was wrong with the certificate, if so."""

    name: str
    certificate: str
    standing: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One act in the field."""

    what: str
    on: date
    place: str
    officers: tuple[OfficerSeen, ...]
    told_of_recording: bool
    must_tell: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence with what its classification lacks."""

    number: int
    title: str
    missing: tuple[str, ...]
    taken_on: date
    kept: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The notice that stands, and how what the party said was answered."""

    number: str
    on: date
    hearing_right: bool
    unanswered: int


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Everything that the checks read, taken from the rows on one day.

    Args:
        region: name of the county, as addresses begin.
        lacking: what is missing of the party's identity.
        limitation_until: last day on which the act could be found (APL 36).
        submit_by: day on which the file had to be submitted; None in a later round.
        decide_by: last day of the ninety (APL 60).
        norms: titles of the norms that the rule book holds.
        held: the violations of the catalogue that are applied, beside the words of the law.
        fine: where the fine lies in their ranges.
        catalogued: clauses that these violations bring with them, as papers print them.
        grounds: citations of why review is compulsory, with their words.
        hearing: whether the party must be told of a hearing; None while a fact is missing.
        is_unchanged: whether the subject is the one that was submitted.
    """

    bureau: str
    region: str
    address: str
    lacking: tuple[str, ...]
    found_on: date
    limitation_until: date
    filed_on: date | None
    investigated_on: date | None
    submitted_on: date
    submit_by: date | None
    decide_by: date | None
    today: date
    visits: tuple[Visit, ...]
    items: tuple[Item, ...]
    facts: str
    duty_clauses: tuple[str, ...]
    penalty_clauses: tuple[str, ...]
    fine_fen: int
    kinds: tuple[DecisionKind, ...]
    tier: str
    tier_reason: str
    norms: frozenset[str]
    held: tuple[Held, ...]
    fine: FineHeld
    catalogued: frozenset[str]
    grounds: Mapping[str, str]
    hearing: bool | None
    notice: Told | None
    is_unchanged: bool
    documents: tuple[str, ...]
