"""What a step of an application or a permit is for the console: who, and what judges it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may
from mingjing.permits import permit_states
from mingjing.permits.catalogue import Material, PermitKind, kind_of
from mingjing.permits.clocks import Silence, hearing_open_until, silence_of
from mingjing.permits.kinds import Outcome
from mingjing.permits.queries import (
    checks_of,
    hearings_of,
    open_hearing,
    remedies_of_application,
    remedies_of_permit,
)
from mingjing.permits.states import LIFE, Step, open_steps
from mingjing.permits.validity import Validity, is_expired, validity_of, warning_of
from mingjing.statute.limits import RuleBook
from mingjing.web.console.contested import RemedyAct
from mingjing.web.console.lives import Pages
from mingjing.web.console.offered import Offered
from mingjing.web.console.step_forms import AskingForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mingjing.cases.remedy_rows import RemedyRow
    from mingjing.permits.models import Application, Permit, PermitHearing

PAGES = Pages(
    title="许可申请",
    name="许可申请",
    folder="applications",
    page="application",
    step="application_step",
    paper="application_paper",
    begun="登记申请",
)
PERMIT_PAGES = Pages(
    title="行政许可",
    name="行政许可",
    folder="permits",
    page="permit",
    step="permit_step",
    paper="permit_paper",
    begun="",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """An application, who looks at it, and when: everything that judges it comes from here."""

    application: "Application"
    actor: Actor
    at: datetime
    today: date
    law: RuleBook

    @property
    def number(self) -> str:
        """Its number."""
        return self.application.number

    @property
    def kind(self) -> PermitKind:
        """What is asked for."""
        return kind_of(self.application.kind)

    @property
    def silence(self) -> Silence | None:
        """How silence accepted it; None where it did not."""
        return silence_of(self.application, self.today, self.law)

    @property
    def missing(self) -> tuple[Material, ...]:
        """What is on the list and did not come."""
        return self.kind.missing(frozenset(self.application.submitted))

    @property
    def is_complete(self) -> bool:
        """Whether everything came, in form."""
        return not self.missing and self.application.defects_cured

    @property
    def is_checked(self) -> bool:
        """Whether the premises were visited, where the law orders that."""
        return not self.kind.site_check or bool(checks_of(self.application))

    @property
    def rights_over(self) -> bool:
        """Whether nobody may still ask for a hearing."""
        until = hearing_open_until(self.application, self.law)
        return until is None or self.today > until

    @property
    def hearing(self) -> "PermitHearing | None":
        """The hearing that is open; None for none."""
        return open_hearing(self.application)

    @property
    def stage(self) -> str:
        """Where it stands, in words."""
        if self.silence is not None and self.application.accepted_on is None:
            return "逾期未告知，视为受理"
        return self.application.stage.label

    @property
    def remedies(self) -> "Sequence[RemedyRow]":
        """Reconsiderations and suits against what was decided, oldest first."""
        return remedies_of_application(self.application)

    @property
    def is_contestable(self) -> bool:
        """Whether anything was decided."""
        return self.application.decided_on is not None or bool(self.application.not_accepted)

    def why_closed(self, step: Step | RemedyAct) -> str:
        """Say why *step* is not open: where it would have to stand."""
        if isinstance(step, RemedyAct):
            return ""
        if step in open_steps(self.application.stage):
            return ""
        return f"这一步只能从{LIFE.begins_in(step)}开始。"


@dataclass(frozen=True, slots=True)
class PermitSetting:
    """A permit, who looks at it, and when."""

    permit: "Permit"
    actor: Actor
    at: datetime
    today: date
    law: RuleBook

    @property
    def number(self) -> str:
        """Its number."""
        return self.permit.number

    @property
    def kind(self) -> PermitKind:
        """What was granted."""
        return kind_of(self.permit.kind)

    @property
    def validity(self) -> Validity:
        """Until when, and whether silence renewed it."""
        return validity_of(self.permit, self.today, self.law)

    @property
    def is_expired(self) -> bool:
        """Whether it ran out."""
        return is_expired(self.permit, self.today, self.law)

    @property
    def warning(self) -> str:
        """Rule of the warning that has come; empty for none."""
        return warning_of(self.permit, self.today, self.law)

    @property
    def is_taken(self) -> bool:
        """Whether it was revoked or recalled, and is not cancelled yet."""
        states = permit_states.State
        return self.permit.stage in {states.REVOKED, states.RECALLED}

    @property
    def stage(self) -> str:
        """Where it stands, in words."""
        if self.permit.stage is not permit_states.State.IN_FORCE:
            return self.permit.stage.label
        if self.is_expired:
            return "有效期届满"
        return "视为准予延续" if self.validity.renewed_on else self.permit.stage.label

    @property
    def remedies(self) -> "Sequence[RemedyRow]":
        """Reconsiderations and suits against its end, oldest first."""
        return remedies_of_permit(self.permit)

    @property
    def is_contestable(self) -> bool:
        """Whether it was revoked, recalled or cancelled."""
        return (self.permit.ended_on or self.permit.cancelled_on) is not None

    def why_closed(self, step: permit_states.Step | RemedyAct) -> str:
        """Say why *step* is not open: where it would have to stand."""
        if isinstance(step, RemedyAct):
            return ""
        if step in permit_states.open_steps(self.permit.stage):
            return ""
        return f"这一步只能从{permit_states.LIFE.begins_in(step)}开始。"


class StepForm(AskingForm[Setting]):
    """Base of every form of a step of an application."""


class PermitForm(AskingForm[PermitSetting]):
    """Base of every form of a step of a permit."""


class Nothing(StepForm):
    """A step that asks for nothing but its confirmation."""


ApplicationStep = Offered[Setting]
PermitStep = Offered[PermitSetting]


def by_window(setting: Setting) -> bool:
    """Say whether this person receives applications."""
    return may(setting.actor, Permission.RECEIVE_APPLICATION)


def by_examiner(setting: Setting) -> bool:
    """Say whether this person examines it."""
    return setting.actor.person == setting.application.examiner


def by_head(setting: Setting) -> bool:
    """Say whether this person heads a unit or leads."""
    return may(setting.actor, Permission.ASSIGN_EXAMINER)


def by_presider(setting: Setting) -> bool:
    """Say whether this person presides over the hearing."""
    hearing = setting.hearing
    return hearing is not None and hearing.presiding_officer == setting.actor.person


def by_leader(setting: Setting) -> bool:
    """Say whether this person may decide: a leader who had no part in it."""
    return may(setting.actor, Permission.DECIDE_PERMIT) and _is_apart(setting)


def by_reviewer(setting: Setting) -> bool:
    """Say whether this person reviews, and had no part in it."""
    created_by = setting.application.created_by
    return (
        may(setting.actor, Permission.REVIEW)
        and setting.actor.person != created_by
        and _is_apart(setting)
    )


def by_marker(setting: Setting) -> bool:
    """Say whether this person may demand a review."""
    return may(setting.actor, Permission.DECIDE_PERMIT) or may(setting.actor, Permission.REVIEW)


def by_publisher(setting: Setting) -> bool:
    """Say whether this person publishes, and neither examined nor reviewed it."""
    row = setting.application
    return may(setting.actor, Permission.PUBLISH) and (
        setting.actor.person not in {*row.examiners, row.reviewed_by}
    )


def by_archivist(setting: Setting) -> bool:
    """Say whether this person archives."""
    return may(setting.actor, Permission.ARCHIVE)


def is_ready(setting: Setting, outcome: Outcome) -> bool:
    """Say whether an outcome is proposed and passed its review, where it needs one."""
    row = setting.application
    return row.proposed == outcome and (not row.review_required or bool(row.passed))


def _is_apart(setting: Setting) -> bool:
    row = setting.application
    seen = {
        code for check in checks_of(row) for code in (check.first_officer, check.second_officer)
    }
    presided = {one.presiding_officer for one in hearings_of(row)}
    reviewed = {row.reviewed_by} if row.reviewed_on else set()
    return setting.actor.person not in {*row.examiners, *seen, *presided, *reviewed}
