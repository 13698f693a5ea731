"""Refusals: what happened, why (with the article), what to do."""


class RefusalError(Exception):
    """Something the product will not do, said so that a person can act on it.

    Args:
        what: what happened, in one sentence.
        why: the reason in the statute's own words where there is one.
        remedy: what the reader can do now.
        article: citation such as ``apl-2021:58``; empty where no norm is behind it.
    """

    def __init__(self, what: str, *, why: str, remedy: str, article: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.remedy = remedy
        self.article = article

    def __str__(self) -> str:
        basis = f"（{self.article}）" if self.article else ""
        return f"{self.what}\n  为什么：{self.why}{basis}\n  怎么办：{self.remedy}"


class InvalidInputError(RefusalError):
    """What was given cannot be understood: a malformed number, file or form."""


class NotPermittedError(RefusalError):
    """This post may not do this act."""


class SeparationOfDutiesError(NotPermittedError):
    """The law or SOD rule forbids this act to this same person."""


class IllegalTransitionError(RefusalError):
    """The act exists, but not from the state the matter is in."""


class GateClosedError(RefusalError):
    """A condition the law sets before this act is not met."""


class NotFoundError(RefusalError):
    """There is no such thing, or it is not yours to see: one answer for both."""


class AlreadyDoneError(RefusalError):
    """It was done before, by whomever; nothing was done now."""


class RepeatedRequestError(AlreadyDoneError):
    """The same request, sent twice: what it asked for is on record."""


class StaleViewError(RefusalError):
    """The matter has moved on since the page was made from which somebody acts."""


class IntegrityError(RefusalError):
    """Bytes on disk or in the database are not what the record says they are."""
