"""电子技术监控: a record carries no penalty before it is reviewed, or where it did not pass."""

import pytest

from mingjing.cases.investigation.monitoring import FACTS, REVIEW, TELL, Virtue
from mingjing.cases.investigation.queries import counting_evidence
from mingjing.cases.states import State
from mingjing.documents.queries import papers_of
from mingjing.kernel.errors import GateClosedError, NotPermittedError, SeparationOfDutiesError
from support.cast import CHEN, LIN, LU, ZHAO
from support.county import proposed
from support.refusals import refused


@pytest.fixture
def monitored(county):
    """A case with one item of evidence, made by monitoring."""
    docket = county.bring(State.INVESTIGATION)
    county.add(docket)
    county.enter_monitoring(docket, item=2)
    return docket


@pytest.mark.parametrize("missing", FACTS)
def test_the_equipment_was_reviewed_and_its_place_is_public(county, missing):
    docket = county.bring(State.INVESTIGATION)
    with refused(county, docket, GateClosedError, REVIEW):
        county.enter_monitoring(docket, **{missing: " "})


def test_nothing_goes_on_before_the_record_is_reviewed_and_told(county, monitored):
    with refused(county, monitored, GateClosedError, REVIEW):
        county.enter_monitoring(monitored, item=2)
    with refused(county, monitored, GateClosedError, REVIEW):
        county.close(monitored, proposal=proposed())
    with refused(county, monitored, GateClosedError, TELL):
        county.tell_monitoring(monitored)
    with refused(county, monitored, NotPermittedError):
        county.review_monitoring(monitored, LIN)
    county.review_monitoring(monitored)
    with refused(county, monitored, GateClosedError, REVIEW):
        county.review_monitoring(monitored)
    with refused(county, monitored, GateClosedError, TELL):
        county.close(monitored, proposal=proposed())
    county.tell_monitoring(monitored)
    county.close(monitored, proposal=proposed())
    assert "monitoring_review" in {paper.form for paper in papers_of(monitored)}


@pytest.mark.parametrize("fault", Virtue)
def test_what_lacks_one_virtue_is_no_evidence(county, monitored, fault):
    county.review_monitoring(monitored, virtues=tuple(set(Virtue) - {fault}))
    assert [one.seq for one in counting_evidence(county.case(monitored))] == [1]
    county.close(monitored, proposal=proposed())


def test_what_passes_is_evidence(county, monitored):
    county.review_monitoring(monitored)
    assert [one.seq for one in counting_evidence(county.case(monitored))] == [1, 2]


def test_who_handles_the_case_does_not_review_the_record(county):
    docket = county.register()
    county.file(docket, officers=(LU, ZHAO))
    county.add(docket, LU, officers=(LU, ZHAO))
    county.enter_monitoring(docket, LU, item=1)
    with refused(county, docket, SeparationOfDutiesError, REVIEW):
        county.review_monitoring(docket, LU)
    county.review_monitoring(docket, CHEN)
