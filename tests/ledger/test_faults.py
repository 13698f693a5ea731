"""What a database reports reaches a person as what, why and what to do."""

import sqlite3

import psycopg.errors
import pytest
from django.db import IntegrityError as RowConflictError
from django.db import OperationalError

from ledger.office import found, note, size
from mingjing.kernel.errors import AlreadyDoneError, IntegrityError
from mingjing.ledger import appending
from mingjing.ledger.faults import RecordLostError, RecordUnavailableError, refusal_of


def of_sqlite(name, text):
    cause = sqlite3.OperationalError(text)
    cause.sqlite_errorname = name
    return caused(OperationalError(text), cause)


def caused(error, cause):
    error.__cause__ = cause
    return error


def of_postgresql(state, kind=OperationalError):
    found_error = psycopg.errors.lookup(state)("said by the server")
    return caused(kind("said by the server"), found_error)


FAULTS = [
    # error, refusal, what it says, why
    (of_sqlite("SQLITE_FULL", "database or disk is full"), "磁盘已满", "SQLite, disk"),
    (of_sqlite("SQLITE_BUSY", "database is locked"), "记录正忙", "SQLite, lock"),
    (of_sqlite("SQLITE_BUSY_SNAPSHOT", "database is locked"), "记录正忙", "its finer code"),
    (of_sqlite("SQLITE_IOERR_WRITE", "disk I/O error"), "磁盘读写出错", "SQLite, I/O"),
    (of_sqlite("SQLITE_READONLY_DBMOVED", "readonly database"), "数据库只读", "moved away"),
    (of_sqlite("SQLITE_CANTOPEN", "unable to open"), "联系中断", "the folder is gone"),
    (of_postgresql("53100"), "磁盘已满", "PostgreSQL, disk"),
    (of_postgresql("40P01"), "记录正忙", "a deadlock is resolved by ending one"),
    (of_postgresql("40001"), "记录正忙", "serialisation"),
    (of_postgresql("55P03"), "记录正忙", "lock timeout"),
    (of_postgresql("58030"), "磁盘读写出错", "PostgreSQL, I/O"),
    (of_postgresql("25006"), "数据库只读", "a standby"),
    (of_postgresql("57P01"), "联系中断", "the server is stopped"),
    (
        caused(OperationalError("refused"), psycopg.OperationalError("refused")),
        "联系中断",
        "no server there: no code at all",
    ),
]


@pytest.mark.parametrize(("error", "says", "why"), FAULTS)
def test_each_fault_has_its_words(error, says, why):
    refusal = refusal_of(error)
    assert isinstance(refusal, RecordUnavailableError), why
    assert says in refusal.what
    assert str(error) in refusal.why
    assert "同一请求再次提交也只办理一次" in refusal.why
    assert refusal.remedy


@pytest.mark.parametrize("name", ["SQLITE_IOERR_FSYNC", "SQLITE_IOERR_DIR_FSYNC"])
def test_after_a_failed_fsync_the_process_ends(name):
    with pytest.raises(RecordLostError, match="程序必须退出"):
        refusal_of(of_sqlite(name, "disk I/O error"))
    assert not issubclass(RecordLostError, Exception)


def test_a_damaged_file_is_a_matter_of_integrity():
    refusal = refusal_of(of_sqlite("SQLITE_CORRUPT", "database disk image is malformed"))
    assert isinstance(refusal, IntegrityError)
    assert "malformed" in refusal.why


def test_a_key_taken_meanwhile_is_said_on_postgresql_and_a_program_fault_on_sqlite():
    taken = refusal_of(of_postgresql("23505", RowConflictError))
    assert isinstance(taken, AlreadyDoneError)
    assert refusal_of(of_sqlite("SQLITE_CONSTRAINT_UNIQUE", "UNIQUE failed")) is None


@pytest.mark.parametrize("state", ["42P01", "22001", "23514"])
def test_a_fault_of_the_program_stays_one(state):
    assert refusal_of(of_postgresql(state)) is None


def test_a_command_on_a_full_disk_is_refused_and_leaves_nothing(db, monkeypatch):
    found()
    before = size()

    def full(*_args):
        raise of_sqlite("SQLITE_FULL", "database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(appending, "_insert_openings", full)
        with pytest.raises(RecordUnavailableError, match="磁盘已满"):
            note("甲案")
    assert size() == before
