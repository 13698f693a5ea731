"""A fault of the program is told in plain words and gives nothing away."""

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client

from mingjing.web.portal import views
from web.test_portal import POLICY, Markup

SECRET = "王隐名 13900001234"  # noqa: S105 - what a traceback could hold, not a password


@pytest.fixture
def failed(monkeypatch) -> HttpResponse:
    """The answer where the database itself fails, as an address from outside gets it."""

    def fail(*_asked: object) -> None:
        raise OperationalError(SECRET)

    monkeypatch.setattr(views, "register_page", fail)
    return Client(raise_request_exception=False).get(f"/decisions/?q={SECRET}")


def test_a_fault_is_told_in_chinese_with_what_to_do(failed):
    text = failed.content.decode()
    assert failed.status_code == 500
    assert all(part in text for part in ("页面出错", "为什么", "怎么办"))
    assert Markup(text).of("html") == [{"lang": "zh-Hans"}]


def test_a_fault_gives_nothing_away(failed):
    text = failed.content.decode()
    assert not [
        word for word in (*SECRET.split(), "Error", "Traceback", "/src/") if word in text
    ]


def test_a_fault_is_answered_with_the_strict_policy(failed):
    assert failed.headers["Content-Security-Policy"] == POLICY
    assert Markup(failed.content.decode()).of("script") == []


def test_the_page_of_a_fault_asks_the_database_nothing(failed, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert views.page_that_failed(None).content == failed.content


def test_everything_the_page_of_a_fault_loads_is_ours_and_there(failed):
    loaded = [link["href"] for link in Markup(failed.content.decode()).of("link")]
    assert loaded
    assert all(finders.find(one.removeprefix("/static/")) for one in loaded)
