"""实施 (C03): two officers, item by item, with the party or a witness; urgently, first."""

from dataclasses import astuple, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from mingjing.access.policy import Permission, may
from mingjing.bureau.queries import OfficerView, actor_of, person_of
from mingjing.bureau.rules import require_two_officers
from mingjing.cases.rules import require_words
from mingjing.compulsion.clocks import APPROVE_WITHIN, is_late, period_of
from mingjing.compulsion.entries import SeizureImposed, SeizureReportedUrgent
from mingjing.compulsion.kinds import ItemFacts, Keeping, Kind, Scene
from mingjing.compulsion.models import Item, Seizure
from mingjing.compulsion.moves import begin, needed_for
from mingjing.compulsion.papers import (
    decision_paper,
    ending,
    list_paper,
    number_of,
    pens_of_scene,
    record_paper,
    rows_of_facts,
)
from mingjing.compulsion.queries import held_again
from mingjing.compulsion.rules import (
    require_in_order,
    require_items,
    require_scene,
    same_thing,
)
from mingjing.compulsion.states import Step
from mingjing.documents.issuing import issue, issued
from mingjing.documents.printable import require_printable
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class ImposeSeizure:
    """What was done on the spot.

    Args:
        imposed_at: with zone; not after it is recorded.
        place: where.
        scene: the steps of the article.
        items: the inventory.
        keeping: who keeps it all, and where.
    """

    number: str
    imposed_at: datetime
    place: str
    scene: Scene
    items: tuple[ItemFacts, ...]
    keeping: Keeping


@dataclass(frozen=True)
class ImposeSeizureUrgently:
    """The same, before it was approved.

    Args:
        done: what was done on the spot.
        urgency: why it could not wait.
        reported_to: code of the leader to whom this is reported.
    """

    done: ImposeSeizure
    urgency: str
    reported_to: str


def impose_seizure(order: ImposeSeizure, *, act: Act, law: RuleBook) -> Seizure:
    """Carry out an approved seizure: decision, list and record are issued, the period begins.

    Raises:
        NotPermittedError: not one of the two; a certificate is not in force.
        InvalidInputError: times, inventory or keeper are not in order.
        GateClosedError: a step of the article is missing; not recorded; an item goes beyond
            the approval or is held already.
        IllegalTransitionError: it is not approved, or was carried out or ended already.
    """
    with recording("impose_seizure", act) as record:
        seizure = begin(record, order.number, Step.IMPOSE, Permission.SEIZE, law=law)
        approved = seizure.approved_at or act.at
        require_in_order(
            ("批准", approved.replace(second=0, microsecond=0)),
            ("实施", order.imposed_at),
            ("登记", act.at),
        )
        _impose(record, seizure, order, law=law)
    return seizure


def impose_seizure_urgently(
    order: ImposeSeizureUrgently, *, act: Act, law: RuleBook
) -> Seizure:
    """Carry out a seizure that cannot wait, and report it; its approval is awaited from here.

    Raises:
        NotPermittedError: not one of the two; a certificate is not in force.
        InvalidInputError: as :func:`impose_seizure`; reported to nobody who could approve it.
        GateClosedError: as :func:`impose_seizure`; no word why it could not wait.
        IllegalTransitionError: it was approved, carried out or ended already.
    """
    with recording("impose_seizure_urgently", act) as record:
        done = order.done
        seizure = begin(record, done.number, Step.IMPOSE_URGENTLY, Permission.SEIZE, law=law)
        require_words(
            order.urgency,
            what="没有写明为什么不能等待批准。",
            why="情况紧急，需要当场实施的，可以先实施，在二十四小时内报告并补办批准手续。",
            rule="acl-2011:19",
        )
        require_printable({}, {"紧急情况": order.urgency})
        require_in_order(("实施", done.imposed_at), ("登记", act.at))
        _require_leader(seizure, record, order.reported_to, law)
        seizure.urgency, seizure.reported_to = order.urgency, order.reported_to
        _impose(record, seizure, done, law=law)
        record.add(
            SeizureReportedUrgent(
                reported_to=order.reported_to,
                approve_until=str(law.due(APPROVE_WITHIN, done.imposed_at).nominal),
                late=is_late(done.imposed_at, act.at, law),
            )
        )
    return seizure


def _require_leader(seizure: Seizure, record: Recording, code: str, law: RuleBook) -> None:
    needs, article = needed_for(seizure, record, law)
    if may(actor_of(code, legal_date(record.act.at)), needs):
        return
    raise InvalidInputError(
        "报告的对象不能批准本次查封、扣押。",
        why="应当向行政机关负责人报告；涉及危险化学品的，由本部门主要负责人批准。",
        remedy="请选择有权批准的负责人。",
        article=article,
    )


def _impose(
    record: Recording, seizure: Seizure, order: ImposeSeizure, *, law: RuleBook
) -> None:
    act = record.act
    require_items(order.items, len(seizure.objects_asked), Kind(seizure.kind))
    require_scene(order.scene, unrecorded_reason=seizure.unrecorded_reason)
    _check(order)
    _require_free(order.items)
    on = legal_date(order.imposed_at)
    officers = require_two_officers(seizure.officers, on=on)
    seizure.imposed_at, seizure.place = order.imposed_at, order.place
    seizure.device = order.scene.device
    _entrust(seizure, order.keeping)
    until = day_of(period_of(seizure, order.imposed_at, law).nominal)
    decision = issue(
        decision_paper(seizure, on=on, until=until, law=law), subject=seizure.number, at=act.at
    )
    closing = ending(on, law, ("acl-2011:24",), pens_of_scene(officers, order.scene))
    inventory = issue(
        list_paper(
            "seizure_list",
            seizure,
            rows_of_facts(order.items),
            closing,
            {"decision": number_of(decision)},
        ),
        subject=seizure.number,
        at=act.at,
    )
    seen = record_paper(seizure, order.scene, officers, items=len(order.items), on=on, law=law)
    site = issue(seen, subject=seizure.number, at=act.at)
    seizure.save()
    _list(seizure, order.items)
    record.add(
        SeizureImposed(
            imposed_at=order.imposed_at,
            officers=seizure.officers,
            certificates=_certificates(officers),
            items=len(order.items),
            decision=decision.code,
            inventory=inventory.code,
            record=site.code,
            device=order.scene.device,
            party_present=bool(order.scene.party_present.strip()),
            signed=not order.scene.unsigned_reason.strip(),
            keeper=seizure.keeper_person,
            ends_on=until,
        )
    )
    for document in (decision, inventory, site):
        record.add(issued(document))


def _list(seizure: Seizure, items: tuple[ItemFacts, ...]) -> None:
    """Keep the inventory; where two seize one thing at once, the database lets one of them."""
    try:
        with transaction.atomic():
            for n, one in enumerate(items, start=1):
                _row_of(seizure, n, one).save(force_insert=True)
    except IntegrityError as error:
        raise _held_already() from error


def _row_of(seizure: Seizure, n: int, one: ItemFacts) -> Item:
    return Item(
        seizure=seizure,
        n=n,
        of=one.of,
        name=one.name,
        specification=one.specification,
        quantity=one.quantity,
        unit=one.unit,
        identifier=same_thing(one.identifier),
        condition=one.state,
    )


def _entrust(seizure: Seizure, keeping: Keeping) -> None:
    seizure.keeper, seizure.keeper_person = keeping.keeper.strip(), keeping.keeper_person
    if keeping.keeper_person:
        seizure.keeper = person_of(keeping.keeper_person).name
    seizure.keeping_place = keeping.place


def _certificates(officers: tuple[OfficerView, ...]) -> tuple[str, ...]:
    return tuple(one.certificate for one in officers)


def _require_free(items: tuple[ItemFacts, ...]) -> None:
    if held_again([same_thing(one.identifier) for one in items]):
        raise _held_already()


def _held_already() -> GateClosedError:
    return GateClosedError(
        "清单中有本机关已经查封、扣押的场所、设施或者财物。",
        why="不得重复查封。",
        remedy="请核对识别号；原来的查封、扣押期限届满的，应当解除，不能以重新查封延长。",
        article="acl-2011:23.2",
    )


def _check(order: ImposeSeizure) -> None:
    keeping, scene = order.keeping, order.scene
    named = keeping.keeper.strip() or keeping.keeper_person
    if not named or not keeping.place.strip() or not order.place.strip():
        raise InvalidInputError(
            "没有写明地点、保管人或者保管地点。",
            why="对查封、扣押的场所、设施或者财物，行政机关应当妥善保管，保管费用由行政机关承担。",
            remedy="请填写实施地点、保管人和保管地点。",
            article="acl-2011:26",
        )
    require_printable(
        {
            "地点": order.place,
            "保管人": keeping.keeper,
            "保管地点": keeping.place,
            "到场的当事人": scene.party_present,
            "见证人": scene.attestor,
            **{
                f"清单第{n}项": "".join(astuple(one)[1:])
                for n, one in enumerate(order.items, start=1)
            },
        },
        {"陈述申辩": scene.statement, "未签名的情况": scene.unsigned_reason},
    )
