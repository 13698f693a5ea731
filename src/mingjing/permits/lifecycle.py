"""The page of the lives of an application and of a permit."""

from functools import cache
from importlib.resources import files

from mingjing.cases.lifecycle import lifecycle_markdown
from mingjing.permits import permit_states
from mingjing.permits.states import LIFE
from mingjing.statute.procedures import Table, table


@cache
def permits() -> Table:
    """Return the procedure of permits as its file states it."""
    return table(files("mingjing.permits") / "data" / "permit.toml")


def permit_markdown() -> str:
    """Return the page: first the application with every row, then the permit itself."""
    application = lifecycle_markdown("行政许可", "permit.toml", LIFE, permits())
    return f"{application}\n{_of_the_permit()}"


def _of_the_permit() -> str:
    life = permit_states.LIFE
    return "\n".join(
        [
            "## 许可颁发之后（L12）",
            "",
            "有效期届满、逾期未作决定视为准予延续，都由日期推算，不是状态。",
            "",
            "| 从 | 步骤 | 到 | 依据 | 行 |",
            "|---|---|---|---|---|",
            *(
                f"| {way.source.label} | {step.label} `{step}` | {way.target.label} "
                f"| `{way.article}` | {way.row} |"
                for step, way in life.ways()
            ),
            "",
        ]
    )
