"""The gates of one case, read from its rows; what they mean stands in ``rules``."""

from datetime import date

from mingjing.cases.clocks import DEFENCE_WITHIN, HEARING_WITHIN, day_for_party
from mingjing.cases.models import Case, Notice
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import current_notice, proposal_of
from mingjing.cases.rules import DecisionFacts, Gate, gates_before_decision, require_strangers
from mingjing.kernel.errors import NotPermittedError
from mingjing.statute.limits import RuleBook


def gates_of(case: Case, law: RuleBook, *, on: date) -> tuple[Gate, ...]:
    """Return every gate before the decision of *case* with its state on a day."""
    notice = current_notice(case)
    return gates_before_decision(
        DecisionFacts(
            review_required=case.review_required,
            passed_hash=case.passed_hash,
            subject_hash=case.subject_hash,
            stale_reason=case.stale_reason,
            noticed=notice is not None,
            same_facts_as_noticed=notice is not None and _as_noticed(case, notice),
            defence_until=_defence_until(notice, law),
            hearing_until=_hearing_until(notice, law),
            collective_required=case.collective_required,
            deliberated=case.deliberated_on is not None,
            today=on,
        )
    )


def require_handler(case: Case, person: str, *, why: str, article: str) -> None:
    """Refuse an act on the file by anybody but the two officers who handle the case.

    Raises:
        NotPermittedError: not one of them.
    """
    if person in case.officers:
        return
    raise NotPermittedError(
        "您不是本案承办人。",
        why=why,
        remedy="请由承办人办理；需要更换承办人的，报负责人批准。",
        article=article,
    )


def require_unconcerned_decider(case: Case, person: str) -> None:
    """Refuse a decision by somebody who handled or reviewed the case (SOD-01).

    Raises:
        SeparationOfDutiesError: the same person.
    """
    require_strangers(
        person,
        case.officers,
        what="承办人不能决定自己承办的案件。",
        why="调查终结，行政机关负责人应当对调查结果进行审查；调查与决定应当分离。",
        rule="apl-2021:57.1",
    )
    require_strangers(
        person,
        case.reviewers,
        what="审核人员不能决定自己审核的案件。",
        why="法制审核是对决定的监督，审核与决定应当分离。",
        rule="apl-2021:58.1",
    )


def _as_noticed(case: Case, notice: Notice) -> bool:
    now, told = proposal_of(case), Proposal.from_value(notice.proposal)
    if case.subject_hash == notice.subject_hash:
        return True
    return not now.is_heavier_than(told) and notice.defence_set.filter(adopted=True).exists()


def _defence_until(notice: Notice | None, law: RuleBook) -> date | None:
    if notice is None or notice.defence_waived_on is not None:
        return None
    return day_for_party(law.due(DEFENCE_WITHIN, notice.given_on))


def _hearing_until(notice: Notice | None, law: RuleBook) -> date | None:
    if notice is None or not notice.hearing_right or notice.hearing_waived_on is not None:
        return None
    return day_for_party(law.due(HEARING_WITHIN, notice.given_on))
