"""What the walk tells about each act: who, what, by which norm, until when, which entry."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mingjing.access.actors import Actor
from mingjing.bureau.queries import actor_of
from mingjing.kernel.dates import SHANGHAI, stamp
from mingjing.kernel.errors import NotFoundError, RefusalError
from mingjing.ledger.queries import log_of
from mingjing.ledger.recording import Act
from mingjing.statute.dues import Due


@dataclass(frozen=True, slots=True)
class Scene:
    """One act of the walk.

    Args:
        number: place in the story.
        at: when it was recorded.
        who: posts of the person.
        title: what was done.
        article: citation of the norm behind it.
        due: the time limit it meets or starts, if any.
        entries: numbers of the ledger entries it left.
        refusal: what was refused, and why; None for an act that went through.
    """

    number: int
    at: datetime
    who: str
    title: str
    article: str
    due: Due | None
    entries: tuple[int, ...]
    refusal: RefusalError | None = None


@dataclass
class Teller:
    """Carries out acts one after the other on a calendar of its own and tells each.

    Args:
        tell: told each scene as soon as it happened.
        after_commit: does the work that follows a commit, at a given time.
    """

    tell: Callable[[Scene], None]
    after_commit: Callable[[datetime], None]
    _number: int = field(default=0, init=False)

    def act(  # noqa: PLR0913 - an act has this many sides
        self,
        person: str,
        at: datetime,
        do: Callable[[Act], object],
        *,
        title: str,
        article: str,
        due: Due | None = None,
    ) -> None:
        """Let *person* do something that must succeed."""
        actor = actor_of(person, at.astimezone(SHANGHAI).date())
        before = _size()
        do(Act(actor, at, request=f"walk-{self._number + 1}-{stamp(at)}"))
        self._told(actor, at, title, article, before, due=due)
        self.after_commit(at + timedelta(minutes=1))

    def attempt(
        self,
        person: str,
        at: datetime,
        do: Callable[[Act], object],
        *,
        title: str,
        article: str,
    ) -> None:
        """Let *person* try something that the gates must refuse.

        Raises:
            AssertionError: nothing refused it.
        """
        actor = actor_of(person, at.astimezone(SHANGHAI).date())
        before = _size()
        try:
            do(Act(actor, at))
        except RefusalError as refusal:
            self._told(actor, at, title, article, before, refusal=refusal)
            return
        raise AssertionError(f"“{title}” should have been refused")

    def _told(  # noqa: PLR0913 - a scene has this many sides
        self,
        actor: Actor,
        at: datetime,
        title: str,
        article: str,
        before: int,
        *,
        due: Due | None = None,
        refusal: RefusalError | None = None,
    ) -> None:
        self._number += 1
        who = "、".join(sorted(role.value for role in actor.roles))
        entries = tuple(range(before, _size()))
        self.tell(Scene(self._number, at, who, title, article, due, entries, refusal))


def on(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Return an instant of that day in Shanghai."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


def _size() -> int:
    with suppress(NotFoundError):
        return log_of().size
    return 0
