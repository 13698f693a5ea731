"""The reply of a party: entered by an officer, public after a check by somebody else."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from disclosure.acts import draft, published_case, withdraw
from disclosure.cast import CHECKER, FIRM, LEGAL_HEAD, LIN, STRANGER, Matter, at, decided
from mingjing.disclosure.commands.party_reply import (
    LONGEST_REPLY,
    CheckPartyReply,
    RecordPartyReply,
    check_party_reply,
    record_party_reply,
)
from mingjing.disclosure.models import PartyReply
from mingjing.disclosure.queries import published_item
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
)
from mingjing.ledger.models import Job
from mingjing.ledger.queries import history
from mingjing.ledger.recording import Act
from mingjing.statute.load import rulebook

pytestmark = pytest.mark.django_db
CODE = f"{1:016x}"
TEXT = "我公司已经重新组织培训，并补齐了记录。"


@pytest.fixture
def case(data_dir):
    case = decided()
    published_case(case)
    return case


def reply(case, text=TEXT, *, by=LIN, on=date(2026, 5, 20)):
    order = RecordPartyReply(case.docket, text, on)
    return record_party_reply(order, act=Act(by, at(21)), law=rulebook())


def check(case, *, by=CHECKER):
    return check_party_reply(CheckPartyReply(case.docket), act=Act(by, at(22)), law=rulebook())


def test_a_reply_is_public_only_after_the_check(case):
    reply(case)
    assert published_item(CODE).reply is None
    check(case)
    shown = published_item(CODE).reply
    assert (shown.text, shown.received_on) == (TEXT, date(2026, 5, 20))
    kinds = [entry.said["kind"] for entry in history(case.docket)]
    assert kinds[-2:] == ["party_reply_recorded", "party_reply_checked"]
    assert Job.objects.filter(kind="write_public_pages", key=f"{CODE}:published:reply").exists()


def test_entering_it_again_replaces_it_until_the_check(case):
    reply(case, "第一稿的文字。")
    reply(case)
    check(case)
    assert published_item(CODE).reply.text == TEXT
    with pytest.raises(IllegalTransitionError):
        reply(case, "另一段文字。")


BAD = [
    ("", date(2026, 5, 20), InvalidInputError, "empty"),
    ("答" * (LONGEST_REPLY + 1), date(2026, 5, 20), InvalidInputError, "too long"),
    (TEXT, date(2026, 5, 22), InvalidInputError, "tomorrow"),
    (TEXT, date(2026, 5, 10), InvalidInputError, "before the decision"),
    (f"请联系{FIRM.legal_representative}。", date(2026, 5, 20), GateClosedError, "a name"),
    ("电话 13900001234。", date(2026, 5, 20), GateClosedError, "a telephone"),
]


@pytest.mark.parametrize(("text", "on", "refusal", "why"), BAD)
def test_a_reply_that_may_not_be_public_is_refused(case, text, on, refusal, why):
    with pytest.raises(refusal):
        reply(case, text, on=on)
    assert not PartyReply.objects.exists(), why


@pytest.mark.parametrize("by", [STRANGER, CHECKER, LEGAL_HEAD])
def test_only_an_officer_of_the_case_enters_it(case, by):
    with pytest.raises((NotPermittedError, NotFoundError)):
        reply(case, by=by)


def test_nobody_checks_their_own(case):
    reply(case)
    both = type(LIN)("p-lin", LIN.roles | CHECKER.roles, "zhifa")
    with pytest.raises(NotPermittedError):
        check(case, by=both)
    update = "UPDATE disclosure_partyreply SET checked_by = recorded_by"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(update)


def test_there_is_no_reply_to_what_is_not_published(data_dir):
    case = decided(Matter(number=2))
    draft(case)
    with pytest.raises(IllegalTransitionError):
        reply(case)


def test_a_check_needs_a_reply(case):
    with pytest.raises(NotFoundError):
        check(case)


def test_a_withdrawal_takes_the_reply_out_of_view(case):
    reply(case)
    check(case)
    withdraw(case)
    assert published_item(CODE).reply is None
