"""What can be wrong with a log, one type for each thing a caller may hold in its hands."""


class TlogError(ValueError):
    """Bytes that claim to come from a transparency log are not what they claim to be."""


class ProofError(TlogError):
    """A proof, or the numbers it speaks of, does not hold."""


class FrontierError(TlogError):
    """A stored frontier cannot be one: wrong length, or a hash that is none."""


class TileError(TlogError):
    """A tile or entry bundle is missing, misshapen or not the one its tree needs.

    Args:
        path: the C2SP path of the tile, relative to the log.
        problem: what is wrong with it.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class MissingTileError(TileError):
    """The tile is not there; nothing is known about its content."""


class NoteError(TlogError):
    """A signed note is malformed, or no trusted key signed it."""
