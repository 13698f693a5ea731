"""Procedures as the norms order them: rows that lead from one state to the next.

A file is one table of legal rules, row for row. A table below ``data/procedures`` has its
states with it; where a package lives them, the package has them and a test compares the two.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from mingjing.statute.founded import Row, Text
from mingjing.statute.models import CitationText

RECORDS = "T 文字记录 · AV 音像记录，可以按规定免于 · AV! 必须音像记录 · (AV) 视情况"
PROCEDURES = ("seizure", "supply")
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
Start = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z_]*)?$")]


class ProcedureState(Row):
    """Where an act stands.

    Args:
        id: a word of the program.
        label: what people call it.
        is_main: whether it lies on the way that most acts take.
        is_end: whether nothing has to follow.
    """

    id: Name
    label: Text
    is_main: bool = False
    is_end: bool = False


class ProcedureRow(Row):
    """One row of a procedure.

    Args:
        id: such as ``L02``.
        name: what is done, in few words.
        guard: what must hold, or how it is done; empty where the name says it all.
        who: by whom.
        article: citation.
        record: how it is recorded, see ``RECORDS``.
        documents: working names of the papers.
        clock: id of the limit it starts or stands under; empty for none.
        ways: source and target of each transition; the source of a beginning is empty.
        gates: ids of the conditions before it.
        is_built: whether a command does it.
        command: who does a row that has no transition of its own.
        note: what of it is not built, or is elsewhere.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]\d\d[a-e]?$")]
    name: Text
    guard: str = ""
    who: Text
    article: CitationText
    record: Text
    documents: tuple[Text, ...] = ()
    clock: str = ""
    ways: tuple[tuple[Start, Name], ...] = ()
    gates: tuple[Text, ...] = ()
    is_built: bool = False
    command: str = ""
    note: str = ""


class Gate(Row):
    """A condition that several rows share."""

    id: Annotated[str, StringConstraints(pattern=r"^G-[A-Z]+$")]
    name: Text


class Table(Row):
    """The rows of one procedure.

    Args:
        gate: the conditions that the rows name.
        row: in the order of the table.

    Raises:
        pydantic.ValidationError: a row names a condition that is not listed.
    """

    gate: tuple[Gate, ...] = ()
    row: Annotated[tuple[ProcedureRow, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _named(self) -> Self:
        strangers = {gate for row in self.row for gate in row.gates} - self.gates.keys()
        if strangers:
            raise ValueError(f"gates 写了没有列出的条件：{'、'.join(sorted(strangers))}")
        return self

    @property
    def gates(self) -> dict[str, str]:
        """The names of the conditions by id."""
        return {gate.id: gate.name for gate in self.gate}


class Procedure(Table):
    """A table with its states.

    Args:
        title: what people call it.
        article: the norm that orders it.
        state: in procedural order.

    Raises:
        pydantic.ValidationError: a way names a state that is not listed, no way leads to a
            state, or a state that is no end has no way out.
    """

    title: Text
    article: CitationText
    state: Annotated[tuple[ProcedureState, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        known = {state.id for state in self.state}
        named = {name for _row, source, target in self.ways() for name in (source, target)}
        if strangers := named - known - {""}:
            raise ValueError(f"ways 写了没有列出的状态：{'、'.join(sorted(strangers))}")
        if lost := known - self.reachable():
            raise ValueError(f"没有一步通到：{'、'.join(sorted(lost))}")
        left = {source for _row, source, target in self.ways() if source != target}
        stuck = [one.id for one in self.state if not one.is_end and one.id not in left]
        if stuck:
            raise ValueError(f"不是终点却没有下一步：{'、'.join(stuck)}")
        return self

    def ways(self) -> Iterator[tuple[ProcedureRow, str, str]]:
        """Yield every transition with its row; the source of a beginning is empty."""
        for row in self.row:
            for source, target in row.ways:
                yield row, source, target

    def reachable(self) -> frozenset[str]:
        """Return the states that some sequence of rows leads to."""
        reached = {""}
        while more := {to for _row, at, to in self.ways() if at in reached} - reached:
            reached |= more
        return frozenset(reached - {""})


@cache
def procedure(name: str) -> Procedure:
    """Return one of ``PROCEDURES``.

    >>> procedure("seizure").state[0].label
    '提请'
    """
    place = files("mingjing.statute") / "data" / "procedures" / f"{name}.toml"
    return Procedure.model_validate(tomllib.loads(place.read_text(encoding="utf-8")))


def table(place: Traversable) -> Table:
    """Return the rows of a file whose states a package lives.

    Raises:
        pydantic.ValidationError: a row is not as it must be.
    """
    return Table.model_validate(tomllib.loads(place.read_text(encoding="utf-8")))
