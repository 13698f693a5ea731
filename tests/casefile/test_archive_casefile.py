"""立卷归档, through the real commands."""

from datetime import date

import pytest

from casefile.files import (
    ARCHIVIST,
    CLOSED_ON,
    CUSTODIAN,
    EVIDENCE,
    HEAD,
    LAW,
    LEAD,
    MAJOR_FEN,
    ORDINARY_FEN,
    act,
    sha256,
)
from mingjing.casefile.catalogue import root_of
from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.casefile.composing import damage, gaps_of, pieces_of
from mingjing.casefile.models import CaseFile
from mingjing.casefile.queries import casefile_for, lines_of, waiting_for_archive
from mingjing.casefile.states import State
from mingjing.cases.models import Case
from mingjing.evidence.models import EvidenceItem
from mingjing.kernel.errors import (
    GateClosedError,
    IllegalTransitionError,
    NotFoundError,
    NotPermittedError,
)
from mingjing.ledger.queries import history

DAY = date(2026, 7, 22)


def put_away(files, docket, *, by=CUSTODIAN, on=DAY):
    order = ArchiveCasefile(docket)
    return archive_casefile(order, act=act(by, on), law=LAW, store=files.store)


def refusals(docket):
    return [one.said["facts"] for one in history(docket) if one.said["kind"] == "act_refused"]


def test_a_complete_file_is_put_away_and_the_case_with_it(files):
    docket = files.closed()
    casefile = put_away(files, docket)
    case = Case.objects.get(pk=docket)
    assert (case.state, case.archived_on) == ("archived", DAY)
    assert (casefile.stage, casefile.unit) == (State.STORED, "zhifa")
    assert (casefile.number, casefile.kept_from) == ("20260001", CLOSED_ON)


def test_the_catalogue_holds_every_document_and_item_in_order(files):
    casefile = put_away(files, files.closed(fine_fen=MAJOR_FEN))
    lines = lines_of(casefile)
    assert [(line.title.split(" ")[0], line.volume.value) for line in lines] == [
        ("行政处罚决定书（单位）", "正"),
        ("文书送达回执", "正"),
        ("文书送达回执", "正"),
        ("立案审批表", "正"),
        ("现场检查记录", "正"),
        ("案件调查终结报告", "副"),
        ("重大执法决定法制审核意见书", "副"),
        ("行政处罚告知书", "正"),
        ("营业执照复印件", "正"),
        ("现场录像", "正"),
        ("现场检查记录", "正"),
    ]
    receipts = [line.title for line in lines if line.title.startswith("文书送达回执")]
    assert receipts == [
        "文书送达回执 （陵）应急回〔2026〕1号",
        "文书送达回执 （陵）应急回〔2026〕2号",
    ]
    assert (casefile.pieces, casefile.root) == (11, root_of(lines))


def test_the_entry_carries_what_binds_the_file_and_no_title(files):
    docket = files.closed()
    casefile = put_away(files, docket)
    said = list(history(docket))[-1].said
    assert said["kind"] == "casefile_archived"
    assert said["facts"] == {
        "number": "20260001",
        "state": "stored",
        "retention": "RET-PENALTY-ORDINARY",
        "kept_until": "2056-07-20",
        "pieces": len(EVIDENCE) + 7,
        "root": casefile.root,
    }


def test_a_major_file_is_kept_for_good_an_ordinary_one_for_thirty_years(files):
    major = put_away(files, files.closed(fine_fen=MAJOR_FEN))
    ordinary = put_away(files, files.closed(fine_fen=ORDINARY_FEN))
    assert (major.retention, major.kept_until) == ("RET-PENALTY-MAJOR", None)
    assert ordinary.kept_until == date(2056, 7, 20)


def test_archive_numbers_have_no_gap_and_a_refusal_uses_none(files):
    numbers = [put_away(files, files.closed()).number]
    damaged = files.closed()
    lost = files.store.path(sha256(f"{damaged} 现场录像"))
    lost.rename(lost.with_suffix(".away"))
    with pytest.raises(GateClosedError):
        put_away(files, damaged)
    numbers.append(put_away(files, files.closed()).number)
    assert numbers == ["20260001", "20260002"]


def test_the_archivist_takes_it_into_the_archive(files):
    assert put_away(files, files.closed(), by=ARCHIVIST).stage is State.ARCHIVED


def test_a_document_without_its_pdf_is_named_and_the_refusal_recorded(files):
    docket = files.closed(fine_fen=MAJOR_FEN, rendered=False)
    with pytest.raises(GateClosedError, match="尚未制成") as refusal:
        put_away(files, docket)
    assert "应急审" in refusal.value.what
    assert refusals(docket)[-1]["act"] == "archive_casefile"
    assert not CaseFile.objects.exists()
    assert Case.objects.get(pk=docket).state == "closed"


@pytest.mark.parametrize(("spoil", "said"), [("flip", "内容不符"), ("remove", "文件缺失")])
def test_damaged_evidence_keeps_the_file_out_of_the_archive(files, spoil, said):
    docket = files.closed()
    path = files.store.path(sha256(f"{docket} 现场检查记录"))
    data = path.read_bytes()
    path.chmod(0o600)
    path.unlink()
    if spoil == "flip":
        path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    with pytest.raises(GateClosedError, match=f"“现场检查记录”.*{said}"):
        put_away(files, docket)


def test_the_proof_of_service_lies_behind_the_decision(files):
    casefile = put_away(files, files.closed(proof=b"a photograph of the paper at the gate"))
    titles = [line.title for line in lines_of(casefile)]
    assert titles.index("送达证明材料") == 3
    assert all(title.startswith("文书送达回执") for title in titles[1:3])


def test_a_file_in_the_making_says_all_that_it_lacks(files):
    case = Case.objects.get(pk=files.investigated(MAJOR_FEN))
    EvidenceItem.objects.filter(subject=case.docket)._raw_delete("default")
    gaps = ["没有处罚决定书", "没有送达记录", "应当法制审核而没有审核意见书", "没有证据"]
    papers = ["应急立", "应急检记", "应急终报"]
    unmade = [f"文书 （陵）{word}〔2026〕1号 尚未制成" for word in papers]
    assert gaps_of(case) == unmade + gaps


def test_what_came_after_the_check_must_be_checked_too(files):
    pieces = pieces_of(Case.objects.get(pk=files.closed()))
    checked = {piece.sha256: "" for piece in pieces[1:]}
    assert damage(pieces, checked) == [f"“{pieces[0].title}”在核对之后加入，须重新核对"]


def test_a_case_that_is_not_closed_has_no_file_to_put_away(files):
    docket = files.served(fine_fen=ORDINARY_FEN)
    with pytest.raises(IllegalTransitionError, match="结案"):
        put_away(files, docket)


def test_a_file_is_put_away_once(files):
    docket = files.closed()
    put_away(files, docket)
    with pytest.raises(IllegalTransitionError):
        put_away(files, docket)


OTHERS = [(LEAD, "the officer of the case"), (HEAD, "the head of the bureau")]


@pytest.mark.parametrize(("person", "why"), OTHERS)
def test_only_custodian_and_archivist_put_files_away(files, person, why):
    docket = files.closed()
    with pytest.raises(NotPermittedError):
        put_away(files, docket, by=person)
    assert refusals(docket), why


def test_a_custodian_of_another_unit_does_not_even_see_it(files):
    docket = files.closed()
    from mingjing.access.actors import Actor, Role  # noqa: PLC0415 - here alone

    stranger = Actor("p-99", frozenset({Role.CUSTODIAN}), "zhihui")
    with pytest.raises(NotFoundError):
        casefile_for(stranger, docket)
    put_away(files, docket)
    with pytest.raises(NotFoundError):
        casefile_for(stranger, docket)
    assert casefile_for(act(HEAD, DAY).actor, docket).docket == docket


def test_closed_cases_wait_for_the_archive_until_thirty_days_have_passed(files):
    docket = files.closed()
    keeper = act(ARCHIVIST, DAY).actor
    (waiting,) = waiting_for_archive(keeper, LAW)
    assert waiting.docket == docket
    assert waiting.clock.due.nominal == date(2026, 8, 19)
    assert waiting.clock.due.explanation.badge == "未核实"
    put_away(files, docket)
    assert waiting_for_archive(keeper, LAW) == []
