"""How a case of the county begins: lead, filing, investigation."""

import io
from datetime import timedelta

from mingjing.cases.commands.close_investigation import CloseInvestigation, close_investigation
from mingjing.cases.commands.file_case import DeclineCase, FileCase, decline_case, file_case
from mingjing.cases.commands.investigate import (
    AddEvidence,
    RecordFieldAct,
    add_evidence,
    record_field_act,
)
from mingjing.cases.commands.join_party import JoinParty, join_party
from mingjing.cases.commands.register_lead import RegisterLead, register_lead
from mingjing.cases.field_records import Inquiry, SiteVisit
from mingjing.demo.county.facts import EvidenceOfDemo, Taken
from mingjing.demo.county.plot import CasePlot
from mingjing.demo.story import DEPUTY
from mingjing.demo.telling import on
from mingjing.evidence.commands.accept_custody import AcceptCustody, accept_custody
from mingjing.evidence.entering import Description
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import PartyKind

UNIT_HEADS = {"zhifa": "p-16", "jichu": "p-17"}
CUSTODIANS = {"zhifa": "p-09", "jichu": "p-18"}
MORNING, NOON, AFTERNOON, EVENING = 9, 12, 14, 17
IN_CHARGE, ASKED = "厂长示例（虚构）", "职工示例（虚构）"


def lead(plot: CasePlot, day: int) -> None:
    """Register the lead on the day it was found."""
    found = plot.day(day)

    def register(act: Act) -> None:
        order = RegisterLead(
            source=plot.facts.source,
            unit=plot.facts.unit,
            party=plot.facts.party_facts,
            cause=plot.facts.cause,
            found_on=found,
            act_ended_on=found,
        )
        plot.docket = register_lead(order, act=act).docket

    plot.plan(plot.lead, day, register, AFTERNOON)


def join(plot: CasePlot, day: int) -> None:
    """Add the party to the case that its data name, whose officers found it."""

    def add(act: Act) -> None:
        order = JoinParty(
            docket=plot.principal.docket if plot.principal else "",
            party=plot.facts.party_facts,
            cause=plot.facts.cause,
            reason=plot.facts.say("reason"),
        )
        plot.docket = join_party(order, act=act).docket

    plot.plan(plot.lead, day, add, AFTERNOON)


def decline(plot: CasePlot, day: int) -> None:
    """Refuse to file, with the ground."""
    plot.plan(
        DEPUTY,
        day,
        lambda act: decline_case(DeclineCase(plot.docket, plot.facts.say("decline")), act=act),
    )


def file(plot: CasePlot, day: int) -> None:
    """Approve the filing and name the two officers."""
    plot.plan(
        DEPUTY,
        day,
        lambda act: file_case(
            FileCase(
                plot.docket,
                *plot.officers,
                proposal=f"{plot.facts.cause}，涉嫌违法，建议立案（虚构）。",
                examiner=UNIT_HEADS[plot.facts.unit],
                examination="情况属实，同意立案（虚构）。",
            ),
            act=act,
            law=plot.law,
        ),
    )


def inspect(plot: CasePlot, day: int) -> None:
    """Inspect the scene and bring in what was taken there."""
    visit = SiteVisit(
        plot.facts.findings,
        in_charge=IN_CHARGE,
        in_charge_post="现场负责人",
        statement="对检查情况无异议（虚构）。",
    )
    _field_act(plot, day, "site_inspection", plot.facts.seen, visit=visit)
    _bring_in(plot, day, Taken.INSPECTION)


def inquire(plot: CasePlot, day: int) -> None:
    """Question somebody, having said that it is recorded."""
    is_person = plot.facts.party.kind is PartyKind.PERSON
    inquiry = Inquiry(
        name=plot.facts.party.name if is_person else ASKED,
        exchanges=plot.facts.exchanges,
        rights_told=True,
        citizen_number=plot.facts.party.citizen_number,
        employer="" if is_person else plot.facts.party.name,
        standing="当事人" if is_person else "当事人的工作人员",
        recorder=plot.officers[1],
    )
    _field_act(plot, day, "inquiry", plot.facts.asked, inquiry=inquiry)
    _bring_in(plot, day, Taken.INQUIRY)


def supplement(plot: CasePlot, day: int) -> None:
    """Bring in what a reviewer missed."""
    _bring_in(plot, day, Taken.SUPPLEMENT)


def close(plot: CasePlot, day: int, hour: int = MORNING) -> None:
    """Close the investigation with the proposal."""
    plot.plan(
        plot.lead,
        day,
        lambda act: close_investigation(
            CloseInvestigation(plot.docket, plot.facts.proposal), act=act, law=plot.law
        ),
        hour,
    )


def investigated(plot: CasePlot, day: int, *, lasting: int = 9) -> None:
    """Tell everything from the lead to the end of the investigation on *day*."""
    first = day - lasting
    lead(plot, first)
    file(plot, first + 1)
    inspect(plot, first + 1)
    if plot.facts.asked:
        inquire(plot, first + 3)
    close(plot, day)


def _field_act(  # noqa: PLR0913 - an act in the field has this many sides
    plot: CasePlot,
    day: int,
    kind: str,
    summary: str,
    *,
    visit: SiteVisit | None = None,
    inquiry: Inquiry | None = None,
) -> None:
    date_ = plot.day(day)

    def record(act: Act) -> None:
        order = RecordFieldAct(
            docket=plot.docket,
            kind=kind,
            officers=plot.officers,
            began_at=on(date_, MORNING + 1, plot.spread),
            ended_at=on(date_, MORNING + 2, plot.spread),
            place=plot.facts.place,
            summary=summary,
            told_of_recording=True,
            visit=visit,
            inquiry=inquiry,
        )
        record_field_act(order, act=act)

    plot.plan(plot.lead, day, record, NOON)


def _bring_in(plot: CasePlot, day: int, taken: Taken) -> None:
    for item in plot.facts.evidence:
        if item.taken is taken:
            _add(plot, day, item)


def _add(plot: CasePlot, day: int, item: EvidenceOfDemo) -> None:
    used_from = on(plot.day(day), MORNING + 1, plot.spread)
    plot.items += 1
    seq = plot.items

    def add(act: Act) -> None:
        stored = plot.store.receive(io.BytesIO(item.content()))
        order = AddEvidence(
            docket=plot.docket,
            described=Description(
                item.kind, item.title, item.purpose, item.file_name, told_party=True
            ),
            device=item.device,
            officers=plot.officers,
            used_from=used_from,
            used_to=used_from + timedelta(minutes=item.minutes),
        )
        add_evidence(order, stored=stored, act=act)

    plot.plan(plot.lead, day, add, AFTERNOON)
    if item.kind == "audiovisual":
        plot.plan(
            CUSTODIANS[plot.facts.unit],
            day,
            lambda act: accept_custody(
                AcceptCustody(plot.docket, seq), act=act, store=plot.store
            ),
            EVENING,
        )
