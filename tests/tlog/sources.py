"""Ledgers in memory for the publisher's tests: honest, forgetful and lying ones."""

from functools import cache

from mingjing.tlog.merkle import Frontier, leaf_hash
from tlog.logs import ORIGIN, numbered


class ListSource:
    """A ledger of the given entries; leaf hashes and head are true unless given."""

    def __init__(self, entries, *, origin=ORIGIN, leaves=None, head=None):
        self.origin = origin
        self._entries = entries
        self._leaves = leaves or [leaf_hash(entry) for entry in entries]
        self._head = head or self._true_head()

    def head(self):
        return self._head.copy()

    def _true_head(self):
        frontier = Frontier()
        frontier.extend(self._leaves)
        return frontier

    def entries(self, start, stop):
        return self._entries[start:stop]

    def leaf_hashes(self, start, stop):
        return self._leaves[start:stop]


@cache
def honest(count):
    return ListSource(numbered(count))


def with_other_entry(count, seq):
    """A ledger whose entry *seq* was exchanged, everything behind it recomputed."""
    entries = numbered(count)
    entries[seq] = b'{"nth":"exchanged"}'
    return ListSource(entries)
