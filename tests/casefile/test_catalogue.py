"""The order of a volume, and the root that binds it."""

import hashlib
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingjing.casefile.catalogue import Group, Line, Piece, arranged, root_of
from mingjing.casefile.order import DATA, UnplacedFormError, place_of
from mingjing.documents.form import Volume
from mingjing.documents.template_set import TemplateSet
from mingjing.kernel.canonical import encode

DAY = date(2026, 7, 3)


def piece(group, *rank, title="文书", volume=Volume.MAIN):
    digest = hashlib.sha256(f"{group}{rank}{title}".encode()).hexdigest()
    return Piece(group, rank, volume, title, DAY, digest)


def test_the_decision_lies_first_then_receipts_procedure_and_evidence():
    lines = arranged(
        [
            piece(Group.EVIDENCE, 1, 1, title="物证照片"),
            piece(Group.PROCEDURE, 200, title="审核意见书", volume=Volume.ANNEX),
            piece(Group.EVIDENCE, 0, 2, title="营业执照复印件"),
            piece(Group.RECEIPT, 0, title="送达证明材料"),
            piece(Group.PROCEDURE, 100, title="告知书"),
            piece(Group.DECISION, 300, title="行政处罚决定书"),
        ]
    )
    titles = ["行政处罚决定书", "送达证明材料", "告知书", "审核意见书"]
    titles += ["营业执照复印件", "物证照片"]
    assert [line.title for line in lines] == titles
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    assert [line.volume for line in lines].index(Volume.ANNEX) == 3


pieces = st.lists(
    st.builds(
        piece,
        st.sampled_from(Group),
        st.integers(0, 50),
        title=st.text(min_size=1, max_size=5).filter(lambda text: text.isprintable()),
    ),
    max_size=12,
)


@given(pieces, st.randoms(use_true_random=False))
def test_the_same_pieces_make_the_same_file_in_whatever_order_they_come(found, random):
    shuffled = random.sample(found, len(found))
    assert root_of(arranged(shuffled)) == root_of(arranged(found))


@given(pieces.filter(bool))
def test_a_line_survives_being_stored(found):
    lines = arranged(found)
    assert tuple(Line.from_value(line.as_value()) for line in lines) == lines


def test_the_root_is_that_of_rfc_6962_over_title_and_digest():
    lines = arranged(
        [piece(Group.DECISION, 1, title="甲"), piece(Group.EVIDENCE, 1, title="乙")]
    )
    leaves = [
        hashlib.sha256(b"\0" + encode([line.title, line.sha256])).digest() for line in lines
    ]
    assert root_of(lines) == hashlib.sha256(b"\1" + b"".join(leaves)).hexdigest()


CHANGES = [
    ({"title": "改过的题名"}, "a title was changed"),
    ({"sha256": "0" * 64}, "bytes were changed"),
]


@pytest.mark.parametrize(("change", "why"), CHANGES)
def test_the_root_notices_a_change(change, why):
    (line,) = arranged([piece(Group.DECISION, 1)])
    values = line.as_value() | change
    assert root_of([Line.from_value(values)]) != root_of([line]), why


def test_the_root_notices_a_line_that_is_gone():
    lines = arranged([piece(Group.EVIDENCE, 1, n) for n in range(5)])
    assert len({root_of(lines[:size]) for size in range(6)}) == 6


def test_every_form_has_its_place_in_the_volume_and_no_other_does():
    codes = {form.code for form in TemplateSet().forms.values()}
    placed = [
        code for codes in tomllib.loads(DATA.read_text("utf-8")).values() for code in codes
    ]
    assert sorted(placed) == sorted(codes)
    assert place_of("service_receipt")[0] is Group.RECEIPT
    assert place_of("filing_approval") < place_of("inquiry_record") < place_of("penalty_notice")
    with pytest.raises(UnplacedFormError):
        place_of("nothing")
