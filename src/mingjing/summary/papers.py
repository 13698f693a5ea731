"""The documents of a penalty on the spot, built from its rows and the law (never typed in)."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from mingjing.bureau.queries import OfficerView
from mingjing.cases.fines import Fine
from mingjing.cases.papers.words import officer_rows, party_block, whole_penalty_in_words
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper
from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import chinese, legal_date, stamp
from mingjing.kernel.money import yuan
from mingjing.statute.decisions import PartyKind
from mingjing.statute.limits import RuleBook
from mingjing.summary.kinds import Ground
from mingjing.summary.models import Collection, SummaryPenalty
from mingjing.summary.queries import collection_of, fine_of, proposal_of

ORGANISATION, INDIVIDUAL = "summary_decision_organisation", "summary_decision_individual"
FILING = "summary_filing"


def decision_paper(
    penalty: SummaryPenalty, officers: Iterable[OfficerView], law: RuleBook, *, on: date
) -> Paper:
    """Return 行政（当场）处罚决定书 with all that APL 52 ¶2 and ARL 23 ask for."""
    proposal = proposal_of(penalty)
    is_person = penalty.party.kind == PartyKind.PERSON
    fields: dict[str, Value] = {
        **party_block(penalty.party),
        "cause": penalty.cause,
        "found_at": stamp(penalty.found_at),
        "place": penalty.place,
        "tier": proposal.tier,
        "facts": proposal.facts,
        "evidence": list(penalty.evidence),
        "duty_clauses": list(proposal.duty_clauses),
        "penalty_clauses": list(proposal.penalty_clauses),
        "tier_reason": proposal.tier_reason,
        "defence_outcome": defence_in_words(penalty),
        "penalties": whole_penalty_in_words(proposal),
        "payment": _payment(proposal.fine_fen, law, on),
        "remedies": remedies_in_words(law, on),
        "procedure_clauses": [
            law.in_words(law.rule(rule, on).article) for rule in ("APL-51", "APL-52")
        ],
        "officers": officer_rows(officers),
        "authority": settings.MINGJING_BUREAU.name,
        "authority_address": settings.MINGJING_BUREAU.address,
        "decided_on": on.isoformat(),
    }
    filled = {name: value for name, value in fields.items() if value != ""}
    return Paper(INDIVIDUAL if is_person else ORGANISATION, filled)


def defence_in_words(penalty: SummaryPenalty) -> str:
    """Return what the party said to what it was told, and what came of it."""
    told = (
        "作出决定之前，执法人员当场告知了拟作出的行政处罚内容及事实、理由、依据"
        "和陈述、申辩的权利。"
    )
    if not penalty.defence:
        return told + "当事人没有提出陈述、申辩。"
    adopted = "予以采纳" if penalty.defence_adopted else "不予采纳"
    return f"{told}当事人提出：{penalty.defence}\n{adopted}，理由：{penalty.defence_answer}"


def remedies_in_words(law: RuleBook, on: date) -> str:
    """Return the way and the time of remedies: reconsideration first, then the court."""
    bodies = settings.MINGJING_BUREAU.remedies
    review, suit = law.rule("ARL-20", on), law.rule("APrL-45", on)
    unsure = "" if bodies.court_confirmed else "〔管辖法院待核实〕"
    return (
        f"依据{law.in_words('arl-2023:23.1(1)')}的规定，对当场作出的行政处罚决定不服的，"
        "应当先申请行政复议，不能直接提起行政诉讼。如不服本决定，可以依据"
        f"{law.in_words(review.article)}的规定，自知道本决定之日起{review.row.value}日内"
        f"向{bodies.reconsideration}申请行政复议；对行政复议决定不服的，可以依据"
        f"{law.in_words(suit.article)}的规定，自收到行政复议决定书之日起{suit.row.value}日内"
        f"向{bodies.court or '有管辖权的人民法院'}{unsure}提起行政诉讼。\n"
        "行政复议、行政诉讼期间，本决定不停止执行，法律另有规定的除外。"
    )


def filing_paper(penalty: SummaryPenalty, reporter: str, law: RuleBook, *, on: date) -> Paper:
    """Return 当场处罚备案表."""
    proposal, document = proposal_of(penalty), penalty.document
    fields: dict[str, Value] = {
        "decision_number": document.number if document else "",
        "decided_on": legal_date(penalty.decided_at).isoformat() if penalty.decided_at else "",
        "party_name": penalty.party.name,
        "cause": penalty.cause,
        "place": penalty.place,
        "delivered_at": stamp(penalty.delivered_at) if penalty.delivered_at else "",
        "signed": bool(penalty.signed),
        "facts": proposal.facts,
        "penalty_clauses": list(proposal.penalty_clauses),
        "penalties": whole_penalty_in_words(proposal),
        "defence_outcome": defence_in_words(penalty),
        "unsigned_reason": penalty.unsigned_reason,
        "payment": money_in_words(penalty),
    }
    article = law.in_words(law.rule("APL-52-3", on).article)
    ending = Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=(article,),
        signatures=(Signature("备案人", reporter, on=on),),
    )
    return generic_paper(FILING, fields, ending)


def money_in_words(penalty: SummaryPenalty) -> str:
    """Return where the fine is, the same on paper and on screen."""
    fen, taken, fine = penalty.fine_fen, collection_of(penalty), fine_of(penalty)
    refund = _refunded(fine)
    if taken is not None:
        return _collected(taken) + refund
    if not penalty.proposal["fine_fen"]:
        return "没有罚款。"
    if penalty.paid_on is not None:
        return f"当事人已于{chinese(penalty.paid_on)}缴纳罚款人民币{yuan(fen)}元。{refund}"
    words = f"罚款人民币{yuan(fen)}元，由当事人到指定的银行或者通过电子支付系统缴纳。"
    if fine.paid_fen:
        words += f"已经缴纳{yuan(fine.paid_fen)}元，尚未缴纳{yuan(fine.outstanding_fen)}元。"
    if penalty.enforced_on is not None:
        words += f"人民法院的执行于{chinese(penalty.enforced_on)}终了。"
    return words + refund


def _refunded(fine: Fine) -> str:
    due, back = fine.refund_due_fen, fine.row.refunded_fen
    words = f"已经退还{yuan(back)}元。" if back else ""
    return words + (f"应当退还{yuan(due)}元。" if due else "")


def _collected(taken: Collection) -> str:
    ground = Ground(taken.ground)
    words = (
        f"{chinese(legal_date(taken.collected_at))}当场收缴人民币{yuan(taken.fen)}元"
        f"（{ground.label}），专用票据号码{taken.receipt}。"
    )
    if taken.received_on is not None:
        words += f"{chinese(taken.received_on)}交至本机关。"
    if taken.banked_on is not None:
        words += f"{chinese(taken.banked_on)}缴付指定的银行。"
    return words


def _payment(fine_fen: int, law: RuleBook, on: date) -> str:
    if not fine_fen:
        return ""
    pay, more = law.rule("APL-67", on), law.rule("APL-72-1", on)
    remote, receipt = law.rule("APL-69", on), law.rule("APL-70", on)
    bank = settings.MINGJING_BUREAU.collection
    return (
        f"依据{law.in_words(pay.article)}的规定，自收到本决定书之日起{pay.row.value}日内，"
        f"将罚款人民币{yuan(fine_fen)}元缴至{bank.bank}（地址：{bank.bank_address}；"
        f"账号：{bank.account}），或者通过电子支付系统缴纳。逾期不缴纳的，依据"
        f"{law.in_words(more.article)}的规定，每日按罚款数额的{more.row.value}%加处罚款，"
        "加处罚款的数额不超出罚款的数额。\n"
        f"有{law.in_words('apl-2021:68')}、{law.in_words(remote.article)}所列情形，"
        f"由执法人员当场收缴的，依据{law.in_words(receipt.article)}的规定出具"
        "财政部门统一制发的专用票据；不出具的，当事人有权拒绝缴纳。"
    )
