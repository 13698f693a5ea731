"""The verification list, and the page on which a row is held against its text."""

from enum import Enum, auto
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.bureau.commands.verify_rule import VerifyRule, verify_rule
from mingjing.bureau.queries import names_of
from mingjing.disclosure.field_rows import field_rows
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import RefusalError, RepeatedRequestError
from mingjing.kernel.money import FEN_PER_YUAN
from mingjing.kernel.typed import read_day
from mingjing.statute.checklist import sections, unverified, verified_here
from mingjing.statute.decisions import AmountFor
from mingjing.statute.founded_rows import FoundedRow, founded_row
from mingjing.statute.impact import Sort
from mingjing.statute.limits import RuleBook
from mingjing.web.acting import act_of, law_today, now
from mingjing.web.console.law.shell import show_law
from mingjing.web.console.pages import page
from mingjing.web.errors import status_of

PARTIES = {AmountFor.ORGANISATION: "单位", AmountFor.PERSON: "个人"}


class Value(Enum):
    """What the bureau may set where the text has another value than the row."""

    FIXED = auto()
    LENGTH = auto()
    AMOUNT = auto()
    AMOUNT_BY_PARTY = auto()


class VerifyForm(forms.Form):
    """Which text the row was held against, and what was found."""

    source = forms.CharField(
        label="对照的文本",
        max_length=200,
        help_text="文件名称、字号和出处（公报期号、页码、网址），使他人能再核对一次。",
    )
    note = forms.CharField(
        label="核对的结果",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例如“与第十二条一致”。",
    )
    value = forms.IntegerField(
        label="文本中的数值",
        required=False,
        min_value=1,
        max_value=10**12,
        help_text="只在与现在的数值不同时填写，从今天起适用。",
    )

    def __init__(self, *args: Any, value: Value, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(*args, **options)
        self.label_suffix = ""
        if value is Value.FIXED:
            del self.fields["value"]
        if value in {Value.AMOUNT, Value.AMOUNT_BY_PARTY}:
            self.fields["value"].label = "文本中的数额（元）"
        if value is Value.AMOUNT_BY_PARTY:
            self.fields["party"] = forms.ChoiceField(
                label="数额对谁",
                required=False,
                choices=[("", "—"), *((one.value, word) for one, word in PARTIES.items())],
            )

    def clean(self) -> dict[str, Any]:
        """Refuse an amount that is for nobody."""
        said: dict[str, Any] = super().clean() or {}
        if "party" in self.fields and said.get("value") and not said.get("party"):
            self.add_error("party", "请选择这一数额是对单位还是对个人。")
        return said


@page
def unverified_rules(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what nobody has held against its text, item by item of the list, and what was."""
    law = law_today()
    beside = field_rows(law)
    done = verified_here(law, beside)
    context = {
        "sections": sections(law, beside),
        "open": len(unverified(law, beside)),
        "verified": done,
        "names": names_of({row.verified.by for row in done if row.verified}),
        "may_verify": may(actor, Permission.VERIFY_RULE),
        "done": request.GET.get("done", ""),
    }
    return show_law(request, actor, "unverified.html", context)


@page
def verify(request: HttpRequest, actor: Actor, rule: str, version: str) -> HttpResponse:
    """Ask which text a row was held against, and record it.

    Raises:
        UnknownRuleError: no such row.
        NotInForceError: no version is in force on that day.
        InvalidInputError: *version* is no day.
    """
    require(actor, Permission.VERIFY_RULE)
    law = law_today()
    row = founded_row(law, rule, read_day(version), field_rows(law))
    value = _value_of(row, law)
    if request.method != "POST":
        return _ask(request, actor, row, VerifyForm(value=value))
    form = VerifyForm(request.POST, value=value)
    if not form.is_valid():
        return _ask(request, actor, row, form, status=422)
    try:
        order = _order(row, value, form.cleaned_data)
        verify_rule(order, act=act_of(request), law=law, beside=[row])
    except RepeatedRequestError:
        pass  # the second click: the first one did it
    except RefusalError as refusal:
        status = status_of(refusal)
        return _ask(request, actor, row, form, status=status, refusal=refusal)
    return HttpResponseRedirect(f"{reverse('law_unverified')}?done={row.id}", status=303)


def _value_of(row: FoundedRow, law: RuleBook) -> Value:
    if not row.sets or not row.in_force_on(legal_date(now())):
        return Value.FIXED
    if row.sort is Sort.REGION:
        return Value.AMOUNT
    rule = law.rule(row.id, row.valid_from)
    if rule.is_threshold_by_party:
        return Value.AMOUNT_BY_PARTY
    return Value.FIXED if rule.row.value is None else Value.LENGTH


def _order(row: FoundedRow, kind: Value, said: dict[str, Any]) -> VerifyRule:
    value, party = said.get("value"), said.get("party")
    if value is not None and kind is not Value.LENGTH:
        value *= FEN_PER_YUAN
    return VerifyRule(
        rule=row.id,
        version=row.valid_from,
        source=said["source"],
        note=said["note"],
        value=value,
        party=AmountFor(party) if party else None,
    )


def _ask(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    actor: Actor,
    row: FoundedRow,
    form: VerifyForm,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    context = {"row": row, "form": form, "refusal": refusal}
    return show_law(request, actor, "verify.html", context, status=status)
