"""What a step of an inspection is for the console: who, what is asked, which command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission
from mingjing.bureau.queries import holders, names_of
from mingjing.inspections.states import LIFE, Step, open_steps
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.lives import Pages
from mingjing.web.console.step_forms import AskingForm

if TYPE_CHECKING:
    from mingjing.inspections.models import Inspection

PAGES = Pages(
    title="行政检查",
    name="检查",
    folder="inspections",
    page="inspection",
    step="inspection_step",
    paper="inspection_paper",
    begun="生成检查任务",
    pictures="inspection_picture",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """An inspection, who looks at it, and when: everything that judges it comes from here."""

    inspection: "Inspection"
    actor: Actor
    at: datetime
    today: date
    law: RuleBook

    @property
    def number(self) -> str:
        """Its number."""
        return self.inspection.number


class StepForm(AskingForm[Setting]):
    """Base of every form of a step of an inspection."""


def offered_officers(on: date) -> list[tuple[str, str]]:
    """Return every officer with the certificate, or with what is wrong with it."""
    return [
        (one.code, f"{one.name}（{one.certificate if one.is_qualified else one.standing}）")
        for one in holders(Role.OFFICER, on)
    ]


def offered_leaders(on: date) -> list[tuple[str, str]]:
    """Return the leaders of the bureau by name."""
    codes = {one.code for role in (Role.HEAD, Role.DEPUTY_HEAD) for one in holders(role, on)}
    names = names_of(codes)
    return [(code, names[code]) for code in sorted(codes)]


class Nothing(StepForm):
    """A step that asks for nothing but its confirmation."""


def always(_inspection: "Inspection") -> bool:
    """Say that nothing but the table of states decides."""
    return True


Perform = Callable[[Any, Act, RuleBook], object]


@dataclass(frozen=True, slots=True)
class InspectionStep:
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
        is_main: whether an inspection can wait for it.
        clock: rule of the limit under which it stands; empty for none.
    """

    slug: str
    step: Step
    needs: Permission
    article: str
    form: type[StepForm]
    perform: Perform
    tells: str
    opens: Callable[["Inspection"], bool] = always
    lacks: str = ""
    is_main: bool = True
    clock: str = ""

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.step.label

    @property
    def by_crew(self) -> bool:
        """Whether only the two officers may."""
        return self.step in LIFE.by_name

    def is_open(self, inspection: "Inspection") -> bool:
        """Say whether the inspection is where this step begins; the command decides."""
        return self.step in open_steps(inspection.stage) and self.opens(inspection)

    def why_locked(self, inspection: "Inspection") -> str:
        """Say why it is not open: where it would have to stand, or what is missing."""
        if self.step in open_steps(inspection.stage):
            return self.lacks
        return f"这一步只能从{LIFE.begins_in(self.step)}开始。"
