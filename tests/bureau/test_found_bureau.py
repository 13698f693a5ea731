"""The bureau begins once, with one unit and one administrator."""

import pytest

from mingjing.access.actors import Actor, Role
from mingjing.bureau.commands.found_bureau import FoundBureau, found_bureau
from mingjing.bureau.models import Appointment, Person, Unit
from mingjing.bureau.queries import actor_of, is_founded
from mingjing.kernel.errors import IllegalTransitionError, NotPermittedError
from mingjing.ledger.queries import history
from mingjing.ledger.recording import BUREAU, Act
from support.cast import ADMIN, INSTALLER, INSTRUMENT, OFFICE, SINCE, found
from support.county import Clock
from support.refusals import refused

ORDER = FoundBureau(OFFICE, "办公室（虚构）", ADMIN, "管理员示例", INSTRUMENT, SINCE)


@pytest.mark.django_db
def test_an_empty_installation_gets_a_unit_a_person_and_a_post(data_dir):
    now = Clock().now
    assert not is_founded()
    found(now)
    assert is_founded()
    assert (Unit.objects.count(), Person.objects.count(), Appointment.objects.count()) == (
        1,
        1,
        1,
    )
    assert actor_of(ADMIN, SINCE) == Actor(
        ADMIN, frozenset({Role.SYSTEM_ADMINISTRATOR}), OFFICE
    )
    assert [entry.said["kind"] for entry in history(BUREAU)] == ["bureau_founded"]


@pytest.mark.django_db
def test_nobody_founds_it_who_may_not(data_dir):
    with pytest.raises(NotPermittedError):
        found_bureau(ORDER, act=Act(Actor("p-99", frozenset({Role.HEAD})), Clock().now))
    assert not is_founded()


def test_it_is_founded_once(county):
    with refused(county, BUREAU, IllegalTransitionError):
        found_bureau(ORDER, act=Act(INSTALLER, county.clock.now))
