"""The review catalogue at work: what is in it, and the form by which a bureau adds to it."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError, RefusalError
from mingjing.kernel.money import yuan
from mingjing.statute.citations import Article
from mingjing.statute.decisions import AmountFor, Circumstance, DecisionKind
from mingjing.statute.errors import RuleFileError
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.statute.review_additions import Addition, addition_text
from mingjing.statute.review_catalogue import facts_of, grounds_on, least_fines
from mingjing.supervision.commands.enter_norm import EnterNorm, rehearse_norm
from mingjing.web.acting import law_today, now
from mingjing.web.console.acts.fields import DayField, MoneyField, SomeOf, WordsField
from mingjing.web.console.law.entering import preview_norm
from mingjing.web.console.law.shell import show_law
from mingjing.web.console.pages import page
from mingjing.web.errors import status_of
from mingjing.web.review_catalogue import shown_catalogue

OWN = "own-review-"
FACTS = {fact.value: fact for fact in (*DecisionKind, *Circumstance)}
FINES = {AmountFor.ORGANISATION: "unit_fen", AmountFor.PERSON: "person_fen"}


class AdditionForm(forms.Form):
    """What is added, and by which document."""

    number = WordsField(label="文件字号", rows=1, max_length=100)
    title = WordsField(label="文件名称", rows=1, max_length=200)
    effective = DayField(label="自哪一天起")
    name = WordsField(label="事项的名称", rows=1, max_length=100)
    article = WordsField(
        label="文件中的条、款", rows=1, max_length=20, help_text="如 3 或者 3.2。", initial="1"
    )
    words = WordsField(label="文件的原文", rows=2, max_length=500)
    facts = SomeOf(
        label="增加哪些决定、措施", help_text="已经在目录中的没有列出。", required=False
    )
    unit_fen = MoneyField(
        label="对单位的罚款，从多少元起审核",
        required=False,
        help_text="低于现在数额的才算增加；不改变的留空。",
    )
    person_fen = MoneyField(label="对个人的罚款，从多少元起审核", required=False)

    def __init__(self, *args: Any, law: RuleBook, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(*args, **options)
        self.label_suffix = ""
        on = legal_date(now())
        known = {fact for rule in grounds_on(law, on) for fact in facts_of(rule)}
        chooser = self.fields["facts"]
        assert isinstance(chooser, forms.MultipleChoiceField)  # noqa: S101 - declared above
        chooser.choices = [
            (value, fact.label) for value, fact in FACTS.items() if fact not in known
        ]
        self.fields["effective"].initial = on
        self.least = least_fines(law, on, region=settings.MINGJING_BUREAU.region_code)

    def clean_article(self) -> str:
        """Return the place in the document as citations write it."""
        place = str(self.cleaned_data["article"]).strip()
        try:
            Article.parse(place)
        except InvalidInputError as error:
            raise forms.ValidationError(f"{error.what}{error.remedy}") from error
        return place

    def clean(self) -> dict[str, Any]:
        """Ask for something that is added."""
        said: dict[str, Any] = super().clean() or {}
        if not (said.get("facts") or any(said.get(field) for field in FINES.values())):
            self.add_error("facts", "请选择增加的事项，或者填写从多少元起审核。")
        for party, field in FINES.items():
            fen, least = said.get(field), self.least.get(party)
            if fen and least is not None and fen >= least:
                now_from = f"现在从 {yuan(least)} 元起审核，不低于这一数额就没有增加。"
                self.add_error(field, now_from)
        return said

    def addition(self, law: RuleBook) -> Addition:
        """Return what was asked for; call it on a valid form."""
        said = self.cleaned_data
        nth = sum(norm.startswith(OWN) for norm in law.statutes) + 1
        return Addition(
            id=f"{OWN}{nth}",
            title=said["title"],
            number=said["number"],
            issuer=settings.MINGJING_BUREAU.name,
            effective=said["effective"],
            read_on=legal_date(now()),
            name=said["name"],
            article=said["article"],
            words=said["words"],
            facts=tuple(FACTS[value] for value in said["facts"]),
            fines=tuple((party, said[field]) for party, field in FINES.items() if said[field]),
        )


@page
def review_catalogue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the catalogue; rehearse what is to be added, which is then entered like any norm."""
    law = law_today()
    if request.method != "POST":
        return _show(request, actor, law, AdditionForm(law=law))
    require(actor, Permission.ENTER_NORM)
    form = AdditionForm(request.POST, law=law)
    if not form.is_valid():
        return _show(request, actor, law, form, status=422)
    text = addition_text(form.addition(law))
    try:
        impact = rehearse_norm(EnterNorm(text), law=rulebook(), on=legal_date(now()))
    except RuleFileError as refusal:
        form.add_error(None, f"{refusal.why}{refusal.remedy}")
        return _show(request, actor, law, form, status=422)
    except RefusalError as refusal:
        status = status_of(refusal)
        return _show(request, actor, law, form, status=status, refusal=refusal)
    return preview_norm(request, actor, text, impact)


def _show(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    actor: Actor,
    law: RuleBook,
    form: AdditionForm,
    *,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    context = {
        "catalogue": shown_catalogue(law, legal_date(now())),
        "form": form if may(actor, Permission.ENTER_NORM) else None,
        "refusal": refusal,
    }
    return show_law(request, actor, "review_catalogue.html", context, status=status)
