"""审查意见 (L03), 法制审核 (L08) and the way back: what is proposed, does it pass."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import person_of
from mingjing.cases.act_reviews import give_act_opinion
from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.papers.act_review import ReviewedAct
from mingjing.cases.review_points import ActSort
from mingjing.cases.rules import require_words
from mingjing.documents.generic import Signature
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date
from mingjing.kernel.errors import AlreadyDoneError, NotPermittedError
from mingjing.ledger.recording import Act, recording
from mingjing.permits.catalogue import kind_of
from mingjing.permits.clocks import REVIEW_WITHIN, hearing_open_until
from mingjing.permits.deciding import require_checked
from mingjing.permits.entries import (
    ApplicationMarked,
    ApplicationReviewed,
    ApplicationSentBack,
    ExaminationConcluded,
)
from mingjing.permits.hearings import require_rights_over
from mingjing.permits.kinds import Outcome, RefusalGround
from mingjing.permits.models import Application
from mingjing.permits.moves import begin
from mingjing.permits.papers import ending, notice, stated
from mingjing.permits.queries import checks_of, hearings_of, was_heard
from mingjing.permits.rules import require_apart
from mingjing.permits.states import Step
from mingjing.statute.decisions import Circumstance, Mark, PartyKind, ProposedDecision
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.review_scope import Scope, classify

EXAMINED = "all-2019:34"


@dataclass(frozen=True)
class ConcludeExamination:
    """审查意见.

    Args:
        outcome: what is proposed.
        opinion: condition by condition, and what was made of what people said.
        ground: why it is to be refused; None for a grant.
        particulars: what the certificate is to state, as its kind orders; none for a refusal.
        public_interest: whether great public interests are at stake: then it is reviewed.
    """

    number: str
    outcome: Outcome
    opinion: str
    ground: RefusalGround | None = None
    particulars: tuple[str, ...] = ()
    public_interest: bool = False


@dataclass(frozen=True)
class SendBackApplication:
    """The opinion is not good enough, and why."""

    number: str
    reason: str


@dataclass(frozen=True)
class MarkApplication:
    """It must be reviewed, whatever the rules say."""

    number: str


@dataclass(frozen=True)
class ReviewApplication:
    """The opinion of the legal office on what is proposed."""

    number: str
    opinion: ActOpinion


def conclude_examination(order: ConcludeExamination, *, act: Act, law: RuleBook) -> Application:
    """Propose to grant or refuse; from here it waits for the decision, or first for review.

    Raises:
        NotPermittedError: not who examines it.
        GateClosedError: the premises were not visited though the law orders it; somebody may
            still ask for a hearing; no opinion, ground or particulars.
        IllegalTransitionError: it is not examined, or waits for a test or a hearing.
    """
    with recording("conclude_examination", act) as record:
        application = begin(
            record,
            order.number,
            Step.CONCLUDE,
            Permission.EXAMINE_APPLICATION,
        )
        today = legal_date(act.at)
        kind = kind_of(application.kind)
        require_checked(kind, is_checked=bool(checks_of(application)))
        require_rights_over(hearing_open_until(application, law), today=today)
        _check(order, kind.particulars)
        application.proposed = order.outcome.value
        application.refusal_ground = order.ground.value if order.ground else ""
        application.opinion = order.opinion
        application.particulars = stated(kind.particulars, order.particulars)
        application.concluded_on = today
        if order.public_interest:
            application.marks = sorted({*application.marks, Mark.MAJOR_PUBLIC_INTEREST.value})
        scope = review_scope_of(application, today, law)
        application.review_required = scope.required is not False
        application.forget_opinion()
        heard = [one for one in hearings_of(application) if one.held_on]
        fields: dict[str, Value] = {
            "outcome": order.outcome.label,
            "ground": order.ground.label if order.ground else "",
            "opinion": order.opinion,
            "particulars": list(application.particulars),
            "hearing": "、".join(f"{chinese(one.held_on)}听证" for one in heard if one.held_on),
            "review": "须经法制审核" if application.review_required else "",
        }
        pen = Signature("审查人员", person_of(application.examiner).name, on=today)
        closing = ending(today, law, (EXAMINED, kind.article), (pen,))
        paper = notice("permit_opinion", application, closing, fields)
        document = issue(paper, subject=application.number, at=act.at)
        application.save()
        record.add(
            ExaminationConcluded(
                document=document.code,
                proposed=application.proposed,
                review_required=application.review_required,
                review_grounds=tuple(ground.rule for ground in scope.grounds),
            )
        )
        record.add(issued(document))
    return application


def send_back_application(order: SendBackApplication, *, act: Act) -> Application:
    """Send an opinion back to who examines it; what the legal office said of it is void.

    Raises:
        NotPermittedError: neither the head of a unit nor a leader.
        GateClosedError: no reason.
        IllegalTransitionError: there is no opinion, or it is decided.
    """
    with recording("send_back_application", act) as record:
        application = begin(record, order.number, Step.SEND_BACK, Permission.ASSIGN_EXAMINER)
        require_words(
            order.reason,
            what="退回没有写明理由。",
            why="退回补充审查应当写明还要查清什么。",
            rule=EXAMINED,
        )
        require_printable({}, {"退回的理由": order.reason})
        was_reviewed = application.reviewed_on is not None
        application.proposed, application.concluded_on = "", None
        application.review_required = None
        application.save()
        record.add(ApplicationSentBack(was_reviewed=was_reviewed))
    return application


def mark_application(order: MarkApplication, *, act: Act, law: RuleBook) -> Application:
    """Demand a review by judgement (§3.12): it adds a ground, nobody removes one.

    Raises:
        NotPermittedError: neither of the legal office nor a leader.
        AlreadyDoneError: it was marked by the same office.
        IllegalTransitionError: it is not accepted, or decided.
    """
    with recording("mark_application", act) as record:
        needs = (
            Permission.DECIDE_PERMIT
            if may(act.actor, Permission.DECIDE_PERMIT)
            else Permission.REVIEW
        )
        application = begin(record, order.number, Step.MARK, needs)
        mark = Mark.LEADER if needs is Permission.DECIDE_PERMIT else Mark.LEGAL_OFFICE
        if mark.value in application.marks:
            raise AlreadyDoneError(
                "已经标明须法制审核。",
                why="标明一次即可，不能撤销。",
                remedy="请审核。",
                article="seed-2022:A3-2",
            )
        application.marks = sorted({*application.marks, mark.value})
        if application.concluded_on is not None:
            application.review_required = (
                review_scope_of(application, legal_date(act.at), law).required is not False
            )
        application.save()
        record.add(ApplicationMarked(mark=mark.value))
    return application


def review_application(order: ReviewApplication, *, act: Act, law: RuleBook) -> Application:
    """Review what is proposed, within the limit of the decision; it is not longer for that.

    Raises:
        NotPermittedError: not a reviewer, or nothing demands a review.
        SeparationOfDutiesError: the reviewer examined, received or visited it.
        GateClosedError: no words, points unanswered, or conclusions without ground.
        AlreadyDoneError: this opinion was reviewed.
        IllegalTransitionError: nothing is proposed, or it is decided.
    """
    with recording("review_application", act) as record:
        application = begin(record, order.number, Step.REVIEW, Permission.REVIEW)
        if not application.review_required:
            raise NotPermittedError(
                "本件不在法制审核范围内。",
                why="没有听证、没有重大公共利益，也没有标明须审核。",
                remedy="认为有必要审核的，请先“标明须法制审核”。",
                article="seed-2022:S-4.3-4",
            )
        seen = [
            code
            for check in checks_of(application)
            for code in (check.first_officer, check.second_officer)
        ]
        presided = [one.presiding_officer for one in hearings_of(application)]
        require_apart(
            act.actor.person,
            (*application.examiners, *seen, *presided, application.created_by),
            what="接收、审查、核查和主持听证的人员不能审核。",
            rule="seed-2022:A3-6",
        )
        if application.reviewed_on is not None:
            raise AlreadyDoneError(
                "这一审查意见已经审核。",
                why="一次审查意见审核一次。",
                remedy="未通过的，退回补充审查；重新提出意见后再审核。",
                article="seed-2022:A3-2",
            )
        about = ReviewedAct(
            ActSort.PERMIT,
            party_name=application.party_name,
            address=application.address,
            about=application.number,
            matter=f"行政许可：{kind_of(application.kind).name}",
            proposed=f"{Outcome(application.proposed).label}。{application.opinion}",
        )
        document = give_act_opinion(application, order.opinion, about, act=act, law=law)
        application.save()
        today, said = legal_date(act.at), order.opinion.conclusions
        last = day_of(law.due(REVIEW_WITHIN, application.concluded_on or today).nominal)
        record.add(
            ApplicationReviewed(
                lawful=said.is_lawful, appropriate=said.is_appropriate, late=today > last
            )
        )
        record.add(issued(document))
    return application


def review_scope_of(application: Application, on: date, law: RuleBook) -> Scope:
    """Return whether what is proposed must be reviewed, and by which rules (§3.12)."""
    is_refusal = application.proposed == Outcome.REFUSE
    facts = {Circumstance.PERMIT_REFUSED if is_refusal else Circumstance.PERMIT_GRANTED}
    if was_heard(application):
        facts.add(Circumstance.HEARING_HELD)
        if is_refusal:
            facts.add(Circumstance.PERMIT_REFUSED_AFTER_HEARING)
    proposed = ProposedDecision(
        party=PartyKind(application.party_kind),
        fine_fen=0,
        circumstances=frozenset(facts),
        marks=frozenset(Mark(mark) for mark in application.marks),
    )
    return classify(proposed, book=law, on=on, region=settings.MINGJING_BUREAU.region_code)


def _check(order: ConcludeExamination, labels: tuple[str, ...]) -> None:
    require_words(
        order.opinion,
        what="没有写明审查意见。",
        why="行政机关应当对申请人提交的申请材料进行审查。",
        rule=EXAMINED,
    )
    grants = order.outcome is Outcome.GRANT
    filled = [one for one in order.particulars if one.strip()]
    stated_all = len(filled) == len(labels)
    require_words(
        "是" if (stated_all if grants else order.ground) else "",
        what="没有写明许可证应当载明的事项。" if grants else "没有选择不予许可的理由。",
        why=f"许可证载明：{'、'.join(labels)}。"
        if grants
        else "不予行政许可的书面决定，应当说明理由。",
        rule="all-2019:39" if grants else "all-2019:38.2",
    )
    lines = dict(zip(labels, order.particulars, strict=False))
    require_printable(lines, {"审查意见": order.opinion})
