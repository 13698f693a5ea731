"""并案、分案: one more party of what is investigated gets a case beside it, or leaves it."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.cases.commands.register_lead import PartyFacts, RegisterLead, enter_lead
from mingjing.cases.entries import CaseSeparated, PartyJoined
from mingjing.cases.gates import HANDLED_BY, require_handler
from mingjing.cases.joining import DIVISIBLE, joinder_of, joined_with, lock_joined, principal_of
from mingjing.cases.models import Case, Joinder, Party
from mingjing.cases.queries import case_to_change
from mingjing.cases.rules import require_words
from mingjing.cases.splits import known_by
from mingjing.cases.states import State, Step, advance
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import GateClosedError, IllegalTransitionError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class JoinParty:
    """One more party of what is investigated, such as the person in charge of the enterprise.

    Args:
        docket: the case that found it.
        party: who.
        cause: 案由 of that party.
        reason: why the two are investigated together.
        found_on: day on which the party's violation was found; None for that of the case.
        act_ended_on: day on which it ended; None as above.
    """

    docket: str
    party: PartyFacts
    cause: str
    reason: str
    found_on: date | None = None
    act_ended_on: date | None = None


@dataclass(frozen=True)
class SeparateCase:
    """A joined case is to go on alone, with the reason."""

    docket: str
    reason: str


def join_party(order: JoinParty, *, act: Act) -> Case:
    """Enter a lead about one more party, to be filed beside the case that found it.

    A leader files or declines it as any lead; filed, it bears a place under the same number.

    Raises:
        NotPermittedError: not an officer of the case.
        GateClosedError: that party is one of the joined cases already, or no reason.
        InvalidInputError: the party is not identified, or a date lies ahead.
        IllegalTransitionError: nothing is investigated yet, or the investigation is closed.
    """
    with recording("join_party", act) as record:
        lock_joined(order.docket)
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.INVESTIGATE)
        advance(case.stage, Step.INVESTIGATE)
        require_handler(case, act.actor.person, why=HANDLED_BY, article="apl-2021:42.1")
        require_words(
            order.reason,
            what="追加当事人没有写明理由。",
            why="并案办理的案件应当出自同一事实，理由应当有据可查。",
            rule="apl-2021:54.1",
        )
        asked = order.party
        party = Party(name=asked.name, uscc=asked.uscc, citizen_number=asked.citizen_number)
        require_another(case, party)
        joined = enter_lead(
            record,
            RegisterLead(
                source=case.source,
                unit=case.unit,
                party=order.party,
                cause=order.cause,
                found_on=order.found_on or case.found_on,
                act_ended_on=order.act_ended_on or case.act_ended_on,
                summary=order.reason,
            ),
        )
        principal = principal_of(case)
        joinder = Joinder(
            case=joined,
            principal=principal,
            reason=order.reason,
            joined_on=legal_date(act.at),
            joined_by=act.actor.person,
        )
        joinder.save(force_insert=True)
        told = PartyJoined(principal=principal, case=joined.docket)
        record.add(told, subject=joined.docket)
        record.add(told)
    return joined


def separate_case(order: SeparateCase, *, act: Act) -> Case:
    """Let a joined case go on alone; it keeps its number and what it took up.

    Raises:
        NotPermittedError: not a leader.
        GateClosedError: it is joined to no case, it is decided, or no reason.
        IllegalTransitionError: it is not filed.
    """
    with recording("separate_case", act) as record:
        lock_joined(order.docket)
        case = case_to_change(act.actor, order.docket, record)
        require(act.actor, Permission.FILE_CASE)
        joinder = joinder_of(case)
        if joinder is None or joinder.left_on is not None:
            raise GateClosedError(
                "本案没有并入其他案件，不能分案。",
                why="分案由并入的案件提出；并案之前立案的案件保留原号。",
                remedy="请从要分出的当事人的案件办理。",
                article="apl-2021:54.2",
            )
        _require_undecided(case)
        require_words(
            order.reason,
            what="分案没有写明理由。",
            why="分案改变证据的共用和案件的办理，理由应当有据可查。",
            rule="apl-2021:54.2",
        )
        joinder.left_on = legal_date(act.at)
        joinder.left_by, joinder.left_reason = act.actor.person, order.reason
        joinder.save()
        told = CaseSeparated(principal=joinder.principal, case=case.docket, reason=order.reason)
        record.add(told)
        record.add(told, subject=joinder.principal)
    return case


def require_another(case: Case, party: Party) -> None:
    """Refuse a party that has its case here: all it did counts in that one (A3-2b).

    Raises:
        GateClosedError: it has.
    """
    beside = [one for one in joined_with(case) if one.stage is not State.DECLINED]
    if known_by(party) in {known_by(one.party) for one in (case, *beside)}:
        raise GateClosedError(
            "这一当事人在本案中已经有案件。",
            why="是否须经法制审核，按对同一当事人在本案中拟处罚款的总额判断，不能拆开。",
            remedy="请在该当事人的案件中一并认定；当事人有误的，请核对名称和证件号码。",
            article="seed-2022:A3-2",
        )


def _require_undecided(case: Case) -> None:
    if case.stage not in DIVISIBLE:
        raise IllegalTransitionError(
            f"案件现处于“{case.stage.label}”，不能分案。",
            why="分案在立案之后、作出决定之前办理。",
            remedy="尚未立案的，请批准立案或者不予立案；已经决定的，各案分别执行、结案。",
            article="apl-2021:54.2",
        )
