"""What a step of a seizure is for the console: who, what is asked, which command."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.compulsion.clocks import is_expired, warned_on
from mingjing.compulsion.queries import has_fallen, remedies_of
from mingjing.compulsion.rules import approval_needed
from mingjing.compulsion.states import AFTER_EXPIRY, LIFE, Step, open_steps
from mingjing.statute.limits import RuleBook
from mingjing.web.console.contested import RemedyAct
from mingjing.web.console.lives import Pages
from mingjing.web.console.offered import Offered
from mingjing.web.console.step_forms import AskingForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mingjing.cases.remedy_rows import RemedyRow
    from mingjing.compulsion.models import Seizure

PAGES = Pages(
    title="查封、扣押",
    name="查封、扣押",
    folder="seizures",
    page="seizure",
    step="seizure_step",
    paper="seizure_paper",
    begun="提请查封、扣押",
    pictures="seizure_picture",
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

    @property
    def remedies(self) -> "Sequence[RemedyRow]":
        """Reconsiderations and suits against it, oldest first."""
        return remedies_of(self.seizure)

    @property
    def is_contestable(self) -> bool:
        """Whether anything was seized."""
        return self.seizure.imposed_at is not None

    @property
    def has_fallen(self) -> bool:
        """Whether it was revoked, or found void."""
        return has_fallen(self.seizure)

    def why_closed(self, step: Step | RemedyAct) -> str:
        """Say why *step* is not open: where it would have to stand, or the period is over."""
        if isinstance(step, RemedyAct):
            return ""
        if step not in open_steps(self.seizure.stage):
            return f"这一步只能从{LIFE.begins_in(step)}开始。"
        if self.is_expired and step not in AFTER_EXPIRY:
            return "期限已经届满，现在只能解除查封、扣押，立即退还财物。"
        is_held = self.seizure.ended_on is None
        if is_held and self.has_fallen and step not in AFTER_EXPIRY:
            return "决定已经撤销或者确认无效，现在只能解除查封、扣押，立即退还财物。"
        return ""


class StepForm(AskingForm[Setting]):
    """Base of every form of a step of a seizure."""


class Nothing(StepForm):
    """A step that asks for nothing but its confirmation."""


def by_crew(setting: Setting) -> bool:
    """Say whether this person is one of the two officers."""
    return may(setting.actor, Permission.SEIZE) and (
        setting.actor.person in setting.seizure.officers
    )


def by_approver(setting: Setting) -> bool:
    """Say whether this person holds the post the law names for this seizure."""
    return may(setting.actor, setting.approval)


def approval_of(setting: Setting) -> Permission:
    """Return what the post must carry that the law names for this seizure."""
    return setting.approval


def by_leader(setting: Setting) -> bool:
    """Say whether this person is a leader."""
    return may(setting.actor, Permission.APPROVE_SEIZURE)


def by_either(setting: Setting) -> bool:
    """Say whether this person is one of the two officers or a leader."""
    return by_crew(setting) or by_leader(setting)


SeizureStep = Offered[Setting]
