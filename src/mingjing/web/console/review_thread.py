"""送审、意见、异议、复核: the thread between those who handle a case and those who review."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from mingjing.bureau.queries import names_of
from mingjing.cases.review_points import Point, Verdict
from mingjing.review.outcomes import Outcome

if TYPE_CHECKING:
    from mingjing.cases.review_pointers import Pointer
    from mingjing.review.models import (
        Consultation,
        ExtensionRequest,
        Objection,
        Response,
        ReviewRound,
    )

ANSWERED = {None: "等待答复", True: "批准", False: "不批准"}


@dataclass(frozen=True, slots=True)
class Note:
    """A further line of a turn.

    Args:
        words: the line.
        rests_on: what it rests on: name and address, empty where that leads nowhere.
    """

    words: str
    rests_on: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the thread.

    Args:
        on: the day.
        who: name of the person; empty where the row does not say.
        what: what was done.
        words: what was said.
        notes: further lines.
        side: ``unit`` for those who handle the case, ``legal`` for those who review it,
            ``leader`` for those who answer, ``adviser`` for counsel and the justice bureau.
    """

    on: date
    who: str
    what: str
    words: str
    notes: tuple[Note, ...]
    side: str


def thread_of(  # noqa: PLR0913 - one sequence for each kind of row in a thread
    rounds: Sequence["ReviewRound"],
    objections: Sequence["Objection"],
    requests: Sequence["ExtensionRequest"],
    consultations: Sequence["Consultation"] = (),
    responses: Sequence["Response"] = (),
    *,
    pointers: "Mapping[str, Pointer] | None" = None,
) -> list[Turn]:
    """Return every turn, round by round; what answers rest on leads to *pointers*."""
    advised = {code for one in consultations for code in (one.asked_by, one.adviser)}
    advised |= {one.given_by for one in responses}
    names = names_of(_people(rounds, objections, requests) | advised)
    turns: list[Turn] = []
    for round_ in rounds:
        turns += _beginning(round_, names)
        for request in requests:
            if request.round_id == round_.pk:
                turns += _extension(request, names)
        if round_.disputed:
            turns.append(_disputed(round_, names))
        for consultation in consultations:
            if consultation.round_id == round_.pk:
                turns += _consultation(consultation, names)
        turns += _end(round_, names, pointers or {})
        turns += [_response(one, names) for one in responses if one.round_id == round_.pk]
        for objection in objections:
            if objection.round_id == round_.pk:
                turns += _objection(objection, names)
    return turns


def answers_told(round_: "ReviewRound", pointers: "Mapping[str, Pointer]") -> Iterable[Note]:
    """Yield the answers of a given opinion that say more than 符合, with what they rest on."""
    for name, answer in round_.finding.get("answers", {}).items():
        grounds = answer.get("grounds", ())
        if answer["verdict"] != Verdict.GOOD or answer["remark"] or grounds:
            remark = f"：{answer['remark']}" if answer["remark"] else ""
            rests_on = tuple(
                (label, _address(round_.case_id, pointers.get(label))) for label in grounds
            )
            yield Note(f"{Point[name]} {answer['verdict']}{remark}", rests_on)


def _address(docket: str, pointer: "Pointer | None") -> str:
    if pointer is None:
        return ""
    if pointer.item is not None:
        return reverse("evidence_item", args=[docket, pointer.item])
    return reverse("paper", args=[docket, pointer.code])


def _people(
    rounds: Sequence["ReviewRound"],
    objections: Sequence["Objection"],
    requests: Sequence["ExtensionRequest"],
) -> set[str]:
    people = {code for one in rounds for code in (one.submitted_by, one.reviewer)}
    people |= {code for one in rounds for code in (one.extended_by, *one.former_reviewers)}
    people |= {code for one in objections for code in (one.raised_by, one.rechecked_by)}
    return people | {code for one in requests for code in (one.asked_by, one.answered_by)}


def _beginning(round_: "ReviewRound", names: dict[str, str]) -> Iterable[Turn]:
    late = (Note("晚于调查终结当日"),) if round_.submitted_late else ()
    who = names.get(round_.submitted_by, "")
    what = f"第 {round_.number} 轮送审，材料 {len(round_.manifest)} 件"
    yield Turn(round_.submitted_on, who, what, round_.response, late, "unit")
    if round_.accepted_on is not None:
        first = round_.former_reviewers[0] if round_.former_reviewers else round_.reviewer
        yield Turn(round_.accepted_on, names.get(first, ""), "收件审核", "", (), "legal")
    if round_.former_reviewers and round_.accepted_on is not None:
        who = names.get(round_.reviewer, "")
        yield Turn(round_.accepted_on, who, "接替审核，期限不变", "", (), "legal")


def _extension(request: "ExtensionRequest", names: dict[str, str]) -> Iterable[Turn]:
    who = names.get(request.asked_by, "")
    what = f"申请延长 {request.days} 日（{ANSWERED[request.granted]}）"
    yield Turn(request.asked_on, who, what, request.reason, (), "legal")
    if request.answered_on is not None:
        who, what = names.get(request.answered_by, ""), f"{ANSWERED[request.granted]}延长"
        yield Turn(request.answered_on, who, what, request.answer, (), "leader")


def _disputed(round_: "ReviewRound", names: dict[str, str]) -> Turn:
    who, on = names.get(round_.reviewer, ""), round_.accepted_on or round_.submitted_on
    return Turn(on, who, "标记疑难、争议，须经咨询", round_.disputed, (), "legal")


def _consultation(one: "Consultation", names: dict[str, str]) -> Iterable[Turn]:
    whom = names.get(one.adviser) or one.get_body_display()
    what = f"向{whom}咨询（{one.stage.label}）"
    yield Turn(one.asked_on, names.get(one.asked_by, ""), what, one.question, (), "legal")
    if one.answered_on is not None:
        number = f"（{one.document.number}）" if one.document else ""
        who = names.get(one.adviser) or one.answered_by
        yield Turn(one.answered_on, who, f"法律意见{number}", one.answer, (), "adviser")


def _end(
    round_: "ReviewRound", names: dict[str, str], pointers: "Mapping[str, Pointer]"
) -> Iterable[Turn]:
    if round_.status == "bounced":
        missing = tuple(Note(f"缺少：{one}") for one in round_.finding.get("missing", ()))
        yield Turn(round_.submitted_on, "", "材料不全，退回", "", missing, "legal")
    if round_.opined_on is not None:
        number = round_.document.number if round_.document else ""
        what = f"审核意见：{Outcome[round_.outcome].value}（{number}）"
        notes = tuple(answers_told(round_, pointers))
        who = names.get(round_.reviewer, "")
        words = str(round_.finding.get("text", ""))
        yield Turn(round_.opined_on, who, what, words, notes, "legal")


def _response(response: "Response", names: dict[str, str]) -> Turn:
    notes = tuple(
        Note(
            f"{one['label']}：{'采纳' if one['adopted'] else '不采纳'}"
            + (f"，{one['words']}" if one["words"] else "")
        )
        for one in response.points
    )
    who = names.get(response.given_by, "")
    return Turn(response.given_on, who, "逐条答复审核意见", "", notes, "unit")


def _objection(objection: "Objection", names: dict[str, str]) -> Iterable[Turn]:
    who = names.get(objection.raised_by, "")
    yield Turn(objection.raised_on, who, "提出异议", objection.reason, (), "unit")
    if objection.rechecked_on is not None:
        what = "复核：维持审核意见" if objection.upheld else "复核：发回重审"
        who = names.get(objection.rechecked_by, "")
        yield Turn(objection.rechecked_on, who, what, objection.answer, (), "leader")
