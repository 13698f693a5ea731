"""Load the county: every story is written down, then all are performed in order of time."""

from collections.abc import Callable, Iterable
from datetime import datetime

from mingjing.bureau.queries import actor_of
from mingjing.demo.cast import staff_bureau
from mingjing.demo.county.days import Days
from mingjing.demo.county.facts import case_facts
from mingjing.demo.county.plot import MACHINE, Planned, Plot
from mingjing.demo.county.stories import STORIES
from mingjing.demo.telling import on
from mingjing.evidence.store import BlobStore
from mingjing.kernel.dates import legal_date
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.jobs import RENDERER

BEFORE_THE_FIRST_CASE = 15


def load_county(
    law: RuleBook,
    store: BlobStore,
    now: datetime,
    *,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
    names: Iterable[str] = tuple(STORIES),
) -> dict[str, str]:
    """Staff the bureau, let every case happen, and return the dockets by name of the case.

    Args:
        law: the rule book.
        store: where evidence goes.
        now: when the county is to be looked at; everything in it happened on days before.
        progress: told after each act how many of how many are done.
        names: of the cases to load.
    """
    days = Days(law, legal_date(now))
    plots = [plotted(name, days, store) for name in names]
    acts = sorted((act for plot in plots for act in plot.acts), key=lambda act: act.at)
    first = legal_date(acts[0].at)
    staff_bureau(on(days.moved(first, -BEFORE_THE_FIRST_CASE)))
    for done, act in enumerate(acts, start=1):
        _perform(act)
        progress(done, len(acts))
    return {plot.name: plot.docket for plot in plots}


def plotted(name: str, days: Days, store: BlobStore) -> Plot:
    """Return the plot of the case of that name, every act of it planned."""
    plot = Plot(name, case_facts(name), days, store)
    STORIES[name](plot)
    return plot


def _perform(planned: Planned) -> None:
    is_machine = planned.person == MACHINE
    actor = RENDERER if is_machine else actor_of(planned.person, legal_date(planned.at))
    planned.do(Act(actor, planned.at, planned.request))
