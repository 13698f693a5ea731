"""The nine opinions of Annex 3 Art. 7 and the checklist a reviewer answers (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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


class Point(StrEnum):
    """The union of the notice's points of review (Q-19), plus 其他."""

    AUTHORITY = "执法主体"
    OFFICERS = "执法人员资格"
    JURISDICTION = "管辖与权限"
    PARTY = "当事人"
    FACTS = "事实"
    EVIDENCE = "证据"
    LAW = "定性与法律适用"
    DISCRETION = "裁量与适当性"
    PROCEDURE = "程序"
    DOCUMENTS = "文书"
    CRIME = "涉嫌犯罪与移送"
    OTHER = "其他"


HEADINGS: Mapping[str, tuple[Point, ...]] = {
    "当事人的基本情况是否查清": (Point.PARTY,),
    "本机关对该案是否具有管辖权": (Point.AUTHORITY, Point.OFFICERS, Point.JURISDICTION),
    "事实是否清楚，证据是否确凿、充分，材料是否齐全": (
        Point.FACTS,
        Point.EVIDENCE,
        Point.DOCUMENTS,
    ),
    "定性是否准确，适用法律、法规、规章是否正确": (Point.LAW,),
    "行政审批结果是否适当": (Point.DISCRETION,),
    "程序是否合法": (Point.PROCEDURE,),
    "其他依法应当审核的事项": (Point.CRIME, Point.OTHER),
}


class Verdict(StrEnum):
    """The answer to one point."""

    GOOD = "符合"
    BAD = "不符合"
    NOT_APPLICABLE = "不涉及"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its grounds: pieces of evidence or documents it rests on."""

    verdict: Verdict
    remark: str


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


def require_consistent(finding: Finding) -> None:
    """Refuse an opinion that contradicts its own checklist.

    Raises:
        GateClosedError: a point is unanswered, the words are missing, or the file is agreed to
            although a point is not met.
    """
    unanswered = [
        point for point in Point if point is not Point.OTHER and point not in finding.answers
    ]
    if not (finding.adviser_opinion.strip() or finding.adviser_waiver.strip()):
        raise GateClosedError(
            "没有法律顾问意见，也没有写明理由。",
            why="对重大执法决定，法律顾问应通过出具法律意见书等形式进行审核。",
            remedy="请填写法律意见书的字号或日期；未征求的写明理由。",
            article="seed-2022:S-4.3-3",
        )
    if unanswered or not finding.text.strip():
        raise GateClosedError(
            "审核意见不完整。",
            why=f"未答复的审核要点：{'、'.join(unanswered) or '无'}；意见正文不得为空。",
            remedy="请逐项答复并写明意见。",
            article="seed-2022:A3-5",
        )
    bad = [point for point, answer in finding.answers.items() if answer.verdict is Verdict.BAD]
    agreed = finding.outcome is Outcome.AGREE
    if agreed and (bad or not finding.is_lawful or not finding.is_appropriate):
        raise GateClosedError(
            "不能出具同意的意见。",
            why=f"存在不符合项：{'、'.join(bad) or '合法性或者适当性结论为否'}。",
            remedy="请改选与不符合项相应的意见，例如补充调查、修正或者纠正。",
            article="seed-2022:A3-7(1)",
        )
