"""The page of the life of an inspection, from the table in data and the table in Python."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mingjing.cases.lifecycle import RECORDS
from mingjing.inspections.states import ENDS, LIFE, State


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the procedure; the words are those of ``cases.lifecycle.Row``."""

    id: str
    name: str
    who: str
    article: str
    record: str
    built: bool
    ways: frozenset[tuple[State, State]]
    command: str
    gates: tuple[str, ...]
    documents: tuple[str, ...]
    clock: str
    note: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """The whole table, with the names of its gates."""

    rows: tuple[Row, ...]
    gates: Mapping[str, str]


@cache
def procedure() -> Procedure:
    """Return the procedure of inspections as the data file states it."""
    text = (files("mingjing.inspections") / "data" / "inspection.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Procedure(
        rows=tuple(_row(row) for row in table["row"]),
        gates={gate["id"]: gate["name"] for gate in table["gate"]},
    )


def transitions() -> dict[str, frozenset[tuple[State, State]]]:
    """Return what the table in Python allows, by row."""
    ways: dict[str, set[tuple[State, State]]] = {}
    for found in LIFE.values():
        for way in found:
            ways.setdefault(way.row, set()).add((way.source, way.target))
    return {row: frozenset(found) for row, found in ways.items()}


def lifecycle_markdown(table: Procedure) -> str:
    """Return the page: a diagram, every step there is, every row with what is not built."""
    return "\n".join(
        [
            "# 检查的一生",
            "",
            "行政检查。本页由状态表和 `inspection.toml` 生成，不手工修改；两者由测试逐行比对。",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *(f"    {state.value}: {state.label}" for state in State),
            "    [*] --> task",
            *dict.fromkeys(_arrows()),
            *(f"    {state.value} --> [*]" for state in State if state in ENDS),
            "```",
            "",
            "## 能办的步骤",
            "",
            "| 从 | 步骤 | 到 | 依据 | 行 |",
            "|---|---|---|---|---|",
            *(
                f"| {way.source.label} | {step.label} `{step.value}` | {way.target.label} "
                f"| {way.article} | {way.row} |"
                for step, ways in LIFE.items()
                for way in ways
            ),
            "",
            "## 全部各行",
            "",
            RECORDS,
            "",
            "| 行 | 事项 | 谁 | 条件 | 文书 | 记录 | 期限 | 依据 | 备注 |",
            "|---|---|---|---|---|---|---|---|---|",
            *(_line(row) for row in table.rows),
            "",
            "条件："
            + "；".join(f"`{gate}` {name}" for gate, name in table.gates.items())
            + "。",
            "",
        ]
    )


def _row(row: Mapping[str, Any]) -> Row:
    return Row(
        id=row["id"],
        name=row["name"],
        who=row["who"],
        article=row["article"],
        record=row["record"],
        built=row["built"],
        ways=frozenset(
            (State(source), State(target)) for source, target in row.get("ways", ())
        ),
        command=row.get("command", ""),
        gates=tuple(row.get("gates", ())),
        documents=tuple(row.get("documents", ())),
        clock=row.get("clock", ""),
        note=row.get("note", ""),
    )


def _arrows() -> Iterator[str]:
    for step, ways in LIFE.items():
        for way in ways:
            if way.source is not way.target:
                yield f"    {way.source.value} --> {way.target.value}: {step.label}"


def _line(row: Row) -> str:
    cells = (
        row.id,
        row.name,
        row.who,
        "、".join(row.gates),
        "、".join(row.documents),
        row.record,
        row.clock,
        row.article,
        row.note,
    )
    return f"| {' | '.join(cells)} |"
