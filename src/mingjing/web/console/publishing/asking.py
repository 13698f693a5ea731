"""What a step of a publication is for the console: which channel, who, what is asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.opening import channels_for
from mingjing.disclosure.policy import OPEN_CHANNEL
from mingjing.disclosure.states import State, Step, open_steps
from mingjing.disclosure.subject import Subject
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.inspections.asking import PAGES as INSPECTION_PAGES
from mingjing.web.console.lives import Pages
from mingjing.web.console.permits.asking import PAGES as PERMIT_PAGES
from mingjing.web.console.seizures.asking import PAGES as SEIZURE_PAGES
from mingjing.web.console.step_forms import AskingForm
from mingjing.web.console.summary.asking import PAGES as SUMMARY_PAGES
from mingjing.web.console.supply.asking import PAGES as SUPPLY_PAGES

if TYPE_CHECKING:
    from mingjing.disclosure.models import Publication

PAGES: Mapping[Kind, Pages] = {
    Kind.SUMMARY: SUMMARY_PAGES,
    Kind.INSPECTION: INSPECTION_PAGES,
    Kind.PERMIT: PERMIT_PAGES,
    Kind.SEIZURE: SEIZURE_PAGES,
    Kind.SUPPLY_STOP: SUPPLY_PAGES,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What is published on one channel, who looks at it, and when.

    Args:
        subject: what it is.
        channel: id of the channel.
        publications: of it, one a channel.
    """

    subject: Subject
    channel: str
    actor: Actor
    at: datetime
    today: date
    law: RuleBook
    publications: "Sequence[Publication]"

    @property
    def number(self) -> str:
        """Number of the file."""
        return self.subject.docket

    @property
    def row(self) -> "Publication | None":
        """The publication on the channel; None while nobody began one."""
        return next((row for row in self.publications if row.channel == self.channel), None)

    @property
    def stage(self) -> State:
        """Where it stands; a draft to be made where there is none."""
        return self.row.stage if self.row else State.DRAFT

    @property
    def is_published_elsewhere(self) -> bool:
        """Whether the step of the procedure itself says it was made public elsewhere."""
        return self.channel == OPEN_CHANNEL and self.subject.elsewhere_on is not None

    @property
    def channels(self) -> dict[str, str]:
        """Names of the channels by id."""
        return channels_for(self.subject)

    def stage_on(self, channel: str) -> State:
        """Return where it stands on another channel."""
        rows = (row for row in self.publications if row.channel == channel)
        return next((row.stage for row in rows), State.DRAFT)


class StepForm(AskingForm[Setting]):
    """Base of every form of a step of a publication."""


class Nothing(StepForm):
    """A step that asks for nothing but its confirmation."""


def anybody(_setting: Setting) -> bool:
    """Say that the post alone decides."""
    return True


Perform = Callable[[Any, Act, RuleBook], object]


@dataclass(frozen=True, slots=True)
class PublishingStep:
    """One step of a publication as the console offers it.

    Args:
        slug: in the form that is sent.
        step: of the table of states; its label is what the button says.
        needs: what a post needs for it.
        article: citation of the norm behind it.
        form: what is asked.
        perform: calls the command with the filled form.
        tells: one sentence about what follows from it.
        theirs: decides on top of the post whether it is this person's.
        waits_in: states in which it is waited for; it may be open in others.
    """

    slug: str
    step: Step
    needs: Permission
    article: str
    form: type[StepForm]
    perform: Perform
    tells: str
    theirs: Callable[[Setting], bool] = anybody
    waits_in: tuple[State, ...] = ()

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.step.label

    def is_open(self, setting: Setting) -> bool:
        """Say whether it can be done to the publication as it stands."""
        fallen = setting.subject.fallen is not None and self.step is not Step.WITHDRAW
        return self.step in open_steps(setting.stage) and not fallen

    def is_theirs(self, setting: Setting) -> bool:
        """Say whether this person may do it."""
        return may(setting.actor, self.needs) and self.theirs(setting)

    def is_awaited(self, setting: Setting) -> bool:
        """Say whether the publication waits for it; what cannot be public yet does not."""
        if self.step is Step.WITHDRAW:
            return setting.stage is State.PUBLISHED and setting.subject.altered_on is not None
        if setting.row is None and setting.is_published_elsewhere:
            return False
        untold = self.step is Step.PUBLISH and bool(setting.subject.untold())
        return setting.stage in self.waits_in and not untold
