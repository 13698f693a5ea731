"""A new application: the one form that has no file yet."""

from django import forms
from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError
from mingjing.permits.catalogue import PermitKind, kind_of, permit_kinds
from mingjing.permits.commands.register_application import (
    RegisterApplication,
    register_application,
)
from mingjing.permits.kinds import (
    CHANNEL_LABELS,
    PURPOSE_LABELS,
    ApplicantFacts,
    Channel,
    Purpose,
)
from mingjing.permits.queries import permit_for
from mingjing.statute.decisions import PARTY_LABELS, PartyKind
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.acts.fields import DayField, OneOf, SomeOf, WordsField
from mingjing.web.console.lives import Numbered, begin_page
from mingjing.web.console.pages import page, show
from mingjing.web.console.permits.asking import PAGES


class ApplicationForm(forms.Form):
    """Who asks for what, through which channel, with what; the kind gives the list."""

    purpose = OneOf(
        label="申请类别",
        choices=[(one.value, text) for one, text in PURPOSE_LABELS.items()],
        initial=Purpose.FIRST.value,
    )
    permit = forms.CharField(
        label="原许可编号", max_length=60, required=False, help_text="变更、延续的填写。"
    )
    channel = OneOf(
        label="提出方式",
        choices=[(one.value, text) for one, text in CHANNEL_LABELS.items()],
        initial=Channel.WINDOW.value,
    )
    received_on = DayField(label="收到日期")
    party_kind = OneOf(
        label="申请人类别",
        choices=[(kind.value, PARTY_LABELS[kind]) for kind in PartyKind],
        initial=PartyKind.ORGANISATION.value,
    )
    name = forms.CharField(label="申请人", max_length=200)
    uscc = forms.CharField(label="统一社会信用代码", max_length=18, required=False)
    representative = forms.CharField(
        label="法定代表人（负责人）", max_length=100, required=False, help_text="自然人留空。"
    )
    address = forms.CharField(label="地址", max_length=300)
    telephone = forms.CharField(label="电话", max_length=30, required=False)
    agent = forms.CharField(label="代理人", max_length=100, required=False)
    content = WordsField(label="申请内容", rows=3, max_length=2000)
    submitted = SomeOf(
        label="收到的材料",
        required=False,
        help_text="目录以外的材料不得要求；缺少的，一次告知补正。",
    )
    elsewhere = SomeOf(
        label="由其他机关办理的情形", required=False, help_text="申请事项属于下列情形的才勾选。"
    )

    def offer(self, kind: PermitKind) -> None:
        """Offer what the kind asks for."""
        self.label_suffix = ""
        for name, choices in (
            ("submitted", [(one.id, one.name) for one in kind.material]),
            (
                "elsewhere",
                [(one.id, f"{one.name}（{one.authority}）") for one in kind.elsewhere],
            ),
        ):
            chooser = self.fields[name]
            if isinstance(chooser, forms.MultipleChoiceField):
                chooser.choices = choices
        if kind.is_filing:
            purpose = self.fields["purpose"]
            if isinstance(purpose, forms.ChoiceField):
                purpose.choices = [(Purpose.FIRST.value, "备案")]
            del self.fields["permit"]

    def order(self, kind: PermitKind) -> RegisterApplication:
        """Return what was typed as a command asks for it."""
        said = self.cleaned_data
        applicant = ApplicantFacts(
            said["name"],
            said["address"],
            said["representative"],
            said["uscc"],
            said["telephone"],
            PartyKind(said["party_kind"]),
            said["agent"],
        )
        return RegisterApplication(
            kind.id,
            Purpose(said["purpose"]),
            Channel(said["channel"]),
            applicant,
            said["content"],
            tuple(said["submitted"]),
            said["received_on"],
            said.get("permit", ""),
            tuple(said["elsewhere"]),
        )


@page
def choose_kind(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what this county grants, with the materials of each."""
    require(actor, Permission.RECEIVE_APPLICATION)
    return show(request, actor, "applications/choose.html", {"kinds": permit_kinds()})


@page
def new_application(request: HttpRequest, actor: Actor, kind: str) -> HttpResponse:
    """Register an application of one kind; to renew or change a permit, with what it says.

    Raises:
        InvalidInputError: this county grants nothing of the kind.
    """
    require(actor, Permission.RECEIVE_APPLICATION)
    wanted = kind_of(kind.replace("-", "_"))
    begun = {"received_on": legal_date(now())} | _known(request, actor)
    form = ApplicationForm(request.POST or None, initial=begun)
    form.offer(wanted)

    def again(status: int, refusal: RefusalError | None) -> HttpResponse:
        context = {"form": form, "refusal": refusal, "kind": wanted}
        return show(request, actor, "applications/new.html", context, status=status)

    def make() -> Numbered:
        return register_application(form.order(wanted), act=act_of(request), law=law_today())

    return begin_page(request, PAGES, form, make, again)


def _known(request: HttpRequest, actor: Actor) -> dict[str, object]:
    """Return what the permit says; the address names it by its number only."""
    number = request.GET.get("permit", "")
    if not number:
        return {}
    permit = permit_for(actor, number)
    return {
        "purpose": Purpose.RENEWAL.value,
        "permit": permit.number,
        "party_kind": permit.party_kind,
        "name": permit.party_name,
        "uscc": permit.uscc,
        "representative": permit.representative,
        "address": permit.address,
        "content": permit.content,
    }
