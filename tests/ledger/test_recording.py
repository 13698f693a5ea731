"""One act, one command, one transaction, at least one entry: what recording() promises."""

from datetime import timedelta

import pytest
from django.db import transaction

from ledger.office import AT, Noted, act, found, note, refuse, register, said, size
from mingjing.access.actors import Actor, Role
from mingjing.bureau.models import Person, Unit
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    IllegalTransitionError,
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger import appending
from mingjing.ledger.models import LogEntry, Opening
from mingjing.ledger.recording import recording
from mingjing.ledger.rows import UnrecordedChangeError

pytestmark = pytest.mark.usefixtures("db")


def found_unit(*, fault=None, forgetful=False, late=False):
    """Enter a unit, with one of the faults a program can have."""
    with recording("open", act()) as record:
        record.concerns("甲案")
        if not late:
            unit().save(force_insert=True)
        if not forgetful:
            record.add(Noted("one"))
        if late:
            unit().save(force_insert=True)
        if fault is not None:
            raise fault


def unit(code="zhifa", **changed):
    return Unit(
        **{"code": code, "name": "队", "kind": "team", "valid_from": AT.date()} | changed
    )


PLACES = [
    # owner, attribute, why
    (appending, "append", "before anything of the record is written"),
    (appending, "_insert_openings", "before the openings"),
    (appending, "_insert_entries", "after the openings, the head locked"),
    (appending.statements, "set_head", "after the entries"),
]


@pytest.mark.parametrize(("owner", "name", "why"), PLACES)
def test_a_broken_append_leaves_neither_state_nor_entry(monkeypatch, owner, name, why):
    found()
    before = (size(), LogEntry.objects.count(), Opening.objects.count())

    def broken(*_args, **_kwargs):
        raise OSError(why)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, broken)
        with pytest.raises(OSError, match=why):
            register("p-50")
    assert not Person.objects.filter(pk="p-50").exists(), why
    assert (size(), LogEntry.objects.count(), Opening.objects.count()) == before, why
    register("p-50")
    assert said("bureau")[-1]["facts"]["person"] == "p-50"


def test_a_fault_in_the_command_leaves_neither_state_nor_entry():
    found()
    before = size()
    with pytest.raises(ZeroDivisionError):
        found_unit(fault=ZeroDivisionError())
    assert not Unit.objects.filter(pk="zhifa").exists()
    assert size() == before


def test_a_silent_command_is_a_fault_and_changes_nothing():
    found()
    with pytest.raises(UnrecordedChangeError, match="open recorded nothing"):
        found_unit(forgetful=True)
    assert not Unit.objects.filter(pk="zhifa").exists()


def test_a_row_saved_after_the_last_entry_is_a_fault_and_changes_nothing():
    found()
    with pytest.raises(UnrecordedChangeError, match="saved a row after its last entry"):
        found_unit(late=True)
    assert not Unit.objects.filter(pk="zhifa").exists()


def test_commands_do_not_nest():
    found()
    before = size()

    def outer():
        with recording("outer", act()) as record:
            record.add(Noted("outer"))
            note("甲案")

    with pytest.raises(RuntimeError, match="durable"):
        outer()
    assert size() == before


def test_a_command_inside_a_transaction_is_refused():
    found()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        note("甲案")


def test_no_recording_stays_open_after_a_command():
    found()
    with pytest.raises(UnrecordedChangeError, match="outside recording"):
        unit().save()


REFUSALS = [
    (NotPermittedError, True, "this post may not"),
    (SeparationOfDutiesError, True, "this person may not"),
    (IllegalTransitionError, True, "not from this state"),
    (GateClosedError, True, "a condition of the law is not met"),
    (InvalidInputError, False, "a slip of the pen is no act"),
    (NotFoundError, False, "there is no subject to record it on"),
]


@pytest.mark.parametrize(("kind", "recorded", "why"), REFUSALS)
def test_a_refusal_rolls_back_and_goes_on_record_if_it_is_one_of_the_law(kind, recorded, why):
    found()
    before = size()
    refusal = kind("不行。", why="法律如此。", remedy="请改正。", article="apl-2021:42")
    with pytest.raises(kind, match="不行"):
        found_unit(fault=refusal)
    assert not Unit.objects.filter(pk="zhifa").exists()
    assert size() == before + recorded, why
    if recorded:
        (entry,) = said("甲案")
        assert (entry["kind"], entry["act"], entry["rows"]) == ("act_refused", "open", [])
        assert entry["facts"] == {
            "act": "open",
            "refusal": kind.__name__,
            "what": "不行。",
            "article": "apl-2021:42",
        }


def test_a_refusal_names_who_tried():
    found()
    with pytest.raises(NotPermittedError):
        refuse("甲案", actor=Actor("p-07", frozenset({Role.OFFICER}), "zhifa"))
    (entry,) = said("甲案")
    assert entry["actor"] == {"person": "p-07", "roles": ["OFFICER"], "unit": "zhifa"}


def test_the_same_request_is_carried_out_once():
    found()
    note("甲案", request="r-1")
    with pytest.raises(AlreadyDoneError, match="已经办理过") as refused:
        note("甲案", request="r-1")
    assert "第 1 号条目" in refused.value.why
    assert len(said("甲案")) == 1


def test_another_request_command_or_person_is_another_act():
    found()
    note("甲案", request="r-1")
    note("甲案", request="r-2")
    register("p-50", request="r-1")
    note("甲案", request="r-1", actor=Actor("p-02"))
    note("甲案")
    note("甲案")
    assert len(said("甲案")) == 5


def test_a_refused_request_may_be_tried_again():
    found()
    with pytest.raises(NotPermittedError):
        refuse("甲案", request="r-1")
    refuse_not = act(request="r-1")
    with recording("refuse", refuse_not) as record:
        record.add(Noted("now permitted"), subject="甲案")
    assert [entry["kind"] for entry in said("甲案")] == ["act_refused", "noted"]


def test_the_act_keeps_its_own_time_and_the_log_never_runs_backwards():
    found()
    times = [AT + timedelta(hours=hours) for hours in (3, 1, 5, 2)]
    receipts = [note("甲案", at=at)[0] for at in times]
    logged = [receipt.entry.split(b'"t":"')[1][:16].decode() for receipt in receipts]
    assert [t[11:] for t in logged] == ["12:00", "12:00", "14:00", "14:00"]
    assert [entry["at"][11:16] for entry in said("甲案")] == [
        "12:00",
        "10:00",
        "14:00",
        "11:00",
    ]


def test_a_receipt_opens_its_own_commitment():
    found()
    (receipt,) = note("甲案", text="仅此一次")
    assert "仅此一次" in receipt.payload.decode()
    assert "仅此一次" not in receipt.entry.decode()
    assert "甲案" not in receipt.entry.decode()
    assert receipt.log_size == receipt.seq + 1
