"""Files that are there after a power cut: write, fsync, rename, fsync the directory.

After an fsync has failed nobody knows what the disk holds, and a second fsync may wrongly
succeed. So the first failure ends this writer for good; the process is to end with it.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

Step = Callable[[str], None]


class DurabilityLostError(OSError):
    """An fsync failed; the process must end and a new one begin from what the disk holds."""


def no_step(_name: str) -> None:
    """Let a durable step pass unobserved."""


class DurableWriter:
    """Puts files under one directory so that each is old or new, never half.

    Args:
        root: the directory; made if missing, but its parent must be there.
        step: called with a name before every step that touches the disk.
    """

    def __init__(self, root: Path, step: Step = no_step) -> None:
        self._root = root
        self._step = step
        self._lost = False
        self._settled: set[Path] = set()

    def put(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files; when this returns, all of them survive a power cut.

        Args:
            files: paths relative to the root, and contents; existing files are replaced.

        Raises:
            DurabilityLostError: an fsync failed, now or before.
            OSError: no space, no right, no disk; files of this call may be there or not.
        """
        unsettled: dict[Path, None] = {}
        for path, data in files:
            target = self._root / path
            unsettled.update(dict.fromkeys(self._ancestors(target)))
            scratch = target.with_name(f".{target.name}.tmp")
            self._step(f"write {path}")
            with scratch.open("wb") as file:
                file.write(data)
                file.flush()
                self._step(f"sync {path}")
                self._sync(file.fileno())
            self._step(f"rename {path}")
            scratch.replace(target)
        for directory in unsettled:
            self._step(f"sync directory {directory.name}")
            self._sync_directory(directory)
        self._settled.update(unsettled)

    def _ancestors(self, target: Path) -> list[Path]:
        """Make the directories above *target*; return those that must be synced for it.

        That is its parent, and further up every directory this process made or has not synced
        yet: a process before it may have ended between making and syncing one.
        """
        chain = [target.parent]
        while chain[-1] != self._root.parent:
            chain.append(chain[-1].parent)
        for directory in reversed(chain):
            if not directory.is_dir():
                self._step(f"make directory {directory.name}")
                directory.mkdir()
                self._settled.discard(directory.parent)
        return [chain[0], *(path for path in chain[1:] if path not in self._settled)]

    def _sync(self, descriptor: int) -> None:
        if self._lost:
            raise DurabilityLostError("an earlier fsync failed; this process must end")
        try:
            os.fsync(descriptor)
        except OSError as error:
            self._lost = True
            raise DurabilityLostError(error.errno, f"fsync failed: {error.strerror}") from error

    def _sync_directory(self, directory: Path) -> None:
        descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            self._sync(descriptor)
        finally:
            os.close(descriptor)
