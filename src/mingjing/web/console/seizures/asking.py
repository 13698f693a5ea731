"""What a step of a seizure is for the console: who, what is asked, which command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.compulsion.clocks import is_expired, warned_on
from mingjing.compulsion.rules import approval_needed
from mingjing.compulsion.states import AFTER_EXPIRY, LIFE, Step, open_steps
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.lives import Pages
from mingjing.web.console.step_forms import AskingForm

if TYPE_CHECKING:
    from mingjing.compulsion.models import Seizure

PAGES = Pages(
    title="查封、扣押",
    name="查封、扣押",
    folder="seizures",
    page="seizure",
    step="seizure_step",
    paper="seizure_paper",
    begun="提请查封、扣押",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A seizure, who looks at it, and when: everything that judges it comes from here."""

    seizure: "Seizure"
    actor: Actor
    at: datetime
    today: date
    law: RuleBook

    @property
    def number(self) -> str:
        """Its number."""
        return self.seizure.number

    @property
    def is_expired(self) -> bool:
        """Whether things are held although the period is over."""
        return is_expired(self.seizure, self.today, self.law)

    @property
    def is_near_its_end(self) -> bool:
        """Whether the end of the period is near or over."""
        near = warned_on(self.seizure, self.law)
        return self.seizure.ended_on is None and near is not None and self.today >= near

    @property
    def approval(self) -> Permission:
        """What the post must carry that the law names for this seizure."""
        return approval_needed(
            ground=self.seizure.ground,
            hazardous=self.seizure.hazardous,
            on=self.today,
            law=self.law,
        )[0]


class StepForm(AskingForm[Setting]):
    """Base of every form of a step of a seizure."""


class Nothing(StepForm):
    """A step that asks for nothing but its confirmation."""


def always(_setting: Setting) -> bool:
    """Say that nothing but the table of states decides."""
    return True


def never(_setting: Setting) -> bool:
    """Say that nobody waits for it."""
    return False


def by_crew(setting: Setting) -> bool:
    """Say whether this person is one of the two officers."""
    return may(setting.actor, Permission.SEIZE) and (
        setting.actor.person in setting.seizure.officers
    )


def by_approver(setting: Setting) -> bool:
    """Say whether this person holds the post the law names for this seizure."""
    return may(setting.actor, setting.approval)


def by_leader(setting: Setting) -> bool:
    """Say whether this person is a leader."""
    return may(setting.actor, Permission.APPROVE_SEIZURE)


def by_either(setting: Setting) -> bool:
    """Say whether this person is one of the two officers or a leader."""
    return by_crew(setting) or by_leader(setting)


Perform = Callable[[Any, Act, RuleBook], object]
Judge = Callable[[Setting], bool]


@dataclass(frozen=True, slots=True)
class SeizureStep:
    """One step as the console offers it.

    Args:
        slug: in the address.
        step: of the table of states; its label is what the button says.
        needs: what a post needs at least; who else may is for *theirs* to say.
        article: citation of the norm behind it.
        form: what is asked.
        perform: calls the command with the filled form.
        tells: one sentence about what follows from it.
        theirs: whether this person may do it.
        opens: decides on top of the table of states and the period whether it is open.
        lacks: what is missing where *opens* alone keeps it closed.
        awaited: whether a seizure waits for it.
        clock: rule of the limit under which it stands; empty for none.
    """

    slug: str
    step: Step
    needs: Permission
    article: str
    form: type[StepForm]
    perform: Perform
    tells: str
    theirs: Judge
    opens: Judge = always
    lacks: str = ""
    awaited: Judge = always
    clock: str = ""

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.step.label

    def is_open(self, setting: Setting) -> bool:
        """Say whether the seizure is where this step begins; the command decides."""
        if self.step not in open_steps(setting.seizure.stage):
            return False
        return (self.step in AFTER_EXPIRY or not setting.is_expired) and self.opens(setting)

    def why_locked(self, setting: Setting) -> str:
        """Say why it is not open: where it would have to stand, or what is missing."""
        if self.step not in open_steps(setting.seizure.stage):
            return f"这一步只能从{LIFE.begins_in(self.step)}开始。"
        if setting.is_expired and self.step not in AFTER_EXPIRY:
            return "期限已经届满，现在只能解除查封、扣押，立即退还财物。"
        return self.lacks
