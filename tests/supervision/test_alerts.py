"""监督预警: a skipped review is found, opened with its hole, and not settled in silence."""

from contextlib import suppress
from datetime import timedelta

import pytest

from mingjing.cases.queries import decision_of
from mingjing.cases.states import State as CaseState
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotFoundError,
    NotPermittedError,
    RefusalError,
    SeparationOfDutiesError,
)
from mingjing.ledger.models import Job
from mingjing.ledger.recording import BUREAU, Act
from mingjing.supervision.alerts import (
    accountability_of,
    alerts_for,
    timeline_digest,
    waiting_alerts,
    way_of,
)
from mingjing.supervision.commands.enter_outside_item import (
    EnterOutsideItem,
    Kind,
    enter_outside_item,
)
from mingjing.supervision.commands.raise_alerts import raise_alerts
from mingjing.supervision.commands.settle_alert import (
    DismissAlert,
    Measure,
    OpenAccountability,
    dismiss_alert,
    open_accountability,
)
from mingjing.supervision.states import ARTICLE, State
from mingjing.web.alerting import RECONCILE, RefusalWatch, reconcile
from support.cast import CHEN, HAN, JUSTICE, LIN, WU, ZHAO, ZHOU
from support.county import RENDERER
from support.refusals import refused


def enter(county, by=LIN, **changes):
    values = {
        "kind": Kind.RECEIPT,
        "number": "晋财罚0001（虚构）",
        "dated": county.clock.today,
        "source": "银行对账单（虚构）",
    }
    return enter_outside_item(EnterOutsideItem(**(values | changes)), act=county.act(by))


def found(county, by=HAN):
    reconcile({}, county.clock.now)
    return alerts_for(county.act(by).actor)


def attempted(county, to=CaseState.IN_REVIEW, by=WU):
    docket = county.bring(to)
    with suppress(RefusalError):
        county.decide(docket, by)
    return docket


def dismiss(county, alert, by=HAN, reason="误点，当场更正（虚构）"):
    return dismiss_alert(DismissAlert(alert.pk, reason), act=county.act(by))


def pursue(county, alert, by=HAN, **changes):
    values = {
        "facts": "未经审核作出决定（虚构）。",
        "measure": Measure.EXPLAIN,
        "due_on": county.clock.today + timedelta(days=14),
    }
    order = OpenAccountability(alert.pk, **(values | changes))
    return open_accountability(order, act=county.act(by))


def test_a_receipt_without_a_reviewed_decision_is_on_the_list_next_morning(county):
    item = enter(county)
    assert alerts_for(county.act(HAN).actor) == [], "the nightly reconciliation raises it"
    county.clock.wait(days=1)
    (alert,) = found(county)
    assert (alert.item_id, alert.stage, alert.article) == (item.pk, State.OPEN, ARTICLE)
    assert [stop.name for stop in way_of(alert) if stop.is_hole][-2:] == [
        "法制审核同意",
        "告知",
    ]
    assert found(county) == [alert], "raised once"
    assert waiting_alerts(county.act(JUSTICE).actor) == 1


def test_a_paper_of_a_decision_of_the_system_is_no_alert(county):
    docket = county.bring(CaseState.SERVED)
    number = decision_of(county.case(docket)).document.number
    enter(county, decision_number=number)
    enter(county, kind=Kind.DECISION, number=number)
    assert found(county) == []
    enter(county, kind=Kind.DECISION, number=f"{number}之二", docket=docket)
    (alert,) = found(county)
    assert alert.docket == docket


@pytest.mark.parametrize("to", [CaseState.INVESTIGATED, CaseState.IN_REVIEW])
def test_an_attempt_to_decide_unreviewed_is_an_alert_at_once(county, to):
    docket = attempted(county, to)
    (alert,) = found(county)
    assert (alert.docket, alert.person) == (docket, WU)
    holes = {stop.name for stop in way_of(alert) if stop.is_hole}
    assert "法制审核同意" in holes
    assert "立案" not in holes


def test_an_attempt_after_a_passed_review_is_none(county):
    attempted(county, CaseState.REVIEWED)
    assert found(county) == []


def test_an_alert_is_not_dismissed_without_a_reason_and_leaders_read_it(county):
    attempted(county)
    (alert,) = found(county)
    with refused(county, BUREAU, GateClosedError, ARTICLE):
        dismiss(county, alert, reason=" ")
    dismiss(county, alert)
    (seen,) = alerts_for(county.act(ZHOU).actor)
    assert (seen.stage, seen.reason) == (State.DISMISSED, "误点，当场更正（虚构）")
    with refused(county, BUREAU, IllegalTransitionError, ARTICLE):
        pursue(county, seen)


def test_the_record_names_handlers_and_approver_with_their_acts(county):
    docket = attempted(county)
    (alert,) = found(county)
    digest = timeline_digest(alert)
    made = pursue(county, alert)
    named = {(one["role"], one["person"]) for one in made.acts}
    assert {("承办人", LIN), ("承办人", ZHAO), ("审批人", WU)} <= named
    assert all(one["act"] for one in made.acts)
    assert made.timeline_sha256 == digest
    said = county.said(BUREAU)[-1]
    assert said["kind"] == "accountability_opened"
    assert set(said["facts"]["people"]) == {LIN, ZHAO, WU}
    assert accountability_of(alerts_for(county.act(WU).actor)[0]) == made
    assert county.state(docket) is CaseState.IN_REVIEW


def test_nobody_settles_what_concerns_them_and_others_do_not_settle_at_all(county):
    attempted(county)
    (alert,) = found(county)
    with refused(county, BUREAU, SeparationOfDutiesError, ARTICLE):
        dismiss(county, alert, by=WU)
    for person in (JUSTICE, ZHOU, CHEN, LIN):
        with refused(county, BUREAU, NotPermittedError):
            pursue(county, alert, by=person)
    with pytest.raises(NotPermittedError):
        alerts_for(county.act(CHEN).actor)
    with refused(county, BUREAU, GateClosedError, ARTICLE):
        pursue(county, alert, due_on=county.clock.today - timedelta(days=1))
    with refused(county, BUREAU, GateClosedError, ARTICLE):
        pursue(county, alert, facts=" ")


def test_a_paper_from_outside_is_entered_once_and_whole(county):
    enter(county)
    with refused(county, BUREAU, GateClosedError, ARTICLE):
        enter(county)
    with refused(county, BUREAU, GateClosedError, ARTICLE):
        enter(county, number=" ")
    with refused(county, BUREAU, GateClosedError, ARTICLE):
        enter(county, number="2（虚构）", dated=county.clock.today + timedelta(days=1))
    with refused(county, BUREAU, NotFoundError):
        enter(county, number="3（虚构）", docket="没有这件")
    with refused(county, BUREAU, NotPermittedError):
        enter(county, by=JUSTICE, number="4（虚构）")


def test_only_the_program_raises_alerts_and_only_new_ones(county):
    attempted(county)
    with refused(county, BUREAU, NotPermittedError):
        raise_alerts(act=county.act(HAN))
    found(county)
    with refused(county, BUREAU, IllegalTransitionError, ARTICLE):
        raise_alerts(act=Act(RENDERER, county.clock.now))


def test_a_refusal_asks_for_a_reconciliation_and_nothing_else_does(county):
    watch = RefusalWatch()
    county.bring(CaseState.INVESTIGATED)
    watch.look()
    county.bring(CaseState.IN_REVIEW)
    watch.look()
    asked = Job.objects.filter(kind=RECONCILE)
    assert not asked.exists()
    docket = attempted(county)
    watch.look()
    watch.look()
    (job,) = asked
    reconcile(job.arguments, county.clock.now)
    (alert,) = alerts_for(county.act(HAN).actor)
    assert alert.docket == docket
