"""Many at once: every command counts once, no number is missing, nobody waits for ever (F4)."""

from itertools import permutations

import pytest

from ledger.office import audit, found, note, party_of, register, said, size
from mingjing.bureau.models import Person
from mingjing.documents.models import NumberSeries
from mingjing.ledger.models import Chain, LogEntry
from mingjing.ledger.publishing import publish_all
from support.threads import at_once

pytestmark = pytest.mark.usefixtures("committed_db")

THREADS, COMMANDS = 8, 50


@pytest.fixture(autouse=True)
def _founded(committed_db):
    found()


def dense(expected):
    """Every entry has its number, every chain its steps, and nothing else is there."""
    seqs = LogEntry.objects.order_by("seq").values_list("seq", flat=True)
    assert list(seqs) == list(range(expected))
    for chain in Chain.objects.all():
        steps = LogEntry.objects.filter(chain=chain).order_by("step")
        assert list(steps.values_list("step", flat=True)) == list(range(1, steps.count() + 1))
        by_seq = steps.order_by("seq").values_list("step", flat=True)
        assert list(by_seq) == sorted(by_seq), "a chain runs as its log runs"
    report = audit()
    assert report.differences == ()
    assert report.entries == expected


def test_eight_times_fifty_commands_leave_four_hundred_entries():
    def work(thread):
        for number in range(COMMANDS):
            register(f"t{thread}-{number}")

    at_once(THREADS, work)
    assert Person.objects.count() == 1 + THREADS * COMMANDS
    dense(1 + THREADS * COMMANDS)


def test_commands_about_one_subject_stand_in_one_line():
    at_once(THREADS, lambda _: [note("甲案") for _ in range(10)])
    assert len(said("甲案")) == THREADS * 10
    dense(1 + THREADS * 10)


def test_new_subjects_begun_at_the_same_moment_do_not_collide():
    at_once(THREADS, lambda n: [note(f"案{n % 2}-{k}") for k in range(5)])
    dense(1 + THREADS * 5)


def test_two_subjects_in_opposite_order_never_deadlock():
    orders = list(permutations(("甲案", "乙案", "丙案")))

    def work(thread):
        for number in range(10):
            note(*orders[(thread + number) % len(orders)])

    at_once(THREADS, work)
    dense(1 + THREADS * 10 * 3)


def test_numbers_given_at_once_are_gapless_too():
    party_of("案首")
    at_once(THREADS, lambda n: [party_of(f"案{n}-{k}") for k in range(5)])
    assert NumberSeries.objects.get().last == 1 + THREADS * 5
    dense(2 + THREADS * 5)


def test_publishing_while_others_write_never_signs_what_is_not_there(data_dir):
    sizes = []

    def work(thread):
        if thread:
            for _ in range(15):
                note(f"案{thread}")
            return
        sizes.extend(publish_all(data_dir)[0].size for _ in range(10))

    at_once(4, work)
    assert sizes == sorted(sizes)
    assert publish_all(data_dir)[0].size == size() == 1 + 3 * 15
    dense(1 + 3 * 15)
