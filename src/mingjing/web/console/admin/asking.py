"""What an act of administration is for the console: what is asked, which command does it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from mingjing.access.policy import Permission
from mingjing.bureau.queries import people, units
from mingjing.ledger.recording import Act


class AdminForm(forms.Form):
    """Base of the forms here: it knows the day, and offers units and people."""

    def __init__(self, *args: Any, today: date, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(*args, **options)
        self.label_suffix = ""
        self.today = today
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values."""

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Give a field its choices."""
        chooser = self.fields[name]
        if isinstance(chooser, forms.ChoiceField):
            chooser.choices = choices

    def offer_units(self, name: str = "unit") -> None:
        """Let a field choose among the units that exist."""
        self.offer(name, [(one.code, one.name) for one in units() if one.valid_to is None])

    def offer_people(self, name: str = "person", *, empty: str = "") -> None:
        """Let a field choose among everybody on the roster."""
        found = [(one.code, f"{one.name}（{one.code}）") for one in people(self.today)]
        self.offer(name, [("", empty), *found] if empty else found)


@dataclass(frozen=True)
class Shown:
    """Something that is shown once, after an act: an initial password.

    Args:
        person: whose it is.
        secret: what is read out.
    """

    person: str
    secret: str = field(repr=False)


Perform = Callable[[Mapping[str, Any], Act], Shown | None]


@dataclass(frozen=True)
class AdminAct:
    """One act of administration.

    Args:
        slug: in the address.
        title: what the act is called, and its button says.
        permission: what a post needs for it.
        form: what is asked.
        perform: calls the command; may return what is shown once.
        back: name of the list it belongs to.
        tells: one sentence about what follows from it.
    """

    slug: str
    title: str
    permission: Permission
    form: type[AdminForm]
    perform: Perform
    back: str
    tells: str
