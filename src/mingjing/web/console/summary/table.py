"""Every step of a penalty on the spot by its place in the address: what is open, what waits."""

from collections.abc import Mapping, Sequence

from mingjing.access.actors import Role
from mingjing.access.policy import may, posts_with
from mingjing.summary.states import IN_CHARGE, ON_THE_SPOT, PRESENT, Step
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
    penalty, person = setting.penalty, setting.actor.person
    if step.step in PRESENT.steps and person not in penalty.present:
        return False
    if step.step in IN_CHARGE.steps and person not in penalty.in_charge:
        return False
    is_kept_out = step.is_apart and person in penalty.officers
    return not is_kept_out and may(setting.actor, step.needs)


def awaited_of(setting: Setting, steps: Sequence[SummaryStep]) -> list[SummaryStep]:
    """Return what is waited for among *steps*.

    What nobody of them can end on the spot any more waits to be turned into a case.
    """
    main = [one for one in steps if one.is_main]
    if main or setting.penalty.stage not in ON_THE_SPOT:
        return main
    return [one for one in steps if one.step is Step.TURN]


def steps_open(setting: Setting) -> list[SummaryStep]:
    """Return what this person can do now, what is waited for first."""
    found = [
        one for one in STEPS.values()
        if one.is_open(setting) and is_theirs(one, setting)
    ]  # fmt: skip
    awaited = awaited_of(setting, found)
    return sorted(found, key=lambda one: one not in awaited)


def turns_of_others(setting: Setting) -> list[tuple[SummaryStep, tuple[Role, ...]]]:
    """Return what the penalty waits for from others, with the posts that may."""
    is_open = [one for one in STEPS.values() if one.is_open(setting)]
    return [
        (one, posts_with(one.needs))
        for one in awaited_of(setting, is_open)
        if not is_theirs(one, setting)
    ]
