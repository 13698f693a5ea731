"""One publisher at a time, over a new year too; whoever needs copies waits for it."""

from datetime import datetime

import pytest

from ledger.office import AT, note
from mingjing.kernel.dates import SHANGHAI
from mingjing.kernel.errors import RefusalError
from mingjing.ledger.publishing import (
    LOOKS,
    Publishers,
    publish_all,
    publish_or_wait,
    published_size,
)
from mingjing.tlog.memory import PublisherRunningError

NEXT_YEAR = datetime(AT.year + 1, 1, 4, 9, tzinfo=SHANGHAI)


def test_while_publishers_are_open_nobody_else_publishes(committed_db, data_dir):
    note("甲案")
    with Publishers(data_dir) as publishers:
        publishers.publish()
        with pytest.raises(PublisherRunningError, match="已在运行"):
            publish_all(data_dir)
        note("乙案")
        assert [head.size for head in publishers.publish()] == [2]
    assert [head.size for head in publish_all(data_dir)] == [2]


def test_a_log_that_a_new_year_opens_joins_and_the_closed_one_stays(committed_db, data_dir):
    note("甲案")
    with Publishers(data_dir) as publishers:
        publishers.publish()
        note("乙案", at=NEXT_YEAR)
        first = [(head.origin[-4:], head.size) for head in publishers.publish()]
        assert first == [(str(AT.year), 1), (str(NEXT_YEAR.year), 2)]
        note("丙案", at=NEXT_YEAR)
        assert [head.size for head in publishers.publish()] == [1, 3]
    assert [head.size for head in publish_all(data_dir)] == [1, 3]


def test_a_copy_waits_until_the_publisher_at_work_has_come_to_it(committed_db, data_dir):
    note("甲案")
    with Publishers(data_dir) as publishers:
        publishers.publish()
        note("乙案")
        publish_or_wait(data_dir, wait=publishers.publish)
        assert published_size(data_dir, AT.year) == 2


def test_a_copy_does_not_wait_for_ever(committed_db, data_dir):
    note("甲案")
    waits = []
    with Publishers(data_dir) as publishers:
        publishers.publish()
        note("乙案")
        with pytest.raises(RefusalError, match="没有发布到最新"):
            publish_or_wait(data_dir, wait=lambda: waits.append(1))
    assert len(waits) == LOOKS
