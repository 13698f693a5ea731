"""A rehearsed change of law: what it touches is complete, and the past stays as it was."""

import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

import mingjing
from mingjing.bureau.models import LawFile
from mingjing.bureau.queries import actor_of, law_of_bureau
from mingjing.cases.clocks import clocks_of
from mingjing.cases.states import State
from mingjing.kernel.errors import (
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
)
from mingjing.ledger.queries import history
from mingjing.ledger.recording import BUREAU, Act
from mingjing.statute.choice_of_law import both_versions
from mingjing.statute.errors import RuleFileError
from mingjing.statute.impact import Sort, affected_by, program_texts
from mingjing.statute.load import rulebook
from mingjing.supervision.commands.enter_norm import EnterNorm, enter_norm, rehearse_norm
from mingjing.supervision.commands.settle_adjustment import (
    Outcome,
    SettleAdjustment,
    settle_adjustment,
)
from mingjing.supervision.models import Adjustment
from mingjing.supervision.queries import tasks_for, waiting_count
from support.amendments import EFFECTIVE, NEW, OLD, TEXT
from support.cast import CHEN, HAN, LIN, SONG

ROOT = Path(mingjing.__file__).parent
RESTATED = {"APL-60", "APL-64-1", "APL-52-3"}


def law(county):
    return law_of_bureau(rulebook(), county.clock.today)


def enter(county, by=HAN, text=TEXT):
    act = Act(actor_of(by, county.clock.today), county.clock.now)
    return enter_norm(EnterNorm(text), act=act, law=rulebook())


@pytest.fixture
def cases(county):
    """One case of each sort: under investigation, decided, ended."""
    running = county.register()
    county.file(running)
    return running, county.bring(State.SERVED), county.bring(State.DECLINED)


def searched(root: Path) -> set[str]:
    """The files that a plain search for the norm finds, by another program."""
    said = subprocess.run(  # noqa: S603 - a program of the system
        ["grep", "-rlI", "--exclude-dir=__pycache__", "-e", OLD, str(root)],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return {Path(line).relative_to(root).as_posix() for line in said.stdout.splitlines()}


def test_the_list_is_as_complete_as_a_text_search_over_every_file():
    places = {one.place for one in affected_by(OLD, program_texts())}
    assert len(places) > 50
    assert searched(ROOT) - places == set()
    assert places - searched(ROOT) == set()


def test_every_single_citation_that_a_text_search_finds_is_listed_with_its_file():
    listed = {
        (one.place, said) for one in affected_by(OLD, program_texts()) for said in one.citations
    }
    for path in searched(ROOT):
        if path.endswith((".py", ".html")):
            text = (ROOT / path).read_text("utf-8")
            for said in re.findall(rf"{OLD}:\d+(?:\.\d+)?(?:\(\d+\))?", text):
                assert (path, said) in listed, path


def test_every_rule_of_the_norm_and_every_row_that_refers_to_it_is_listed():
    listed = {one.about for one in affected_by(OLD, program_texts())}
    book = rulebook()
    for versions in book.rules.values():
        for rule in versions:
            if rule.statute.id == OLD or any(see.startswith(f"{OLD}:") for see in rule.row.see):
                assert rule.id in listed, rule.id
    for one in book.conventions.values():
        if one.article.startswith(f"{OLD}:"):
            assert one.id in listed


def test_the_head_of_a_norm_is_no_rule_that_rests_on_it():
    found = affected_by("mem15-2007", program_texts())
    heads = [(one.sort, one.about) for one in found if re.fullmatch("mem1[58]-20..", one.about)]
    assert heads == [(Sort.NORM, "mem18-2025")], "the norm itself is not meant; who ends it is"


def test_a_rehearsal_names_what_is_touched_and_keeps_nothing(county, cases):
    running, served, declined = cases
    impact = rehearse_norm(EnterNorm(TEXT), law=rulebook(), on=county.clock.today)
    about = {one.about for _, one in impact.tasks() if one.sort is Sort.CASE}
    assert {running, served} <= about
    assert declined not in about
    assert not LawFile.objects.exists()
    assert not Adjustment.objects.exists()


def test_each_thing_gets_its_task_with_an_owner_and_a_due_date_in_the_same_act(county, cases):
    running, served, _declined = cases
    impact = enter(county)
    rows = list(Adjustment.objects.all())
    assert len(rows) == len(impact.tasks())
    assert {row.sort for row in rows} >= {
        "RULE",
        "CONVENTION",
        "FORM",
        "DISCLOSURE",
        "GUIDE",
        "PROCEDURE",
        "PAGE",
        "PROGRAM",
        "CASE",
    }
    rules = {row.about for row in rows if row.sort == "RULE" and "apl-2021" in row.place}
    assert "APL-67" in rules
    assert not rules & RESTATED
    owners = {row.about: row.owner for row in rows}
    assert (owners[running], owners[served], owners["APL-67"]) == (LIN, LIN, HAN)
    due = law(county).due("SEED-REVISE", county.clock.today).nominal
    said = [one.said for one in history(BUREAU)]
    (entered,) = [one["facts"] for one in said if one["kind"] == "norm_entered"]
    assert entered["adjustments"] == len(rows)
    opened = [one["facts"] for one in said if one["kind"] == "adjustment_opened"]
    of_cases = county.kinds(running).count("adjustment_opened")
    assert len(opened) + 2 * of_cases == len(rows)
    assert {one["due"] for one in opened} == {due.isoformat()}
    tasks = tasks_for(actor_of(HAN, county.clock.today), law(county))
    assert {task.due.nominal for task in tasks} == {due}


def test_old_cases_keep_their_dates_and_new_ones_follow_the_new_law(county, cases):
    running, served, _declined = cases
    before = {
        docket: [
            (one.due.rule, one.due.nominal, one.due.article)
            for one in clocks_of(county.case(docket), law(county))
        ]
        for docket in (running, served)
    }
    enter(county)
    for docket, dates in before.items():
        after = clocks_of(county.case(docket), law(county))
        assert [(one.due.rule, one.due.nominal, one.due.article) for one in after] == dates
    eve = EFFECTIVE - timedelta(days=1)
    assert law(county).due("APL-60", eve).nominal == eve + timedelta(days=90)
    assert law(county).due("APL-60", EFFECTIVE).nominal == EFFECTIVE + timedelta(days=60)


def test_both_versions_are_shown_where_act_and_decision_fall_apart(county):
    enter(county)
    found = both_versions(
        law(county), "APL-60", act_on=date(2027, 3, 1), decided_on=date(2027, 6, 1)
    )
    assert (found.then.statute.id, found.now.statute.id, found.differ) == (OLD, NEW, True)


@pytest.fixture
def late(county):
    """A case filed before the new law, and one filed under it before anybody entered it."""
    county.clock.move_to(EFFECTIVE - timedelta(days=1))
    old = county.register()
    county.file(old)
    county.clock.move_to(EFFECTIVE + timedelta(days=19))
    new = county.register()
    county.file(new)
    return old, new


def test_a_limit_that_changes_lists_the_dates_that_move_with_the_reason(county, late):
    _old, new = late
    (moved,) = rehearse_norm(EnterNorm(TEXT), law=rulebook(), on=county.clock.today).moved
    filed, told = county.clock.today, moved.date()
    assert (told.docket, told.rule, told.duty) == (new, "APL-60", "办案期限")
    assert (told.was, told.due) == (filed + timedelta(days=90), filed + timedelta(days=60))
    assert told.why == (
        f"自 {filed.isoformat()} 起算；原依《行政处罚法》第六十条（90日），"
        "现依《行政处罚法（2027年修正，虚构）》第六十一条（60日）"
    )
    assert enter(county).moved == (moved,)
    (clock,) = clocks_of(county.case(new), law(county))
    assert clock.due.nominal == told.due


def test_no_date_moves_where_every_clock_began_before_the_new_law(county, cases):
    assert enter(county).moved == ()


def test_a_rule_by_which_a_clock_runs_cannot_be_dropped(county, late):
    dropping = TEXT.replace('["APL-52-3"]', '["APL-52-3", "APL-60"]')
    dropping = dropping.replace('id = "APL-60"', 'id = "APL-60-new"')
    with pytest.raises(
        InvalidInputError, match="规则 APL-60 在 2027-05-20 没有有效版本"
    ) as told:
        enter(county, text=dropping)
    assert "不要写入 drops" in told.value.remedy
    assert not LawFile.objects.exists()


def settle(county, by, key, reason="已对照新法改定（虚构）。"):
    act = Act(actor_of(by, county.clock.today), county.clock.now)
    return settle_adjustment(SettleAdjustment(key, Outcome.DONE, reason), act=act)


def test_a_task_is_settled_once_with_a_reason_by_its_owner_or_the_legal_head(county, cases):
    running, served, _declined = cases
    enter(county)
    mine = Adjustment.objects.get(about=running)
    waiting = waiting_count(actor_of(LIN, county.clock.today))
    with pytest.raises(InvalidInputError, match="理由"):
        settle(county, LIN, mine.pk, " ")
    done = settle(county, LIN, mine.pk)
    assert (done.outcome, done.settled_by) == ("done", LIN)
    assert waiting_count(actor_of(LIN, county.clock.today)) == waiting - 1
    assert county.kinds(running)[-1] == "adjustment_settled"
    with pytest.raises(IllegalTransitionError, match="了结"):
        settle(county, LIN, mine.pk)
    other = Adjustment.objects.get(about=served)
    for stranger in (CHEN, SONG):
        with pytest.raises(NotFoundError):
            settle(county, stranger, other.pk)
    assert settle(county, HAN, other.pk).settled_by == HAN


REFUSED = [
    # by, text, error, what is said
    (LIN, TEXT, NotPermittedError, "录入规范新版本"),
    (CHEN, TEXT, NotPermittedError, "录入规范新版本"),
    (
        HAN,
        TEXT.replace(f'supersedes = ["{OLD}"]\ndrops = ["APL-52-3"]', ""),
        InvalidInputError,
        "取代了什么",
    ),
    (HAN, TEXT.replace("number =", "note ="), InvalidInputError, "没有写明字号"),
    (HAN, TEXT.replace("2027-05-01", "2019-05-01"), RuleFileError, "未加载"),
    (HAN, "[statute", RuleFileError, "未加载"),
]


@pytest.mark.parametrize(("by", "text", "error", "said"), REFUSED)
def test_what_is_refused_changes_no_law_and_opens_no_task(county, by, text, error, said):
    with pytest.raises(error, match=said):
        enter(county, by, text)
    assert not LawFile.objects.exists()
    assert not Adjustment.objects.exists()
    assert law(county) is rulebook()


def test_a_norm_is_entered_once(county):
    enter(county)
    opened = Adjustment.objects.count()
    with pytest.raises(InvalidInputError, match="内容相同"):
        enter(county)
    assert Adjustment.objects.count() == opened
