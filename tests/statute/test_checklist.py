"""The verification list covers every rule that nobody has read, each once."""

from datetime import date

from mingjing.statute.checklist import checks, sections, unverified, verified_here
from mingjing.statute.rules import Verified
from mingjing.statute.verified import with_verified

DAY = date(2026, 11, 30)


def test_every_rule_that_waits_stands_below_one_item(book):
    listed = [rule for section in sections(book) for rule in section.rules]
    assert len(listed) == len(unverified(book)) > 50
    assert {(rule.id, rule.valid_from) for rule in listed} == {
        (rule.id, rule.valid_from) for rule in unverified(book)
    }


def test_every_norm_of_the_list_is_registered_and_named_once(book):
    norms = [norm for check in checks() for norm in check.norms]
    assert set(norms) <= set(book.statutes)
    assert len(norms) == len(set(norms))
    assert [check.id for check in checks()] == [f"V-{n:02}" for n in range(1, 14)]


def test_what_is_verified_moves_from_the_one_to_the_other(book):
    rule = unverified(book)[0]
    found = {(rule.id, rule.valid_from): Verified("p-07", DAY, "公报（虚构）")}
    after = with_verified(book, found)
    assert len(unverified(after)) == len(unverified(book)) - 1
    assert [one.id for one in verified_here(after)] == [rule.id]
    assert verified_here(book) == ()
