"""The papers of a contested or a wrong decision: 答复书, 证据目录, 撤销（变更）决定书."""

from collections.abc import Mapping, Sequence

from mingjing.cases.models import Case, Decision
from mingjing.cases.papers.words import case_name
from mingjing.cases.remedies import Standing, Way
from mingjing.cases.remedy_rows import Correction, RemedyRow
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, generic_paper
from mingjing.kernel.canonical import Value
from mingjing.kernel.money import yuan
from mingjing.statute.decisions import DecisionKind

ANSWERS = {
    Way.RECONSIDERATION: "reconsideration_answer",
    Way.LITIGATION: "litigation_answer",
}


def answer_paper(
    remedy: RemedyRow,
    about: Mapping[str, Value],
    answer: str,
    norms: Sequence[str],
    ending: Ending,
) -> Paper:
    """Return 行政复议答复书 or 行政诉讼答辩状."""
    fields: dict[str, Value] = {
        "claims": remedy.claims,
        "answer": answer,
        "norms": list(norms),
        "received_on": remedy.received_on.isoformat(),
    }
    return generic_paper(ANSWERS[Way(remedy.way)], _about(remedy, about) | fields, ending)


def evidence_paper(
    remedy: RemedyRow, about: Mapping[str, Value], evidence: Sequence[str], ending: Ending
) -> Paper:
    """Return 证据目录: what is handed in with the answer."""
    fields: dict[str, Value] = {"evidence": list(evidence)}
    return generic_paper("evidence_list", _about(remedy, about) | fields, ending)


def correction_paper(correction: Correction, decision: Decision, ending: Ending) -> Paper:
    """Return 撤销（变更）行政处罚决定书."""
    case: Case = decision.case
    fields: dict[str, Value] = {
        "case_name": case_name(case),
        "party_name": case.party.name,
        "decision_number": decision.document.number,
        "reasons": correction.reasons,
        "decided": _decided(correction),
        "rights": RIGHTS,
    }
    return generic_paper("correction_decision", fields, ending)


RIGHTS = (
    "不服本决定的，可以自收到本决定书之日起六十日内申请行政复议，"
    "也可以自收到本决定书之日起六个月内直接提起行政诉讼。"
)


def _decided(correction: Correction) -> str:
    if correction.standing == Standing.REVOKED:
        return "撤销上述行政处罚决定。已经缴纳的罚款依法退还。"
    kinds = [DecisionKind(kind).label for kind in correction.kinds]
    fine = f"罚款人民币{yuan(correction.fine_fen)}元" if correction.fine_fen else ""
    left = "，".join(one for one in (fine, *kinds) if one) or "不再给予行政处罚"
    return f"上述行政处罚决定变更为：{left}。多缴的罚款依法退还。"


def _about(remedy: RemedyRow, about: Mapping[str, Value]) -> dict[str, Value]:
    told = {name: about[name] for name in ("case_name", "party_name", "decision_number")}
    return {**told, "body": remedy.body, "number": remedy.number}
