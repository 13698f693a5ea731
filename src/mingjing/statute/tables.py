"""Tables computed by hand: what a rule gives for given facts, each row with its reason."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from mingjing.kernel.errors import InvalidInputError
from mingjing.kernel.money import fen_from_yuan
from mingjing.statute.decisions import (
    AmountFor,
    Circumstance,
    DecisionKind,
    Mark,
    Nature,
    PartyKind,
)
from mingjing.statute.founded import Row, Text
from mingjing.statute.models import Count, RuleId
from mingjing.statute.reading import SUFFIX, parsed

LINGCHUAN = "140524"
Moment = datetime | date


def _fen(text: object) -> int:
    try:
        return fen_from_yuan(str(text))
    except InvalidInputError as error:
        raise ValueError(f"{error.what}{error.remedy}") from error


Fen = Annotated[int, BeforeValidator(_fen)]


class TableRow(Row):
    """What every row says: which rule, and why the answer is what it is."""

    rule: RuleId
    why: Text


class DueRow(TableRow):
    """A last day.

    Args:
        start: day of the event, or the moment for limits in hours.
        nominal: last day as the number says.
        rolled: last day moved off holidays; absent where nobody can know it yet.
        latest: last day by the second reading, where the norm allows one.
        extended: whether the one extension is granted.
        provisional: whether a guess about a year without a notice went into it.
        on: day that chooses the version; the day of *start* if absent.
    """

    start: Moment
    nominal: Moment
    rolled: Moment | None = None
    latest: date | None = None
    extended: bool = False
    provisional: bool = False
    on: date | None = None


class MetRow(TableRow):
    """Whether a number lies where the rule wants it.

    Args:
        yuan: the number in fen where the rule counts yuan; written in yuan, ``"49999.99"``.
        number: the number where it counts something else.
    """

    on: date
    met: bool
    yuan: Fen | None = None
    number: Count | None = None
    party: AmountFor = AmountFor.ORGANISATION
    region: Text = LINGCHUAN


class GroundRow(TableRow):
    """Whether the rule is a ground at its gate, and what the gate says then.

    Args:
        applies: whether the rule is among the grounds.
        fine: in fen, written in yuan.
        answer: the gate's answer; absent where a fact is missing.
    """

    on: date
    party: PartyKind
    applies: bool
    fine: Fen | None = None
    kinds: frozenset[DecisionKind] = frozenset()
    circumstances: frozenset[Circumstance] = frozenset()
    marks: frozenset[Mark] = frozenset()
    nature: Nature = Nature.DECISION
    answer: bool | None = None
    region: Text = LINGCHUAN


class AccruedRow(TableRow):
    """What has accrued on an unpaid fine after some days."""

    on: date
    fine: Fen
    days: Count
    accrued: Fen
    capped: bool


class YearlyRow(TableRow):
    """The next of a rule's days of the year."""

    after: date
    day: date


class HoldsRow(TableRow):
    """What a rule without a number says on a day, or that it says nothing.

    Args:
        place: the article in words, without the title; empty where none was read.
        words: a piece of the quotation, or of the reason for lacking one.
        items: how many things must be there.
        approver: whose approval it needs, in words.
        performer: by whose act it is performed, in words.
        breach: the place that says what follows.
    """

    on: date
    in_force: bool = True
    place: str | None = None
    words: Text | None = None
    items: Count | None = None
    approver: Text | None = None
    performer: Text | None = None
    breach: Text | None = None


class TableFile(Row):
    """One file of rows."""

    due: tuple[DueRow, ...] = ()
    met: tuple[MetRow, ...] = ()
    ground: tuple[GroundRow, ...] = ()
    accrued: tuple[AccruedRow, ...] = ()
    yearly: tuple[YearlyRow, ...] = ()
    holds: tuple[HoldsRow, ...] = ()

    def rows(self) -> Iterator[TableRow]:
        """Yield every row."""
        groups: Iterable[tuple[TableRow, ...]] = (
            self.due,
            self.met,
            self.ground,
            self.accrued,
            self.yearly,
            self.holds,
        )
        return (row for group in groups for row in group)


def read_tables(folder: Path) -> tuple[TableRow, ...]:
    """Return the rows of every file in *folder*.

    Raises:
        InvalidInputError: there is no such file.
        RuleFileError: a file is faulty.
    """
    paths = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    if not paths:
        raise InvalidInputError(
            f"“{folder}”里没有算例表。",
            why="算例表是放有 .toml 文件的文件夹，每行写明规则、事实、结果和理由。",
            remedy="请给出源代码中的 tests/statute/tables。",
        )
    return tuple(
        row
        for path in paths
        for row in parsed(path.name, path.read_text(encoding="utf-8"), TableFile).rows()
    )
