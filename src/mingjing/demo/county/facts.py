"""The data files of the county, read strictly: the facts of one case each."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from mingjing.cases.applied import Applied
from mingjing.cases.commands.register_lead import PartyFacts
from mingjing.cases.field_records import Exchange
from mingjing.cases.proposal import Proposal
from mingjing.kernel.money import fen_from_yuan
from mingjing.statute.decisions import Circumstance, DecisionKind, PartyKind

DATA = Path(str(files("mingjing.demo") / "data"))
CASES, MEDIA = DATA / "county", DATA / "media"


QUESTION = re.compile(r"问：([^？]+？)答：([^问]+?。)(?=问|以上|$)")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Taken(StrEnum):
    """In the course of what an item of evidence was taken."""

    INSPECTION = "inspection"
    INQUIRY = "inquiry"
    SUPPLEMENT = "supplement"


class PartyOfDemo(_Strict):
    """当事人, obviously fictional."""

    kind: PartyKind
    name: str
    address: str
    uscc: str = ""
    citizen_number: str = ""
    telephone: str = ""
    legal_representative: str = ""
    is_enterprise: bool = True


class EvidenceOfDemo(_Strict):
    """One item: what it is, and its bytes as a media file or as words.

    Args:
        device: number of the recording device or scanner.
        minutes: how long the recording lasted, or the paper took.
    """

    kind: str
    title: str
    purpose: str
    taken: Taken = Taken.INSPECTION
    device: str = "SCAN-01"
    media: str = ""
    text: str = ""
    name: str = ""
    minutes: int = 10

    @model_validator(mode="after")
    def _has_bytes(self) -> "EvidenceOfDemo":
        if bool(self.media) is bool(self.text):
            raise ValueError(f"{self.title}: either a media file or a text")
        return self

    @property
    def file_name(self) -> str:
        """What the sender called it."""
        return self.name or self.media or f"{self.title}.txt"

    def content(self) -> bytes:
        """Return the bytes."""
        return (MEDIA / self.media).read_bytes() if self.media else self.text.encode()


class CaseFacts(_Strict):
    """What is true of one case of the county.

    Args:
        source_case: id of the published case whose facts these are; empty for none.
        given: keys of the source that are told here as it has them.
        invented: what the source does not give; ``everything`` where there is none.
        found_by: name of the inspection that found it; empty where a lead is registered.
        joins: name of the case whose investigation finds this party, too; empty for none.
        applied: violations of the catalogue with the key of their sanction.
        words: what people say in the course of it, by occasion.
    """

    source_case: str = ""
    given: tuple[str, ...] = ()
    published: date | None = None
    found_by: str = ""
    joins: str = ""
    invented: tuple[str, ...] = Field(min_length=1)
    unit: str = "zhifa"
    officers: tuple[str, str] = ("p-04", "p-05")
    source: str = "inspection"
    cause: str
    place: str
    seen: str
    asked: str = ""
    facts: str = ""
    duty_clauses: tuple[str, ...] = ()
    penalty_clauses: tuple[str, ...] = ()
    applied: tuple[tuple[str, str], ...] = ()
    fine_yuan: str = "0"
    kinds: tuple[DecisionKind, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    tier: str = ""
    tier_reason: str = ""
    public_summary: str = ""
    words: Mapping[str, str] = Field(default_factory=dict)
    party: PartyOfDemo
    evidence: tuple[EvidenceOfDemo, ...] = ()

    @model_validator(mode="after")
    def _says_what_is_given(self) -> "CaseFacts":
        if bool(self.source_case) is not bool(self.given):
            raise ValueError("what a source gives is said where there is one")
        return self

    @cached_property
    def party_facts(self) -> PartyFacts:
        """The party as a lead names it."""
        return PartyFacts(**self.party.model_dump())

    @cached_property
    def proposal(self) -> Proposal:
        """The proposal at the end of the investigation."""
        return Proposal(
            facts=self.facts,
            duty_clauses=self.duty_clauses,
            penalty_clauses=self.penalty_clauses,
            fine_fen=fen_from_yuan(self.fine_yuan),
            kinds=self.kinds,
            tier=self.tier,
            tier_reason=self.tier_reason,
            circumstances=self.circumstances,
            applied=tuple(Applied(*one) for one in self.applied),
        )

    @property
    def findings(self) -> tuple[str, ...]:
        """What was seen, item by item."""
        parts = self.seen.rstrip("。").split("；")
        return tuple(f"{part}。" for part in parts)

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What was asked and answered, as the words in the evidence have it."""
        told = "".join(item.text for item in self.evidence if item.taken is Taken.INQUIRY)
        found = tuple(Exchange(*pair) for pair in QUESTION.findall(told))
        return found or (Exchange("请说明有关情况。", self.asked),)

    def say(self, occasion: str) -> str:
        """Return what is said on that occasion.

        Raises:
            KeyError: the data file has no such words.
        """
        return self.words[occasion]


def case_facts(name: str) -> CaseFacts:
    """Return the facts of the case of that name.

    Raises:
        ValueError: the data file is faulty.
    """
    text = (CASES / f"{name}.toml").read_text(encoding="utf-8")
    return CaseFacts.model_validate(tomllib.loads(text))


def names_of_cases() -> tuple[str, ...]:
    """Return the name of every data file, in order."""
    return tuple(sorted(path.stem for path in CASES.glob("*.toml")))
