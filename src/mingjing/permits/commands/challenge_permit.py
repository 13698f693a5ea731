"""撤销 (ALL 69) and 撤回 (ALL 8) (L12): the holder is heard, the legal office reviews."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingjing.access.policy import Permission
from mingjing.bureau.queries import person_of
from mingjing.cases.act_reviews import give_act_opinion
from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.papers.act_review import ReviewedAct
from mingjing.cases.papers.remedies import remedies
from mingjing.cases.review_points import ActSort
from mingjing.cases.rules import require_happened, require_words
from mingjing.documents.generic import Signature
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date
from mingjing.kernel.errors import AlreadyDoneError, GateClosedError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.permits.deciding import require_reviewed
from mingjing.permits.entries import (
    ChallengeReviewed,
    HolderHeard,
    PermitChallenged,
    PermitEnded,
    PermitKept,
)
from mingjing.permits.kinds import ChallengeGround
from mingjing.permits.models import Permit
from mingjing.permits.moves import begin_with
from mingjing.permits.papers import ending, permit_notice
from mingjing.permits.permit_states import Step
from mingjing.permits.rules import require_apart
from mingjing.statute.decisions import Circumstance, PartyKind, ProposedDecision
from mingjing.statute.dues import day_for_party
from mingjing.statute.limits import RuleBook
from mingjing.statute.review_scope import classify

SPEAK_WITHIN = "DEFENCE"


@dataclass(frozen=True)
class ChallengePermit:
    """Why it is to be revoked or recalled, and the facts; the holder is told of both."""

    number: str
    ground: ChallengeGround
    facts: str


@dataclass(frozen=True)
class RecordHolderStatement:
    """What the holder said; empty words for one who wants to say nothing."""

    number: str
    stated_on: date
    words: str


@dataclass(frozen=True)
class ReviewChallenge:
    """The opinion of the legal office."""

    number: str
    opinion: ActOpinion


@dataclass(frozen=True)
class EndPermit:
    """The decision to revoke or to recall.

    Args:
        reason: why, in words.
        compensation: what becomes of the holder's loss (ALL 8.2, 69.4).
    """

    number: str
    reason: str
    compensation: str = ""


@dataclass(frozen=True)
class KeepPermit:
    """It stays, and why (ALL 69.3, or the ground does not hold)."""

    number: str
    reason: str


def challenge_permit(order: ChallengePermit, *, act: Act, law: RuleBook) -> Permit:
    """Propose to end a permit and tell its holder, who may speak.

    Raises:
        NotPermittedError: not this post.
        GateClosedError: no facts.
        IllegalTransitionError: it is challenged already, or over.
    """
    with recording("challenge_permit", act) as record:
        permit = begin_with(record, order.number, Step.CHALLENGE, Permission.CHALLENGE_PERMIT)
        today = legal_date(act.at)
        require_words(
            order.facts,
            what="没有写明事实。",
            why=f"所选情形：{order.ground.label}。",
            rule=order.ground.article,
        )
        require_printable({}, {"事实": order.facts})
        permit.ground, permit.facts = order.ground.value, order.facts
        permit.challenged_on, permit.challenged_by = today, act.actor.person
        permit.statement, permit.stated_on = "", None
        permit.forget_opinion()
        until = day_for_party(law.due(SPEAK_WITHIN, today))
        last = "五个工作日内" if until == date.max else f"{chinese(until)}以前"
        fields: dict[str, Value] = {
            "intent": "拟撤回" if order.ground.is_recall else "拟撤销",
            "ground": order.ground.label,
            "facts": order.facts,
            "right": f"您可以在{last}陈述、申辩。",
        }
        closing = ending(today, law, (order.ground.article,))
        paper = permit_notice("permit_challenge", permit, closing, fields)
        document = issue(paper, subject=permit.number, at=act.at)
        permit.save()
        record.add(
            PermitChallenged(
                document=document.code,
                ground=order.ground.value,
                review_grounds=_review_grounds(permit, today, law),
            )
        )
        record.add(issued(document))
    return permit


def record_holder_statement(order: RecordHolderStatement, *, act: Act) -> Permit:
    """Record what the holder said, or that they said nothing.

    Raises:
        NotPermittedError: not this post; a day ahead, or before they were told.
        IllegalTransitionError: nothing is proposed.
    """
    with recording("record_holder_statement", act) as record:
        permit = begin_with(record, order.number, Step.STATEMENT, Permission.CHALLENGE_PERMIT)
        require_happened(order.stated_on, today=legal_date(act.at), since=permit.challenged_on)
        require_printable({}, {"意见": order.words})
        permit.statement, permit.stated_on = order.words, order.stated_on
        permit.save()
        record.add(HolderHeard(stated_on=order.stated_on, spoke=bool(order.words.strip())))
    return permit


def review_challenge(order: ReviewChallenge, *, act: Act, law: RuleBook) -> Permit:
    """Review a revocation or recall; one that does not pass is not decided.

    Raises:
        NotPermittedError: not a reviewer.
        SeparationOfDutiesError: the reviewer proposed it.
        GateClosedError: no words, points unanswered, or conclusions without ground.
        AlreadyDoneError: it was reviewed.
        IllegalTransitionError: nothing is proposed.
    """
    with recording("review_challenge", act) as record:
        permit = begin_with(record, order.number, Step.REVIEW, Permission.REVIEW)
        require_apart(
            act.actor.person,
            (permit.challenged_by,),
            what="提出撤销、撤回的人员不能审核。",
            rule="seed-2022:A3-6",
        )
        if permit.reviewed_on is not None:
            raise AlreadyDoneError(
                "本次撤销、撤回已经审核。",
                why="一次提出只审核一次。",
                remedy="未通过的，不予撤销、撤回。",
                article="seed-2022:A3-2",
            )
        ground = ChallengeGround(permit.ground)
        about = ReviewedAct(
            ActSort.PERMIT,
            party_name=permit.party_name,
            address=permit.address,
            about=permit.number,
            matter="撤回行政许可" if ground.is_recall else "撤销行政许可",
            proposed=f"{ground.label}。{permit.facts}",
        )
        document = give_act_opinion(permit, order.opinion, about, act=act, law=law)
        permit.save()
        said = order.opinion.conclusions
        record.add(ChallengeReviewed(lawful=said.is_lawful, appropriate=said.is_appropriate))
        record.add(issued(document))
    return permit


def revoke_permit(order: EndPermit, *, act: Act, law: RuleBook) -> Permit:
    """撤销: the permit should never have been given (ALL 69).

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader proposed or reviewed it.
        GateClosedError: the ground is one of recall; not reviewed or heard; no reason.
        IllegalTransitionError: nothing is proposed.
    """
    return _end(order, Step.REVOKE, act=act, law=law)


def recall_permit(order: EndPermit, *, act: Act, law: RuleBook) -> Permit:
    """撤回: law or facts have changed and the public good asks for it (ALL 8).

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader proposed or reviewed it.
        GateClosedError: the ground is one of revocation; not reviewed or heard; no reason;
            nothing about compensation.
        IllegalTransitionError: nothing is proposed.
    """
    return _end(order, Step.RECALL, act=act, law=law)


def keep_permit(order: KeepPermit, *, act: Act) -> Permit:
    """Let the permit stand: the ground does not hold, or the public would suffer (ALL 69.3).

    Raises:
        NotPermittedError: not a leader.
        GateClosedError: no reason.
        IllegalTransitionError: nothing is proposed.
    """
    with recording("keep_permit", act) as record:
        permit = begin_with(record, order.number, Step.KEEP, Permission.DECIDE_PERMIT)
        require_words(
            order.reason,
            what="没有写明不予撤销、撤回的理由。",
            why="撤销行政许可，可能对公共利益造成重大损害的，不予撤销。",
            rule="all-2019:69.3",
        )
        require_printable({}, {"理由": order.reason})
        ground, permit.ground = permit.ground, ""
        permit.save()
        record.add(PermitKept(ground=ground))
    return permit


def _end(order: EndPermit, step: Step, *, act: Act, law: RuleBook) -> Permit:
    recall = step is Step.RECALL
    with recording("recall_permit" if recall else "revoke_permit", act) as record:
        permit = begin_with(record, order.number, step, Permission.DECIDE_PERMIT)
        ground = ChallengeGround(permit.ground)
        today = legal_date(act.at)
        _require_endable(permit, record, order, ground=ground, step=step, law=law)
        fields: dict[str, Value] = {
            "kind": "撤回" if recall else "撤销",
            "ground": ground.label,
            "facts": permit.facts,
            "reason": order.reason,
            "statement": permit.statement or "没有陈述、申辩",
            "compensation": order.compensation,
            **remedies(law, today),
        }
        pen = Signature("批准人", person_of(act.actor.person).name, on=today)
        closing = ending(today, law, (ground.article,), (pen,))
        paper = permit_notice("permit_revocation", permit, closing, fields)
        document = issue(paper, subject=permit.number, at=act.at)
        permit.ended_on, permit.decided_by = today, act.actor.person
        permit.compensation = order.compensation
        permit.save()
        record.add(PermitEnded(document=document.code, ground=ground.value, is_recall=recall))
        record.add(issued(document))
    return permit


def _require_endable(  # noqa: PLR0913 - what an end is held against
    permit: Permit,
    record: Recording,
    order: EndPermit,
    *,
    ground: ChallengeGround,
    step: Step,
    law: RuleBook,
) -> None:
    recall = step is Step.RECALL
    if ground.is_recall is not recall:
        raise GateClosedError(
            f"所提情形应当{'撤回' if ground.is_recall else '撤销'}，不是{step.label}。",
            why=f"所提情形：{ground.label}。",
            remedy=f"请选择“{(Step.RECALL if ground.is_recall else Step.REVOKE).label}”。",
            article=ground.article,
        )
    require_apart(
        record.act.actor.person,
        (permit.challenged_by, permit.reviewed_by),
        what="提出、审核撤销、撤回的人员不能决定。",
        rule="all-2019:69",
    )
    require_reviewed(required=True, passed=permit.passed)
    today = legal_date(record.act.at)
    until = day_for_party(law.due(SPEAK_WITHIN, permit.challenged_on or today))
    if permit.stated_on is None and today <= until:
        raise GateClosedError(
            "被许可人陈述、申辩的期间未满，也没有登记其意见。",
            why="公民、法人或者其他组织对行政机关实施行政许可，享有陈述权、申辩权。",
            remedy="请登记其意见（包括不陈述），或者等期间届满。",
            article="all-2019:7",
        )
    require_words(
        order.reason,
        what="没有写明理由。",
        why="行政机关不得擅自改变已经生效的行政许可。",
        rule="all-2019:8.1",
    )
    if recall:
        require_words(
            order.compensation,
            what="撤回没有写明怎样补偿。",
            why="由此给公民、法人或者其他组织造成财产损失的，行政机关应当依法给予补偿。",
            rule="all-2019:8.2",
        )
    require_printable({}, {"理由": order.reason, "补偿、赔偿": order.compensation})


def _review_grounds(permit: Permit, on: date, law: RuleBook) -> tuple[str, ...]:
    proposed = ProposedDecision(
        party=PartyKind(permit.party_kind),
        fine_fen=0,
        circumstances=frozenset({Circumstance.PERMIT_WITHDRAWN}),
    )
    scope = classify(proposed, book=law, on=on, region=settings.MINGJING_BUREAU.region_code)
    return tuple(ground.rule for ground in scope.grounds)
