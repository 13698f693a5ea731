"""Golden files: bytes that a person looked at once and that must not change unseen."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Golden:
    """The golden files beside one test module.

    Args:
        directory: ``golden`` next to the module.
        update: write instead of compare (``--update-golden``).
    """

    directory: Path
    update: bool

    def check(self, name: str, actual: str | bytes) -> None:
        """Compare *actual* with the golden file *name*, or write it when updating.

        Raises:
            AssertionError: it differs, or there is no such file yet.
        """
        path = self.directory / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_bytes(actual))
            return
        assert path.is_file(), (
            f"no golden file {path}; look at the output, then --update-golden"
        )
        expected = path.read_bytes()
        if isinstance(actual, str):
            assert actual == expected.decode(), f"{path} is not what came out"
        assert _bytes(actual) == expected, f"{path} is not what came out"


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
