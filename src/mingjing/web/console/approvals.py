"""What a leader has to answer, on one screen: what, why, what follows, what remains."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import may
from mingjing.bureau.queries import names_of
from mingjing.cases.clocks import ANSWER_REFERRAL
from mingjing.cases.commands.file_case import LIMITATION
from mingjing.cases.exits import Exit
from mingjing.cases.gates import gates_of
from mingjing.cases.papers import penalty_in_words
from mingjing.cases.queries import (
    current_notice,
    decision_of,
    ending_if_any,
    proposal_of,
    referral_if_any,
)
from mingjing.cases.sources import SOURCES
from mingjing.kernel.dates import chinese
from mingjing.kernel.money import yuan
from mingjing.review.outcomes import Outcome
from mingjing.review.queries import (
    due_of,
    extended_rounds,
    objections_of,
    open_request,
    rounds_of,
)
from mingjing.statute.lengths import day_of
from mingjing.web.console.acts.asking import CaseAct, Setting
from mingjing.web.console.acts.extending import extensions_left, running, two_readings
from mingjing.web.console.acts.table import CASE_ACTS
from mingjing.web.console.clock_cards import ClockCard, cards_of
from mingjing.web.console.leaving import report_told
from mingjing.web.console.told import Told

DECIDE_WITHIN, REVIEW_WITHIN = "APL-60", "SEED-REV"


@dataclass(frozen=True, slots=True)
class Approval:
    """One matter that waits for a leader's answer.

    Args:
        yes: the act that approves.
        no: the act that refuses; None where the law leaves only the first.
        told: what must be known.
        warning: what the answer will keep this leader from doing; empty for nothing.
        cards: the limits it touches.
    """

    yes: CaseAct
    no: CaseAct | None
    told: list[Told]
    warning: str
    cards: list[ClockCard]


@dataclass(frozen=True, slots=True)
class _Matter:
    yes: str
    no: str
    tell: Callable[[Setting], list[Told]]
    clocks: tuple[str, ...]
    warn: Callable[[Setting], str] = lambda _setting: ""


def approvals_of(setting: Setting) -> list[Approval]:
    """Return what waits for this leader in a case."""
    return [_approval(matter, setting) for matter in MATTERS if _waits(matter, setting)]


def answers_allowed() -> frozenset[str]:
    """Return the acts that can be done from the page of an approval."""
    return frozenset(slug for matter in MATTERS for slug in (matter.yes, matter.no) if slug)


def lapsed_request(setting: Setting) -> date | None:
    """Return the last day on which a request that nobody answered could have been granted."""
    round_ = running(setting)
    if round_ is None or open_request(round_) is None or extensions_left(setting):
        return None
    return due_of(round_, setting.law)


def _waits(matter: _Matter, setting: Setting) -> bool:
    act = CASE_ACTS[matter.yes]
    return may(setting.actor, act.permission) and act.is_open(setting)


def _approval(matter: _Matter, setting: Setting) -> Approval:
    cards = [card for card in cards_of(setting) if card.due.rule in matter.clocks]
    return Approval(
        yes=CASE_ACTS[matter.yes],
        no=CASE_ACTS[matter.no] if matter.no else None,
        told=matter.tell(setting),
        warning=matter.warn(setting),
        cards=cards,
    )


def _filing(setting: Setting) -> list[Told]:
    case = setting.case
    ends = day_of(setting.law.due(LIMITATION, case.act_ended_on).nominal)
    by = day_of(setting.law.due(DECIDE_WITHIN, setting.today).nominal)
    return [
        Told("案件来源", SOURCES.get(case.source, case.source)),
        Told("发现日期", chinese(case.found_on)),
        Told("追诉时效", f"行为终了于{chinese(case.act_ended_on)}，时效至{chinese(ends)}"),
        Told("今日立案的影响", f"应当在{chinese(by)}前作出处罚决定"),
    ]


def _extension(setting: Setting) -> list[Told]:
    round_ = running(setting)
    request = open_request(round_) if round_ is not None else None
    due = due_of(round_, setting.law) if round_ is not None else None
    if round_ is None or request is None or due is None:
        return []
    names = names_of((request.asked_by,))
    return [
        Told(
            "申请",
            f"{names.get(request.asked_by, '')}于{chinese(request.asked_on)}申请延长 "
            f"{request.days} 日",
        ),
        Told("理由", request.reason),
        Told("现截止", chinese(due)),
        Told("延长后", two_readings(extensions_left(setting)[-1])),
        *_room(setting),
        Told("该股室本年已延长", _extended_before(setting)),
    ]


def _room(setting: Setting) -> Iterable[Told]:
    """Yield what an extension leaves of the ninety days."""
    if setting.case.filed_on is None:
        return
    decide_by = day_of(setting.law.due(DECIDE_WITHIN, setting.case.filed_on).nominal)
    longest = extensions_left(setting)[-1].until
    left = (decide_by - longest).days
    words = f"办案期限至{chinese(decide_by)}；延至最迟一日后还剩 {left} 日"
    if left < 0:
        words = f"办案期限至{chinese(decide_by)}，延至最迟一日将超过 {-left} 日"
    yield Told("对九十日的影响", words)


def _extended_before(setting: Setting) -> str:
    since = date(setting.today.year, 1, 1)
    rounds = extended_rounds(setting.case.unit, since=since)
    if not rounds:
        return "没有"
    listed = "；".join(
        f"{one.case.number or one.case.docket} 延长 {one.extended_days} 日" for one in rounds
    )
    return f"{len(rounds)} 次：{listed}"


def _recheck(setting: Setting) -> list[Told]:
    round_ = rounds_of(setting.case)[-1]
    objection = objections_of(setting.case)[-1]
    names = names_of((round_.reviewer, objection.raised_by))
    return [
        Told(
            "审核意见",
            f"{Outcome[round_.outcome].value}（{names.get(round_.reviewer, '')}，"
            f"第 {round_.number} 轮）",
        ),
        Told("意见正文", str(round_.finding.get("text", ""))),
        Told(
            "异议",
            f"{names.get(objection.raised_by, '')}于{chinese(objection.raised_on)}提出："
            f"{objection.reason}",
        ),
        Told("复核的范围", "只能维持或者发回重审；发回的，由另一名审核人员另行审核。"),
    ]


def _decision(setting: Setting) -> list[Told]:
    case, proposal = setting.case, proposal_of(setting.case)
    notice = current_notice(case)
    fine = [f"罚款 {yuan(proposal.fine_fen)} 元"] if proposal.fine_fen else []
    heard = [defence.answer for defence in notice.defence_set.all()] if notice else []
    return [
        Told("违法事实", proposal.facts),
        Told("拟处罚", "、".join([*fine, *penalty_in_words(proposal)])),
        Told("处罚依据", "；".join(proposal.penalty_clauses)),
        Told("裁量", f"{proposal.tier}。{proposal.tier_reason}"),
        Told("告知", f"{notice.number}，{chinese(notice.given_on)}" if notice else ""),
        Told("陈述申辩", "；".join(heard) or "当事人没有提出"),
        Told("已经满足", "、".join(_gates(setting))),
    ]


def _gates(setting: Setting) -> list[str]:
    gates = gates_of(setting.case, setting.law, on=setting.today)
    return [gate.name for gate in gates if gate.holds]


def _closing(setting: Setting) -> list[Told]:
    case = setting.case
    if case.exit:
        ending, way = ending_if_any(case), Exit(case.exit)
        return [
            Told("处理结果", way.label),
            Told("事实和理由", ending.reasons if ending else ""),
            Told("送达", chinese(ending.served_on) if ending and ending.served_on else ""),
        ]
    decision = decision_of(case)
    paid = sum(payment.amount_fen for payment in decision.payment_set.all())
    return [
        Told("处罚决定", f"{decision.document.number}，罚款 {yuan(decision.fine_fen)} 元"),
        Told("送达", chinese(setting.case.served_on) if setting.case.served_on else ""),
        Told("已缴", f"{yuan(paid)} 元"),
    ]


def _resuming(setting: Setting) -> list[Told]:
    return [Told("暂停的原因", setting.case.parked_reason)]


def _referring(setting: Setting) -> list[Told]:
    referral = referral_if_any(setting.case)
    return [] if referral is None else report_told(referral)


def _extends_or_decides(_setting: Setting) -> str:
    return (
        "批准延长的负责人，以不再签批本案的处罚决定为宜；本局没有其他负责人的，可以签批并说明。"
    )


def _has_extended(setting: Setting) -> str:
    person = setting.actor.person
    if any(round_.extended_by == person for round_ in rounds_of(setting.case)):
        return "您批准过本案审核期限的延长，处罚决定以由其他负责人签批为宜。"
    return ""


MATTERS = (
    _Matter("file", "decline", _filing, ()),
    _Matter(
        "extend-review",
        "refuse-extension",
        _extension,
        (REVIEW_WITHIN, DECIDE_WITHIN),
        _extends_or_decides,
    ),
    _Matter("recheck", "", _recheck, (DECIDE_WITHIN,)),
    _Matter("resume", "", _resuming, (DECIDE_WITHIN,)),
    _Matter("decide", "", _decision, (DECIDE_WITHIN,), _has_extended),
    _Matter("approve-referral", "refuse-referral", _referring, (ANSWER_REFERRAL,)),
    _Matter("close", "", _closing, ()),
)
