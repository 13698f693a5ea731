"""What a step of a penalty on the spot is for the console: who, what, by which command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.summary.states import LIFE, Step, open_steps

if TYPE_CHECKING:
    from mingjing.summary.models import SummaryPenalty


@dataclass(frozen=True, slots=True)
class Setting:
    """A penalty, who looks at it, and when: everything that judges it comes from here."""

    penalty: "SummaryPenalty"
    actor: Actor
    at: datetime
    today: date
    law: RuleBook


class StepForm(forms.Form):
    """Base of every form of a step: it knows the penalty and who fills it in."""

    error_css_class = "is-wrong"
    required_css_class = "is-needed"

    def __init__(self, *args: Any, setting: Setting, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(*args, **options)
        self.label_suffix = ""
        self.setting = setting
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values from the setting."""

    @property
    def number(self) -> str:
        """Number of the penalty."""
        return self.setting.penalty.number

    @property
    def values(self) -> Mapping[str, Any]:
        """What was typed, in Python's types."""
        return self.cleaned_data

    def begin_now(self, *names: str) -> None:
        """Let fields begin with this minute."""
        for name in names:
            self.fields[name].initial = self.setting.at.replace(second=0, microsecond=0)

    def begin_today(self, *names: str) -> None:
        """Let fields begin with today."""
        for name in names:
            self.fields[name].initial = self.setting.today


class Nothing(StepForm):
    """A step that asks for nothing but its confirmation."""


def always(_penalty: "SummaryPenalty") -> bool:
    """Say that nothing but the table of states decides."""
    return True


Perform = Callable[[Any, Act, RuleBook], object]


@dataclass(frozen=True, slots=True)
class SummaryStep:
    """One step as the console offers it.

    Args:
        slug: in the address.
        step: of the table of states; its label is what the button says.
        needs: what a post needs for it.
        article: citation of the norm behind it.
        form: what is asked.
        perform: calls the command with the filled form.
        tells: one sentence about what follows from it.
        opens: decides on top of the table of states whether it is open.
        lacks: what is missing where *opens* alone keeps it closed.
        is_main: whether a penalty can wait for it.
        clock: rule of the limit under which it stands; empty for none.
        by_crew: True where only the two officers may, False where they may not, None for all.
        then: slug of the step that follows on the spot; empty for the page of the penalty.
    """

    slug: str
    step: Step
    needs: Permission
    article: str
    form: type[StepForm]
    perform: Perform
    tells: str
    opens: Callable[["SummaryPenalty"], bool] = always
    lacks: str = ""
    is_main: bool = True
    clock: str = ""
    by_crew: bool | None = True
    then: str = ""

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.step.label

    def is_open(self, penalty: "SummaryPenalty") -> bool:
        """Say whether the penalty is where this step begins; the command decides."""
        return self.step in open_steps(penalty.stage) and self.opens(penalty)

    def why_locked(self, penalty: "SummaryPenalty") -> str:
        """Say why it is not open: where it would have to stand, or what is missing."""
        if self.step in open_steps(penalty.stage):
            return self.lacks
        return f"这一步只能从{LIFE.begins_in(self.step)}开始。"
