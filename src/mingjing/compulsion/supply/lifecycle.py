"""The page of the life of a stop of supply."""

from functools import cache
from importlib.resources import files

from mingjing.cases.lifecycle import lifecycle_markdown
from mingjing.compulsion.supply.states import LIFE
from mingjing.statute.procedures import Table, table


@cache
def supply_stops() -> Table:
    """Return the procedure of stops of supply as its file states it."""
    return table(files("mingjing.compulsion") / "data" / "supply.toml")


def supply_markdown() -> str:
    """Return the page of the life of a stop of supply."""
    return lifecycle_markdown(
        "停止供电、停止供应民用爆炸物品", "supply.toml", LIFE, supply_stops()
    )
