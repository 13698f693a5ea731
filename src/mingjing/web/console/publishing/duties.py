"""What waits for a person in publications of what is no case."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from mingjing.access.actors import Actor
from mingjing.disclosure.opening import channels_for
from mingjing.disclosure.own import clocks_of, publications_by_case
from mingjing.disclosure.procedures.procedure import Procedure
from mingjing.disclosure.procedures.table import PROCEDURES
from mingjing.disclosure.subject import Subject
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.lives import LifeDuty, cards_from, limits_of
from mingjing.web.console.publishing.asking import PAGES, PublishingStep, Setting
from mingjing.web.console.publishing.slugs import address_of
from mingjing.web.console.publishing.steps import STEPS
from mingjing.web.console.sources import Source, View

if TYPE_CHECKING:
    from mingjing.disclosure.models import Publication


def cards_of(subject: Subject, rows: "Iterable[Publication]", view: View) -> list[ClockCard]:
    """Return the limits of publication on each channel, running ones first."""
    places = channels_for(subject).items()
    return cards_from(clocks_of(subject, rows, places, view.law), view.today)


def source_of(procedure: Procedure) -> Source:
    """Return how what is published of a procedure stands in the list of what waits."""

    def opened(actor: Actor, among: Iterable[str] | None) -> Sequence[Any]:
        rows = procedure.awaiting(procedure.visible(actor))
        return list(rows if among is None else rows.filter(pk__in=among))

    def duties(rows: Sequence[Any], actor: Actor, view: View) -> list[LifeDuty]:
        return [
            duty for setting in _settings(procedure, rows, actor, view) for duty in _of(setting)
        ]

    def named(row: Any) -> set[str]:  # noqa: ANN401 - a row of its own type
        subject = procedure.subject_of(row)
        if subject is None:
            return set()
        people = {*subject.drafters, *subject.apart}
        for one in publications_by_case([subject.docket]).get(subject.docket, ()):
            people |= {one.masked_by, one.proposed_by}
        return people - {""}

    def limits(rows: Sequence[Any], view: View) -> Mapping[str, date]:
        subjects = procedure.subjects(rows)
        published = publications_by_case(subjects)
        return limits_of(
            {
                number: cards_of(subject, published.get(number, ()), view)
                for number, subject in subjects.items()
            }
        )

    name = f"publication_{procedure.kind.value}"
    return Source(name, procedure.visible, opened, duties, named, limits)


SOURCES = tuple(source_of(PROCEDURES[kind]) for kind in PAGES)


def _settings(
    procedure: Procedure, rows: Sequence[Any], actor: Actor, view: View
) -> Iterable[Setting]:
    subjects = procedure.subjects(rows)
    published = publications_by_case(subjects)
    for number, subject in subjects.items():
        known = published.get(number, ())
        for channel in channels_for(subject):
            yield Setting(subject, channel, actor, view.at, view.today, view.law, known)


def _of(setting: Setting) -> Iterable[LifeDuty]:
    awaited = [
        one
        for one in STEPS.values()
        if one.is_open(setting) and one.is_awaited(setting) and one.is_theirs(setting)
    ]
    for step in awaited:
        yield _duty(setting, step)


def _duty(setting: Setting, step: PublishingStep) -> LifeDuty:
    subject, channel = setting.subject, setting.channel
    name = setting.channels[channel]
    view = View(setting.at, setting.today, setting.law)
    cards = cards_of(subject, setting.publications, view)
    running = (one for one in cards if one.done_on is None and one.place == name)
    where = f"{address_of(subject)}?channel={channel}"
    return LifeDuty(
        PAGES[subject.kind],
        subject.docket,
        subject.name,
        f"{subject.kind.act}，公示渠道：{name}",
        setting.stage.label,
        replace(step, slug=f"{step.slug}@{channel}"),
        next(running, None),
        subject.decided_on,
        f"{subject.decided_on.isoformat()} 起",
        step.needs,
        where=where,
    )
