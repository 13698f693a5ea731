"""The register of norms: every norm once, in force or not, with both sides of a succession."""

from datetime import date, timedelta

from mingjing.statute.load import rulebook
from mingjing.statute.models import Level
from mingjing.statute.norms import norms_on


def test_each_norm_stands_once_and_the_highest_level_first():
    norms = norms_on(rulebook(), date(2026, 11, 25))
    assert {one.row.id for one in norms} == set(rulebook().statutes)
    assert len(norms) == len(rulebook().statutes)
    levels = [list(Level).index(one.row.level) for one in norms]
    assert levels == sorted(levels)


def test_a_norm_ends_on_the_day_before_what_supersedes_it_begins():
    book = rulebook()
    for new in book.statutes.values():
        for old in new.supersedes:
            last = book.statutes[old].until
            assert last == new.effective - timedelta(days=1)
            for on, valid in ((last, old), (new.effective, new.id)):
                told = {one.row.id: one for one in norms_on(book, on)}
                assert [one.id for one in told[old].superseded_by] == [new.id]
                assert told[new.id].supersedes == (book.statutes[old],)
                in_force = {one for one in (old, new.id) if told[one].row.in_force_on(on)}
                assert in_force == {valid}
