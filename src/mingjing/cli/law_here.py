"""The law as it is here: of the bureau whose database lies in the data directory, if any."""

import os

import click

from mingjing.cli.clock import today
from mingjing.cli.place import DATABASE, data_dir
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook


def law_here() -> RuleBook:
    """Return the law of the bureau today; where no bureau is set up, that of the release.

    What the bureau entered and this release cannot use is told on the error stream: dates may
    rest on older words (ADR 0021).

    Raises:
        SetUpNeededError: the database is older than the program.
    """
    law = _law()
    tell_unusable(law)
    return law


def tell_unusable(law: RuleBook) -> None:
    """Say on the error stream what was entered and does not count, and who puts it right."""
    if not law.unusable:
        return
    count = len(law.unusable)
    lines = [
        f"注意：录入的规则有 {count} 项不能与本版本一起使用，没有采用；期限按其余规则计算。",
        "Entered, but this release cannot use it; dates are counted by the rest:",
        *(f"  {one}" for one in law.unusable),
        "请法规股负责人更正后重新录入，或者由管理员重新设定。",
    ]
    click.echo("\n".join(lines), err=True)


def _law() -> RuleBook:
    data = data_dir()
    database = data / DATABASE
    is_here = database.is_file() and database.stat().st_size > 0
    if not is_here and not os.environ.get("MINGJING_DATABASE"):
        return rulebook()
    from mingjing.cli.django import load_database  # noqa: PLC0415 - only where there is one

    load_database(data)
    from mingjing.bureau.queries import law_of_bureau  # noqa: PLC0415 - needs the database

    return law_of_bureau(rulebook(), today())
