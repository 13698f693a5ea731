"""听证的举行: notified seven working days before, held, put off or ended, reported."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from mingjing.access.policy import Permission, require
from mingjing.bureau.queries import person_of
from mingjing.cases.commands.close_investigation import reclassify
from mingjing.cases.entries import (
    HearingAdjourned,
    HearingArranged,
    HearingEnded,
    HearingHeld,
    HearingReported,
)
from mingjing.cases.gates import require_presiding, standing_notice
from mingjing.cases.hearings import (
    NOTIFY_BEFORE,
    RECORDING_ITEM,
    Ending,
    Minutes,
    require_minutes,
    require_public,
    require_recorded,
    require_seven_days,
)
from mingjing.cases.models import Case, Hearing, Notice
from mingjing.cases.queries import (
    case_to_change,
    current_hearing,
    investigators_of,
    require_unrecused,
)
from mingjing.cases.rules import require_happened, require_strangers, require_words
from mingjing.cases.states import Step, advance
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import SeparationOfDutiesError
from mingjing.ledger.entries import plain
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook
from mingjing.statute.recording_items import recording_item


@dataclass(frozen=True)
class ArrangeHearing:
    """听证会通知书, as it reached the party and the others concerned.

    Args:
        begins_at: when the hearing is to begin, with zone.
        recorder: who will keep the minutes.
        notified_on: day on which the notification reached the party.
        others: further people who were notified, one a line.
        closed_for: why it is not public, see ``ClosedFor``; empty for a public hearing.
        announced_on: day of the public announcement; None for a closed hearing.
    """

    docket: str
    begins_at: datetime
    place: str
    recorder: str
    notified_on: date
    others: tuple[str, ...] = ()
    closed_for: str = ""
    announced_on: date | None = None


@dataclass(frozen=True)
class AdjournHearing:
    """The hearing does not take place on the day of which the party was notified."""

    docket: str
    reason: str


@dataclass(frozen=True)
class HoldHearing:
    """The minutes of a hearing that was held."""

    docket: str
    minutes: Minutes


@dataclass(frozen=True)
class EndHearing:
    """The party stayed away, or left without leave."""

    docket: str
    ended_on: date
    ending: Ending
    note: str


@dataclass(frozen=True)
class ReportHearing:
    """听证会报告书: what the presiding officer makes of the minutes."""

    docket: str
    opinion: str


def arrange_hearing(order: ArrangeHearing, *, act: Act, law: RuleBook) -> Hearing:
    """Record that the party was notified of time and place, seven full working days before.

    Raises:
        NotPermittedError: not who presides over this hearing; or a day that lies ahead.
        GateClosedError: nobody presides yet; fewer than seven full working days; a public
            hearing without an announcement; no place.
        SeparationOfDutiesError: the recorder presides or presents the case.
        NotFoundError: the recorder is not on the roster.
        InvalidInputError: no such ground to exclude the public.
        IllegalTransitionError: not the time for it.
    """
    with recording("arrange_hearing", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.HOLD_HEARING)
        case.state = advance(case.stage, Step.ARRANGE_HEARING)
        notice = standing_notice(case)
        require_presiding(notice, act.actor.person)
        today, held_on = legal_date(act.at), legal_date(order.begins_at)
        require_happened(order.notified_on, today=today, since=notice.hearing_requested_on)
        require_seven_days(held_on, notified_on=order.notified_on, law=law)
        require_public(order.closed_for, order.announced_on, today=today)
        require_words(
            order.place,
            what="没有写明听证的地点。",
            why="应当通知当事人及有关人员听证的时间、地点。",
            rule="apl-2021:64(2)",
        )
        require_printable({"听证地点": order.place})
        _require_recorder(case, order.recorder, notice)
        require_unrecused(case, (order.recorder,), on=held_on)
        case.save()
        hearing = Hearing(
            notice=notice,
            presiding_officer=act.actor.person,
            recorder=order.recorder,
            begins_at=order.begins_at,
            place=order.place,
            notified_on=order.notified_on,
            others=list(order.others),
            closed_for=order.closed_for,
            announced_on=order.announced_on,
        )
        hearing.save(force_insert=True)
        record.add(
            HearingArranged(
                begins_at=order.begins_at,
                notified_on=order.notified_on,
                public=not order.closed_for,
                closed_for=order.closed_for,
                recorder=order.recorder,
                provisional=law.due(NOTIFY_BEFORE, held_on, on=order.notified_on).provisional,
            )
        )
    return hearing


def adjourn_hearing(order: AdjournHearing, *, act: Act) -> Hearing:
    """Put the hearing off; whatever its new day, the party is notified anew.

    Raises:
        NotPermittedError: not who presides over this hearing.
        GateClosedError: no reason.
        IllegalTransitionError: no hearing is arranged.
    """
    with recording("adjourn_hearing", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.HOLD_HEARING)
        case.state = advance(case.stage, Step.ADJOURN_HEARING)
        require_presiding(standing_notice(case), act.actor.person)
        require_words(
            order.reason,
            what="听证延期没有写明理由。",
            why="听证的时间、地点已经通知当事人及有关人员，变更应当有据可查。",
            rule="apl-2021:64(2)",
        )
        hearing = current_hearing(case)
        hearing.outcome, hearing.note = Hearing.Outcome.ADJOURNED, order.reason
        hearing.save()
        case.save()
        record.add(HearingAdjourned(reason=order.reason))
    return hearing


def hold_hearing(order: HoldHearing, *, act: Act, law: RuleBook) -> Hearing:
    """Enter the minutes; from here a decision needs a new legal review (APL 58, 65).

    Raises:
        NotPermittedError: not who presides over this hearing, or it is not over.
        SeparationOfDutiesError: who presented the case did not investigate it.
        GateClosedError, InvalidInputError: the minutes do not show a lawful hearing, or nobody
            excused it from being recorded.
        IllegalTransitionError: no hearing is arranged.
    """
    with recording("hold_hearing", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.HOLD_HEARING)
        case.state = advance(case.stage, Step.HOLD_HEARING)
        require_presiding(standing_notice(case), act.actor.person)
        hearing, minutes = current_hearing(case), order.minutes
        require_minutes(minutes, announced_for=legal_date(hearing.begins_at), now=act.at)
        item = recording_item(law.recording, RECORDING_ITEM)
        require_recorded(minutes, is_excused=bool(hearing.excused_by), item=item)
        require_printable(
            {},
            {
                "举证": minutes.presented,
                "申辩和质证": minutes.argued,
                "陈述": minutes.final_words,
            },
        )
        _require_investigators(case, minutes.investigators)
        require_unrecused(case, minutes.investigators, on=legal_date(minutes.began_at))
        hearing.outcome = Hearing.Outcome.HELD
        hearing.minutes = plain(minutes)
        hearing.save()
        case.save()
        told = f"{minutes.presented}\n{minutes.argued}\n{minutes.final_words}"
        record.add(
            HearingHeld(
                began_at=minutes.began_at,
                ended_at=minutes.ended_at,
                investigators=minutes.investigators,
                signed=minutes.is_signed,
                recorded=minutes.is_recorded,
                minutes_sha256=hashlib.sha256(told.encode()).hexdigest(),
            )
        )
    return hearing


def end_hearing(order: EndHearing, *, act: Act, law: RuleBook) -> Hearing:
    """Record that the party gave its hearing up by staying away or leaving (APL 64(6)).

    A hearing that had begun was one: its case needs a new legal review like any other.

    Raises:
        NotPermittedError: not who presides; or before the day of the hearing, or tomorrow.
        GateClosedError: nothing says what happened.
        IllegalTransitionError: no hearing is arranged.
    """
    with recording("end_hearing", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.HOLD_HEARING)
        case.state = advance(case.stage, Step.END_HEARING)
        notice = standing_notice(case)
        require_presiding(notice, act.actor.person)
        hearing = current_hearing(case)
        require_happened(
            order.ended_on, today=legal_date(act.at), since=legal_date(hearing.begins_at)
        )
        require_words(
            order.note,
            what="终止听证没有写明情况。",
            why="只有无正当理由拒不出席，或者未经许可中途退出的，才视为放弃听证权利。",
            rule="apl-2021:64(6)",
        )
        hearing.outcome, hearing.note = Hearing.Outcome(order.ending.value), order.note
        hearing.save()
        notice.hearing_waived_on = order.ended_on
        notice.save()
        if order.ending is Ending.LEFT:
            _demand_review(case, act, law)
        case.save()
        record.add(HearingEnded(ended_on=order.ended_on, ending=order.ending.value))
    return hearing


def report_hearing(order: ReportHearing, *, act: Act, law: RuleBook) -> Hearing:
    """Enter the presiding officer's report; the case goes on to its second review.

    Raises:
        NotPermittedError: not who presides over this hearing.
        GateClosedError: no opinion.
        IllegalTransitionError: no hearing was held.
    """
    with recording("report_hearing", act) as record:
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.HOLD_HEARING)
        case.state = advance(case.stage, Step.REPORT_HEARING)
        notice = standing_notice(case)
        require_presiding(notice, act.actor.person)
        require_words(
            order.opinion,
            what="听证会报告书没有意见。",
            why="听证结束后，行政机关应当根据听证笔录，依法作出决定。",
            rule="apl-2021:65",
        )
        require_printable({}, {"听证会报告": order.opinion})
        hearing = current_hearing(case)
        hearing.report, hearing.reported_on = order.opinion, legal_date(act.at)
        hearing.save()
        notice.heard_on = legal_date(hearing.began_at)
        notice.save()
        _demand_review(case, act, law)
        case.save()
        record.add(HearingReported(held_on=notice.heard_on, review_required=True))
    return hearing


def _demand_review(case: Case, act: Act, law: RuleBook) -> None:
    """Let neither opinion nor deliberation from before the hearing stand (APL 58(2), 65)."""
    case.heard = True
    case.deliberated_on = None
    reclassify(case, law, legal_date(act.at))
    if case.passed_hash:
        case.stale_reason = "hearing_held"


def _require_recorder(case: Case, recorder: str, notice: Notice) -> None:
    person_of(recorder)
    require_strangers(
        recorder,
        (notice.presiding_officer,),
        what="听证主持人不能兼任记录人。",
        why="听证应当制作笔录，由主持人以外的人记录。",
        rule="apl-2021:64(8)",
    )
    require_strangers(
        recorder,
        investigators_of(case),
        what="本案调查人员不能担任听证记录人。",
        why="调查人员在听证中提出事实、证据和行政处罚建议，不能同时记录。",
        rule="apl-2021:64(7)",
    )


def _require_investigators(case: Case, people: tuple[str, ...]) -> None:
    strangers = sorted(set(people) - investigators_of(case))
    if strangers:
        raise SeparationOfDutiesError(
            f"{'、'.join(strangers)} 号人员没有参加本案调查。",
            why="举行听证时，调查人员提出当事人违法的事实、证据和行政处罚建议。",
            remedy="请填写参加过本案调查的人员。",
            article="apl-2021:64(7)",
        )
