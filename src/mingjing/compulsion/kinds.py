"""What a seizure is, on what ground, and why it ends: the words of the Compulsion Law."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingjing.statute.decisions import Circumstance, PartyKind


class Kind(StrEnum):
    """Sealed where it is, or taken away."""

    SEALING = "sealing"
    SEIZURE = "seizure"

    @property
    def label(self) -> str:
        """The statute's own word."""
        return self.circumstance.label

    @property
    def circumstance(self) -> Circumstance:
        """The fact that brings legal review into play."""
        return Circumstance(self.value)


class Ground(StrEnum):
    """Which law allows it (row C01)."""

    ASL_65_4 = "ASL-65-4"
    HCL_8_5 = "HCL-8-5"

    @property
    def label(self) -> str:
        """In words."""
        return GROUND_LABELS[self]


GROUND_LABELS: Mapping[Ground, str] = {
    Ground.ASL_65_4: "不符合安全标准的设施、设备、器材，违法的危险物品、作业场所（安全生产法）",
    Ground.HCL_8_5: "违法的危险化学品、场所、设备（危险化学品安全法）",
}


class Reason(StrEnum):
    """Why it must be lifted: the five of acl-2011:28.1, in their order."""

    NO_VIOLATION = "no_violation"
    UNRELATED = "unrelated"
    DECIDED = "decided"
    EXPIRED = "expired"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words of the article."""
        return REASON_LABELS[self]

    @property
    def article(self) -> str:
        """The citation of its item."""
        return f"acl-2011:28.1({tuple(Reason).index(self) + 1})"


REASON_LABELS: Mapping[Reason, str] = {
    Reason.NO_VIOLATION: "当事人没有违法行为",
    Reason.UNRELATED: "查封、扣押的场所、设施或者财物与违法行为无关",
    Reason.DECIDED: "行政机关对违法行为已经作出处理决定，不再需要查封、扣押",
    Reason.EXPIRED: "查封、扣押期限已经届满",
    Reason.OTHER: "其他不再需要采取查封、扣押措施的情形",
}


class Disposal(StrEnum):
    """What becomes of unlawful things (acl-2011:27)."""

    CONFISCATED = "confiscated"
    DESTROYED = "destroyed"

    @property
    def label(self) -> str:
        """The statute's own word."""
        return DISPOSAL_LABELS[self]


DISPOSAL_LABELS: Mapping[Disposal, str] = {
    Disposal.CONFISCATED: "没收",
    Disposal.DESTROYED: "销毁",
}


@dataclass(frozen=True, slots=True)
class HolderFacts:
    """Whose things they are.

    Args:
        uscc: unified social credit code; empty where there is none.
        representative: legal representative or person in charge; empty for a person.
    """

    name: str
    address: str
    representative: str = ""
    uscc: str = ""
    telephone: str = ""
    kind: PartyKind = PartyKind.ORGANISATION


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One line of the inventory.

    Args:
        of: which of the approved objects it belongs to, counted from 1.
        specification: 规格（型号）, or the address of a place.
        quantity: number or area, as counted.
        unit: what is counted.
        identifier: what tells it from every other: a serial number, a plate, an address.
        state: how it looked.
    """

    of: int
    name: str
    quantity: str
    unit: str
    specification: str = ""
    identifier: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Who keeps the things and where.

    Args:
        keeper: name of the person or the entrusted third party.
        keeper_person: code of the keeper on the roster; empty for a third party.
        place: where.
    """

    keeper: str
    place: str
    keeper_person: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """The ten steps of acl-2011:18 as they were done on the spot.

    Args:
        party_called: whether the party was told to come.
        party_present: name of who came for the party; empty where nobody did.
        attestor: who was asked to be there, where the party did not come.
        certificates_shown: whether both officers showed theirs.
        told: whether reasons, legal basis, rights and remedies were told on the spot.
        heard: whether the party was heard, or nobody was there to be heard.
        statement: what the party said; empty for nothing.
        delivered: whether decision and list were handed over on the spot.
        unsigned_reason: why the party did not sign; empty where it did.
        told_of_recording: whether it was announced that a camera runs.
        device: number of the body camera; empty where there was none.
    """

    party_called: bool
    certificates_shown: bool
    told: bool
    heard: bool
    delivered: bool
    party_present: str = ""
    attestor: str = ""
    statement: str = ""
    unsigned_reason: str = ""
    told_of_recording: bool = False
    device: str = ""
