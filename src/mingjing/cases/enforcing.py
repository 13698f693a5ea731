"""What is enforced: a fine and the duties beside it, whoever decided it (ACL 53-57)."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingjing.cases.aftermath import Aftermath
from mingjing.cases.fines import Fine
from mingjing.kernel.canonical import Value


@dataclass(frozen=True)
class Matter:
    """What is enforced.

    Args:
        number: under which its papers are kept.
        fine: the fine.
        about: what every paper says of the decision: whose, which, when served, how much.
        handlers: who worked on it, and so neither grants nor signs anything.
        duties: in words, what the party has not performed beside the fine.
    """

    number: str
    fine: Fine
    about: Mapping[str, Value]
    handlers: tuple[str, ...]
    duties: tuple[str, ...] = ()

    def can_be_demanded(self, overdue_fen: int) -> bool:
        """Whether it can be demanded: money is overdue, or nothing but duties is left.

        A demand is made once: it waits for the days of a fine that is not due yet.
        """
        return bool(overdue_fen or (self.duties and not self.fine.outstanding_fen))

    @property
    def row(self) -> Aftermath:
        """Where it is written down."""
        return self.fine.row

    @property
    def about_with_duties(self) -> dict[str, Value]:
        """What a paper says of the decision, and what was not performed beside the fine."""
        duties: dict[str, Value] = {"duties": list(self.duties)} if self.duties else {}
        return {**self.about, **duties}
