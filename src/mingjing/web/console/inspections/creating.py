"""A new task and the yearly plan: the two forms that have no inspection yet."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.inspections.commands.create_inspection import (
    CreateInspection,
    TargetFacts,
    create_inspection,
)
from mingjing.inspections.commands.enter_plan import EnterPlan, ListedItem, enter_plan
from mingjing.inspections.kinds import GROUND_LABELS, KIND_LABELS, Ground, Kind
from mingjing.inspections.queries import plans
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError, RepeatedRequestError
from mingjing.statute.decisions import PARTY_LABELS, PartyKind
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.acts.fields import DayField, LinesField, OneOf, SomeOf, WordsField
from mingjing.web.console.inspections.asking import offered_officers
from mingjing.web.console.pages import page, show
from mingjing.web.errors import status_of

if TYPE_CHECKING:
    from mingjing.inspections.models import Plan

KINDS_OF_TARGET = (PartyKind.ORGANISATION, PartyKind.INDIVIDUAL_BUSINESS)


class TaskForm(forms.Form):
    """Which enterprise, why, what is looked at, who goes, when."""

    kind = OneOf(
        label="检查种类", choices=[(one.value, label) for one, label in KIND_LABELS.items()]
    )
    ground = forms.ChoiceField(
        label="个案检查的来源",
        required=False,
        choices=[
            ("", "不是个案检查"),
            *((one.value, text) for one, text in GROUND_LABELS.items()),
        ],
    )
    ground_source = forms.CharField(
        label="来源的出处",
        max_length=200,
        required=False,
        help_text="登记编号、文号；不写举报人。",
    )
    draw_source = forms.CharField(
        label="抽取记录", max_length=200, required=False, help_text="双随机抽查必填。"
    )
    party_kind = OneOf(
        label="被检查单位类别",
        choices=[(kind.value, PARTY_LABELS[kind]) for kind in KINDS_OF_TARGET],
        initial=PartyKind.ORGANISATION.value,
    )
    name = forms.CharField(label="被检查单位", max_length=200)
    uscc = forms.CharField(
        label="统一社会信用代码",
        max_length=18,
        required=False,
        help_text="年度检查次数按代码计算。",
    )
    legal_representative = forms.CharField(label="法定代表人（负责人）", max_length=100)
    address = forms.CharField(label="地址", max_length=300)
    telephone = forms.CharField(label="电话", max_length=30, required=False)
    items = SomeOf(label="检查事项", help_text="公布的清单内的事项。")
    checklist = SomeOf(
        label="检查表", required=False, help_text="案由目录中要逐项查看的；可以选多项。"
    )
    scheme = WordsField(label="检查方案", rows=4, max_length=2000)
    planned_on = DayField(label="计划检查日期")
    first_officer = forms.ChoiceField(label="检查人员一")
    second_officer = forms.ChoiceField(label="检查人员二")
    helpers = LinesField(
        label="技术人员", required=False, help_text="事先确定，没有执法权；每行一名。"
    )
    exception_reason = WordsField(
        label="超过年度频次上限的理由",
        rows=2,
        max_length=500,
        required=False,
        help_text="只有个案检查可以例外；没有超过的留空。",
    )

    def offer(self) -> None:
        """Offer the published matters, the catalogue and the officers of today."""
        law, today = law_today(), legal_date(now())
        plan = _plan_of_this_year()
        officers = [("", "请选择"), *offered_officers(today)]
        self._offer("items", [(one["code"], one["name"]) for one in plan.items] if plan else [])
        catalogue = law.violations.in_force_on(today)
        self._offer("checklist", [(one.id, one.name) for one in catalogue])
        self._offer("first_officer", officers)
        self._offer("second_officer", officers)

    def order(self) -> CreateInspection:
        """Return the task as a command asks for it."""
        said = self.cleaned_data
        return CreateInspection(
            target=TargetFacts(
                said["name"],
                said["address"],
                said["legal_representative"],
                said["uscc"],
                said["telephone"],
                PartyKind(said["party_kind"]),
            ),
            kind=Kind(said["kind"]),
            items=tuple(said["items"]),
            checklist=tuple(said["checklist"]),
            scheme=said["scheme"],
            planned_on=said["planned_on"],
            officers=(said["first_officer"], said["second_officer"]),
            ground=Ground(said["ground"]) if said["ground"] else None,
            ground_source=said["ground_source"],
            draw_source=said["draw_source"],
            helpers=said["helpers"],
            exception_reason=said["exception_reason"],
        )

    def _offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        chooser = self.fields[field]
        if isinstance(chooser, forms.ChoiceField):
            chooser.choices = choices


class PlanForm(forms.Form):
    """The plan as approved and published."""

    year = forms.IntegerField(label="年度", min_value=2020, max_value=2100)
    instrument = forms.CharField(label="批准文号", max_length=100)
    approved_on = DayField(label="批准日期")
    items = LinesField(
        label="公布的检查事项", help_text="每行一项：事项名称｜依据。", max_length=20_000
    )
    cap = forms.IntegerField(
        label="年度频次上限",
        min_value=1,
        max_value=365,
        help_text="对同一企业一年内的检查次数，以公布的为准。（原文未核实）",
    )
    published_on = DayField(label="公布日期")
    published_at = forms.CharField(label="在何处公布", max_length=200)
    reported_on = DayField(
        label="报本级政府的日期", required=False, help_text="没有报的留空。（未核实是否必须）"
    )

    def offer(self) -> None:
        """Offer nothing: everything is typed from the document."""

    def order(self) -> EnterPlan:
        """Return the plan as a command asks for it."""
        said = dict(self.cleaned_data)
        parts = [line.replace("|", "｜").partition("｜") for line in said["items"]]
        said["items"] = tuple(
            ListedItem(name.strip(), basis.strip()) for name, _, basis in parts
        )
        return EnterPlan(**said)


@page
def new_inspection(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask for a task and create it; what was typed stays where it is refused."""
    require(actor, Permission.CREATE_INSPECTION)
    today = legal_date(now())
    begun = {"planned_on": today, "first_officer": actor.person}
    form = TaskForm(request.POST or None, initial=begun)

    def create() -> str:
        made = create_inspection(form.order(), act=act_of(request), law=law_today())
        return f"{reverse('inspection', args=[made.number])}?done=begun"

    return _answer(request, actor, form, create, "new.html")


@page
def new_plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask for the plan of a year and enter it; show those there are."""
    require(actor, Permission.ENTER_INSPECTION_PLAN)
    form = PlanForm(request.POST or None, initial={"year": legal_date(now()).year})

    def enter() -> str:
        enter_plan(form.order(), act=act_of(request))
        return reverse("inspections")

    return _answer(request, actor, form, enter, "plan.html")


def _answer(
    request: HttpRequest,
    actor: Actor,
    form: TaskForm | PlanForm,
    do: Callable[[], str],
    template: str,
) -> HttpResponse:
    form.label_suffix = ""
    form.offer()
    status, refusal = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return HttpResponseRedirect(do(), status=303)
            except RepeatedRequestError:
                return HttpResponseRedirect(reverse("inspections"), status=303)
            except RefusalError as found:
                status, refusal = status_of(found), found
    context = {
        "form": form,
        "refusal": refusal,
        "plans": plans(),
        "plan": _plan_of_this_year(),
        "may_plan": may(actor, Permission.ENTER_INSPECTION_PLAN),
    }
    return show(request, actor, f"inspections/{template}", context, status=status)


def _plan_of_this_year() -> "Plan | None":
    year = legal_date(now()).year
    return next((one for one in plans() if one.year == year), None)
