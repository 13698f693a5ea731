"""移交法规股: what a batch lists, and what of it is not as it was listed (pure).

A batch carries case files. Footage is not moved with it: a file binds its audiovisual evidence
by digest, and the root of the file binds the digests.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjing.casefile.catalogue import Line, root_of
from mingjing.casefile.states import State
from mingjing.kernel import canonical
from mingjing.kernel.errors import GateClosedError, InvalidInputError, SeparationOfDutiesError
from mingjing.statute.limits import RuleBook
from mingjing.statute.yearly import next_yearly

HALF_YEARLY = "SEED-AV-HALF"
ARTICLE = "seed-2022:A2-5"
LONGEST_DISCREPANCY = 200


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file on the list of a batch.

    Args:
        number: 归档号.
        docket: of its case.
        pieces: how many lie in it.
        root: binds them, hex.
        retention: class it is kept under.
        kept_until: last day of retention; None for good.
        discrepancy: why it was not taken over, in words; empty where nothing differs.
    """

    number: str
    docket: str
    pieces: int
    root: str
    retention: str
    kept_until: date | None
    discrepancy: str = ""

    def as_value(self) -> dict[str, canonical.Value]:
        """Return the canonical value that is stored."""
        return {
            "number": self.number,
            "docket": self.docket,
            "pieces": self.pieces,
            "root": self.root,
            "retention": self.retention,
            "kept_until": self.kept_until.isoformat() if self.kept_until else "",
            "discrepancy": self.discrepancy,
        }

    @classmethod
    def from_value(cls, value: Mapping[str, Any]) -> "ListedFile":
        """Return the line that :meth:`as_value` stored."""
        until = value["kept_until"]
        return cls(**{**value, "kept_until": date.fromisoformat(until) if until else None})

    @property
    def kept(self) -> str:
        """How long it is kept, in words."""
        return f"至 {self.kept_until.isoformat()}" if self.kept_until else "永久"


def half_of(archived_on: date, law: RuleBook) -> date:
    """Return the last day of the half-year in which a file was put away."""
    return next_yearly(law.rule(HALF_YEARLY, archived_on), archived_on)


def discrepancy_of(
    listed: ListedFile,
    *,
    state: State,
    root: str,
    lines: Sequence[Line],
    missing: Collection[str],
) -> str:
    """Return how a stored file differs from what was listed; empty where it does not.

    Pieces are named by their place: a title may name the party.

    Args:
        listed: as the unit listed it.
        state: where the file stands now.
        root: of the file when it was put away.
        lines: its catalogue as it is stored.
        missing: digests of which the store has no bytes.
    """
    found = []
    if state is not State.STORED:
        found.append(f"案卷现为“{state.label}”，不在股室保管")
    if len(lines) != listed.pieces:
        found.append(f"清单记 {listed.pieces} 件，案卷实有 {len(lines)} 件")
    if not listed.root == root == root_of(lines):
        found.append("卷内目录的哈希与清单不符")
    gone = [str(line.number) for line in lines if line.sha256 in missing]
    if gone:
        found.append(f"第 {'、'.join(gone)} 件的文件不在存储中")
    return "；".join(found)


def require_files(files: Collection[object]) -> None:
    """Refuse a batch without files.

    Raises:
        GateClosedError: nothing is left to hand over.
    """
    if not files:
        raise GateClosedError(
            "没有可以移交的案卷。",
            why="本期股室保管的案卷都已移交或者已列入清单，或者尚未归档。",
            remedy="请先归档；已列入清单的，等法规股接收。",
            article=ARTICLE,
        )


def require_none_waits(waiting: str) -> None:
    """Refuse a second batch while the legal office has not taken over the first.

    Args:
        waiting: number of the batch that waits; empty for none.

    Raises:
        GateClosedError: one waits.
    """
    if waiting:
        raise GateClosedError(
            f"{waiting} 尚待法规股接收，不能再移交一批。",
            why="同一案卷只列入一份清单；前一批核对完毕，退回的案卷才能再列入。",
            remedy="请先由法规股接收前一批。",
            article=ARTICLE,
        )


def require_other_person(handed_by: str, taken_by: str) -> None:
    """Refuse a batch to be taken over by who handed it over.

    Raises:
        SeparationOfDutiesError: the same person.
    """
    if handed_by == taken_by:
        raise SeparationOfDutiesError(
            "移交人不能自己接收。",
            why="移交清单由移交、接收双方签字，两者不得为同一人。",
            remedy="请由法规股的其他人员接收。",
            article=ARTICLE,
        )


def require_listed(found: Mapping[str, str], numbers: Collection[str]) -> None:
    """Refuse words about a file that is not on the list, or too many of them.

    Args:
        found: what the legal office found, by 归档号.
        numbers: what was listed.

    Raises:
        InvalidInputError: not listed, or too long.
    """
    strange = sorted(found.keys() - set(numbers))
    if strange or any(len(words) > LONGEST_DISCREPANCY for words in found.values()):
        raise InvalidInputError(
            f"清单上没有 {'、'.join(strange)}。" if strange else "不符情况写得太长。",
            why=f"不符情况逐卷写明，每卷不超过 {LONGEST_DISCREPANCY} 字。",
            remedy="请对照移交清单填写。",
            article=ARTICLE,
        )
