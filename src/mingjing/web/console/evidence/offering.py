"""What the form of a new item begins with: keys remembered, the file's own time as a claim."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mingjing.evidence.claims import Claims
from mingjing.evidence.names import original_name
from mingjing.kernel.dates import SHANGHAI

if TYPE_CHECKING:
    from mingjing.evidence.models import EvidenceItem

SAME_USE = timedelta(hours=2)
LONGEST = timedelta(days=1)
OLDEST = datetime(2000, 1, 1, tzinfo=SHANGHAI)
PURPOSE = "证明现场情况"
MOST_OF_A_TITLE = 200
NAMES = {"image": "照片", "video": "录像", "audio": "录音"}
AUDIOVISUAL, DOCUMENTARY = "audiovisual", "documentary_evidence"


@dataclass(frozen=True, slots=True)
class Times:
    """From when until when a device was used."""

    used_from: datetime
    used_to: datetime


def times_claimed(claims: Claims, *, at: datetime) -> Times | None:
    """Return the times a file claims; None where it claims none that can be.

    A clock without a zone is taken for one of Shanghai.

    >>> noon = datetime(2026, 5, 11, 12, tzinfo=SHANGHAI)
    >>> claims = Claims(taken_at="2026-05-11T09:05:00", duration_ms=90_000)
    >>> told = times_claimed(claims, at=noon)
    >>> told.used_from.isoformat(), told.used_to.isoformat()
    ('2026-05-11T09:05:00+08:00', '2026-05-11T09:06:30+08:00')
    """
    try:
        start = datetime.fromisoformat(claims.taken_at)
    except ValueError:
        return None
    start = start.replace(tzinfo=SHANGHAI) if start.tzinfo is None else start
    length = min(timedelta(milliseconds=max(claims.duration_ms, 0)), LONGEST)
    if not OLDEST <= start <= at - length:
        return None
    start = start.astimezone(SHANGHAI)
    return Times(start, start + length)


def times_remembered(last: "EvidenceItem | None", docket: str, *, at: datetime) -> Times:
    """Return the times of the item before, if it belongs to the same use; else this minute."""
    if last is not None and last.subject == docket and at - last.captured_at < SAME_USE:
        return Times(last.used_from, last.used_to)
    minute = at.replace(second=0, microsecond=0)
    return Times(minute, minute)


def title_for(media_type: str, used_from: datetime, file_name: str) -> str:
    """Return a name for an item that was given none: what a camera made, or its own name.

    >>> nine = datetime(2026, 5, 11, 9, 5, tzinfo=SHANGHAI)
    >>> title_for("image/jpeg", nine, "IMG_0001.jpg")
    '现场照片 2026-05-11 09:05'
    >>> title_for("application/pdf", nine, "车间平面图.pdf")
    '车间平面图.pdf'
    """
    name = NAMES.get(media_type.partition("/")[0])
    if name is None:
        return original_name(file_name)[:MOST_OF_A_TITLE]
    return f"现场{name} {used_from.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def kind_for(media_type: str) -> str:
    """Return the kind of evidence (APL 46) that a file usually is; a person may choose another.

    >>> kind_for("video/mp4"), kind_for("application/pdf")
    ('audiovisual', 'documentary_evidence')
    """
    return AUDIOVISUAL if media_type.partition("/")[0] in NAMES else DOCUMENTARY
