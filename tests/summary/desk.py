"""Every act of a penalty on the spot by its real command, by default by the right person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjing.bureau.queries import law_of_bureau
from mingjing.cases.commands.register_lead import PartyFacts
from mingjing.cases.pictures import Picture
from mingjing.evidence.entering import Description
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.summary.commands.add_summary_picture import add_summary_picture
from mingjing.summary.commands.archive_summary_penalty import (
    ArchiveSummaryPenalty,
    archive_summary_penalty,
)
from mingjing.summary.commands.collect_on_the_spot import CollectOnTheSpot, collect_on_the_spot
from mingjing.summary.commands.decide_on_the_spot import DecideOnTheSpot, decide_on_the_spot
from mingjing.summary.commands.deliver_on_the_spot import DeliverOnTheSpot, deliver_on_the_spot
from mingjing.summary.commands.entrust_summary_penalty import (
    EntrustSummaryPenalty,
    entrust_summary_penalty,
)
from mingjing.summary.commands.find_on_the_spot import FindOnTheSpot, find_on_the_spot
from mingjing.summary.commands.hand_in import (
    BankCollectedFine,
    ReceiveCollectedFine,
    RecordSummaryPayment,
    bank_collected_fine,
    receive_collected_fine,
    record_summary_payment,
)
from mingjing.summary.commands.hear_on_the_spot import HearOnTheSpot, hear_on_the_spot
from mingjing.summary.commands.publish_summary_penalty import (
    PublishSummaryPenalty,
    publish_summary_penalty,
)
from mingjing.summary.commands.report_summary_penalty import (
    ReportSummaryPenalty,
    report_summary_penalty,
)
from mingjing.summary.commands.turn_into_ordinary import TurnIntoOrdinary, turn_into_ordinary
from mingjing.summary.kinds import Ground, Reason
from mingjing.summary.models import SummaryPenalty
from mingjing.summary.queries import fine_of
from mingjing.summary.states import State
from support.cast import HAN, HE, LIN, SONG, SUN, WU, ZHAO
from support.county import County

UNIT_VIOLATION, UNIT_SANCTION = "YJ-ASL-97-7", "found-unit"
PERSON_VIOLATION, PERSON_SANCTION = "YJ-ASL-104-1", "found-responsible"


def shop(**changes: Any) -> PartyFacts:
    """Return an enterprise that does not exist."""
    values: dict[str, Any] = {
        "kind": PartyKind.ORGANISATION,
        "name": "示例门市部（虚构）",
        "address": "示例路5号（虚构）",
        "uscc": "91140524MA0K000051",
        "legal_representative": "甲某（虚构）",
    }
    return PartyFacts(**(values | changes))


def somebody(**changes: Any) -> PartyFacts:
    """Return a natural person who does not exist."""
    values: dict[str, Any] = {
        "kind": PartyKind.PERSON,
        "name": "乙某（虚构）",
        "address": "示例村（虚构）",
        "citizen_number": "11010519491231002X",
        "is_enterprise": False,
    }
    return PartyFacts(**(values | changes))


@dataclass
class Desk:
    """A county in which penalties are decided on the spot."""

    county: County
    receipts: int = 0

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

    def row(self, number: str) -> SummaryPenalty:
        """Return the penalty as it stands."""
        return SummaryPenalty.objects.select_related("party").get(pk=number)

    def state(self, number: str) -> State:
        """Return where it stands."""
        return self.row(number).stage

    def find(self, by: str = LIN, **changes: Any) -> str:
        """Find a shop with a worker without certificate; one thousand yuan are proposed."""
        values: dict[str, Any] = {
            "party": shop(),
            "violation": UNIT_VIOLATION,
            "sanction": UNIT_SANCTION,
            "facts": "一名电工未持证上岗（虚构）。",
            "evidence": ("现场照片（虚构）",),
            "place": "示例门市部（虚构）",
            "found_at": self.county.clock.now,
            "officers": (LIN, ZHAO),
            "certificates_shown": True,
            "fine_fen": 100_000,
            "device": "DSJ-01",
            "told_of_recording": True,
        }
        order = FindOnTheSpot(**(values | changes))
        return find_on_the_spot(order, act=self.act(by), law=self.law).number

    def find_person(self, by: str = LIN, **changes: Any) -> str:
        """Find a responsible person; one hundred yuan are proposed."""
        values: dict[str, Any] = {
            "party": somebody(),
            "violation": PERSON_VIOLATION,
            "sanction": PERSON_SANCTION,
            "fine_fen": 10_000,
        }
        return self.find(by, **(values | changes))

    def picture(self, number: str, by: str = LIN) -> int:
        """Add a picture and return its number."""
        now = self.county.clock.now
        described = Description("audiovisual", "照片（虚构）", "现场", "a.jpg", told_party=True)
        order = Picture(number, described, "DSJ-01", (LIN, ZHAO), now, now)
        stored = self.county.paper()
        return add_summary_picture(order, stored=stored, act=self.act(by)).seq

    def hear(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Tell the party, which says nothing."""
        values: dict[str, Any] = {
            "number": number,
            "told_at": self.county.clock.now,
            "told": True,
        }
        order = HearOnTheSpot(**(values | changes))
        hear_on_the_spot(order, act=self.act(by), law=self.law)

    def adopt(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Hear a defence and adopt it: half of the fine."""
        half = self.row(number).proposal["fine_fen"] // 2
        values: dict[str, Any] = {
            "statement": "已经报名培训（虚构）。",
            "adopted": True,
            "answer": "查证属实（虚构）。",
            "fine_fen": half,
        }
        self.hear(number, by, **(values | changes))

    def decide(self, number: str, by: str = LIN) -> None:
        """Decide."""
        decide_on_the_spot(DecideOnTheSpot(number), act=self.act(by), law=self.law)

    def deliver(self, number: str, by: str = LIN, unsigned: str = "") -> None:
        """Hand the paper over now."""
        order = DeliverOnTheSpot(number, self.county.clock.now, not unsigned, unsigned)
        deliver_on_the_spot(order, act=self.act(by))

    def collect(self, number: str, by: str = LIN, **changes: Any) -> None:
        """Collect the fine because it would be hard later."""
        self.receipts += 1
        values: dict[str, Any] = {
            "number": number,
            "ground": Ground.HARD_LATER,
            "collected_at": self.county.clock.now,
            "receipt": f"虚构票据{self.receipts:04}",
            "circumstances": "流动经营，无固定场所（虚构）。",
        }
        order = CollectOnTheSpot(**(values | changes))
        collect_on_the_spot(order, act=self.act(by), law=self.law)

    def receive(self, number: str, by: str = SONG) -> None:
        """Receive the money for the bureau."""
        order = ReceiveCollectedFine(number, self.today)
        receive_collected_fine(order, act=self.act(by), law=self.law)

    def bank(self, number: str, by: str = SONG, slip: str = "虚构凭证1") -> None:
        """Pay it to the bank."""
        order = BankCollectedFine(number, self.today, slip)
        bank_collected_fine(order, act=self.act(by), law=self.law)

    def pay(
        self, number: str, by: str = LIN, slip: str = "虚构凭证2", fen: int | None = None
    ) -> None:
        """Record that the party paid at the bank: what is outstanding, or a part of it."""
        owed = fine_of(self.row(number)).outstanding_fen if fen is None else fen
        order = RecordSummaryPayment(number, self.today, slip, owed)
        record_summary_payment(order, act=self.act(by), law=self.law)

    def report(self, number: str, by: str = LIN) -> None:
        """Put it on file."""
        report_summary_penalty(ReportSummaryPenalty(number), act=self.act(by), law=self.law)

    def entrust(self, number: str, by: str = WU, **changes: Any) -> None:
        """Entrust somebody else of the unit with what is left."""
        values: dict[str, Any] = {"officer": SUN, "reason": "两人均已调离（虚构）"}
        order = EntrustSummaryPenalty(number, **(values | changes))
        entrust_summary_penalty(order, act=self.act(by))

    def publish(self, number: str, by: str = HAN, place: str = "县政府网站（虚构）") -> None:
        """Publish it."""
        order = PublishSummaryPenalty(number, self.today, place)
        publish_summary_penalty(order, act=self.act(by), law=self.law)

    def turn(self, number: str, by: str = LIN, reason: Reason = Reason.DISPUTED) -> str:
        """Turn it into a lead of an ordinary case."""
        order = TurnIntoOrdinary(number, reason, "当事人称另有隐情（虚构）")
        return turn_into_ordinary(order, act=self.act(by)).docket

    def archive(self, number: str, by: str = HE, volume: str = "2026年第1卷（虚构）") -> None:
        """Put it away."""
        archive_summary_penalty(ArchiveSummaryPenalty(number, volume), act=self.act(by))
