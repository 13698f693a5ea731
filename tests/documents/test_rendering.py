"""A document is the same wherever it is printed, says what it must, and obeys no data."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import pytest

from documents.changes import with_data
from documents.reading import fonts, pages, squeezed
from documents.samples import ALL, AT, INDIVIDUAL, ORGANISATION, REVIEW
from mingjing.documents.rendering import EditionNotInForceError, pictures, render
from mingjing.documents.template_set import TemplateSet
from mingjing.kernel.errors import InvalidInputError
from support.waiting import PATIENCE

PRINT_DIGESTS = """
from hashlib import sha256
from documents.samples import ALL, AT
from mingjing.documents.rendering import render
for name, document in ALL.items():
    print(name, sha256(render(document, at=AT)).hexdigest())
"""
RENDER_FORK_RENDER = """
import os, sys
from documents.samples import AT, ORGANISATION
from mingjing.documents.rendering import ForkedPressError, render
render(ORGANISATION, at=AT)
child = os.fork()
if child:
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
try:
    render(ORGANISATION, at=AT)
except ForkedPressError:
    os._exit(7)
"""
HOSTILE = (
    '#panic("x") #import "/forms/a" $x^2$ *粗* _斜_ \\ \\u{41} `raw` <label> @ref [方] {大}'
    ' // 注 /* 注 */ ~ --- ... "引" = 标题 <script>alert(1)</script> %00 {{ x }} ])'
    ' #read("/etc")'
)


@pytest.mark.parametrize("name", ALL)
def test_the_text_of_a_document_is_the_one_a_person_looked_at(name, golden):
    text = "\f".join(pages(render(ALL[name], at=AT)))
    golden.check(f"{name}.txt", text + "\n")


@pytest.mark.parametrize("name", ALL)
def test_the_bytes_are_the_same_on_every_machine_with_the_same_engine(name, golden):
    path = f"{name}-typst-{version('typst')}.sha256"
    if not golden.update and not (golden.directory / path).exists():
        pytest.skip("bytes are promised for one version of the engine; this is another")
    golden.check(path, sha256(render(ALL[name], at=AT)).hexdigest() + "\n")


def run(program: str, directory: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | changes
    return subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", program],
        env=environment,
        cwd=directory,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_two_processes_make_the_same_bytes(tmp_path):
    one = run(PRINT_DIGESTS, tmp_path, TZ="UTC", PYTHONHASHSEED="1", HOME=str(tmp_path))
    two = run(PRINT_DIGESTS, tmp_path, TZ="America/New_York", SOURCE_DATE_EPOCH="1", LANG="C")
    here = [f"{name} {sha256(render(ALL[name], at=AT)).hexdigest()}" for name in ALL]
    assert one.stdout == two.stdout == "\n".join(here) + "\n"


def test_a_fork_after_rendering_is_told_so_and_does_not_wait_for_ever(tmp_path):
    assert run(RENDER_FORK_RENDER, tmp_path).returncode == 7


def test_the_order_of_fields_and_the_zone_of_the_time_do_not_matter():
    turned = replace(ORGANISATION, data=dict(reversed(ORGANISATION.data.items())))
    assert render(turned, at=AT.astimezone(UTC)) == render(ORGANISATION, at=AT)


def test_a_document_after_another_is_the_same_as_alone():
    alone = render(ORGANISATION, at=AT)
    render(with_data(REVIEW, opinion="另一份"), at=AT)
    assert render(ORGANISATION, at=AT) == alone


def test_threads_do_not_mix_documents():
    documents = [with_data(INDIVIDUAL, party_name=f"甲{number}") for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda document: render(document, at=AT), documents))
    for number, pdf in enumerate(made):
        assert f"被处罚人：甲{number}性别" in squeezed(pdf)


@pytest.mark.parametrize("document", ALL.values(), ids=ALL)
def test_the_file_is_pdf_a_2a_with_its_own_fonts_and_the_given_time(document):
    pdf = render(document, at=AT)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"<xmp:CreateDate>2026-07-10T08:00:00+00:00" in pdf
    assert all(name.startswith("Mingjing") for name in fonts(pdf))


@pytest.mark.parametrize("field", ["facts", "cause", "party_name", "evidence"])
def test_data_are_text_and_never_markup(field):
    value = [HOSTILE] if field == "evidence" else HOSTILE
    pdf = render(with_data(ORGANISATION, **{field: value}), at=AT)
    assert "".join(HOSTILE.split()) in squeezed(pdf)


@pytest.mark.parametrize("field", ["opinion", "cause", "other_matters"])
def test_data_in_a_table_are_text_too(field):
    pdf = render(with_data(REVIEW, **{field: HOSTILE}), at=AT)
    assert "".join(HOSTILE.split()) in squeezed(pdf)


def test_long_facts_grow_over_pages_and_none_is_lost():
    facts = "\n".join(f"第{number}段：" + "矗立隐患尚未消除。" * 40 for number in range(30))
    pdf = render(with_data(ORGANISATION, facts=facts), at=AT)
    found = pages(pdf)
    assert len(found) > 8
    for number, text in enumerate(found, start=1):
        assert f"共{len(found)}页第{number}页" in "".join(text.split())
        assert ORGANISATION.number in text
    assert squeezed(pdf).count("矗") == 1200


def test_long_rows_of_a_table_grow_over_pages():
    pdf = render(with_data(REVIEW, case_summary="矗立隐患。" * 900), at=AT)
    assert len(pages(pdf)) > 4
    assert squeezed(pdf).count("矗") == 900


def test_a_text_without_spaces_stays_on_the_page():
    pdf = render(with_data(ORGANISATION, facts="q" * 3000), at=AT)
    assert squeezed(pdf).count("q") == 3000
    lines = [line for page in pages(pdf) for line in page.splitlines() if "q" in line]
    assert len(lines) > 25
    assert max(map(len, lines)) < 100


REQUIRED_BY_LAW = [
    # what the decision must say, and the words that say it
    ("陵川县虚构铸造有限公司", "APL 59(1): name"),
    ("地址：陵川县示例乡虚构村", "APL 59(1): address"),
    ("特种作业操作证上岗作业", "APL 59(2): facts"),
    ("现场照片3张，证明渣坑积水和报警装置缺失", "APL 59(2): evidence"),
    ("处人民币70,000元（大写：柒万元整）的罚款", "APL 59(3): kind"),
    ("依据《中华人民共和国安全生产法》第九十七条第七项", "APL 59(3): basis"),
    ("自收到本决定书之日起15日内缴至", "APL 59(4), R235 7: period"),
    ("示例银行陵川支行（地址：陵川县示例街1号；账号：0000", "R235 7: collector and address"),
    ("每日按罚款数额的3%加处罚款", "R235 7: whether a surcharge follows"),
    ("加处罚款的数额不超出罚款的数额，即不超过人民币70,000元", "APL 72: cap"),
    ("60日内向陵川县人民政府申请行政复议", "APL 59(5), ARL 24"),
    ("6个月内向陵川县人民法院〔管辖法院待核实〕提起行政诉讼", "APL 59(5)"),
    ("陵川县应急管理局", "APL 59(6): authority"),
    ("2026年7月10日", "APL 59(6): date"),
    ("（印章）", "APL 59: seal"),
    ("裁量等级为：一般", "tier of discretion"),
    ("陈述、申辩：你单位于2026年6月22日提出", "defence and what became of it"),
    ("听证：你单位在法定期限内未要求听证", "hearing"),
    ("受送达人（签名或者盖章）", "lines of service"),
    ("本文书一式两份：一份由应急管理部门备案，一份交被处罚单位", "copies"),
]


@pytest.fixture(scope="module")
def decision() -> str:
    return squeezed(render(ORGANISATION, at=AT))


@pytest.mark.parametrize(("words", "why"), REQUIRED_BY_LAW)
def test_the_decision_says_what_the_law_asks(decision, words, why):
    assert "".join(words.split()) in decision


def test_without_a_surcharge_the_decision_says_so():
    text = squeezed(render(INDIVIDUAL, at=AT))
    assert "逾期不缴纳的，本决定不加处罚款" in text
    assert "加处罚款的数额" not in text


def test_a_verified_court_bears_no_mark():
    assert "待核实" not in squeezed(render(INDIVIDUAL, at=AT))


def test_the_verification_names_place_entry_and_digest():
    text = squeezed(render(ORGANISATION, at=AT))
    assert "https://example.invalid/verify/7Q4M-2K9D-PX3T" in text
    assert "记录编号：第1234号记录" in text
    assert ORGANISATION.sha256 in text


def test_the_opinion_answers_eleven_points_under_seven_headings_and_ticks_one_of_nine():
    form = TemplateSet().form(REVIEW.form, REVIEW.edition)
    points = form.fields["checklist"].columns[0].options
    text = squeezed(render(REVIEW, at=AT))
    headings = list(dict.fromkeys(point.group for point in points))
    assert (len(points), len(headings), len(form.fields["outcomes"].options)) == (11, 7, 9)
    places = [text.index("）" + heading) for heading in headings]
    assert places == sorted(places)
    assert text.count("√符合不符合不涉及") == 10
    assert text.count("符合不符合√不涉及") == 1
    for option in form.fields["outcomes"].options:
        ticked = option.code in REVIEW.data["outcomes"]
        mark = text[text.index(f"）{option.label}") - 3]
        assert (mark == "√") is ticked, option.label


def test_the_opinion_is_bound_to_its_subject():
    assert REVIEW.data["subject_sha256"] in squeezed(render(REVIEW, at=AT))


def test_an_edition_is_not_used_before_its_time():
    with pytest.raises(EditionNotInForceError, match="不能用于2023年12月31日"):
        render(ORGANISATION, at=datetime(2023, 12, 31, 15, 59, tzinfo=UTC))
    assert render(ORGANISATION, at=datetime(2023, 12, 31, 16, 0, tzinfo=UTC))


def test_an_unknown_form_is_refused():
    with pytest.raises(InvalidInputError, match="没有文书式样"):
        render(replace(ORGANISATION, edition="1999"), at=AT)


def test_pictures_show_every_page():
    shown = pictures(ORGANISATION, at=AT, dots_per_inch=40)
    assert len(shown) == len(pages(render(ORGANISATION, at=AT)))
    assert all(page.startswith(b"\x89PNG") for page in shown)


def test_a_form_that_is_added_does_not_change_the_digest_of_another(tmp_path):
    shipped = TemplateSet()
    form = shipped.form(ORGANISATION.form, ORGANISATION.edition)
    for name in ("forms", "templates"):
        (tmp_path / name).symlink_to(shipped.root / name)
    assert TemplateSet(root=tmp_path).digest(form) == shipped.digest(form)
    review = shipped.form(REVIEW.form, REVIEW.edition)
    assert shipped.digest(review) != shipped.digest(form)
