"""听证的举行 (L05): somebody else presides, seven days' notice, minutes."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import actor_of, names_of, person_of
from mingjing.cases.rules import require_happened, require_recorded, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date, stamp
from mingjing.kernel.errors import (
    GateClosedError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger.entries import plain
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.permits.entries import (
    PermitHearingAdjourned,
    PermitHearingArranged,
    PermitHearingEnded,
    PermitHearingHeld,
    PermitPresiderAppointed,
)
from mingjing.permits.hearings import RECORDING_ITEM, require_minutes, require_notified
from mingjing.permits.kinds import HEARING_TIME, PermitMinutes
from mingjing.permits.models import Application, PermitHearing, TimeLeftOut
from mingjing.permits.moves import begin
from mingjing.permits.papers import ending, minutes_paper, notice
from mingjing.permits.queries import checks_of, left_out_of, open_hearing
from mingjing.permits.rules import require_apart
from mingjing.permits.states import Step
from mingjing.statute.limits import RuleBook
from mingjing.statute.recording_items import recording_item

NOTIFIED = "all-2019:48.1(1)"


@dataclass(frozen=True)
class AppointPermitPresider:
    """Who presides."""

    number: str
    presiding_officer: str


@dataclass(frozen=True)
class ArrangePermitHearing:
    """When and where, and when applicant and interested parties were notified."""

    number: str
    begins_at: datetime
    place: str
    recorder: str
    notified_on: date


@dataclass(frozen=True)
class AdjournPermitHearing:
    """It does not take place on the day that was notified."""

    number: str
    reason: str


@dataclass(frozen=True)
class HoldPermitHearing:
    """The minutes of a hearing that was held."""

    number: str
    minutes: PermitMinutes


@dataclass(frozen=True)
class EndPermitHearing:
    """Who asked for it gave it up, or nobody came."""

    number: str
    ended_on: date
    note: str


def appoint_permit_presider(order: AppointPermitPresider, *, act: Act) -> Application:
    """Let somebody preside who has nothing to do with the examination (SOD-03).

    Raises:
        NotPermittedError: not the head of a unit or a leader; or they may not preside.
        SeparationOfDutiesError: they examine it, or were at the premises.
        IllegalTransitionError: no hearing was opened.
    """
    with recording("appoint_permit_presider", act) as record:
        application = begin(record, order.number, Step.PRESIDE, Permission.ASSIGN_EXAMINER)
        hearing = _opened(application)
        code = order.presiding_officer
        if not may(actor_of(code, legal_date(act.at)), Permission.HOLD_HEARING):
            raise NotPermittedError(
                f"{code} 号人员不能主持听证。",
                why="听证由指定的听证主持人主持。",
                remedy="请另行指定。",
                article="all-2019:48.1(3)",
            )
        require_apart(
            code,
            _examined(application),
            what="审查该申请的人员不能主持听证。",
            rule="all-2019:48.1(3)",
        )
        hearing.presiding_officer = code
        application.save()
        hearing.save()
        record.add(PermitPresiderAppointed(presiding_officer=code))
    return application


def arrange_permit_hearing(
    order: ArrangePermitHearing, *, act: Act, law: RuleBook
) -> Application:
    """Notify of time and place; from the notice to the hearing the days do not count (ALL 45).

    Raises:
        NotPermittedError: not who presides; or a day that lies ahead.
        GateClosedError: less than seven full working days, no place, or arranged already.
        SeparationOfDutiesError: who takes the minutes presides or examines.
        IllegalTransitionError: no hearing was opened.
    """
    with recording("arrange_permit_hearing", act) as record:
        application, hearing = _begin(record, order.number, Step.ARRANGE)
        today, held_on = legal_date(act.at), legal_date(order.begins_at)
        if hearing.begins_at is not None:
            raise GateClosedError(
                "听证的时间、地点已经通知。",
                why="已经通知的时间、地点不能径行改变。",
                remedy="需要改期的，先登记听证延期。",
                article=NOTIFIED,
            )
        require_happened(order.notified_on, today=today, since=hearing.asked_on)
        require_notified(held_on, notified_on=order.notified_on, law=law)
        require_words(
            order.place,
            what="没有写明听证的地点。",
            why="应当将举行听证的时间、地点通知申请人、利害关系人。",
            rule=NOTIFIED,
        )
        person_of(order.recorder)
        require_apart(
            order.recorder,
            (hearing.presiding_officer, *_examined(application)),
            what="听证主持人和审查人员不能担任记录人。",
            rule="all-2019:48.1(5)",
        )
        require_printable({"听证地点": order.place})
        first = _first_free(application, order.notified_on)
        fields: dict[str, Value] = {
            "begins_at": stamp(order.begins_at),
            "place": order.place,
            "presiding": names_of((hearing.presiding_officer,))[hearing.presiding_officer],
            "left_out": f"自{chinese(first)}至{chinese(held_on)}为听证所需时间，不计入审查期限",
        }
        closing = ending(today, law, ("all-2019:48", "all-2019:45"))
        paper = notice("permit_hearing_notice", application, closing, fields)
        document = issue(paper, subject=application.number, at=act.at)
        hearing.begins_at, hearing.place = order.begins_at, order.place
        hearing.recorder, hearing.notified_on = order.recorder, order.notified_on
        application.save()
        hearing.save()
        TimeLeftOut(
            application=application,
            what=HEARING_TIME,
            agency="听证",
            first=first,
            last=held_on,
            document=document,
        ).save(force_insert=True)
        record.add(
            PermitHearingArranged(
                document=document.code,
                begins_at=order.begins_at,
                notified_on=order.notified_on,
                recorder=order.recorder,
            )
        )
        record.add(issued(document))
    return application


def adjourn_permit_hearing(order: AdjournPermitHearing, *, act: Act) -> Application:
    """Put the hearing off; whatever its new day, everybody is notified anew.

    Raises:
        NotPermittedError: not who presides.
        GateClosedError: no reason, or nothing was arranged.
        IllegalTransitionError: no hearing was opened.
    """
    with recording("adjourn_permit_hearing", act) as record:
        application, hearing = _begin(record, order.number, Step.ADJOURN)
        _arranged_for(hearing)
        require_words(
            order.reason,
            what="听证延期没有写明理由。",
            why="听证的时间、地点已经通知申请人、利害关系人，变更应当有据可查。",
            rule=NOTIFIED,
        )
        hearing.begins_at, hearing.notified_on = None, None
        hearing.note = order.reason
        application.save()
        hearing.save()
        _count_again(application, legal_date(act.at))
        record.add(PermitHearingAdjourned(reason=order.reason))
    return application


def hold_permit_hearing(order: HoldPermitHearing, *, act: Act, law: RuleBook) -> Application:
    """Enter the minutes; the decision rests on them (ALL 48.2), and is reviewed.

    Raises:
        NotPermittedError: not who presides, or it is not over.
        SeparationOfDutiesError: who gave the reasons did not examine it.
        InvalidInputError, GateClosedError: the minutes do not show a lawful hearing, or it was
            neither recorded nor said why.
        IllegalTransitionError: no hearing was opened.
    """
    with recording("hold_permit_hearing", act) as record:
        application, hearing = _begin(record, order.number, Step.HOLD)
        minutes = order.minutes
        if minutes.ended_at > act.at:
            raise NotPermittedError(
                "听证还没有结束，不能登记笔录。",
                why="不能登记尚未发生的事。",
                remedy="请在听证结束之后登记；改期的，登记延期。",
                article="all-2019:48.1(5)",
            )
        require_minutes(minutes, announced_for=legal_date(_arranged_for(hearing)))
        require_recorded(
            recording_item(law.recording, RECORDING_ITEM), minutes.device, minutes.unrecorded
        )
        strangers = sorted(set(minutes.examiners) - set(_examined(application)))
        if strangers:
            raise SeparationOfDutiesError(
                f"{'、'.join(strangers)} 号人员没有审查该申请。",
                why="审查该行政许可申请的工作人员应当提供审查意见的证据、理由。",
                remedy="请填写参加过审查、核查的人员。",
                article="all-2019:48.1(4)",
            )
        require_printable(
            {"到场": "、".join(minutes.present)},
            {"理由": minutes.reasons, "申辩质证": minutes.argued, "拒签": minutes.refusal},
        )
        held_on = legal_date(minutes.began_at)
        names = names_of((hearing.presiding_officer, hearing.recorder, *minutes.examiners))
        paper = minutes_paper(hearing, minutes, names, law)
        document = issue(paper, subject=application.number, at=act.at)
        hearing.minutes, hearing.held_on = plain(minutes), held_on
        application.save()
        hearing.save()
        _count_again(application, held_on)
        told = f"{minutes.reasons}\n{minutes.argued}"
        record.add(
            PermitHearingHeld(
                document=document.code,
                began_at=minutes.began_at,
                ended_at=minutes.ended_at,
                signed=not minutes.refusal.strip(),
                minutes_sha256=hashlib.sha256(told.encode()).hexdigest(),
            )
        )
        record.add(issued(document))
    return application


def end_permit_hearing(order: EndPermitHearing, *, act: Act) -> Application:
    """Record that no hearing takes place after all.

    Raises:
        NotPermittedError: not who examines it, or a day that lies ahead.
        GateClosedError: nothing says why.
        IllegalTransitionError: no hearing was opened.
    """
    with recording("end_permit_hearing", act) as record:
        application = begin(
            record,
            order.number,
            Step.END_HEARING,
            Permission.EXAMINE_APPLICATION,
        )
        hearing = _opened(application)
        today = legal_date(act.at)
        require_happened(order.ended_on, today=today, since=hearing.asked_on)
        require_words(
            order.note,
            what="终止听证没有写明情况。",
            why="要求听证的人撤回听证申请，或者无正当理由不到场的，才终止听证。",
            rule="all-2019:47.1",
        )
        hearing.ended_on, hearing.note = order.ended_on, order.note
        application.save()
        hearing.save()
        _count_again(application, order.ended_on)
        record.add(PermitHearingEnded(ended_on=order.ended_on))
    return application


def _begin(record: Recording, number: str, step: Step) -> tuple[Application, PermitHearing]:
    application = begin(record, number, step, Permission.HOLD_HEARING)
    hearing = _opened(application)
    if hearing.presiding_officer != record.act.actor.person:
        raise NotPermittedError(
            "您不是这次听证的主持人。",
            why="听证由指定的主持人主持。",
            remedy="请由主持人办理；还没有指定的，报股室负责人或者局负责人指定。",
            article="all-2019:48.1(3)",
        )
    return application, hearing


def _opened(application: Application) -> PermitHearing:
    hearing = open_hearing(application)
    if hearing is None:
        raise GateClosedError(
            "没有正在办理的听证。",
            why="听证由申请或者依职权开始。",
            remedy="请核对。",
            article="all-2019:47.1",
        )
    return hearing


def _arranged_for(hearing: PermitHearing) -> datetime:
    if hearing.begins_at is None:
        raise GateClosedError(
            "还没有通知听证的时间、地点。",
            why="应当于举行听证的七日前将时间、地点通知申请人、利害关系人。",
            remedy="请先通知听证。",
            article=NOTIFIED,
        )
    return hearing.begins_at


def _examined(application: Application) -> tuple[str, ...]:
    seen = [
        code
        for check in checks_of(application)
        for code in (check.first_officer, check.second_officer)
    ]
    return (*application.examiners, *seen)


def _first_free(application: Application, notified_on: date) -> date:
    """Return the first day from the notice on that is not left out already."""
    taken = [one.last for one in left_out_of(application) if one.last >= notified_on]
    last = max(taken, default=None)
    return notified_on if last is None else date.fromordinal(last.toordinal() + 1)


def _count_again(application: Application, today: date) -> None:
    """End what the hearing leaves out with *today*, or with the day it was to begin."""
    for row in left_out_of(application):
        if row.what == HEARING_TIME and row.ended_on is None:
            row.last = max(row.first, min(row.last, today))
            row.ended_on = today
            row.save()
