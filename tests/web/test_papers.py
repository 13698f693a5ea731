"""The page of a paper: four answers, key fields compared and never shown."""

import pytest
from django.test import Client

from disclosure.acts import published_case, withdraw
from disclosure.cast import FIRM, PERSON, TRADER, Matter, at, decided
from mingjing.disclosure.commands.register_document import register_document
from mingjing.disclosure.models import PublicDocument

pytestmark = pytest.mark.django_db
CODE = f"{1:016x}"
ADDRESS = f"/verify/{CODE}/"
ISSUED = "此文书由陵川县应急管理局于 2026年5月11日签发"


@pytest.fixture
def firm(data_dir):
    case = decided()
    published_case(case)
    register_document({"document": CODE}, at(12))
    return case


def heading(answer) -> str:
    return answer.content.decode().split("<h1>")[1].split("</h1>")[0]


def typed(**fields: str):
    return Client().post(ADDRESS, fields)


ANSWERS = [
    ({}, ISSUED, "issued", "nothing was compared yet"),
    ({"fine": "12000"}, f"{ISSUED}，罚款金额与原件一致", "same", "the same amount"),
    (
        {"fine": "12,000.00元"},
        f"{ISSUED}，罚款金额与原件一致",
        "same",
        "the same in other signs",
    ),
    ({"fine": "１２０００"}, f"{ISSUED}，罚款金额与原件一致", "same", "full-width digits"),
    ({"fine": "72000"}, "内容与原件不一致：罚款金额", "differs", "one digit changed"),
    ({"fine": "0"}, "内容与原件不一致：罚款金额", "differs", "no fine on the paper"),
    ({"fine": "很多"}, ISSUED, "issued", "what is no amount proves nothing"),
    ({"party": FIRM.name}, f"{ISSUED}，当事人名称与原件一致", "same", "the same party"),
    (
        {"party": "陵川县示例建材 有限公司", "fine": "12000"},
        f"{ISSUED}，罚款金额、当事人名称与原件一致",
        "same",
        "both, with a blank",
    ),
    (
        {"party": f"［{FIRM.name[:2]}］"},
        "内容与原件不一致：当事人名称",
        "differs",
        "a part of it",
    ),
    ({"fine": "", "party": ""}, ISSUED, "issued", "nothing was typed"),
    (
        {"party": "别的公司", "fine": "12000"},
        "内容与原件不一致：当事人名称",
        "differs",
        "a genuine code on somebody else's paper",
    ),
    ({"sha256": "ab" * 32}, f"{ISSUED}，内容与原件一致", "same", "the very file"),
    ({"sha256": "cd" * 32}, "内容与原件不一致：电子文件", "differs", "another file"),
    (
        {"sha256": "ab" * 32, "fine": "1"},
        "内容与原件不一致：罚款金额",
        "differs",
        "a genuine file does not heal a forged paper",
    ),
]


@pytest.mark.parametrize(("fields", "line", "kind", "why"), ANSWERS)
def test_the_one_line_says_what_is_the_case(firm, fields, line, kind, why):
    answer = typed(**fields) if fields else Client().get(ADDRESS)
    assert answer.status_code == 200
    assert heading(answer) == line, why
    assert f"verdict--{kind}" in answer.content.decode(), why


def test_the_page_says_beside_each_field_what_was_compared(firm):
    text = typed(party="ＡＢ 【甲】公司", fine="人民币１２，０００元").content.decode()
    assert "✘ 与原件不一致：核对的是“AB(甲)公司”" in text
    assert "✔ 与原件一致：核对的是“12,000 元”" in text


def test_an_empty_check_says_so_beside_each_field(firm):
    text = typed(party=" ", fine="").content.decode()
    assert "还没有核对：一项也没有填写" in text
    assert text.count("没有填写，这一项没有核对") == 2
    text = typed(party="", fine="12000").content.decode()
    assert "一项也没有填写" not in text
    assert text.count("没有填写，这一项没有核对") == 1
    assert "没有填写" not in Client().get(ADDRESS).content.decode()


def test_a_withdrawn_paper_says_so_and_a_forged_one_still_differs(firm):
    withdraw(firm)
    assert heading(Client().get(ADDRESS)) == "公示已于 2026年6月22日撤回"
    assert heading(typed(fine="12000")) == "公示已于 2026年6月22日撤回"
    forged = typed(fine="1")
    assert heading(forged) == "内容与原件不一致：罚款金额"
    assert "公示已于 2026年6月22日撤回" in forged.content.decode()


@pytest.mark.parametrize("code", ["0123456789abcdef", "x", "A" * 80])
def test_an_unknown_code_is_answered_with_help_and_a_way_to_report(data_dir, code):
    answer = Client().get(f"/verify/{code}/")
    text = answer.content.decode()
    assert (answer.status_code, heading(answer)) == (404, "未找到，可能是伪造")
    assert f"/report/?about={code}" in text
    assert "verdict--unknown" in text


@pytest.mark.parametrize("party", [PERSON, TRADER])
def test_nobody_can_try_names_of_natural_persons(data_dir, party):
    decided(Matter(party=party))
    register_document({"document": CODE}, at(12))
    text = Client().get(ADDRESS).content.decode()
    assert 'name="fine"' in text
    assert 'name="party"' not in text
    assert heading(typed(party=party.name)) == ISSUED, "a name was confirmed"
    assert set(PublicDocument.objects.get().key_digests) == {"fine"}


def test_the_page_never_shows_what_it_compares_with(firm):
    for answer in (Client().get(ADDRESS), typed(fine="72000", party="别的公司")):
        text = answer.content.decode()
        for secret in (FIRM.name, "12000", "12,000", "1200000"):
            assert secret not in text, f"{secret} leaked to whoever holds a code"


def test_what_was_typed_is_shown_back_as_text_only(firm):
    text = typed(party='"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in text
