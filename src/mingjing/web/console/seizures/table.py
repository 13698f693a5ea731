"""Every step of a seizure by its place in the address: what is open, what waits."""

from collections.abc import Mapping

from mingjing.access.actors import Role
from mingjing.access.policy import Permission, posts_with
from mingjing.kernel.errors import NotPermittedError
from mingjing.web.console.seizures import before, held
from mingjing.web.console.seizures.asking import (
    PAGES,
    SeizureStep,
    Setting,
    by_approver,
    by_either,
)

STEPS: Mapping[str, SeizureStep] = {
    step.slug: step for group in (before, held) for step in group.STEPS
}


def step_named(slug: str) -> SeizureStep:
    """Return the step of that name.

    Raises:
        NotFoundError: there is none.
    """
    return PAGES.step_named(STEPS, slug)


def steps_open(setting: Setting) -> list[SeizureStep]:
    """Return what this person can do now, what is waited for first."""
    steps = [one for one in STEPS.values() if one.is_open(setting) and one.theirs(setting)]
    return sorted(steps, key=lambda one: not one.awaited(setting))


def steps_awaited(setting: Setting) -> list[SeizureStep]:
    """Return what waits for this person."""
    return [one for one in steps_open(setting) if one.awaited(setting)]


def turns_of_others(setting: Setting) -> list[tuple[SeizureStep, tuple[Role, ...]]]:
    """Return what the seizure waits for from others, with the posts that may."""
    return [
        (one, posts_with(_post(one, setting)))
        for one in STEPS.values()
        if one.is_open(setting) and one.awaited(setting) and not one.theirs(setting)
    ]


def require_theirs(step: SeizureStep, setting: Setting) -> None:
    """Refuse to show the form of a step to who may not do it.

    Raises:
        NotPermittedError: not their post, or not one of the two officers.
    """
    if step.theirs(setting):
        return
    holders = "、".join(role.value for role in posts_with(_post(step, setting)))
    raise NotPermittedError(
        f"您不能“{step.title}”。",
        why=f"这一步属于：{holders}；由提请时写明的两名执法人员或者法律规定的负责人办理。",
        remedy="请由有该职权的人员办理。",
        article=step.article,
    )


def _post(step: SeizureStep, setting: Setting) -> Permission:
    if step.theirs is by_approver:
        return setting.approval
    return Permission.SEIZE if step.theirs is by_either else step.needs
