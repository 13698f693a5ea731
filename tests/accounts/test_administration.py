"""Administration in the browser: every act through its page, and nobody else's."""

from datetime import date

import pytest
import time_machine
from django.test import Client

from mingjing.accounts.models import Account
from mingjing.bureau.models import Appointment, Certificate, Device, Parameter, Person, Unit
from mingjing.ledger.recording import BUREAU
from mingjing.statute.load import rulebook
from mingjing.web.console.admin.table import ACTS
from support.cast import ADMIN, CLERK, LIN, NIU, OFFICE, certificate_of
from support.signing_in import sign_in

DO = "/console/admin/do/"
LISTS = ["", "units/", "people/", "certificates/", "devices/", "settings/", "accounts/"]
LATER = "2026-04-01"


@pytest.fixture
def client(county):
    with time_machine.travel(county.clock.now, tick=False):
        browser = Client()
        sign_in(browser, ADMIN, county.clock.now)
        yield browser


def last(county):
    return list(county.said(BUREAU))[-1]["kind"]


STEPS = [
    # slug, what is typed, the entry it leaves
    (
        "establish-unit",
        {"code": "xinfang", "name": "信访股（虚构）", "kind": "section", "valid_from": LATER},
        "unit_established",
    ),
    ("rename-unit", {"code": "xinfang", "name": "信访室（虚构）"}, "unit_renamed"),
    (
        "register-person",
        {"code": "p-40", "name": "示例", "unit": "xinfang"},
        "person_registered",
    ),
    ("transfer-person", {"person": "p-40", "unit": OFFICE}, "person_transferred"),
    ("close-unit", {"code": "xinfang", "valid_to": "2026-05-01"}, "unit_closed"),
    (
        "appoint",
        {"person": "p-40", "role": "OFFICER", "instrument": "x", "valid_from": "2026-03-01"},
        "person_appointed",
    ),
    (
        "end-appointment",
        {"person": "p-40", "role": "OFFICER", "valid_to": LATER},
        "appointment_ended",
    ),
    (
        "issue-certificate",
        {"person": "p-40", "number": "虚构-40", "valid_from": LATER, "valid_to": "2027-04-01"},
        "certificate_issued",
    ),
    (
        "suspend-certificate",
        {"number": "虚构-40", "suspended_from": LATER, "reason": "年审（虚构）"},
        "certificate_suspended",
    ),
    (
        "renew-certificate",
        {"number": "虚构-40", "valid_to": "2028-04-01"},
        "certificate_renewed",
    ),
    (
        "register-device",
        {"number": "ZF-001", "kind": "body_camera", "model": "虚构", "unit": OFFICE},
        "device_registered",
    ),
    ("assign-device", {"number": "ZF-001", "person": "p-40"}, "device_assigned"),
    (
        "retire-device",
        {"number": "ZF-001", "retired_on": LATER, "reason": "损坏"},
        "device_retired",
    ),
    ("open-account", {"person": "p-40"}, "account_opened"),
    ("unlock-account", {"person": "p-40"}, "account_unlocked"),
    ("reset-password", {"person": "p-40"}, "password_reset"),
    ("close-account", {"person": "p-40", "reason": "调离"}, "account_closed"),
]


def test_every_act_is_done_through_its_page_and_leaves_its_entry(client, county):
    for slug, typed, kind in STEPS:
        assert client.get(f"{DO}{slug}/").status_code == 200, slug
        answer = client.post(f"{DO}{slug}/", typed | {"request": slug})
        assert answer.status_code in {200, 303}, (slug, answer.content.decode()[-3000:])
        assert last(county) == kind, answer.content.decode()
    assert Unit.objects.get(code="xinfang").valid_to == date(2026, 5, 1)
    assert Unit.objects.get(code="xinfang").aliases == ["信访股（虚构）"]
    assert Person.objects.get(code="p-40").unit_id == OFFICE
    assert Appointment.objects.get(person="p-40").valid_to == date(2026, 4, 1)
    renewed = Certificate.objects.get(number="虚构-40")
    assert (renewed.valid_to, renewed.suspended_from) == (date(2028, 4, 1), None)
    device = Device.objects.get(number="ZF-001")
    assert (device.retired_on, device.person) == (date(2026, 4, 1), None)
    assert not Account.objects.get(person="p-40").is_active
    for name in LISTS:
        assert client.get(f"/console/admin/{name}").status_code == 200, name
    assert client.get("/console/admin/people/p-40/").status_code == 200


def test_every_act_has_a_page_that_is_tried_here():
    tried = {slug for slug, _typed, _kind in STEPS}
    assert set(ACTS) - tried == {"set-parameter", "reset-second-factors"}


def test_a_parameter_is_set_with_its_basis_and_shown(client, county):
    open_rules = [
        one for one in rulebook().in_force_on(date(2026, 3, 2)) if one.row.configurable
    ]
    rule = next(one.id for one in open_rules if one.is_limit)
    typed = {
        "rule": rule,
        "value": "5",
        "basis": "本局〔2026〕1号（虚构）",
        "valid_from": LATER,
    }
    answer = client.post(f"{DO}set-parameter/", typed)
    assert answer.status_code == 303, answer.content.decode()
    assert Parameter.objects.get().basis == typed["basis"]
    page = client.get("/console/admin/settings/").content.decode()
    assert typed["basis"] in page
    assert "未核实" in page


def test_who_performs_a_penalty_is_chosen_and_no_number_typed(client, county):
    typed = {
        "rule": "PERFORM-CLOSURE",
        "performer": "authority",
        "basis": "本局〔2026〕2号（虚构）",
        "valid_from": "2026-03-02",
    }
    refused = client.post(f"{DO}set-parameter/", {**typed, "value": "5"})
    assert refused.status_code == 422
    answer = client.post(f"{DO}set-parameter/", typed)
    assert answer.status_code == 303, answer.content.decode()
    page = client.get("/console/admin/settings/").content.decode()
    assert "本机关办理，<time>2026-03-02</time>" in page


def test_an_initial_password_is_shown_once_and_not_after_a_second_click(client):
    typed = {"person": CLERK, "request": "once"}
    first = client.post(f"{DO}open-account/", typed)
    assert "只显示这一次" in first.content.decode()
    assert first.headers["Cache-Control"] == "no-store"
    again = client.post(f"{DO}open-account/", typed)
    assert again.status_code == 303


def test_what_was_typed_stays_where_it_is_refused(client):
    typed = {"number": "没有这个", "valid_to": LATER}
    answer = client.post(f"{DO}renew-certificate/", typed)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert 'value="没有这个"' in page
    assert "请核对证号" in page


def test_a_form_that_is_not_understood_says_where(client):
    answer = client.post(f"{DO}appoint/", {"person": "p-99"})
    assert answer.status_code == 422
    assert "处需要改正" in answer.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_nobody_else_sees_a_list(county, name):
    with time_machine.travel(county.clock.now, tick=False):
        client = Client()
        sign_in(client, LIN, county.clock.now)
        assert client.get(f"/console/admin/{name}").status_code == 403


@pytest.mark.parametrize("slug", sorted(ACTS))
def test_nobody_else_reaches_an_act(county, slug):
    with time_machine.travel(county.clock.now, tick=False):
        client = Client()
        sign_in(client, LIN, county.clock.now)
        assert client.get(f"{DO}{slug}/").status_code == 403
        assert client.post(f"{DO}{slug}/", {}).status_code == 403


def test_a_certificate_that_is_suspended_says_so(client):
    page = client.get("/console/admin/certificates/").content.decode()
    assert certificate_of(NIU) in page
    assert "起暂扣" in page


def test_an_administrator_sees_no_case(client, county):
    docket = county.register()
    officer = Client()
    sign_in(officer, LIN, county.clock.now)
    assert docket in officer.get("/console/cases/").content.decode()
    assert docket not in client.get("/console/cases/").content.decode()
