"""Work on evidence that no person waits for: small pictures, and room for new uploads."""

from collections.abc import Mapping
from datetime import datetime

from mingjing.evidence.derived import DerivedFiles
from mingjing.evidence.uploads import Uploads
from mingjing.kernel.canonical import Value
from mingjing.web.stores import evidence_store

SWEEP_UPLOADS = "sweep_uploads"


def make_thumbnail(arguments: Mapping[str, Value], _at: datetime) -> None:
    """Do the outbox job ``make_thumbnail``: ``{"sha256": …, "media_type": …}``.

    Bytes that cannot be parsed leave a note and a placeholder; that is no failure of the job.
    """
    sha256, media_type = str(arguments["sha256"]), str(arguments["media_type"])
    DerivedFiles(evidence_store()).make(sha256, media_type)


def sweep_uploads(_arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``sweep_uploads``: remove the bytes of uploads whose time is over."""
    Uploads(evidence_store()).sweep(at=at)
