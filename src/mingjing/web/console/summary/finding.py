"""What was found on the spot: the one form with something to type."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import offered_devices
from mingjing.cases.commands.register_lead import PartyFacts, RegisterLead, register_lead
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, RefusalError, RepeatedRequestError
from mingjing.statute.decisions import PARTY_LABELS, PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.statute.thresholds import amount_for
from mingjing.summary.commands.find_on_the_spot import FindOnTheSpot, find_on_the_spot
from mingjing.summary.moves import here
from mingjing.summary.queries import last_by
from mingjing.summary.rules import LIMIT, fits_the_spot
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.acts.fields import (
    LinesField,
    MomentField,
    MoneyField,
    OneOf,
    Suggesting,
    Tick,
    WordsField,
)
from mingjing.web.console.inspections.asking import offered_officers
from mingjing.web.console.pages import page, show
from mingjing.web.errors import status_of

ORDINARY = "ordinary"
AS_TYPED = (
    "certificates_shown",
    "told_of_recording",
    "facts",
    "evidence",
    "place",
    "found_at",
    "fine_fen",
    "warning",
    "warning_clause",
    "tier_reason",
    "device",
    "unrecorded_reason",
)
Choice = tuple[str, Any]


class FindForm(forms.Form):
    """Who, what, where, the proposed penalty, the two officers, the camera."""

    certificates_shown = Tick(label="两名执法人员已向当事人出示执法证件")
    told_of_recording = Tick(label="已事先告知当事人正在录音录像")
    applied = forms.ChoiceField(
        label="违法行为和处罚", help_text="只列可以当场处罚的；其他的按普通程序办理。"
    )
    kind = OneOf(
        label="当事人类别",
        choices=[(kind.value, label) for kind, label in PARTY_LABELS.items()],
        initial=PartyKind.ORGANISATION.value,
    )
    name = forms.CharField(label="当事人名称（姓名）", max_length=200)
    uscc = forms.CharField(label="统一社会信用代码", max_length=18, required=False)
    legal_representative = forms.CharField(
        label="法定代表人（负责人、经营者）", max_length=100, required=False
    )
    citizen_number = forms.CharField(label="公民身份号码", max_length=18, required=False)
    address = forms.CharField(label="地址", max_length=300)
    telephone = forms.CharField(label="电话", max_length=30, required=False)
    place = forms.CharField(label="违法行为的地点", max_length=200)
    facts = WordsField(label="违法事实", rows=3, max_length=1000)
    evidence = LinesField(label="证据", help_text="每行一项，如：现场照片2张。")
    fine_fen = MoneyField(label="拟罚款（元）", required=False)
    warning = Tick(label="拟给予警告")
    warning_clause = forms.CharField(
        label="警告的依据",
        max_length=200,
        required=False,
        help_text="所选条款没有警告的，写明规定警告的条款。",
    )
    tier_reason = WordsField(label="裁量理由", rows=2, max_length=500, required=False)
    second_officer = forms.ChoiceField(label="另一名执法人员")
    device = forms.CharField(
        label="执法记录设备编号", max_length=32, required=False, widget=Suggesting()
    )
    unrecorded_reason = WordsField(
        label="没有音像记录的原因", rows=2, max_length=300, required=False
    )
    found_at = MomentField(label="发现时间")

    def offer(self, actor: Actor, law: RuleBook) -> None:
        """Offer what can be punished on the spot, the other officers, the own devices."""
        today = legal_date(now())
        self.label_suffix = ""
        officers = [one for one in offered_officers(today) if one[0] != actor.person]
        self._offer("applied", [("", "请选择"), *_punishable(law)])
        self._offer("second_officer", [("", "请选择"), *officers])
        devices = offered_devices(actor.person, actor.unit)
        widget = self.fields["device"].widget
        if isinstance(widget, Suggesting):
            widget.suggestions = devices
        self.fields["warning_clause"].widget.attrs["data-only"] = "warning"
        self.fields["citizen_number"].widget.attrs["data-only"] = PartyKind.PERSON.value
        for name in ("uscc", "legal_representative"):
            self.fields[name].widget.attrs["data-not"] = PartyKind.PERSON.value

    def party(self) -> PartyFacts:
        """Return the party; what belongs to another kind of party is left out."""
        said = self.cleaned_data
        kind = PartyKind(said["kind"])
        is_person = kind is PartyKind.PERSON
        return PartyFacts(
            kind=kind,
            name=said["name"],
            address=said["address"],
            uscc="" if is_person else said["uscc"],
            citizen_number=said["citizen_number"] if is_person else "",
            telephone=said["telephone"],
            legal_representative="" if is_person else said["legal_representative"],
            is_enterprise=not is_person,
        )

    def order(self, actor: Actor) -> FindOnTheSpot:
        """Return what was found as the command asks for it."""
        said = self.cleaned_data
        violation, _, sanction = said["applied"].partition("/")
        return FindOnTheSpot(
            party=self.party(),
            violation=violation,
            sanction=sanction,
            officers=(actor.person, said["second_officer"]),
            **{name: said[name] for name in AS_TYPED},
        )

    def lead(self, actor: Actor, law: RuleBook) -> RegisterLead:
        """Return the same as the lead of an ordinary case."""
        said = self.cleaned_data
        found_on = legal_date(said["found_at"])
        violation, _, _sanction = said["applied"].partition("/")
        return RegisterLead(
            source="inspection",
            unit=actor.unit,
            party=self.party(),
            cause=law.violations.violation(violation, found_on).name,
            found_on=found_on,
            act_ended_on=found_on,
            summary=said["facts"],
        )

    def _offer(self, field: str, choices: list[Choice]) -> None:
        chooser = self.fields[field]
        if isinstance(chooser, forms.ChoiceField):
            chooser.choices = choices


@page
def new_penalty(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask what was found and register it, or its lead; what was typed stays."""
    require(actor, Permission.PUNISH_ON_THE_SPOT)
    law = law_today()
    if request.method != "POST":
        form = FindForm(initial=_beginning(actor))
        form.offer(actor, law)
        return _ask(request, actor, form, law)
    form = FindForm(request.POST)
    form.offer(actor, law)
    if not form.is_valid():
        return _ask(request, actor, form, law, status=422)
    try:
        if ORDINARY in request.POST:
            case = register_lead(form.lead(actor, law), act=act_of(request))
            where = f"{reverse('case', args=[case.docket])}?registered=1"
        else:
            made = find_on_the_spot(form.order(actor), act=act_of(request), law=law)
            where = f"{reverse('summary_step', args=[made.number, 'hear'])}?done=begun"
    except RepeatedRequestError:
        where = reverse("summary")
    except RefusalError as refusal:
        return _ask(request, actor, form, law, status=status_of(refusal), refusal=refusal)
    return HttpResponseRedirect(where, status=303)


def _beginning(actor: Actor) -> dict[str, object]:
    """Begin with now, with who was there last time, and with the camera of last time."""
    begun: dict[str, object] = {"found_at": now().replace(second=0, microsecond=0)}
    last = last_by(actor.person)
    if last is not None:
        begun["second_officer"] = next(one for one in last.officers if one != actor.person)
        begun["device"] = last.device
    elif devices := offered_devices(actor.person, actor.unit):
        begun["device"] = devices[0][0]
    return begun


def _punishable(law: RuleBook) -> Iterator[Choice]:
    """Yield violations with the consequences that can be decided on the spot."""
    place = here(law, legal_date(now()))
    for violation in law.violations.in_force_on(place.on):
        fitting = [
            (f"{violation.id}/{one.key}", f"{one.who.label}：{one.words}")
            for one in violation.sanctions
            if fits_the_spot(one, place)
        ]
        if fitting:
            yield violation.name, fitting


def _ask(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    actor: Actor,
    form: FindForm,
    law: RuleBook,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    place = here(law, legal_date(now()))
    limits = [
        (kind, amount_for(law, LIMIT, kind.amounts, region=place.region, on=place.on))
        for kind in PartyKind
    ]
    context = {
        "form": form,
        "refusal": refusal,
        "limits": limits,
        "can_turn": isinstance(refusal, GateClosedError),
    }
    return show(request, actor, "summary/new.html", context, status=status)
