"""The table of powers: default deny, no superuser, every power in somebody's hand."""

from itertools import combinations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from mingjing.access.actors import Actor, Role
from mingjing.access.policy import GRANTS, Permission, may, require
from mingjing.access.rendering import permissions_markdown
from mingjing.kernel.errors import NotPermittedError

ADMINISTRATORS = (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_AUDITOR, Role.KEY_CUSTODIAN)
BUREAU = frozenset(
    {
        Permission.SET_UP_BUREAU,
        Permission.APPOINT,
        Permission.KEEP_CERTIFICATES,
        Permission.CHANGE_SETTINGS,
        Permission.KEEP_ACCOUNTS,
    }
)
LOOKING = frozenset({Permission.SEE_STATUS})  # changes nothing, shows no case
NOTICES = frozenset({Permission.LOAD_CALENDAR})  # a fact of the State Council, no power
MACHINES = frozenset({Permission.KEEP_DEVICES})
ROLES = st.frozensets(st.sampled_from(Role))

APART = [
    # one power, another, why no post carries both
    (Permission.REVIEW, Permission.DECIDE, "review is a check on the decision"),
    (Permission.REVIEW, Permission.FILE_CASE, "who approved the filing does not review"),
    (Permission.INVESTIGATE, Permission.REVIEW, "who investigates does not review"),
    (Permission.INVESTIGATE, Permission.DECIDE, "who investigates does not decide"),
    (Permission.INVESTIGATE, Permission.HOLD_HEARING, "nor presides"),
    (Permission.REVIEW, Permission.EXTEND_REVIEW, "a reviewer does not extend a review"),
    (Permission.REVIEW, Permission.RECHECK_REVIEW, "nor rechecks an opinion"),
    (Permission.CAPTURE_EVIDENCE, Permission.ACCEPT_CUSTODY, "who records does not keep"),
    (Permission.DRAFT_PUBLICATION, Permission.CHECK_PUBLICATION, "who masks does not check"),
    (Permission.CHECK_PUBLICATION, Permission.PUBLISH, "who checks does not publish"),
    (Permission.DECIDE, Permission.RECORD_PAYMENT, "who decides does not collect"),
    (Permission.ACCEPT_CUSTODY, Permission.DESTROY, "who keeps does not destroy"),
]


def actor(*roles: Role) -> Actor:
    return Actor("p-01", frozenset(roles))


def test_every_post_has_its_line_and_every_power_a_holder():
    assert set(GRANTS) == set(Role)
    assert set(Permission) == {power for powers in GRANTS.values() for power in powers}


@pytest.mark.parametrize("permission", Permission)
def test_nobody_without_a_post_may_do_anything(permission):
    assert not may(actor(), permission)


@given(ROLES, st.sampled_from(Permission))
def test_posts_carry_exactly_what_the_table_gives_them(roles, permission):
    holder = actor(*roles)
    allowed = any(permission in GRANTS[role] for role in roles)
    assert may(holder, permission) is allowed
    if allowed:
        require(holder, permission)
        return
    with pytest.raises(NotPermittedError) as caught:
        require(holder, permission)
    assert permission.value in caught.value.what
    assert all(role.value in caught.value.why for role in Role if permission in GRANTS[role])


@given(ROLES, ROLES)
def test_another_post_never_takes_a_power_away(some, more):
    for permission in Permission:
        assert may(actor(*some), permission) <= may(actor(*some, *more), permission)


@pytest.mark.parametrize("role", ADMINISTRATORS)
def test_an_administrator_of_machines_has_no_power_over_cases(role):
    assert GRANTS[role] <= BUREAU | MACHINES | NOTICES | LOOKING


@pytest.mark.parametrize("role", [role for role in Role if role not in ADMINISTRATORS])
def test_no_other_post_administers(role):
    assert not GRANTS[role] & BUREAU


@pytest.mark.parametrize(("one", "other"), list(combinations(ADMINISTRATORS, 2)))
def test_the_three_administrators_share_no_power(one, other):
    assert GRANTS[one] & GRANTS[other] <= LOOKING


@pytest.mark.parametrize(("one", "other", "why"), APART, ids=[row[-1] for row in APART])
def test_no_post_carries_two_powers_that_the_law_keeps_apart(one, other, why):
    assert [role for role, powers in GRANTS.items() if {one, other} <= powers] == []


def test_no_post_carries_everything():
    assert max(len(powers) for powers in GRANTS.values()) < len(Permission) // 2


def test_counsel_advises_and_has_no_other_power():
    assert GRANTS[Role.COUNSEL] == {Permission.ADVISE}


def test_a_keeper_of_devices_keeps_devices_and_nothing_else():
    assert GRANTS[Role.DEVICE_KEEPER] == MACHINES


def test_a_supervisor_reads_and_does_nothing_else():
    assert GRANTS[Role.SUPERVISOR] == {Permission.SEE_ALL_CASES, Permission.SEE_ALERTS}


def test_the_page_names_every_power_and_every_post():
    page = permissions_markdown()
    assert all(f"`{each.name}`" in page for each in (*Permission, *Role))
