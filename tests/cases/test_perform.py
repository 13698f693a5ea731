"""送达, 缴款, 履行, 结案."""

from datetime import date

import pytest

from mingjing.bureau.commands.set_parameter import SetParameter, set_parameter
from mingjing.bureau.queries import law_of_bureau
from mingjing.casefile.composing import pieces_of
from mingjing.cases.debts import demandable, open_duties_of
from mingjing.cases.queries import decision_of
from mingjing.cases.states import State
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger.entries import BlobRef
from mingjing.statute.decisions import DecisionKind, Performer
from mingjing.statute.load import rulebook
from support.cast import ADMIN, LIN, MA, NIU, TANG
from support.county import LARGE, proposed
from support.refusals import refused

SERVICE, PAYMENT = "apl-2021:61.1", "apl-2021:67.3"
TOMORROW, YESTERDAY = date(2026, 3, 3), date(2026, 3, 1)


def test_a_decision_is_not_served_before_its_paper_exists(county):
    docket = county.bring(State.DECIDED)
    with refused(county, docket, GateClosedError, SERVICE):
        county.serve(docket)


SERVICES = [
    # changes, refusal, citation, why
    ({"officers": (LIN, LIN)}, SeparationOfDutiesError, "apl-2021:42.1", "one is not two"),
    ({"officers": (LIN, MA)}, NotPermittedError, "apl-2021:42.1", "expired"),
    ({"officers": (LIN, NIU)}, NotPermittedError, "apl-2021:42.1", "suspended"),
    ({"mode": "by_shouting"}, InvalidInputError, SERVICE, "no such mode"),
    ({"served_on": TOMORROW}, InvalidInputError, SERVICE, "tomorrow has not happened"),
    ({"served_on": YESTERDAY}, InvalidInputError, SERVICE, "before it was decided"),
    ({"mode": "by_leaving"}, GateClosedError, "apl-2021:61.2", "left behind without a picture"),
    ({"mode": "by_electronic"}, GateClosedError, "apl-2021:61.2", "no consent on file"),
]


@pytest.mark.parametrize(
    ("changes", "kind", "article", "why"), SERVICES, ids=[row[-1] for row in SERVICES]
)
def test_a_faulty_service_is_refused(county, changes, kind, article, why):
    docket = county.bring(State.DECIDED)
    county.print(docket)
    with refused(county, docket, kind, article):
        county.serve(docket, **changes)


PAYMENTS = [
    # changes, why
    ({"fen": 0}, "nothing"),
    ({"fen": -1}, "less than nothing"),
    ({"fen": LARGE + 1}, "a fen too much"),
    ({"paid_on": TOMORROW}, "tomorrow has not happened"),
    ({"paid_on": YESTERDAY}, "before it was decided"),
]


@pytest.mark.parametrize(("changes", "why"), PAYMENTS, ids=[row[-1] for row in PAYMENTS])
def test_a_faulty_payment_is_refused(county, changes, why):
    docket = county.bring(State.SERVED)
    with refused(county, docket, InvalidInputError, PAYMENT):
        county.pay(docket, **changes)


def test_the_last_fen_completes_a_fine_and_nothing_is_paid_twice(county):
    docket = county.bring(State.SERVED)
    county.pay(docket, fen=LARGE - 1)
    assert county.state(docket) is State.SERVED
    with refused(county, docket, GateClosedError, "apl-2021:66.1"):
        county.perform(docket)
    county.pay(docket, fen=1)
    assert county.state(docket) is State.PERFORMED
    with refused(county, docket, IllegalTransitionError, PAYMENT):
        county.pay(docket, fen=1)


PERFORMANCES = [
    # changes, refusal, citation, why
    ({"how": " "}, GateClosedError, "apl-2021:66.1", "nobody says how it was seen"),
    ({"on": TOMORROW}, NotPermittedError, "", "tomorrow has not happened"),
]


@pytest.mark.parametrize(("changes", "kind", "article", "why"), PERFORMANCES)
def test_money_is_not_all_of_it(county, changes, kind, article, why):
    docket = county.bring(State.SERVED, proposed(kinds=(DecisionKind.SUSPEND_BUSINESS,)))
    county.pay(docket)
    assert county.state(docket) is State.SERVED
    with refused(county, docket, GateClosedError, "apl-2021:66.1"):
        county.perform(docket)
    with refused(county, docket, kind, article):
        county.perform_duty(docket, **changes)
    county.perform_duty(docket)
    with refused(county, docket, GateClosedError, "apl-2021:66.1"):
        county.perform_duty(docket)
    with refused(county, docket, kind, article):
        county.perform(docket, **changes)
    county.perform(docket)
    assert county.state(docket) is State.PERFORMED


def test_a_case_is_closed_on_a_ground(county):
    docket = county.bring(State.PERFORMED)
    with refused(county, docket, GateClosedError, "apl-2021:47"):
        county.finish(docket, ground=" ")


def test_a_decision_keeps_who_performs_as_the_bureau_had_set_it_on_its_day(county):
    docket = county.bring(State.SERVED, proposed(kinds=(DecisionKind.CONFISCATION,)))
    set_parameter(
        SetParameter(
            "PERFORM-CONFISCATION",
            0,
            "陵应急〔2026〕9号（虚构）",
            date(2026, 1, 1),
            performer=Performer.AUTHORITY,
        ),
        act=county.act(ADMIN),
        law=rulebook(),
    )
    case = county.case(docket)
    assert demandable(case, decision_of(case)) == ("没收",)
    county.law = law_of_bureau(rulebook(), county.clock.today)
    later = county.bring(State.SERVED, proposed(kinds=(DecisionKind.CONFISCATION,)))
    case = county.case(later)
    assert decision_of(case).performers["confiscation"] == "authority"
    assert demandable(case, decision_of(case)) == ()


def test_each_duty_waits_for_whoever_performs_it(county):
    kinds = (DecisionKind.WARNING, DecisionKind.PERMIT_SUSPENSION, DecisionKind.CONFISCATION)
    docket = county.bring(State.SERVED, proposed(kinds=kinds))
    case = county.case(docket)

    def open_now() -> list[str]:
        now = county.case(docket)
        return [one.kind for one in open_duties_of(now, decision_of(now))]

    assert open_now() == ["confiscation", "permit_suspension"], "a warning is done by service"
    assert demandable(case, decision_of(case)) == ("没收",), "the authority asks no court"
    county.pay(docket)
    stored = county.paper()
    proof = BlobRef(stored.sha256, stored.size)
    county.perform_duty(docket, kind="confiscation", proof=proof)
    assert open_now() == ["permit_suspension"]
    with refused(county, docket, GateClosedError, "apl-2021:66.1"):
        county.perform(docket)
    with refused(county, docket, GateClosedError, "apl-2021:66.1"):
        county.perform_duty(docket, kind="warning")
    with refused(county, docket, NotPermittedError, "apl-2021:66.1"):
        county.perform_duty(docket, TANG, kind="permit_suspension")
    said = county.said(docket)
    entry = next(one for one in said if one["kind"] == "duty_performed")
    assert set(entry["facts"]) == {"duty", "performed_on"}, "what was seen stays in the file"
    county.perform_duty(docket, kind="permit_suspension")
    county.perform(docket)
    assert proof.sha256 in {one.sha256 for one in pieces_of(county.case(docket))}
