"""Every act of a permit through its real command, by default by the right person."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from mingjing.bureau.queries import law_of_bureau
from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.review_points import ActSort
from mingjing.permits.catalogue import kind_of
from mingjing.permits.clocks import decide_by, silence_of
from mingjing.permits.commands.accept_application import (
    AcceptApplication,
    ConfirmFiling,
    RejectApplication,
    RequestCorrection,
    WithdrawApplication,
    accept_application,
    confirm_filing,
    reject_application,
    request_correction,
    withdraw_application,
)
from mingjing.permits.commands.assign_examiner import (
    AssignExaminer,
    ReplaceExaminer,
    assign_examiner,
    replace_examiner,
)
from mingjing.permits.commands.cancel_permit import CancelPermit, cancel_permit
from mingjing.permits.commands.challenge_permit import (
    ChallengePermit,
    EndPermit,
    KeepPermit,
    RecordHolderStatement,
    ReviewChallenge,
    challenge_permit,
    keep_permit,
    recall_permit,
    record_holder_statement,
    review_challenge,
    revoke_permit,
)
from mingjing.permits.commands.check_premises import CheckPremises, check_premises
from mingjing.permits.commands.conclude_examination import (
    ConcludeExamination,
    MarkApplication,
    ReviewApplication,
    SendBackApplication,
    conclude_examination,
    mark_application,
    review_application,
    send_back_application,
)
from mingjing.permits.commands.decide_application import (
    GrantPermit,
    RefusePermit,
    grant_permit,
    refuse_permit,
)
from mingjing.permits.commands.extend_examination import (
    BeginSpecialProcedure,
    EndSpecialProcedure,
    ExtendExamination,
    begin_special_procedure,
    end_special_procedure,
    extend_examination,
)
from mingjing.permits.commands.hold_permit_hearing import (
    AdjournPermitHearing,
    AppointPermitPresider,
    ArrangePermitHearing,
    EndPermitHearing,
    HoldPermitHearing,
    adjourn_permit_hearing,
    appoint_permit_presider,
    arrange_permit_hearing,
    end_permit_hearing,
    hold_permit_hearing,
)
from mingjing.permits.commands.inform_interested import (
    InformInterested,
    OrderPermitHearing,
    RecordPermitStatement,
    RequestPermitHearing,
    WaivePermitHearing,
    inform_interested,
    order_permit_hearing,
    record_permit_statement,
    request_permit_hearing,
    waive_permit_hearing,
)
from mingjing.permits.commands.issue_permit import (
    ArchiveApplication,
    DeliverRefusal,
    IssuePermit,
    PublishPermit,
    archive_application,
    deliver_refusal,
    issue_permit,
    publish_permit,
)
from mingjing.permits.commands.register_application import (
    ReceiveSupplement,
    RegisterApplication,
    receive_supplement,
    register_application,
)
from mingjing.permits.commands.remind_holder import RemindHolder, remind_holder
from mingjing.permits.kinds import (
    ApplicantFacts,
    CancelGround,
    ChallengeGround,
    Channel,
    NotAccepted,
    Outcome,
    PermitMinutes,
    Purpose,
    RefusalGround,
    Special,
    Term,
)
from mingjing.permits.models import Application, Permit
from mingjing.permits.permit_states import State as PermitState
from mingjing.permits.queries import open_hearing
from mingjing.permits.states import State
from mingjing.statute.limits import RuleBook
from support.cast import CHEN, CLERK, HAN, LIN, PENG, SONG, WU, ZHAO
from support.county import County
from support.opinions import GOOD, pointed
from support.refusals import require_complete

SHOP = ApplicantFacts(
    "示例烟花店（虚构）", "示例镇2号（虚构）", "甲某（虚构）", "91140524MA0K000052"
)
RETAIL = "fireworks_retail"
WHOLE = tuple(one.id for one in kind_of(RETAIL).material)


@dataclass
class Desk:
    """A county in which permits are asked for."""

    county: County
    last: str = field(default="", init=False)

    @property
    def law(self) -> RuleBook:
        """The law of the bureau today."""
        return law_of_bureau(self.county.law, self.county.clock.today)

    @property
    def today(self) -> date:
        """The legal date."""
        return self.county.clock.today

    def act(self, by: str) -> Any:
        """Return the frame of an act."""
        return self.county.act(by)

    def row(self, number: str) -> Application:
        """Return an application as it stands."""
        return Application.objects.get(pk=number)

    def state(self, number: str) -> State:
        """Return where an application stands."""
        return self.row(number).stage

    def permit(self, number: str) -> Permit:
        """Return the permit of an application as it stands."""
        found = self.row(number).permit
        assert found is not None
        return found

    def standing(self, number: str) -> PermitState:
        """Return where a permit stands."""
        return Permit.objects.get(pk=number).stage

    def until(self, number: str) -> Any:
        """Return the last day of the decision."""
        due = decide_by(self.row(number), self.today, self.law)
        return None if due is None else due.nominal

    def is_silent(self, number: str) -> bool:
        """Say whether silence has accepted it."""
        return silence_of(self.row(number), self.today, self.law) is not None

    def register(self, by: str = LIN, **changes: Any) -> str:
        """Receive an application to sell fireworks, with everything."""
        values: dict[str, Any] = {
            "kind": RETAIL,
            "purpose": Purpose.FIRST,
            "channel": Channel.WINDOW,
            "applicant": SHOP,
            "content": "零售C级、D级烟花爆竹（虚构）。",
            "submitted": WHOLE,
            "received_on": self.today,
        }
        order = RegisterApplication(**(values | changes))
        self.last = register_application(order, act=self.act(by), law=self.law).number
        return self.last

    def supplement(
        self,
        number: str,
        by: str = LIN,
        submitted: tuple[str, ...] = WHOLE,
        *,
        cured: bool = True,
    ) -> None:
        """Receive the rest."""
        order = ReceiveSupplement(number, submitted, cured, self.today)
        receive_supplement(order, act=self.act(by))

    def accept(self, number: str, by: str = LIN) -> None:
        """Accept it."""
        accept_application(AcceptApplication(number), act=self.act(by), law=self.law)

    def correct(self, number: str, by: str = LIN, defects: str = "") -> None:
        """Tell what is missing."""
        request_correction(RequestCorrection(number, defects), act=self.act(by), law=self.law)

    def reject(
        self, number: str, by: str = LIN, ground: NotAccepted = NotAccepted.NO_PERMIT_NEEDED
    ) -> None:
        """Do not accept it."""
        order = RejectApplication(number, ground, "理由（虚构）")
        reject_application(order, act=self.act(by), law=self.law)

    def give_up(self, number: str, by: str = LIN) -> None:
        """The applicant takes it back."""
        order = WithdrawApplication(number, self.today, "书面（虚构）")
        withdraw_application(order, act=self.act(by))

    def confirm(self, number: str, by: str = LIN) -> None:
        """Give the proof of a filing."""
        order = ConfirmFiling(number, "甲某（虚构）")
        confirm_filing(order, act=self.act(by), law=self.law)

    def assign(self, number: str, by: str = WU, examiner: str = LIN) -> None:
        """Let somebody examine it."""
        assign_examiner(AssignExaminer(number, examiner), act=self.act(by))

    def replace(self, number: str, by: str = WU, examiner: str = ZHAO) -> None:
        """Let somebody else examine it."""
        order = ReplaceExaminer(number, examiner, "患病（虚构）")
        replace_examiner(order, act=self.act(by))

    def check(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Visit the premises."""
        values: dict[str, Any] = {
            "number": number,
            "officers": (LIN, ZHAO),
            "began_at": self.county.clock.now - timedelta(hours=1),
            "ended_at": self.county.clock.now,
            "place": "示例镇2号（虚构）",
            "findings": "符合（虚构）。",
            "meets": True,
            "certificates_shown": True,
            "device": "DSJ-01",
        }
        order = CheckPremises(**(values | changes))
        check_premises(order, act=self.act(by), law=self.law)

    def inform(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Tell the neighbours."""
        values: dict[str, Any] = {
            "number": number,
            "others": ("邻店（虚构）",),
            "told_on": self.today,
            "hearing_right": True,
            "content": "拟在邻近设店（虚构）。",
        }
        order = InformInterested(**(values | changes))
        inform_interested(order, act=self.act(by), law=self.law)

    def state_words(self, number: str, by: str = LIN, person: int = 2) -> None:
        """Record what a neighbour said."""
        order = RecordPermitStatement(
            number,
            person,
            self.today,
            "太近（虚构）",
            "不采纳：距离合规（虚构）",
            adopted=False,
        )
        record_permit_statement(order, act=self.act(by))

    def waive(self, number: str, by: str = LIN, person: int = 2) -> None:
        """Somebody gives up the hearing."""
        order = WaivePermitHearing(number, person, self.today)
        waive_permit_hearing(order, act=self.act(by))

    def ask(self, number: str, by: str = LIN, person: int = 2) -> None:
        """Somebody asks for a hearing."""
        order = RequestPermitHearing(number, person, self.today)
        request_permit_hearing(order, act=self.act(by), law=self.law)

    def order_hearing(self, number: str, by: str = LIN) -> None:
        """Hold a hearing of our own accord."""
        order = OrderPermitHearing(number, "涉及公共利益（虚构）", self.today)
        order_permit_hearing(order, act=self.act(by), law=self.law)

    def preside(self, number: str, by: str = WU, presider: str = PENG) -> None:
        """Let somebody preside."""
        appoint_permit_presider(AppointPermitPresider(number, presider), act=self.act(by))

    def arrange(
        self, number: str, by: str = PENG, days: int = 14, recorder: str = CLERK
    ) -> None:
        """Notify of a hearing in so many days."""
        at = self.county.clock.now + timedelta(days=days)
        order = ArrangePermitHearing(number, at, "会议室（虚构）", recorder, self.today)
        arrange_permit_hearing(order, act=self.act(by), law=self.law)

    def adjourn(self, number: str, by: str = PENG) -> None:
        """Put the hearing off."""
        order = AdjournPermitHearing(number, "患病（虚构）")
        adjourn_permit_hearing(order, act=self.act(by))

    def hold(self, number: str, by: str = PENG, **changes: Any) -> None:
        """Enter the minutes of a hearing that ended just now."""
        now = self.county.clock.now
        values: dict[str, Any] = {
            "began_at": now - timedelta(hours=1),
            "ended_at": now,
            "examiners": (self.row(number).examiner,),
            "present": ("邻店（虚构）",),
            "reasons": "距离合规（虚构）。",
            "argued": "太近（虚构）。",
            "device": "DSJ-02",
        }
        order = HoldPermitHearing(number, PermitMinutes(**(values | changes)))
        hold_permit_hearing(order, act=self.act(by), law=self.law)

    def end_hearing(self, number: str, by: str = LIN) -> None:
        """Nobody wants it any more."""
        order = EndPermitHearing(number, self.today, "撤回（虚构）")
        end_permit_hearing(order, act=self.act(by))

    def extend(
        self, number: str, by: str = WU, days: int = 10, reason: str = "复杂（虚构）"
    ) -> None:
        """Extend the limit."""
        order = ExtendExamination(number, days, reason)
        extend_examination(order, act=self.act(by), law=self.law)

    def test(self, number: str, by: str = LIN, days: int = 7, **changes: Any) -> None:
        """Send something to be tested from today for some days."""
        values: dict[str, Any] = {
            "number": number,
            "what": Special.TEST,
            "agency": "示例检测所（虚构）",
            "first": self.today,
            "last": self.today + timedelta(days=days - 1),
        }
        order = BeginSpecialProcedure(**(values | changes))
        begin_special_procedure(order, act=self.act(by), law=self.law)

    def end_test(self, number: str, by: str = LIN) -> None:
        """The result is there."""
        order = EndSpecialProcedure(number, "合格（虚构）")
        end_special_procedure(order, act=self.act(by), law=self.law)

    def conclude(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Propose to grant it."""
        refuses = changes.get("outcome") is Outcome.REFUSE
        labels = kind_of(self.row(number).kind).particulars
        values: dict[str, Any] = {
            "number": number,
            "outcome": Outcome.GRANT,
            "opinion": "符合（虚构）。",
            "ground": RefusalGround.NOT_MET if refuses else None,
            "particulars": () if refuses else ("示例（虚构）",) * len(labels),
        }
        order = ConcludeExamination(**(values | changes))
        conclude_examination(order, act=self.act(by), law=self.law)

    def send_back(self, number: str, by: str = WU, reason: str = "未查清（虚构）") -> None:
        """Send the opinion back."""
        send_back_application(SendBackApplication(number, reason), act=self.act(by))

    def mark(self, number: str, by: str = HAN) -> None:
        """Demand a review."""
        mark_application(MarkApplication(number), act=self.act(by), law=self.law)

    def review(self, number: str, by: str = CHEN, opinion: ActOpinion = GOOD) -> None:
        """Review it."""
        order = ReviewApplication(number, pointed(opinion, number, ActSort.PERMIT))
        review_application(order, act=self.act(by), law=self.law)

    def grant(
        self, number: str, by: str = WU, days: int = 365, words: str = "同意（虚构）"
    ) -> None:
        """Grant it for so many days."""
        term = Term(self.today, self.today + timedelta(days=days))
        grant_permit(GrantPermit(number, term, words), act=self.act(by), law=self.law)

    def refuse(self, number: str, by: str = WU, reason: str = "不符合（虚构）") -> None:
        """Refuse it."""
        refuse_permit(RefusePermit(number, reason), act=self.act(by), law=self.law)

    def issue(self, number: str, by: str = LIN, receiver: str = "甲某（虚构）") -> None:
        """Hand the certificate over."""
        order = IssuePermit(number, receiver, self.today)
        issue_permit(order, act=self.act(by), law=self.law)

    def deliver(self, number: str, by: str = LIN) -> None:
        """Hand the refusal over."""
        order = DeliverRefusal(number, "甲某（虚构）", self.today)
        deliver_refusal(order, act=self.act(by), law=self.law)

    def publish(
        self, number: str, by: str = HAN, undelivered: str = "", at: str = "县网（虚构）"
    ) -> None:
        """Publish it."""
        order = PublishPermit(number, self.today, at, undelivered)
        publish_permit(order, act=self.act(by), law=self.law)

    def archive(self, number: str, by: str = SONG) -> None:
        """Put it away."""
        archive_application(ArchiveApplication(number, "2026年第1卷（虚构）"), act=self.act(by))

    def remind(self, number: str, by: str = LIN) -> None:
        """Tell its holder that it runs out."""
        remind_holder(RemindHolder(number, self.today), act=self.act(by), law=self.law)

    def challenge(
        self, number: str, by: str = LIN, ground: ChallengeGround = ChallengeGround.UNQUALIFIED
    ) -> None:
        """Propose to end a permit."""
        order = ChallengePermit(number, ground, "事实（虚构）")
        challenge_permit(order, act=self.act(by), law=self.law)

    def hear_holder(self, number: str, by: str = LIN, words: str = "") -> None:
        """Record what its holder said."""
        order = RecordHolderStatement(number, self.today, words)
        record_holder_statement(order, act=self.act(by))

    def review_end(self, number: str, by: str = CHEN, opinion: ActOpinion = GOOD) -> None:
        """Review its end."""
        order = ReviewChallenge(number, pointed(opinion, number, ActSort.PERMIT))
        review_challenge(order, act=self.act(by), law=self.law)

    def revoke(self, number: str, by: str = WU) -> None:
        """Revoke it."""
        revoke_permit(EndPermit(number, "理由（虚构）"), act=self.act(by), law=self.law)

    def recall(self, number: str, by: str = WU, compensation: str = "依法补偿（虚构）") -> None:
        """Recall it."""
        order = EndPermit(number, "理由（虚构）", compensation)
        recall_permit(order, act=self.act(by), law=self.law)

    def keep(self, number: str, by: str = WU) -> None:
        """Let it stand."""
        keep_permit(KeepPermit(number, "不成立（虚构）"), act=self.act(by))

    def cancel(
        self,
        number: str,
        by: str = WU,
        ground: CancelGround = CancelGround.DISSOLVED,
        docket: str = "",
    ) -> None:
        """Cancel it."""
        order = CancelPermit(number, ground, "事实（虚构）", docket)
        cancel_permit(order, act=self.act(by), law=self.law)

    def examined(self, **changes: Any) -> str:
        """Return one that is accepted, under examination, with its premises visited."""
        number = self.register(**changes)
        self.accept(number)
        self.assign(number)
        self.check(number)
        return number

    def granted(self, **changes: Any) -> str:
        """Return one that is granted and delivered."""
        days = changes.pop("days", 365)
        number = self.examined(**changes)
        self.conclude(number)
        self.grant(number, days=days)
        self.issue(number)
        return number

    def at_hearing(self) -> str:
        """Return one for which a hearing is held today, in an hour."""
        number = self.examined()
        self.inform(number)
        self.ask(number)
        self.preside(number)
        self.arrange(number)
        self.come_to_hearing(number)
        return number

    def come_to_hearing(self, number: str) -> None:
        """Let time pass until the hearing is over."""
        hearing = open_hearing(self.row(number))
        begins = None if hearing is None else hearing.begins_at
        if begins is not None and begins > self.county.clock.now:
            self.county.clock.now = begins + timedelta(hours=2)


def refused(error, match, act, /, *args, **options):
    """Demand that an act is refused, completely, with these words."""
    with pytest.raises(error, match=match) as caught:
        act(*args, **options)
    require_complete(caught.value)
    return caught.value


def said(desk, number, kind):
    """Return the facts of every entry of one kind, in order."""
    return [one["facts"] for one in desk.county.said(number) if one["kind"] == kind]
