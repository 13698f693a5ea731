"""What happens to each case of the county: one function per case, told from today.

A story turns on the day that starts its running clock; days are working days from there. Where
it names no turn, days are told from today.

Long because every case has its story here.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mingjing.cases.review_points import Point
from mingjing.demo.county import (
    announcing,
    contesting,
    deciding,
    hearing,
    leaving,
    opening,
    publicity,
    reviewing,
    skipping,
)
from mingjing.demo.county.beside_stories import BESIDE
from mingjing.demo.county.plot import CasePlot
from mingjing.demo.county.published_stories import PUBLISHED, decided
from mingjing.review.outcomes import Outcome

REVIEW, DECIDE, SERVE, PAY, PUBLISH = "SEED-REV", "APL-60", "APL-61", "APL-67", "ASL-78"
DEFENCE, ANSWER, ANNOUNCED = "DEFENCE", "ARL-48", "CPL-95"


def _found_yesterday(plot: CasePlot) -> None:
    opening.lead(plot, -1)


def _found_last_week(plot: CasePlot) -> None:
    opening.lead(plot, -5)


def _declined(plot: CasePlot) -> None:
    opening.lead(plot, -6)
    opening.decline(plot, -4)


def _filed(plot: CasePlot) -> None:
    opening.lead(plot, -3)
    opening.file(plot, -1)


def _ninety_days_nearly_over(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(DECIDE, due=plot.days.coming(2)))
    opening.lead(plot, -1)
    opening.file(plot, 0)
    opening.inspect(plot, 2)
    opening.inquire(plot, 6)


def _package_sent_back(plot: CasePlot) -> None:
    reviewing.from_lead_to_submission(plot, -5)
    reviewing.bounce(plot, -4)


def _sent_back_for_evidence(plot: CasePlot) -> None:
    plot.reviewer = "p-11"
    reviewing.from_lead_to_submission(plot, -12)
    reviewing.accept(plot, -11)
    reviewing.disagree(plot, -7, Outcome.SUPPLEMENT, Point.EVIDENCE)


def _not_submitted_in_time(plot: CasePlot) -> None:
    opening.investigated(plot, -2)
    skipping.try_to_decide(plot, -1)
    skipping.find_receipt(plot, -1)


def _ready_for_notice(plot: CasePlot) -> None:
    opening.investigated(plot, -1)


def _submitted(plot: CasePlot) -> None:
    reviewing.from_lead_to_submission(plot, -1)


def _in_review(plot: CasePlot, *, due_in: int, reviewer: str = "p-06") -> None:
    plot.reviewer = reviewer
    day = plot.days.coming(due_in) if due_in >= 0 else plot.days.ago(-due_in)
    plot.turns_on(plot.days.begun(REVIEW, due=day))
    reviewing.from_lead_to_submission(plot, -1)
    reviewing.accept(plot, 0)


def _review_due_tomorrow(plot: CasePlot) -> None:
    _in_review(plot, due_in=1, reviewer="p-11")
    reviewing.dispute(plot, 4)


def _review_due_today(plot: CasePlot) -> None:
    _in_review(plot, due_in=0)


def _review_overdue(plot: CasePlot) -> None:
    _in_review(plot, due_in=-2, reviewer="p-11")


def _review_extended(plot: CasePlot) -> None:
    plot.reviewer = "p-11"
    plot.turns_on(plot.days.begun(REVIEW, due=plot.days.coming(2), extended=True))
    reviewing.from_lead_to_submission(plot, -1)
    reviewing.accept(plot, 0)
    reviewing.extend(plot, 5)


def _objected(plot: CasePlot) -> None:
    reviewing.from_lead_to_submission(plot, -12)
    reviewing.accept(plot, -11)
    reviewing.disagree(plot, -6, Outcome.SUPPLEMENT, Point.EVIDENCE)
    reviewing.object_(plot, -3)


def _parked(plot: CasePlot) -> None:
    plot.reviewer = "p-11"
    reviewing.from_lead_to_submission(plot, -10)
    reviewing.accept(plot, -9)
    reviewing.disagree(plot, -5, Outcome.TRANSFER, Point.JURISDICTION)


def _reviewed(plot: CasePlot) -> None:
    reviewing.passed(plot, -1)


def _noticed(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(DEFENCE, due=plot.days.coming(1)))
    reviewing.passed(plot, -1)
    deciding.notice(plot, 0)


def _ready_for_decision(plot: CasePlot) -> None:
    reviewing.passed(plot, -10, collective=True)
    deciding.notice(plot, -9)
    deciding.defend(plot, -6)
    deciding.waive(plot, -5, hearing=True)
    reviewing.confirm(plot, -4)
    deciding.meet(plot, -2)


def _hearing_requested(plot: CasePlot) -> None:
    plot.reviewer = "p-11"
    reviewing.passed(plot, -8)
    deciding.notice(plot, -7)
    hearing.ask(plot, -5)
    hearing.preside(plot, -4)


def _hearing_arranged(plot: CasePlot) -> None:
    plot.turns_on(plot.days.coming(3))
    reviewing.passed(plot, -15)
    deciding.notice(plot, -14)
    hearing.ask(plot, -11)
    hearing.preside(plot, -10)
    hearing.arrange(plot, -9, held=0)


def _hearing_held(plot: CasePlot) -> None:
    plot.reviewer = "p-11"
    reviewing.passed(plot, -16)
    deciding.notice(plot, -15)
    hearing.ask(plot, -12)
    hearing.preside(plot, -11)
    hearing.arrange(plot, -10, held=-1)
    hearing.hold(plot, -1)


def _second_review(plot: CasePlot) -> None:
    reviewing.passed(plot, -12)
    deciding.notice(plot, -11)
    deciding.defend_with_success(plot, -8, fine_yuan="50000")
    reviewing.submit(plot, -5)
    reviewing.accept(plot, -4)


def _spared(plot: CasePlot) -> None:
    opening.investigated(plot, -4)
    leaving.spare(plot, -1, "first_violation")


def _dropped(plot: CasePlot) -> None:
    _looked_into(plot, -4)
    leaving.drop(plot, -2, "not_established")


def _transferred(plot: CasePlot) -> None:
    _looked_into(plot, -5)
    leaving.transfer(plot, -3)


def _referral_proposed(plot: CasePlot) -> None:
    _looked_into(plot, -2)
    leaving.suspect_crime(plot, -1)


def _referral_approved(plot: CasePlot) -> None:
    _looked_into(plot, -3)
    leaving.suspect_crime(plot, -1)
    leaving.approve(plot, -1)


def _referred(plot: CasePlot) -> None:
    """Tell report, approval and hand-over in a day: a weekend is longer than 24 hours."""
    _looked_into(plot, -5)
    leaving.suspect_crime(plot, -3)
    leaving.approve(plot, -3, opening.NOON)
    leaving.refer(plot, -3)


def _looked_into(plot: CasePlot, day: int) -> None:
    """Tell everything from the lead to the questioning on *day*."""
    opening.lead(plot, day - 3)
    opening.file(plot, day - 2)
    opening.inspect(plot, day - 2)
    opening.inquire(plot, day)


def _service_overdue(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(SERVE, due=plot.days.ago(1)))
    decided(plot, 0)


def _announced(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(ANNOUNCED, due=plot.days.coming(2)))
    decided(plot, -5)
    announcing.announce(plot, 0)


def _not_published_in_time(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(PUBLISH, due=plot.days.ago(1)))
    decided(plot, 0)
    deciding.serve_decision(plot, 2)


def _draft_waits_for_check(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(PUBLISH, due=plot.days.coming(0)))
    decided(plot, 0)
    deciding.serve_decision(plot, 2)
    publicity.draft(plot, 4)


def _draft_sent_back(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(PUBLISH, due=plot.days.coming(1)))
    decided(plot, 0)
    deciding.serve_decision(plot, 1)
    publicity.draft(plot, 2)
    publicity.send_back(plot, 4)


def _ready_to_publish(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(PUBLISH, due=plot.days.coming(2)))
    decided(plot, 0)
    deciding.serve_decision(plot, 1)
    publicity.draft(plot, 2)
    publicity.check(plot, 3)


def _in_arrears(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(PAY, due=plot.days.ago(2)))
    decided(plot, -3)
    deciding.serve_decision(plot, 0)
    publicity.published(plot, 1)
    deciding.pay(plot, 2, yuan="10000")


def _withholding_proposed(plot: CasePlot) -> None:
    decided(plot, -6)
    deciding.serve_decision(plot, -5)
    publicity.propose_withholding(plot, -2, "no_social_influence")


def _withheld(plot: CasePlot) -> None:
    decided(plot, -18)
    deciding.serve_decision(plot, -17)
    publicity.propose_withholding(plot, -16, "no_social_influence")
    publicity.withhold(plot, -15)
    deciding.pay(plot, -8)


def _closed(plot: CasePlot) -> None:
    decided(plot, -22)
    deciding.serve_decision(plot, -20)
    publicity.published(plot, -18)
    deciding.pay(plot, -9)
    deciding.finish(plot, -3)


def _archived(plot: CasePlot) -> None:
    """Tell the case of the walk, with both rounds of its review."""
    reviewing.from_lead_to_submission(plot, -62)
    reviewing.accept(plot, -61)
    reviewing.disagree(plot, -57, Outcome.SUPPLEMENT, Point.EVIDENCE)
    opening.supplement(plot, -55)
    opening.close(plot, -53)
    reviewing.submit(plot, -53, {Point.EVIDENCE: plot.facts.say("response")})
    reviewing.accept(plot, -52)
    reviewing.extend(plot, -46)
    reviewing.agree(plot, -45, collective=True, adviser="法律意见书1号（虚构）")
    deciding.notice(plot, -44)
    deciding.defend(plot, -42)
    deciding.waive(plot, -41, hearing=True)
    reviewing.confirm(plot, -40)
    deciding.meet(plot, -38)
    deciding.decide(plot, -38)
    deciding.serve_decision(plot, -37)
    publicity.published(plot, -35)
    deciding.pay(plot, -28)
    deciding.finish(plot, -26)
    deciding.archive(plot, -24)


def _withdrawn(plot: CasePlot) -> None:
    decided(plot, -34)
    deciding.serve_decision(plot, -32)
    publicity.published(plot, -30)
    deciding.pay(plot, -25)
    deciding.finish(plot, -22)
    deciding.archive(plot, -20)
    publicity.withdraw(plot, -10, "changed")


def _contested(plot: CasePlot) -> None:
    plot.turns_on(plot.days.begun(ANSWER, due=plot.days.coming(3)))
    decided(plot, -20)
    deciding.serve_decision(plot, -18)
    publicity.published(plot, -16)
    contesting.contest(plot, 0, "示复〔2026〕71号（虚构）")


def _revoked(plot: CasePlot) -> None:
    """Tell a decision that was revoked yesterday: its page is to be withdrawn."""
    decided(plot, -50)
    deciding.serve_decision(plot, -48)
    publicity.published(plot, -46)
    deciding.pay(plot, -40)
    contesting.contest(plot, -30, "示复〔2026〕72号（虚构）")
    contesting.revoke(plot, -1, "示复决〔2026〕72号（虚构）", within=40)


STORIES: Mapping[str, Callable[[CasePlot], None]] = MappingProxyType(
    {
        "gloves": _found_yesterday,
        "sign": _found_last_week,
        "declined": _declined,
        "drill": _filed,
        "ledger": _ninety_days_nearly_over,
        "bounced": _package_sent_back,
        "returned": _sent_back_for_evidence,
        "officer": _not_submitted_in_time,
        "drill-small": _ready_for_notice,
        "lifting": _submitted,
        "welder-today": _review_due_today,
        "fresh": _review_due_tomorrow,
        "late": _review_overdue,
        "extended": _review_extended,
        "objected": _objected,
        "parked": _parked,
        "reviewed": _reviewed,
        "noticed": _noticed,
        "ready": _ready_for_decision,
        "ammonia": _hearing_requested,
        "cylinders": _hearing_arranged,
        "risk": _hearing_held,
        "second-review": _second_review,
        "spared": _spared,
        "mistaken": _dropped,
        "forklift": _transferred,
        "alarm": _referral_proposed,
        "powder": _referral_approved,
        "solvent": _referred,
        "unserved": _service_overdue,
        "unreachable": _announced,
        "unpublished": _not_published_in_time,
        "drafted": _draft_waits_for_check,
        "sent-back": _draft_sent_back,
        "checked": _ready_to_publish,
        "arrears": _in_arrears,
        "kitchen": _withholding_proposed,
        "clinic": _withheld,
        "contested": _contested,
        "revoked": _revoked,
        "closed": _closed,
        "foundry": _archived,
        "withdrawn": _withdrawn,
        **PUBLISHED,
        **BESIDE,
    }
)
