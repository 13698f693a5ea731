"""Every step of a penalty on the spot by its place in the address: what is open, what waits."""

from collections.abc import Mapping

from mingjing.access.actors import Role
from mingjing.access.policy import may, posts_with
from mingjing.web.console.summary import afterwards, entrusting, steps
from mingjing.web.console.summary.asking import PAGES, Setting, SummaryStep

STEPS: Mapping[str, SummaryStep] = {
    step.slug: step for step in (*steps.STEPS, *entrusting.STEPS, *afterwards.STEPS)
}


def step_named(slug: str) -> SummaryStep:
    """Return the step of that name.

    Raises:
        NotFoundError: there is none.
    """
    return PAGES.step_named(STEPS, slug)


def is_theirs(step: SummaryStep, setting: Setting) -> bool:
    """Say whether this person may do a step of this penalty."""
    penalty = setting.penalty
    crew = penalty.filers if step.by_filer else penalty.officers
    is_crew = setting.actor.person in crew
    return step.by_crew in {None, is_crew} and may(setting.actor, step.needs)


def steps_open(setting: Setting) -> list[SummaryStep]:
    """Return what this person can do now, what is waited for first."""
    found = [
        one for one in STEPS.values()
        if one.is_open(setting) and is_theirs(one, setting)
    ]  # fmt: skip
    return sorted(found, key=lambda one: not one.is_main)


def turns_of_others(setting: Setting) -> list[tuple[SummaryStep, tuple[Role, ...]]]:
    """Return what the penalty waits for from others, with the posts that may."""
    return [
        (one, posts_with(one.needs))
        for one in STEPS.values()
        if one.is_main and one.is_open(setting) and not is_theirs(one, setting)
    ]
