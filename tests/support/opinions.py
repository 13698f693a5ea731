"""Opinions of the legal office on permits and measures: for, and against in each way."""

from mingjing.cases.conclusions import ActOpinion, Conclusions

WORDS = "理由（虚构）"


def opinion(*, lawful: bool = True, appropriate: bool = True, words: str = WORDS) -> ActOpinion:
    """Return an opinion; each negative conclusion has a reason."""
    said = Conclusions(
        lawful,
        appropriate,
        "" if lawful else "没有法定依据（虚构）",
        "" if appropriate else "超出必要的范围（虚构）",
    )
    return ActOpinion(said, words)


GOOD = opinion()
UNLAWFUL = opinion(lawful=False)
INAPPROPRIATE = opinion(appropriate=False)
NEITHER = opinion(lawful=False, appropriate=False)
BAD = (UNLAWFUL, INAPPROPRIATE, NEITHER)

AGREED = {"is_lawful": "yes", "is_appropriate": "yes", "words": WORDS}
"""An opinion in favour, as typed into its form."""
