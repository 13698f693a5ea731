"""One real case from lead to archive through the real commands, with its detours."""

from collections.abc import Callable
from datetime import date, datetime

from mingjing.demo.cast import read, staff_bureau
from mingjing.demo.deciding import decide, disclose, finish, notify
from mingjing.demo.investigating import file, investigate
from mingjing.demo.reviewing import first_round, second_round
from mingjing.demo.story import Story
from mingjing.demo.telling import Scene, Teller, on
from mingjing.evidence.store import BlobStore
from mingjing.statute.limits import RuleBook

FOUNDED = date(2026, 1, 4)


def walk(
    law: RuleBook,
    store: BlobStore,
    *,
    tell: Callable[[Scene], None],
    after_commit: Callable[[datetime], None],
) -> str:
    """Staff the bureau, tell the whole story and return the docket of the case.

    Args:
        law: the rule book.
        store: where evidence goes.
        tell: told each scene as soon as it happened.
        after_commit: does the work that follows a commit.
    """
    staff_bureau(on(FOUNDED))
    story = Story(law, store, Teller(tell, after_commit), read("foundry.toml"))
    for chapter in CHAPTERS:
        chapter(story)
    return story.docket


CHAPTERS: tuple[Callable[[Story], None], ...] = (
    file,
    investigate,
    first_round,
    second_round,
    notify,
    decide,
    disclose,
    finish,
)
