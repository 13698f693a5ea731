"""Every procedure of which something becomes public, by the word of its numbers."""

from collections.abc import Mapping

from mingjing.access.actors import Actor
from mingjing.compulsion.commands.open_supply_stop import WORD as SUPPLY_WORD
from mingjing.compulsion.commands.request_seizure import WORD as SEIZURE_WORD
from mingjing.disclosure.kinds import Kind
from mingjing.disclosure.procedures.inspections import INSPECTIONS
from mingjing.disclosure.procedures.penalties import PENALTIES
from mingjing.disclosure.procedures.permits import PERMITS
from mingjing.disclosure.procedures.procedure import Procedure
from mingjing.disclosure.procedures.seizures import SEIZURES
from mingjing.disclosure.procedures.summary import PENALTIES_ON_THE_SPOT
from mingjing.disclosure.procedures.supply_stops import SUPPLY_STOPS
from mingjing.disclosure.subject import Subject
from mingjing.inspections.commands.create_inspection import WORD as INSPECTION_WORD
from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.ids import SerialNumber
from mingjing.ledger.recording import Recording
from mingjing.permits.commands.register_application import WORD as APPLICATION_WORD
from mingjing.summary.commands.find_on_the_spot import WORD as SUMMARY_WORD

PROCEDURES: Mapping[Kind, Procedure] = {
    one.kind: one
    for one in (
        PENALTIES,
        PENALTIES_ON_THE_SPOT,
        INSPECTIONS,
        PERMITS,
        SEIZURES,
        SUPPLY_STOPS,
    )
}
WORDS: Mapping[str, Kind] = {
    SUMMARY_WORD: Kind.SUMMARY,
    INSPECTION_WORD: Kind.INSPECTION,
    APPLICATION_WORD: Kind.PERMIT,
    SEIZURE_WORD: Kind.SEIZURE,
    SUPPLY_WORD: Kind.SUPPLY_STOP,
}


def procedure_of(docket: str) -> Procedure:
    """Return the procedure that a file belongs to; that of cases for every other number."""
    try:
        word = SerialNumber.parse(docket).word
    except InvalidInputError:
        return PROCEDURES[Kind.PENALTY]
    return PROCEDURES[WORDS.get(word, Kind.PENALTY)]


def subject_for(actor: Actor, docket: str) -> Subject | None:
    """Return what is published of a file that *actor* may see; None while there is nothing.

    Raises:
        NotFoundError: no such file, or not theirs to see.
    """
    return procedure_of(docket).seen(actor, docket)


def subject_to_change(actor: Actor, docket: str, record: Recording) -> Subject:
    """Return what is published of a file, locked for the rest of the command.

    Raises:
        NotFoundError: no such file, not theirs to see, or there is nothing to publish.
    """
    return procedure_of(docket).locked(actor, docket, record)
