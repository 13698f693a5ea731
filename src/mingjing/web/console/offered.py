"""A step as the console offers it: who may, whether it is open, what is waited for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from mingjing.access.actors import Role
from mingjing.access.policy import Permission, posts_with
from mingjing.kernel.errors import NotPermittedError
from mingjing.kernel.life import Named
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.step_forms import AskingForm, Setting


class Standing(Setting, Protocol):
    """What a step is about, and where it stands."""

    @property
    def law(self) -> RuleBook:
        """Under which it stands."""

    def why_closed(self, step: Any) -> str:  # noqa: ANN401 - a step of its own life
        """Say why *step* is not open now; empty where it is."""


AnyStanding = TypeVar("AnyStanding", bound=Standing)
Perform = Callable[[Any, Act, RuleBook], object]


def always(_setting: Standing) -> bool:
    """Say that nothing but the table of states decides."""
    return True


def never(_setting: Standing) -> bool:
    """Say that nobody waits for it."""
    return False


@dataclass(frozen=True)
class Offered(Generic[AnyStanding]):
    """One step.

    Args:
        slug: in the address.
        step: of the table of states; its label is what the button says.
        needs: what a post needs at least; who else may is for *theirs* to say.
        article: citation of the norm behind it.
        form: what is asked.
        perform: calls the command with the filled form.
        tells: one sentence about what follows from it.
        theirs: whether this person may do it.
        opens: decides on top of the table of states whether it is open.
        lacks: what is missing where *opens* alone keeps it closed.
        awaited: whether it is waited for.
        clock: rule of the limit under which it stands; empty for none.
        shows_file: whether whoever does it decides on the file, and so must see it.
        named: the post that the law names for this very matter, where it is not *needs*.
    """

    slug: str
    step: Named
    needs: Permission
    article: str
    form: type[AskingForm[AnyStanding]]
    perform: Perform
    tells: str
    theirs: Callable[[AnyStanding], bool]
    opens: Callable[[AnyStanding], bool] = always
    lacks: str = ""
    awaited: Callable[[AnyStanding], bool] = always
    clock: str = ""
    shows_file: bool = False
    named: Callable[[AnyStanding], Permission] | None = None

    @property
    def title(self) -> str:
        """What the step is called."""
        return self.step.label

    def is_open(self, setting: AnyStanding) -> bool:
        """Say whether this step begins here; the command decides."""
        return not setting.why_closed(self.step) and self.opens(setting)

    def why_locked(self, setting: AnyStanding) -> str:
        """Say why it is not open: where it would have to stand, or what is missing."""
        return setting.why_closed(self.step) or self.lacks

    def posts(self, setting: AnyStanding) -> tuple[Role, ...]:
        """Return the posts that may."""
        return posts_with(self.post(setting))

    def post(self, setting: AnyStanding) -> Permission:
        """Return what a post must carry that may."""
        return self.named(setting) if self.named else self.needs


Steps = Mapping[str, Offered[AnyStanding]]


def by_slug(*groups: Iterable[Offered[AnyStanding]]) -> Steps[AnyStanding]:
    """Return steps by their place in the address."""
    return {step.slug: step for group in groups for step in group}


def steps_open(steps: Steps[AnyStanding], setting: AnyStanding) -> list[Offered[AnyStanding]]:
    """Return what this person can do now, what is waited for first."""
    mine = [one for one in steps.values() if one.is_open(setting) and one.theirs(setting)]
    return sorted(mine, key=lambda one: not one.awaited(setting))


def steps_awaited(
    steps: Steps[AnyStanding], setting: AnyStanding
) -> list[Offered[AnyStanding]]:
    """Return what waits for this person."""
    return [one for one in steps_open(steps, setting) if one.awaited(setting)]


def turns_of_others(
    steps: Steps[AnyStanding], setting: AnyStanding
) -> list[tuple[Offered[AnyStanding], tuple[Role, ...]]]:
    """Return what is waited for from others, with the posts that may."""
    return [
        (one, one.posts(setting))
        for one in steps.values()
        if one.is_open(setting) and one.awaited(setting) and not one.theirs(setting)
    ]


def require_theirs(step: Offered[AnyStanding], setting: AnyStanding) -> None:
    """Refuse to show the form of a step to who may not do it.

    Raises:
        NotPermittedError: not their post, or not one of the two officers.
    """
    if step.theirs(setting):
        return
    holders = "、".join(role.value for role in step.posts(setting))
    raise NotPermittedError(
        f"您不能“{step.title}”。",
        why=f"这一步属于：{holders}；由提请时写明的两名执法人员或者法律规定的负责人办理。",
        remedy="请由有该职权的人员办理。",
        article=step.article,
    )
