"""What programs did at length stays folded, and nothing of it is left out."""

from datetime import datetime

from mingjing.kernel.dates import SHANGHAI
from mingjing.web.console.timeline import Event, in_stretches

AT = datetime(2026, 3, 2, 9, tzinfo=SHANGHAI)


def told(moods):
    return [Event(nth, "kind", AT, "题", "", "人", mood) for nth, mood in enumerate(moods)]


def test_many_entries_of_programs_in_a_row_are_folded_and_few_are_not():
    events = told(["key", "program", "program", "plain", "program", "program", "program"])
    line = in_stretches(events)
    assert [(len(one.events), one.is_folded) for one in line.stretches] == [
        (1, False),
        (2, False),
        (1, False),
        (3, True),
    ]
    assert [event for one in line.stretches for event in one.events] == events
    assert len(line) == len(events)
