"""What an act is for the console: who does it, from where, what is asked, which command."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.http import QueryDict

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission
from mingjing.bureau.queries import holders, names_of
from mingjing.cases.rules import review_holds
from mingjing.cases.states import LIFE, Step, open_steps
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from mingjing.web.console.enforcing_forms import officers_offered

if TYPE_CHECKING:
    from mingjing.cases.models import Case
    from mingjing.disclosure.models import Publication


@dataclass(frozen=True, slots=True)
class Setting:
    """A case, who looks at it, and when: everything that judges it comes from here.

    Args:
        publications: of the case, one a channel.
    """

    case: "Case"
    actor: Actor
    at: datetime
    today: date
    law: RuleBook
    publications: "Sequence[Publication]" = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act is done that a case needs in several places: a channel of disclosure."""

    id: str
    name: str


class ActForm(forms.Form):
    """Base of every form of an act: it knows the case and who fills it in."""

    error_css_class = "is-wrong"
    required_css_class = "is-needed"
    is_multipart_form: ClassVar[bool] = False
    fills: ClassVar[str] = ""  # what the button says that fills in what a choice brings
    fills_after = ""  # the field after which it stands
    is_filled = False

    def __init__(self, *args: Any, setting: Setting, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(*args, **options)
        self.label_suffix = ""
        self.setting = setting
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values from the setting."""

    @classmethod
    def filled(cls, typed: QueryDict, setting: Setting) -> "ActForm":
        """Return the form as typed, with what follows from the choices filled in."""
        del typed
        return cls(setting=setting)

    def beside(self) -> Mapping[str, object]:
        """Return what is shown after a field, by its name."""
        return {}

    @property
    def values(self) -> Mapping[str, Any]:
        """What was typed, in Python's types."""
        return self.cleaned_data

    def offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        """Give *field* its choices."""
        chooser = self.fields[field]
        if isinstance(chooser, forms.ChoiceField):
            chooser.choices = choices

    def offer_officers(self, field: str, *, first: tuple[str, ...] = ()) -> None:
        """Let *field* choose among officers; those of the case come first and are chosen."""
        self.offer(field, officers_offered(self.setting.today, first))
        if first:
            self.fields[field].initial = list(first)

    def only_for(self, choice: str, *fields: str) -> None:
        """Show *fields* where *choice* is chosen; the style sheet knows the choices."""
        for name in fields:
            self.fields[name].widget.attrs["data-only"] = choice

    def offer_people(self, field: str, *roles: Role, but: str = "") -> None:
        """Let *field* choose among those who hold one of *roles*, all *but* one person."""
        people = {one.code: one for role in roles for one in holders(role, self.setting.today)}
        people.pop(but, None)
        names = names_of(people)
        self.offer(field, [(code, names[code]) for code in sorted(people)])


class Nothing(ActForm):
    """An act that asks for nothing but its confirmation."""


def is_reviewed(setting: Setting) -> bool:
    """Say whether the gate of legal review is open: not compulsory, or passed and current."""
    case = setting.case
    return review_holds(
        required=case.review_required,
        passed_hash=case.passed_hash,
        subject_hash=case.subject_hash,
        stale_reason=case.stale_reason,
    )


def always(_setting: Setting) -> bool:
    """Say that nothing but the table of states decides."""
    return True


def unsaid(_setting: Setting) -> str:
    """Say nothing about what is missing."""
    return ""


Perform = Callable[[Any, Act, RuleBook], object]


class Shown(Enum):
    """What of the review stands above the form of an act."""

    PACKAGE = "package"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class CaseAct:
    """One act that can be done to a case.

    Args:
        slug: in the address.
        title: what the act is called, and its button says.
        step: the step of the table of states that decides whether it is open; None where
            *opens* decides alone.
        permission: what a post needs for it.
        article: citation of the norm behind it.
        form: what is asked.
        perform: calls the command.
        tells: one sentence about what follows from it.
        opens: decides on top of the table of states whether it is open.
        lacks: says what is missing where *opens* alone keeps it closed.
        elsewhere: address that replaces the plain form, where there is a better page.
        is_main: whether a case can wait for it, so that its button stands first.
        waits: decides on top of that whether this case does; it may be done even so.
        shows_file: whether it cannot be answered without looking at the file.
        about: id of the ``beside.Matter`` that it answers, shown above its form.
        places: where it waits to be done; None for an act that is done once for the case.
        shows: what of the review it is answered from.
    """

    slug: str
    title: str
    step: Step | None
    permission: Permission
    article: str
    form: type[ActForm]
    perform: Perform
    tells: str
    opens: Callable[[Setting], bool] = always
    lacks: Callable[[Setting], str] = unsaid
    elsewhere: str = ""
    is_main: bool = True
    waits: Callable[[Setting], bool] = always
    shows_file: bool = False
    about: str = ""
    places: Callable[[Setting], Sequence[Place]] | None = None
    shows: tuple[Shown, ...] = ()

    def is_open(self, setting: Setting) -> bool:
        """Say whether the case is where this act begins; the command has the last word."""
        in_time = self.step is None or self.step in open_steps(setting.case.stage)
        return in_time and self.opens(setting)

    def why_locked(self, setting: Setting) -> str:
        """Say why it is not open: where the case would have to stand, or what is missing."""
        if self.step is None or self.step in open_steps(setting.case.stage):
            return self.lacks(setting)
        return f"这一步只能从{LIFE.begins_in(self.step)}开始。"

    def is_awaited(self, setting: Setting) -> bool:
        """Say whether the case waits for this act, once it is open."""
        return self.is_main and self.waits(setting)
