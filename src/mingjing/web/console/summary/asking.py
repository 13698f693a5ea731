"""What a step of a penalty on the spot is for the console: who, what, by which command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.summary.states import LIFE, Step, open_steps
from mingjing.web.console.lives import Pages
from mingjing.web.console.step_forms import AskingForm

if TYPE_CHECKING:
    from mingjing.summary.models import SummaryPenalty

PAGES = Pages(
    title="当场处罚",
    name="当场处罚",
    folder="summary",
    page="summary_penalty",
    step="summary_step",
    paper="summary_paper",
    begun="当场发现",
    pictures="summary_picture",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A penalty, who looks at it, and when: everything that judges it comes from here."""

    penalty: "SummaryPenalty"
    actor: Actor
    at: datetime
    today: date
    law: RuleBook

    @property
    def number(self) -> str:
        """Its number."""
        return self.penalty.number


class StepForm(AskingForm[Setting]):
    """Base of every form of a step of a penalty."""


class Nothing(StepForm):
    """A step that asks for nothing but its confirmation."""


def always(_setting: Setting) -> bool:
    """Say that nothing but the table of states decides."""
    return True


Perform = Callable[[Any, Act, RuleBook], object]


@dataclass(frozen=True, slots=True)
class SummaryStep:
    """One step as the console offers it.

    Args:
        slug: in the address.
        step: of the table of states; its label is what the button says. None where the table
            knows nothing of it: a remedy may be entered even after the archive.
        needs: what a post needs for it.
        article: citation of the norm behind it.
        form: what is asked.
        perform: calls the command with the filled form.
        tells: one sentence about what follows from it.
        opens: decides on top of the table of states whether it is open.
        lacks: what is missing where *opens* alone keeps it closed.
        is_main: whether a penalty can wait for it.
        clock: rule of the limit under which it stands; empty for none.
        is_apart: whether the two officers may not.
        then: slug of the step that follows on the spot; empty for the page of the penalty.
        name: what it is called where there is no step.
    """

    slug: str
    step: Step | None
    needs: Permission
    article: str
    form: type[StepForm]
    perform: Perform
    tells: str
    opens: Callable[[Setting], bool] = always
    lacks: str = ""
    is_main: bool = True
    clock: str = ""
    is_apart: bool = False
    then: str = ""
    name: str = ""

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.name if self.step is None else self.step.label

    def is_open(self, setting: Setting) -> bool:
        """Say whether the penalty is where this step begins; the command decides."""
        in_time = self.step is None or self.step in open_steps(setting.penalty.stage)
        return in_time and self.opens(setting)

    def why_locked(self, setting: Setting) -> str:
        """Say why it is not open: where it would have to stand, or what is missing."""
        if self.step is None or self.step in open_steps(setting.penalty.stage):
            return self.lacks
        return f"这一步只能从{LIFE.begins_in(self.step)}开始。"
