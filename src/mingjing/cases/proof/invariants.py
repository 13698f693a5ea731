"""What must hold after every move, said of what happened and not of how it is kept (pure)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mingjing.cases.exits import COLLECTIVE, OPINIONS, Exit
from mingjing.cases.proof.moves import Event, Move
from mingjing.cases.proof.situation import BOUNCED, Court, Phase, Situation
from mingjing.cases.referring import ReportStage
from mingjing.cases.states import UNDECIDED, State, Step

Holds = Callable[[Situation, Move, Situation], bool]
LEAVES = {
    Step.DECIDE_NO_PENALTY: Exit.NO_PENALTY,
    Step.WITHDRAW: Exit.WITHDRAWN,
    Step.TRANSFER: Exit.TRANSFERRED,
}
TURN: Mapping[Step | Event, ReportStage] = {
    Step.PROPOSE_REFERRAL: ReportStage.NONE,
    Step.APPROVE_REFERRAL: ReportStage.PROPOSED,
    Step.REFUSE_REFERRAL: ReportStage.PROPOSED,
    Step.REFER: ReportStage.APPROVED,
    Step.ACCEPT_REFERRAL: ReportStage.REFERRED,
    Step.RETURN_REFERRAL: ReportStage.REFERRED,
}
KEEPING = frozenset(
    {
        State.INVESTIGATION,
        State.SUSPENDED,
        State.REFERRAL_PROPOSED,
        State.REFERRAL_APPROVED,
        State.REFERRED,
    }
)


@dataclass(frozen=True, slots=True)
class Invariant:
    """One sentence that must hold after every move.

    Args:
        id: to name it by.
        says: the sentence.
        article: citation of the norm behind it.
        holds: says so, of the situation before, the move, and the situation after.
    """

    id: str
    says: str
    article: str
    holds: Holds


def _decided(claim: Callable[[Situation], bool]) -> Holds:
    return lambda _before, _move, at: bool(at.exit) or at.stage in UNDECIDED or claim(at)


def _standing(stage: State, claim: Callable[[Situation], bool]) -> Holds:
    return lambda _before, _move, at: at.stage is not stage or claim(at)


def _doing(step: Step, claim: Callable[[Situation, Move, Situation], bool]) -> Holds:
    return lambda before, move, at: move.step is not step or claim(before, move, at)


def _closed(at: Situation) -> bool:
    if at.stage is not State.CLOSED:
        return True
    if at.report is not ReportStage.NONE:
        return False
    match at.exit:
        case Exit.NO_PENALTY:
            return at.served
        case Exit.REFERRED:
            return at.accepted
        case _:
            return not (at.owing or at.duty) or at.court is Court.ENDED


def _leaves_lawfully(before: Situation, move: Move, _at: Situation) -> bool:
    way = LEAVES.get(move.step) if isinstance(move.step, Step) else None
    if way is None:
        return True
    if before.stage is not State.PARKED:
        return before.agreed or not before.required
    if before.parked == COLLECTIVE:
        return before.discussed
    return before.parked in OPINIONS[way]


INVARIANTS = (
    Invariant(
        "decided_reviewed",
        "应当审核而没有现行有效的同意意见的，没有处罚决定",
        "apl-2021:58.1",
        _decided(lambda at: at.required is False or at.agreed),
    ),
    Invariant(
        "decided_told",
        "处罚决定的内容是告知过的，或者是采纳申辩后留下的",
        "apl-2021:44",
        _decided(lambda at: at.noticed and at.informed),
    ),
    Invariant(
        "decided_after_defence",
        "陈述申辩期届满或者明确放弃之前，没有处罚决定",
        "apl-2021:62",
        _decided(lambda at: at.defence >= Phase.AFTER),
    ),
    Invariant(
        "decided_after_hearing",
        "有权要求听证的，举行、放弃或者期限届满之前，没有处罚决定",
        "apl-2021:64(1)",
        _decided(lambda at: not at.right or at.is_heard or at.hearing >= Phase.AFTER),
    ),
    Invariant(
        "decided_discussed",
        "应当集体讨论的，就现在的案卷（含听证笔录）讨论之前，没有处罚决定",
        "apl-2021:57.2",
        _decided(lambda at: at.discussed or not at.collective),
    ),
    Invariant(
        "told_after_review",
        "应当审核的，同意之前不告知",
        "seed-2022:A3-3",
        _doing(Step.GIVE_NOTICE, lambda before, _, __: before.agreed or not before.required),
    ),
    Invariant(
        "review_where_compulsory",
        "不属于审核范围的，不进入审核",
        "seed-2022:A3-2",
        lambda _before, _move, at: at.rounds == 0 or at.required is not False,
    ),
    Invariant(
        "no_second_agreement",
        "同意意见仍然有效的，不再送审",
        "apl-2021:58.1",
        _doing(Step.SUBMIT_FOR_REVIEW, lambda before, _, __: not before.agreed),
    ),
    Invariant(
        "parked_until_settled",
        "暂停的案件，只有提请集体研究并且讨论过的才能直接再送审",
        "seed-2022:A3-7(8)",
        _doing(
            Step.SUBMIT_FOR_REVIEW,
            lambda before, _, __: (
                before.stage is not State.PARKED
                or (before.parked == COLLECTIVE and before.discussed)
            ),
        ),
    ),
    Invariant(
        "agreed_to_the_file",
        "同意的是送审的那一份案卷，而且案卷没有变动",
        "apl-2021:58.1",
        _doing(Step.PASS_REVIEW, lambda _before, _move, at: at.agreed),
    ),
    Invariant(
        "opinion_to_object_to",
        "没有审核意见，不能异议",
        "seed-2022:A3-9",
        _standing(State.OBJECTED, lambda at: at.last not in {"", BOUNCED}),
    ),
    Invariant(
        "defence_of_what_was_told",
        "采纳的申辩，针对的是告知的内容",
        "apl-2021:45.1",
        _doing(
            Step.RECORD_DEFENCE,
            lambda before, move, _: before.informed or "adopted" not in move.how,
        ),
    ),
    Invariant(
        "hearing_by_right",
        "听证由有权的当事人在期限内要求",
        "apl-2021:64(1)",
        _doing(
            Step.REQUEST_HEARING,
            lambda before, move, _: before.right and "late" not in move.how,
        ),
    ),
    Invariant(
        "hearing_presided",
        "通知听证之前已经指定主持人",
        "apl-2021:64(4)",
        _standing(State.HEARING_ARRANGED, lambda at: at.presiding),
    ),
    Invariant(
        "hearing_announced",
        "听证的七日前通知当事人",
        "apl-2021:64(2)",
        _doing(Step.ARRANGE_HEARING, lambda _before, move, _: "too early" not in move.how),
    ),
    Invariant(
        "hearing_on_its_day",
        "通知的日期到来之前，听证没有举行，也没有终止",
        "apl-2021:64(6)",
        lambda before, move, _: (
            move.step not in {Step.HOLD_HEARING, Step.END_HEARING} or before.day >= Phase.ON
        ),
    ),
    Invariant(
        "hearing_recorded",
        "听证有音像记录，或者由负责人批准",
        "seed-2022:A2-4",
        _doing(
            Step.HOLD_HEARING,
            lambda before, move, _: before.excused or "unrecorded" not in move.how,
        ),
    ),
    Invariant(
        "left_lawfully",
        "不作处罚而了结的，不绕过法制审核，也合于审核意见",
        "seed-2022:A3-8",
        _leaves_lawfully,
    ),
    Invariant(
        "referred_in_turn",
        "移送先报请，再批准或者不批准，批准的才移送，移送的才有公安机关的一次答复，立案的不再调查",
        "r310-2020:5.2",
        lambda before, move, _: TURN.get(move.step, before.report) is before.report,
    ),
    Invariant(
        "performed_paid",
        "罚款缴清、其他义务履行或者人民法院执行终了之前，没有履行完毕",
        "apl-2021:66.1",
        _standing(
            State.PERFORMED,
            lambda at: not (at.owing or at.duty) or at.court is Court.ENDED,
        ),
    ),
    Invariant(
        "deferred_in_time",
        "申请人民法院强制执行之后，或者没有欠缴的，不批准延期、分期",
        "apl-2021:66.2",
        _doing(
            Step.DEFER_PAYMENT,
            lambda before, _, __: before.owing and before.court < Court.REFUSED,
        ),
    ),
    Invariant(
        "demanded_overdue",
        "只催告一次，催告的是逾期未缴纳的罚款",
        "acl-2011:54",
        _doing(
            Step.DEMAND,
            lambda before, move, _: (
                before.owing and before.court is Court.NOTHING and "not due" not in move.how
            ),
        ),
    ),
    Invariant(
        "court_after_demand",
        "申请人民法院强制执行的，已经催告，期限已经开始，仍未缴清，没有别的申请在办",
        "acl-2011:53",
        _doing(
            Step.APPLY_TO_COURT,
            lambda before, move, _: (
                before.owing
                and before.court in {Court.DEMANDED, Court.REFUSED}
                and "too early" not in move.how
            ),
        ),
    ),
    Invariant(
        "court_uncontested",
        "复议、诉讼正在进行的，不申请人民法院强制执行",
        "acl-2011:53",
        _doing(Step.APPLY_TO_COURT, lambda before, _, __: not before.contested),
    ),
    Invariant(
        "set_aside_lawfully",
        "撤销处罚决定的，依复议决定、判决，或者先经法制审核",
        "apl-2021:75.2",
        _doing(
            Step.SET_ASIDE,
            lambda before, move, _: (
                "unreviewed" not in move.how and (before.contested or "judged" not in move.how)
            ),
        ),
    ),
    Invariant(
        "answered_by_the_court",
        "法院的答复，答的是在办的申请",
        "acl-2011:56.1",
        _doing(Step.RECORD_COURT_ANSWER, lambda before, _, __: before.court is Court.APPLIED),
    ),
    Invariant(
        "ended_by_the_court",
        "法院没有受理的，没有执行终了",
        "acl-2011:53",
        _doing(Step.END_ENFORCEMENT, lambda before, _, __: before.court is Court.TAKEN),
    ),
    Invariant(
        "duty_once",
        "已经履行的义务不再登记",
        "apl-2021:66.1",
        _doing(Step.PERFORM_DUTY, lambda before, _, __: before.duty),
    ),
    Invariant(
        "paid_once",
        "缴清之后不再收款",
        "apl-2021:67.3",
        _doing(Step.RECORD_PAYMENT, lambda before, _, __: before.owing),
    ),
    Invariant(
        "settled_before_going_on",
        "登记保存的证据没有处理的，案件只在调查、中止或者移送之中",
        "apl-2021:56",
        lambda _before, _move, at: not at.kept or at.stage in KEEPING,
    ),
    Invariant(
        "closed_at_the_end",
        "送达、缴清或者移送办结之前，没有结案",
        "apl-2021:47",
        lambda _before, _move, at: _closed(at),
    ),
)
