"""移交案卷: each half-year a unit lists its files for the legal office."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.casefile.batches import listed, of_half, waiting_to_hand_over
from mingjing.casefile.entries import CasefilesHandedOver
from mingjing.casefile.handing_over import half_of, require_files, require_none_waits
from mingjing.casefile.models import HandOver
from mingjing.documents.numbering import next_number
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook

WORD = "应急移"


@dataclass(frozen=True)
class HandOverCasefiles:
    """Which half-year's files the unit of the actor hands over.

    Args:
        half: its last day, 30 June or 31 December as the rule has it.
    """

    half: date


def hand_over_casefiles(order: HandOverCasefiles, *, act: Act, law: RuleBook) -> HandOver:
    """List every file that lies in the unit from that half-year or before it.

    The batch carries case files; they bind the audiovisual evidence by digest. The notice names
    no day, so a batch may be made before the half-year is over.

    Args:
        order: which half-year.
        act: who, when; the unit is the actor's.
        law: gives the days of the half-years.

    Raises:
        NotPermittedError: not the custodian of a unit.
        InvalidInputError: no half-year ends on that day.
        GateClosedError: nothing is left to hand over, or a batch of the unit waits.
    """
    with recording("hand_over_casefiles", act) as record:
        require(act.actor, Permission.HAND_OVER_CASEFILES)
        if half_of(order.half, law) != order.half:
            raise InvalidInputError(
                f"{order.half} 不是半年的末日。",
                why="案卷按半年移交法规股。",
                remedy="请从案卷移交页面办理。",
                article="seed-2022:A2-5",
            )
        unit = act.actor.unit
        before = HandOver.objects.filter(unit=unit, taken_at__isnull=True).first()
        require_none_waits(before.number if before else "")
        rows = waiting_to_hand_over(unit).select_for_update()
        files = [listed(one) for one in of_half(rows, order.half, law)]
        require_files(files)
        batch = HandOver(
            number=str(next_number(WORD, legal_date(act.at).year)),
            unit=unit,
            half=order.half,
            files=[one.as_value() for one in files],
            handed_by=act.actor.person,
            handed_at=act.at,
        )
        batch.save(force_insert=True)
        record.concerns(batch.number)
        record.add(
            CasefilesHandedOver(
                unit=unit,
                half=order.half,
                files=tuple(one.number for one in files),
                pieces=sum(one.pieces for one in files),
            )
        )
    return batch
