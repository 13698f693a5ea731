"""The gates of one case, read from its rows; what they mean stands in ``rules``."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from mingjing.access.actors import Actor
from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import OfficerView
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.clocks import DEFENCE_WITHIN, HEARING_WITHIN
from mingjing.cases.exits import Exit, require_called_for
from mingjing.cases.heavier import Told
from mingjing.cases.investigation.preserving import RULE as PRESERVING
from mingjing.cases.investigation.queries import kept_in, pending_in
from mingjing.cases.models import Case, Defence, Hearing, Notice
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import current_notice, proposal_of, require_unrecused
from mingjing.cases.rules import (
    DecisionFacts,
    Gate,
    gates_before_decision,
    require_strangers,
    review_holds,
)
from mingjing.cases.states import State, Step, advance
from mingjing.evidence.queries import items_of
from mingjing.kernel.errors import GateClosedError, NotPermittedError
from mingjing.statute.decisions import PartyKind
from mingjing.statute.dues import day_for_party
from mingjing.statute.limits import RuleBook
from mingjing.statute.review_scope import classify

UNDER_REVIEW = frozenset({State.IN_REVIEW, State.IN_SECOND_REVIEW})
HEARD = (Hearing.Outcome.HELD, Hearing.Outcome.LEFT)
HANDLED_BY = "本案由批准立案时指定的两名执法人员承办。"


def gates_of(case: Case, law: RuleBook, *, on: date) -> tuple[Gate, ...]:
    """Return every gate before the decision of *case* with its state on a day."""
    notice = current_notice(case)
    return gates_before_decision(
        DecisionFacts(
            review_required=must_be_reviewed(case, law, on=on),
            passed_hash=case.passed_hash,
            subject_hash=case.subject_hash,
            stale_reason=case.stale_reason,
            noticed=notice is not None,
            same_facts_as_noticed=notice is not None and _is_as_told(case, notice),
            defence_until=_defence_until(notice, law),
            hearing_until=_hearing_until(notice, law),
            collective_required=case.collective_required,
            deliberated=case.deliberated_on is not None,
            today=on,
            under_review=case.stage in UNDER_REVIEW,
        )
    )


def must_be_reviewed(case: Case, law: RuleBook, *, on: date) -> bool | None:
    """Say whether a decision on a day must be reviewed: as was found, or by that day's law.

    What the bureau added to its catalogue since the investigation ended counts, too; nothing
    that was found then is lost.
    """
    if case.review_required is not False or not case.proposal:
        return case.review_required
    proposed = proposal_of(case).to_classify(
        PartyKind(case.party.kind), case.marks, heard=case.heard
    )
    region = settings.MINGJING_BUREAU.region_code
    return bool(classify(proposed, book=law, on=on, region=region).grounds)


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


def officers_for(case: Case, codes: Sequence[str], *, on: date) -> tuple[OfficerView, ...]:
    """Return the officers of an act on a case: two, certified, and none who withdrew from it.

    Raises:
        SeparationOfDutiesError: one person fills both places, or withdrew.
        NotPermittedError: fewer than two, or a certificate is not in force that day.
    """
    require_unrecused(case, codes, on=on)
    return require_two_officers(codes, on=on)


def open_for_evidence(case: Case, actor: Actor) -> State:
    """Return the state in which *case* takes evidence of *actor*.

    Raises:
        NotPermittedError: not an officer of the case.
        IllegalTransitionError: the investigation has not begun, or is over.
    """
    require(actor, Permission.CAPTURE_EVIDENCE)
    state = advance(case.stage, Step.INVESTIGATE)
    require_handler(case, actor.person, why=HANDLED_BY, article="apl-2021:42.1")
    return state


def require_unconcerned_decider(case: Case, person: str) -> None:
    """Refuse a decision by somebody who handled or reviewed the case (SOD-01).

    Raises:
        SeparationOfDutiesError: the same person.
    """
    require_strangers(
        person,
        case.handlers,
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


def standing_notice(case: Case) -> Notice:
    """Return the notice that stands.

    Raises:
        GateClosedError: none does.
    """
    notice = current_notice(case)
    if notice is None:
        raise GateClosedError(
            "本案没有有效的告知。",
            why="上一次告知后拟处罚内容重新形成，原告知不再有效。",
            remedy="请先重新告知当事人。",
            article="apl-2021:44",
        )
    return notice


def require_as_told(case: Case, notice: Notice) -> None:
    """Refuse to adopt a defence against something else than what the case now is.

    Raises:
        GateClosedError: the file changed after the notice, without the party.
    """
    if _is_as_told(case, notice):
        return
    raise GateClosedError(
        "案卷与告知时不一致，不能在此基础上采纳陈述申辩。",
        why="拟处罚的内容与告知的不一致，当事人没有机会就变动陈述申辩。",
        remedy="请先查明案卷的变动；确需变更的，重新调查终结后另行告知。",
        article="apl-2021:62",
    )


def told_of(case: Case) -> Told | None:
    """Return what the party of *case* was told last, whether it still stands or not."""
    notice = Notice.objects.filter(case=case).order_by("pk").last()
    if notice is None:
        return None
    amended = notice.defence_set.exclude(amended={}).order_by("pk").last()
    spoke = Defence.objects.filter(notice__case=case).exists()
    heard = Hearing.objects.filter(notice__case=case, outcome__in=HEARD).exists()
    since = notice.document.issued_at if notice.document else None
    return Told(
        proposal=Proposal.from_value(amended.amended if amended else notice.proposal),
        has_spoken=spoke or heard,
        has_new_evidence=since is not None
        and any(item.captured_at > since for item in items_of(case.docket)),
    )


def require_exit_open(case: Case, way: Exit) -> None:
    """Refuse to end *case* without a penalty where its legal review is still to say so.

    Raises:
        GateClosedError: it must be reviewed first, or the review called for something else;
            or evidence is preserved that nobody settled.
    """
    if case.stage is State.PARKED:
        is_deliberated = case.deliberated_on is not None
        require_called_for(way, parked_for=case.parked_reason, is_deliberated=is_deliberated)
        return
    reviewed = review_holds(
        required=bool(case.review_required),
        passed_hash=case.passed_hash,
        subject_hash=case.subject_hash,
        stale_reason=case.stale_reason,
    )
    if not reviewed:
        raise GateClosedError(
            f"本案应当先经法制审核，不能直接“{way.label}”。",
            why="须经法制审核的案件，不作处罚的处理意见同样由审核意见提出。",
            remedy="请终结调查后提交法制审核，按审核意见办理。",
            article="apl-2021:58.1",
        )
    require_nothing_kept(case, way.label)


def require_all_done(case: Case, what: str) -> None:
    """Refuse to end the investigation of *case* while something of it is under way.

    Evidence is preserved, an appraisal runs or was not told, monitoring was not reviewed.

    Args:
        case: which one.
        what: the step, in words.

    Raises:
        GateClosedError: something is.
    """
    require_nothing_kept(case, what)
    pending = pending_in(case)
    if not pending:
        return
    first, article = pending[0]
    raise GateClosedError(
        f"还没有{first}，不能“{what}”。",
        why="鉴定意见、监控记录是证据；未经审核、告知的，不能据以终结调查"
        "（鉴定意见的告知属于理解，未核实）。",
        remedy=f"请先办理：{'、'.join(name for name, _ in pending)}。",
        article=article,
    )


def require_nothing_kept(case: Case, what: str) -> None:
    """Refuse to go on while evidence is preserved that nobody settled (APL 56).

    Args:
        case: which one.
        what: the step, in words.

    Raises:
        GateClosedError: something is kept.
    """
    kept = kept_in(case)
    if not kept:
        return
    raise GateClosedError(
        f"有 {len(kept)} 件先行登记保存的证据还没有处理，不能“{what}”。",
        why="先行登记保存的证据，应当在七日内及时作出处理决定；案件不能带着被登记保存的物品往下走。",
        remedy="请承办人提出处理意见，由负责人作出处理决定；已满七个工作日的，解除并立即返还。",
        article=PRESERVING,
    )


def require_presiding(notice: Notice, person: str) -> None:
    """Refuse an act on a hearing by anybody but who presides over it.

    Raises:
        GateClosedError: nobody presides yet.
        NotPermittedError: somebody else does.
    """
    if not notice.presiding_officer:
        raise GateClosedError(
            "还没有指定听证主持人。",
            why="听证由行政机关指定的非本案调查人员主持。",
            remedy="请负责人先指定听证主持人。",
            article="apl-2021:64(4)",
        )
    if notice.presiding_officer != person:
        raise NotPermittedError(
            "您不是本案的听证主持人。",
            why="听证由行政机关指定的非本案调查人员主持。",
            remedy="请由指定的听证主持人办理；需要更换的，请负责人另行指定。",
            article="apl-2021:64(4)",
        )


def _is_as_told(case: Case, notice: Notice) -> bool:
    left = {defence.subject_hash for defence in notice.defence_set.all() if defence.adopted}
    return case.subject_hash in {notice.subject_hash, *left}


def _defence_until(notice: Notice | None, law: RuleBook) -> date | None:
    if notice is None or notice.defence_waived_on is not None:
        return None
    return day_for_party(law.due(DEFENCE_WITHIN, notice.given_on))


def _hearing_until(notice: Notice | None, law: RuleBook) -> date | None:
    if notice is None or not notice.hearing_right:
        return None
    if notice.hearing_waived_on is not None or notice.heard_on is not None:
        return None
    return day_for_party(law.due(HEARING_WITHIN, notice.given_on))
