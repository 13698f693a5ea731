"""The page of the life of an inspection."""

from functools import cache
from importlib.resources import files

from mingjing.cases.lifecycle import lifecycle_markdown
from mingjing.inspections.states import LIFE
from mingjing.statute.procedures import Table, table


@cache
def inspections() -> Table:
    """Return the procedure of inspections as its file states it."""
    return table(files("mingjing.inspections") / "data" / "inspection.toml")


def inspection_markdown() -> str:
    """Return the page of the life of an inspection."""
    return lifecycle_markdown("行政检查", "inspection.toml", LIFE, inspections())
