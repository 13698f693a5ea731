"""Published cases, each told to its archive, and the other party of an invented one."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mingjing.demo.county import deciding, opening, publicity, reviewing
from mingjing.demo.county.plot import CasePlot
from mingjing.statute.decisions import PartyKind

INFLUENCE = "生产经营单位主要负责人不履行安全生产管理职责，有一定社会影响（虚构）。"


def decided(plot: CasePlot, day: int) -> None:
    """Tell a case that needs no review, up to its decision on *day*."""
    opening.investigated(plot, day - 4)
    deciding.notice(plot, day - 3)
    deciding.waive(plot, day - 2)
    deciding.decide(plot, day)


def _archived_unreviewed(plot: CasePlot) -> None:
    """Tell a published case that needs no review to its archive."""
    decided(plot, -34)
    _carried_out(plot, -34)


def _person_archived(plot: CasePlot) -> None:
    """Tell the published case of a person in charge, which must be reviewed, to its archive."""
    reviewing.passed(plot, -40)
    deciding.notice(plot, -39)
    deciding.waive(plot, -38, hearing=True)
    deciding.decide(plot, -36)
    _carried_out(plot, -36)


def _goods_confiscated(plot: CasePlot) -> None:
    """Tell the published case of unlicensed fireworks; the seizure is told apart."""
    opening.lead(plot, -42)
    opening.file(plot, -41)
    opening.inspect(plot, -41)
    opening.inquire(plot, -39)
    opening.close(plot, -36)
    reviewing.submit(plot, -36)
    reviewing.accept(plot, -35)
    reviewing.agree(plot, -31)
    deciding.notice(plot, -30)
    deciding.waive(plot, -29, hearing=True)
    deciding.decide(plot, -27)
    _carried_out(plot, -27)


def _resumed_without_consent(plot: CasePlot) -> None:
    """Tell what followed a published stop order; the inspection before it is told apart."""
    opening.file(plot, -41)
    opening.inspect(plot, -41)
    opening.inquire(plot, -39)
    opening.close(plot, -35)
    deciding.notice(plot, -34)
    deciding.waive(plot, -33)
    deciding.decide(plot, -31)
    _carried_out(plot, -31)


def _carried_out(plot: CasePlot, decided: int) -> None:
    """Tell everything from the service to the archive of what was decided on a day."""
    deciding.serve_decision(plot, decided + 1)
    is_person = plot.facts.party.kind is PartyKind.PERSON
    publicity.published(plot, decided + 3, social_influence=INFLUENCE if is_person else "")
    deciding.pay(plot, decided + 7)
    if plot.facts.kinds:
        deciding.perform(plot, decided + 7, "没收的物品已经处理（虚构）。")
    deciding.finish(plot, decided + 10)
    deciding.archive(plot, decided + 12)


def _its_person_in_charge(plot: CasePlot) -> None:
    """Tell the other party of the case above: no hearing, decided first."""
    opening.join(plot, -21)
    opening.file(plot, -20)
    opening.inquire(plot, -18)
    opening.close(plot, -14)
    reviewing.submit(plot, -14)
    reviewing.accept(plot, -13)
    reviewing.agree(plot, -9)
    deciding.notice(plot, -8)
    deciding.waive(plot, -7, hearing=True)
    deciding.decide(plot, -5)
    deciding.serve_decision(plot, -4)
    publicity.published(plot, -2, social_influence=INFLUENCE)


PUBLISHED: Mapping[str, Callable[[CasePlot], None]] = MappingProxyType(
    {
        "cutting": _archived_unreviewed,
        "paying": _archived_unreviewed,
        "exit": _archived_unreviewed,
        "person": _person_archived,
        "fireworks": _goods_confiscated,
        "aluminium": _resumed_without_consent,
        "ammonia-head": _its_person_in_charge,
    }
)
