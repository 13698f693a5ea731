"""The same request sent twice at the same moment is carried out once (A19)."""

import pytest

from ledger.office import audit, found, note, register, said, size
from mingjing.bureau.models import Person
from mingjing.kernel.errors import AlreadyDoneError
from support.threads import at_once

pytestmark = pytest.mark.usefixtures("committed_db")


def outcome(command):
    try:
        command()
    except AlreadyDoneError:
        return "already done"
    return "done"


COMMANDS = [
    # command, why
    (lambda: note("甲案", request="r-1"), "on an existing chain"),
    (lambda: note("乙案", request="r-1"), "on a chain that both would begin"),
    (lambda: register("p-50", request="r-1"), "where the row itself is unique too"),
]


@pytest.mark.parametrize(("command", "why"), COMMANDS)
def test_a_request_sent_twice_at_once_is_carried_out_once(command, why):
    found()
    note("甲案")
    before = size()
    outcomes = at_once(4, lambda _: outcome(command))
    assert sorted(outcomes) == ["already done"] * 3 + ["done"], why
    assert size() == before + 1, why
    assert audit().differences == ()


def test_the_second_of_two_unlike_requests_is_refused_in_words():
    found()
    kinds = at_once(4, lambda n: _kind_of(lambda: register("p-50", request=f"r-{n}")))
    assert kinds.count("done") == 1
    assert set(kinds) <= {"done", "InvalidInputError", "AlreadyDoneError"}
    assert Person.objects.filter(pk="p-50").count() == 1
    assert [e["facts"]["person"] for e in said("bureau")[1:]] == ["p-50"]


def _kind_of(command):
    try:
        command()
    except Exception as error:  # noqa: BLE001 - the kind is what is asserted
        return type(error).__name__
    return "done"
