"""Lead, filing, investigation."""

import io
from collections.abc import Mapping
from datetime import date

from mingjing.cases.commands.close_investigation import CloseInvestigation, close_investigation
from mingjing.cases.commands.file_case import FileCase, file_case
from mingjing.cases.commands.investigate import (
    AddEvidence,
    RecordFieldAct,
    add_evidence,
    record_field_act,
)
from mingjing.cases.commands.register_lead import PartyFacts, RegisterLead, register_lead
from mingjing.cases.field_records import Exchange, Inquiry, SiteVisit
from mingjing.cases.proposal import Proposal
from mingjing.demo.story import CUSTODIAN, DEPUTY, LEAD, OFFICERS, SCANNER, Story
from mingjing.demo.telling import on
from mingjing.evidence.commands.accept_custody import AcceptCustody, accept_custody
from mingjing.evidence.entering import Description
from mingjing.kernel.money import fen_from_yuan
from mingjing.ledger.recording import Act
from mingjing.statute.decisions import PartyKind


def file(story: Story) -> None:
    """Register the lead and file the case, after one officer was named twice in vain."""
    day = date(2026, 5, 11)

    def register(act: Act) -> None:
        party = story.facts["party"]
        order = RegisterLead(
            source="inspection",
            unit="zhifa",
            party=PartyFacts(**{**party, "kind": PartyKind(party["kind"])}),
            cause=story.facts["cause"],
            found_on=story.facts["found_on"],
            act_ended_on=story.facts["found_on"],
            summary=story.facts["lead_summary"],
        )
        story.docket = register_lead(order, act=act).docket

    story.teller.act(
        LEAD, on(day, 16), register, title="登记线索（检查发现）", article="apl-2021:54.1"
    )
    filed = date(2026, 5, 12)
    story.teller.attempt(
        DEPUTY,
        on(filed, 8, 50),
        lambda act: file_case(FileCase(story.docket, LEAD, LEAD), act=act, law=story.law),
        title="立案：同一人兼作两名执法人员",
        article="apl-2021:42.1",
    )
    story.teller.act(
        DEPUTY,
        on(filed),
        lambda act: file_case(
            FileCase(story.docket, *OFFICERS, proposal=story.facts["filing_proposal"]),
            act=act,
            law=story.law,
        ),
        title="批准立案，指定两名承办人",
        article="apl-2021:54.2",
        due=story.law.due("APL-60", filed),
    )


def investigate(story: Story) -> None:
    """Inspect, question and bring in evidence."""
    day = date(2026, 5, 12)
    field_act(story, day, "site_inspection", "现场检查，出示执法证件，告知正在记录")
    for item in story.facts["evidence"][:2]:
        add_item(story, item, day, 17)
    story.teller.act(
        CUSTODIAN,
        on(day, 18),
        lambda act: accept_custody(AcceptCustody(story.docket, 1), act=act, store=story.store),
        title="股室专人核对摘要后接收资料",
        article="seed-2022:A2-5",
        due=story.law.due("SEED-AV-DAY", day),
    )
    asked = date(2026, 5, 14)
    field_act(story, asked, "inquiry", "询问车间主任，制作询问笔录")
    add_item(story, story.facts["evidence"][2], asked, 17)


def field_act(story: Story, day: date, kind: str, title: str) -> None:
    """Record an act in the field by both officers."""
    order = RecordFieldAct(
        docket=story.docket,
        kind=kind,
        officers=OFFICERS,
        began_at=on(day, 14),
        ended_at=on(day, 16),
        place="当事人厂区（虚构）",
        summary=title,
        told_of_recording=True,
        visit=_visit(story) if kind == "site_inspection" else None,
        inquiry=_inquiry(story) if kind == "inquiry" else None,
    )
    story.teller.act(
        LEAD,
        on(day, 16, 30),
        lambda act: record_field_act(order, act=act),
        title=title,
        article="apl-2021:55.1",
    )


def _visit(story: Story) -> SiteVisit:
    told = story.facts["visit"]
    return SiteVisit(**{**told, "findings": tuple(told["findings"])})


def _inquiry(story: Story) -> Inquiry:
    told = story.facts["inquiry"]
    exchanges = tuple(Exchange(one["q"], one["a"]) for one in told["exchanges"])
    return Inquiry(**{**told, "exchanges": exchanges, "rights_told": True})


def add_item(story: Story, item: Mapping[str, str], day: date, hour: int) -> None:
    """Store a file and enter it as evidence."""
    stored = story.store.receive(io.BytesIO(item["text"].encode()))
    order = AddEvidence(
        docket=story.docket,
        described=Description(
            item["kind"], item["title"], item["purpose"], item["file"], told_party=True
        ),
        device=SCANNER,
        officers=OFFICERS,
        used_from=on(day, hour - 2),
        used_to=on(day, hour - 1),
    )
    story.teller.act(
        LEAD,
        on(day, hour),
        lambda act: add_evidence(order, stored=stored, act=act),
        title=f"提交证据：{item['title']}",
        article="apl-2021:46",
    )


def close(story: Story, day: date) -> None:
    """Close the investigation with the proposal of the story."""
    proposal = Proposal(
        facts=story.facts["facts"],
        duty_clauses=tuple(story.facts["duty_clauses"]),
        penalty_clauses=tuple(story.facts["penalty_clauses"]),
        fine_fen=fen_from_yuan(story.facts["fine_yuan"]),
        tier=story.facts["tier"],
        tier_reason=story.facts["tier_reason"],
    )
    story.teller.act(
        LEAD,
        on(day, 10),
        lambda act: close_investigation(
            CloseInvestigation(story.docket, proposal), act=act, law=story.law
        ),
        title="调查终结，提出处理意见",
        article="apl-2021:57.1",
    )
