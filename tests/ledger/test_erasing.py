"""Erasing one subject: its words are gone, the tree and everybody else's record stay whole."""

import pytest

from ledger.office import AT, WORD, act, audit, found, note, party_of, refuse, said
from mingjing.cases.models import Party
from mingjing.documents.models import NumberSeries
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotPermittedError,
    SeparationOfDutiesError,
)
from mingjing.ledger.erasing import erase_subject
from mingjing.ledger.exporting import export_bundle
from mingjing.ledger.models import Chain, LogEntry, Opening
from mingjing.ledger.publishing import Places, publish_all
from mingjing.ledger.queries import history
from mingjing.ledger.recording import recording
from mingjing.tlog.verify import main

BASIS = "保管期限届满（虚构）"


def erase(subject, *, approved_by="p-01", checked_by="p-02"):
    with recording("erase", act()) as record:
        erase_subject(
            record, subject, basis=BASIS, approved_by=approved_by, checked_by=checked_by
        )


@pytest.fixture
def two_subjects(committed_db):
    found()
    first, second = party_of("甲案"), party_of("乙案")
    note("甲案", "乙案")
    return first, second


def test_an_erased_subject_is_erased_and_not_altered(two_subjects):
    first, second = two_subjects
    erase("甲案")
    report = audit()
    assert report.differences == ()
    assert report.erased == 2
    assert not Party.objects.filter(pk=first.pk).exists()
    assert Party.objects.get(pk=second.pk).name == second.name


def test_nothing_opens_what_was_erased(two_subjects):
    erase("甲案")
    assert [entry.payload for entry in history("甲案")] == [None, None]
    assert [entry.salt for entry in history("甲案")] == [None, None]
    chain = Chain.objects.get(pk="甲案")
    assert (chain.wrapped_key, chain.destroyed_by) == (None, BASIS)
    assert [step["kind"] for step in said("乙案")] == ["noted", "noted"]


def test_the_number_series_is_still_retold(two_subjects):
    erase("乙案")
    series = NumberSeries.objects.get(word=WORD, year=AT.year)
    assert series.last == 2
    assert audit().differences == ()
    party_of("丙案")
    assert NumberSeries.objects.get(pk=series.pk).last == 3
    assert audit().differences == ()


def test_the_public_log_verifies_before_and_after(two_subjects, data_dir, capsys):
    publish_all(data_dir)
    erase("甲案")
    publish_all(data_dir)
    served = Places(data_dir).served(AT.year)
    assert main(["log", str(served)]) == 0, capsys.readouterr().out
    assert audit().differences == ()


def test_a_bundle_of_the_erased_says_on_what_basis_and_by_which_entry(
    two_subjects, data_dir, tmp_path, capsys
):
    erase("甲案")
    publish_all(data_dir)
    export_bundle(data_dir, "甲案", tmp_path / "bundle", open_blob=lambda _digest: None)
    code = main(["bundle", str(tmp_path / "bundle")])
    told = capsys.readouterr().out
    assert code == 0, told
    assert f"已依法销毁（{BASIS}），见第 5 条；不是改动" in told
    assert "被改动 / ALTERED" not in told


def test_nothing_is_written_about_the_erased_and_the_attempt_is_on_record(two_subjects):
    erase("甲案")
    before = LogEntry.objects.count()
    with pytest.raises(GateClosedError, match="“甲案”的记录已依法销毁"):
        note("甲案")
    with pytest.raises(NotPermittedError):
        refuse("甲案")
    assert LogEntry.objects.count() == before + 2
    attempts = [entry["facts"] for entry in said("bureau")[-2:]]
    assert [one["refusal"] for one in attempts] == ["GateClosedError", "NotPermittedError"]
    assert audit().differences == ()


def test_one_person_alone_erases_nothing(two_subjects):
    with pytest.raises(SeparationOfDutiesError, match="两人"):
        erase("甲案", approved_by="p-01", checked_by="p-01")
    assert len(said("甲案")[0]["rows"]) == 2


@pytest.mark.parametrize("subject", ["没有的案", "甲案"])
def test_what_is_not_there_or_gone_cannot_be_erased(two_subjects, subject):
    if subject == "甲案":
        erase(subject)
    openings = Opening.objects.count()
    with pytest.raises(IllegalTransitionError, match="没有可以销毁的记录"):
        erase(subject)
    assert Opening.objects.count() == openings + 1, "only the refusal was added"


def test_the_bureaus_own_chain_cannot_be_erased(two_subjects):
    with pytest.raises(GateClosedError):
        erase("bureau")
    assert said("bureau")[0]["kind"] == "bureau_founded"
