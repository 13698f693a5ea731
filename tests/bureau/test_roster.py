"""Units, people, posts, certificates: who may change them, and what is refused."""

from datetime import date, timedelta

import pytest

from mingjing.access.actors import Role
from mingjing.access.policy import Permission, may
from mingjing.bureau.commands.appoint import Appoint, EndAppointment, appoint, end_appointment
from mingjing.bureau.commands.certify import (
    IssueCertificate,
    SuspendCertificate,
    issue_certificate,
    suspend_certificate,
)
from mingjing.bureau.commands.establish_unit import EstablishUnit, establish_unit
from mingjing.bureau.commands.register_person import RegisterPerson, register_person
from mingjing.bureau.queries import actor_of, officer_view
from mingjing.kernel.errors import (
    InvalidInputError,
    NotFoundError,
    NotPermittedError,
    RepeatedRequestError,
    SeparationOfDutiesError,
)
from mingjing.ledger.recording import BUREAU, Act
from support.cast import (
    ADMIN,
    ADMINISTRATOR,
    CAST,
    CHEN,
    CLERK,
    EXPIRED_ON,
    INSTRUMENT,
    LIN,
    MA,
    NIU,
    NOT_BEFORE,
    OFFICE,
    OU,
    PAN,
    SINCE,
    SUSPENDED_SINCE,
    UNTIL,
    WU,
    certificate_of,
)
from support.refusals import refused

DAY = timedelta(days=1)


def make_unit(act, code="new", kind="section"):
    return establish_unit(EstablishUnit(code, "新股（虚构）", kind, SINCE), act=act)


def enlist(act, code="p-77", unit=OFFICE):
    return register_person(RegisterPerson(code, "示例", unit), act=act)


def post(act, person=CLERK, role=Role.OFFICER, since=SINCE):
    return appoint(Appoint(person, role, INSTRUMENT, since), act=act)


def dismiss(act, person=LIN, role=Role.OFFICER, last=UNTIL):
    return end_appointment(EndAppointment(person, role, last), act=act)


def certify(act, person=PAN, number="新-1", since=SINCE, until=UNTIL):
    return issue_certificate(IssueCertificate(person, number, since, until), act=act)


def suspend(act, number="", since=SINCE, until=None, reason="年审（虚构）"):
    order = SuspendCertificate(number or certificate_of(LIN), since, reason, until)
    return suspend_certificate(order, act=act)


ACTS = [make_unit, enlist, post, dismiss, certify, suspend]


@pytest.mark.parametrize("act", ACTS)
def test_only_an_administrator_keeps_the_roster(county, act):
    for member in CAST:
        with refused(county, BUREAU, NotPermittedError):
            act(county.act(member.code))
    act(county.act(ADMIN))


@pytest.mark.parametrize("act", ACTS)
def test_the_same_request_changes_the_roster_once(county, act):
    county.request = "the same button"
    before = len(county.kinds(BUREAU))
    act(county.act(ADMIN))
    with refused(county, BUREAU, RepeatedRequestError):
        act(county.act(ADMIN))
    assert len(county.kinds(BUREAU)) == before + 1


ROWS = [
    # act, changes, refusal, citation, why
    (make_unit, {"code": OFFICE}, InvalidInputError, "", "the code is taken"),
    (make_unit, {"kind": "ministry"}, InvalidInputError, "", "no such kind"),
    (enlist, {"code": LIN}, InvalidInputError, "", "the code is somebody else's"),
    (enlist, {"unit": "nowhere"}, NotFoundError, "", "no such unit"),
    (post, {"person": "p-99"}, NotFoundError, "", "nobody on the roster"),
    (
        post,
        {"role": Role.REVIEWER},
        NotPermittedError,
        "apl-2021:58.2",
        "a first-time reviewer without the legal qualification",
    ),
    (
        post,
        {"role": Role.LEGAL_HEAD},
        NotPermittedError,
        "apl-2021:58.2",
        "and the head of the legal office no less",
    ),
    (post, {"person": LIN}, InvalidInputError, "", "holds the post already"),
    (
        post,
        {"person": ADMIN, "role": Role.HEAD},
        SeparationOfDutiesError,
        "",
        "an administrator has no power over cases",
    ),
    (
        post,
        {"person": WU, "role": Role.SYSTEM_ADMINISTRATOR},
        SeparationOfDutiesError,
        "",
        "nor does a head administer",
    ),
    (
        post,
        {"person": ADMIN, "role": Role.SECURITY_AUDITOR},
        SeparationOfDutiesError,
        "",
        "the three administrators are three people",
    ),
    (dismiss, {"role": Role.HEAD}, NotFoundError, "", "does not hold that post"),
    (dismiss, {"last": SINCE - 2 * DAY}, InvalidInputError, "", "ended before it began"),
    (certify, {"number": certificate_of(LIN)}, InvalidInputError, "", "the number is taken"),
    (certify, {"until": SINCE - DAY}, InvalidInputError, "", "ends before it begins"),
    (certify, {"person": "p-99"}, NotFoundError, "", "nobody on the roster"),
    (suspend, {"number": "none"}, NotFoundError, "", "no such certificate"),
    (suspend, {"until": SINCE - DAY}, InvalidInputError, "", "ends before it begins"),
    (suspend, {"reason": " "}, InvalidInputError, "", "no reason"),
]


@pytest.mark.parametrize(
    ("act", "changes", "kind", "article", "why"), ROWS, ids=[row[-1] for row in ROWS]
)
def test_a_faulty_change_of_the_roster_is_refused(county, act, changes, kind, article, why):
    with refused(county, BUREAU, kind, article):
        act(county.act(ADMIN), **changes)


def test_who_reviewed_before_the_examination_was_required_may_go_on(county):
    act = county.act(ADMIN)
    order = RegisterPerson("p-78", "示例", OFFICE, reviewed_before=date(2017, 5, 1))
    register_person(order, act=act)
    post(act, "p-78", Role.REVIEWER)
    assert may(actor_of("p-78", SINCE), Permission.REVIEW)


def test_a_post_is_held_from_its_first_to_its_last_day(county):
    act, last = county.act(ADMIN), SINCE + 9 * DAY
    post(act, CLERK, Role.OFFICER, SINCE + DAY)
    dismiss(act, CLERK, Role.OFFICER, last)
    held = [actor_of(CLERK, day).roles for day in (SINCE, SINCE + DAY, last, last + DAY)]
    assert held == [frozenset(), {Role.OFFICER}, {Role.OFFICER}, frozenset()]


def test_a_post_that_ended_can_be_held_again(county):
    act = county.act(ADMIN)
    dismiss(act, LIN, Role.OFFICER, SINCE + DAY)
    post(act, LIN, Role.OFFICER, SINCE + 9 * DAY)
    assert actor_of(LIN, SINCE + 5 * DAY).roles == frozenset()
    assert actor_of(LIN, SINCE + 9 * DAY).roles == {Role.OFFICER}


STANDINGS = [
    # officer, day, in force, why
    (LIN, SINCE, True, "its first day"),
    (LIN, SINCE - DAY, False, "the day before"),
    (LIN, UNTIL, True, "its last day"),
    (LIN, UNTIL + DAY, False, "the day after"),
    (MA, EXPIRED_ON, True, "the last day of one that expired"),
    (MA, EXPIRED_ON + DAY, False, "expired"),
    (OU, NOT_BEFORE - DAY, False, "not yet"),
    (OU, NOT_BEFORE, True, "from today"),
    (NIU, SUSPENDED_SINCE - DAY, True, "the day before it was suspended"),
    (NIU, SUSPENDED_SINCE, False, "suspended from that day"),
    (NIU, UNTIL, False, "without an end"),
    (PAN, SINCE, False, "none was ever issued"),
]


@pytest.mark.parametrize(("officer", "day", "in_force", "why"), STANDINGS)
def test_a_certificate_is_in_force_on_its_days(county, officer, day, in_force, why):
    view = officer_view(officer, day)
    assert view.is_qualified is in_force
    assert bool(view.standing) is not in_force


def test_a_suspension_with_an_end_is_over_the_day_after(county):
    last = SINCE + 9 * DAY
    suspend(county.act(ADMIN), since=SINCE + DAY, until=last)
    days = (SINCE, SINCE + DAY, last, last + DAY)
    assert [officer_view(LIN, day).is_qualified for day in days] == [True, False, False, True]


def test_a_second_certificate_saves_an_officer_whose_first_expired(county):
    certify(county.act(ADMIN), MA, "新-2", EXPIRED_ON + DAY)
    view = officer_view(MA, EXPIRED_ON + DAY)
    assert (view.is_qualified, view.certificate) == (True, "新-2")


def test_a_name_of_a_person_is_never_in_the_record(county):
    text = str(county.said(BUREAU))
    for entry in county.said(BUREAU):
        assert "name" not in entry["facts"]
    assert CHEN in text


def test_an_act_is_recorded_in_the_posts_held_that_day(county):
    county.file(docket := county.register())
    said = county.said(docket)[-1]
    assert said["actor"] == {"person": "p-03", "roles": ["DEPUTY_HEAD"], "unit": OFFICE}
    assert Act(ADMINISTRATOR, county.clock.now).request == ""
