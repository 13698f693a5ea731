"""法制审核意见书 on what is no penalty: a permit, a seizure, a stop of supply (A3-8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingjing.cases.conclusions import ActOpinion
from mingjing.cases.review_points import ActSort, Answer, Point
from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper
from mingjing.kernel.canonical import Value
from mingjing.statute.limits import RuleBook

FORM = "act_review_opinion"
ARTICLES = ("seed-2022:S-4.3-4", "seed-2022:A3-2", "seed-2022:A3-5", "seed-2022:A3-8")
RESULTS: Mapping[bool, str] = {True: "同意", False: "不同意"}
PASSED = "本意见只对审核时的内容有效；拟作的决定、措施有变动的，重新审核。"
FAILED = "审核未通过，不得作出决定、不得批准。"


@dataclass(frozen=True, slots=True)
class ReviewedAct:
    """What was reviewed.

    Args:
        sort: which points of the checklist fit it.
        about: number of the application, the permit, the measure or the inspection.
        matter: what it is, in words.
        proposed: what is proposed, in words.
        afterwards: whether it was carried out before, because it could not wait.
        if_failed: what follows where a conclusion does not hold.
    """

    sort: ActSort
    party_name: str
    address: str
    about: str
    matter: str
    proposed: str
    afterwards: bool = False
    if_failed: str = FAILED


def act_review_paper(
    one: ReviewedAct, opinion: ActOpinion, *, reviewer: str, law: RuleBook, on: date
) -> Paper:
    """Return the opinion, dated and with the reviewer's name under it."""
    said = opinion.conclusions
    legality, appropriateness = said.in_words
    fields: dict[str, Value] = {
        "party_name": one.party_name,
        "address": one.address,
        "about": one.about,
        "matter": one.matter,
        "proposed": one.proposed,
        "when": "实施之后" if one.afterwards else "作出决定之前",
        "points": [_answered(point, answer) for point, answer in opinion.answers.items()],
        "legality": legality,
        "appropriateness": appropriateness,
        "conclusion": RESULTS[said.hold],
        "opinion": opinion.words,
        "effect": PASSED if said.hold else one.if_failed,
    }
    ending = Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=tuple(law.in_words(article) for article in ARTICLES),
        signatures=(Signature("法制审核人员", reviewer, on=on),),
    )
    return generic_paper(FORM, fields, ending)


def _answered(point: Point, answer: Answer) -> Value:
    rests_on = f"（依据：{'、'.join(answer.grounds)}）" if answer.grounds else ""
    row: dict[str, Value] = {"point": point.value, "answer": answer.verdict.value}
    remark = answer.remark + rests_on
    return row | ({"remark": remark} if remark else {})
