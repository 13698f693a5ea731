"""Every act of a seizure through its real command, by default by the right person."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest

from mingjing.bureau.queries import law_of_bureau
from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.pictures import Picture
from mingjing.compulsion.clocks import last_day
from mingjing.compulsion.commands.add_seizure_picture import add_seizure_picture
from mingjing.compulsion.commands.appraise import (
    BeginAppraisal,
    EndAppraisal,
    begin_appraisal,
    end_appraisal,
)
from mingjing.compulsion.commands.approve_seizure import (
    ApproveSeizure,
    ApproveUrgentSeizure,
    DeclineSeizure,
    approve_seizure,
    approve_urgent_seizure,
    decline_seizure,
)
from mingjing.compulsion.commands.dispose_of_items import DisposeOfItems, dispose_of_items
from mingjing.compulsion.commands.extend_seizure import ExtendSeizure, extend_seizure
from mingjing.compulsion.commands.hand_over_items import HandOverItems, hand_over_items
from mingjing.compulsion.commands.impose_seizure import (
    ImposeSeizure,
    ImposeSeizureUrgently,
    impose_seizure,
    impose_seizure_urgently,
)
from mingjing.compulsion.commands.lift_seizure import (
    LiftSeizure,
    ReturnItems,
    lift_seizure,
    return_items,
)
from mingjing.compulsion.commands.link_seizure import LinkSeizure, link_seizure
from mingjing.compulsion.commands.record_custody import RecordCustody, record_custody
from mingjing.compulsion.commands.release_items import ReleaseItems, release_items
from mingjing.compulsion.commands.replace_seizure_officer import (
    ReplaceSeizureOfficer,
    replace_seizure_officer,
)
from mingjing.compulsion.commands.request_seizure import RequestSeizure, request_seizure
from mingjing.compulsion.commands.review_seizure import ReviewSeizure, review_seizure
from mingjing.compulsion.commands.sell_perishables import (
    Manner,
    SellPerishables,
    sell_perishables,
)
from mingjing.compulsion.kinds import (
    Disposal,
    Ground,
    HolderFacts,
    ItemFacts,
    Keeping,
    Kind,
    Reason,
    Scene,
)
from mingjing.compulsion.models import Seizure
from mingjing.compulsion.states import State
from mingjing.evidence.entering import Description
from mingjing.statute.limits import RuleBook
from support.cast import CHEN, LIN, SONG, SUN, WU, ZHAO
from support.county import County
from support.opinions import GOOD, pointed
from support.refusals import require_complete

HOLDER = HolderFacts(
    "示例烟花店（虚构）", "示例镇1号（虚构）", "甲某（虚构）", "91140524MA0K000051"
)
BOXES = ItemFacts(1, "烟花", "12", "箱", "A级（虚构）", "批号 2026-01", "完好")
CELLAR = ItemFacts(1, "库房", "30", "平方米", "示例镇1号院内（虚构）", "1号院库房", "上锁")
SCENE = Scene(
    party_called=True,
    certificates_shown=True,
    told=True,
    heard=True,
    delivered=True,
    party_present="甲某（虚构）",
    told_of_recording=True,
    device="DSJ-01",
)


@dataclass
class Desk:
    """A county in which things are sealed and seized."""

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

    def row(self, number: str) -> Seizure:
        """Return it as it stands."""
        return Seizure.objects.get(pk=number)

    def state(self, number: str) -> State:
        """Return where it stands."""
        return self.row(number).stage

    def until(self, number: str) -> date | None:
        """Return the last day of its period."""
        return last_day(self.row(number), self.law)

    def request(self, by: str = LIN, **changes: Any) -> str:
        """Ask to seize fireworks."""
        values: dict[str, Any] = {
            "kind": Kind.SEIZURE,
            "ground": Ground.ASL_65_4,
            "hazardous": False,
            "holder": HOLDER,
            "facts": "无证储存烟花（虚构）。",
            "relation": "即无证储存的烟花（虚构）。",
            "objects": ("无证储存的烟花（虚构）",),
            "officers": (LIN, ZHAO),
            "only_involved": True,
            "no_necessities": True,
            "not_sealed": True,
            "source": "现场检查（虚构）",
        }
        order = RequestSeizure(**(values | changes))
        self.last = request_seizure(order, act=self.act(by), law=self.law).number
        return self.last

    def review(self, number: str, by: str = CHEN, opinion: ActOpinion = GOOD) -> None:
        """Review it."""
        order = ReviewSeizure(number, pointed(opinion, number))
        review_seizure(order, act=self.act(by), law=self.law)

    def approve(
        self, number: str, by: str = WU, opinion: str = "同意（虚构）", unrecorded: str = ""
    ) -> None:
        """Approve it."""
        order = ApproveSeizure(number, opinion, unrecorded)
        approve_seizure(order, act=self.act(by), law=self.law)

    def make_up(self, number: str, by: str = WU, opinion: str = "同意（虚构）") -> None:
        """Approve it afterwards."""
        order = ApproveUrgentSeizure(number, opinion)
        approve_urgent_seizure(order, act=self.act(by), law=self.law)

    def decline(self, number: str, by: str = WU, reason: str = "不必（虚构）") -> None:
        """Decline it."""
        decline_seizure(DeclineSeizure(number, reason), act=self.act(by), law=self.law)

    def done(self, number: str, **changes: Any) -> ImposeSeizure:
        """Return what was done on the spot, just now."""
        scene = replace(SCENE, **changes.pop("scene", {}))
        sealing = self.row(number).kind == Kind.SEALING
        values: dict[str, Any] = {
            "number": number,
            "imposed_at": self.county.clock.now,
            "place": "示例镇1号（虚构）",
            "scene": scene,
            "items": (CELLAR if sealing else BOXES,),
            "keeping": Keeping("", "局仓库（虚构）", SONG),
        }
        return ImposeSeizure(**(values | changes))

    def impose(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Carry it out."""
        impose_seizure(self.done(number, **changes), act=self.act(by), law=self.law)

    def impose_urgently(
        self,
        number: str,
        by: str = LIN,
        urgency: str = "正在转移（虚构）",
        reported_to: str = WU,
        **changes: Any,
    ) -> None:
        """Carry it out before it is approved."""
        order = ImposeSeizureUrgently(self.done(number, **changes), urgency, reported_to)
        impose_seizure_urgently(order, act=self.act(by), law=self.law)

    def picture(self, number: str, by: str = LIN) -> int:
        """Add a picture and return its number."""
        now, crew = self.county.clock.now, self.row(number).officers
        described = Description("audiovisual", "照片（虚构）", "封存", "a.jpg", told_party=True)
        order = Picture(number, described, "DSJ-01", crew, now, now)
        stored = self.county.paper()
        return add_seizure_picture(order, stored=stored, act=self.act(by)).seq

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
        order = ReplaceSeizureOfficer(number, leaving, coming, "患病（虚构）", recused)
        replace_seizure_officer(order, act=self.act(by), law=self.law)

    def keep(self, number: str, by: str = SONG, **changes: Any) -> None:
        """Look at what is kept."""
        values: dict[str, Any] = {
            "number": number,
            "seen_at": self.county.clock.now,
            "is_intact": True,
            "words": "完好（虚构）",
        }
        record_custody(RecordCustody(**(values | changes)), act=self.act(by), law=self.law)

    def sell(self, number: str, by: str = WU, fen: int = 12_300) -> None:
        """Sell the first item."""
        order = SellPerishables(number, ((1, fen),), Manner.SALE, "易变质（虚构）")
        sell_perishables(order, act=self.act(by), law=self.law)

    def extend(
        self, number: str, by: str = WU, days: int = 30, reason: str = "案情复杂（虚构）"
    ) -> None:
        """Extend it."""
        order = ExtendSeizure(number, days, reason)
        extend_seizure(order, act=self.act(by), law=self.law)

    def appraise(self, number: str, by: str = LIN, days: int = 10, **changes: Any) -> None:
        """Send it to be tested from today for some days."""
        values: dict[str, Any] = {
            "number": number,
            "what": "药量检测（虚构）",
            "agency": "示例检测所（虚构）",
            "first": self.today,
            "last": self.today + timedelta(days=days - 1),
        }
        begin_appraisal(BeginAppraisal(**(values | changes)), act=self.act(by), law=self.law)

    def end_appraisal(self, number: str, by: str = LIN) -> None:
        """The result is there."""
        end_appraisal(EndAppraisal(number), act=self.act(by), law=self.law)

    def dispose(self, number: str, by: str = WU, **changes: Any) -> None:
        """Destroy it."""
        values: dict[str, Any] = {
            "number": number,
            "disposal": Disposal.DESTROYED,
            "reason": "依法应当销毁（虚构）",
            "device": "DSJ-01",
        }
        dispose_of_items(DisposeOfItems(**(values | changes)), act=self.act(by), law=self.law)

    def lift(
        self,
        number: str,
        by: str = LIN,
        reason: Reason = Reason.OTHER,
        words: str = "不再需要（虚构）",
        docket: str = "",
    ) -> None:
        """Lift it."""
        order = LiftSeizure(number, reason, words, docket)
        lift_seizure(order, act=self.act(by), law=self.law)

    def release(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Give the first item back now."""
        values: dict[str, Any] = {
            "number": number,
            "items": (1,),
            "reason": Reason.UNRELATED,
            "words": "与案件无关（虚构）",
            "returned_at": self.county.clock.now,
            "receiver": "甲某（虚构）",
            "device": "DSJ-01",
        }
        release_items(ReleaseItems(**(values | changes)), act=self.act(by), law=self.law)

    def link(self, number: str, docket: str, by: str = LIN) -> None:
        """Let it belong to a case."""
        link_seizure(LinkSeizure(number, docket), act=self.act(by), law=self.law)

    def give_back(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Return everything now."""
        values: dict[str, Any] = {
            "number": number,
            "returned_at": self.county.clock.now,
            "receiver": "甲某（虚构）",
            "device": "DSJ-01",
        }
        return_items(ReturnItems(**(values | changes)), act=self.act(by), law=self.law)

    def hand_over(self, number: str, by: str = LIN, docket: str = "") -> None:
        """Hand it over to the police."""
        order = HandOverItems(number, "示例公安局（虚构）", self.county.clock.now, docket)
        hand_over_items(order, act=self.act(by), law=self.law)

    def held(self, **changes: Any) -> str:
        """Return one that was asked for, reviewed, approved and carried out."""
        number = self.request(**changes)
        self.review(number)
        self.approve(number)
        self.impose(number)
        return number


def refused(error, match, act, /, *args, **options):
    """Demand that an act is refused, completely, with these words."""
    with pytest.raises(error, match=match) as caught:
        act(*args, **options)
    require_complete(caught.value)
    return caught.value


def said(desk, number, kind):
    """Return the facts of every entry of one kind, in order."""
    return [one["facts"] for one in desk.county.said(number) if one["kind"] == kind]


def as_keeper(desk, number, person):
    """Return *person* after making them the keeper: they see it then, and still may not."""
    desk.keep(number, handed_to=Keeping("", "局仓库（虚构）", person))
    return person
