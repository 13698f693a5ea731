"""What a file says of itself, and the kinds of file that can be asked; no parser is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass

IMAGES: Mapping[str, str] = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
    "image/tiff": "TIFF",
}
CLIPS: Mapping[str, str] = {
    "video/mp4": "mp4",
    "video/quicktime": "mp4",
    "video/3gpp": "mp4",
    "video/webm": "matroska",
    "video/x-matroska": "matroska",
    "video/x-msvideo": "avi",
    "video/mpeg": "mpeg",
    "audio/mp4": "mp4",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
}


@dataclass(frozen=True, slots=True)
class Claims:
    """What a file says of itself; everything may be missing or wrong.

    Args:
        width: pixels, 0 where there is no picture.
        height: pixels.
        duration_ms: length of a recording.
        taken_at: ISO date and time of the device's clock; with offset only where it gave one.
        device: maker and model.
    """

    width: int = 0
    height: int = 0
    duration_ms: int = 0
    taken_at: str = ""
    device: str = ""


def is_picturable(media_type: str) -> bool:
    """Say whether a small picture or a claim can be had of the kind at all."""
    return media_type in IMAGES or media_type in CLIPS
