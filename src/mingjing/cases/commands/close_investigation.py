"""调查终结: the review subject is fixed, classified and bound to a hash."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingjing.access.policy import Permission, require
from mingjing.cases.applied import Held
from mingjing.cases.entries import (
    HeavierProposed,
    InvestigationClosed,
    ReviewMarked,
    TierChosen,
)
from mingjing.cases.gates import require_all_done, require_handler, told_of
from mingjing.cases.heavier import require_no_heavier
from mingjing.cases.investigation.queries import counting_evidence
from mingjing.cases.joining import take_up
from mingjing.cases.models import Case, Notice
from mingjing.cases.papers.conclusion import conclusion_content
from mingjing.cases.penalty_range import require_lawful
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import case_to_change, hash_of_subject, proposal_of
from mingjing.cases.states import UNDECIDED, Step, advance
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import Mark, PartyKind
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook
from mingjing.statute.review_scope import classify

SUBMIT_SAME_DAY = "SEED-SUBMIT"


@dataclass(frozen=True)
class CloseInvestigation:
    """The investigation report: facts found, law applied, penalty proposed with its tier.

    Args:
        new_facts: which new facts and evidence make the penalty heavier than the one the party
            was told of and spoke against; empty where it is not.
    """

    docket: str
    proposal: Proposal
    new_facts: str = ""


@dataclass(frozen=True)
class MarkForReview:
    """A judgement that makes review compulsory; it can never be taken back."""

    docket: str
    mark: Mark


def close_investigation(order: CloseInvestigation, *, act: Act, law: RuleBook) -> Case:
    """Close the investigation and say whether legal review is compulsory.

    It issues 案件调查终结报告, bound to the subject by its hash.

    Raises:
        NotPermittedError: not an officer of the case.
        GateClosedError: no evidence, no facts, no clause, or no tier with its reason; a fine
            outside the range of the one violation that is applied; a penalty heavier than the
            one the party spoke against, and nothing new to show for it; something of the
            investigation is under way.
        UnknownViolationError: the catalogue has no such violation today.
        IllegalTransitionError: nothing was investigated yet, or it is closed already.
    """
    with recording("close_investigation", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.CLOSE_INVESTIGATION)
        state = advance(case.stage, Step.CLOSE_INVESTIGATION)
        require_handler(
            case, act.actor.person, why="调查报告由承办人提出。", article="apl-2021:42.1"
        )
        take_up(record, case)
        require_all_done(case, "终结调查")
        _require_complete(case, order.proposal)
        today = legal_date(act.at)
        found = require_lawful(order.proposal, PartyKind(case.party.kind), law, today)
        told = told_of(case)
        if told is not None:
            require_no_heavier(order.proposal, told, new_facts=order.new_facts)
        case.state = state
        case.investigated_on = today
        case.proposal = order.proposal.as_value()
        reclassify(case, law, today)
        renew_subject(case)
        retire_notices(case)
        case.save()
        submit_due = day_of(law.due(SUBMIT_SAME_DAY, today).nominal)
        paper = conclusion_content(case, law, submit_by=submit_due, on=today)
        document = issue(paper, subject=case.docket, at=act.at)
        record.add(
            InvestigationClosed(
                subject_hash=case.subject_hash,
                review_required=bool(case.review_required),
                grounds=tuple(case.review_grounds),
                submit_due=submit_due.isoformat(),
            )
        )
        record.add(issued(document))
        if told is not None and told.is_raised_by(order.proposal):
            record.add(
                HeavierProposed(
                    told_fen=told.proposal.fine_fen,
                    fine_fen=order.proposal.fine_fen,
                    new_facts=order.new_facts,
                )
            )
        for entry in _choices(order.proposal, found):
            record.add(entry)
    return case


def mark_for_review(order: MarkForReview, *, act: Act, law: RuleBook) -> Case:
    """Add a ground for review by judgement (APL 58); nobody can remove one.

    Raises:
        NotPermittedError: neither of the legal office nor a leader.
        GateClosedError: the decision was made already.
    """
    with recording("mark_for_review", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        mark = order.mark
        if mark is Mark.LEADER:
            require(act.actor, Permission.DECIDE)
        else:
            require(act.actor, Permission.REVIEW)
        if case.stage not in UNDECIDED:
            raise GateClosedError(
                "处罚决定已经作出，不能再标记审核。",
                why="法制审核在作出决定之前进行。",
                remedy="决定确有错误的，请按自行纠正程序办理。",
                article="apl-2021:58.1",
            )
        case.marks = sorted({*case.marks, mark.value})
        if case.proposal:
            reclassify(case, law, legal_date(act.at))
        case.save()
        record.add(ReviewMarked(mark=mark.value, review_required=bool(case.review_required)))
    return case


def renew_subject(case: Case) -> None:
    """Bind *case* to its subject as it stands; what was said of another one no longer holds."""
    now = hash_of_subject(case)
    if now != case.subject_hash:
        case.deliberated_on = None
    case.subject_hash = now
    if case.passed_hash and case.passed_hash != case.subject_hash:
        case.stale_reason = case.stale_reason or "subject_changed"


def reclassify(case: Case, law: RuleBook, on: date) -> None:
    """Say whether review is compulsory; once a round began it stays so."""
    proposed = proposal_of(case).to_classify(
        PartyKind(case.party.kind), case.marks, heard=case.heard
    )
    region = settings.MINGJING_BUREAU.region_code
    scope = classify(proposed, book=law, on=on, region=region)
    required = scope.required
    case.review_required = bool(case.rounds) or required is None or required
    case.review_grounds = [ground.rule for ground in scope.grounds] or case.review_grounds


def retire_notices(case: Case) -> None:
    """Let no earlier notice of *case* stand: what was told is being told anew."""
    for notice in Notice.objects.filter(case=case, is_current=True):
        notice.is_current = False
        notice.save()


def _choices(proposal: Proposal, found: tuple[Held, ...]) -> list[TierChosen]:
    """Return what was suggested beside what was chosen; one fine for several says nothing."""
    return [
        TierChosen(
            violation=one.violation.id,
            sanction=one.sanction.key,
            benchmark=suggested.scale.benchmark.id,
            suggested=suggested.tier.name if suggested.tier else "",
            chosen=proposal.tier,
            fine_fen=proposal.fine_fen,
            within=suggested.holds(proposal.fine_fen) if len(found) == 1 else None,
        )
        for one in found
        for suggested in one.suggested
    ]


def _only_kinds(proposal: Proposal) -> bool:
    return proposal.fine_fen == 0 and bool(proposal.kinds)


def _require_complete(case: Case, proposal: Proposal) -> None:
    clauses = [*proposal.duty_clauses, *proposal.penalty_clauses]
    require_printable(
        {"裁量阶次": proposal.tier} | {f"条款{n}": text for n, text in enumerate(clauses, 1)},
        {"违法事实": proposal.facts, "裁量理由": proposal.tier_reason},
    )
    missing = [
        name
        for name, present in (
            ("至少一份证据", bool(counting_evidence(case))),
            ("违法事实", bool(proposal.facts.strip())),
            ("违反的条款", bool(proposal.duty_clauses)),
            ("处罚依据", bool(proposal.penalty_clauses)),
            ("裁量阶次及理由", bool(proposal.tier and proposal.tier_reason)),
            ("罚款数额或者其他处罚种类", proposal.fine_fen > 0 or _only_kinds(proposal)),
        )
        if not present
    ]
    if missing:
        raise GateClosedError(
            f"调查还不能终结，缺少：{'、'.join(missing)}。",
            why="调查终结应当有事实、证据、依据和处理意见，供负责人审查。",
            remedy="请补齐后再提交调查终结报告。",
            article="apl-2021:57.1",
        )
