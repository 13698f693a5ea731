"""Officers who leave: their posts end, and a leader names others by the commands for that."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from mingjing.access.actors import Role
from mingjing.bureau.commands.appoint import EndAppointment, end_appointment
from mingjing.kernel.errors import RefusalError
from support.cast import ADMIN, JIN, LIN, LU, STRANGER, SUN, TANG, ZHAO
from support.county import County
from support.refusals import require_complete

OFFICERS = (LIN, ZHAO, SUN, JIN, LU, STRANGER, TANG)
MOST = 3
"""How many may leave, so that two are left whoever was recused."""


class Leaving:
    """Who left the bureau so far."""

    def __init__(self, county: County) -> None:
        self.county = county
        self.gone: set[str] = set()

    def leave(self, people: Iterable[str]) -> None:
        """Let officers leave as of today, while enough are left."""
        until = self.county.clock.today - timedelta(days=1)
        for person in sorted({*people} & {*OFFICERS} - self.gone):
            if len(self.gone) == MOST:
                return
            order = EndAppointment(person, Role.OFFICER, until)
            end_appointment(order, act=self.county.act(ADMIN))
            self.gone.add(person)

    def replaced(self, people: Iterable[str], replace: Callable[[str, str], object]) -> None:
        """Demand that somebody can come in the place of each of *people* who left."""
        for leaving in (one for one in people if one in self.gone):
            assert any(_done(replace, leaving, coming) for coming in self.left()), leaving

    def left(self) -> list[str]:
        """Return the officers who are there."""
        return [one for one in OFFICERS if one not in self.gone]


def _done(replace: Callable[[str, str], object], leaving: str, coming: str) -> bool:
    try:
        replace(leaving, coming)
    except RefusalError as refusal:
        require_complete(refusal)
        return False
    return True
