"""What the legal office of the county says of permits and measures."""

from mingjing.cases.conclusions import ActOpinion, Conclusions


def passing(words: str) -> ActOpinion:
    """Return an opinion in favour: lawful and appropriate."""
    return ActOpinion(Conclusions(is_lawful=True, is_appropriate=True), words)


def inappropriate(because: str, words: str) -> ActOpinion:
    """Return an opinion against what is lawful, but not appropriate."""
    return ActOpinion(
        Conclusions(is_lawful=True, is_appropriate=False, inappropriate_because=because), words
    )
