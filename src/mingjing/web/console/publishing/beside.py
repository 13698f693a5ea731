"""What the page of a file says of its publication: where it stands, and the way there."""

from dataclasses import dataclass

from mingjing.access.actors import Actor
from mingjing.disclosure.opening import channels_for
from mingjing.disclosure.own import publications_by_case
from mingjing.disclosure.procedures.table import subject_for
from mingjing.disclosure.states import State
from mingjing.web.console.clock_cards import ClockCard
from mingjing.web.console.publishing.duties import cards_of
from mingjing.web.console.publishing.slugs import address_of
from mingjing.web.console.sources import View


@dataclass(frozen=True, slots=True)
class Beside:
    """The publication of a file.

    Args:
        address: of its page.
        act: what is published.
        channels: name of each channel and where the publication stands there.
        untold: why it cannot be public yet; empty where it can.
    """

    address: str
    act: str
    channels: tuple[tuple[str, State], ...]
    untold: str


def cards_beside(actor: Actor, number: str, view: View) -> list[ClockCard]:
    """Return the limits of publication of a file whose own limits do not name them."""
    subject = subject_for(actor, number)
    if subject is None:
        return []
    return cards_of(subject, publications_by_case([number]).get(number, ()), view)


def publication_beside(actor: Actor, number: str) -> Beside | None:
    """Return the publication of a file that *actor* may see; None while there is nothing."""
    subject = subject_for(actor, number)
    if subject is None:
        return None
    rows = publications_by_case([number]).get(number, ())
    stages = {row.channel: row.stage for row in rows}
    return Beside(
        address_of(subject),
        subject.kind.act,
        tuple(
            (name, stages.get(one, State.DRAFT)) for one, name in channels_for(subject).items()
        ),
        subject.untold(),
    )
