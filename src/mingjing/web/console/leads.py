"""A new lead: the one act that has no case yet."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.cases.commands.register_lead import PartyFacts, RegisterLead, register_lead
from mingjing.cases.sources import SOURCES
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError, RepeatedRequestError
from mingjing.statute.decisions import PARTY_LABELS, PartyKind
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.acts.fields import DayField, OneOf, Tick, WordsField
from mingjing.web.console.pages import page, show
from mingjing.web.errors import status_of

CAUSES = "causes"


class LeadForm(forms.Form):
    """From where, about whom, about what."""

    source = OneOf(label="案件来源", choices=list(SOURCES.items()))
    cause = forms.CharField(
        label="案由",
        max_length=200,
        widget=forms.TextInput(attrs={"list": CAUSES, "autocomplete": "off"}),
        help_text="输入几个字，可以选用案由目录中的名称；目录中没有的，自行填写。",
    )
    summary = WordsField(
        label="案件基本情况",
        rows=4,
        required=False,
        help_text="已经知道的事实，印在立案审批表上；留空的只写来源、当事人和案由。",
    )
    found_on = DayField(label="发现日期")
    act_ended_on = DayField(
        label="违法行为终了日期", help_text="追诉时效自行为终了之日起算；仍在继续的填今天。"
    )
    kind = OneOf(
        label="当事人类别",
        choices=[(kind.value, label) for kind, label in PARTY_LABELS.items()],
    )
    name = forms.CharField(label="当事人名称（姓名）", max_length=200)
    uscc = forms.CharField(
        label="统一社会信用代码",
        max_length=18,
        required=False,
        help_text="当事人是单位、个体工商户时必填。",
    )
    citizen_number = forms.CharField(
        label="公民身份号码", max_length=18, required=False, help_text="当事人是自然人时填写。"
    )
    legal_representative = forms.CharField(
        label="法定代表人（负责人、经营者）",
        max_length=100,
        required=False,
        help_text="当事人是单位时必填。",
    )
    address = forms.CharField(label="地址", max_length=300)
    telephone = forms.CharField(label="电话", max_length=30, required=False)
    is_enterprise = Tick(
        label="是生产经营单位", help_text="对生产经营单位的处罚依法应当公开。", initial=True
    )

    def clean(self) -> dict[str, object]:
        """Say at once what else this kind of party needs."""
        said = super().clean() or {}
        kind = said.get("kind")
        if kind == PartyKind.PERSON and not said.get("citizen_number"):
            self.add_error("citizen_number", "当事人是自然人的，请填写公民身份号码。")
        if kind not in {None, PartyKind.PERSON} and not said.get("legal_representative"):
            self.add_error("legal_representative", "请填写法定代表人、负责人或者经营者的姓名。")
        return said


@page
def new_lead(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask for a lead and register it; what was typed stays where it is refused."""
    require(actor, Permission.REGISTER_LEAD)
    if request.method != "POST":
        today = legal_date(now())
        return _ask(
            request, actor, LeadForm(initial={"found_on": today, "act_ended_on": today})
        )
    form = LeadForm(request.POST)
    if not form.is_valid():
        return _ask(request, actor, form, status=422)
    try:
        case = register_lead(_order(form, actor), act=act_of(request))
    except RepeatedRequestError:
        return HttpResponseRedirect(reverse("cases"), status=303)
    except RefusalError as refusal:
        return _ask(request, actor, form, status=status_of(refusal), refusal=refusal)
    where = reverse("case", args=[case.docket])
    return HttpResponseRedirect(f"{where}?registered=1", status=303)


def _order(form: LeadForm, actor: Actor) -> RegisterLead:
    said = form.cleaned_data
    return RegisterLead(
        source=said["source"],
        unit=actor.unit,
        party=PartyFacts(
            kind=PartyKind(said["kind"]),
            name=said["name"],
            address=said["address"],
            uscc=said["uscc"],
            citizen_number=said["citizen_number"],
            telephone=said["telephone"],
            legal_representative=said["legal_representative"],
            is_enterprise=said["is_enterprise"],
        ),
        cause=said["cause"],
        found_on=said["found_on"],
        act_ended_on=said["act_ended_on"],
        summary=said["summary"],
    )


def _ask(
    request: HttpRequest,
    actor: Actor,
    form: LeadForm,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    form.label_suffix = ""
    known = law_today().violations.in_force_on(legal_date(now()))
    context = {"form": form, "refusal": refusal, "causes": [one.name for one in known]}
    return show(request, actor, "lead.html", context, status=status)
