"""Load the county: every story is written down, then all are performed in order of time."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from mingjing.bureau.queries import actor_of
from mingjing.demo.cast import staff_bureau
from mingjing.demo.county.days import Days
from mingjing.demo.county.facts import case_facts
from mingjing.demo.county.permit_stories import PERMITS
from mingjing.demo.county.permits import PermitPlot, permits_of_demo
from mingjing.demo.county.plot import MACHINE, CasePlot, Planned
from mingjing.demo.county.seizure_stories import SEIZURES
from mingjing.demo.county.seizures import SeizurePlot, seizures_of_demo
from mingjing.demo.county.spot_stories import SPOTS
from mingjing.demo.county.spots import SpotPlot, spots_of_demo
from mingjing.demo.county.stories import STORIES
from mingjing.demo.county.supply_stops import SupplyPlot, supply_plot
from mingjing.demo.county.supply_stories import SUPPLY_STOPS
from mingjing.demo.county.visit_stories import VISITS
from mingjing.demo.county.visits import VisitPlot, enter_plans, visits_of_demo
from mingjing.demo.story import LEGAL_HEAD
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
    names: Iterable[str] = (*STORIES, *VISITS, *SPOTS, *SEIZURES, *SUPPLY_STOPS, *PERMITS),
) -> dict[str, str]:
    """Staff the bureau, let everything happen, and return the dockets by name of the case.

    Args:
        law: the rule book.
        store: where evidence goes.
        now: when the county is to be looked at; everything in it happened on days before.
        progress: told after each act how many of how many are done.
        names: of the cases, inspections, penalties on the spot, seizures, stops of
            supply and applications to load.
    """
    days = Days(law, legal_date(now))
    wanted = tuple(names)
    plots = [plotted(name, days, store) for name in wanted if name in STORIES]
    tours = [visited(name, days, store) for name in wanted if name in VISITS]
    spots = [spotted(name, days, store) for name in wanted if name in SPOTS]
    held = [seized(name, days, store) for name in wanted if name in SEIZURES]
    cut = [stopped(name, days, store) for name in wanted if name in SUPPLY_STOPS]
    asked = [applied(name, days, store) for name in wanted if name in PERMITS]
    _connect(plots, tours, held)
    told = [*plots, *tours, *spots, *held, *cut, *asked]
    acts = sorted((act for plot in told for act in plot.acts), key=_time)
    first = legal_date(acts[0].at)
    staff_bureau(on(days.moved(first, -BEFORE_THE_FIRST_CASE)))
    enter_plans(
        sorted(
            {act.at.year for plot in (*tours, *cut) for act in plot.acts} | {days.today.year}
        ),
        lambda year: _plan_of(year, days.moved(first, -1)),
    )
    for done, act in enumerate(acts, start=1):
        _perform(act)
        progress(done, len(acts))
    return {plot.name: plot.docket for plot in plots}


def _connect(
    plots: Iterable[CasePlot], tours: Iterable[VisitPlot], held: Iterable[SeizurePlot]
) -> None:
    """Let each story know the others that its data name, where they are loaded, too."""
    cases, visits = {one.name: one for one in plots}, {one.name: one for one in tours}
    for plot in cases.values():
        plot.principal = cases.get(plot.facts.joins)
        if plot.facts.found_by in visits:
            visits[plot.facts.found_by].opens = plot
    for one in held:
        one.case = cases.get(one.facts.case)


def plotted(name: str, days: Days, store: BlobStore) -> CasePlot:
    """Return the plot of the case of that name, every act of it planned."""
    plot = CasePlot(name, days, store, case_facts(name))
    STORIES[name](plot)
    return plot


def visited(name: str, days: Days, store: BlobStore) -> VisitPlot:
    """Return the plot of the inspection of that name, every act of it planned."""
    facts = {one.name: one for one in visits_of_demo().visit}
    plot = VisitPlot(name, days, store, facts[name])
    VISITS[name](plot)
    return plot


def spotted(name: str, days: Days, store: BlobStore) -> SpotPlot:
    """Return the plot of the penalty on the spot of that name, every act of it planned."""
    facts = {one.name: one for one in spots_of_demo().spot}
    plot = SpotPlot(name, days, store, facts[name])
    SPOTS[name](plot)
    return plot


def seized(name: str, days: Days, store: BlobStore) -> SeizurePlot:
    """Return the plot of the seizure of that name, every act of it planned."""
    facts = {one.name: one for one in seizures_of_demo().seizure}
    plot = SeizurePlot(name, days, store, facts[name])
    SEIZURES[name](plot)
    return plot


def stopped(name: str, days: Days, store: BlobStore) -> SupplyPlot:
    """Return the plot of the stop of supply of that name, every act of it planned."""
    plot = supply_plot(name, days, store)
    SUPPLY_STOPS[name](plot)
    return plot


def applied(name: str, days: Days, store: BlobStore) -> PermitPlot:
    """Return the plot of the application of that name, every act of it planned."""
    facts = {one.name: one for one in permits_of_demo().application}
    plot = PermitPlot(name, days, store, facts[name])
    PERMITS[name](plot)
    return plot


def _time(planned: Planned) -> datetime:
    return planned.at


def _plan_of(year: int, day: date) -> Act:
    return Act(actor_of(LEGAL_HEAD, day), on(day), f"county-plan-{year}")


def _perform(planned: Planned) -> None:
    is_machine = planned.person == MACHINE
    actor = RENDERER if is_machine else actor_of(planned.person, legal_date(planned.at))
    planned.do(Act(actor, planned.at, planned.request))
