"""Closed cases, walked there through the real commands by the demo's invented cast."""

import hashlib
import io
from dataclasses import dataclass
from datetime import date, datetime

from mingjing.access.actors import Actor, Role
from mingjing.bureau.queries import actor_of
from mingjing.cases.commands.close_investigation import CloseInvestigation, close_investigation
from mingjing.cases.commands.decide_penalty import DecidePenalty, decide_penalty
from mingjing.cases.commands.file_case import FileCase, file_case
from mingjing.cases.commands.investigate import (
    AddEvidence,
    RecordFieldAct,
    add_evidence,
    record_field_act,
)
from mingjing.cases.commands.notify_party import (
    GiveNotice,
    WaiveRights,
    give_notice,
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
from mingjing.cases.deliveries import Delivery
from mingjing.cases.field_records import SiteVisit
from mingjing.cases.proposal import Proposal
from mingjing.cases.review_points import OF_FACTS, Answer, Point, Verdict
from mingjing.documents.commands.render_document import RenderDocument, render_document
from mingjing.documents.models import Document
from mingjing.evidence.entering import Description
from mingjing.evidence.store import BlobStore
from mingjing.kernel.dates import SHANGHAI
from mingjing.ledger.entries import BlobRef
from mingjing.ledger.recording import Act
from mingjing.review.commands.accept_package import AcceptPackage, accept_package
from mingjing.review.commands.give_opinion import GiveOpinion, give_opinion
from mingjing.review.commands.submit_for_review import SubmitForReview, submit_for_review
from mingjing.review.outcomes import Finding, Outcome
from mingjing.statute.decisions import PartyKind
from mingjing.statute.load import rulebook

LEAD, SECOND, HEAD, DEPUTY, REVIEWER = "p-04", "p-05", "p-02", "p-03", "p-06"
CUSTODIAN, ARCHIVIST = "p-09", "p-10"
PARTY = "示范二号机械厂（虚构）"
CLOSED_ON = date(2026, 7, 20)
ORDINARY_FEN, MAJOR_FEN = 3_000_000, 7_000_000
LAW = rulebook()
EVIDENCE = (
    ("documentary_evidence", "营业执照复印件"),
    ("scene_record", "现场检查记录"),
    ("audiovisual", "现场录像"),
)


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


def act(person: str, day: date, hour: int = 9) -> Act:
    return Act(actor_of(person, day), at(day, hour))


@dataclass
class Files:
    """Walks cases through *store*; a case of a major fine passes a review on the way."""

    store: BlobStore

    def closed(
        self, *, fine_fen: int = ORDINARY_FEN, rendered: bool = True, proof: bytes = b""
    ) -> str:
        """Return the docket of a case closed on ``CLOSED_ON``."""
        docket = self.served(fine_fen=fine_fen, proof=proof)
        paid = RecordPayment(docket, date(2026, 7, 17), fine_fen, "代收-虚构-0001")
        record_payment(paid, act=act(LEAD, date(2026, 7, 17)))
        if rendered:
            self.render(date(2026, 7, 17))
        close_case(CloseCase(docket, "处罚决定履行完毕"), act=act(DEPUTY, CLOSED_ON))
        return docket

    def served(self, *, fine_fen: int, proof: bytes = b"") -> str:
        """Return the docket of a case whose decision was served; only that one is rendered."""
        docket = self.investigated(fine_fen)
        if fine_fen == MAJOR_FEN:
            self._reviewed(docket)
        day = date(2026, 6, 25)
        told = GiveNotice(docket, (LEAD, SECOND), day, Delivery(receiver="收发室（虚构）"))
        give_notice(told, act=act(LEAD, day), law=LAW)
        waived = date(2026, 6, 30)
        waiver = WaiveRights(docket, waived, defence=True, hearing=fine_fen == MAJOR_FEN)
        waive_rights(waiver, act=act(LEAD, waived))
        decided = date(2026, 7, 3)
        decision = decide_penalty(DecidePenalty(docket), act=act(HEAD, decided), law=LAW)
        self._render_one(decision.document_id, decided)
        order = Serve(
            docket,
            "by_leaving" if proof else "direct",
            (LEAD, SECOND),
            date(2026, 7, 6),
            "收发室（虚构）",
            proof=self._keep(proof) if proof else None,
        )
        serve(order, act=act(LEAD, date(2026, 7, 6)), law=LAW)
        return docket

    def render(self, day: date) -> None:
        """Make the PDF of every document that lacks it."""
        waiting = Document.objects.filter(pdf_sha256="").values_list("code", flat=True)
        for code in list(waiting):
            self._render_one(code, day)

    def _render_one(self, code: str, day: date) -> None:
        program = Actor("renderer", frozenset({Role.RENDERER}))
        render_document(RenderDocument(code), act=Act(program, at(day, 18)), keep=self._keep)

    def _keep(self, data: bytes) -> BlobRef:
        stored = self.store.receive(io.BytesIO(data))
        return BlobRef(stored.sha256, stored.size)

    def investigated(self, fine_fen: int) -> str:
        """Return the docket of a case whose investigation is closed."""
        found = date(2026, 5, 11)
        party = PartyFacts(
            kind=PartyKind.ORGANISATION,
            name=PARTY,
            address="示范路2号（虚构）",
            uscc="91140524MA0K00013U",
            legal_representative="示例人（虚构）",
        )
        lead = RegisterLead("inspection", "zhifa", party, "无证上岗", found, found)
        docket = register_lead(lead, act=act(LEAD, found, 17)).docket
        filed = date(2026, 5, 12)
        file_case(FileCase(docket, LEAD, SECOND), act=act(DEPUTY, filed, 8), law=LAW)
        visit = RecordFieldAct(
            docket=docket,
            kind="site_inspection",
            officers=(LEAD, SECOND),
            began_at=at(filed, 10),
            ended_at=at(filed, 11),
            place="厂区（虚构）",
            summary="现场检查（虚构）",
            told_of_recording=True,
            visit=SiteVisit(
                ("焊工未能出示特种作业操作证（虚构）。",), in_charge="乙某（虚构）"
            ),
        )
        record_field_act(visit, act=act(LEAD, filed, 12))
        for kind, title in EVIDENCE:
            self._add(docket, kind, title)
        proposal = Proposal(
            facts="一名焊工无证上岗（虚构）。",
            duty_clauses=("安全生产法第三十条第一款",),
            penalty_clauses=("安全生产法第九十七条第（七）项",),
            fine_fen=fine_fen,
            tier="一般（虚构）",
            tier_reason="一人（虚构）",
        )
        order = CloseInvestigation(docket, proposal)
        close_investigation(order, act=act(LEAD, date(2026, 6, 10)), law=LAW)
        return docket

    def _add(self, docket: str, kind: str, title: str) -> None:
        day = date(2026, 5, 12)
        stored = self.store.receive(io.BytesIO(f"{docket} {title}".encode()))
        order = AddEvidence(
            docket=docket,
            described=Description(kind, title, "证明违法事实", f"{title}.txt", told_party=True),
            device="SCAN-01",
            officers=(LEAD, SECOND),
            used_from=at(day, 10),
            used_to=at(day, 11),
        )
        add_evidence(order, stored=stored, act=act(LEAD, day, 14))

    def _reviewed(self, docket: str) -> None:
        day = date(2026, 6, 10)
        submit_for_review(SubmitForReview(docket), act=act(LEAD, day, 16), law=LAW)
        received = date(2026, 6, 11)
        accept_package(AcceptPackage(docket), act=act(REVIEWER, received), law=LAW)
        answers = {point: Answer(Verdict.GOOD, "") for point in Point if point != Point.OTHER}
        answers |= {point: Answer(Verdict.GOOD, "", ("证据1",)) for point in OF_FACTS}
        finding = Finding(
            outcome=Outcome.AGREE,
            answers=answers,
            is_lawful=True,
            is_appropriate=True,
            text="同意（虚构）。",
            adviser_opinion="法律意见书〔2026〕1号（虚构）",
        )
        order = GiveOpinion(docket, finding)
        give_opinion(order, act=act(REVIEWER, date(2026, 6, 15)), law=LAW)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
