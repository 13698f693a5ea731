"""Erasure: the key of a subject is destroyed; the tree stays whole, the words are gone."""

from collections.abc import Iterator

from django.apps import apps

from mingjing.kernel.errors import IllegalTransitionError, SeparationOfDutiesError
from mingjing.ledger.entries import KeyDestroyed
from mingjing.ledger.models import Chain
from mingjing.ledger.queries import history
from mingjing.ledger.recording import BUREAU, Recording
from mingjing.ledger.rows import RecordedModel


def erase_subject(
    record: Recording, subject: str, *, basis: str, approved_by: str, checked_by: str
) -> None:
    """Destroy the key and rows of *subject* in the open recording; the bureau's chain says so.

    Whoever calls has checked the legal basis and that the retention period is over.

    Raises:
        SeparationOfDutiesError: one person alone.
        IllegalTransitionError: nothing is recorded about the subject, or it is erased already.
    """
    if approved_by == checked_by:
        raise SeparationOfDutiesError(
            "销毁须由两人办理。",
            why="一人不得单独销毁记录。",
            remedy="请由另一名有权人员复核。",
            article="arc-2020:21",
        )
    chain = Chain.objects.select_for_update().filter(subject=subject).first()
    if chain is None or chain.wrapped_key is None:
        raise IllegalTransitionError(
            "没有可以销毁的记录。",
            why="该事项没有记录，或者其密钥已经销毁。",
            remedy="请核对编号。",
        )
    for row in _rows_of(subject):
        if row.outlives_subject:
            record.picture(row)
        else:
            record.forget(row)
    record.add(
        KeyDestroyed(
            subject=subject, basis=basis, approved_by=approved_by, checked_by=checked_by
        ),
        subject=BUREAU,
    )
    chain.wrapped_key = None
    chain.destroyed_by = basis
    chain.save(update_fields=["wrapped_key", "destroyed_by"])


def _rows_of(subject: str) -> Iterator[RecordedModel]:
    names = {row["row"] for entry in history(subject) for row in entry.said.get("rows", [])}
    for name in sorted(names):
        label, _, key = name.partition(":")
        model = apps.get_model(label)
        row = model._base_manager.filter(pk=key).first()
        if isinstance(row, RecordedModel):
            yield row
