"""An in-memory county: it runs commands through the real interface, on a clock of its own.

Long because every command of a case has its method here.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection

from mingjing.access.actors import Actor, Role
from mingjing.bureau.queries import actor_of
from mingjing.cases.applying_to_court import ApplyToCourt, EndEnforcement, RecordCourtAnswer
from mingjing.cases.commands.after_setting_aside import (
    record_refund,
    redo_case,
)
from mingjing.cases.commands.close_investigation import (
    CloseInvestigation,
    MarkForReview,
    close_investigation,
    mark_for_review,
)
from mingjing.cases.commands.contest import (
    answer_remedy,
    receive_remedy,
    settle_remedy,
    stay_execution,
)
from mingjing.cases.commands.correct_decision import (
    DecideCorrection,
    ProposeCorrection,
    ReviewCorrection,
    ServeCorrection,
    decide_correction,
    propose_correction,
    review_correction,
    serve_correction,
)
from mingjing.cases.commands.decide_penalty import DecidePenalty, decide_penalty
from mingjing.cases.commands.defer_payment import defer_payment
from mingjing.cases.commands.deliberate import Deliberate, deliberate
from mingjing.cases.commands.end_without_penalty import (
    DecideNoPenalty,
    ServeNoPenalty,
    TransferCase,
    WithdrawCase,
    decide_no_penalty,
    serve_no_penalty,
    transfer_case,
    withdraw_case,
)
from mingjing.cases.commands.enforce import (
    apply_to_court,
    demand_performance,
    end_enforcement,
    record_court_answer,
)
from mingjing.cases.commands.excuse_recording import ExcuseRecording, excuse_recording
from mingjing.cases.commands.file_case import DeclineCase, FileCase, decline_case, file_case
from mingjing.cases.commands.hold_hearing import (
    AdjournHearing,
    ArrangeHearing,
    EndHearing,
    HoldHearing,
    ReportHearing,
    adjourn_hearing,
    arrange_hearing,
    end_hearing,
    hold_hearing,
    report_hearing,
)
from mingjing.cases.commands.investigate import (
    AddEvidence,
    RecordFieldAct,
    ResumeInvestigation,
    add_evidence,
    record_field_act,
    resume_investigation,
)
from mingjing.cases.commands.join_lead import JoinLead, join_lead
from mingjing.cases.commands.join_party import (
    JoinParty,
    SeparateCase,
    join_party,
    separate_case,
)
from mingjing.cases.commands.notify_party import (
    GiveNotice,
    RecordDefence,
    WaiveRights,
    give_notice,
    record_defence,
    waive_rights,
)
from mingjing.cases.commands.perform import (
    CloseCase,
    CompletePerformance,
    RecordPayment,
    Serve,
    close_case,
    complete_performance,
    record_payment,
    serve,
)
from mingjing.cases.commands.perform_duty import RecordDutyPerformed, record_duty_performed
from mingjing.cases.commands.refer_crime import (
    MATERIALS,
    AcceptReferral,
    ApproveReferral,
    ProposeReferral,
    ReferCase,
    RefuseReferral,
    ReturnReferral,
    accept_referral,
    approve_referral,
    propose_referral,
    refer_case,
    refuse_referral,
    return_referral,
)
from mingjing.cases.commands.register_lead import PartyFacts, RegisterLead, register_lead
from mingjing.cases.commands.replace_officer import ReplaceOfficer, replace_officer
from mingjing.cases.commands.request_hearing import (
    AppointPresidingOfficer,
    RequestHearing,
    WithdrawHearingRequest,
    appoint_presiding_officer,
    request_hearing,
    withdraw_hearing_request,
)
from mingjing.cases.contesting import (
    AnswerRemedy,
    ReceiveRemedy,
    SettleRemedy,
    StayExecution,
)
from mingjing.cases.deferring import DeferPayment
from mingjing.cases.deliveries import Delivery
from mingjing.cases.demanding import DemandPerformance
from mingjing.cases.fallen import ActAnew, RecordRefund
from mingjing.cases.field_records import Exchange, Inquiry, SiteVisit
from mingjing.cases.hearings import NOTIFY_BEFORE, Ending, Minutes
from mingjing.cases.models import Case
from mingjing.cases.proposal import Proposal
from mingjing.cases.queries import decision_of, hearing_if_any
from mingjing.cases.remedies import Standing, Way
from mingjing.cases.review_points import OF_FACTS, Answer, Point, Verdict
from mingjing.cases.states import State
from mingjing.documents.commands.render_document import RenderDocument, render_document
from mingjing.evidence.entering import Description
from mingjing.evidence.intake import StoredBlob
from mingjing.evidence.store import BlobStore
from mingjing.kernel.dates import SHANGHAI, legal_date
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.queries import history
from mingjing.ledger.recording import Act
from mingjing.ledger.rows import RecordedModel, recorded_models
from mingjing.review.advice import Body
from mingjing.review.commands.accept_package import (
    AcceptPackage,
    BouncePackage,
    accept_package,
    bounce_package,
)
from mingjing.review.commands.consult import (
    AskForAdvice,
    MarkDisputed,
    ask_for_advice,
    mark_disputed,
)
from mingjing.review.commands.extend_review import (
    ExtendReview,
    RefuseExtension,
    RequestExtension,
    extend_review,
    refuse_extension,
    request_extension,
)
from mingjing.review.commands.give_opinion import (
    ConfirmSubject,
    GiveOpinion,
    confirm_subject,
    give_opinion,
)
from mingjing.review.commands.replace_reviewer import ReplaceReviewer, replace_reviewer
from mingjing.review.commands.settle_objection import (
    ObjectToOpinion,
    RecheckOpinion,
    object_to_opinion,
    recheck_opinion,
)
from mingjing.review.commands.submit_for_review import SubmitForReview, submit_for_review
from mingjing.review.outcomes import FAULTS, Finding, Outcome
from mingjing.review.queries import owes_response, rounds_of
from mingjing.review.responses import PointAnswer, points_of
from mingjing.statute.additional_fines import Dated
from mingjing.statute.decisions import Mark, PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from support.cast import (
    CHEN,
    ENFORCEMENT,
    FENG,
    HAN,
    HE,
    LIN,
    PENG,
    SUN,
    WU,
    ZHAO,
    ZHOU,
)
from support.investigating import Investigating
from support.staffed import Ground

MONDAY = date(2026, 3, 2)
LARGE, SMALL = 7_000_000, 1_000_000
RENDERER = Actor("renderer", frozenset({Role.RENDERER}))
AFTER_RECHECK = "局领导复核意见（虚构）"


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Return an instant of that day in Shanghai."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


@dataclass
class Clock:
    """The time in the county; it only goes forward."""

    now: datetime = field(default_factory=lambda: moment(MONDAY))

    @property
    def today(self) -> date:
        """The legal date."""
        return legal_date(self.now)

    def wait(self, *, days: int = 0, minutes: int = 0) -> None:
        """Let time pass."""
        self.now += timedelta(days=days, minutes=minutes)

    def move_to(self, day: date, hour: int = 9) -> None:
        """Go to an hour of a day that is not over yet."""
        later = moment(day, hour)
        assert later >= self.now, f"{later} is over"
        self.now = later


def proposed(fine_fen: int = LARGE, **changes: Any) -> Proposal:
    """Return a complete proposal; by default a fine that makes review compulsory."""
    values: dict[str, Any] = {
        "facts": "未按规定对从业人员进行安全生产教育和培训（虚构）。",
        "duty_clauses": ("《中华人民共和国安全生产法》第二十八条第一款",),
        "penalty_clauses": ("《中华人民共和国安全生产法》第九十七条第（三）项",),
        "fine_fen": fine_fen,
        "tier": "第二档（虚构）",
        "tier_reason": "涉及人数较多（虚构）",
    }
    return Proposal(**(values | changes))


def finding(outcome: Outcome = Outcome.AGREE, **changes: Any) -> Finding:
    """Return a complete finding that does not contradict its outcome."""
    good = outcome is Outcome.AGREE
    answers = {point: Answer(Verdict.GOOD, "") for point in Point if point is not Point.OTHER}
    answers |= {point: Answer(Verdict.GOOD, "", ("证据1",)) for point in OF_FACTS}
    if not good:
        point = FAULTS.get(outcome, (Point.EVIDENCE,))[-1]
        answers[point] = Answer(Verdict.BAD, "不符合的情况（虚构）")
    values: dict[str, Any] = {
        "outcome": outcome,
        "answers": answers,
        "is_lawful": good,
        "is_appropriate": True,
        "text": "审核意见正文（虚构）。",
        "adviser_waiver": "事实清楚，未征求法律顾问意见（虚构）",
    }
    return Finding(**(values | changes))


def party(**changes: Any) -> PartyFacts:
    """Return an organisation that does not exist."""
    values: dict[str, Any] = {
        "kind": PartyKind.ORGANISATION,
        "name": "宏达化工厂（虚构）",
        "address": "陵川县示例路2号（虚构）",
        "uscc": "91140524MA0K000051",
        "legal_representative": "甲某（虚构）",
    }
    return PartyFacts(**(values | changes))


def person(**changes: Any) -> PartyFacts:
    """Return a natural person who does not exist."""
    values: dict[str, Any] = {
        "kind": PartyKind.PERSON,
        "name": "申屠某某（虚构）",
        "address": "陵川县示例巷5号（虚构）",
        "citizen_number": "140524198001010012",
        "telephone": "13900001234",
        "is_enterprise": False,
    }
    return PartyFacts(**(values | changes))


def minutes(began_at: datetime, **changes: Any) -> Minutes:
    """Return complete minutes of a hearing of two hours."""
    values: dict[str, Any] = {
        "began_at": began_at,
        "ended_at": began_at + timedelta(hours=2),
        "investigators": (LIN, ZHAO),
        "party": ("甲某，厂长（虚构）",),
        "agents": ("丁某，律师（虚构）",),
        "presented": "事实、证据和处罚建议（虚构）。",
        "argued": "申辩和质证（虚构）。",
    }
    return Minutes(**(values | changes))


VISIT = SiteVisit(findings=("培训记录缺失（虚构）。",), in_charge="乙某（虚构）")
INQUIRY = Inquiry(
    name="丙某（虚构）",
    exchanges=(Exchange("是否听清以上告知（虚构）？", "听清（虚构）。"),),
    rights_told=True,
)
BY_HAND_TO = Delivery(receiver="单位收发（虚构）", place="当事人住所（虚构）")


@dataclass
class County(Investigating):
    """A bureau at work: every method is one command, by default by the right person.

    Args:
        store: where evidence goes.
        clock: the time of every act.
        law: the rule book.
        request: id of the request that acts carry.
        papers: how many files were made up so far.
        ground: the database of a test that acts nowhere else.
        successors: who acts in place of somebody who left.
    """

    store: BlobStore
    clock: Clock = field(default_factory=Clock)
    law: RuleBook = field(default_factory=rulebook)
    request: str = ""
    papers: int = field(default=0, init=False)
    ground: Ground | None = None
    successors: dict[str, str] = field(default_factory=dict)

    def act(self, person: str) -> Act:
        """Return the frame of an act by *person* now, or by who came in their place."""
        (now,) = self.those(person)
        return Act(actor_of(now, self.clock.today), self.clock.now, self.request)

    def those(self, *people: str) -> tuple[str, ...]:
        """Return *people*, each who left by who came."""
        return tuple(self.successors.get(one, one) for one in people)

    def case(self, docket: str) -> Case:
        """Return the row as it stands."""
        return Case.objects.get(pk=docket)

    def state(self, docket: str) -> State:
        """Return where the case stands."""
        return self.case(docket).stage

    def said(self, subject: str) -> list[dict[str, Any]]:
        """Return what every entry about *subject* says, in order."""
        return [entry.said for entry in history(subject)]

    def kinds(self, subject: str) -> list[str]:
        """Return the kinds of the entries about *subject*, in order."""
        return [said["kind"] for said in self.said(subject)]

    def paper(self) -> StoredBlob:
        """Return a fresh file in the store."""
        self.papers += 1
        return self.store.receive(io.BytesIO(f"材料 {self.papers}（虚构）".encode()))

    def register(self, by: str = LIN, act: Act | None = None, **changes: Any) -> str:
        """Register a lead and return its docket."""
        values: dict[str, Any] = {
            "source": "inspection",
            "unit": ENFORCEMENT,
            "party": party(),
            "cause": "未按规定进行安全生产教育和培训",
            "found_on": self.clock.today,
            "act_ended_on": self.clock.today,
        }
        order = RegisterLead(**(values | changes))
        return register_lead(order, act=act or self.act(by)).docket

    def decline(self, docket: str, by: str = WU, ground: str = "没有违法事实（虚构）") -> None:
        """Refuse to file."""
        decline_case(DeclineCase(docket, ground), act=self.act(by))

    def file(
        self,
        docket: str,
        by: str = ZHOU,
        officers: tuple[str, str] = (LIN, ZHAO),
        **changes: Any,
    ) -> None:
        """File the case."""
        order = FileCase(docket, *officers, **changes)
        file_case(order, act=self.act(by), law=self.law)

    def join_lead(
        self, docket: str, lead: str, by: str = LIN, reason: str = "同一事实（虚构）"
    ) -> None:
        """Join a lead that is there to a case."""
        join_lead(JoinLead(docket, lead, reason), act=self.act(by))

    def join(self, docket: str, by: str = LIN, **changes: Any) -> str:
        """Add the person in charge and return the docket of the lead about that person."""
        values: dict[str, Any] = {
            "party": person(),
            "cause": "主要负责人未履行安全生产管理职责",
            "reason": "同一检查中发现（虚构）",
        }
        order = JoinParty(docket, **(values | changes))
        return join_party(order, act=self.act(by)).docket

    def separate(
        self, docket: str, by: str = ZHOU, reason: str = "当事人下落不明（虚构）"
    ) -> None:
        """Let a joined case go on alone."""
        separate_case(SeparateCase(docket, reason), act=self.act(by))

    def replace_officer(
        self,
        docket: str,
        by: str = WU,
        leaving: str = ZHAO,
        coming: str = SUN,
        reason: str = "调离（虚构）",
    ) -> None:
        """Put another officer in the place of one who leaves."""
        replace_officer(ReplaceOfficer(docket, leaving, coming, reason), act=self.act(by))

    def inspect(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Record an inspection of the last hour, or by ``kind`` another act with its record."""
        kind = changes.get("kind", "site_inspection")
        values: dict[str, Any] = {
            "kind": "site_inspection",
            "officers": self.those(LIN, ZHAO),
            "began_at": self.clock.now - timedelta(hours=1),
            "ended_at": self.clock.now,
            "place": "当事人厂区（虚构）",
            "summary": "现场检查（虚构）",
            "told_of_recording": True,
            "visit": VISIT if kind == "site_inspection" else None,
            "inquiry": INQUIRY if kind == "inquiry" else None,
        }
        record_field_act(RecordFieldAct(docket, **(values | changes)), act=self.act(by))

    def add(
        self,
        docket: str,
        by: str = LIN,
        stored: StoredBlob | None = None,
        **changes: Any,
    ) -> None:
        """Add a fresh file to the evidence."""
        kept = stored or self.paper()
        values: dict[str, Any] = {
            "described": Description(
                "documentary_evidence",
                f"材料 {self.papers}",
                "证明事实",
                "a.txt",
                told_party=True,
            ),
            "device": "SCAN-01",
            "officers": self.those(LIN, ZHAO),
            "used_from": self.clock.now - timedelta(hours=1),
            "used_to": self.clock.now,
        }
        add_evidence(AddEvidence(docket, **(values | changes)), stored=kept, act=self.act(by))

    def close(
        self,
        docket: str,
        by: str = LIN,
        proposal: Proposal | None = None,
        new_facts: str = "",
    ) -> None:
        """Close the investigation."""
        order = CloseInvestigation(docket, proposal or proposed(), new_facts)
        close_investigation(order, act=self.act(by), law=self.law)

    def mark(self, docket: str, by: str = HAN, mark: Mark = Mark.LEGAL_OFFICE) -> None:
        """Mark the case for review."""
        mark_for_review(MarkForReview(docket, mark), act=self.act(by), law=self.law)

    def submit(self, docket: str, by: str = LIN, response: str = "") -> None:
        """Submit for review; with words, every point of the last opinion is adopted."""
        order = SubmitForReview(docket, response, self.adopted(docket, response))
        submit_for_review(order, act=self.act(by), law=self.law)

    def adopted(self, docket: str, words: str) -> tuple[PointAnswer, ...]:
        """Return what adopts each point of the last opinion that waits; nothing unsaid."""
        case = Case.objects.filter(pk=docket).first()
        rounds = rounds_of(case) if case and words.strip() else []
        if not rounds or not owes_response(rounds[-1]):
            return ()
        points = points_of(rounds[-1].outcome, rounds[-1].finding)
        return tuple(PointAnswer(one.key, adopted=True, words=words) for one in points)

    def accept(self, docket: str, by: str = CHEN) -> None:
        """Take the package on."""
        accept_package(AcceptPackage(docket), act=self.act(by), law=self.law)

    def bounce(
        self, docket: str, by: str = CHEN, missing: tuple[str, ...] = ("送达地址确认书",)
    ) -> None:
        """Send an incomplete package back."""
        bounce_package(BouncePackage(docket, missing), act=self.act(by))

    def extend(
        self, docket: str, by: str = ZHOU, days: int = 3, reason: str = "材料较多（虚构）"
    ) -> None:
        """Extend the review."""
        extend_review(ExtendReview(docket, days, reason), act=self.act(by), law=self.law)

    def ask_for_days(
        self, docket: str, by: str = CHEN, days: int = 3, reason: str = "材料较多（虚构）"
    ) -> None:
        """Ask for more days."""
        order = RequestExtension(docket, days, reason)
        request_extension(order, act=self.act(by), law=self.law)

    def refuse_days(
        self, docket: str, by: str = ZHOU, reason: str = "材料不多（虚构）"
    ) -> None:
        """Refuse the days that were asked for."""
        refuse_extension(RefuseExtension(docket, reason), act=self.act(by), law=self.law)

    def replace_reviewer(
        self, docket: str, by: str = HAN, person: str = FENG, reason: str = "休假（虚构）"
    ) -> None:
        """Let another reviewer go on."""
        order = ReplaceReviewer(docket, person, reason)
        replace_reviewer(order, act=self.act(by), law=self.law)

    def opine(
        self,
        docket: str,
        outcome: Outcome = Outcome.AGREE,
        by: str = CHEN,
        **changes: Any,
    ) -> None:
        """Give the opinion."""
        order = GiveOpinion(docket, finding(outcome, **changes))
        give_opinion(order, act=self.act(by), law=self.law)

    def dispute(self, docket: str, by: str = CHEN, reason: str = "定性有争议（虚构）") -> None:
        """Mark the case as difficult or disputed."""
        mark_disputed(MarkDisputed(docket, reason), act=self.act(by))

    def ask_for_advice(
        self, docket: str, adviser: str = "", by: str = CHEN, question: str = "定性（虚构）？"
    ) -> int:
        """Ask counsel, or the justice bureau where nobody is named; return the consultation."""
        body = Body.COUNSEL if adviser else Body.JUSTICE
        order = AskForAdvice(docket, body, question, adviser)
        return ask_for_advice(order, act=self.act(by), law=self.law).pk

    def confirm(self, docket: str, by: str = CHEN) -> None:
        """Sign that the subject is unchanged."""
        confirm_subject(ConfirmSubject(docket), act=self.act(by))

    def object(self, docket: str, by: str = LIN, reason: str = "证据已经充分（虚构）") -> None:
        """Object to the opinion."""
        object_to_opinion(ObjectToOpinion(docket, reason), act=self.act(by))

    def recheck(
        self, docket: str, by: str = WU, *, uphold: bool, answer: str = AFTER_RECHECK
    ) -> None:
        """Uphold the opinion or send it to another reviewer."""
        recheck_opinion(RecheckOpinion(docket, uphold, answer), act=self.act(by))

    def resume(self, docket: str, by: str = WU, reason: str = "补充调查（虚构）") -> None:
        """Send a parked case back to investigation."""
        resume_investigation(ResumeInvestigation(docket, reason), act=self.act(by))

    def notice(
        self,
        docket: str,
        by: str = LIN,
        officers: tuple[str, str] = (LIN, ZHAO),
        given_on: date | None = None,
        delivery: Delivery | None = BY_HAND_TO,
    ) -> None:
        """Tell the party, by default in person."""
        order = GiveNotice(
            docket, self.those(*officers), given_on or self.clock.today, delivery
        )
        give_notice(order, act=self.act(by), law=self.law)

    def defend(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Record the party's statement; by default it is not adopted."""
        values: dict[str, Any] = {
            "made_on": self.clock.today,
            "statement": "请求从轻处罚（虚构）。",
            "adopted": False,
            "answer": "没有法定从轻情节（虚构）。",
        }
        order = RecordDefence(docket, **(values | changes))
        record_defence(order, act=self.act(by), law=self.law)

    def waive(
        self,
        docket: str,
        by: str = LIN,
        *,
        defence: bool = True,
        hearing: bool = True,
        on: date | None = None,
    ) -> None:
        """Record an express waiver."""
        order = WaiveRights(docket, on or self.clock.today, defence=defence, hearing=hearing)
        waive_rights(order, act=self.act(by))

    def ask_for_hearing(self, docket: str, by: str = LIN, on: date | None = None) -> None:
        """Record a request for a hearing."""
        order = RequestHearing(docket, on or self.clock.today)
        request_hearing(order, act=self.act(by), law=self.law)

    def preside(self, docket: str, by: str = ZHOU, person: str = PENG) -> None:
        """Appoint who presides."""
        (code,) = self.those(person)
        appoint_presiding_officer(AppointPresidingOfficer(docket, code), act=self.act(by))

    def withdraw_hearing(self, docket: str, by: str = LIN, on: date | None = None) -> None:
        """Record that the party took its request back."""
        order = WithdrawHearingRequest(docket, on or self.clock.today)
        withdraw_hearing_request(order, act=self.act(by))

    def arrange(self, docket: str, by: str = PENG, **changes: Any) -> None:
        """Notify the party of a hearing on the first possible day."""
        notified_on = changes.get("notified_on", self.clock.today)
        first = self.law.earliest(NOTIFY_BEFORE, notified_on)
        values: dict[str, Any] = {
            "begins_at": moment(first),
            "place": "三楼会议室（虚构）",
            "recorder": HE,
            "notified_on": notified_on,
            "announced_on": self.clock.today,
        }
        order = ArrangeHearing(docket, **(values | changes))
        arrange_hearing(order, act=self.act(by), law=self.law)

    def adjourn(self, docket: str, by: str = PENG, reason: str = "证人生病（虚构）") -> None:
        """Put the hearing off."""
        adjourn_hearing(AdjournHearing(docket, reason), act=self.act(by))

    def excuse(self, docket: str, by: str = ZHOU, reason: str = "设备故障（虚构）") -> None:
        """Approve that the hearing is not recorded."""
        excuse_recording(ExcuseRecording(docket, reason), act=self.act(by))

    def hold(self, docket: str, by: str = PENG, **changes: Any) -> None:
        """Hold the hearing at the time of which the party was notified."""
        began_at = changes.pop("began_at", self.hearing_at(docket))
        told = {"investigators": self.those(LIN, ZHAO), **changes}
        order = HoldHearing(docket, minutes(began_at, **told))
        hold_hearing(order, act=self.act(by), law=self.law)

    def hearing_at(self, docket: str) -> datetime:
        """Return when the hearing is to begin; now where none is arranged."""
        case = Case.objects.filter(pk=docket).first()
        hearing = case and hearing_if_any(case)
        return hearing.begins_at if hearing else self.clock.now

    def end_hearing(
        self,
        docket: str,
        by: str = PENG,
        ending: Ending = Ending.ABSENT,
        on: date | None = None,
        note: str = "等候至十时，电话不接（虚构）。",
    ) -> None:
        """Record that the party gave its hearing up."""
        order = EndHearing(docket, on or self.clock.today, ending, note)
        end_hearing(order, act=self.act(by), law=self.law)

    def report_hearing(
        self, docket: str, by: str = PENG, opinion: str = "维持拟处罚意见（虚构）"
    ) -> None:
        """Enter the report of the hearing."""
        report_hearing(ReportHearing(docket, opinion), act=self.act(by), law=self.law)

    def come_to_hearing(self, docket: str) -> None:
        """Let time pass until the hearing is over."""
        self.clock.now = max(self.clock.now, self.hearing_at(docket) + timedelta(hours=3))

    def deliberate(self, docket: str, by: str = WU, **changes: Any) -> None:
        """Record a deliberation of the two leaders."""
        values: dict[str, Any] = {
            "held_on": self.clock.today,
            "attendees": (WU, ZHOU),
            "minutes": "逐项讨论（虚构）。",
            "conclusion": "同意（虚构）。",
        }
        deliberate(Deliberate(docket, **(values | changes)), act=self.act(by))

    def spare(
        self,
        docket: str,
        by: str = WU,
        ground: str = "minor",
        reasons: str = "当日改正，没有后果（虚构）。",
        lesson: str = "当面批评教育（虚构）。",
    ) -> None:
        """Decide that there is no penalty."""
        order = DecideNoPenalty(docket, ground, reasons, lesson)
        decide_no_penalty(order, act=self.act(by))

    def serve_spared(self, docket: str, by: str = LIN, on: date | None = None) -> None:
        """Serve the decision not to punish."""
        day = on or self.clock.today
        order = ServeNoPenalty(docket, self.those(LIN, ZHAO), day, BY_HAND_TO)
        serve_no_penalty(order, act=self.act(by))

    def withdraw_case(
        self,
        docket: str,
        by: str = WU,
        ground: str = "not_established",
        reasons: str = "证据不能证明（虚构）。",
    ) -> None:
        """Withdraw the case."""
        withdraw_case(WithdrawCase(docket, ground, reasons), act=self.act(by))

    def transfer(self, docket: str, by: str = WU, **changes: Any) -> None:
        """Hand the case to the authority that has jurisdiction."""
        values: dict[str, Any] = {
            "receiver": "邻县应急管理局（虚构）",
            "reasons": "违法行为发生在邻县（虚构）。",
            "materials": ("案卷一册（虚构）",),
        }
        transfer_case(TransferCase(docket, **(values | changes)), act=self.act(by))

    def suspect_crime(
        self,
        docket: str,
        by: str = LIN,
        group: tuple[str, ...] = (LIN, ZHAO),
        report: str = "涉嫌危险作业罪（虚构）。",
        on: date | None = None,
    ) -> None:
        """Report a suspected crime to the chief."""
        order = ProposeReferral(docket, self.those(*group), on or self.clock.today, report)
        propose_referral(order, act=self.act(by))

    def approve_referral(self, docket: str, by: str = WU) -> None:
        """Send it to the police."""
        approve_referral(ApproveReferral(docket), act=self.act(by), law=self.law)

    def refuse_referral(
        self, docket: str, by: str = WU, reason: str = "不构成（虚构）"
    ) -> None:
        """Do not."""
        refuse_referral(RefuseReferral(docket, reason), act=self.act(by), law=self.law)

    def refer(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Hand it over now."""
        values: dict[str, Any] = {
            "handed_at": self.clock.now,
            "receiver": "县公安局（虚构）",
            "materials": MATERIALS,
        }
        refer_case(ReferCase(docket, **(values | changes)), act=self.act(by), law=self.law)

    def police_file(self, docket: str, by: str = LIN, on: date | None = None) -> None:
        """The police filed the case."""
        day = on or self.clock.today
        accept_referral(AcceptReferral(docket, day, day), act=self.act(by))

    def police_refuse(
        self,
        docket: str,
        by: str = LIN,
        note: str = "没有犯罪事实（虚构）",
        on: date | None = None,
    ) -> None:
        """The police did not."""
        order = ReturnReferral(docket, on or self.clock.today, note)
        return_referral(order, act=self.act(by))

    def decide(self, docket: str, by: str = WU) -> None:
        """Decide the penalty."""
        decide_penalty(DecidePenalty(docket), act=self.act(by), law=self.law)

    def print(self, docket: str) -> None:
        """Make the PDF of the decision, as the worker does after the commit."""
        self.render(decision_of(self.case(docket)).document.code)

    def render(self, code: str) -> None:
        """Make the PDF of a document, as the worker does after the commit."""
        act = Act(RENDERER, self.clock.now)
        render_document(RenderDocument(code), act=act, keep=self.keep)

    def keep(self, data: bytes) -> BlobRef:
        """Keep bytes in the store."""
        stored = self.store.receive(io.BytesIO(data))
        return BlobRef(stored.sha256, stored.size)

    def serve(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Serve the decision in person."""
        values: dict[str, Any] = {
            "mode": "direct",
            "officers": self.those(LIN, ZHAO),
            "served_on": self.clock.today,
            "receiver": "单位收发（虚构）",
        }
        serve(Serve(docket, **(values | changes)), act=self.act(by), law=self.law)

    def pay(
        self, docket: str, by: str = LIN, fen: int = LARGE, paid_on: date | None = None
    ) -> None:
        """Record a payment."""
        order = RecordPayment(docket, paid_on or self.clock.today, fen, "代收-虚构")
        record_payment(order, act=self.act(by))

    def defer(self, docket: str, by: str = WU, **changes: Any) -> None:
        """Let the party pay in two parts, thirty and sixty days from now."""
        half = LARGE // 2
        parts = (
            Dated(self.clock.today + timedelta(days=30), half),
            Dated(self.clock.today + timedelta(days=60), LARGE - half),
        )
        values: dict[str, Any] = {
            "requested_on": self.clock.today,
            "reason": "停产三个月（虚构）",
            "parts": parts,
        }
        order = DeferPayment(docket, **(values | changes))
        defer_payment(order, act=self.act(by), law=self.law)

    def demand(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Serve the demand today."""
        values: dict[str, Any] = {
            "officers": self.those(LIN, ZHAO),
            "served_on": self.clock.today,
            "delivery": Delivery(receiver="单位收发（虚构）"),
        }
        order = DemandPerformance(docket, **(values | changes))
        demand_performance(order, act=self.act(by), law=self.law)

    def sue(self, docket: str, by: str = WU, **changes: Any) -> None:
        """Apply to the court today."""
        values: dict[str, Any] = {
            "court": "示范县人民法院（虚构）",
            "applied_on": self.clock.today,
            "uncontested": True,
        }
        order = ApplyToCourt(docket, **(values | changes))
        apply_to_court(order, act=self.act(by), law=self.law)

    def contest(self, docket: str, by: str = CHEN, **changes: Any) -> None:
        """Enter the notice of a reconsideration, applied for and received today."""
        values: dict[str, Any] = {
            "way": Way.RECONSIDERATION,
            "body": "示范县人民政府（虚构）",
            "number": "示复〔2026〕1号（虚构）",
            "applied_on": self.clock.today,
            "received_on": self.clock.today,
            "claims": "请求撤销处罚决定（虚构）。",
        }
        order = ReceiveRemedy(docket, **(values | changes))
        receive_remedy(order, act=self.act(by), law=self.law)

    def answer(self, docket: str, by: str = CHEN, **changes: Any) -> None:
        """Hand the answer in today."""
        values: dict[str, Any] = {
            "answered_on": self.clock.today,
            "answer": "事实清楚，程序合法（虚构）。",
            "evidence": ("现场检查记录（虚构）", "询问笔录（虚构）"),
            "norms": ("《中华人民共和国安全生产法》第九十七条",),
        }
        order = AnswerRemedy(docket, **(values | changes))
        answer_remedy(order, act=self.act(by), law=self.law)

    def stay(self, docket: str, by: str = CHEN, reason: str = "可能难以恢复（虚构）") -> None:
        """Stop the execution today, as the authority ordered."""
        order = StayExecution(docket, self.clock.today, "示范县人民政府（虚构）", reason)
        stay_execution(order, act=self.act(by))

    def conclude(
        self, docket: str, by: str = CHEN, outcome: str = "upheld", **changes: Any
    ) -> None:
        """Enter the outcome of today."""
        values: dict[str, Any] = {
            "number": "示复决〔2026〕1号（虚构）",
            "outcome_on": self.clock.today,
            "effective_on": self.clock.today,
            "note": "决定内容（虚构）。",
        }
        order = SettleRemedy(docket, outcome, **(values | changes))
        settle_remedy(order, act=self.act(by))

    def find_wrong(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Propose that the decision is revoked."""
        values: dict[str, Any] = {
            "standing": Standing.REVOKED,
            "reasons": "当事人有误（虚构）。",
        }
        propose_correction(ProposeCorrection(docket, **(values | changes)), act=self.act(by))

    def review_correction(
        self,
        docket: str,
        by: str = CHEN,
        *,
        agreed: bool = True,
        opinion: str = "应当纠正（虚构）。",
    ) -> None:
        """Give the opinion of the legal office on it."""
        review_correction(ReviewCorrection(docket, agreed, opinion), act=self.act(by))

    def correct(
        self,
        docket: str,
        by: str = WU,
        *,
        approved: bool = True,
        answer: str = "同意（虚构）。",
    ) -> None:
        """Decide it."""
        order = DecideCorrection(docket, approved, answer)
        decide_correction(order, act=self.act(by), law=self.law)

    def serve_correction(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Serve it today."""
        values: dict[str, Any] = {
            "officers": self.those(LIN, ZHAO),
            "served_on": self.clock.today,
            "delivery": BY_HAND_TO,
        }
        serve_correction(ServeCorrection(docket, **(values | changes)), act=self.act(by))

    def refund(self, docket: str, by: str = LIN, fen: int = LARGE) -> None:
        """Record that so much was paid back today."""
        order = RecordRefund(docket, self.clock.today, fen, "退库-虚构")
        record_refund(order, act=self.act(by))

    def redo(self, docket: str, by: str = LIN, reasons: str = "查清当事人（虚构）") -> str:
        """Register the new lead."""
        return redo_case(ActAnew(docket, reasons), act=self.act(by)).docket

    def court_says(self, docket: str, by: str = LIN, *, accepted: bool = True) -> None:
        """Record what the court said today."""
        order = RecordCourtAnswer(docket, self.clock.today, accepted, "裁定书（虚构）")
        record_court_answer(order, act=self.act(by))

    def court_ends(self, docket: str, by: str = LIN, how: str = "执行完毕（虚构）") -> None:
        """Record that the court's execution is over."""
        end_enforcement(EndEnforcement(docket, self.clock.today, how), act=self.act(by))

    def perform_duty(
        self,
        docket: str,
        by: str = LIN,
        kind: str = "suspend_business",
        how: str = "现场核实（虚构）",
        on: date | None = None,
        **changes: Any,
    ) -> None:
        """Record that one duty beside the fine was performed."""
        order = RecordDutyPerformed(docket, kind, on or self.clock.today, how, **changes)
        record_duty_performed(order, act=self.act(by))

    def perform(
        self,
        docket: str,
        by: str = LIN,
        how: str = "现场核实（虚构）",
        on: date | None = None,
    ) -> None:
        """Record that what was ordered beside money was done."""
        order = CompletePerformance(docket, on or self.clock.today, how)
        complete_performance(order, act=self.act(by))

    def finish(self, docket: str, by: str = ZHOU, ground: str = "履行完毕") -> None:
        """Close the case."""
        close_case(CloseCase(docket, ground), act=self.act(by))

    def bring(self, to: State, proposal: Proposal | None = None) -> str:
        """Return the docket of a new case, brought to a state that is not the archive."""
        if self.ground is None or not self._is_new or not self.ground.is_untouched:
            return self._walk(to, proposal)
        what = f"{to} {proposal} {party()}"
        done = self.ground.after(what, lambda county: county._walk(to, proposal))
        self.clock.now, self.papers = done.now, done.papers
        return done.docket

    @property
    def _is_new(self) -> bool:
        fresh = self.clock.now == Clock().now and not self.papers and not self.request
        return fresh and self.law == rulebook()

    def _walk(self, to: State, proposal: Proposal | None) -> str:
        docket = self.register()
        steps = _way(self, docket, to, proposal)
        while self.state(docket) is not to:
            next(steps)()
        return docket

    def return_opinion(self, docket: str, outcome: Outcome = Outcome.SUPPLEMENT) -> None:
        """Let a round end with an opinion that does not open the gate."""
        self.accept(docket)
        self.opine(docket, outcome)

    def image(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every recorded row of the installation, as the database has it."""
        return {model._meta.db_table: _rows_of(model) for model in _recorded()}


@cache
def _recorded() -> tuple[type[RecordedModel], ...]:
    return tuple(recorded_models(apps.get_models()))


def _rows_of(model: type[RecordedModel]) -> list[tuple[Any, ...]]:
    quote = connection.ops.quote_name
    order = quote(model._meta.pk.column)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {quote(model._meta.db_table)} ORDER BY {order}")  # noqa: S608 - names of our own
        return list(cursor.fetchall())


HEARING = {State.HEARING_REQUESTED, State.HEARING_ARRANGED, State.HEARING_HELD}


REFERRED = (County.suspect_crime, County.approve_referral, County.refer)
EXITS: Mapping[State, tuple[Callable[[County, str], None], ...]] = {
    State.WITHDRAWN: (County.withdraw_case,),
    State.TRANSFERRED: (County.transfer,),
    State.REFERRAL_PROPOSED: REFERRED,
    State.REFERRAL_APPROVED: REFERRED,
    State.REFERRED: REFERRED,
}


def _way(
    county: County, docket: str, to: State, proposal: Proposal | None
) -> Iterator[Callable[[], None]]:
    if to is State.DECLINED:
        yield lambda: county.decline(docket)
    yield lambda: county.file(docket)
    yield lambda: county.add(docket)
    yield lambda: county.inspect(docket)
    if to is State.SUSPENDED:
        yield lambda: county.suspend(docket)
    if to in EXITS:
        yield from (partial(step, county, docket) for step in EXITS[to])
    yield lambda: county.close(docket, proposal=proposal)
    if county.case(docket).review_required:
        yield lambda: county.submit(docket)
        if to is State.NOT_PENALISED:
            yield lambda: county.return_opinion(docket, Outcome.NO_PENALTY)
            yield lambda: county.spare(docket)
        if to in {State.PARKED, State.OBJECTED}:
            yield lambda: county.return_opinion(docket, Outcome.TRANSFER)
            yield lambda: county.object(docket)
        yield lambda: county.accept(docket)
        yield lambda: county.opine(docket)
    yield lambda: county.notice(docket)
    if to in HEARING:
        yield lambda: county.ask_for_hearing(docket)
        yield lambda: county.preside(docket)
        yield lambda: county.arrange(docket)
        county.come_to_hearing(docket)
        yield lambda: county.hold(docket)
    if to is State.IN_SECOND_REVIEW:
        yield lambda: county.defend(docket, adopted=True)
        yield lambda: county.submit(docket)
    yield lambda: county.waive(docket)
    yield lambda: county.decide(docket)
    if to is State.SET_ASIDE:
        yield lambda: county.find_wrong(docket)
        yield lambda: county.review_correction(docket)
        yield lambda: county.correct(docket)
    county.print(docket)
    yield lambda: county.serve(docket)
    yield lambda: county.pay(docket, fen=county.case(docket).proposal["fine_fen"])
    yield lambda: county.finish(docket)


def store_in(data: Path) -> BlobStore:
    """Return the evidence store of an installation."""
    return BlobStore(data)
