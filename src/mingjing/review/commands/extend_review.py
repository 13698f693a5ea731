"""延长审核期限: asked for by the reviewer, granted by a leader, once, before the limit ends."""

from dataclasses import dataclass
from datetime import date, timedelta

from mingjing.access.policy import Permission, require
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_strangers, require_words
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, IllegalTransitionError
from mingjing.ledger.recording import Act, recording
from mingjing.review.commands.accept_package import require_status
from mingjing.review.entries import ExtensionRefused, ExtensionRequested, ReviewExtended
from mingjing.review.extensions import ARTICLE, most_days
from mingjing.review.models import ExtensionRequest, ReviewRound
from mingjing.review.queries import due_of, latest_round, open_request
from mingjing.review.rules import require_same_reviewer
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class RequestExtension:
    """How many days more the reviewer asks for, and why."""

    docket: str
    days: int
    reason: str


@dataclass(frozen=True)
class ExtendReview:
    """How many days more, and why; without words the reasons of the request count."""

    docket: str
    days: int
    reason: str = ""


@dataclass(frozen=True)
class RefuseExtension:
    """Why the days that were asked for are not given."""

    docket: str
    reason: str


def request_extension(order: RequestExtension, *, act: Act, law: RuleBook) -> ExtensionRequest:
    """Ask the leaders for more days; the clock runs on until one of them answers.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: another reviewer took the case on.
        GateClosedError: extended before, asked already, too long, without reason, or too late.
        IllegalTransitionError: no review runs.
    """
    with recording("request_extension", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.ACCEPTED)
        require_same_reviewer(round_, act.actor.person)
        today = legal_date(act.at)
        due = _require_open(round_, order.days, law=law, today=today)
        require_words(
            order.reason,
            what="延长申请没有写明理由。",
            why="只有因特殊情况才可以延长。",
            rule=ARTICLE,
        )
        if open_request(round_) is not None:
            raise GateClosedError(
                "已经申请过延长，领导尚未答复。",
                why="一次申请只等一次答复。",
                remedy="请等待领导答复，或者在期限内出具审核意见。",
                article=ARTICLE,
            )
        request = ExtensionRequest(
            round=round_,
            asked_by=act.actor.person,
            asked_on=today,
            days=order.days,
            reason=order.reason,
        )
        request.save(force_insert=True)
        record.add(
            ExtensionRequested(
                round=round_.number,
                days=order.days,
                due=(due + timedelta(days=order.days)).isoformat(),
                reason=order.reason,
            )
        )
    return request


def extend_review(order: ExtendReview, *, act: Act, law: RuleBook) -> ReviewRound:
    """Extend the running review; a request that waits is granted by it.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader reviews the case.
        GateClosedError: extended before, too long, without reason, or too late.
        IllegalTransitionError: no review runs.
    """
    with recording("extend_review", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.EXTEND_REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.ACCEPTED)
        _require_other_than_reviewer(round_, act.actor.person)
        today = legal_date(act.at)
        due = _require_open(round_, order.days, law=law, today=today)
        request = open_request(round_)
        reason = order.reason.strip() or (request.reason if request is not None else "")
        require_words(
            reason,
            what="批准延长没有写明理由。",
            why="只有因特殊情况才可以延长。",
            rule=ARTICLE,
        )
        round_.extended_by = act.actor.person
        round_.extended_days = order.days
        round_.extension_reason = reason
        round_.save()
        if request is not None:
            _answer(request, act, granted=True, words=order.reason)
        record.add(
            ReviewExtended(
                round=round_.number,
                days=order.days,
                due=(due + timedelta(days=order.days)).isoformat(),
                reason=reason,
            )
        )
    return round_


def refuse_extension(order: RefuseExtension, *, act: Act, law: RuleBook) -> ExtensionRequest:
    """Refuse what the reviewer asked for; the limit stands as it is.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader reviews the case.
        GateClosedError: no reason, or the limit ended meanwhile.
        IllegalTransitionError: nobody asked.
    """
    with recording("refuse_extension", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.EXTEND_REVIEW)
        round_ = latest_round(case)
        require_status(round_, ReviewRound.Status.ACCEPTED)
        _require_other_than_reviewer(round_, act.actor.person)
        request = open_request(round_)
        if request is None:
            raise IllegalTransitionError(
                "没有等待答复的延长申请。",
                why="审核人员没有申请延长，或者申请已经答复。",
                remedy="请查看本案的审核进度。",
                article=ARTICLE,
            )
        due = due_of(round_, law)
        if due is None or legal_date(act.at) > due:
            raise _too_late()
        require_words(
            order.reason,
            what="不批准延长没有写明理由。",
            why="审核人员据此安排剩下的时间。",
            rule=ARTICLE,
        )
        _answer(request, act, granted=False, words=order.reason)
        record.add(ExtensionRefused(round=round_.number, reason=order.reason))
    return request


def _require_open(round_: ReviewRound, days: int, *, law: RuleBook, today: date) -> date:
    """Return the last day of the limit if it may still be extended by *days*."""
    most = most_days(law, today)
    due = due_of(round_, law)
    if due is None or today > due:
        raise _too_late()
    if round_.extended_days or not 1 <= days <= most:
        raise GateClosedError(
            "不能延长审核期限。",
            why=f"因特殊情况经领导批准可以延长一次，但延长期限不得超过{most}日。",
            remedy="请在期限内出具审核意见；确需更多时间的，可作补充调查意见退回。",
            article=ARTICLE,
        )
    return due


def _too_late() -> GateClosedError:
    return GateClosedError(
        "审核期限已经届满，不能延长。",
        why="延长须在期限届满前批准，事后不能补批。",
        remedy="请尽快出具审核意见，意见书如实记载逾期。",
        article=ARTICLE,
    )


def _require_other_than_reviewer(round_: ReviewRound, person: str) -> None:
    require_strangers(
        person,
        (round_.reviewer,),
        what="审核人员不能答复自己的延长申请。",
        why="延长期限应当经领导批准。",
        rule=ARTICLE,
    )


def _answer(request: ExtensionRequest, act: Act, *, granted: bool, words: str) -> None:
    request.granted = granted
    request.answered_by = act.actor.person
    request.answered_on = legal_date(act.at)
    request.answer = words
    request.save()
