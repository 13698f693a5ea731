"""Every act of a stop of supply through its real command, by default by the right person."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from inspections.desk import GRAVE
from inspections.desk import Desk as InspectionDesk
from mingjing.bureau.queries import law_of_bureau
from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.pictures import Picture
from mingjing.cases.states import State as CaseState
from mingjing.compulsion.commands.add_supply_picture import add_supply_picture
from mingjing.compulsion.commands.approve_supply_stop import (
    ApproveSupplyStop,
    DeclineSupplyStop,
    ReviewSupplyStop,
    approve_supply_stop,
    decline_supply_stop,
    review_supply_stop,
)
from mingjing.compulsion.commands.lift_supply_stop import (
    LiftSupplyStop,
    RecordSupplyPerformance,
    lift_supply_stop,
    record_supply_performance,
)
from mingjing.compulsion.commands.open_supply_stop import OpenSupplyStop, open_supply_stop
from mingjing.compulsion.commands.record_supply_refusal import (
    RecordSupplyRefusal,
    WithdrawSupplyStop,
    record_supply_refusal,
    withdraw_supply_stop,
)
from mingjing.compulsion.commands.replace_supply_officer import (
    ReplaceSupplyOfficer,
    replace_supply_officer,
)
from mingjing.compulsion.commands.stop_supply import (
    NotifySupplier,
    TellOfSupplyStop,
    notify_supplier,
    tell_of_supply_stop,
)
from mingjing.compulsion.models import SupplyStop
from mingjing.compulsion.supply.kinds import Reason, Source, Supply
from mingjing.compulsion.supply.states import State
from mingjing.evidence.entering import Description
from mingjing.inspections.commands.order_measures import OrderMeasures, order_measures
from mingjing.inspections.kinds import Consequence, Measure
from mingjing.statute.decisions import DecisionKind
from mingjing.statute.limits import RuleBook
from support.cast import CHEN, LIN, SUN, WU, ZHAO
from support.county import County, proposed
from support.opinions import GOOD, pointed

DAY = timedelta(hours=24)


@dataclass
class SupplyDesk:
    """A county in which supply is stopped."""

    county: County
    inspection: str = field(default="", init=False)

    @property
    def law(self) -> RuleBook:
        """The law of the bureau today."""
        return law_of_bureau(self.county.law, self.county.clock.today)

    @property
    def now(self) -> datetime:
        """This minute."""
        return self.county.clock.now

    def act(self, by: str) -> Any:
        """Return the frame of an act."""
        return self.county.act(by)

    def row(self, number: str) -> SupplyStop:
        """Return it as it stands."""
        return SupplyStop.objects.get(pk=number)

    def state(self, number: str) -> State:
        """Return where it stands."""
        return self.row(number).stage

    def measures(
        self, measure: Measure = Measure.SUSPEND_WORK, *, grave: bool = True, **changes: Any
    ) -> str:
        """Return an inspection in which work was suspended for a major hazard."""
        desk = InspectionDesk(self.county, cap=9)
        desk.plan()
        number = desk.create(**changes)
        desk.approve(number)
        desk.arrive(number)
        problem = GRAVE if grave else type(GRAVE)(GRAVE.words)
        desk.record(number, problems=(problem,))
        order = OrderMeasures(number, (1,), (measure,), Consequence.HAZARD_ORDER, "一车间")
        order_measures(order, act=self.act(LIN), law=self.law)
        self.inspection = number
        return number

    def decided(self, kind: DecisionKind = DecisionKind.SUSPEND_BUSINESS) -> str:
        """Return a case in which business was suspended, and the decision served."""
        return self.county.bring(CaseState.SERVED, proposed(kinds=(kind,)))

    def open(self, by: str = LIN, **changes: Any) -> str:
        """Ask to cut the power of who does not obey the measures of an inspection."""
        values: dict[str, Any] = {
            "source": Source.MEASURES,
            "name": changes.pop("name", "") or self.inspection or self.measures(),
            "supply": Supply.POWER,
            "hazard": "",
            "supplier": "示例供电公司（虚构）",
            "scope": "一车间专用线路（虚构）",
            "officers": (LIN, ZHAO),
            "no_residents": True,
            "served_on": self.county.clock.today,
        }
        order = OpenSupplyStop(**(values | changes))
        return open_supply_stop(order, act=self.act(by), law=self.law).number

    def record(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Record both facts."""
        values: dict[str, Any] = {
            "number": number,
            "seen_at": self.now,
            "place": "一车间（虚构）",
            "refusal": "仍在生产（虚构）",
            "danger": "渣坑积水，可能爆炸（虚构）",
            "safety": "停电不影响排水（虚构）",
            "device": "DSJ-01",
            "told_of_recording": True,
            "certificates_shown": True,
            "present": "乙某（虚构）",
        }
        order = RecordSupplyRefusal(**(values | changes))
        record_supply_refusal(order, act=self.act(by), law=self.law)

    def film(self, number: str, by: str = LIN, at: datetime | None = None) -> None:
        """Hand in what the camera saw."""
        at = at or self.now
        described = Description("audiovisual", "录像（虚构）", "现场", "a.mp4", told_party=True)
        order = Picture(number, described, "DSJ-01", (LIN, ZHAO), at, at)
        add_supply_picture(order, stored=self.county.paper(), act=self.act(by))

    def withdraw(self, number: str, by: str = LIN, reason: str = "已经停产（虚构）") -> None:
        """Ask for nothing any more."""
        withdraw_supply_stop(WithdrawSupplyStop(number, reason), act=self.act(by))

    def replace(
        self,
        number: str,
        by: str = WU,
        coming: str = SUN,
        *,
        leaving: str = "",
        recused: bool = False,
    ) -> None:
        """Replace one officer, by default the second."""
        leaving = leaving or self.row(number).second_officer
        order = ReplaceSupplyOfficer(number, leaving, coming, "患病（虚构）", recused)
        replace_supply_officer(order, act=self.act(by))

    def review(self, number: str, by: str = CHEN, opinion: ActOpinion = GOOD) -> None:
        """Review it."""
        order = ReviewSupplyStop(number, pointed(opinion, number))
        review_supply_stop(order, act=self.act(by), law=self.law)

    def approve(self, number: str, by: str = WU, **changes: Any) -> None:
        """Approve it."""
        values: dict[str, Any] = {"number": number, "opinion": "同意（虚构）", "is_safe": True}
        order = ApproveSupplyStop(**(values | changes))
        approve_supply_stop(order, act=self.act(by), law=self.law)

    def decline(self, number: str, by: str = WU, reason: str = "不必（虚构）") -> None:
        """Decline it."""
        decline_supply_stop(DeclineSupplyStop(number, reason), act=self.act(by))

    def tell(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Tell the enterprise now that power is cut in a day."""
        values: dict[str, Any] = {
            "number": number,
            "told_at": self.now,
            "cut_at": self.now + DAY,
            "receiver": "乙某（虚构）",
            "device": "DSJ-01",
        }
        order = TellOfSupplyStop(**(values | changes))
        tell_of_supply_stop(order, act=self.act(by), law=self.law)

    def notify(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Tell the supplier to stop at once."""
        values: dict[str, Any] = {
            "number": number,
            "notified_at": self.now,
            "cut_at": self.now,
            "no_residents": True,
        }
        order = NotifySupplier(**(values | changes))
        notify_supplier(order, act=self.act(by), law=self.law)

    def perform(self, number: str, by: str = LIN, words: str = "已经停产（虚构）") -> None:
        """See that the order is obeyed."""
        order = RecordSupplyPerformance(number, self.now, words)
        record_supply_performance(order, act=self.act(by), law=self.law)

    def lift(
        self, number: str, by: str = WU, reason: Reason = Reason.PERFORMED, words: str = ""
    ) -> None:
        """Lift it."""
        order = LiftSupplyStop(number, reason, words)
        lift_supply_stop(order, act=self.act(by), law=self.law)

    def proven(self, **changes: Any) -> str:
        """Return one whose facts are recorded and filmed, and which was reviewed."""
        number = self.open(**changes)
        self.record(number)
        self.film(number)
        self.review(number)
        return number
