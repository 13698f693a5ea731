"""Whatever people send from their browsers, in whatever order: nobody decides unreviewed."""

from typing import ClassVar

import pytest

from cases.test_any_order import AnyOrder, run
from mingjing.kernel.errors import RefusalError
from support.county import County
from web.console.over_http import CountyOverHttp, RefusedPageError

pytestmark = pytest.mark.one_database("whatever order is tried through commands on both")

REFUSED = ["act_refused"]
FORBIDDEN, CONFLICT = 403, 409


class AnyOrderOverHttp(AnyOrder):
    """The same machine, with forms in place of commands."""

    kind_of_county: ClassVar[type[County]] = CountyOverHttp

    def left_by(self, refusal: RefusalError, docket: str, before: list[str]) -> list[str]:
        """A page names no kind of refusal: a gate leaves one entry, a form leaves none."""
        if not isinstance(refusal, RefusedPageError):
            return super().left_by(refusal, docket, before)
        left = self.county.kinds(docket)[len(before) :]
        if refusal.status in {FORBIDDEN, CONFLICT}:
            assert left in ([], REFUSED), refusal.status
        else:
            assert left == [], refusal.status
        return left


def test_nobody_decides_unreviewed_whatever_is_sent(county, record_testsuite_property):
    run(county, examples=4, steps=35, machine=AnyOrderOverHttp)
    record_testsuite_property("steps", AnyOrderOverHttp.steps)
    assert AnyOrderOverHttp.refusals > AnyOrderOverHttp.steps // 10


@pytest.mark.long
def test_nobody_decides_unreviewed_in_thousands_of_forms(county, record_testsuite_property):
    run(county, examples=100, steps=60, machine=AnyOrderOverHttp)
    record_testsuite_property("steps", AnyOrderOverHttp.steps)
    assert AnyOrderOverHttp.decisions > 5
