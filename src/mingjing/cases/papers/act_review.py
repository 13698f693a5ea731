"""法制审核意见书 on what is no penalty: a permit, a seizure, a stop of supply (A3-8)."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from mingjing.documents.content import Paper
from mingjing.documents.generic import Ending, Signature, generic_paper
from mingjing.statute.limits import RuleBook

FORM = "act_review_opinion"
CONCLUSIONS = {True: "合法，同意", False: "不合法，不同意"}
EFFECTS = {
    True: "本意见只对审核时的内容有效；拟作的决定、措施有变动的，重新审核。",
    False: "审核未通过的，不得作出决定、不得批准。",
}


@dataclass(frozen=True, slots=True)
class ReviewedAct:
    """What was reviewed, and what came of it.

    Args:
        about: number of the application, the permit or the measure.
        matter: what it is, in words.
        proposed: what is proposed, in words.
        afterwards: whether it was carried out before, because it could not wait.
        reviewer: name of who reviewed it.
    """

    party_name: str
    address: str
    about: str
    matter: str
    proposed: str
    lawful: bool
    words: str
    reviewer: str
    afterwards: bool = False


def act_review_paper(one: ReviewedAct, *, law: RuleBook, on: date) -> Paper:
    """Return the opinion, dated and with the reviewer's name under it."""
    fields = {
        "party_name": one.party_name,
        "address": one.address,
        "about": one.about,
        "matter": one.matter,
        "proposed": one.proposed,
        "when": "实施之后" if one.afterwards else "作出决定之前",
        "conclusion": CONCLUSIONS[one.lawful],
        "opinion": one.words,
        "effect": EFFECTS[one.lawful],
    }
    ending = Ending(
        authority=settings.MINGJING_BUREAU.name,
        on=on,
        articles=(law.in_words("seed-2022:S-4.3-4"), law.in_words("seed-2022:A3-8")),
        signatures=(Signature("法制审核人员", one.reviewer, on=on),),
    )
    return generic_paper(FORM, fields, ending)
