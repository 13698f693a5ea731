"""The feed: well-formed, whole, conditional, and without anybody's personal data."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from disclosure.acts import confirm_declined, decline, draft, published_case, withdraw
from disclosure.cast import FIRM, NAMES, PERSON, TRADER, Matter, decided

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def matters(data_dir):
    published_case(decided())
    withdrawn = decided(Matter(number=2))
    published_case(withdrawn)
    withdraw(withdrawn)
    published_case(decided(Matter(party=PERSON, number=3)), social_influence="危及公共安全")
    published_case(decided(Matter(party=TRADER, number=4)), social_influence="危及公共安全")
    withheld = decided(Matter(party=PERSON, number=5))
    decline(withheld)
    confirm_declined(withheld)
    draft(decided(Matter(number=6)))


def read() -> tuple[str, ET.Element]:
    answer = Client().get("/feed.xml")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    text = answer.content.decode()
    return text, ET.fromstring(text)  # noqa: S314 - our own answer


def test_an_empty_feed_is_a_feed(data_dir):
    _, root = read()
    assert root.tag == f"{ATOM}feed"
    assert root.findall(f"{ATOM}entry") == []


def test_publications_and_withdrawals_are_told_the_newest_first(matters):
    _, root = read()
    titles = [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]
    assert titles[0] == "（陵）应急罚〔2026〕2号：公示已撤回"
    assert len(titles) == 4, "something that is not public is told"
    assert f"{FIRM.name}：未如实记录安全生产教育和培训情况" in titles
    for entry in root.findall(f"{ATOM}entry"):
        for name in ("id", "title", "updated", "link"):
            assert entry.find(f"{ATOM}{name}") is not None


def test_a_withdrawal_is_another_entry_than_the_publication(data_dir):
    case = decided()
    published_case(case)
    before = {one.text for one in read()[1].iter(f"{ATOM}id")}
    withdraw(case)
    text, root = read()
    assert {one.text for one in root.iter(f"{ATOM}id")} != before
    assert FIRM.name not in text, "a withdrawn decision is told again"


def test_no_personal_datum_is_in_the_feed(matters):
    text, _ = read()
    for party in (PERSON, TRADER, FIRM):
        secrets = {party.citizen_number, party.telephone, party.legal_representative}
        if party is not FIRM:
            secrets |= {party.name, party.address, "王某", "隐名"}
        for secret in secrets - {""}:
            assert secret not in text, "the feed leaked"
    for name in NAMES.values():
        assert name not in text


def test_an_unchanged_feed_is_not_sent_again(matters):
    first = Client().get("/feed.xml")
    again = Client().get("/feed.xml", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    since = {"if-modified-since": first.headers["Last-Modified"]}
    assert Client().get("/feed.xml", headers=since).status_code == 304
    published_case(decided(Matter(number=7)))
    new = Client().get("/feed.xml", headers={"if-none-match": first.headers["ETag"]})
    assert new.status_code == 200
