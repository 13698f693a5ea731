"""Drafts of an opinion: kept between sessions, private to the reviewer, outside the record.

A draft is no act: saving it changes nothing about the case and leaves no entry. Nobody but its
author reads it, and it is gone as soon as the opinion is given.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from mingjing.review.models import OpinionDraft

Fields = Mapping[str, Sequence[str]]


def save_draft(docket: str, round_: int, author: str, fields: Fields, *, at: datetime) -> None:
    """Keep what *author* has filled in; the last one saved counts."""
    OpinionDraft.objects.update_or_create(
        docket=docket,
        round=round_,
        author=author,
        defaults={
            "fields": {name: list(values) for name, values in fields.items()},
            "saved_at": at,
        },
    )


def draft_of(docket: str, round_: int, author: str) -> OpinionDraft | None:
    """Return what *author* had filled in for a round, if anything."""
    return OpinionDraft.objects.filter(docket=docket, round=round_, author=author).first()


def forget_drafts(docket: str, round_: int) -> None:
    """Delete every draft for a round: its opinion is given."""
    OpinionDraft.objects.filter(docket=docket, round=round_).delete()
