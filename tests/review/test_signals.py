"""审核提示: copies are found, honest work is left alone, and nothing is stopped."""

import pytest

from mingjing.cases.commands.record_viewing import RecordViewing, record_viewing
from mingjing.cases.states import State
from mingjing.kernel.dates import legal_date
from mingjing.review.diligence import measure_of, signals_for, stamped
from mingjing.review.outcomes import WORDS, Outcome
from mingjing.review.queries import latest_round
from mingjing.review.signals import (
    COPY,
    PACE,
    UNOPENED,
    Diligence,
    Measure,
    Opinion,
    most_alike,
    signals_of,
)
from mingjing.statute.load import rulebook
from review.opinions import genuine, planted
from support.cast import CHEN
from support.county import MONDAY

PURE = pytest.mark.one_database("pure")
MOST_FALSE = 0.05


@PURE
def test_planted_copies_are_found_and_honest_opinions_left_alone(record_property):
    measure = measure_of(rulebook(), MONDAY)
    honest, copies = genuine(), planted()
    known = [Opinion(f"案{nth}", text) for nth, text in enumerate(honest)]

    def is_told(text, others):
        alike = most_alike(Opinion("本案", text), others)
        return alike is not None and alike[1] >= measure.copied

    found = sum(is_told(text, known) for text in copies)
    false = sum(
        is_told(text, known[:nth] + known[nth + 1 :]) for nth, text in enumerate(honest)
    )
    told = f"planted {found}/{len(copies)} found, false {false}/{len(honest)}"
    record_property("signals", told)
    print(told)  # noqa: T201 - the figures that are promised
    assert found == len(copies), told
    assert false / len(honest) < MOST_FALSE, told


@PURE
@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_words_of_the_notice_are_nobodys_copy(outcome):
    assert most_alike(Opinion("一", WORDS[outcome]), [Opinion("二", WORDS[outcome])]) is None


@PURE
@pytest.mark.parametrize(
    ("minutes", "pieces", "opened", "rules"),
    [
        (300, 10, 10, set()),
        (3, 10, 10, {PACE}),
        (300, 10, 5, {UNOPENED}),
        (300, 10, 6, set()),
        (0, 0, 0, set()),
        (1, 40, 0, {PACE, UNOPENED}),
    ],
)
def test_a_signal_says_what_was_measured(minutes, pieces, opened, rules):
    seen = Diligence(minutes, pieces, opened, Opinion("本案", ""))
    found = signals_of(seen, [], Measure(copied=60, unopened=50, pace=60))
    assert {one.rule for one in found} == rules


def test_the_reviewer_is_told_first_and_the_opinion_goes_out_all_the_same(county):
    docket = county.bring(State.IN_REVIEW)
    county.accept(docket)
    text = genuine()[3]
    round_ = latest_round(county.case(docket))
    where = {"at": county.clock.now, "on": county.clock.today}
    assert {one.rule for one in signals_for(round_, county.law, **where)} == {UNOPENED}
    county.clock.wait(minutes=90)
    record_viewing(RecordViewing(docket, (1,), "original"), act=county.act(CHEN))
    county.opine(docket, text=text)
    now = county.clock.now
    assert stamped(CHEN, county.clock.today.replace(year=2027), county.law, at=now) == []

    again = county.bring(State.IN_REVIEW)
    county.accept(again)
    county.opine(again, text=text)
    assert county.state(again) is State.REVIEWED
    later = county.clock.today.replace(year=2027)
    (one,) = stamped("", later, county.law, at=county.clock.now)
    assert one.round.case_id == again
    assert {signal.rule for signal in one.signals} == {COPY, UNOPENED}
    assert stamped("", legal_date(now), county.law, at=now) == [], (
        "the head is told a day later"
    )
