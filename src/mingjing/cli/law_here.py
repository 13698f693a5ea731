"""The law as it is here: of the bureau whose database lies in the data directory, if any."""

import os

from mingjing.cli.clock import today
from mingjing.cli.place import DATABASE, data_dir
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook


def law_here() -> RuleBook:
    """Return the law of the bureau today; where no bureau is set up, that of the release.

    Raises:
        SetUpNeededError: the database is older than the program.
    """
    data = data_dir()
    database = data / DATABASE
    is_here = database.is_file() and database.stat().st_size > 0
    if not is_here and not os.environ.get("MINGJING_DATABASE"):
        return rulebook()
    from mingjing.cli.django import load_database  # noqa: PLC0415 - only where there is one

    load_database(data)
    from mingjing.bureau.queries import law_of_bureau  # noqa: PLC0415 - needs the database

    return law_of_bureau(rulebook(), today())
