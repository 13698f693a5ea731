"""The publisher: brings a log's entries out as tiles and signs its heads, never two ways.

The order of the durable steps, and why a crash after each is safe:

1. tiles (a pure function of the entries: written again, identically);
2. the promise to sign ``(size, root)``, in the publisher's own memory (kept before all else at
   the next start);
3. the signed file ``checkpoint``, last (signed again at the next start, in the same way).

One publisher has one log; another year is another origin with its own directory and memory, and
may use the same key under the new name.
"""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Self

from mingjing.kernel.errors import IntegrityError
from mingjing.tlog.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from mingjing.tlog.durable import DurabilityLostError, DurableWriter, Step, no_step
from mingjing.tlog.errors import NoteError, TlogError
from mingjing.tlog.intake import EntrySource, ForkError, Intake, RollbackError, fork_of
from mingjing.tlog.memory import PublisherMemory
from mingjing.tlog.merkle import Frontier
from mingjing.tlog.note import SignedNote, SigningKey
from mingjing.tlog.tile_reader import TileDirectory, TileReader
from mingjing.tlog.tiles import TILE_WIDTH, TileName, edge, level_count, tiles_for

CHECKPOINT = "checkpoint"
VKEY = "log.vkey"


class PublishedLogError(IntegrityError):
    """The published files are not what this publisher published."""


class Publisher:
    """The one publisher of the log ``key.name``.

    Args:
        directory: what is served to the public; nothing in it is believed.
        key: signs as the log.
        state_db: the publisher's memory, out of reach of whoever writes the log.
        step: called with a name before every step that touches a disk.

    Raises:
        PublisherRunningError: another publisher of this log is at work.
        MemoryConflictError: the memory is another log's.
    """

    def __init__(
        self, directory: Path, key: SigningKey, state_db: Path, *, step: Step = no_step
    ) -> None:
        self._memory = PublisherMemory(state_db, key.name)
        self._directory = directory
        self._writer = DurableWriter(directory, step)
        self._key = key
        self._step = step
        self._lost = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let another publisher begin."""
        self._memory.close()

    def publish(self, source: EntrySource) -> Checkpoint:
        """Publish what *source* has committed; doing it again changes nothing.

        Raises:
            RollbackError: *source* has fewer entries than were signed; nothing is signed.
            ForkError: *source* has other entries than were signed, or its leaf hashes or head
                do not fit its entries; nothing is signed.
            PublishedLogError: the published files were altered or are gone.
            DurabilityLostError: an fsync failed; the process must end.
        """
        return self._while_durable(lambda: self._publish(source))

    def restore_tiles(self, source: EntrySource) -> Checkpoint:
        """Write all tiles of the last signed head anew, after published files were lost.

        Raises:
            RollbackError: *source* has fewer entries than were signed.
            ForkError: *source* has other entries than were signed.
            DurabilityLostError: an fsync failed; the process must end.
        """
        return self._while_durable(lambda: self._restore(source))

    def _publish(self, source: EntrySource) -> Checkpoint:
        last = self._keep_promise()
        signed = last or Frontier()
        head = _head_of(source, self._key.name, signed.size)
        if last is None or head.size > signed.size:
            tree = self._tree(signed)
            self._write_tiles(source, tree, head)
            self._step("promise")
            self._memory.promise(head, after=last)
            self._keep_promise()
        elif head != signed:
            raise fork_of(source, self._tree(signed))
        return self._checkpoint(head)

    def _restore(self, source: EntrySource) -> Checkpoint:
        last = self._memory.last()
        signed = last or Frontier()
        _head_of(source, self._key.name, signed.size)
        self._write_tiles(source, self._tree(Frontier()), signed)
        self._keep_promise()
        return self._checkpoint(signed)

    def _write_tiles(self, source: EntrySource, tree: TileReader, head: Frontier) -> None:
        Intake(source, tree, head).read_all()
        intake = Intake(source, tree, head)
        grown = tiles_for(tree.size, head.size, hashes=tree.level_hash, entries=intake.entries)
        self._writer.put((name.path, data) for name, data in grown)
        intake.require_head()

    def _keep_promise(self) -> Frontier | None:
        """Publish the last head that was promised, whatever was done of it before."""
        last = self._memory.last()
        published = self._published(CHECKPOINT)
        if last is None:
            if published is not None:
                raise _memory_lost("发布目录里已有检查点，而发布者没有签过任何检查点的记忆。")
            return None
        note = sign_checkpoint(self._checkpoint(last), self._key)
        if not _is_published(note, published):
            self._refuse_newer(published, last)
            self._tree(last)
            self._publish_key()
            self._writer.put([(CHECKPOINT, note)])
        self._drop_outgrown(last.size)
        return last

    def _publish_key(self) -> None:
        vkey = f"{self._key.verifier}\n".encode()
        if self._published(VKEY) != vkey:
            self._writer.put([(VKEY, vkey)])

    def _refuse_newer(self, published: bytes | None, signed: Frontier) -> None:
        try:
            found = open_checkpoint(published or b"", [self._key.verifier])
        except NoteError:
            return
        same = (found.size, found.root) == (signed.size, signed.root())
        if found.size > signed.size or (found.size == signed.size and not same):
            raise _memory_lost(
                f"发布目录里有本密钥签署的大小 {found.size} 的检查点，发布者却不记得。"
            )

    def _drop_outgrown(self, size: int) -> None:
        """Remove the partial tiles of the head before, where the full tile now exists."""
        before = self._memory.before_last()
        if before is None:
            return
        names = edge(before.size)
        bundles = [TileName(None, name.index) for name in names if name.level == 0]
        for name in [*names, *bundles]:
            partials = self._directory / f"{name.full.path}.p"
            is_full = level_count(size, name.level or 0) >= (name.index + 1) * TILE_WIDTH
            if is_full and partials.is_dir():
                self._step(f"drop {name.full.path}.p")
                shutil.rmtree(partials)

    def _published(self, name: str) -> bytes | None:
        try:
            return (self._directory / name).read_bytes()
        except FileNotFoundError:
            return None

    def _tree(self, signed: Frontier) -> TileReader:
        try:
            return TileReader(TileDirectory(self._directory), signed.size, signed.root())
        except TlogError as error:
            raise PublishedLogError(
                f"已发布的瓦片缺失或被改动：{error}",
                why=f"发布者记得大小 {signed.size} 的根，目录中的瓦片算不出它。",
                remedy="请保全现场，然后运行 mingjing ledger publish --restore，"
                "从记录重新生成全部瓦片。",
            ) from error

    def _checkpoint(self, head: Frontier) -> Checkpoint:
        return Checkpoint(self._key.name, head.size, head.root())

    def _while_durable(self, act: Callable[[], Checkpoint]) -> Checkpoint:
        if self._lost:
            raise DurabilityLostError("an earlier write was lost; this process must end")
        try:
            return act()
        except (DurabilityLostError, sqlite3.Error):
            self._lost = True
            raise


def _head_of(source: EntrySource, origin: str, signed_size: int) -> Frontier:
    if source.origin != origin:
        raise ForkError(f"来源是日志 {source.origin}，不是 {origin}。")
    head = source.head()
    if head.size < signed_size:
        raise RollbackError(head.size, signed_size)
    return head


def _is_published(note: bytes, published: bytes | None) -> bool:
    """Say whether *published* is *note*, or *note* with the signatures of witnesses added."""
    try:
        found, own = SignedNote.parse(published or b""), SignedNote.parse(note)
    except NoteError:
        return False
    return found.text == own.text and set(own.signatures) <= set(found.signatures)


def _memory_lost(what: str) -> PublishedLogError:
    return PublishedLogError(
        what,
        why="发布者的记忆 state.db 丢失或被换成旧的，继续签署可能给同一大小签出两个根。",
        remedy="请恢复最新的 state.db；恢复不了的，结束本日志，另立新日志并写明承继。",
    )
