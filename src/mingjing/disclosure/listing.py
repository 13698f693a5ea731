"""The register page by page, what is new, and how many there are, month by month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count
from django.db.models.functions import Coalesce, TruncMonth

from mingjing.disclosure.excerpt import Excerpt
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.models import FOUND_BY, Publication
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.queries import PublicItem, public_items, reasons_told
from mingjing.disclosure.states import VISIBLE, State
from mingjing.documents.numbering import number_typed
from mingjing.kernel.dates import legal_date

PER_PAGE = 50
MOST_HITS = 1_000
SHOWN = (
    "party.name",
    "case.cause",
    "decision.kinds",
    "decision.fine_fen",
    "act.matter",
    "act.outcome",
)
NOT_SHOWN = (None, None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Line:
    """One decision or result as the register lists it.

    Args:
        kind: what it is.
        code: of the document; the address of its page. Empty for what is withheld.
        number: of the decision, public in every state so that none can vanish.
        state: published, withdrawn or withheld.
        decided_on: day of the decision.
        published_on: day of publication, None for what is withheld.
        is_late: whether it was published after the limit.
        party: masked name; empty unless published, like what follows.
        cause: what the penalty is for, or what the matter is.
        kinds: of the penalty.
        fine_fen: amount of the fine, 0 for none.
        outcome: what came of what is no penalty.
        reason: what the public is told where there is nothing to read.
        article: citation behind the reason.
    """

    kind: Kind
    code: str
    number: str
    state: State
    decided_on: date
    published_on: date | None
    is_late: bool
    party: str
    cause: str
    kinds: tuple[str, ...]
    fine_fen: int
    outcome: str
    reason: str
    article: str


class _Row(NamedTuple):
    """What is read for a line: columns, and a list of the fields ``SHOWN``."""

    kind: str
    document: str
    number: str
    state: str
    decided_on: date
    published_at: datetime | None
    is_late: bool
    ground: str
    withdrawal_ground: str
    withdrawal_reason: str
    shown: tuple[str | None, str | None, list[str] | None, int | None, str | None, str | None]


# Put together once, since that takes as long as the answer; a copy of each is asked every time.
LISTED = Publication.objects.filter(channel=OPEN_CHANNEL, state__in=VISIBLE)
BY_STATE = LISTED.values_list("kind", "state").annotate(number=Count("pk"))
LINES = (
    LISTED.order_by("-decided_on", "-pk")
    .annotate(shown=Excerpt("public_record", *SHOWN))
    .values_list(*_Row.__annotations__)
)


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register.

    Args:
        lines: newest first.
        number: of this page, from 1.
        pages: how many pages there are, at least 1.
        count: how many items were found.
    """

    lines: tuple[Line, ...]
    number: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many items there are in each state the public sees."""

    published: int
    withdrawn: int
    withheld: int

    @property
    def all(self) -> int:
        """Every decision that is listed."""
        return self.published + self.withdrawn + self.withheld


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """The decisions of one month, by the state they are in today."""

    month: date
    totals: Totals


def register_page(
    wanted: str, number: str, whole: Totals, kind: Kind | None = None
) -> RegisterPage:
    """Return a page of the register, of everything or of what was looked for.

    Args:
        wanted: what somebody typed; empty for everything.
        number: of the page as typed; whatever is no page of it is the first or the last.
        whole: how many there are of everything, or of *kind*.
        kind: only what is of that kind; it is not looked for by words.
    """
    refs = _found(wanted) if wanted else []
    count = len(refs) if wanted else whole.all
    pages = max(1, -(-count // PER_PAGE))
    at = min(max(int(number), 1), pages) if number.isascii() and number.isdecimal() else 1
    here = slice((at - 1) * PER_PAGE, at * PER_PAGE)
    if wanted:
        rows = LINES.filter(document__in=refs[here])
    else:
        rows = (LINES.filter(kind=kind.value) if kind else LINES)[here]
    return RegisterPage(tuple(_line(_Row(*row)) for row in rows), at, pages, count)


def newest_items(limit: int) -> list[PublicItem]:
    """Return what was published or withdrawn last, newest first; nothing that is withheld."""
    rows = LISTED.filter(state__in=(State.PUBLISHED, State.WITHDRAWN))
    changed = Coalesce("withdrawn_at", "published_at")
    return public_items(rows.order_by(changed.desc(), "-pk")[:limit])


def totals_by_kind() -> dict[Kind, Totals]:
    """Return how many items of each kind the public sees; none of a kind are left out."""
    counted: dict[Kind, dict[str, int]] = {}
    for kind, state, number in BY_STATE.all():
        counted.setdefault(Kind(kind), {})[state] = number
    return {kind: _totals(counted[kind]) for kind in Kind if kind in counted}


def totals(kinds: Iterable[Totals] | None = None) -> Totals:
    """Return how many items the public sees.

    Args:
        kinds: those of each kind, where they were asked already.
    """
    of_each = list(totals_by_kind().values() if kinds is None else kinds)
    return Totals(
        published=sum(one.published for one in of_each),
        withdrawn=sum(one.withdrawn for one in of_each),
        withheld=sum(one.withheld for one in of_each),
    )


def monthly_totals() -> list[MonthTotals]:
    """Return the decisions of each month in which there was one, newest first."""
    rows = (
        LISTED.annotate(month=TruncMonth("decided_on"))
        .values_list("month", "state")
        .annotate(number=Count("pk"))
    )
    months: dict[date, dict[str, int]] = {}
    for month, state, number in rows:
        months.setdefault(month, {})[state] = number
    return [
        MonthTotals(month, _totals(by_state))
        for month, by_state in sorted(months.items(), reverse=True)
    ]


def _found(wanted: str) -> list[str]:
    """Return the codes that the words find, else those that a number typed otherwise finds."""
    hits = FOUND_BY.newest(wanted, MOST_HITS)
    number = None if hits else number_typed(wanted)
    if number is not None:
        hits = FOUND_BY.newest(str(number), MOST_HITS)
    return [hit.ref for hit in hits]


def _line(row: _Row) -> Line:
    state = State(row.state)
    reasons = reasons_told(
        Kind(row.kind), state, row.ground, row.withdrawal_ground, row.withdrawal_reason
    )
    shown = row.shown if state is State.PUBLISHED else NOT_SHOWN
    party, cause, kinds, fine_fen, matter, outcome = shown
    return Line(
        kind=Kind(row.kind),
        code="" if state is State.WITHHELD else row.document,
        number=row.number,
        state=state,
        decided_on=row.decided_on,
        published_on=legal_date(row.published_at) if row.published_at else None,
        is_late=row.is_late,
        party=party or "",
        cause=cause or matter or "",
        kinds=tuple(kinds or ()),
        fine_fen=fine_fen or 0,
        outcome=outcome or "",
        reason=reasons.reason,
        article=reasons.article,
    )


def _totals(by_state: Mapping[str, int]) -> Totals:
    return Totals(
        published=by_state.get(State.PUBLISHED.value, 0),
        withdrawn=by_state.get(State.WITHDRAWN.value, 0),
        withheld=by_state.get(State.WITHHELD.value, 0),
    )
