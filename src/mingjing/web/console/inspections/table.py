"""Every step of an inspection by its place in the address: what is open, what waits."""

from collections.abc import Mapping

from mingjing.access.actors import Role
from mingjing.access.policy import may, posts_with
from mingjing.web.console.inspections import after, before, on_site
from mingjing.web.console.inspections.asking import PAGES, InspectionStep, Setting

STEPS: Mapping[str, InspectionStep] = {
    step.slug: step for group in (before, on_site, after) for step in group.STEPS
}


def step_named(slug: str) -> InspectionStep:
    """Return the step of that name.

    Raises:
        NotFoundError: there is none.
    """
    return PAGES.step_named(STEPS, slug)


def is_theirs(step: InspectionStep, setting: Setting) -> bool:
    """Say whether this person may do a step of this inspection."""
    crew = not step.by_crew or setting.actor.person in setting.inspection.officers
    return crew and may(setting.actor, step.needs)


def steps_open(setting: Setting) -> list[InspectionStep]:
    """Return what this person can do now, what is waited for first."""
    steps = [
        one for one in STEPS.values()
        if one.is_open(setting.inspection) and is_theirs(one, setting)
    ]  # fmt: skip
    return sorted(steps, key=lambda one: not one.is_main)


def turns_of_others(setting: Setting) -> list[tuple[InspectionStep, tuple[Role, ...]]]:
    """Return what the inspection waits for from others, with the posts that may."""
    return [
        (one, posts_with(one.needs))
        for one in STEPS.values()
        if one.is_main and one.is_open(setting.inspection) and not is_theirs(one, setting)
    ]
