"""移交法规股: each half-year, by two persons, and what differs from the list returns."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from casefile.files import ARCHIVIST, CUSTODIAN, LAW, LEAD, REVIEWER, act
from mingjing.access.actors import Role
from mingjing.casefile.batches import hand_overs_due, waiting_files
from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.casefile.commands.hand_over_casefiles import (
    HandOverCasefiles,
    hand_over_casefiles,
)
from mingjing.casefile.commands.take_over_casefiles import (
    TakeOverCasefiles,
    take_over_casefiles,
)
from mingjing.casefile.handing_over import ListedFile, discrepancy_of
from mingjing.casefile.models import CaseFile, HandOver
from mingjing.casefile.queries import lines_of
from mingjing.casefile.states import State
from mingjing.documents.models import Document
from mingjing.kernel.errors import (
    AlreadyDoneError,
    GateClosedError,
    InvalidInputError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger.queries import history

HALF = date(2026, 12, 31)
DAY = date(2026, 12, 28)


def archived(files):
    order = ArchiveCasefile(files.closed())
    return archive_casefile(
        order, act=act(CUSTODIAN, date(2026, 7, 22)), law=LAW, store=files.store
    )


def hand_over(by=CUSTODIAN, half=HALF):
    return hand_over_casefiles(HandOverCasefiles(half), act=act(by, DAY), law=LAW)


def take_over(files, number, by=None, **found):
    frame = by or act(REVIEWER, DAY)
    return take_over_casefiles(
        TakeOverCasefiles(number, found.get("found", {})), act=frame, law=LAW, store=files.store
    )


def kinds(subject):
    return [entry.said["kind"] for entry in history(subject)]


def test_a_batch_goes_from_one_person_to_another_and_what_differs_returns(files):
    with pytest.raises(GateClosedError, match="没有可以移交的案卷"):
        hand_over()
    whole, torn, gone = archived(files), archived(files), archived(files)
    with pytest.raises(GateClosedError, match="没有可以移交的案卷"):
        hand_over(half=date(2026, 6, 30))
    with pytest.raises(InvalidInputError, match="不是半年的末日"):
        hand_over(half=date(2026, 12, 30))
    for stranger in (LEAD, REVIEWER, ARCHIVIST):
        with pytest.raises(NotPermittedError):
            hand_over(by=stranger)
    (waiting,) = waiting_files(act(CUSTODIAN, DAY).actor, LAW)
    assert [one.number for one in waiting.files] == [whole.number, torn.number, gone.number]
    assert waiting.clock.due.explanation.badge, "the day is ours, not the notice's"

    batch = hand_over()
    assert [one["number"] for one in batch.files] == [one.number for one in waiting.files]
    assert kinds(batch.number) == ["casefiles_handed_over"]
    assert waiting_files(act(CUSTODIAN, DAY).actor, LAW) == []
    assert len(hand_overs_due(act(REVIEWER, DAY).actor, LAW)) == 1
    late = archived(files)
    with pytest.raises(GateClosedError, match="尚待法规股接收"):
        hand_over()

    shared = {line.sha256 for line in lines_of(whole)}
    only_here = next(line for line in lines_of(gone) if line.sha256 not in shared)
    files.store.path(only_here.sha256).unlink()
    both = act(CUSTODIAN, DAY).actor
    both = replace(both, roles=both.roles | {Role.REVIEWER})
    with pytest.raises(SeparationOfDutiesError, match="不能自己接收"):
        take_over(files, batch.number, by=replace(act(CUSTODIAN, DAY), actor=both))
    with pytest.raises(NotPermittedError):
        take_over(files, batch.number, by=act(ARCHIVIST, DAY))
    with pytest.raises(InvalidInputError, match="清单上没有"):
        take_over(files, batch.number, found={late.number: "缺页"})
    assert HandOver.objects.get().taken_at is None

    done = take_over(files, batch.number, found={torn.number: "纸质卷缺第 3 页（虚构）"})
    by_number = {one["number"]: one["discrepancy"] for one in done.files}
    assert by_number == {
        whole.number: "",
        torn.number: "纸质卷缺第 3 页（虚构）",
        gone.number: f"第 {only_here.number} 件的文件不在存储中",
    }
    states = dict(CaseFile.objects.values_list("number", "state"))
    assert states == {
        whole.number: State.HANDED,
        torn.number: State.STORED,
        gone.number: State.STORED,
        late.number: State.STORED,
    }
    assert kinds(whole.docket)[-1] == "casefile_taken_over"
    assert "casefile_taken_over" not in kinds(torn.docket)
    said = list(history(batch.number))[-1].said["facts"]
    assert said["taken"] == [whole.number]
    assert said["returned"] == [torn.number, gone.number]
    paper = Document.objects.get(pk=said["document"])
    assert paper.form == "hand_over_list"
    assert f"{whole.root[:4]} {whole.root[4:8]}" in paper.content, "a narrow cell breaks it"
    for told in ("移交人", "接收人（政策法规股）", "缺第 3 页", "接收 1 卷，退回股室 2 卷"):
        assert told in paper.content
    with pytest.raises(AlreadyDoneError):
        take_over(files, batch.number)
    again = hand_over()
    assert [one["number"] for one in again.files] == [torn.number, gone.number, late.number]


@pytest.mark.django_db
def test_the_database_keeps_one_waiting_batch_and_two_persons():
    insert = (
        "INSERT INTO casefile_handover (number, unit, half, files, handed_by, handed_at,"
        " taken_by, taken_at) VALUES (%s, 'zhifa', '2026-06-30', '[]', 'p-09',"
        " '2026-07-01 09:00+08:00', %s, %s)"
    )
    at = "2026-07-02 09:00+08:00"
    for row in (("one", "p-09", at), ("one", "p-06", None), ("one", "", at)):
        with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(insert, row)
    with connection.cursor() as cursor:
        cursor.execute(insert, ("one", "", None))
        with pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(insert, ("two", "", None))
        cursor.execute(insert, ("three", "p-06", at))


def test_a_file_that_was_altered_is_told_apart():
    listed = ListedFile("20260001", "线索", 2, "0" * 64, "RET-PENALTY-ORDINARY", None)
    told = discrepancy_of(listed, state=State.DESTROYED, root="1" * 64, lines=(), missing=())
    assert told == (
        "案卷现为“已销毁”，不在股室保管；清单记 2 件，案卷实有 0 件；卷内目录的哈希与清单不符"
    )
    assert ListedFile.from_value(listed.as_value()) == listed
    assert listed.kept == "永久"
