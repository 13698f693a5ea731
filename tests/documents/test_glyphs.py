"""Nothing in a document prints as a hole, and nothing in it is invisible."""

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from documents.changes import with_data
from documents.reading import fonts, squeezed
from documents.samples import AT, ORGANISATION, REVIEW
from mingjing.documents.fonts import SHIPPED, BureauFonts, FontSet, file_sha256
from mingjing.documents.glyphs import MissingGlyphError, UnprintableTextError
from mingjing.documents.rendering import render
from mingjing.documents.template_set import TemplateSet
from mingjing.kernel.errors import InvalidInputError

RARE = "喆堃犇珺玥玙璟瑀祎禛翀龑頔㳘鿍𠮷𬭸"
INVISIBLE = [
    ("\0", "U+0000", "NUL"),
    ("\t", "U+0009", "a tab"),
    ("\r", "U+000D", "half a line end"),
    ("\x1b", "U+001B", "escape"),
    ("\u200b", "U+200B", "zero width"),
    ("\u202e", "U+202E", "turns the reading direction"),
    ("\u2066", "U+2066", "isolates a direction"),
    ("\ufeff", "U+FEFF", "byte order mark"),
    ("\ue000", "U+E000", "private use: every machine shows another sign"),
    ("\u2028", "U+2028", "line separator"),
    ("\n", "U+000A", "a second line where the form has one"),
]


def test_gb2312_and_the_whole_basic_block_have_glyphs():
    shipped = FontSet()
    basic = [chr(point) for point in range(0x4E00, 0xA000)]
    assert [character for character in basic if not shipped.covers(character)] == []
    rows = [bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF)]
    symbols = "".join(pair.decode("gb2312", "ignore") for pair in rows)
    assert len(symbols) == 7445
    assert [character for character in symbols if not shipped.covers(character)] == []


def test_rare_names_are_printed():
    pdf = render(with_data(ORGANISATION, legal_representative=RARE), at=AT)
    assert RARE in squeezed(pdf)


def test_a_character_without_a_glyph_is_refused_with_its_place():
    broken = with_data(ORGANISATION, legal_representative="王㵑", evidence=["照片", "火🔥"])
    with pytest.raises(MissingGlyphError) as refusal:
        render(broken, at=AT)
    assert set(refusal.value.found) == {("法定代表人（负责人）", "㵑"), ("证据第2项", "🔥")}
    assert "U+3D51" in refusal.value.why
    assert "字体目录" in refusal.value.remedy


def test_rows_and_persons_are_looked_at_too():
    rows = [dict(row) for row in REVIEW.data["checklist"]]
    rows[2]["remark"] = "见㵑"
    broken = with_data(REVIEW, checklist=rows, reviewer={"name": "㵑"})
    with pytest.raises(MissingGlyphError) as refusal:
        render(broken, at=AT)
    assert [place for place, _ in refusal.value.found] == [
        "审核内容第3项·说明",
        "法制审核人员·姓名",
    ]


@pytest.mark.parametrize(("character", "named", "why"), INVISIBLE)
def test_invisible_characters_are_refused(character, named, why):
    with pytest.raises(UnprintableTextError, match="看不见的字符") as refusal:
        render(with_data(ORGANISATION, party_name=f"甲{character}乙公司"), at=AT)
    assert named in refusal.value.why


def test_a_bureaus_own_font_comes_first_and_closes_gaps(tmp_path):
    make_font(tmp_path / "own.ttf", "Own Fangsong", "㵑的")
    own = TemplateSet(fonts=FontSet(BureauFonts(tmp_path, body="Own Fangsong")))
    pdf = render(with_data(ORGANISATION, legal_representative="王㵑"), at=AT, template_set=own)
    assert "OwnFangsong" in fonts(pdf)
    form = own.form(ORGANISATION.form, ORGANISATION.edition)
    assert own.digest(form) != TemplateSet().digest(form)


def test_a_font_directory_that_is_not_there_is_said_so(tmp_path):
    absent = TemplateSet(fonts=FontSet(BureauFonts(tmp_path / "absent")))
    with pytest.raises(InvalidInputError, match="没有字体目录"):
        render(ORGANISATION, at=AT, template_set=absent)


def test_the_shipped_fonts_are_the_ones_that_were_made():
    sums = dict(line.split() for line in (SHIPPED / "SHA256SUMS").read_text().splitlines())
    found = {path.name: file_sha256(path) for path in FontSet().files}
    assert found == {name: digest for digest, name in sums.items()}
    assert sum(path.stat().st_size for path in FontSet().files) <= 20_000_000


def make_font(path, family, characters):
    names = [".notdef", *(f"u{ord(character):X}" for character in characters)]
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((900, 0))
    pen.lineTo((500, 800))
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(name): f"u{ord(name):X}" for name in characters})
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    style = {"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")}
    builder.setupNameTable(style)
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.save(path)
