"""The base of every form of a step: it knows what the step is about and who fills it in."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar

from django import forms

from mingjing.access.actors import Actor
from mingjing.bureau.queries import offered_devices
from mingjing.web.console.acts.fields import Suggesting


class Setting(Protocol):
    """What a step is about, who looks at it, and when."""

    @property
    def number(self) -> str:
        """Number of what it is about."""

    @property
    def actor(self) -> Actor:
        """Who looks at it."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def today(self) -> date:
        """The legal date of that."""


AnySetting = TypeVar("AnySetting", bound=Setting)


class AskingForm(forms.Form, Generic[AnySetting]):
    """A form that asks what a step needs."""

    error_css_class = "is-wrong"
    required_css_class = "is-needed"

    def __init__(self, *args: Any, setting: AnySetting, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(*args, **options)
        self.label_suffix = ""
        self.setting = setting
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values from the setting."""

    @property
    def number(self) -> str:
        """Number of what the step is about."""
        return self.setting.number

    @property
    def values(self) -> Mapping[str, Any]:
        """What was typed, in Python's types."""
        return self.cleaned_data

    def offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        """Give *field* its choices."""
        chooser = self.fields[field]
        if isinstance(chooser, forms.ChoiceField):
            chooser.choices = choices

    def begin_now(self, *names: str) -> None:
        """Let fields begin with this minute."""
        for name in names:
            self.fields[name].initial = self.setting.at.replace(second=0, microsecond=0)

    def begin_today(self, *names: str) -> None:
        """Let fields begin with today."""
        for name in names:
            self.fields[name].initial = self.setting.today

    def suggest_devices(self) -> None:
        """Suggest the cameras of the person and the unit."""
        widget = self.fields["device"].widget
        if isinstance(widget, Suggesting):
            actor = self.setting.actor
            widget.suggestions = offered_devices(actor.person, actor.unit)
