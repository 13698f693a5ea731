"""The page of a life, rendered from the table in data and the table in Python."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TypeVar

from mingjing.cases.states import LIFE
from mingjing.kernel.life import Life, Named
from mingjing.statute.procedures import RECORDS, ProcedureRow, Table, table

State = TypeVar("State", bound=Named)
Step = TypeVar("Step", bound=Named)


@cache
def ordinary() -> Table:
    """Return the ordinary procedure as its file states it."""
    return table(files("mingjing.cases") / "data" / "ordinary.toml")


def lifecycle_markdown(name: str, source: str, life: Life[State, Step], rows: Table) -> str:
    """Return a page: a diagram, every step there is, every row with what is not built.

    Args:
        name: of the procedure.
        source: name of the file with the rows.
        life: what the program does.
        rows: what the rules order.
    """
    return "\n".join(
        [
            f"# {life.subject}的一生",
            "",
            f"{name}。本页由状态表和 `{source}` 生成，不手工修改；两者由测试逐行比对。",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *(f"    {state}: {state.label}" for state in life.states()),
            f"    [*] --> {life.start}",
            *_arrows(life),
            *(f"    {state} --> [*]" for state in life.states() if state in life.ends),
            "```",
            "",
            "## 能办的步骤",
            "",
            "| 从 | 步骤 | 到 | 依据 | 行 |",
            "|---|---|---|---|---|",
            *(
                f"| {way.source.label} | {step.label} `{step}` | {way.target.label} "
                f"| `{way.article}` | {way.row} |"
                for step, way in life.ways()
            ),
            "",
            f"## 全部 {len(rows.row)} 行",
            "",
            RECORDS,
            "",
            "| 行 | 事项 | 谁 | 条件 | 文书 | 记录 | 期限 | 依据 | 已建 |",
            "|---|---|---|---|---|---|---|---|---|",
            *(_line(row) for row in rows.row),
            "",
            f"条件：{'；'.join(f'`{gate}` {what}' for gate, what in rows.gates.items())}。",
            "",
        ]
    )


def case_markdown() -> str:
    """Return the page of the life of a case."""
    return lifecycle_markdown("普通程序", "ordinary.toml", LIFE, ordinary())


def _arrows(life: Life[State, Step]) -> Iterator[str]:
    """Yield one arrow for a pair of states, whatever leads from the one to the other."""
    named: dict[tuple[State, State], list[str]] = {}
    for step, way in life.ways():
        named.setdefault((way.source, way.target), []).append(step.label)
    for (source, target), labels in named.items():
        yield f"    {source} --> {target}: {'、'.join(labels)}"


def _line(row: ProcedureRow) -> str:
    built = "是" if row.is_built else "**否**"
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
