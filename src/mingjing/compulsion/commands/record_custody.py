"""保管 (C04): whether everything is there and whole, and who keeps it from now on."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.access.policy import Permission
from mingjing.bureau.queries import person_of
from mingjing.cases.rules import require_words
from mingjing.compulsion.entries import CustodyRecorded
from mingjing.compulsion.kinds import Keeping
from mingjing.compulsion.models import Custody, Seizure
from mingjing.compulsion.moves import begin
from mingjing.compulsion.rules import require_crew, require_in_order
from mingjing.compulsion.states import Step
from mingjing.documents.printable import require_printable
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class RecordCustody:
    """One look at what is kept.

    Args:
        seen_at: with zone; not after it is recorded.
        is_intact: whether everything is there, whole and unused.
        words: what was seen, or what is missing.
        handed_to: who keeps it from now on and where; None where nothing changes.
    """

    number: str
    seen_at: datetime
    is_intact: bool
    words: str
    handed_to: Keeping | None = None


def record_custody(order: RecordCustody, *, act: Act, law: RuleBook) -> Seizure:
    """Record how the things are kept; the keeper does, or one of the two officers.

    Raises:
        NotPermittedError: neither the keeper nor one of the officers.
        InvalidInputError: a time before the seizure or still to come; a keeper without place.
        GateClosedError: no words.
        IllegalTransitionError: nothing is held.
    """
    with recording("record_custody", act) as record:
        seizure = begin(record, order.number, Step.KEEP, Permission.KEEP_SEIZED_THINGS, law=law)
        require_crew(act.actor.person, (*seizure.officers, seizure.keeper_person))
        require_words(
            order.words,
            what="没有写明保管情况。",
            why="行政机关应当妥善保管，不得使用或者损毁；造成损失的，应当承担赔偿责任。",
            rule="acl-2011:26",
        )
        require_printable({}, {"保管情况": order.words})
        require_in_order(
            ("实施", seizure.imposed_at or act.at), ("查看", order.seen_at), ("登记", act.at)
        )
        if order.handed_to is not None:
            _hand(seizure, order.handed_to)
        seizure.save()
        row = Custody(
            seizure=seizure,
            seen_at=order.seen_at,
            is_intact=order.is_intact,
            words=order.words,
            keeper=seizure.keeper,
            recorded_by=act.actor.person,
        )
        row.save(force_insert=True)
        record.add(
            CustodyRecorded(
                seen_at=order.seen_at,
                is_intact=order.is_intact,
                keeper_changed=order.handed_to is not None,
                keeper=seizure.keeper_person,
            )
        )
    return seizure


def _hand(seizure: Seizure, keeping: Keeping) -> None:
    name = person_of(keeping.keeper_person).name if keeping.keeper_person else keeping.keeper
    if not name.strip() or not keeping.place.strip():
        raise InvalidInputError(
            "没有写明保管人或者保管地点。",
            why="保管责任须落实到人。",
            remedy="请填写新的保管人和保管地点。",
            article="acl-2011:26",
        )
    require_printable({"保管人": name, "保管地点": keeping.place})
    seizure.keeper, seizure.keeper_person = name.strip(), keeping.keeper_person
    seizure.keeping_place = keeping.place
