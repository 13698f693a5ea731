"""``mingjing search rebuild``: an index that was lost is made anew, as a person would do it."""

import json
import subprocess
import sys
from datetime import date

import pytest
from django.db import transaction

from mingjing.cases.finding import find_cases
from mingjing.cases.found_by import FOUND_BY
from mingjing.search.index import Entry
from support.cast import LIN, staff_bureau
from support.county import County, store_in


def mingjing(database, *words):
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "mingjing.cli", *words],
        env=dict(database.env),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.committed
def test_an_audit_names_a_wrong_index_and_a_rebuild_mends_it(committed_db):
    county = County(store_in(committed_db.data))
    staff_bureau(county.clock.now)
    docket = county.register()
    with transaction.atomic():
        FOUND_BY.put(Entry(docket, date(2026, 1, 1), "别的当事人"))
    told = mingjing(committed_db, "audit", "--json")
    where = {one["where"] for one in json.loads(told.stdout)["differences"]}
    assert f"检索索引 cases:{docket}" in where
    done = mingjing(committed_db, "search", "rebuild")
    assert (done.returncode, done.stdout.split()[:3]) == (0, ["cases", "1", "条"])
    told = mingjing(committed_db, "audit", "--json")
    where = {one["where"] for one in json.loads(told.stdout)["differences"]}
    assert not [place for place in where if "检索索引" in place]
    found = find_cases(county.act(LIN).actor, "宏达", 9).cases
    assert [case.docket for case in found] == [docket]
