"""The page of the life of a case, rendered from the table in data and the table in Python."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mingjing.cases.states import LIFE, State, Step, Transition

RECORDS = "T 文字记录 · AV 音像记录，可以按规定免于 · AV! 必须音像记录 · (AV) 视情况"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the ordinary procedure.

    Args:
        id: ``P01`` to ``P30``.
        name: what is done.
        who: by whom.
        article: citation.
        record: how it is recorded, see ``RECORDS``.
        built: whether a command does it.
        ways: its transitions, source and target.
        command: who does a row that has no transition of its own.
        gates: ids of the conditions before it.
        documents: working names of the papers it issues.
        clock: id of the limit it starts or stands under; empty for none.
        note: what of it is not built, or is elsewhere.
    """

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
def ordinary() -> Procedure:
    """Return the ordinary procedure as the data file states it."""
    text = (files("mingjing.cases") / "data" / "ordinary.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Procedure(
        rows=tuple(_row(row) for row in table["row"]),
        gates={gate["id"]: gate["name"] for gate in table["gate"]},
    )


def transitions() -> dict[str, frozenset[tuple[State, State]]]:
    """Return what the table in Python allows, by row."""
    ways: dict[str, set[tuple[State, State]]] = {}
    for way in _ways():
        ways.setdefault(way.row, set()).add((way.source, way.target))
    return {row: frozenset(found) for row, found in ways.items()}


def lifecycle_markdown(procedure: Procedure) -> str:
    """Return the page: a diagram, every step there is, every row with what is not built."""
    return "\n".join(
        [
            "# 案件的一生",
            "",
            "普通程序。本页由状态表和 `ordinary.toml` 生成，不手工修改；两者由测试逐行比对。",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *(f"    {state.value}: {state.label}" for state in State),
            "    [*] --> lead",
            *_arrows(),
            "    declined --> [*]",
            "    archived --> [*]",
            "```",
            "",
            "## 能办的步骤",
            "",
            "| 从 | 步骤 | 到 | 依据 | 行 |",
            "|---|---|---|---|---|",
            *_steps(),
            "",
            "## 全部三十行",
            "",
            RECORDS,
            "",
            "| 行 | 事项 | 谁 | 条件 | 文书 | 记录 | 期限 | 依据 | 已建 |",
            "|---|---|---|---|---|---|---|---|---|",
            *(_line(row) for row in procedure.rows),
            "",
            "条件："
            + "；".join(f"`{gate}` {name}" for gate, name in procedure.gates.items())
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


def _ways() -> Iterable[Transition]:
    return (way for step in Step for way in LIFE[step])


def _arrows() -> list[str]:
    named: dict[tuple[State, State], list[str]] = {}
    for step in Step:
        for way in LIFE[step]:
            named.setdefault((way.source, way.target), []).append(step.label)
    return [
        f"    {source.value} --> {target.value}: {'、'.join(labels)}"
        for (source, target), labels in named.items()
    ]


def _steps() -> list[str]:
    return [
        f"| {way.source.label} | {step.label} `{step.value}` | {way.target.label} "
        f"| `{way.article}` | {way.row} |"
        for step in Step
        for way in LIFE[step]
    ]


def _line(row: Row) -> str:
    built = "是" if row.built else "**否**"
    cells = (
        row.id,
        row.name,
        row.who,
        "、".join(f"`{gate}`" for gate in row.gates) or "–",
        "、".join(row.documents) or "–",
        row.record,
        f"`{row.clock}`" if row.clock else "–",
        f"`{row.article}`",
        f"{built}。{row.note}" if row.note else built,
    )
    return f"| {' | '.join(cells)} |"
