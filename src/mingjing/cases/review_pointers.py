"""What an answer to a point of review may rest on: evidence and papers of the file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mingjing.cases.review_points import ARTICLE, OF_FACTS, Answer, Point, Verdict
from mingjing.documents.queries import PaperView, papers_of
from mingjing.evidence.queries import items_of
from mingjing.kernel.errors import GateClosedError


@dataclass(frozen=True, slots=True)
class Pointer:
    """One thing in the file.

    Args:
        label: as the opinion names it; no two in a file share one.
        title: what it is.
        item: number of the piece of evidence; None for a paper.
        code: of the paper; empty for a piece of evidence.
    """

    label: str
    title: str
    item: int | None = None
    code: str = ""

    @property
    def key(self) -> str:
        """How a form names it."""
        return self.code or str(self.item)


def pointers_of(subject: str) -> Mapping[str, Pointer]:
    """Return everything in the file of a case, or of an act, that an answer may rest on."""
    found = [
        Pointer(evidence_label(item.seq), item.title, item=item.seq)
        for item in items_of(subject)
    ]
    found += [
        Pointer(paper_label(paper), paper.title, code=paper.code)
        for paper in papers_of(subject)
    ]
    return {one.label: one for one in found}


def evidence_label(number: int) -> str:
    """Return how an opinion names a piece of evidence."""
    return f"证据{number}"


def paper_label(paper: PaperView) -> str:
    """Return how an opinion names a paper: a form without number by its code."""
    return f"{paper.title}{paper.number or f'〔{paper.code}〕'}"


def require_pointed(answers: Mapping[Point, Answer], known: Collection[str]) -> None:
    """Refuse an answer about facts or evidence that points at nothing, or not into the file.

    What is missing cannot be pointed at: a point that is not met may say so in words instead,
    and nothing can be pointed at where nothing lies in the file yet.

    Args:
        answers: of the opinion.
        known: labels of what lies in the file.

    Raises:
        GateClosedError: one of the two.
    """
    silent, strange = [], []
    for point, answer in answers.items():
        is_told = answer.verdict is Verdict.BAD and answer.remark.strip()
        if point in OF_FACTS and not (answer.grounds or is_told):
            silent.append(point.value)
        strange += [label for label in answer.grounds if label not in known]
    if strange:
        raise GateClosedError(
            f"审核要点所依据的材料不在本案案卷中：{'、'.join(dict.fromkeys(strange))}。",
            why="审核在送审的案卷上进行，答复只能以案卷中的证据、文书为依据。",
            remedy="请从案卷中选择；需要补充材料的，在审核意见中写明。",
            article=ARTICLE,
        )
    if silent and known:
        raise GateClosedError(
            f"没有写明依据的证据、文书：{'、'.join(silent)}。",
            why="事实是否清楚、证据是否确凿充分，须指明看了哪些证据、文书。",
            remedy="请在这些要点下选择所依据的证据、文书；不符合的，也可以在说明中写明缺少什么。",
            article=ARTICLE,
        )
