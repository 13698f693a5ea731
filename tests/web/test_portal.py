"""The public pages: what they answer, what they allow the browser, what they never show."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client

from disclosure.acts import check, confirm_declined, decline, draft, published_case, withdraw
from disclosure.cast import FIRM, NAMES, PERSON, TRADER, Matter, at, decided
from mingjing.disclosure.commands.register_document import register_document
from mingjing.disclosure.models import Publication
from mingjing.ledger.publishing import publish_all
from mingjing.web.page_writing import write_public_pages
from mingjing.web.portal import static_pages
from mingjing.web.portal.urls import urlpatterns

pytestmark = pytest.mark.django_db
CODE = f"{1:016x}"
NUMBER = "（陵）应急罚〔2026〕1号"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
CHECKING = f"{POLICY}; script-src 'self'; connect-src 'self'"
ADDRESSES = {
    # name, an address of it, what it answers in a bureau with one published decision
    "portal_home": ("/", 200),
    "register": ("/decisions/", 200),
    "decision": (f"/decisions/{CODE}/", 200),
    "public_record": (f"/decisions/{CODE}/record.json", 200),
    "receipt": (f"/decisions/{CODE}/receipt.json", 200),
    "authority": ("/authority/", 200),
    "basis": ("/basis/", 200),
    "statute": ("/basis/apl-2021/", 200),
    "review_list": ("/basis/review/", 200),
    "public_violations": ("/basis/violations/", 200),
    "public_violation": ("/basis/violations/YJ-ASL-97-7/", 200),
    "coverage": ("/coverage/", 200),
    "ask_why": ("/why/", 200),
    "why": ("/why/APL-61/?from=2026-09-30", 200),
    "why_json": ("/api/why/APL-61/?from=2026-09-30", 200),
    "calculate": ("/calculate/", 200),
    "procedure": ("/procedure/", 200),
    "flow_chart": ("/procedure/ordinary/", 200),
    "results": ("/results/", 200),
    "find_document": ("/verify/", 200),
    "verify": (f"/verify/{CODE}/", 200),
    "record": ("/record/", 200),
    "published_log": ("/log/2026/checkpoint", 200),
    "report": ("/report/", 200),
    "reported": ("/report/0123456789abcdef/", 200),
    "feed": ("/feed.xml", 200),
    "healthz": ("/healthz", 200),
}
WITH_PANEL = {f"/decisions/{CODE}/", f"/verify/{CODE}/", "/verify/0123456789abcdef/"}
PAGES = [
    "/",
    "/decisions/",
    f"/decisions/{CODE}/",
    "/authority/",
    "/basis/",
    "/basis/apl-2021/",
    "/basis/review/",
    "/why/",
    "/why/ACL-25/?from=2026-05-11&extend=1&left_from=2026-05-20&left_to=2026-05-29",
    "/why/HEAR-THR/?on=2026-05-11&act=2025-12-01",
    "/why/APL-60/?from=2026-13-01",
    "/calculate/?parts=2026-05-26+20000&payments=x",
    "/procedure/",
    "/results/",
    "/verify/",
    f"/verify/{CODE}/",
    "/verify/0123456789abcdef/",
    "/record/",
    "/report/",
    "/report/0123456789abcdef/",
    "/no/such/page/",
]


class Markup(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def public(data_dir: Path) -> Client:
    """A bureau with one published decision of a firm."""
    case = decided()
    published_case(case)
    register_document({"document": CODE}, at(12))
    write_public_pages({"document": CODE}, at(15))
    publish_all(data_dir)
    return Client()


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_every_address_is_listed_here():
    assert {one.name for one in urlpatterns} == set(ADDRESSES), "an address without a row here"


@pytest.mark.parametrize(("address", "status"), ADDRESSES.values())
def test_an_address_answers(public, address, status):
    assert public.get(address).status_code == status


@pytest.mark.one_database("what a page says is the same")
@pytest.mark.parametrize("address", [*PAGES, "/healthz", "/log/2026/checkpoint", "/feed.xml"])
def test_a_script_is_allowed_only_where_the_browser_checks(public, address):
    policy = CHECKING if address in WITH_PANEL else POLICY
    assert public.get(address).headers["Content-Security-Policy"] == policy


@pytest.mark.one_database("what a page says is the same")
@pytest.mark.parametrize("address", PAGES)
def test_no_page_holds_an_inline_script_or_style(public, address):
    markup = Markup(text_of(public, address))
    for script in markup.of("script"):
        assert address in WITH_PANEL
        assert script == {"type": "module", "src": "/static/js/verify.js"}
    assert markup.of("style") == []
    inline = [a for _, a in markup.tags if "style" in a or any(k.startswith("on") for k in a)]
    assert inline == []


@pytest.mark.one_database("what a page says is the same")
@pytest.mark.parametrize("address", PAGES)
def test_every_page_can_be_used_without_seeing_it(public, address):
    text = text_of(public, address)
    markup = Markup(text)
    assert markup.of("html") == [{"lang": "zh-Hans"}]
    assert (len(markup.of("h1")), len(markup.of("main")), len(markup.of("nav")) > 0) == (
        1,
        1,
        True,
    )
    assert markup.of("a")[0] == {"class": "skip", "href": "#main"}
    shown = [a for a in markup.of("input") if a.get("type") != "hidden"]
    fields = {a["id"] for a in shown + markup.of("textarea") + markup.of("select")}
    assert fields == {a["for"] for a in markup.of("label")}, "a field without a label"
    assert all("alt" in a for a in markup.of("img"))
    ids = [a["id"] for _, a in markup.tags if "id" in a]
    assert len(ids) == len(set(ids))
    named = {
        target for _, a in markup.tags for target in (a.get("aria-labelledby") or "").split()
    }
    assert named <= set(ids)


@pytest.mark.parametrize("address", PAGES)
def test_every_local_link_leads_somewhere(public, address):
    links = {a["href"].split("#")[0] for a in Markup(text_of(public, address)).of("a")}
    broken = {
        link
        for link in links - {""}
        if link.startswith("/") and public.get(link).status_code != 200
    }
    assert broken == set()


@pytest.mark.one_database("what a page says is the same")
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_loaded_from_elsewhere(public, address):
    markup = Markup(text_of(public, address))
    links = [a for a in markup.of("link") if a["rel"] != "alternate"]
    loaded = [a["href"] for a in links] + [a["src"] for a in markup.of("img")]
    loaded += [a["src"] for a in markup.of("script")]
    assert loaded
    assert all(one.startswith("/static/") for one in loaded)


@pytest.mark.parametrize("party", [FIRM, PERSON, TRADER])
def test_no_personal_datum_is_on_any_page(data_dir, party):
    case = decided(Matter(party=party))
    published_case(case, social_influence="" if party.is_enterprise else "危及公共安全")
    register_document({"document": CODE}, at(12))
    secrets = {
        party.citizen_number,
        party.telephone,
        party.legal_representative,
        case.docket,
        *NAMES.values(),
    }
    if party is not FIRM:
        secrets |= {party.name, party.address, "隐名"}
    write_public_pages({"document": CODE}, at(15))
    found = f"/decisions/?q={party.name[:2]}"
    files = [f"/decisions/{CODE}/{name}.json" for name in ("record", "receipt")]
    for address in [*PAGES, *files, "/feed.xml", found]:
        text = text_of(Client(), address)
        if address == found:
            text = re.sub(r'value="[^"]*"|有关的公示|“[^”]*”', "", text)
        for secret in secrets - {""}:
            assert secret not in text, f"{secret} leaked on {address}"


def test_the_decision_page_says_what_a_citizen_needs(public):
    text = text_of(public, f"/decisions/{CODE}/")
    for words in [
        NUMBER,
        FIRM.name,
        "罚款 12,000 元",
        "第九十七条第（四）项",
        "申请行政复议",
        "提起行政诉讼",
        "号条目，作出决定时写入",
        "登记本页时另写入一条，序号不同",
        "违法事实（摘要）",
        "案卷中记述事实的原文",
    ]:
        assert words in text


def test_the_register_lists_published_withheld_and_withdrawn(public):
    withheld = decided(Matter(party=PERSON, number=2))
    decline(withheld)
    confirm_declined(withheld)
    withdrawn = decided(Matter(number=3))
    published_case(withdrawn)
    withdraw(withdrawn)
    text = text_of(public, "/decisions/")
    assert "（陵）应急罚〔2026〕2号" in text
    assert "不具有一定社会影响" in text
    assert "处罚决定经行政复议被撤销" in text
    assert re.findall(r"<dd>(\d)</dd>", text) == ["1", "1", "1"]
    assert f"/decisions/{2:016x}/" not in text, "the page of a withheld decision is linked"


def test_what_is_only_drafted_or_checked_is_nowhere(data_dir):
    case = decided()
    draft(case)
    check(case)
    client = Client()
    assert NUMBER not in text_of(client, "/") + text_of(client, "/decisions/")
    assert client.get(f"/decisions/{CODE}/").status_code == 404


def test_a_withheld_decision_has_no_page(data_dir):
    case = decided(Matter(party=PERSON))
    decline(case)
    confirm_declined(case)
    assert Client().get(f"/decisions/{CODE}/").status_code == 404


SEARCHES = [
    ("示例建材", True, "the name of a firm"),
    ("教育和培训", True, "the cause"),
    ("〔2026〕1号", True, "the number"),
    ("陵应急罚2026 1", True, "the number without brackets"),
    ("(陵)应急罚[2026]1号", True, "the number in brackets of a keyboard"),
    ("陵应急罚2026 2", False, "another number"),
    ("没有这家", False, "nobody"),
    ("建材", True, "two characters of a name"),
    ("培训 建材", True, "two words"),
    ("91110000600037341L", True, "a credit code"),
]


@pytest.mark.parametrize(("wanted", "found", "why"), SEARCHES)
def test_the_register_is_searched(public, wanted, found, why):
    assert (NUMBER in text_of(public, f"/decisions/?q={wanted}")) is found, why


def test_nobody_is_found_by_the_name_of_a_natural_person(data_dir):
    published_case(decided(Matter(party=PERSON)), social_influence="危及公共安全")
    assert NUMBER not in text_of(Client(), "/decisions/?q=王某")
    assert NUMBER in text_of(Client(), "/decisions/?q=〔2026〕1号")


def test_a_search_is_shown_back_as_text_only(public):
    text = text_of(public, '/decisions/?q="><script>alert(1)</script>')
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_register_is_cut_into_pages(data_dir):
    for number in range(1, 53):
        published_case(decided(Matter(number=number)))
    first, second = text_of(Client(), "/decisions/"), text_of(Client(), "/decisions/?page=2")
    assert (first.count('scope="row"'), second.count('scope="row"')) == (50, 2)
    assert "第 2 页，共 2 页" in second


def test_a_published_page_is_written_once_and_served_from_the_file(
    public, data_dir, monkeypatch
):
    write_public_pages({"document": CODE}, at(15))
    path = data_dir / "public/decisions" / CODE / "index.html"
    written, file = path.read_bytes(), path.stat().st_ino
    write_public_pages({"document": CODE}, at(16))
    assert path.stat().st_ino == file, "a page that is there was written again"
    with monkeypatch.context() as patch:
        patch.setattr(static_pages, "rendered", lambda _item: b"made anew")
        assert public.get(f"/decisions/{CODE}/").content == written


def test_a_withdrawal_replaces_the_file_and_is_seen_at_once(public, data_dir):
    write_public_pages({"document": CODE}, at(15))
    withdraw_first()
    before_the_job = text_of(public, f"/decisions/{CODE}/")
    assert FIRM.name not in before_the_job, "the withdrawn decision leaked from its file"
    write_public_pages({"document": CODE}, at(22, month=6))
    written = (data_dir / "public/decisions" / CODE / "index.html").read_text(encoding="utf-8")
    assert written == before_the_job
    assert "处罚决定经行政复议被撤销" in written
    assert "示例建材" not in written, "the withdrawn decision leaked from its file"


def withdraw_first() -> None:
    docket = Publication.objects.get(document=CODE).docket
    withdraw(type("Named", (), {"docket": docket})())


def test_nothing_of_a_withdrawn_decision_is_left_at_its_old_addresses(public):
    withdraw_first()
    write_public_pages({"document": CODE}, at(22, month=6))
    old = [f"/decisions/{CODE}/{name}" for name in ("", "record.json", "receipt.json")]
    for address in [*old, "/", "/decisions/", "/decisions/?q=示例建材", "/feed.xml"]:
        answer = public.get(address)
        assert answer.status_code == 200, "an old address must explain itself"
        text = re.sub(r'value="[^"]*"|“[^”]*”', "", answer.content.decode())
        for secret in (FIRM.name, FIRM.uscc, "12,000", "1200000", "教育和培训"):
            assert secret not in text, f"{secret} of a withdrawn decision on {address}"
    assert "处罚决定经行政复议被撤销" in text_of(public, old[0])


INDEXING = [
    (FIRM, f"/decisions/{CODE}/", False, "a firm's penalty may be found by search engines"),
    (PERSON, f"/decisions/{CODE}/", True, "a natural person's may not"),
    (FIRM, f"/verify/{CODE}/", True, "papers are for those who hold them"),
]


@pytest.mark.parametrize(("party", "address", "kept_out", "why"), INDEXING)
def test_what_concerns_a_person_is_kept_out_of_search_engines(
    data_dir, party, address, kept_out, why
):
    published_case(decided(Matter(party=party)), social_influence="危及公共安全")
    register_document({"document": CODE}, at(12))
    assert ("noindex" in text_of(Client(), address)) is kept_out, why


def test_a_withdrawn_page_leaves_the_search_engines(public):
    withdraw_first()
    assert "noindex" in text_of(public, f"/decisions/{CODE}/")


def test_verification_names_the_document_and_no_party(public):
    text = text_of(public, f"/verify/{CODE}/")
    assert NUMBER in text
    assert "行政处罚决定书" in text
    assert "2026年5月11日制发" in text
    assert FIRM.name not in text


def test_digests_about_a_person_are_compared_but_never_shown(data_dir):
    decided(Matter(party=PERSON))
    register_document({"document": CODE}, at(12))
    plain = re.sub(r"<[^>]+>", "", text_of(Client(), f"/verify/{CODE}/"))
    assert "ab" * 32 not in plain, "a digest leaked from which a number could be guessed"
    assert "一致：与本机关" in text_of(Client(), f"/verify/{CODE}/?sha256={'ab' * 32}")


COMPARISONS = [
    ("ab" * 32, "一致：与本机关制发", "the PDF"),
    ("AB " * 32, "一致：与本机关制发", "blanks and case do not matter"),
    ("01" * 32, "一致：这是本件的内容摘要", "the content"),
    ("cd" * 32, "不一致", "another file"),
    ("ab" * 31, "这不是 SHA-256 摘要", "too short"),
    ("zz" * 32, "这不是 SHA-256 摘要", "no hex"),
]


@pytest.mark.parametrize(("given", "words", "why"), COMPARISONS)
def test_a_digest_is_compared(public, given, words, why):
    assert words in public.get(f"/verify/{CODE}/", {"sha256": given}).content.decode(), why


def test_a_file_that_differs_is_never_headed_by_a_tick(public):
    text = text_of(public, f"/verify/{CODE}/?sha256={'cd' * 32}")
    assert "<h1>内容与原件不一致：电子文件</h1>" in text
    assert "verdict--differs" in text
    assert "M14.5 24.5l6.5 6.5 13-14" not in text


AS_TYPED = [
    CODE,
    CODE.upper(),
    "００００ ００００ ００００ ０００１",
    NUMBER,
    "(陵)应急罚[2026]1号",
    "陵应急罚2026 1",
    "应急罚2026-1",
]


@pytest.mark.parametrize("wanted", AS_TYPED)
def test_a_document_is_found_by_code_or_number(public, wanted):
    answer = public.get("/verify/", {"q": f" {wanted} "})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/verify/{CODE}/")


def test_an_unknown_document_is_said_to_be_unknown(public):
    answer = public.get("/verify/", {"q": "（陵）应急罚〔2026〕99号"})
    assert answer.status_code == 404
    assert "没有查到文号为 （陵）应急罚〔2026〕99号 的文书" in answer.content.decode()
    assert public.get("/verify/0123456789abcdef/").status_code == 404


def test_a_true_number_of_another_office_is_not_taken_for_ours(public):
    assert public.get("/verify/", {"q": "（泽）应急罚〔2026〕1号"}).status_code == 404


def test_whoever_types_a_firm_is_shown_the_way_to_the_register(public):
    text = public.get("/verify/", {"q": "示例建材"}).content.decode()
    assert "这不是文书编码，也不是文号" in text
    assert 'href="/decisions/?q=%E7%A4%BA%E4%BE%8B%E5%BB%BA%E6%9D%90"' in text


def test_what_the_register_does_not_know_gets_into_no_address(public):
    text = public.get("/verify/", {"q": "王小明"}).content.decode()
    assert "/decisions/?q=" not in text
    assert 'href="/decisions/">公示目录' in text


def test_an_unknown_address_answers_in_the_same_form(public):
    answer = public.get("/no/such/page/")
    assert answer.status_code == 404
    assert "怎么办" in answer.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_public_pages_only_answer_reading(public, method):
    answer = getattr(public, method)("/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_health_says_what_waits(public):
    assert public.get("/healthz").json() == {"status": "ok", "waiting": 1, "failing": 0}


def test_the_record_page_shows_the_signed_head(public):
    text = text_of(public, "/record/")
    assert "lingchuan.example/enforcement/2026" in text
    assert "下载检查点" in text
    assert "正在写入" in text


def test_the_checkpoint_covers_the_entry_of_the_document(public):
    assert "已由检查点覆盖" in text_of(public, f"/verify/{CODE}/")


def test_a_forged_checkpoint_is_not_shown_as_the_head(public, data_dir):
    path = data_dir / "log/2026/checkpoint"
    origin, _, rest = path.read_text(encoding="utf-8").split("\n", 2)
    path.write_text(f"{origin}\n99\n{rest}", encoding="utf-8")
    text = text_of(public, "/record/")
    assert "尚无可用的检查点" in text


def test_a_bureau_without_entries_has_an_empty_record(data_dir):
    assert "日志还没有条目" in text_of(Client(), "/record/")
