"""What evidence leaves in the ledger on its own."""

from dataclasses import dataclass

from mingjing.ledger.entries import Fact


@dataclass(frozen=True)
class CustodyAccepted(Fact):
    """The unit's custodian took over an item after comparing digests."""

    KIND = "custody_accepted"
    item: int
    sha256: str
    custodian: str
