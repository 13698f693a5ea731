"""What the county does beside the acts in the field: withdraws, keeps, has tested, orders."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

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
from mingjing.cases.investigation.preserving import LIFE as PRESERVING
from mingjing.cases.investigation.preserving import RETURN, PreservedFacts
from mingjing.cases.investigation.queries import open_recusals_of, preservations_of
from mingjing.cases.models import Case
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook
from support.cast import LIN, ZHAO, ZHOU

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
            "officers": (LIN, ZHAO),
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
