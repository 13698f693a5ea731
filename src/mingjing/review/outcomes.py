"""The nine opinions of Annex 3 Art. 7, held against the checklist a reviewer answers (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingjing.cases.conclusions import ARTICLE as CONCLUSIONS
from mingjing.cases.conclusions import have_passed
from mingjing.cases.review_points import Answer, Point, Verdict, unanswered
from mingjing.kernel.errors import GateClosedError


class Outcome(StrEnum):
    """What a review ends with; the value is what the notice calls it."""

    AGREE = "同意"
    REJECT = "不予批准或者撤销案件"
    SUPPLEMENT = "补充调查，退回案卷"
    AMEND_LAW = "修正定性或者法律适用"
    CURE_PROCEDURE = "纠正程序"
    TRANSFER = "移送有管辖权的机关"
    NO_PENALTY = "不予处罚"
    COLLECTIVE = "提请集体研究决定"
    CRIMINAL = "移送司法机关"

    @property
    def item(self) -> int:
        """Number of the item in Annex 3 Art. 7."""
        return tuple(Outcome).index(self) + 1

    @property
    def article(self) -> str:
        """Citation of the item."""
        return f"seed-2022:A3-7({self.item})"


class Effect(StrEnum):
    """What an outcome does to the case."""

    OPENS_GATE = "opens_gate"
    RETURNS = "returns"
    PARKS = "parks"


EFFECTS: Mapping[Outcome, Effect] = {
    Outcome.AGREE: Effect.OPENS_GATE,
    Outcome.REJECT: Effect.PARKS,
    Outcome.SUPPLEMENT: Effect.RETURNS,
    Outcome.AMEND_LAW: Effect.RETURNS,
    Outcome.CURE_PROCEDURE: Effect.RETURNS,
    Outcome.TRANSFER: Effect.PARKS,
    Outcome.NO_PENALTY: Effect.PARKS,
    Outcome.COLLECTIVE: Effect.PARKS,
    Outcome.CRIMINAL: Effect.PARKS,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """The content of an opinion.

    Args:
        outcome: one of the nine.
        answers: one for each point; 其他 may be left out.
        is_lawful: conclusion on legality (A3-2).
        is_appropriate: conclusion on appropriateness, against the benchmark.
        text: the opinion in words.
        collective: whether leaders must deliberate on top of this opinion.
        adviser_opinion: number or date of the counsel's written opinion, if there is one.
        adviser_waiver: why none was sought, where there is none (Q-24).
    """

    outcome: Outcome
    answers: Mapping[Point, Answer]
    is_lawful: bool
    is_appropriate: bool
    text: str
    collective: bool = False
    adviser_opinion: str = ""
    adviser_waiver: str = ""


# Annex 3 Art. 7 says of what each opinion is given; one of these points must then not be met.
# Items (2), (7) and (8) turn on judgement beyond the points: (2) on any of them.
FAULTS: Mapping[Outcome, tuple[Point, ...]] = {
    Outcome.REJECT: tuple(Point),
    Outcome.SUPPLEMENT: (Point.PARTY, Point.FACTS, Point.EVIDENCE, Point.DOCUMENTS),
    Outcome.AMEND_LAW: (Point.LAW, Point.DISCRETION),
    Outcome.CURE_PROCEDURE: (
        Point.PROCEDURE,
        Point.OFFICERS,
        Point.AUTHORITY,
        Point.DOCUMENTS,
    ),
    Outcome.TRANSFER: (Point.JURISDICTION, Point.AUTHORITY),
    Outcome.CRIMINAL: (Point.CRIME,),
}
WORDS: Mapping[Outcome, str] = {
    Outcome.AGREE: "事实清楚、证据确凿充分、定性准确、程序合法，裁量适当，同意拟处理意见。",
    Outcome.REJECT: "违法行为不能成立，建议不予批准或者撤销案件。",
    Outcome.SUPPLEMENT: "事实不清、证据不足，建议补充调查，并将案卷材料退回。",
    Outcome.AMEND_LAW: "定性不准、适用法律不当，提出修正意见。",
    Outcome.CURE_PROCEDURE: "程序违法，提出纠正意见。",
    Outcome.TRANSFER: "超出本机关管辖范围，提出移送意见。",
    Outcome.NO_PENALTY: "违法行为轻微，依法可以不予行政处罚，提出不予处罚意见。",
    Outcome.COLLECTIVE: "案件重大、复杂，建议由局机关领导集体研究决定。",
    Outcome.CRIMINAL: "违法行为涉嫌犯罪，建议移送司法机关。",
}


@dataclass(frozen=True, slots=True)
class Impossible:
    """Why an opinion cannot be given on this checklist: the words and the citation."""

    why: str
    remedy: str
    article: str


def why_impossible(
    outcome: Outcome,
    answers: Mapping[Point, Verdict],
    *,
    is_lawful: bool | None,
    is_appropriate: bool | None,
) -> Impossible | None:
    """Return why *outcome* contradicts the checklist; None where it may be given.

    Args:
        outcome: the opinion.
        answers: what was answered so far.
        is_lawful: conclusion on legality; None while there is none.
        is_appropriate: conclusion on appropriateness; None while there is none.
    """
    if missing := unanswered(answers):
        return Impossible(
            f"未答复的审核要点：{'、'.join(missing)}。",
            "请逐项答复并写明意见。",
            "seed-2022:A3-5",
        )
    passed = have_passed(is_lawful, is_appropriate)
    if passed is None:
        return Impossible(
            "合法性、适当性两项结论还没有都作出。",
            "请分别写明合法性和适当性的结论。",
            CONCLUSIONS,
        )
    bad = [point for point in Point if answers.get(point) is Verdict.BAD]
    if outcome is Outcome.AGREE:
        if not bad and passed:
            return None
        return Impossible(
            f"存在不符合项：{'、'.join(bad) or '合法性或者适当性结论为否'}。",
            "请改选与不符合项相应的意见，例如补充调查、修正或者纠正。",
            outcome.article,
        )
    faults = FAULTS.get(outcome, ())
    if not faults or set(bad) & set(faults):
        return None
    where = "任何一项" if faults == tuple(Point) else f"“{'”“'.join(faults)}”"
    return Impossible(
        f"{where}都没有答为不符合，与“{WORDS[outcome].partition('，')[0]}”相矛盾。",
        "请核对审核要点的答复，或者改选与其相应的意见。",
        outcome.article,
    )


def drafted_text(outcome: Outcome, answers: Mapping[Point, Answer]) -> str:
    """Return a first wording of an opinion, from the notice and from what is not met."""
    bad = [
        f"{point}：{answer.remark.strip().rstrip('。') or '不符合'}"
        for point in Point
        if (answer := answers.get(point)) is not None and answer.verdict is Verdict.BAD
    ]
    return WORDS[outcome] + (f"不符合项：{'；'.join(bad)}。" if bad else "")


def require_consistent(finding: Finding) -> None:
    """Refuse an opinion that contradicts its own checklist.

    Raises:
        GateClosedError: a point is unanswered, the words are missing, or the outcome is not
            what the answers say.
    """
    if not (finding.adviser_opinion.strip() or finding.adviser_waiver.strip()):
        raise GateClosedError(
            "没有法律顾问意见，也没有写明理由。",
            why="对重大执法决定，法律顾问应通过出具法律意见书等形式进行审核。",
            remedy="请填写法律意见书的字号或日期；未征求的写明理由。",
            article="seed-2022:S-4.3-3",
        )
    verdicts = {point: answer.verdict for point, answer in finding.answers.items()}
    missing = unanswered(verdicts)
    if missing or not finding.text.strip():
        raise GateClosedError(
            "审核意见不完整。",
            why=f"未答复的审核要点：{'、'.join(missing) or '无'}；意见正文不得为空。",
            remedy="请逐项答复并写明意见。",
            article="seed-2022:A3-5",
        )
    impossible = why_impossible(
        finding.outcome,
        verdicts,
        is_lawful=finding.is_lawful,
        is_appropriate=finding.is_appropriate,
    )
    if impossible is not None:
        raise GateClosedError(
            f"不能出具“{finding.outcome.value}”的意见。",
            why=impossible.why,
            remedy=impossible.remedy,
            article=impossible.article,
        )
