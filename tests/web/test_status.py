"""How the installation stands: for who may see it, in words; for a monitor, in one code."""

import json
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import Permission, may
from mingjing.bureau.reminders import Pending, remind
from mingjing.kernel.errors import NotPermittedError
from mingjing.ledger import outbox
from mingjing.ledger.audit import Difference, Report
from mingjing.ledger.audits import keep_audit, last_audit
from mingjing.ledger.models import Job
from mingjing.ledger.outbox import enqueue
from mingjing.ledger.publishing import publish_all
from mingjing.web import status as status_module
from mingjing.web.acting import now
from mingjing.web.auditing import AUDIT
from mingjing.web.jobs import work
from mingjing.web.status import FULL, GIB, Standing, checks_of, read_status, status_for
from support.cast import ADMIN, LIN
from support.signing_in import sign_in


def data() -> Path:
    return Path(settings.MINGJING_DATA)


def standings(at):
    return {one.name: one.standing for one in checks_of(read_status(data(), at), at)}


def wait_since(moment, kind="note"):
    enqueue(kind, kind, {})
    Job.objects.filter(kind=kind).update(enqueued_at=moment)


@pytest.fixture
def ready(county):
    """A bureau whose record is published."""
    publish_all(data())
    return county


def test_it_is_shown_to_administrators_auditors_and_heads_and_to_nobody_else(ready):
    readers = {
        role for role in Role if may(Actor("x", frozenset({role})), Permission.SEE_STATUS)
    }
    assert readers == {
        Role.HEAD,
        Role.DEPUTY_HEAD,
        Role.SYSTEM_ADMINISTRATOR,
        Role.SECURITY_AUDITOR,
    }
    with pytest.raises(NotPermittedError):
        status_for(Actor("x", frozenset({Role.OFFICER})), data(), now())


def test_a_bureau_in_order_has_nothing_bad_but_its_missing_worker(ready, monkeypatch):
    disk = SimpleNamespace(
        disk_usage=lambda _path: SimpleNamespace(free=50 * GIB, total=99 * GIB)
    )
    monkeypatch.setattr(status_module, "shutil", disk)
    bad = {name for name, standing in standings(now()).items() if standing is Standing.BAD}
    assert bad == {"worker"}


def test_a_job_that_waits_for_long_is_bad_and_one_that_just_came_is_not(ready):
    at = now()
    wait_since(at - timedelta(minutes=9))
    assert standings(at)["queue"] is Standing.GOOD
    assert standings(at + timedelta(minutes=2))["queue"] is Standing.BAD


def test_an_entry_without_a_checkpoint_is_bad_after_five_minutes(ready):
    ready.register()
    at = ready.clock.now
    assert standings(at + timedelta(minutes=4))["checkpoint"] is Standing.GOOD
    assert standings(at + timedelta(minutes=6))["checkpoint"] is Standing.BAD
    publish_all(data())
    assert standings(at + timedelta(minutes=6))["checkpoint"] is Standing.GOOD


def test_the_audit_that_was_kept_is_told_with_its_differences(ready):
    at = now()
    assert standings(at)["audit"] is Standing.WARN
    report = Report(3, 3, 0, 2, 1, (Difference("数据行 cases.case:1", "不同"),))
    keep_audit(report, began_at=at - timedelta(minutes=5), ended_at=at)
    found = read_status(data(), at).audit
    assert (found.entries, found.differences) == (3, 1)
    assert found.first == report.differences
    assert standings(at)["audit"] is Standing.BAD


def test_the_nightly_audit_reads_everything_and_keeps_what_it_found(ready):
    enqueue(AUDIT, "tonight", {})
    assert work(now()) >= 1
    found = last_audit()
    assert (found.differences, found.first) == (0, ())
    assert found.entries > 20
    assert standings(now())["audit"] is Standing.GOOD


def test_failing_work_is_told_with_its_error(ready):
    enqueue("unknown", "u", {})
    work(now())
    found = read_status(data(), now()).queue
    assert [(one.kind, one.attempts) for one in found.failing] == [("unknown", 1)]
    assert standings(now())["failing"] is Standing.WARN


def answer():
    found = Client().get("/readyz")
    return found.status_code, json.loads(found.content)["checks"]


def test_readyz_says_yes_while_all_is_well_and_health_stays_as_it_was(ready, monkeypatch):
    disk = SimpleNamespace(
        disk_usage=lambda _path: SimpleNamespace(free=50 * GIB, total=99 * GIB)
    )
    monkeypatch.setattr(status_module, "shutil", disk)
    names = ("database", "disk", "queue", "checkpoint")
    assert answer() == (200, dict.fromkeys(names, "good"))
    assert not Job.objects.filter(kind="probe").exists()


def test_readyz_says_no_when_the_disk_is_full(ready, monkeypatch):
    disk = SimpleNamespace(
        disk_usage=lambda _path: SimpleNamespace(free=FULL - 1, total=99 * GIB)
    )
    monkeypatch.setattr(status_module, "shutil", disk)
    code, checks = answer()
    assert (code, checks["disk"], checks["database"]) == (503, "bad", "good")


def test_readyz_says_no_when_work_or_checkpoints_are_late(ready):
    wait_since(now() - timedelta(hours=1))
    ready.register()
    code, checks = answer()
    assert (code, checks["queue"], checks["checkpoint"]) == (503, "bad", "bad")


def test_readyz_says_no_when_nothing_can_be_written_and_does_not_say_why(ready, monkeypatch):
    def fail():
        raise OperationalError("/srv/secret/path is full")

    monkeypatch.setattr(status_module, "require_writable", fail)
    found = Client().get("/readyz")
    assert found.status_code == 503
    assert json.loads(found.content)["checks"]["database"] == "bad"
    assert b"secret" not in found.content


def test_what_is_written_to_try_it_does_not_stay(ready):
    outbox.require_writable()
    assert not Job.objects.exists()


def signed_in(person):
    client = Client()
    sign_in(client, person, now())
    return client


def test_the_page_shows_all_that_is_watched(ready):
    enqueue("unknown", "u", {})
    work(now())
    page = signed_in(ADMIN).get("/console/status/")
    text = page.content.decode()
    assert page.status_code == 200
    for word in ("数据库写入", "磁盘", "待办队列", "检查点", "工人", "审计", "放假日历"):
        assert word in text
    assert "KeyError" in text
    assert "lingchuan.example/enforcement/2026" in text


def test_the_page_is_refused_to_an_officer_and_not_in_the_menu(ready):
    client = signed_in(LIN)
    assert client.get("/console/status/").status_code == 403
    assert "/console/status/" not in client.get("/console/").content.decode()


def test_reminders_have_a_page_and_a_count_that_reading_takes_away(ready, monkeypatch):
    today = now().date()
    one = Pending(
        LIN,
        "（陵）应急线〔2026〕1号",
        "1号",
        "serve",
        "送达",
        "apl-2021:61",
        today,
        is_provisional=False,
    )
    remind([one], at=now(), today=today)
    client = signed_in(LIN)
    assert "bell__count" in client.get("/console/").content.decode()
    assert "今天到期" in client.get("/console/notices/").content.decode()
    assert client.post("/console/notices/").status_code == 303
    assert "bell__count" not in client.get("/console/").content.decode()
