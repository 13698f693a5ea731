"""What a step of a stop of supply is for the console: who, what is asked, which command."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.compulsion.supply.clocks import told_until
from mingjing.compulsion.supply.kinds import Supply
from mingjing.compulsion.supply.queries import order_stands
from mingjing.compulsion.supply.states import LIFE, State, Step, open_steps
from mingjing.statute.limits import RuleBook
from mingjing.web.console.lives import Pages
from mingjing.web.console.offered import Offered
from mingjing.web.console.step_forms import AskingForm

if TYPE_CHECKING:
    from mingjing.compulsion.models import SupplyStop

PAGES = Pages(
    title="停止供电、供应",
    name="停止供应",
    folder="supply_stops",
    page="supply_stop",
    step="supply_step",
    paper="supply_paper",
    begun="提请停止供应",
    pictures="supply_picture",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A stop of supply, who looks at it, and when: what judges it comes from here."""

    stop: "SupplyStop"
    actor: Actor
    at: datetime
    today: date
    law: RuleBook

    @property
    def number(self) -> str:
        """Its number."""
        return self.stop.number

    @property
    def is_power(self) -> bool:
        """Whether power is cut, and the enterprise has its hours."""
        return self.stop.supply == Supply.POWER

    @property
    def until(self) -> datetime | None:
        """End of the hours of the enterprise; None before it was told."""
        return told_until(self.stop, self.law)

    @property
    def waits(self) -> bool:
        """Whether the hours still run."""
        until = self.until
        return self.stop.stage is State.TOLD and until is not None and self.at < until

    @property
    def must_be_lifted(self) -> bool:
        """Whether nothing is left that supply could be stopped for."""
        if self.stop.performed_on is not None:
            return True
        return not (order_stands(self.stop) if self.stop.stands is None else self.stop.stands)

    def why_closed(self, step: Step) -> str:
        """Say why *step* is not open: where it would have to stand."""
        if step in open_steps(self.stop.stage):
            return ""
        return f"这一步只能从{LIFE.begins_in(step)}开始。"


class StepForm(AskingForm[Setting]):
    """Base of every form of a step of a stop of supply."""


SupplyStep = Offered[Setting]


def by_crew(setting: Setting) -> bool:
    """Say whether this person is one of the two officers."""
    return may(setting.actor, Permission.STOP_SUPPLY) and (
        setting.actor.person in setting.stop.officers
    )


def by_principal(setting: Setting) -> bool:
    """Say whether this person is the principal head, and had no part in it."""
    stop = setting.stop
    apart = {*stop.officers, stop.created_by, stop.reviewed_by}
    return may(setting.actor, Permission.APPROVE_SUPPLY_STOP) and (
        setting.actor.person not in apart
    )


def by_reviewer(setting: Setting) -> bool:
    """Say whether this person reviews, and had no part in it."""
    stop = setting.stop
    return may(setting.actor, Permission.REVIEW) and (
        setting.actor.person not in {*stop.officers, stop.created_by}
    )


def by_leader(setting: Setting) -> bool:
    """Say whether this person is a leader."""
    return may(setting.actor, Permission.REPLACE_OFFICER)
