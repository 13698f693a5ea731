"""The channels on which a step of disclosure is open, and the form that asks for one."""

from collections.abc import Callable

from django.conf import settings

from mingjing.cases.queries import has_fallen
from mingjing.cases.states import State as CaseState
from mingjing.disclosure.states import State, Step, open_steps
from mingjing.web.console.acts.asking import ActForm, Place, Setting
from mingjing.web.console.acts.fields import OneOf

DECIDED = frozenset(
    {
        CaseState.DECIDED,
        CaseState.SERVED,
        CaseState.PERFORMED,
        CaseState.SET_ASIDE,
        CaseState.CLOSED,
        CaseState.ARCHIVED,
    }
)


def channels_open(setting: Setting, step: Step) -> list[Place]:
    """Return the channels on which *step* is open now."""
    if step is not Step.WITHDRAW and has_fallen(setting.case):
        return []
    return [place for place, stage in channels_of(setting) if step in open_steps(stage)]


def channels_waiting(setting: Setting, step: Step) -> list[Place]:
    """Return the channels that wait for *step*.

    What was drafted can be drafted anew until it is public, but does not wait for it.
    """
    return [
        place
        for place in channels_open(setting, step)
        if step is not Step.MASK or stage_on(setting, place.id) is State.DRAFT
    ]


def channels_of(setting: Setting) -> list[tuple[Place, State]]:
    """Return every channel with where a decided case stands on it."""
    if setting.case.stage not in DECIDED or setting.case.exit:
        return []
    places = (Place(one.id, one.name) for one in settings.MINGJING_BUREAU.channel)
    return [(place, stage_on(setting, place.id)) for place in places]


def stage_on(setting: Setting, channel: str) -> State:
    """Return where the publication on *channel* stands; a draft to be made where none is."""
    rows = (row for row in setting.publications if row.channel == channel)
    return next((row.stage for row in rows), State.DRAFT)


def opens_somewhere(step: Step) -> Callable[[Setting], bool]:
    """Return whether *step* is open on any channel of a case."""
    return lambda setting: bool(channels_open(setting, step))


def waits_where(step: Step) -> Callable[[Setting], list[Place]]:
    """Return the channels of a case that wait for *step*."""
    return lambda setting: channels_waiting(setting, step)


class ChannelForm(ActForm):
    """On which channel."""

    step = Step.MASK
    channel = OneOf(label="公示渠道")

    def prepare(self) -> None:
        """Offer the channels on which the step is open; one that waits for it is chosen."""
        places = channels_open(self.setting, self.step)
        self.offer("channel", [(place.id, self._told(place)) for place in places])
        waiting = channels_waiting(self.setting, self.step)
        first = next(iter(waiting or places), None)
        self.fields["channel"].initial = first.id if first else ""

    @property
    def chosen(self) -> str:
        """The channel that the form begins with; empty where none is open."""
        return str(self.initial.get("channel") or self.fields["channel"].initial)

    def _told(self, place: Place) -> str:
        stage = stage_on(self.setting, place.id)
        if self.step is not Step.MASK or stage is State.DRAFT:
            return place.name
        return f"{place.name}（现为“{stage.label}”，重新拟定后须再次审查）"
