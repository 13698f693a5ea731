"""A new request: the one form that has no seizure yet."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.cases.queries import case_for
from mingjing.compulsion.commands.request_seizure import RequestSeizure, request_seizure
from mingjing.compulsion.kinds import GROUND_LABELS, Ground, HolderFacts, Kind
from mingjing.inspections.queries import inspection_for
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError
from mingjing.statute.decisions import PARTY_LABELS, PartyKind
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.acts.fields import LinesField, OneOf, Tick, WordsField
from mingjing.web.console.inspections.asking import offered_officers
from mingjing.web.console.lives import Numbered, begin_page
from mingjing.web.console.pages import page, show
from mingjing.web.console.seizures.asking import PAGES


class RequestForm(forms.Form):
    """Whose things, which, on what ground, and what they have to do with it."""

    kind = OneOf(label="措施", choices=[(one.value, one.label) for one in Kind])
    ground = OneOf(
        label="法定情形", choices=[(one.value, text) for one, text in GROUND_LABELS.items()]
    )
    hazardous = Tick(label="涉及危险化学品", help_text="由本部门主要负责人批准。")
    docket = forms.CharField(
        label="案件编号", max_length=60, required=False, help_text="尚未立案的留空，写明来源。"
    )
    source = forms.CharField(
        label="来源",
        max_length=200,
        required=False,
        help_text="如检查编号；不写举报人。",
    )
    party_kind = OneOf(
        label="当事人类别",
        choices=[(kind.value, PARTY_LABELS[kind]) for kind in PartyKind],
        initial=PartyKind.ORGANISATION.value,
    )
    name = forms.CharField(label="当事人", max_length=200)
    uscc = forms.CharField(label="统一社会信用代码", max_length=18, required=False)
    representative = forms.CharField(
        label="法定代表人（负责人）", max_length=100, required=False, help_text="自然人留空。"
    )
    address = forms.CharField(label="地址", max_length=300)
    telephone = forms.CharField(label="电话", max_length=30, required=False)
    facts = WordsField(label="涉嫌违法的事实", rows=3, max_length=2000)
    relation = WordsField(label="与涉嫌违法行为的关系", rows=2, max_length=1000)
    objects = LinesField(
        label="拟查封、扣押的场所、设施或者财物",
        help_text="每行一项；批准的范围就是这里写的范围，清单不能超出。",
    )
    only_involved = Tick(label="限于涉案的场所、设施或者财物")
    no_necessities = Tick(label="不含公民个人及其所扶养家属的生活必需品")
    not_sealed = Tick(label="没有被其他国家机关依法查封")
    first_officer = forms.ChoiceField(label="执法人员一")
    second_officer = forms.ChoiceField(label="执法人员二")

    def offer(self) -> None:
        """Offer the officers of today."""
        officers = [("", "请选择"), *offered_officers(legal_date(now()))]
        for name in ("first_officer", "second_officer"):
            chooser = self.fields[name]
            if isinstance(chooser, forms.ChoiceField):
                chooser.choices = officers

    def order(self) -> RequestSeizure:
        """Return the request as a command asks for it."""
        said = self.cleaned_data
        return RequestSeizure(
            kind=Kind(said["kind"]),
            ground=Ground(said["ground"]),
            hazardous=said["hazardous"],
            holder=HolderFacts(
                said["name"],
                said["address"],
                said["representative"],
                said["uscc"],
                said["telephone"],
                PartyKind(said["party_kind"]),
            ),
            facts=said["facts"],
            relation=said["relation"],
            objects=said["objects"],
            officers=(said["first_officer"], said["second_officer"]),
            only_involved=said["only_involved"],
            no_necessities=said["no_necessities"],
            not_sealed=said["not_sealed"],
            docket=said["docket"].strip(),
            source=said["source"].strip(),
        )


@page
def new_seizure(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask for a seizure; from a case or an inspection with what is known there."""
    require(actor, Permission.SEIZE)
    begun = {"first_officer": actor.person} | _known(request, actor)
    form = RequestForm(request.POST or None, initial=begun)
    form.label_suffix = ""
    form.offer()

    def again(status: int, refusal: RefusalError | None) -> HttpResponse:
        context = {"form": form, "refusal": refusal}
        return show(request, actor, "seizures/new.html", context, status=status)

    def make() -> Numbered:
        return request_seizure(form.order(), act=act_of(request), law=law_today())

    return begin_page(request, PAGES, form, make, again)


def _known(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """Return what a case or an inspection says; the address names one by its number only."""
    if docket := request.GET.get("case", ""):
        case = case_for(actor, docket)
        return {"docket": case.docket} | _party(case.party, case.officers[0], case.officers[1])
    if number := request.GET.get("inspection", ""):
        found = inspection_for(actor, number)
        return {"source": f"行政检查 {found.number}"} | _party(found.target, *found.officers)
    return {}


def _party(party: Any, first: str, second: str) -> dict[str, Any]:  # noqa: ANN401 - a row
    return {
        "party_kind": party.kind,
        "name": party.name,
        "uscc": party.uscc,
        "representative": party.legal_representative,
        "address": party.address,
        "telephone": party.telephone,
        "first_officer": first,
        "second_officer": second,
    }
