"""鉴定销毁: by two persons, after retention, and nothing private is left."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from casefile.files import ARCHIVIST, CUSTODIAN, HEAD, LAW, MAJOR_FEN, PARTY, act, at
from mingjing.access.actors import Role
from mingjing.bureau.queries import actor_of
from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.casefile.commands.destroy_casefile import DestroyCasefile, destroy_casefile
from mingjing.casefile.models import CaseFile
from mingjing.casefile.queries import casefile_for, ripe_for_appraisal
from mingjing.casefile.states import State
from mingjing.cases.found_by import FOUND_BY, entries
from mingjing.cases.models import Case, Party
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotFoundError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger.audit import Audit
from mingjing.ledger.queries import history
from mingjing.ledger.recording import BUREAU, Act
from mingjing.ledger.rows import recorded_models

LAST = date(2056, 7, 20)
AFTER = date(2056, 7, 21)
BASIS = "鉴定意见书〔2056〕1号，局长办公会批准（虚构）"


def archived(files, **how):
    docket = files.closed(**how)
    order = ArchiveCasefile(docket)
    day = date(2026, 7, 22)
    return archive_casefile(order, act=act(ARCHIVIST, day), law=LAW, store=files.store)


def destroy(casefile, *, by=HEAD, with_=ARCHIVIST, on=AFTER, basis=BASIS):
    order = DestroyCasefile(casefile.number, basis, with_)
    return destroy_casefile(order, act=Act(actor_of(by, on), at(on)))


def test_after_retention_two_persons_destroy_a_file(committed_files):
    kept = archived(committed_files)
    gone = destroy(kept)
    assert gone.stage is State.DESTROYED
    assert (gone.destroyed_by, gone.checked_by, gone.basis) == (HEAD, ARCHIVIST, BASIS)
    assert (gone.root, gone.pieces, gone.catalogue) == (kept.root, kept.pieces, [])
    assert not Case.objects.filter(pk=kept.docket).exists()
    assert not Party.objects.filter(name=PARTY).exists()
    assert all(entry.payload is None for entry in history(kept.docket))


def test_the_register_of_destruction_names_the_file_and_not_the_party(committed_files):
    kept = archived(committed_files)
    destroy(kept)
    said = [entry.said for entry in history(BUREAU)]
    kinds = [one["kind"] for one in said]
    assert kinds[-2:] == ["casefile_destroyed", "key_destroyed"]
    assert said[-2]["facts"] == {
        "number": "20260001",
        "root": kept.root,
        "pieces": kept.pieces,
        "kept_until": LAST.isoformat(),
        "basis": BASIS,
        "approved_by": HEAD,
        "checked_by": ARCHIVIST,
    }
    assert not any(PARTY.encode() in (entry.payload or b"") for entry in history(BUREAU))


def test_what_was_destroyed_is_not_found_any_more(committed_files):
    kept, other = archived(committed_files), archived(committed_files)
    assert FOUND_BY.count("示范二号机械", 9) == 2
    destroy(kept)
    assert [hit.ref for hit in FOUND_BY.newest("示范二号机械", 9)] == [other.docket]
    assert list(FOUND_BY.differences(entries())) == []


def test_nobody_destroys_a_file_twice(committed_files):
    kept = archived(committed_files)
    destroy(kept)
    with pytest.raises(IllegalTransitionError, match="已销毁"):
        destroy(kept)


def test_an_audit_after_a_destruction_finds_the_record_whole(committed_files, committed_db):
    destroyed, other = archived(committed_files), archived(committed_files)
    destroy(destroyed)
    models = recorded_models(apps.get_models())
    report = Audit(committed_db.data, models, lambda _blobs: iter(())).run()
    assert report.differences == ()
    assert report.erased > 0
    assert CaseFile.objects.get(pk=other.docket).stage is State.ARCHIVED


def test_the_other_files_stay_whole(committed_files):
    kept, other = archived(committed_files), archived(committed_files)
    destroy(kept)
    assert Case.objects.get(pk=other.docket).state == "archived"
    assert all(entry.payload is not None for entry in history(other.docket))
    assert ripe_for_appraisal(AFTER) == [other]


def test_a_file_is_ripe_the_day_after_its_retention_and_not_before(files):
    kept = archived(files)
    assert ripe_for_appraisal(LAST) == []
    assert ripe_for_appraisal(AFTER) == [kept]
    with pytest.raises(GateClosedError, match="未满"):
        destroy(kept, on=LAST)


def test_a_file_kept_for_good_is_never_ripe(files):
    kept = archived(files, fine_fen=MAJOR_FEN)
    assert ripe_for_appraisal(date(2199, 1, 1)) == []
    with pytest.raises(GateClosedError, match="永久"):
        destroy(kept, on=date(2199, 1, 1))


REFUSED = [
    ({"with_": HEAD}, SeparationOfDutiesError, "one person alone"),
    ({"with_": CUSTODIAN}, NotPermittedError, "the second person may not destroy either"),
    ({"by": CUSTODIAN}, NotPermittedError, "the approver may not destroy"),
    ({"with_": "p-77"}, NotFoundError, "nobody of that code"),
    ({"basis": " "}, GateClosedError, "no basis"),
]


@pytest.mark.parametrize(("how", "error", "why"), REFUSED)
def test_a_destruction_that_lacks_something_destroys_nothing(files, how, error, why):
    kept = archived(files)
    with pytest.raises(error):
        destroy(kept, **how)
    assert CaseFile.objects.get().stage is State.ARCHIVED, why
    assert all(entry.payload is not None for entry in history(kept.docket))


def test_an_unknown_number_is_not_found(files):
    kept = archived(files)
    kept.number = "20269999"
    with pytest.raises(NotFoundError):
        destroy(kept)


def test_the_register_is_for_those_who_see_all_cases(committed_files):
    kept = archived(committed_files)
    destroy(kept)
    assert casefile_for(actor_of(HEAD, AFTER), kept.docket).stage is State.DESTROYED
    assert Role.CUSTODIAN in actor_of(CUSTODIAN, AFTER).roles
    with pytest.raises(NotFoundError):
        casefile_for(actor_of(CUSTODIAN, AFTER), kept.docket)


SHELL = [
    ("state = 'destroyed'", "nobody is named"),
    ("state = 'destroyed', destroyed_by = 'p-02', checked_by = 'p-02'", "one person is named"),
]


@pytest.mark.parametrize(("change", "why"), SHELL)
def test_the_database_itself_refuses_a_destruction_by_one(files, change, why):
    archived(files)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE casefile_casefile SET {change}")  # noqa: S608 - fixed words
    assert CaseFile.objects.get().stage is State.ARCHIVED, why
