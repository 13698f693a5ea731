"""The page of roles exists in a demonstration and nowhere else, whatever anybody sets."""

import re
from pathlib import Path

import pytest
import time_machine
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse

from mingjing.accounts.models import Account
from mingjing.bureau.commands.found_bureau import FoundBureau, found_bureau
from mingjing.bureau.queries import is_demonstration
from mingjing.demo.cast import read
from mingjing.demo.cast import staff_bureau as staff_demonstration
from mingjing.demo.telling import on
from mingjing.demo.walk import FOUNDED
from mingjing.kernel.errors import IllegalTransitionError
from mingjing.ledger.queries import history
from mingjing.ledger.recording import Act
from mingjing.web.demonstration import views
from support.cast import INSTALLER, LIN, SINCE
from support.signing_in import account_for

pytestmark = pytest.mark.one_database(
    "what a page says is the same; walks and every command are asked of both"
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def staged(committed_db):
    """A demonstration: its bureau founded and staffed as the demo does it."""
    at = on(FOUNDED)
    staff_demonstration(at)
    with time_machine.travel(at, tick=False):
        yield Client()


def names(patterns):
    for each in patterns:
        yield from names(each.url_patterns) if hasattr(each, "url_patterns") else [each]


def test_a_real_bureau_has_no_such_page(county):
    client = Client()
    assert not is_demonstration()
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"person": LIN}).status_code == 404
    assert client.get("/demo/").content == client.get("/no-such-page/").content


def test_no_address_of_a_real_bureau_leads_to_the_view():
    found = {each.callback for each in names(get_resolver().url_patterns)}
    assert views.roles not in found
    with pytest.raises(Resolver404):
        resolve("/demo/")
    with pytest.raises(NoReverseMatch):
        reverse("demonstration")


def test_the_view_itself_refuses_whoever_mounts_it(county):
    account_for(LIN, county.clock.now)
    for request in (
        RequestFactory().get("/demo/"),
        RequestFactory().post("/demo/", {"person": LIN}),
    ):
        with pytest.raises(Http404):
            views.roles(request)


@pytest.mark.parametrize(
    "name", ["MINGJING_DEMO", "MINGJING_DEMONSTRATION", "DEMO", "DEBUG", "DEMONSTRATION"]
)
def test_no_variable_setting_or_file_switches_a_real_bureau(
    county, name, monkeypatch, settings
):
    monkeypatch.setenv(name, "1")
    setattr(settings, name, True)
    for mark in ("demo", "demonstration", "demo-unfinished", name):
        (settings.MINGJING_DATA / mark).write_text("1")
    assert Client().get("/demo/").status_code == 404


def test_a_bureau_is_founded_once_as_one_or_the_other(county):
    order = FoundBureau("x", "x", "p-77", "x", "x", SINCE, demonstration=True)
    with pytest.raises(IllegalTransitionError):
        found_bureau(order, act=Act(INSTALLER, county.clock.now))
    assert not is_demonstration()


def test_the_record_of_a_demonstration_says_so_first(staged):
    assert next(iter(history("bureau"))).said["kind"] == "demonstration_founded"
    assert is_demonstration()


def test_every_one_of_the_cast_is_one_click_away(staged):
    page = staged.get("/demo/").content.decode()
    people = [person["code"] for person in read("cast.toml")["person"]]
    for code in (*people, "p-01"):
        assert f'value="{code}"' in page
        answer = staged.post("/demo/", {"person": code})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/console/")
        home = staged.get("/console/")
        assert home.status_code == 200
        assert "演示" in home.content.decode()
    assert "市民" in page


def test_who_walks_a_case_comes_first_in_the_order_of_the_walk(staged):
    page = staged.get("/demo/").content.decode()
    walk, folded = page.split("<details", 1)
    chosen = re.findall(r'name="person" value="([^"]+)"', walk)
    assert chosen == ["p-04", "p-03", "p-06", "p-02", "p-08", "p-07"]
    assert 'href="/"' in walk.split("市民")[1], "the citizen begins where citizens do"
    assert len(re.findall(r'name="person"', folded)) == len(read("cast.toml")["person"]) + 1 - 6


def test_the_readme_walks_with_the_same_people(staged):
    page = staged.get("/demo/").content.decode().split("<details", 1)[0]
    for readme in ("README.md", "README.zh-CN.md"):
        steps = re.split(r"^## ", (ROOT / readme).read_text("utf-8"), flags=re.MULTILINE)[3]
        named = set(re.findall(r"[林周陈吴许韩]示例", steps))
        assert named == {f"{one}示例" for one in "林周陈吴许韩"}, readme
        assert all(f"以{one}登录" in page for one in named)


def test_nobody_of_the_cast_has_a_password(staged):
    assert Account.objects.count() > 5
    for account in Account.objects.all():
        assert not account.has_usable_password()
        form = {"person": account.person, "password": ""}
        assert staged.post("/sign-in/", form | {"password": "x"}).status_code == 403


def test_somebody_who_is_not_of_the_cast_cannot_be_chosen(staged):
    assert staged.post("/demo/", {"person": "p-99"}).status_code == 404
    assert staged.post("/demo/", {}).status_code == 404


def test_the_role_page_wants_the_token_of_its_own_form(staged):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/demo/", {"person": "p-02"}).status_code == 403


def test_a_real_bureau_shows_no_ribbon(county):
    client = Client()
    with time_machine.travel(county.clock.now, tick=False):
        from support.signing_in import sign_in  # noqa: PLC0415 - used here only

        sign_in(client, LIN, county.clock.now)
        assert "ribbon" not in client.get("/console/").content.decode()
