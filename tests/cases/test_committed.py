"""The same acts with real commits: a case to its close, with what was refused on the way."""

from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    SeparationOfDutiesError,
)
from mingjing.web.auditing import audit_installation
from support.cast import LIN, QIN, staff_bureau
from support.county import LARGE, County, proposed, store_in
from support.refusals import refused


def test_a_case_is_brought_to_its_close_and_the_audit_finds_nothing(committed_db):
    county = County(store_in(committed_db.data))
    staff_bureau(county.clock.now)
    docket = county.register()
    with refused(county, docket, SeparationOfDutiesError, "apl-2021:42.1"):
        county.file(docket, officers=(LIN, LIN))
    county.file(docket)
    county.add(docket)
    county.close(docket)
    county.submit(docket)
    with refused(county, docket, IllegalTransitionError, "apl-2021:57.1"):
        county.decide(docket)
    county.accept(docket, QIN)
    county.opine(docket, by=QIN)
    county.notice(docket)
    county.waive(docket)
    county.defend(docket, adopted=True, amended=proposed(LARGE - 100))
    with refused(county, docket, GateClosedError, "apl-2021:58.1"):
        county.decide(docket)
    county.submit(docket)
    county.accept(docket, QIN)
    county.opine(docket, by=QIN)
    with refused(county, docket, SeparationOfDutiesError, "apl-2021:58.1"):
        county.decide(docket, QIN)
    county.decide(docket)
    county.print(docket)
    county.serve(docket)
    county.pay(docket, fen=LARGE - 100)
    county.finish(docket)
    assert county.state(docket) is State.CLOSED
    report = audit_installation(committed_db.data, lambda _what, _done: None)
    assert report.is_clean, report.differences
    assert county.kinds(docket).count("act_refused") == 4
