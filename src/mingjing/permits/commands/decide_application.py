"""决定 (L09): granted or refused by a leader, with reasons and remedies."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.bureau.queries import person_of
from mingjing.cases.papers.remedies import remedies
from mingjing.cases.rules import require_words
from mingjing.documents.generic import Signature
from mingjing.documents.issuing import issue, issued
from mingjing.documents.models import Document
from mingjing.documents.printable import require_printable
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.permits.catalogue import kind_of
from mingjing.permits.commands.conclude_examination import review_scope_of
from mingjing.permits.commands.extend_examination import last_day
from mingjing.permits.deciding import (
    require_as_proposed,
    require_not_renewed,
    require_reviewed,
    require_term,
)
from mingjing.permits.entries import PermitDecided
from mingjing.permits.kinds import Outcome, Purpose, RefusalGround, Term
from mingjing.permits.models import Application
from mingjing.permits.moves import begin
from mingjing.permits.papers import ending, in_words, notice
from mingjing.permits.queries import checks_of, hearings_of
from mingjing.permits.rules import require_apart
from mingjing.permits.states import Step
from mingjing.permits.validity import renewed_by_silence
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class GrantPermit:
    """Granted.

    Args:
        term: first and last day; what the change of a permit leaves as it is, None.
        words: the leader's opinion.
    """

    number: str
    term: Term | None
    words: str


@dataclass(frozen=True)
class RefusePermit:
    """Refused, with reasons."""

    number: str
    reason: str


def grant_permit(order: GrantPermit, *, act: Act, law: RuleBook) -> Application:
    """Grant what was proposed; a decision after its limit is recorded as late.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader examined, visited, heard or reviewed it.
        GateClosedError: something else was proposed; not reviewed, or it did not pass; no
            opinion; valid for too long.
        InvalidInputError: the days are in disorder, or missing.
        IllegalTransitionError: nothing is proposed, or it is decided.
    """
    with recording("grant_permit", act) as record:
        application = begin(record, order.number, Step.GRANT, Permission.DECIDE_PERMIT)
        _require_decidable(application, record, Outcome.GRANT, order.words, law)
        today = legal_date(act.at)
        term = _term(application, order.term, today, law)
        application.valid_from, application.valid_until = term.first, term.last
        kind = kind_of(application.kind)
        fields: dict[str, Value] = {
            "content": application.content,
            "particulars": list(application.particulars),
            "term": in_words(term),
            "certificate": kind.certificate,
        }
        closing = ending(today, law, ("all-2019:38.1", kind.article), _pen(act, today))
        document = issue(
            notice("permit_grant", application, closing, fields),
            subject=application.number,
            at=act.at,
        )
        _decide(record, application, document, order.words, law)
    return application


def refuse_permit(order: RefusePermit, *, act: Act, law: RuleBook) -> Application:
    """Refuse what was proposed to be refused, and tell why and how to complain.

    Raises:
        NotPermittedError: not a leader.
        SeparationOfDutiesError: the leader examined, visited, heard or reviewed it.
        GateClosedError: something else was proposed; not reviewed, or it did not pass; no
            reason; the permit counts as renewed by silence.
        IllegalTransitionError: nothing is proposed, or it is decided.
    """
    with recording("refuse_permit", act) as record:
        application = begin(
            record,
            order.number,
            Step.REFUSE,
            Permission.DECIDE_PERMIT,
            holding=lambda row: _require_in_time(row, legal_date(act.at)),
        )
        _require_decidable(application, record, Outcome.REFUSE, order.reason, law)
        today = legal_date(act.at)
        fields: dict[str, Value] = {
            "ground": RefusalGround(application.refusal_ground).label,
            "reason": order.reason,
            "hearing": "、".join(
                f"{chinese(one.held_on)}听证" for one in hearings_of(application) if one.held_on
            ),
            **remedies(law, today),
        }
        articles = ["all-2019:38.2", kind_of(application.kind).article]
        if application.refusal_ground == RefusalGround.FALSE_MATERIAL:
            articles.append("all-2019:78")
        closing = ending(today, law, articles, _pen(act, today))
        document = issue(
            notice("permit_refusal", application, closing, fields),
            subject=application.number,
            at=act.at,
        )
        _decide(record, application, document, order.reason, law)
    return application


def _require_in_time(application: Application, today: date) -> None:
    permit = application.permit
    if permit is not None and renewed_by_silence(application, permit, today):
        require_not_renewed(permit.valid_until)


def _require_decidable(
    application: Application, record: Recording, outcome: Outcome, words: str, law: RuleBook
) -> None:
    seen = [
        code
        for check in checks_of(application)
        for code in (check.first_officer, check.second_officer)
    ]
    presided = [one.presiding_officer for one in hearings_of(application)]
    require_apart(
        record.act.actor.person,
        (*application.examiners, *seen, *presided, application.reviewed_by),
        what="审查、核查、主持听证和审核的人员不能决定。",
        rule="all-2019:37",
    )
    require_as_proposed(outcome.value, application.proposed)
    today = legal_date(record.act.at)
    added = bool(review_scope_of(application, today, law).grounds)
    require_reviewed(
        required=bool(application.review_required) or added, passed=application.passed
    )
    require_words(
        words,
        what="决定没有写明意见和理由。",
        why="行政许可决定是书面决定；不予行政许可的，应当说明理由。",
        rule="all-2019:38.2",
    )
    require_printable({}, {"决定的理由": words})


def _term(application: Application, asked: Term | None, on: date, law: RuleBook) -> Term:
    """Return the days: those asked for, within the longest; a change leaves them be."""
    permit = application.permit
    if application.purpose == Purpose.CHANGE and permit is not None:
        return Term(permit.valid_from, permit.valid_until)
    term = asked or Term(on, on)
    longest = day_of(law.due(kind_of(application.kind).term, term.first).nominal)
    require_term(term.first, term.last, longest=longest)
    return term


def _decide(
    record: Recording, application: Application, document: Document, words: str, law: RuleBook
) -> None:
    today = legal_date(record.act.at)
    late = today > last_day(application, today, law)
    application.decided_on, application.decided_by = today, record.act.actor.person
    application.decision_words = words
    application.save()
    record.add(
        PermitDecided(
            document=document.code,
            outcome=application.proposed,
            ground=application.refusal_ground,
            valid_from=application.valid_from,
            valid_until=application.valid_until,
            late=late,
        )
    )
    record.add(issued(document))


def _pen(act: Act, on: date) -> tuple[Signature, ...]:
    return (Signature("批准人", person_of(act.actor.person).name, on=on),)
