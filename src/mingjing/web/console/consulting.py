"""法律咨询: what counsel is asked and answers, and the talk between counsel and reviewer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, may, require
from mingjing.bureau.queries import names_of
from mingjing.documents.queries import paper_of
from mingjing.kernel.errors import NotFoundError, RefusalError
from mingjing.ledger.recording import Act
from mingjing.review.advice import Step, open_steps
from mingjing.review.commands.advise import (
    DeclareInterest,
    EndConsultation,
    GiveAdvice,
    SayInConsultation,
    declare_interest,
    end_consultation,
    give_advice,
    say_in_consultation,
)
from mingjing.review.commands.consult import RecordAdvice, record_advice
from mingjing.review.consultations import consultation_for, consultations_for, remarks_of
from mingjing.statute.limits import RuleBook
from mingjing.web.acting import act_of, law_today
from mingjing.web.console.acts.fields import OneOf, WordsField
from mingjing.web.console.pages import page, show
from mingjing.web.console.papers import pdf_of
from mingjing.web.console.stepping import sent

if TYPE_CHECKING:
    from mingjing.review.models import Consultation

NONE, SOME = "none", "some"


class _Form(forms.Form):
    error_css_class = "is-wrong"
    required_css_class = "is-needed"

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's options
        super().__init__(*args, **options)
        self.label_suffix = ""


class InterestForm(_Form):
    """Whether anything ties counsel to the party."""

    interest = OneOf(
        label="与本案当事人",
        choices=[(NONE, "没有利害关系，也不代理其事务"), (SOME, "有利害关系，退出本项咨询")],
    )
    words = WordsField(label="说明", rows=2, max_length=300, required=False)


class WordsForm(_Form):
    """What is said in the talk."""

    words = WordsField(label="发言", rows=3, max_length=2000)


class AdviceForm(_Form):
    """The written advice."""

    answer = WordsField(
        label="法律意见", rows=8, help_text="定稿后编号存卷，不能修改；查阅同时终止。"
    )


class ReplyForm(_Form):
    """What the justice bureau answered."""

    answered_by = forms.CharField(label="答复人（单位、姓名）", max_length=100)
    answer = WordsField(label="答复内容", rows=5)


class ReasonForm(_Form):
    """Why a consultation ends without an answer."""

    reason = WordsField(label="终止的理由", rows=2, max_length=200)


Perform = Callable[[int, Mapping[str, Any], Act, RuleBook], object]


class Whose(StrEnum):
    """Whose part something is in a consultation."""

    COUNSEL = "counsel"
    REVIEWER = "reviewer"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that can be done on the page of a consultation.

    Args:
        slug: in the address.
        step: of the life, from which its button gets its words.
        by: whose it is.
        form: what is asked.
        perform: calls the command.
        asked_of: body it is for; empty for both.
    """

    slug: str
    step: Step
    by: Whose
    form: type[_Form]
    perform: Perform
    asked_of: str = ""


def _declare(key: int, said: Mapping[str, Any], act: Act, _law: RuleBook) -> object:
    order = DeclareInterest(key, said["interest"] == SOME, said["words"])
    return declare_interest(order, act=act)


PARTS = (
    Part("declare", Step.DECLARE, Whose.COUNSEL, InterestForm, _declare, "counsel"),
    Part(
        "say",
        Step.SAY,
        Whose.BOTH,
        WordsForm,
        lambda key, said, act, _law: say_in_consultation(
            SayInConsultation(key, said["words"]), act=act
        ),
        "counsel",
    ),
    Part(
        "advise",
        Step.GIVE,
        Whose.COUNSEL,
        AdviceForm,
        lambda key, said, act, law: give_advice(
            GiveAdvice(key, said["answer"]), act=act, law=law
        ),
        "counsel",
    ),
    Part(
        "record",
        Step.RECORD,
        Whose.REVIEWER,
        ReplyForm,
        lambda key, said, act, _law: record_advice(RecordAdvice(key, **said), act=act),
        "justice",
    ),
    Part(
        "end",
        Step.END,
        Whose.REVIEWER,
        ReasonForm,
        lambda key, said, act, _law: end_consultation(
            EndConsultation(key, said["reason"]), act=act
        ),
    ),
)


@page
def consultations(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the consultations of counsel, or those that a reviewer asked for."""
    rows = consultations_for(actor)
    context = {
        "rows": rows,
        "names": names_of({row.asked_by for row in rows} | {row.adviser for row in rows}),
        "is_counsel": may(actor, Permission.ADVISE),
    }
    return show(request, actor, "consultations.html", context)


@page
def consultation(request: HttpRequest, actor: Actor, key: int) -> HttpResponse:
    """Show one consultation: the question, the talk, the advice; the file only by its link."""
    return _show(request, actor, consultation_for(actor, key))


@page
def consult(request: HttpRequest, actor: Actor, key: int, slug: str) -> HttpResponse:
    """Take what counsel or the reviewer does in a consultation.

    Raises:
        NotFoundError: no such consultation or part, or not theirs.
    """
    row = consultation_for(actor, key)
    part = next((one for one in PARTS if one.slug == slug), None)
    if part is None:
        raise NotFoundError(
            "没有这项办理。", why="网址有误。", remedy="请从咨询页面选择可以办理的事项。"
        )
    require(actor, _needed(part, actor))
    if request.method != "POST":
        return _show(request, actor, row)
    form = part.form(request.POST, prefix=slug)
    return sent(
        form,
        lambda: part.perform(key, form.cleaned_data, act_of(request), law_today()),
        again=lambda status, refusal: _show(
            request, actor, row, tried=(part, form), status=status, refusal=refusal
        ),
        where=f"{reverse('consultation', args=[key])}?done={slug}",
    )


@page
def advice(_request: HttpRequest, actor: Actor, key: int) -> HttpResponse:
    """Show the PDF of the written advice to who may read the consultation.

    Raises:
        NotFoundError: none was given.
        IllegalTransitionError: the PDF is still being made.
    """
    row = consultation_for(actor, key)
    found = paper_of(row.round.case_id, row.document_id) if row.document_id else None
    if found is None:
        raise NotFoundError(
            "这项咨询还没有法律意见书。",
            why="法律顾问尚未出具书面意见，或者答复由县司法局作出。",
            remedy="请在出具之后再查看。",
        )
    return pdf_of(found)


def _needed(part: Part, actor: Actor) -> Permission:
    is_counsel = may(actor, Permission.ADVISE)
    if part.by is Whose.COUNSEL or (part.by is Whose.BOTH and is_counsel):
        return Permission.ADVISE
    return Permission.REVIEW


def _show(  # noqa: PLR0913 - the parts of an answer
    request: HttpRequest,
    actor: Actor,
    before: "Consultation",
    *,
    tried: tuple[Part, _Form] | None = None,
    status: int = 200,
    refusal: RefusalError | None = None,
) -> HttpResponse:
    row = consultation_for(actor, before.pk)
    is_counsel = may(actor, Permission.ADVISE)
    parts = [
        (part, tried[1] if tried and tried[0] is part else part.form(prefix=part.slug))
        for part in PARTS
        if part.step in open_steps(row.stage)
        and part.asked_of in ("", row.body)
        and part.by in (Whose.BOTH, Whose.COUNSEL if is_counsel else Whose.REVIEWER)
        and actor.person in (row.adviser, row.round.reviewer)
    ]
    remarks = remarks_of(row)
    people = {row.asked_by, row.adviser, row.round.reviewer, *(one.author for one in remarks)}
    context = {
        "row": row,
        "case": row.round.case,
        "parts": parts,
        "remarks": remarks,
        "names": names_of(people),
        "is_counsel": is_counsel,
        "may_read": not is_counsel or row.state == "open",
        "refusal": refusal,
        "done": request.GET.get("done", ""),
    }
    return show(request, actor, "consultation.html", context, status=status)
