"""受理、补正、不予受理 (L02), the withdrawal of an application, and the proof of a filing."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission
from mingjing.cases.papers.remedies import remedies
from mingjing.cases.rules import require_happened, require_words
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date
from mingjing.ledger.recording import Act, recording
from mingjing.permits.catalogue import Material, kind_of
from mingjing.permits.clocks import banned_until, decide_by, silence_of
from mingjing.permits.entries import (
    ApplicationAccepted,
    ApplicationNotAccepted,
    ApplicationWithdrawn,
    CorrectionRequested,
    FilingConfirmed,
)
from mingjing.permits.kinds import NotAccepted
from mingjing.permits.models import Application
from mingjing.permits.moves import begin
from mingjing.permits.papers import ending, materials, notice
from mingjing.permits.rules import (
    require_certified_kind,
    require_complete,
    require_first_correction,
    require_lacking,
    require_not_banned,
    require_not_silent,
    require_true_ground,
    require_within_power,
)
from mingjing.permits.states import Step
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

WINDOW = Permission.RECEIVE_APPLICATION


@dataclass(frozen=True)
class AcceptApplication:
    """It is accepted; one that silence accepted gets its notice afterwards."""

    number: str


@dataclass(frozen=True)
class RequestCorrection:
    """一次告知: what is missing follows from the list.

    Args:
        defects: what is wrong in form, everything at once; empty for nothing.
    """

    number: str
    defects: str = ""


@dataclass(frozen=True)
class RejectApplication:
    """不予受理.

    Args:
        ground: why.
        words: the facts, in words.
    """

    number: str
    ground: NotAccepted
    words: str


@dataclass(frozen=True)
class WithdrawApplication:
    """The applicant takes it back; *withdrawn_on* is the day they said so."""

    number: str
    withdrawn_on: date
    words: str


@dataclass(frozen=True)
class ConfirmFiling:
    """备案证明, handed to *receiver*."""

    number: str
    receiver: str


def accept_application(order: AcceptApplication, *, act: Act, law: RuleBook) -> Application:
    """Accept an application and issue the stamped and dated notice (ALL 32.2).

    Raises:
        NotPermittedError: not this post.
        GateClosedError: something is missing, another authority is right, or the applicant is
            kept away by law; nothing of that after the days of silence.
        IllegalTransitionError: it is accepted already, or waits for material.
    """
    with recording("accept_application", act) as record:
        application = begin(record, order.number, Step.ACCEPT, WINDOW)
        today = legal_date(act.at)
        kind = kind_of(application.kind)
        require_certified_kind(kind, filing=False)
        silence = silence_of(application, today, law, waits=True)
        if silence is None:
            require_within_power(application.elsewhere, kind)
            require_not_banned(banned_until(application, law))
            require_complete(
                _missing(application),
                defects_cured=application.defects_cured,
                told=application.told_on is not None,
            )
        application.by_silence = silence is not None
        application.accepted_on = today if silence is None else silence.since
        due = decide_by(application, today, law)
        until = day_of(due.nominal) if due is not None else today
        article = "all-2019:32.1(5)" if silence is None else "all-2019:32.1(4)"
        fields: dict[str, Value] = {
            "materials": materials(application, application.submitted),
            "accepted_on": application.accepted_on.isoformat(),
            "silence": ""
            if silence is None
            else f"{chinese(silence.last)}以前没有告知补正，自收到申请材料之日起即为受理",
            "decide_until": until.isoformat(),
        }
        closing = ending(today, law, (article, "all-2019:32.2"))
        paper = notice("permit_acceptance", application, closing, fields)
        document = issue(paper, subject=application.number, at=act.at)
        application.save()
        record.add(
            ApplicationAccepted(
                document=document.code,
                accepted_on=application.accepted_on,
                by_silence=application.by_silence,
                decide_until=until,
            )
        )
        record.add(issued(document))
    return application


def request_correction(order: RequestCorrection, *, act: Act, law: RuleBook) -> Application:
    """Tell the applicant once, in one notice, everything that is missing or wrong in form.

    Raises:
        NotPermittedError: not this post.
        GateClosedError: they were told before; nothing is missing; silence has accepted it.
        IllegalTransitionError: it is accepted, or waits for material already.
    """
    with recording("request_correction", act) as record:
        today = legal_date(act.at)
        application = begin(
            record,
            order.number,
            Step.CORRECT,
            WINDOW,
            holding=lambda row: _require_not_silent(row, today, law, what="告知补正"),
        )
        require_first_correction(application.told_on)
        missing = _missing(application)
        require_lacking(missing, order.defects)
        require_printable({}, {"不符合法定形式之处": order.defects})
        application.told_on = today
        application.told_items = [one.id for one in missing]
        application.defects = order.defects.strip()
        application.defects_cured = not application.defects
        fields: dict[str, Value] = {
            "missing": [one.name for one in missing],
            "defects": application.defects,
        }
        closing = ending(today, law, ("all-2019:32.1(4)",))
        paper = notice("permit_correction", application, closing, fields)
        document = issue(paper, subject=application.number, at=act.at)
        application.save()
        record.add(
            CorrectionRequested(
                document=document.code,
                missing=tuple(application.told_items),
                has_defects=bool(application.defects),
            )
        )
        record.add(issued(document))
    return application


def reject_application(order: RejectApplication, *, act: Act, law: RuleBook) -> Application:
    """Do not accept an application, with the ground, the right authority and the remedies.

    Raises:
        NotPermittedError: not this post.
        GateClosedError: the ground is not there; no words; silence has accepted it.
        IllegalTransitionError: it is accepted already.
    """
    with recording("reject_application", act) as record:
        today = legal_date(act.at)
        application = begin(
            record,
            order.number,
            Step.REJECT,
            WINDOW,
            holding=lambda row: _require_not_silent(row, today, law, what="不予受理"),
        )
        kind = kind_of(application.kind)
        authorities = [one for one in kind.elsewhere if one.id in application.elsewhere]
        lacks = bool(_missing(application)) or not application.defects_cured
        require_true_ground(
            order.ground,
            is_elsewhere=bool(authorities),
            told_and_lacking=application.told_on is not None and lacks,
            banned_until=banned_until(application, law),
        )
        require_words(
            order.words,
            what="没有写明不予受理的理由。",
            why="不予受理应当出具加盖专用印章和注明日期的书面凭证。",
            rule="all-2019:32.2",
        )
        require_printable({}, {"理由": order.words})
        application.not_accepted = order.ground.value
        application.decision_words = order.words
        application.ended_on = today
        fields: dict[str, Value] = {
            "ground": order.ground.label,
            "reason": order.words,
            "right_authority": "、".join(dict.fromkeys(one.authority for one in authorities)),
            **remedies(law, today),
        }
        closing = ending(today, law, (order.ground.article, "all-2019:32.2"))
        paper = notice("permit_rejection", application, closing, fields)
        document = issue(paper, subject=application.number, at=act.at)
        application.save()
        record.add(ApplicationNotAccepted(document=document.code, ground=order.ground.value))
        record.add(issued(document))
    return application


def withdraw_application(order: WithdrawApplication, *, act: Act) -> Application:
    """Record that the applicant takes the application back before it is decided.

    Raises:
        NotPermittedError: not this post; a day that lies ahead, or before the application.
        GateClosedError: nothing says how they said so.
        IllegalTransitionError: it is decided.
    """
    with recording("withdraw_application", act) as record:
        application = begin(record, order.number, Step.GIVE_UP, WINDOW)
        require_happened(
            order.withdrawn_on, today=legal_date(act.at), since=application.applied_on
        )
        require_words(
            order.words,
            what="没有写明申请人怎样撤回申请。",
            why="撤回是申请人自己的意思，应当有据可查。",
            rule="all-2019:29",
        )
        application.decision_words = order.words
        application.ended_on = order.withdrawn_on
        application.save()
        record.add(ApplicationWithdrawn(withdrawn_on=order.withdrawn_on))
    return application


def confirm_filing(order: ConfirmFiling, *, act: Act, law: RuleBook) -> Application:
    """Give the proof of a filing on the day its material came; later is recorded as late.

    Raises:
        NotPermittedError: not this post.
        GateClosedError: it is a permit, not a filing; something is missing; no receiver.
        IllegalTransitionError: it waits for material, or has its proof.
    """
    with recording("confirm_filing", act) as record:
        application = begin(record, order.number, Step.CONFIRM, WINDOW)
        kind = kind_of(application.kind)
        require_certified_kind(kind, filing=True)
        require_within_power(application.elsewhere, kind)
        require_complete(
            _missing(application),
            defects_cured=application.defects_cured,
            told=application.told_on is not None,
        )
        require_words(
            order.receiver,
            what="没有写明备案证明交给了谁。",
            why="备案证明应当于收到备案材料的当日发给。",
            rule="pre-2018:13.3",
        )
        require_printable({"领取人": order.receiver})
        today = legal_date(act.at)
        fields: dict[str, Value] = {
            "content": application.content,
            "received_on": application.received_on.isoformat(),
            "receiver": order.receiver,
        }
        closing = ending(today, law, (kind.article, "pre-2018:13.3"))
        paper = notice("permit_filing", application, closing, fields)
        document = issue(paper, subject=application.number, at=act.at)
        application.delivered_on, application.receiver = today, order.receiver
        application.save()
        last = day_of(law.due(kind.decide_within, application.received_on).nominal)
        record.add(FilingConfirmed(document=document.code, late=today > last))
        record.add(issued(document))
    return application


def _missing(application: Application) -> tuple[Material, ...]:
    return kind_of(application.kind).missing(frozenset(application.submitted))


def _require_not_silent(
    application: Application, today: date, law: RuleBook, *, what: str
) -> None:
    silence = silence_of(application, today, law)
    require_not_silent(None if silence is None else silence.since, what=what)
