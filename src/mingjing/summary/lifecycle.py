"""The page of the life of a penalty on the spot."""

from functools import cache
from importlib.resources import files

from mingjing.cases.lifecycle import lifecycle_markdown
from mingjing.statute.procedures import Table, table
from mingjing.summary.states import LIFE


@cache
def summary() -> Table:
    """Return the summary procedure as its file states it."""
    return table(files("mingjing.summary") / "data" / "summary.toml")


def summary_markdown() -> str:
    """Return the page of the life of a penalty on the spot."""
    return lifecycle_markdown("简易程序（当场处罚）", "summary.toml", LIFE, summary())
