"""One staffed bureau for many tests: committed once, and each test's own acts rolled back.

Conftests read this before Django is ready: rows are imported where they are used.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from support.databases import Copies, Place, pointed_at

if TYPE_CHECKING:
    from support.county import County


@dataclass(frozen=True)
class Staffed:
    """Where the staffed bureau lies, its rows and its keys, and what was done in it before.

    Args:
        place: its rows.
        data: its keys and files.
        kept: what was done in copies of it, each by its name.
    """

    place: Place
    data: Path
    kept: dict[str, Done] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """What was done in a copy of the staffed bureau, and committed there.

    Args:
        place: the rows.
        data: the files.
        now: what the clock of the county showed afterwards.
        papers: how many files the county had made up.
        docket: of the case that it was done to.
    """

    place: Place
    data: Path
    now: datetime
    papers: int
    docket: str


@dataclass
class Ground:
    """The database in which a test acts; all of it is rolled back.

    The way of a case to a state is the same in hundreds of tests. Whoever asks for it before
    anything else gets a copy in which it was gone once, by the same commands. (On SQLite, where
    a copy is a file; few tests of this kind ask the other database.)
    """

    staffed: Staffed
    data: Path
    stack: ExitStack
    place: Place = field(init=False)

    def stand(self, place: Place) -> None:
        """Leave where the test stood, and act in *place* from now on."""
        self.stack.close()
        self.place = place
        self.stack.enter_context(pointed_at(place))
        self.stack.enter_context(undone())

    @property
    def is_untouched(self) -> bool:
        """Whether no row was written yet, in a database that can tell and be copied."""
        if connection.vendor != "sqlite" or connection.savepoint_ids:
            return False
        if self.place != self.staffed.place:
            return False
        connection.ensure_connection()
        return not connection.connection.total_changes

    def after(self, name: str, do: Callable[[County], str]) -> Done:
        """Stand where *do* was done in the staffed bureau, once for all tests."""
        done = self.staffed.kept.get(name)
        if done is None:
            done = self.staffed.kept[name] = self._done(do)
        shutil.copytree(done.data, self.data, dirs_exist_ok=True)
        self.stand(done.place)
        return done

    def _done(self, do: Callable[[County], str]) -> Done:
        from support.county import County, store_in  # noqa: PLC0415 - see above

        data = self.staffed.data / f"kept_{len(self.staffed.kept)}"
        shutil.copytree(self.staffed.data / "keys", data / "keys")
        place = Place(str(data.with_suffix(".db")))
        shutil.copyfile(self.staffed.place.name, place.name)
        self.stack.close()
        with working_in(data), pointed_at(place):
            county = County(store_in(data))
            docket = do(county)
        return Done(place, data, county.clock.now, county.papers, docket)


@contextmanager
def undone() -> Iterator[None]:
    """Roll back everything done inside, although commands want to be outermost."""
    atomic = transaction.atomic()
    atomic._from_testcase = True
    with atomic:
        yield
        transaction.set_rollback(True)


@contextmanager
def working_in(data: Path) -> Iterator[None]:
    """Let the installation live in *data* for a while."""
    before = settings.DATA, settings.MINGJING_DATA
    settings.DATA = settings.MINGJING_DATA = data
    try:
        yield
    finally:
        settings.DATA, settings.MINGJING_DATA = before


@contextmanager
def staffed_bureau(
    copies: Copies,
    data: Path,
    blocker: DjangoDbBlocker,
    more: Callable[[datetime], None] = lambda _at: None,
) -> Iterator[Staffed]:
    """Put the whole cast in office in a database of its own, and do *more* after it."""
    from support.cast import staff_bureau  # noqa: PLC0415 - see above
    from support.county import Clock  # noqa: PLC0415 - see above

    place = copies.copy(data, data.name.replace("-", "_"))
    with blocker.unblock(), working_in(data), pointed_at(place):
        staff_bureau(Clock().now)
        more(Clock().now)
    yield Staffed(place, data)
    copies.drop(place)


@contextmanager
def county_of(staffed: Staffed, data: Path, blocker: DjangoDbBlocker) -> Iterator[County]:
    """A bureau with everybody in office, on Monday 2 March 2026, for one test."""
    from support.county import County, store_in  # noqa: PLC0415 - see above

    shutil.copytree(staffed.data / "keys", data / "keys")
    with blocker.unblock(), working_in(data), ExitStack() as stack:
        ground = Ground(staffed, data, stack)
        ground.stand(staffed.place)
        yield County(store_in(data), ground=ground)
