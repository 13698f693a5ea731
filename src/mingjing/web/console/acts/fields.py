"""Fields that forms here share: money in yuan, clauses line by line, people of the roster."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import fen_from_yuan, yuan

LONG = 20_000


class MoneyField(forms.CharField):
    """An amount typed in yuan; its value is fen."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(**{"max_length": 20, **options})
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: object) -> object:
        """Show fen as yuan, and what was typed as it was typed."""
        return yuan(value) if isinstance(value, int) else value

    def clean(self, value: object) -> int:
        """Return fen.

        Raises:
            ValidationError: not an amount.
        """
        text = super().clean(value)
        if not text:
            return 0
        try:
            return fen_from_yuan(text.strip().removesuffix("元").strip())
        except InvalidInputError as error:
            raise forms.ValidationError(f"{error.what}{error.remedy}") from error


class LinesField(forms.CharField):
    """Several short texts, one a line; its value is a tuple."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: object) -> object:
        """Show a tuple line by line."""
        return "\n".join(value) if isinstance(value, tuple | list) else value

    def clean(self, value: object) -> tuple[str, ...]:
        """Return the lines that hold something."""
        text = super().clean(value) or ""
        return tuple(line.strip() for line in text.splitlines() if line.strip())


class Suggesting(forms.TextInput):
    """A line of text with suggestions that the browser offers, script or not."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.suggestions: Sequence[tuple[str, str]] = ()

    def render(self, *args: Any, **options: Any) -> SafeString:  # noqa: ANN401 - Django's
        """Return the line and its list."""
        attrs = dict(options.get("attrs") or {})
        name = f"{attrs.get('id', 'one')}-list"
        offered = format_html_join("", '<option value="{}">{}</option>', self.suggestions)
        options["attrs"] = attrs | {"list": name}
        line = super().render(*args, **options)
        return format_html('{}<datalist id="{}">{}</datalist>', line, name, offered)


class DeviceField(forms.CharField):
    """Number of the body camera, with those that this person may have used."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label="执法记录设备编号", max_length=32, required=required, widget=Suggesting()
        )


class WordsField(forms.CharField):
    """A text of so many lines."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:  # noqa: ANN401 - as above
        widget = forms.TextInput() if rows == 1 else forms.Textarea(attrs={"rows": rows})
        super().__init__(**{"max_length": LONG, "widget": widget, **options})


class DayField(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as above
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(**{"widget": widget, "input_formats": ["%Y-%m-%d"], **options})


class MomentField(forms.DateTimeField):
    """An instant in Shanghai, to the minute."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as above
        widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        super().__init__(**{"widget": widget, "input_formats": formats, **options})

    def clean(self, value: object) -> datetime:
        """Return an instant with its zone.

        Raises:
            ValidationError: not an instant.
        """
        moment: datetime = super().clean(value)
        return moment


class OneOf(forms.ChoiceField):
    """One choice, shown as large buttons."""

    def __init__(self, *, choices: Sequence[tuple[str, str]] = (), **options: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(**{"choices": choices, "widget": forms.RadioSelect(), **options})


class SomeOf(forms.MultipleChoiceField):
    """Any number of choices, shown as large ticks."""

    def __init__(self, *, choices: Sequence[tuple[str, str]] = (), **options: Any) -> None:  # noqa: ANN401 - as above
        widget = forms.CheckboxSelectMultiple()
        super().__init__(**{"choices": choices, "widget": widget, **options})


class Pair(SomeOf):
    """The two who act together; its value is a tuple of two.

    Fewer are left to the command, whose refusal names the article and is on record.
    """

    def clean(self, value: object) -> tuple[str, str]:
        """Return the two; the second is empty where only one was chosen.

        Raises:
            ValidationError: more than two: nobody is left out of a paper in silence.
        """
        chosen = super().clean(value)
        if len(chosen) > 2:  # noqa: PLR2004 - a pair
            raise forms.ValidationError(
                f"文书上记两名，现选择了 {len(chosen)} 名；请只留实际办理的两名。"
            )
        first, second = (*chosen, "", "")[:2]
        return first, second


class Tick(forms.BooleanField):
    """A box to tick; it may stay empty unless the form says otherwise."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(**{"required": False, **options})
