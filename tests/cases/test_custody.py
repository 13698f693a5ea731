"""接收保管: the custodian of the unit, never who recorded it."""

import pytest

from mingjing.cases.states import State
from mingjing.evidence.commands.accept_custody import AcceptCustody, accept_custody
from mingjing.kernel.errors import (
    IllegalTransitionError,
    IntegrityError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from support.cast import HE, JIN, LIN, SONG, ZHAO
from support.county import County
from support.refusals import refused

RULE = "seed-2022:A2-5"


def accept(county: County, docket: str, by: str, seq: int = 1) -> None:
    order = AcceptCustody(docket, seq)
    accept_custody(order, act=county.act(by), store=county.store)


def recorded_by(county: County, officer: str) -> str:
    docket = county.register(officer)
    county.file(docket, officers=(officer, ZHAO))
    county.add(docket, officer, officers=(officer, ZHAO))
    return docket


def test_who_recorded_it_does_not_take_it_into_custody(county):
    docket = recorded_by(county, JIN)
    with refused(county, docket, SeparationOfDutiesError, RULE):
        accept(county, docket, JIN)
    accept(county, docket, SONG)
    assert county.kinds(docket)[-1] == "custody_accepted"


ROWS = [
    # who, which item, refusal, why
    (LIN, 1, NotPermittedError, "an officer is no custodian"),
    (HE, 1, NotPermittedError, "nor is the archivist"),
    (SONG, 2, NotFoundError, "there is no second item"),
]


@pytest.mark.parametrize(("by", "seq", "kind", "why"), ROWS)
def test_custody_is_refused(county, by, seq, kind, why):
    docket = recorded_by(county, LIN)
    with refused(county, docket, kind):
        accept(county, docket, by, seq)


def test_custody_is_taken_once(county):
    docket = recorded_by(county, LIN)
    accept(county, docket, SONG)
    with refused(county, docket, IllegalTransitionError):
        accept(county, docket, SONG)


def test_changed_bytes_are_not_taken(county):
    docket, paper = county.bring(State.FILED), county.paper()
    county.add(docket, stored=paper)
    path = county.store.path(paper.sha256)
    path.chmod(0o600)
    path.write_bytes(b"x" * paper.size)
    with refused(county, docket, IntegrityError):
        accept(county, docket, SONG)
