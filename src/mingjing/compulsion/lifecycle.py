"""The page of the life of a seizure."""

from functools import cache
from importlib.resources import files

from mingjing.cases.lifecycle import lifecycle_markdown
from mingjing.compulsion.states import LIFE
from mingjing.statute.procedures import Table, table


@cache
def seizures() -> Table:
    """Return the procedure of seizures as its file states it."""
    return table(files("mingjing.compulsion") / "data" / "seizure.toml")


def seizure_markdown() -> str:
    """Return the page of the life of a seizure."""
    return lifecycle_markdown("查封、扣押", "seizure.toml", LIFE, seizures())
