"""What happens to each seizure of the county, told from today like the cases."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mingjing.compulsion.commands.approve_seizure import ApproveSeizure, approve_seizure
from mingjing.compulsion.commands.dispose_of_items import DisposeOfItems, dispose_of_items
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
from mingjing.compulsion.commands.record_custody import RecordCustody, record_custody
from mingjing.compulsion.commands.request_seizure import RequestSeizure, request_seizure
from mingjing.compulsion.commands.review_seizure import ReviewSeizure, review_seizure
from mingjing.compulsion.kinds import Disposal, Ground, Keeping, Reason, Scene
from mingjing.demo.county import results
from mingjing.demo.county.opining import passing
from mingjing.demo.county.seizures import SeizurePlot
from mingjing.demo.story import CUSTODIAN, DEPUTY, REVIEWER
from mingjing.ledger.recording import Act
from mingjing.statute.limits import RuleBook

CAMERA = "DSJ-01"
HOLD_FOR = "ACL-25"
ON_SITE, AFTERNOON = 10, 15


def _ask(plot: SeizurePlot, day: int, hour: int = 9) -> None:
    facts = plot.facts

    def ask(act: Act, law: RuleBook) -> None:
        order = RequestSeizure(
            kind=facts.kind,
            ground=Ground.ASL_65_4,
            hazardous=False,
            holder=facts.holder,
            facts=facts.facts,
            relation=facts.relation,
            objects=facts.objects,
            officers=facts.officers,
            only_involved=True,
            no_necessities=True,
            not_sealed=True,
            docket=plot.case.docket if plot.case else "",
            source="" if plot.case else "现场检查（虚构）",
        )
        plot.number = request_seizure(order, act=act, law=law).number

    plot.by_officer(day, ask, hour)


def _review(plot: SeizurePlot, day: int) -> None:
    words = "有根据认为不符合标准或者违法，范围限于涉案，程序合法（虚构）。"

    def review(act: Act, law: RuleBook) -> None:
        opinion = passing(words)(plot.number)
        review_seizure(ReviewSeizure(plot.number, opinion), act=act, law=law)

    plot.by(REVIEWER, day, review)


def _approve(plot: SeizurePlot, day: int) -> None:
    def approve(act: Act, law: RuleBook) -> None:
        approve_seizure(ApproveSeizure(plot.number, "同意（虚构）。"), act=act, law=law)

    plot.by(DEPUTY, day, approve)


def _done(plot: SeizurePlot, act: Act) -> ImposeSeizure:
    holder = plot.facts.holder
    scene = Scene(
        party_called=True,
        certificates_shown=True,
        told=True,
        heard=True,
        delivered=True,
        party_present=holder.representative,
        statement="没有意见（虚构）。",
        told_of_recording=True,
        device=CAMERA,
    )
    keeping = Keeping("", "局物证仓库（虚构）", CUSTODIAN)
    return ImposeSeizure(plot.number, act.at, holder.address, scene, plot.facts.item, keeping)


def _impose(plot: SeizurePlot, day: int) -> None:
    def impose(act: Act, law: RuleBook) -> None:
        impose_seizure(_done(plot, act), act=act, law=law)

    plot.by_officer(day, impose, ON_SITE)


def _impose_urgently(plot: SeizurePlot, day: int) -> None:
    def impose(act: Act, law: RuleBook) -> None:
        urgency = "当事人正在装车转移（虚构）。"
        order = ImposeSeizureUrgently(_done(plot, act), urgency, DEPUTY)
        impose_seizure_urgently(order, act=act, law=law)

    plot.by_officer(day, impose, AFTERNOON)


def _look_after(plot: SeizurePlot, day: int) -> None:
    def look(act: Act, law: RuleBook) -> None:
        words = "件数相符，封条完好（虚构）。"
        order = RecordCustody(plot.number, act.at, is_intact=True, words=words)
        record_custody(order, act=act, law=law)

    plot.by(CUSTODIAN, day, look)


def _asked_for(plot: SeizurePlot) -> None:
    _ask(plot, -2)
    _review(plot, -1)


def _urgent(plot: SeizurePlot) -> None:
    _ask(plot, -1, AFTERNOON)
    _impose_urgently(plot, -1)


def _near_its_end(plot: SeizurePlot) -> None:
    plot.turns_on(plot.days.begun(HOLD_FOR, due=plot.days.coming(2)))
    _held(plot)


def _expired(plot: SeizurePlot) -> None:
    plot.turns_on(plot.days.begun(HOLD_FOR, due=plot.days.ago(1)))
    _held(plot)


def _returned(plot: SeizurePlot) -> None:
    plot.turns_on(plot.days.ago(12))
    _held(plot)

    def lift(act: Act, law: RuleBook) -> None:
        words = "经检测符合标准（虚构）。"
        order = LiftSeizure(plot.number, Reason.NO_VIOLATION, words)
        lift_seizure(order, act=act, law=law)

    def give_back(act: Act, law: RuleBook) -> None:
        receiver = plot.facts.holder.representative
        order = ReturnItems(plot.number, act.at, receiver, device=CAMERA)
        return_items(order, act=act, law=law)

    plot.by_officer(8, lift)
    plot.by_officer(8, give_back)


def _confiscated(plot: SeizurePlot) -> None:
    """Tell the things of a case that end where its decision says so."""
    _ask(plot, -41, AFTERNOON)
    _review(plot, -40)
    _approve(plot, -40)
    _impose(plot, -40)
    _publish(plot, -38)
    _look_after(plot, -35)

    def confiscate(act: Act, law: RuleBook) -> None:
        reason = "处罚决定没收非法经营的烟花（虚构）。"
        order = DisposeOfItems(plot.number, Disposal.CONFISCATED, reason, device=CAMERA)
        dispose_of_items(order, act=act, law=law)

    plot.by(DEPUTY, -25, confiscate)


def _publish(plot: SeizurePlot, day: int) -> None:
    """Draft the public copy the day before, check and publish it."""
    words = "现场检查中发现有根据认为不符合安全生产要求的物品，依法采取措施。"
    results.drafted(plot, lambda: plot.number, plot.facts.officers[0], day - 1, words)
    results.made_public(plot, lambda: plot.number, day)


def _held(plot: SeizurePlot) -> None:
    _ask(plot, -2)
    _review(plot, -1)
    _approve(plot, -1)
    _impose(plot, 0)
    _publish(plot, 2)
    _look_after(plot, 5)


SEIZURES: Mapping[str, Callable[[SeizurePlot], None]] = MappingProxyType(
    {
        "lpg": _asked_for,
        "rockets": _urgent,
        "store": _near_its_end,
        "hoist": _expired,
        "masks": _returned,
        "fireworks-goods": _confiscated,
    }
)
