"""The tabs around every page of the law at work."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.web.console.pages import show

TABS = (
    # name of the address, words
    ("law_calendars", "工作日历"),
    ("law_unverified", "核实清单"),
    ("law_changes", "规范变动"),
    ("law_review_catalogue", "法制审核目录"),
    ("law_calculate", "计算"),
)


def show_law(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """Render a page below ``console/law/`` under the tabs."""
    shown = {"tabs": TABS} | dict(context)
    return show(request, actor, f"law/{template}", shown, status=status)
