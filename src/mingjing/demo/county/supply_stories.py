"""What happens to each stop of supply of the county, told from today like the cases."""

import io
from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from mingjing.cases.pictures import Picture
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
    record_supply_refusal,
)
from mingjing.compulsion.commands.stop_supply import (
    NotifySupplier,
    TellOfSupplyStop,
    notify_supplier,
    tell_of_supply_stop,
)
from mingjing.compulsion.supply.kinds import Reason, Source
from mingjing.demo.county import results, visiting
from mingjing.demo.county.facts import MEDIA
from mingjing.demo.county.opining import Opining, inappropriate, passing
from mingjing.demo.county.supply_stops import SupplyPlot
from mingjing.demo.county.visiting import CAMERA, IN_CHARGE
from mingjing.demo.county.visits import AFTERNOON, ARRIVAL, LEAVING
from mingjing.demo.story import HEAD, REVIEWER
from mingjing.evidence.entering import Description
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook

FOOTAGE = "furnace-pit.jpg"
DAY = timedelta(hours=24)
PASSED = passing("两项事实有据，程序合法，范围与危险相当（虚构）。")
TOO_WIDE = inappropriate(
    "停止供应的范围超出现实危险所在的设施（虚构）。",
    "合法但不适当，建议缩小范围后重新提请（虚构）。",
)


def _ordered(plot: SupplyPlot, day: int) -> None:
    """Suspend work in an inspection, and ask for a stop of supply the day after."""
    visiting.task(plot, day - 2, planned=day - 1)
    visiting.approve(plot, day - 2)
    visiting.visit(plot, day - 1)
    visiting.halt(plot, day - 1, plot.stop.scope)

    def ask(act: Act, law: RuleBook) -> None:
        stop = plot.stop
        order = OpenSupplyStop(
            Source.MEASURES,
            plot.number,
            stop.supply,
            "",
            stop.supplier,
            stop.line,
            stop.officers,
            no_residents=True,
            served_on=plot.day(day - 1),
        )
        plot.file = open_supply_stop(order, act=act, law=law).number

    plot.by_officer(day, ask)


def _prove(plot: SupplyPlot, day: int) -> None:
    def record(act: Act, law: RuleBook) -> None:
        stop = plot.stop
        order = RecordSupplyRefusal(
            plot.file,
            act.at,
            stop.target.address,
            stop.refusal,
            stop.danger,
            stop.safety,
            CAMERA,
            told_of_recording=True,
            certificates_shown=True,
            present=IN_CHARGE,
        )
        record_supply_refusal(order, act=act, law=law)

    def film(act: Act, _law: RuleBook) -> None:
        stored = plot.store.receive(io.BytesIO((MEDIA / FOOTAGE).read_bytes()))
        described = Description(
            "audiovisual", "现场照片（虚构）", "证明拒不执行", FOOTAGE, told_party=True
        )
        at = act.at - timedelta(minutes=3)
        order = Picture(plot.file, described, CAMERA, plot.stop.officers, at, at)
        add_supply_picture(order, stored=stored, act=act)

    plot.by_officer(day, record, ARRIVAL)
    plot.by_officer(day, film, LEAVING)


def _review(plot: SupplyPlot, day: int, opinion: Opining = PASSED) -> None:
    plot.plan(
        REVIEWER,
        day,
        lambda act: review_supply_stop(
            ReviewSupplyStop(plot.file, opinion(plot.file)),
            act=act,
            law=plot.law,
        ),
    )


def _approve(plot: SupplyPlot, day: int) -> None:
    def approve(act: Act) -> None:
        order = ApproveSupplyStop(plot.file, "同意（虚构）。", is_safe=True)
        approve_supply_stop(order, act=act, law=plot.law_at(act))

    plot.plan(HEAD, day, approve, ARRIVAL)


def _tell(plot: SupplyPlot, day: int) -> None:
    def tell(act: Act, law: RuleBook) -> None:
        order = TellOfSupplyStop(plot.file, act.at, act.at + DAY, IN_CHARGE, device=CAMERA)
        tell_of_supply_stop(order, act=act, law=law)

    plot.by_officer(day, tell, AFTERNOON)


def _notify(plot: SupplyPlot, day: int) -> None:
    def notify(act: Act, law: RuleBook) -> None:
        order = NotifySupplier(plot.file, act.at, act.at, no_residents=True)
        notify_supplier(order, act=act, law=law)

    plot.by_officer(day, notify, ARRIVAL)


def _waits_for_facts(plot: SupplyPlot) -> None:
    _ordered(plot, -1)


def _waits_for_review(plot: SupplyPlot) -> None:
    _ordered(plot, -3)
    _prove(plot, -2)


def _waits_for_the_supplier(plot: SupplyPlot) -> None:
    _ordered(plot, -4)
    _prove(plot, -3)
    _review(plot, -2)
    _approve(plot, -1)


def _has_its_day(plot: SupplyPlot) -> None:
    _waits_for_the_supplier(plot)
    _tell(plot, -1)


def _stopped(plot: SupplyPlot) -> None:
    _ordered(plot, -9)
    _prove(plot, -8)
    _review(plot, -7)
    _approve(plot, -6)
    _tell(plot, -6)
    _notify(plot, -4)
    words = "存在重大事故隐患，责令停产后拒不执行，有发生事故的现实危险。"
    results.drafted(plot, lambda: plot.file, plot.first, -3, words)
    results.made_public(plot, lambda: plot.file, -2)


def _restored(plot: SupplyPlot) -> None:
    _stopped(plot)

    def perform(act: Act, law: RuleBook) -> None:
        words = "已经停产，隐患已经排除（虚构）。"
        order = RecordSupplyPerformance(plot.file, act.at, words)
        record_supply_performance(order, act=act, law=law)

    def lift(act: Act) -> None:
        order = LiftSupplyStop(plot.file, Reason.PERFORMED)
        lift_supply_stop(order, act=act, law=plot.law_at(act))

    plot.by_officer(-2, perform)
    plot.plan(HEAD, -2, lift, AFTERNOON)


def _declined(plot: SupplyPlot) -> None:
    _ordered(plot, -6)
    _prove(plot, -5)
    _review(plot, -4, TOO_WIDE)

    def decline(act: Act) -> None:
        reason = "停止供应的范围不适当，继续督促整改（虚构）。"
        decline_supply_stop(DeclineSupplyStop(plot.file, reason), act=act)

    plot.plan(HEAD, -3, decline)


SUPPLY_STOPS: Mapping[str, Callable[[SupplyPlot], None]] = MappingProxyType(
    {
        "kiln": _waits_for_facts,
        "smelter": _waits_for_review,
        "quarry": _waits_for_the_supplier,
        "plating": _has_its_day,
        "crusher": _stopped,
        "freezer": _restored,
        "sawmill": _declined,
    }
)
