"""One real case from lead to archive through the real commands, with its detours."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mingjing.casefile.commands.archive_casefile import ArchiveCasefile, archive_casefile
from mingjing.cases.commands.close_investigation import CloseInvestigation, close_investigation
from mingjing.cases.commands.decide_penalty import DecidePenalty, decide_penalty
from mingjing.cases.commands.deliberate import Deliberate, deliberate
from mingjing.cases.commands.file_case import FileCase, file_case
from mingjing.cases.commands.investigate import (
    AddEvidence,
    RecordFieldAct,
    add_evidence,
    record_field_act,
)
from mingjing.cases.commands.notify_party import (
    GiveNotice,
    RecordDefence,
    WaiveRights,
    give_notice,
    record_defence,
    waive_rights,
)
from mingjing.cases.commands.perform import (
    CloseCase,
    RecordPayment,
    Serve,
    close_case,
    record_payment,
    serve,
)
from mingjing.cases.commands.register_lead import PartyFacts, RegisterLead, register_lead
from mingjing.cases.proposal import Proposal
from mingjing.demo.cast import read, staff_bureau
from mingjing.demo.telling import Scene, Teller, on
from mingjing.disclosure.commands.check_publication import CheckPublication, check_publication
from mingjing.disclosure.commands.draft_publication import DraftPublication, draft_publication
from mingjing.disclosure.commands.publish import Publish, publish
from mingjing.evidence.commands.accept_custody import AcceptCustody, accept_custody
from mingjing.evidence.entering import Description
from mingjing.evidence.store import BlobStore
from mingjing.kernel.money import fen_from_yuan
from mingjing.ledger.recording import Act
from mingjing.review.commands.accept_package import AcceptPackage, accept_package
from mingjing.review.commands.extend_review import ExtendReview, extend_review
from mingjing.review.commands.give_opinion import (
    ConfirmSubject,
    GiveOpinion,
    confirm_subject,
    give_opinion,
)
from mingjing.review.commands.submit_for_review import SubmitForReview, submit_for_review
from mingjing.review.outcomes import Answer, Finding, Outcome, Point, Verdict
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook

LEAD, SECOND, HEAD, DEPUTY = "p-04", "p-05", "p-02", "p-03"
REVIEWER, LEGAL_HEAD, CHECKER, CUSTODIAN = "p-06", "p-07", "p-08", "p-09"
OFFICERS = (LEAD, SECOND)
SCANNER = "SCAN-01"


@dataclass
class Walk:
    """The story of one case.

    Args:
        law: the rule book.
        store: where evidence goes.
        tell: told each scene.
        after_commit: does the work that follows a commit.
    """

    law: RuleBook
    store: BlobStore
    tell: Callable[[Scene], None]
    after_commit: Callable[[datetime], None]
    story: Mapping[str, Any] = field(default_factory=lambda: read("foundry.toml"))
    docket: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.teller = Teller(self.tell, self.after_commit)

    def run(self) -> str:
        """Tell the whole story and return the docket of the case."""
        staff_bureau(on(date(2026, 1, 4)))
        self._lead_and_filing()
        self._investigation()
        self._first_round()
        self._second_round()
        self._notice_and_defence()
        self._decision()
        self._disclosure()
        self._performance()
        return self.docket

    def _lead_and_filing(self) -> None:
        day = date(2026, 5, 11)

        def register(act: Act) -> None:
            party = self.story["party"]
            order = RegisterLead(
                source="inspection",
                unit="zhifa",
                party=PartyFacts(**{**party, "kind": PartyKind(party["kind"])}),
                cause=self.story["cause"],
                found_on=self.story["found_on"],
                act_ended_on=self.story["found_on"],
            )
            self.docket = register_lead(order, act=act).docket

        self.teller.act(
            LEAD, on(day, 16), register, title="登记线索（检查发现）", article="apl-2021:54.1"
        )
        filed = date(2026, 5, 12)
        self.teller.attempt(
            DEPUTY,
            on(filed, 8, 50),
            lambda act: file_case(FileCase(self.docket, LEAD, LEAD), act=act, law=self.law),
            title="立案：同一人兼作两名执法人员",
            article="apl-2021:42.1",
        )
        self.teller.act(
            DEPUTY,
            on(filed),
            lambda act: file_case(FileCase(self.docket, *OFFICERS), act=act, law=self.law),
            title="批准立案，指定两名承办人",
            article="apl-2021:54.2",
            due=self.law.due("APL-60", filed),
        )

    def _investigation(self) -> None:
        day = date(2026, 5, 12)
        self._field_act(day, "site_inspection", "现场检查，出示执法证件，告知正在记录")
        for item in self.story["evidence"][:2]:
            self._add(item, day, 17)
        self.teller.act(
            CUSTODIAN,
            on(day, 18),
            lambda act: accept_custody(
                AcceptCustody(self.docket, 1), act=act, store=self.store
            ),
            title="股室专人核对摘要后接收资料",
            article="seed-2022:A2-5",
            due=self.law.due("SEED-AV-DAY", day),
        )
        asked = date(2026, 5, 14)
        self._field_act(asked, "inquiry", "询问车间主任，制作询问笔录")
        self._add(self.story["evidence"][2], asked, 17)

    def _first_round(self) -> None:
        day = date(2026, 5, 28)
        self._close(day)
        self.teller.attempt(
            HEAD,
            on(day, 11),
            lambda act: decide_penalty(DecidePenalty(self.docket), act=act, law=self.law),
            title="负责人未经法制审核径行决定",
            article="apl-2021:58.1",
        )
        self._submit(day, 16, "")
        accepted = date(2026, 5, 29)
        self._accept(accepted)
        self.teller.act(
            REVIEWER,
            on(date(2026, 6, 4)),
            lambda act: give_opinion(
                GiveOpinion(self.docket, _needs_more()), act=act, law=self.law
            ),
            title="法制审核意见：事实不清、证据不足，补充调查，退回案卷",
            article="seed-2022:A3-7(3)",
            due=self.law.due("SEED-REV", accepted),
        )
        self.teller.attempt(
            HEAD,
            on(date(2026, 6, 5)),
            lambda act: decide_penalty(DecidePenalty(self.docket), act=act, law=self.law),
            title="审核退回后径行决定",
            article="apl-2021:58.1",
        )

    def _second_round(self) -> None:
        self._add(self.story["supplement"][0], date(2026, 6, 8), 10)
        day = date(2026, 6, 10)
        self._close(day)
        self._submit(
            day, 16, "已补充冷却水系统设计说明，证明监测报警装置应设而未设；意见全部采纳。"
        )
        accepted = date(2026, 6, 11)
        self._accept(accepted)
        self.teller.act(
            DEPUTY,
            on(date(2026, 6, 22)),
            lambda act: extend_review(
                ExtendReview(self.docket, 3, "端午假期前后需核对技术标准（虚构）"),
                act=act,
                law=self.law,
            ),
            title="经领导批准延长审核期限三日（一次）",
            article="seed-2022:A3-4",
            due=self.law.extended("SEED-REV", accepted),
        )
        self.teller.act(
            REVIEWER,
            on(date(2026, 6, 24)),
            lambda act: give_opinion(
                GiveOpinion(self.docket, _agreed()), act=act, law=self.law
            ),
            title="法制审核意见：同意，并建议负责人集体讨论",
            article="seed-2022:A3-7(1)",
            due=self.law.extended("SEED-REV", accepted),
        )

    def _notice_and_defence(self) -> None:
        given = date(2026, 6, 25)
        self.teller.act(
            LEAD,
            on(given, 10),
            lambda act: give_notice(
                GiveNotice(self.docket, OFFICERS, given), act=act, law=self.law
            ),
            title="告知拟处罚内容、事实、理由、依据，并告知听证权利",
            article="apl-2021:44",
            due=self.law.due("APL-64-1", given),
        )
        said = date(2026, 6, 29)
        self.teller.act(
            LEAD,
            on(said, 15),
            lambda act: record_defence(
                RecordDefence(
                    self.docket,
                    said,
                    statement="已安排焊工报名考证，请求从轻处罚（虚构）。",
                    adopted=False,
                    answer="报名不等于取得资格，裁量时已考虑其整改态度，不予采纳（虚构）。",
                ),
                act=act,
            ),
            title="记录并复核当事人的陈述申辩（未采纳，说明理由）",
            article="apl-2021:45.1",
        )
        self.teller.act(
            LEAD,
            on(date(2026, 6, 30)),
            lambda act: waive_rights(
                WaiveRights(self.docket, date(2026, 6, 30), defence=False, hearing=True),
                act=act,
            ),
            title="当事人书面放弃听证",
            article="apl-2021:64(1)",
        )
        self.teller.act(
            REVIEWER,
            on(date(2026, 7, 1)),
            lambda act: confirm_subject(ConfirmSubject(self.docket), act=act),
            title="审核人员确认：陈述申辩后审核对象未变",
            article="apl-2021:58.1",
        )

    def _decision(self) -> None:
        early = date(2026, 7, 2)
        self.teller.attempt(
            HEAD,
            on(early),
            lambda act: decide_penalty(DecidePenalty(self.docket), act=act, law=self.law),
            title="陈述申辩期未满即决定",
            article="apl-2021:62",
        )
        day = date(2026, 7, 3)
        self.teller.act(
            HEAD,
            on(day, 9),
            lambda act: deliberate(
                Deliberate(
                    self.docket,
                    day,
                    (HEAD, DEPUTY),
                    minutes="听取承办人汇报和审核意见，逐项讨论三项违法行为（虚构）。",
                    conclusion="同意按审核意见处罚。",
                ),
                act=act,
            ),
            title="负责人集体讨论",
            article="apl-2021:57.2",
        )
        self.teller.attempt(
            REVIEWER,
            on(day, 10),
            lambda act: decide_penalty(DecidePenalty(self.docket), act=act, law=self.law),
            title="审核人员作出决定",
            article="apl-2021:58.1",
        )
        self.teller.act(
            HEAD,
            on(day, 11),
            lambda act: decide_penalty(DecidePenalty(self.docket), act=act, law=self.law),
            title="作出行政处罚决定，编号制作决定书",
            article="apl-2021:57.1",
            due=self.law.due("APL-60", date(2026, 5, 12)),
        )
        served = date(2026, 7, 6)
        self.teller.act(
            LEAD,
            on(served, 10),
            lambda act: serve(
                Serve(self.docket, "direct", OFFICERS, served, receiver="单位收发（虚构）"),
                act=act,
                law=self.law,
            ),
            title="直接送达处罚决定书",
            article="apl-2021:61.1",
            due=self.law.due("APL-61", day),
        )

    def _disclosure(self) -> None:
        decided = date(2026, 7, 3)
        self.teller.act(
            LEAD,
            on(date(2026, 7, 7)),
            lambda act: draft_publication(
                DraftPublication(self.docket, "county_site", self.story["public_summary"]),
                act=act,
                law=self.law,
            ),
            title="拟定公示稿（由结构化记录生成并遮盖）",
            article="seed-2022:A1-3",
            due=self.law.due("SEED-PUB", decided),
        )
        self.teller.act(
            CHECKER,
            on(date(2026, 7, 8)),
            lambda act: check_publication(
                CheckPublication(self.docket, "county_site"), act=act, law=self.law
            ),
            title="公示审查：第二人核对遮盖与保密",
            article="ogi-2019:17",
        )
        self.teller.act(
            LEGAL_HEAD,
            on(date(2026, 7, 8), 11),
            lambda act: publish(Publish(self.docket, "county_site"), act=act),
            title="在陵川网公示",
            article="asl-2021:78.2",
            due=self.law.due("ASL-78", decided),
        )

    def _performance(self) -> None:
        served, paid = date(2026, 7, 6), date(2026, 7, 17)
        self.teller.act(
            LEAD,
            on(paid, 16),
            lambda act: record_payment(
                RecordPayment(
                    self.docket, paid, fen_from_yuan(self.story["fine_yuan"]), "代收-虚构-0001"
                ),
                act=act,
            ),
            title="代收机构回单：罚款缴清",
            article="apl-2021:67.3",
            due=self.law.due("APL-67", served),
        )
        self.teller.act(
            DEPUTY,
            on(date(2026, 7, 20)),
            lambda act: close_case(CloseCase(self.docket, "处罚决定履行完毕"), act=act),
            title="批准结案",
            article="apl-2021:47",
        )
        self.teller.act(
            CUSTODIAN,
            on(date(2026, 7, 22)),
            lambda act: archive_casefile(
                ArchiveCasefile(self.docket), act=act, law=self.law, store=self.store
            ),
            title="立卷归档",
            article="apl-2021:47",
        )

    def _field_act(self, day: date, kind: str, title: str) -> None:
        order = RecordFieldAct(
            docket=self.docket,
            kind=kind,
            officers=OFFICERS,
            began_at=on(day, 14),
            ended_at=on(day, 16),
            place="当事人厂区（虚构）",
            summary=title,
            told_of_recording=True,
        )
        self.teller.act(
            LEAD,
            on(day, 16, 30),
            lambda act: record_field_act(order, act=act),
            title=title,
            article="apl-2021:55.1",
        )

    def _add(self, item: Mapping[str, str], day: date, hour: int) -> None:
        stored = self.store.receive(io.BytesIO(item["text"].encode()))
        order = AddEvidence(
            docket=self.docket,
            described=Description(
                item["kind"], item["title"], item["purpose"], item["file"], told_party=True
            ),
            device=SCANNER,
            officers=OFFICERS,
            used_from=on(day, 14),
            used_to=on(day, 16),
        )
        self.teller.act(
            LEAD,
            on(day, hour),
            lambda act: add_evidence(order, stored=stored, act=act),
            title=f"提交证据：{item['title']}",
            article="apl-2021:46",
        )

    def _close(self, day: date) -> None:
        story = self.story
        proposal = Proposal(
            facts=story["facts"],
            duty_clauses=tuple(story["duty_clauses"]),
            penalty_clauses=tuple(story["penalty_clauses"]),
            fine_fen=fen_from_yuan(story["fine_yuan"]),
            tier=story["tier"],
            tier_reason=story["tier_reason"],
        )
        self.teller.act(
            LEAD,
            on(day, 10),
            lambda act: close_investigation(
                CloseInvestigation(self.docket, proposal), act=act, law=self.law
            ),
            title="调查终结，提出处理意见",
            article="apl-2021:57.1",
        )

    def _submit(self, day: date, hour: int, response: str) -> None:
        self.teller.act(
            LEAD,
            on(day, hour),
            lambda act: submit_for_review(
                SubmitForReview(self.docket, response), act=act, law=self.law
            ),
            title="终结当日提交法制审核",
            article="seed-2022:A3-3",
            due=self.law.due("SEED-SUBMIT", day),
        )

    def _accept(self, day: date) -> None:
        self.teller.act(
            REVIEWER,
            on(day),
            lambda act: accept_package(AcceptPackage(self.docket), act=act, law=self.law),
            title="审核人员收件，材料齐全",
            article="seed-2022:A3-4",
            due=self.law.due("SEED-REV", day),
        )


def _answers(**bad: str) -> dict[Point, Answer]:
    answers: dict[Point, Answer] = {}
    answers |= {point: Answer(Verdict.GOOD, "") for point in Point if point is not Point.OTHER}
    answers[Point.CRIME] = Answer(Verdict.NOT_APPLICABLE, "未发现涉嫌犯罪")
    for name, remark in bad.items():
        answers[Point[name]] = Answer(Verdict.BAD, remark)
    return answers


def _needs_more() -> Finding:
    return Finding(
        outcome=Outcome.SUPPLEMENT,
        answers=_answers(EVIDENCE="缺少证明冷却水系统应设监测报警装置的材料"),
        is_lawful=False,
        is_appropriate=True,
        text="冷却水系统一项的证据不足，请补充设计文件后重新送审。",
        adviser_waiver="材料尚不齐全，待补充后一并征求（虚构）",
    )


def _agreed() -> Finding:
    return Finding(
        outcome=Outcome.AGREE,
        answers=_answers(),
        is_lawful=True,
        is_appropriate=True,
        text="事实清楚，证据确凿充分，定性准确，程序合法，裁量适当。涉及三项重大事故隐患，建议集体讨论。",
        collective=True,
        adviser_opinion="法律意见书〔2026〕1号（虚构）",
    )
