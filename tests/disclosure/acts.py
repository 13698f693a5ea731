"""The acts of disclosure with everything filled in that a test does not care about."""

from datetime import date, datetime

from disclosure.cast import CHECKER, LEGAL_HEAD, LIN, SUMMARY, at
from mingjing.access.actors import Actor
from mingjing.cases.models import Case
from mingjing.disclosure.commands.check_publication import CheckPublication, check_publication
from mingjing.disclosure.commands.decline_publication import (
    ConfirmNonPublication,
    DeclinePublication,
    confirm_non_publication,
    decline_publication,
)
from mingjing.disclosure.commands.draft_publication import DraftPublication, draft_publication
from mingjing.disclosure.commands.publish import Publish, publish
from mingjing.disclosure.commands.withdraw_publication import (
    WithdrawPublication,
    withdraw_publication,
)
from mingjing.disclosure.models import Publication
from mingjing.disclosure.policy import OPEN_CHANNEL, CreditClass
from mingjing.ledger.recording import Act
from mingjing.statute.load import rulebook


def draft(
    case: Case,
    *,
    by: Actor = LIN,
    channel: str = OPEN_CHANNEL,
    summary: str = SUMMARY,
    social_influence: str = "",
    credit_class: CreditClass | None = None,
) -> Publication:
    order = DraftPublication(case.docket, channel, summary, social_influence, credit_class)
    return draft_publication(order, act=Act(by, at(13)), law=rulebook())


def check(case: Case, *, by: Actor = CHECKER, channel: str = OPEN_CHANNEL) -> Publication:
    return check_publication(
        CheckPublication(case.docket, channel), act=Act(by, at(14)), law=rulebook()
    )


def make_public(
    case: Case,
    *,
    by: Actor = LEGAL_HEAD,
    on: datetime | None = None,
    channel: str = OPEN_CHANNEL,
) -> Publication:
    return publish(Publish(case.docket, channel), act=Act(by, on or at(15)))


def published_case(case: Case, *, social_influence: str = "") -> Publication:
    draft(case, social_influence=social_influence)
    check(case)
    return make_public(case)


def decline(
    case: Case, ground: str = "no_social_influence", *, by: Actor = LIN, reason: str = "个案"
) -> Publication:
    order = DeclinePublication(case.docket, OPEN_CHANNEL, ground, reason)
    return decline_publication(order, act=Act(by, at(13)), law=rulebook())


def confirm_declined(case: Case, *, by: Actor = CHECKER) -> Publication:
    order = ConfirmNonPublication(case.docket, OPEN_CHANNEL, date(2027, 5, 14))
    return confirm_non_publication(order, act=Act(by, at(14)))


def withdraw(
    case: Case,
    *,
    by: Actor = LEGAL_HEAD,
    ground: str = "revoked",
    ground_on: date = date(2026, 6, 18),
    reason: str = "处罚决定经行政复议被撤销。",
    on: datetime | None = None,
) -> Publication:
    order = WithdrawPublication(case.docket, OPEN_CHANNEL, ground, ground_on, reason)
    return withdraw_publication(order, act=Act(by, on or at(22, month=6)), law=rulebook())
