"""A new stop of supply: the one form that has no file yet; the order says whose it is."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.cases.queries import case_for, decision_if_any
from mingjing.compulsion.commands.open_supply_stop import OpenSupplyStop, open_supply_stop
from mingjing.compulsion.supply.kinds import (
    SOURCE_LABELS,
    STOPS,
    SUPPLY_LABELS,
    Source,
    Supply,
)
from mingjing.inspections.queries import inspection_for, standing_measures
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.acts.fields import DayField, OneOf, Tick, WordsField
from mingjing.web.console.inspections.asking import offered_officers
from mingjing.web.console.lives import Numbered, begin_page
from mingjing.web.console.pages import page, show
from mingjing.web.console.supply.asking import PAGES

if TYPE_CHECKING:
    from mingjing.cases.models import Case


class RequestForm(forms.Form):
    """Which order is not obeyed, what is to be stopped, and by whom."""

    source = OneOf(
        label="原决定", choices=[(one.value, label) for one, label in SOURCE_LABELS.items()]
    )
    name = forms.CharField(
        label="案件编号或者检查编号", max_length=60, help_text="企业和决定的内容从中带出。"
    )
    served_on = DayField(
        label="现场处理措施决定书的交付日期",
        required=False,
        help_text="案件的决定以登记的送达为准，不填。",
    )
    hazard = WordsField(
        label="重大事故隐患",
        rows=2,
        max_length=1000,
        required=False,
        help_text="检查记录中已有的可以不填。",
    )
    supply = OneOf(
        label="措施", choices=[(one.value, label) for one, label in SUPPLY_LABELS.items()]
    )
    supplier = forms.CharField(label="供应单位", max_length=200)
    scope = forms.CharField(
        label="停止供应的范围",
        max_length=300,
        help_text="线路、用户编号、计量点，或者物品名称。",
    )
    no_residents = Tick(
        label="停止供电的范围不影响居民生活用电",
        help_text="不得对居民生活停止供电；不能分开的，不能采取这一措施。",
    )
    first_officer = forms.ChoiceField(label="执法人员一")
    second_officer = forms.ChoiceField(label="执法人员二")

    def offer(self) -> None:
        """Offer the officers of today."""
        self.label_suffix = ""
        officers = [("", "请选择"), *offered_officers(legal_date(now()))]
        for name in ("first_officer", "second_officer"):
            chooser = self.fields[name]
            if isinstance(chooser, forms.ChoiceField):
                chooser.choices = officers

    def order(self) -> OpenSupplyStop:
        """Return what was typed as a command asks for it."""
        said = self.cleaned_data
        return OpenSupplyStop(
            Source(said["source"]),
            said["name"],
            Supply(said["supply"]),
            said["hazard"],
            said["supplier"],
            said["scope"],
            (said["first_officer"], said["second_officer"]),
            said["no_residents"],
            said["served_on"],
        )


@page
def new_supply_stop(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask for a stop of supply; from a case or an inspection with what is known there."""
    require(actor, Permission.STOP_SUPPLY)
    form = RequestForm(request.POST or None, initial=_known(request, actor))
    form.offer()

    def again(status: int, refusal: RefusalError | None) -> HttpResponse:
        context = {"form": form, "refusal": refusal}
        return show(request, actor, "supply_stops/new.html", context, status=status)

    def make() -> Numbered:
        return open_supply_stop(form.order(), act=act_of(request), law=law_today())

    return begin_page(request, PAGES, form, make, again)


def may_be_stopped(case: "Case", actor: Actor) -> bool:
    """Say whether this person can ask for it in a case: an order to stop was served there."""
    decision = decision_if_any(case)
    return (
        may(actor, Permission.STOP_SUPPLY)
        and actor.person in case.officers
        and case.served_on is not None
        and decision is not None
        and bool({kind.value for kind in STOPS} & set(decision.kinds))
    )


def _known(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """Return what a case or an inspection says; the address names one by its number only."""
    if docket := request.GET.get("case", ""):
        case = case_for(actor, docket)
        first, second = case.officers
        return _begun(Source.DECISION, case.docket, first, second)
    if number := request.GET.get("inspection", ""):
        found = inspection_for(actor, number)
        begun = _begun(Source.MEASURES, found.number, *found.officers)
        order = standing_measures(found)
        return begun | {"served_on": order.given_on if order else None}
    return {"first_officer": actor.person}


def _begun(source: Source, name: str, first: str, second: str) -> dict[str, Any]:
    return {
        "source": source.value,
        "name": name,
        "first_officer": first,
        "second_officer": second,
    }
