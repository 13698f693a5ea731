"""Accounts as commands see them: who opens, closes, changes, and what the record has of it."""

import pytest

from mingjing.accounts.commands.change_password import ChangePassword, change_password
from mingjing.accounts.commands.close_account import CloseAccount, close_account
from mingjing.accounts.commands.open_account import (
    OpenAccount,
    ResetPassword,
    open_account,
    reset_password,
)
from mingjing.accounts.models import Account
from mingjing.kernel.errors import (
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
)
from mingjing.ledger.recording import BUREAU
from mingjing.ledger.rows import UnrecordedChangeError, image_of
from support.cast import ADMIN, CHEN, LIN
from support.refusals import refused

GOOD = "河边飞起了 七只白鹭"


def opened(county, person=LIN):
    return open_account(OpenAccount(person), act=county.act(ADMIN))


def test_an_initial_password_opens_the_account_and_must_be_changed(county):
    password = opened(county)
    account = Account.objects.get(person=LIN)
    assert account.check_password(password)
    assert account.must_change
    change_password(ChangePassword(LIN, password, GOOD), act=county.act(LIN))
    account.refresh_from_db()
    assert account.check_password(GOOD)
    assert not account.check_password(password)
    assert not account.must_change


def test_neither_password_nor_hash_is_ever_in_the_record(county):
    password = opened(county)
    change_password(ChangePassword(LIN, password, GOOD), act=county.act(LIN))
    account = Account.objects.get(person=LIN)
    told = str(county.said(BUREAU))
    assert account.password.startswith("argon2$")
    for secret in (password, GOOD, account.password, account.password.rpartition("$")[2]):
        assert secret not in told
    assert image_of(account)["password"] in told


def test_a_password_planted_past_the_commands_is_found_by_the_audit(county):
    opened(county)
    account = Account.objects.get(person=LIN)
    before = image_of(account)
    account.set_password(GOOD)
    assert image_of(account)["password"] != before["password"]
    with pytest.raises(UnrecordedChangeError):
        account.save()


def test_checking_a_password_never_writes(county, django_assert_num_queries):
    opened(county)
    account = Account.objects.get(person=LIN)
    with django_assert_num_queries(0):
        account.check_password(GOOD)


def test_a_closed_account_has_no_password_and_can_be_opened_again(county):
    first = opened(county)
    close_account(CloseAccount(LIN, "调离"), act=county.act(ADMIN))
    account = Account.objects.get(person=LIN)
    assert not account.is_active
    assert not account.check_password(first)
    again = opened(county)
    account.refresh_from_db()
    assert account.is_active
    assert account.check_password(again)
    assert again != first


def change(county, *, who=LIN, person=LIN, old=None, new=GOOD):
    password = opened(county) if old is None else old
    change_password(ChangePassword(person, password, new), act=county.act(who))


REFUSALS = [
    # what, kind of refusal, why
    (
        lambda county: open_account(OpenAccount(CHEN), act=county.act(LIN)),
        NotPermittedError,
        "an officer keeps no accounts",
    ),
    (
        lambda county: open_account(OpenAccount("p-99"), act=county.act(ADMIN)),
        NotFoundError,
        "nobody on the roster",
    ),
    (lambda county: [opened(county), opened(county)], InvalidInputError, "open already"),
    (
        lambda county: reset_password(ResetPassword(LIN), act=county.act(ADMIN)),
        NotFoundError,
        "no account",
    ),
    (
        lambda county: [
            opened(county, ADMIN),
            close_account(CloseAccount(ADMIN, "x"), act=county.act(ADMIN)),
        ],
        IllegalTransitionError,
        "one's own",
    ),
    (lambda county: change(county, who=CHEN), NotPermittedError, "somebody else's"),
    (lambda county: change(county, new="短"), InvalidInputError, "too short"),
    (lambda county: change(county, new="12345678901"), InvalidInputError, "only digits"),
    (lambda county: change(county, new="password123"), InvalidInputError, "common"),
]


@pytest.mark.parametrize(("act", "kind", "why"), REFUSALS, ids=[row[-1] for row in REFUSALS])
def test_a_faulty_act_on_an_account_is_refused(county, act, kind, why):
    with pytest.raises(kind):
        act(county)


def test_a_wrong_old_password_changes_nothing(county):
    password = opened(county)
    with refused(county, BUREAU, InvalidInputError, ""):
        change(county, old="not this one")
    assert Account.objects.get(person=LIN).check_password(password)
