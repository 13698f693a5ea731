"""Jinja2 for all our pages: autoescaped, undefined names are errors."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from mingjing.kernel.dates import chinese
from mingjing.kernel.money import yuan


def environment(**options: Any) -> Environment:  # noqa: ANN401 - Django's signature
    """Return the environment of our templates."""
    options |= {"undefined": StrictUndefined}
    env = Environment(
        autoescape=True, **{k: v for k, v in options.items() if k != "autoescape"}
    )
    env.globals.update(static=static, url=reverse)
    env.filters.update(chinese=chinese, yuan=yuan)
    return env
