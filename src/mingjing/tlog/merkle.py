"""The RFC 6962 tree over SHA-256: hashes, a frontier that grows, proofs and their checks.

Sizes and indices are integers from 0 to 2^63 - 1. A *reader* answers with the hash of a
complete subtree: ``read(height, index)`` covers the leaves from ``index << height`` up to, not
including, ``(index + 1) << height``.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from mingjing.tlog.errors import FrontierError, ProofError

HASH_BYTES = 32
SIZE_BYTES = 8
SIZE_LIMIT = 2**63
EMPTY_ROOT = sha256().digest()

HashReader = Callable[[int, int], bytes]


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of a leaf, RFC 6962 §2.1."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node, RFC 6962 §2.1."""
    return sha256(b"\x01" + left + right).digest()


def root_hash(leaf_hashes: Iterable[bytes]) -> bytes:
    """Return the root of the tree with these leaf hashes.

    >>> root_hash([]) == EMPTY_ROOT
    True
    """
    frontier = Frontier()
    frontier.extend(leaf_hashes)
    return frontier.root()


def pair_up(hashes: Iterable[bytes]) -> list[bytes]:
    """Return the parents of neighbours; an odd last hash has none and is left out."""
    one_by_one = iter(hashes)
    return [
        sha256(b"\x01" + left + right).digest()
        for left, right in zip(one_by_one, one_by_one, strict=False)
    ]


class Frontier:
    """The roots of the complete subtrees of a tree, largest first: all one needs to append.

    A tree of *size* leaves has as many as *size* has binary ones.
    """

    __slots__ = ("_hashes", "_size")

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        if not 0 <= size < SIZE_LIMIT:
            raise FrontierError(f"no tree has {size} leaves")
        if len(hashes) != size.bit_count() or any(len(h) != HASH_BYTES for h in hashes):
            raise FrontierError(
                f"a tree of {size} leaves needs {size.bit_count()} hashes of 32 bytes"
            )
        self._size = size
        self._hashes = list(hashes)

    @property
    def size(self) -> int:
        """Number of leaves."""
        return self._size

    @property
    def hashes(self) -> tuple[bytes, ...]:
        """Roots of the complete subtrees, largest first."""
        return tuple(self._hashes)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash.

        Raises:
            FrontierError: *leaf* is not 32 bytes; the frontier is unchanged.
        """
        if len(leaf) != HASH_BYTES:
            raise FrontierError(f"leaf hash {self._size} has {len(leaf)} bytes, not 32")
        hashes, node, complete = self._hashes, leaf, self._size
        while complete & 1:
            node = sha256(b"\x01" + hashes.pop() + node).digest()
            complete >>= 1
        hashes.append(node)
        self._size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes in order.

        Raises:
            FrontierError: one is not 32 bytes; those before it have been added.
        """
        for leaf in leaves:
            self.append(leaf)

    def root(self) -> bytes:
        """Return the root of the tree; of the empty tree too."""
        if not self._hashes:
            return EMPTY_ROOT
        root = self._hashes[-1]
        for left in self._hashes[-2::-1]:
            root = node_hash(left, root)
        return root

    def copy(self) -> "Frontier":
        """Return a frontier that grows apart from this one."""
        return Frontier(self._size, self._hashes)

    def to_bytes(self) -> bytes:
        """Return the size as 8 bytes, big-endian, then the hashes."""
        return self._size.to_bytes(SIZE_BYTES) + b"".join(self._hashes)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Frontier":
        """Read what :meth:`to_bytes` wrote.

        Raises:
            FrontierError: the length does not fit the size.

        >>> Frontier.from_bytes(Frontier().to_bytes()) == Frontier()
        True
        """
        size, rest = int.from_bytes(data[:SIZE_BYTES]), data[SIZE_BYTES:]
        if len(data) < SIZE_BYTES:
            raise FrontierError(f"{len(data)} bytes hold no size")
        return cls(size, [rest[at : at + HASH_BYTES] for at in range(0, len(rest), HASH_BYTES)])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Frontier):
            return NotImplemented
        return self._size == other._size and self._hashes == other._hashes

    __hash__ = None  # type: ignore[assignment]  # it grows, so it must not be a key

    def __repr__(self) -> str:
        return f"<Frontier of {self._size}, root {self.root().hex()[:16]}>"


def range_root(start: int, stop: int, read: HashReader) -> bytes:
    """Return the root over leaves *start* to *stop*, a range that RFC 6962 would split off.

    Raises:
        ProofError: the range is empty or does not start on such a boundary.
    """
    count = stop - start
    height = (count - 1).bit_length()
    if count < 1 or start % (1 << height):
        raise ProofError(f"leaves {start} to {stop} are no subtree")
    if count == 1 << height:
        return read(height, start >> height)
    middle = start + (1 << (height - 1))
    return node_hash(range_root(start, middle, read), range_root(middle, stop, read))


def inclusion_proof(index: int, size: int, read: HashReader) -> list[bytes]:
    """Return the hashes from the leaf's sibling up to the root's child, RFC 6962 §2.1.1.

    Raises:
        ProofError: the tree has no such leaf.
    """
    _require_index(index, size)
    proof: list[bytes] = []
    start, stop = 0, size
    while stop - start > 1:
        middle = start + (1 << ((stop - start - 1).bit_length() - 1))
        if index < middle:
            proof.append(range_root(middle, stop, read))
            stop = middle
        else:
            proof.append(range_root(start, middle, read))
            start = middle
    return proof[::-1]


def consistency_proof(size1: int, size2: int, read: HashReader) -> list[bytes]:
    """Return the proof that the tree of *size2* begins with that of *size1*, RFC 6962 §2.1.2.

    Raises:
        ProofError: not 0 < size1 <= size2.
    """
    _require_sizes(size1, size2)
    proof: list[bytes] = []
    start, stop = 0, size2
    while stop != size1:
        middle = start + (1 << ((stop - start - 1).bit_length() - 1))
        if size1 <= middle:
            proof.append(range_root(middle, stop, read))
            stop = middle
        else:
            proof.append(range_root(start, middle, read))
            start = middle
    if start:
        proof.append(range_root(start, stop, read))
    return proof[::-1]


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> None:
    """Return if leaf hash *leaf* is number *index* of the tree with *root*, RFC 9162 §2.1.3.2.

    Raises:
        ProofError: it is not, or an argument cannot be part of a proof; nothing else.
    """
    _require_index(index, size)
    _require_hashes(leaf, root)
    _require_path(proof)
    node = leaf
    for sibling, on_left in zip(proof, _sides(index, size, len(proof)), strict=True):
        node = node_hash(sibling, node) if on_left else node_hash(node, sibling)
    if node != root:
        raise ProofError(f"leaf {index} with this proof does not give the root")


def verify_consistency(
    size1: int, size2: int, root1: bytes, root2: bytes, proof: Sequence[bytes]
) -> None:
    """Return if the tree of *root2* begins with the tree of *root1*, RFC 9162 §2.1.4.2.

    A proof from size 0 says nothing about any entry and is refused.

    Raises:
        ProofError: it does not, or an argument cannot be part of a proof; nothing else.
    """
    _require_sizes(size1, size2)
    _require_hashes(root1, root2)
    _require_path(proof)
    if size1 == size2:
        if proof or root1 != root2:
            raise ProofError("trees of one size are consistent only if their roots are equal")
        return
    if not proof:
        raise ProofError("the consistency proof is empty")
    first_is_known = size1.bit_count() == 1
    old = new = root1 if first_is_known else proof[0]
    siblings = proof if first_is_known else proof[1:]
    shared = (size1 & -size1).bit_length() - 1
    sides = _sides((size1 - 1) >> shared, ((size2 - 1) >> shared) + 1, len(siblings))
    for sibling, on_left in zip(siblings, sides, strict=True):
        if on_left:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
        else:
            new = node_hash(new, sibling)
    if old != root1:
        raise ProofError(f"the proof does not give the root of size {size1}")
    if new != root2:
        raise ProofError(f"the proof does not give the root of size {size2}")


def _sides(index: int, size: int, length: int) -> list[bool]:
    """Say for each sibling on the way up from *index* whether it is the left one."""
    position, last = index, size - 1
    sides: list[bool] = []
    while last:
        if position & 1:
            sides.append(True)
        elif position < last:
            sides.append(False)
        position, last = position >> 1, last >> 1
    if len(sides) != length:
        raise ProofError(f"the proof has {length} hashes where {len(sides)} are needed")
    return sides


def _require_size(size: int) -> None:
    if type(size) is not int or not 0 <= size < SIZE_LIMIT:
        raise ProofError("a size or index is an integer from 0 to 2^63 - 1")


def _require_index(index: int, size: int) -> None:
    _require_size(index)
    _require_size(size)
    if index >= size:
        raise ProofError(f"a tree of {size} leaves has no leaf {index}")


def _require_sizes(size1: int, size2: int) -> None:
    _require_size(size1)
    _require_size(size2)
    if not 0 < size1 <= size2:
        raise ProofError(f"no consistency proof leads from size {size1} to size {size2}")


def _require_hashes(*hashes: bytes) -> None:
    if any(type(h) is not bytes or len(h) != HASH_BYTES for h in hashes):
        raise ProofError("a hash is exactly 32 bytes")


def _require_path(proof: Sequence[bytes]) -> None:
    if not isinstance(proof, (list, tuple)):
        raise ProofError("a proof is a list of hashes")
    _require_hashes(*proof)
