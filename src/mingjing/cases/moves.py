"""How review moves a case: called by the package above, inside its own recording."""

from dataclasses import dataclass
from datetime import date

from mingjing.cases.commands.close_investigation import renew_subject
from mingjing.cases.exits import COLLECTIVE
from mingjing.cases.gates import require_all_done
from mingjing.cases.models import Case
from mingjing.cases.rules import STALE_WORDS, review_holds
from mingjing.cases.states import Step, advance
from mingjing.kernel.errors import GateClosedError


@dataclass(frozen=True, slots=True)
class Passed:
    """A passed review: the subject it is bound to, the day, whether leaders must deliberate."""

    subject_hash: str
    on: date
    collective: bool


def enter_review(case: Case) -> int:
    """Move *case* into review and return the number of the round.

    Raises:
        IllegalTransitionError: not from this state.
        GateClosedError: review is not compulsory and nobody asked for it, or it passed already.
    """
    case.state = advance(case.stage, Step.SUBMIT_FOR_REVIEW)
    if not case.review_required:
        raise GateClosedError(
            "本案不属于应当法制审核的范围。",
            why="未达到重大执法决定的标准，也没有负责人或法规股的标记。",
            remedy="可以直接告知；认为有必要审核的，请法规股或负责人先作标记。",
            article="seed-2022:A3-2",
        )
    renew_subject(case)
    _leave_the_park(case)
    if _passed(case):
        raise GateClosedError(
            "本案法制审核已经通过，审核对象没有变动。",
            why="同意的意见对同一审核对象一直有效，不重复送审。",
            remedy="请继续办理；采纳陈述申辩或者变更拟处罚内容之后再送审。",
            article="apl-2021:58.1",
        )
    case.rounds += 1
    case.save()
    return case.rounds


def begin_round_after_remand(case: Case) -> int:
    """Return the number of the new round that a leader's recheck ordered."""
    case.state = advance(case.stage, Step.REMAND_OPINION)
    case.parked_reason = ""
    case.rounds += 1
    case.save()
    return case.rounds


def take_part_as_reviewer(case: Case, person: str) -> None:
    """Remember who reviews *case*: that person can never decide it."""
    case.reviewers = sorted({*case.reviewers, person})
    case.save()


def pass_review(case: Case, passed: Passed) -> None:
    """Open the gate for the subject the opinion is bound to.

    Raises:
        GateClosedError: the subject is no longer the one that was reviewed.
    """
    renew_subject(case)
    if passed.subject_hash != case.subject_hash:
        raise GateClosedError(
            "审核对象在审核期间发生了变动，不能出具同意意见。",
            why=f"送审时为 {passed.subject_hash[:16]}…，现为 {case.subject_hash[:16]}…。",
            remedy="请退回承办股室重新提交。",
            article="apl-2021:58.1",
        )
    case.state = advance(case.stage, Step.PASS_REVIEW)
    case.passed_hash, case.passed_on = passed.subject_hash, passed.on
    case.stale_reason = ""
    case.collective_required = case.collective_required or passed.collective
    case.save()


def require_passed(case: Case) -> None:
    """Refuse unless an opinion passed *case* and still holds for its subject.

    Raises:
        GateClosedError: none passed, or it no longer holds.
    """
    renew_subject(case)
    passed, now = case.passed_hash[:16] or "无", case.subject_hash[:16] or "无"
    if not (case.review_required and _passed(case)):
        raise GateClosedError(
            "本案没有仍然有效的同意意见，无从确认审核对象未变。",
            why=f"通过时为 {passed}，现为 {now}；"
            f"失效原因：{STALE_WORDS.get(case.stale_reason, '无')}。",
            remedy="请重新提交法制审核。",
            article="apl-2021:58.1",
        )


def return_from_review(case: Case) -> None:
    """Send *case* back to investigation; no opinion holds any more."""
    case.state = advance(case.stage, Step.RETURN_FROM_REVIEW)
    case.passed_hash = ""
    case.save()


def park(case: Case, reason: str) -> None:
    """Hold *case* where no decision can be reached, with the reason."""
    case.state = advance(case.stage, Step.PARK)
    case.passed_hash = ""
    case.parked_reason = reason
    case.deliberated_on = None
    case.save()


def settle_objection(case: Case, step: Step) -> None:
    """Move *case* through an objection and its recheck; never into a passed review.

    Raises:
        IllegalTransitionError: not from this state.
        GateClosedError: it leaves the investigation while something of it is under way.
    """
    case.state = advance(case.stage, step)
    if step is Step.OBJECT:
        require_all_done(case, step.label)
    case.save()


def park_again(case: Case, reason: str) -> None:
    """Hold *case* for what an upheld opinion asks, also where a leader had resumed it since."""
    case.parked_reason = reason
    settle_objection(case, Step.PARK)


def archive(case: Case, on: date) -> None:
    """Put *case* away with its file: the last step of its life.

    Raises:
        IllegalTransitionError: the case is not closed.
    """
    case.state = advance(case.stage, Step.ARCHIVE)
    case.archived_on = on
    case.save()


def _leave_the_park(case: Case) -> None:
    """Let a parked case into review again once the leaders deliberated, as review asked."""
    if not case.parked_reason:
        return
    if case.parked_reason != COLLECTIVE or case.deliberated_on is None:
        raise GateClosedError(
            f"本案因“{case.parked_reason}”暂停，不能直接重新送审。",
            why="审核意见提请集体研究的，集体讨论之后才能重新送审；其他意见须按意见办理。",
            remedy="请先登记集体讨论，或者按审核意见办理、恢复调查。",
            article="seed-2022:A3-7(8)",
        )
    case.parked_reason = ""
    case.collective_required = True


def _passed(case: Case) -> bool:
    return review_holds(
        required=case.review_required,
        passed_hash=case.passed_hash,
        subject_hash=case.subject_hash,
        stale_reason=case.stale_reason,
    )
