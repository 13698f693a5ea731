"""What every scene of the walk needs, and who acts in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mingjing.demo.telling import Teller
from mingjing.evidence.store import BlobStore
from mingjing.statute.limits import RuleBook

LEAD, SECOND, HEAD, DEPUTY = "p-04", "p-05", "p-02", "p-03"
REVIEWER, LEGAL_HEAD, CHECKER, CUSTODIAN = "p-06", "p-07", "p-08", "p-09"
COUNSEL = "p-20"
OFFICERS = (LEAD, SECOND)
SCANNER = "SCAN-01"


@dataclass
class Story:
    """One case as it is told.

    Args:
        law: the rule book.
        store: where evidence goes.
        teller: carries acts out and tells them.
        facts: the demo file of the case.
        docket: number of the lead, once it is registered.
    """

    law: RuleBook
    store: BlobStore
    teller: Teller
    facts: Mapping[str, Any]
    docket: str = field(default="", init=False)
