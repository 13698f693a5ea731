"""Every act of a case, by its place in the address."""

from collections.abc import Mapping
from dataclasses import replace

from mingjing.access.actors import Role
from mingjing.access.policy import may, posts_with
from mingjing.kernel.errors import NotFoundError
from mingjing.web.console.acts import (
    appraising,
    consulting,
    contesting,
    correcting,
    deciding,
    disclosing,
    drafting_for_unit,
    ending,
    enforcing,
    extending,
    hearing,
    investigating,
    joining,
    monitoring,
    performing,
    preserving,
    rectifying,
    recusing,
    referring,
    replacing,
    reviewing,
    suspending,
)
from mingjing.web.console.acts.asking import CaseAct, Setting
from mingjing.web.console.evidence import adding

CASE_ACTS: Mapping[str, CaseAct] = {
    act.slug: act
    for group in (
        adding,
        investigating,
        preserving,
        monitoring,
        appraising,
        rectifying,
        suspending,
        joining,
        reviewing,
        consulting,
        extending,
        recusing,
        replacing,
        deciding,
        hearing,
        ending,
        referring,
        performing,
        enforcing,
        contesting,
        correcting,
        disclosing,
        drafting_for_unit,
    )
    for act in group.ACTS
}


def case_act(slug: str) -> CaseAct:
    """Return the act of that name.

    Raises:
        NotFoundError: there is none.
    """
    act = CASE_ACTS.get(slug)
    if act is None:
        raise NotFoundError(
            "没有这项办理。", why="网址有误。", remedy="请从案件页面选择可以办理的事项。"
        )
    return act


def acts_open(setting: Setting) -> list[CaseAct]:
    """Return what this person can do to this case now, what it waits for first."""
    acts = [
        replace(act, is_main=act.is_awaited(setting))
        for act in CASE_ACTS.values()
        if may(setting.actor, act.permission) and act.is_open(setting)
    ]
    return sorted(acts, key=lambda act: not act.is_main)


def turns_of_others(setting: Setting) -> list[tuple[CaseAct, tuple[Role, ...]]]:
    """Return what the case waits for and this person may not do, with the posts that may."""
    return [
        (act, posts_with(act.permission))
        for act in CASE_ACTS.values()
        if not may(setting.actor, act.permission)
        and act.is_open(setting)
        and act.is_awaited(setting)
    ]
