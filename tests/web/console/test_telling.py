"""Every kind of entry that can be about a case has a title in Chinese."""

from mingjing.web.console.telling import TITLES, TOLD
from support import rendering

ABOUT_THE_BUREAU = frozenset({"bureau", "accounts", "search"})


def kinds() -> set[str]:
    return {
        kind.KIND
        for kind in rendering.entry_kinds()
        if kind.__module__.split(".")[1] not in ABOUT_THE_BUREAU
    } - {"log_succeeded"}


def test_every_kind_of_entry_about_a_case_has_a_title():
    assert sorted(kinds() - set(TITLES)) == [], "name each in web/console/telling.py"


def test_nothing_is_told_of_kinds_that_do_not_exist():
    every = {kind.KIND for kind in rendering.entry_kinds()}
    assert sorted((set(TITLES) | set(TOLD)) - every) == []
