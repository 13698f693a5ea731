"""What the county does beside the acts in the field: withdraws, keeps, has tested, orders."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mingjing.cases.investigation.appraising import SentItem
from mingjing.cases.investigation.commands.appraise import (
    AnswerReappraisal,
    CommissionAppraisal,
    RecordAppraisalOpinion,
    RequestReappraisal,
    TellAppraisalOpinion,
    answer_reappraisal,
    commission_appraisal,
    record_appraisal_opinion,
    request_reappraisal,
    tell_appraisal_opinion,
)
from mingjing.cases.investigation.commands.monitor import (
    EnterMonitoringRecord,
    ReviewMonitoringRecord,
    TellMonitoringRecord,
    enter_monitoring_record,
    review_monitoring_record,
    tell_monitoring_record,
)
from mingjing.cases.investigation.commands.preserve import (
    ApprovePreservation,
    DeclinePreservation,
    ImposePreservation,
    RequestPreservation,
    approve_preservation,
    decline_preservation,
    impose_preservation,
    request_preservation,
)
from mingjing.cases.investigation.commands.rectify import (
    CheckRectification,
    OrderToRectify,
    RequestRecheck,
    check_rectification,
    order_to_rectify,
    request_recheck,
)
from mingjing.cases.investigation.commands.recuse import (
    GrantRecusal,
    RefuseRecusal,
    RequestRecusal,
    grant_recusal,
    refuse_recusal,
    request_recusal,
)
from mingjing.cases.investigation.commands.settle_preservation import (
    ProposeSettlement,
    SettlePreservation,
    propose_settlement,
    settle_preservation,
)
from mingjing.cases.investigation.commands.suspend_case import (
    ResumeCase,
    SuspendCase,
    resume_case,
    suspend_case,
)
from mingjing.cases.investigation.monitoring import Virtue
from mingjing.cases.investigation.preserving import LIFE as PRESERVING
from mingjing.cases.investigation.preserving import RETURN, PreservedFacts
from mingjing.cases.investigation.queries import (
    appraisals_of,
    monitoring_records_of,
    open_rectifications_of,
    open_recusals_of,
    preservations_of,
)
from mingjing.cases.models import Case
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from support.cast import CHEN, LIN, ZHAO, ZHOU

if TYPE_CHECKING:
    from support.county import Clock

WHY = "与当事人的法定代表人是近亲属（虚构）"


class Investigating:
    """Acts beside the acts in the field, by default by the right person."""

    if TYPE_CHECKING:
        clock: Clock
        law: RuleBook

        def act(self, person: str) -> Act:
            """Return the frame of an act by *person* now."""

        def those(self, *people: str) -> tuple[str, ...]:
            """Return *people*, each who left by who came."""

        def case(self, docket: str) -> Case:
            """Return the row as it stands."""

    def ask_to_withdraw(
        self,
        docket: str,
        by: str = LIN,
        person: str = "",
        *,
        by_party: bool = False,
        on: date | None = None,
        reason: str = WHY,
    ) -> None:
        """Enter that somebody is to withdraw, by default who enters it."""
        day = on or self.clock.today
        order = RequestRecusal(docket, person or by, reason, day, by_party=by_party)
        request_recusal(order, act=self.act(by))

    def recuse(
        self, docket: str, by: str = ZHOU, opinion: str = "情况属实（虚构）", **changes: Any
    ) -> None:
        """Let the one withdraw who was asked to first."""
        order = GrantRecusal(docket, self.first_recusal(docket), opinion, **changes)
        grant_recusal(order, act=self.act(by), law=self.law)

    def refuse_to_recuse(
        self, docket: str, by: str = ZHOU, reasons: str = "没有关系（虚构）", **changes: Any
    ) -> None:
        """Let the one stay who was asked to withdraw first, and tell the applicant today."""
        values: dict[str, Any] = {"told_on": self.clock.today}
        order = RefuseRecusal(docket, self.first_recusal(docket), reasons, **(values | changes))
        refuse_recusal(order, act=self.act(by), law=self.law)

    def first_recusal(self, docket: str) -> int:
        """Return the key of the first that nobody decided; 0 where there is none."""
        case = Case.objects.filter(pk=docket).first()
        waiting = open_recusals_of(case) if case else []
        return waiting[0].pk if waiting else 0

    def ask_to_preserve(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Ask that evidence be preserved."""
        values: dict[str, Any] = {
            "reason": "当事人可能转移账册（虚构）",
            "objects": ("安全费用账册 2 本（虚构）",),
            "manner": "就地加封保存（虚构）",
        }
        order = RequestPreservation(docket, **(values | changes))
        request_preservation(order, act=self.act(by))

    def approve_preserving(
        self, docket: str, by: str = ZHOU, opinion: str = "同意（虚构）", **changes: Any
    ) -> None:
        """Approve the one that is open."""
        order = ApprovePreservation(docket, self.preserving(docket), opinion, **changes)
        approve_preservation(order, act=self.act(by), law=self.law)

    def decline_preserving(
        self, docket: str, by: str = ZHOU, reason: str = "可以当场复印（虚构）"
    ) -> None:
        """Do not approve it."""
        order = DeclinePreservation(docket, self.preserving(docket), reason)
        decline_preservation(order, act=self.act(by))

    def impose_preserving(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Carry it out now."""
        values: dict[str, Any] = {
            "officers": self.those(LIN, ZHAO),
            "imposed_at": self.clock.now,
            "place": "当事人财务室（虚构）",
            "items": (PreservedFacts("安全费用账册（虚构）", "2", "本"),),
            "receiver": "乙某（虚构）",
            "appear_on": self.clock.today + timedelta(days=3),
            "appear_at": "本局二楼（虚构）",
            "told_of_recording": True,
            "device": "CAM-01",
        }
        order = ImposePreservation(docket, self.preserving(docket), **(values | changes))
        impose_preservation(order, act=self.act(by), law=self.law)

    def preserve(self, docket: str, by: str = LIN) -> None:
        """Ask, approve and carry out."""
        self.ask_to_preserve(docket, by)
        self.approve_preserving(docket)
        self.impose_preserving(docket, by)

    def propose_to_settle(
        self, docket: str, by: str = LIN, outcome: str = RETURN, reason: str = "已复制（虚构）"
    ) -> None:
        """Propose what becomes of it."""
        order = ProposeSettlement(docket, self.preserving(docket), outcome, reason)
        propose_settlement(order, act=self.act(by), law=self.law)

    def settle(
        self, docket: str, by: str = ZHOU, outcome: str = RETURN, reason: str = "同意（虚构）"
    ) -> None:
        """Decide what becomes of it."""
        order = SettlePreservation(docket, self.preserving(docket), outcome, reason)
        settle_preservation(order, act=self.act(by), law=self.law)

    def preserving(self, docket: str) -> int:
        """Return the key of the first preservation that is not over; 0 where there is none."""
        case = Case.objects.filter(pk=docket).first()
        rows = preservations_of(case) if case else []
        return next((one.pk for one in rows if one.stage not in PRESERVING.ends), 0)

    def suspend(
        self,
        docket: str,
        by: str = ZHOU,
        ground: str = "other_outcome",
        reasons: str = "等待另案结果（虚构）",
    ) -> None:
        """Let the investigation rest."""
        suspend_case(SuspendCase(docket, ground, reasons), act=self.act(by), law=self.law)

    def go_on(self, docket: str, by: str = ZHOU, reasons: str = "已有结果（虚构）") -> None:
        """Let it go on."""
        resume_case(ResumeCase(docket, reasons), act=self.act(by), law=self.law)

    def rectify(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Order two things to be put right in five days."""
        values: dict[str, Any] = {
            "officers": self.handling(docket),
            "problems": ("没有警示标志（虚构）", "通道堵塞（虚构）"),
            "demands": ("设置标志（虚构）", "清理通道（虚构）"),
            "due_on": self.clock.today + timedelta(days=5),
        }
        order = OrderToRectify(docket, **(values | changes))
        order_to_rectify(order, act=self.act(by), law=self.law)

    def handling(self, docket: str) -> tuple[str, str]:
        """Return the two who handle the case; nobody where there is none."""
        case = Case.objects.filter(pk=docket).first()
        return case.officers if case else ("", "")

    def ask_for_recheck(
        self, docket: str, by: str = LIN, words: str = "已改正（虚构）"
    ) -> None:
        """Enter today that the party wants the first order looked at."""
        rows = open_rectifications_of(self.case(docket))
        order = RequestRecheck(docket, rows[0].pk if rows else 0, self.clock.today, words)
        request_recheck(order, act=self.act(by), law=self.law)

    def check_rectified(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Look at the first order that nobody looked at."""
        case = self.case(docket)
        rows = open_rectifications_of(case)
        values: dict[str, Any] = {
            "officers": case.officers,
            "done_at": self.clock.now,
            "done": (1, 2),
            "words": "复查情况（虚构）",
        }
        key = rows[0].pk if rows else 0
        order = CheckRectification(docket, key, **(values | changes))
        check_rectification(order, act=self.act(by), law=self.law)

    def commission(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Send a sample to be appraised."""
        values: dict[str, Any] = {
            "agency": "示范检测中心（虚构）",
            "items": (SentItem("油样（虚构）", "2 瓶"),),
            "demands": "闪点（虚构）",
            "due_on": self.clock.today + timedelta(days=20),
            "contact": "示例",
            "telephone": "0356-0000000",
        }
        order = CommissionAppraisal(docket, **(values | changes))
        commission_appraisal(order, act=self.act(by), law=self.law)

    def enter_opinion(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Enter the opinion, which is the first item of evidence."""
        values: dict[str, Any] = {
            "opinion_on": self.clock.today,
            "opinion": "闪点 23 度（虚构）",
            "item": 1,
        }
        order = RecordAppraisalOpinion(docket, self.appraisal(docket), **(values | changes))
        record_appraisal_opinion(order, act=self.act(by))

    def tell_opinion(self, docket: str, by: str = LIN, told_to: str = "甲某（虚构）") -> None:
        """Tell the party today."""
        order = TellAppraisalOpinion(docket, self.appraisal(docket), told_to, self.clock.today)
        tell_appraisal_opinion(order, act=self.act(by), law=self.law)

    def contest_opinion(
        self, docket: str, by: str = LIN, reasons: str = "样品不是本厂的（虚构）"
    ) -> None:
        """The party wants it done again."""
        order = RequestReappraisal(docket, self.appraisal(docket), reasons, self.clock.today)
        request_reappraisal(order, act=self.act(by))

    def answer_contest(self, docket: str, by: str = ZHOU, *, again: bool = True) -> None:
        """Answer that."""
        order = AnswerReappraisal(docket, self.appraisal(docket), again, "理由（虚构）")
        answer_reappraisal(order, act=self.act(by))

    def appraisal(self, docket: str) -> int:
        """Return the key of the last appraisal; 0 where there is none."""
        case = Case.objects.filter(pk=docket).first()
        rows = appraisals_of(case) if case else []
        return rows[-1].pk if rows else 0

    def enter_monitoring(self, docket: str, by: str = LIN, **changes: Any) -> None:
        """Say of the first item of evidence that monitoring made it."""
        values: dict[str, Any] = {
            "item": 1,
            "equipment": "固定摄像机 7 号（虚构）",
            "place": "国道旁（虚构）",
            "published": "2026-01-05 县政府网（虚构）",
            "technical_review": "检定证书（虚构）",
            "legal_review": "法制审核意见（虚构）",
            "recorded_at": self.clock.now,
        }
        order = EnterMonitoringRecord(docket, **(values | changes))
        enter_monitoring_record(order, act=self.act(by))

    def review_monitoring(
        self, docket: str, by: str = CHEN, virtues: tuple[Virtue, ...] = tuple(Virtue)
    ) -> None:
        """Review the last record."""
        order = ReviewMonitoringRecord(docket, self.monitoring(docket), virtues, "意见（虚构）")
        review_monitoring_record(order, act=self.act(by), law=self.law)

    def tell_monitoring(
        self, docket: str, by: str = LIN, how: str = "到本局查看（虚构）"
    ) -> None:
        """Tell the party today."""
        key = self.monitoring(docket)
        order = TellMonitoringRecord(docket, key, self.clock.today, how)
        tell_monitoring_record(order, act=self.act(by))

    def monitoring(self, docket: str) -> int:
        """Return the key of the last record; 0 where there is none."""
        case = Case.objects.filter(pk=docket).first()
        rows = monitoring_records_of(case) if case else []
        return rows[-1].pk if rows else 0
