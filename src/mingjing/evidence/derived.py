"""Small pictures and the claims of a file: made from originals, beside them, never evidence.

``derived/ab/cd/<sha256 of the original>/`` holds ``about.json`` and, where there is a picture,
``thumbnail.jpg``. All of it can be thrown away and made again.
"""

import json
import os
import secrets
import subprocess
import sys
from dataclasses import asdict, dataclass, fields
from hashlib import sha256 as digest_of
from pathlib import Path

from mingjing.evidence.claims import Claims, is_picturable
from mingjing.evidence.store import BlobStore

MAKE_THUMBNAIL = "make_thumbnail"
MAKER = "mingjing.evidence.picturing 1"
SECONDS = 30
ABOUT, THUMBNAIL = "about.json", "thumbnail.jpg"


@dataclass(frozen=True, slots=True)
class Derivation:
    """What was made from an original, and how.

    Args:
        source: SHA-256 of the original.
        maker: program and version.
        failure: why nothing could be made; empty where it could.
        thumbnail_sha256: digest of the small picture; empty where there is none.
        claims: what the file says of itself.
    """

    source: str
    maker: str
    failure: str
    thumbnail_sha256: str
    claims: Claims


@dataclass(frozen=True, slots=True)
class DerivedFiles:
    """What was derived from the originals of a store.

    Args:
        store: where the originals are.
    """

    store: BlobStore

    def make(self, sha256: str, media_type: str) -> Derivation:
        """Derive what can be derived, replacing what was there; media that fail leave a note.

        Raises:
            BlobMissingError: the original is not there.
        """
        self.store.open(sha256).close()
        folder = self._folder(sha256)
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{secrets.token_hex(8)}"
        try:
            claims, failure = examine(self.store.path(sha256), media_type, draft)
            small = draft.read_bytes() if draft.exists() and not failure else b""
            if small:
                draft.replace(folder / THUMBNAIL)
        finally:
            draft.unlink(missing_ok=True)
        made = digest_of(small).hexdigest() if small else ""
        derivation = Derivation(sha256, MAKER, failure, made, claims)
        note = folder / f".{secrets.token_hex(8)}"
        note.write_text(json.dumps(asdict(derivation), ensure_ascii=False), encoding="utf-8")
        note.replace(folder / ABOUT)
        return derivation

    def find(self, sha256: str) -> Derivation | None:
        """Return what was derived from an original, None where nothing was yet."""
        try:
            told = json.loads((self._folder(sha256) / ABOUT).read_bytes())
            claims = Claims(**told.pop("claims"))
            return Derivation(**told, claims=claims)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def thumbnail(self, sha256: str) -> bytes | None:
        """Return the small picture, None where there is none or it is not as it was made."""
        derivation = self.find(sha256)
        if derivation is None or not derivation.thumbnail_sha256:
            return None
        try:
            small = (self._folder(sha256) / THUMBNAIL).read_bytes()
        except OSError:
            return None
        is_whole = digest_of(small).hexdigest() == derivation.thumbnail_sha256
        return small if is_whole else None

    def _folder(self, sha256: str) -> Path:
        place = self.store.path(sha256)
        return self.store.root / "derived" / sha256[:2] / sha256[2:4] / place.name


def examine(path: Path, media_type: str, target: Path) -> tuple[Claims, str]:
    """Let the program look at a file under its limits; return its claims and what failed.

    Args:
        path: the file.
        media_type: as its first bytes show.
        target: where the small picture goes; its absence means that there is none.
    """
    if not is_picturable(media_type):
        return Claims(), "这种文件没有缩略图"
    command = [
        sys.executable, "-m", "mingjing.evidence.picturing", media_type, str(path), str(target),
    ]  # fmt: skip
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env=environment,
        )
        told = json.loads(done.stdout)
        return Claims(**{field.name: told[field.name] for field in fields(Claims)}), ""
    except subprocess.TimeoutExpired:
        return Claims(), "解析超过时限"
    except (subprocess.CalledProcessError, ValueError, KeyError):
        return Claims(), "文件不能解析，可能不完整或者不是所称的类型"
