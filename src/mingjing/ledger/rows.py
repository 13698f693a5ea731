"""Rows that cannot change in silence: each save is pictured in the entry of its command."""

import hashlib
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Any, ClassVar, NoReturn, Protocol, Self, TypeVar

from django.db import models

from mingjing.kernel.canonical import Value
from mingjing.kernel.errors import InvalidInputError


class UnrecordedChangeError(RuntimeError):
    """A row was about to change outside a recording: a fault of the program."""


class Witnessing(Protocol):
    """What a row needs of the open recording."""

    def picture(self, row: "RecordedModel") -> None:
        """Take the image of a saved row into the entry that follows."""


open_recording: ContextVar[Witnessing | None] = ContextVar("open_recording", default=None)


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:  # noqa: ANN401 - any call at all
    raise UnrecordedChangeError("save rows one by one inside recording(); nothing is deleted")


Row = TypeVar("Row", bound=models.Model)


class RecordedQuerySet(models.QuerySet[Row]):
    """Reads freely; every way of writing many rows at once is closed."""

    update = _refuse
    aupdate = _refuse
    delete = _refuse
    adelete = _refuse
    bulk_create = _refuse
    abulk_create = _refuse
    bulk_update = _refuse
    abulk_update = _refuse
    get_or_create = _refuse
    aget_or_create = _refuse
    update_or_create = _refuse
    aupdate_or_create = _refuse


class RecordedManager(models.Manager[Row]):
    """Hands out the guarded query set."""

    def get_queryset(self) -> RecordedQuerySet[Row]:
        """Return a query set that only reads."""
        return RecordedQuerySet(self.model, using=self._db)


class RecordedModel(models.Model):
    """Base of every row whose state the ledger must be able to retell.

    ``outlives_subject`` marks rows, such as a number series, that several subjects share and
    that stay when one of them is erased. ``digested`` names columns, such as the hash of a
    password, of which the record has only the digest.
    """

    objects: ClassVar[RecordedManager[Self]] = RecordedManager()
    outlives_subject: ClassVar[bool] = False
    digested: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Save the row and picture it in the open recording.

        Raises:
            UnrecordedChangeError: no recording is open.
            InvalidInputError: a text is longer than its column, or no database can hold it.
        """
        recording = open_recording.get()
        if recording is None:
            raise UnrecordedChangeError(f"{self._meta.label} saved outside recording()")
        _require_storable(self)
        super().save(*args, **kwargs)
        recording.picture(self)

    def forget_derived(self) -> None:
        """Remove what was derived from this row, such as what it is found by.

        Called when the row is erased; whoever derives something overrides it.
        """

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Refuse: nothing is deleted; ways out are commands with entries of their own."""
        _refuse(*args, **kwargs)


# Relations write many rows through the base manager (``add``), so it is guarded too. As an
# option in ``Meta`` this would have to be repeated in the migrations of every model.
RecordedModel._meta.base_manager_name = "objects"


def _require_storable(row: RecordedModel) -> None:
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if not isinstance(value, str):
            continue
        if field.max_length is not None and len(value) > field.max_length:
            raise InvalidInputError(
                f"“{value[:20]}…”太长。",
                why=f"这一项至多 {field.max_length} 字，所填有 {len(value)} 字。",
                remedy="请缩短；详细内容写入正文或者作为证据文件提交。",
            )
        if "\0" in value or not _is_text(value):
            raise InvalidInputError(
                "所填内容中有不能保存的字符。",
                why="其中有空字符或者不成字的编码。",
                remedy="请删去后重新填写。",
            )


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def name_of(row: models.Model) -> str:
    """Return the name of a row in the record, such as ``cases.case:12``."""
    return f"{row._meta.label_lower}:{row.pk}"


def image_of(row: models.Model) -> dict[str, Value]:
    """Return every column of *row* as canonical values, of secret ones the digest."""
    image = {
        field.attname: _canonical(field.to_python(getattr(row, field.attname)))
        for field in row._meta.concrete_fields
    }
    secret = row.digested if isinstance(row, RecordedModel) else frozenset()
    return image | {name: _digest(image[name]) for name in secret}


def _digest(value: Value) -> str:
    return hashlib.sha256(str(value).encode()).hexdigest()


def blank_image_of(kind: type[RecordedModel]) -> dict[str, Value]:
    """Return every column of *kind* as a new row has it.

    An image from before a column existed says this of it: the migration filled in the default.
    """
    return {
        field.attname: _canonical(field.get_default()) for field in kind._meta.concrete_fields
    }


def _canonical(value: object) -> Value:
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case bytes() | memoryview():
            return bytes(value).hex()
        case dict():
            return {str(key): _canonical(item) for key, item in value.items()}
        case list() | tuple():
            return [_canonical(item) for item in value]
        case None | bool() | int() | str():
            return value
        case _:
            raise TypeError(f"a column of type {type(value).__name__} has no canonical value")


def recorded_models(candidates: Iterable[type[models.Model]]) -> list[type[RecordedModel]]:
    """Return those of *candidates* whose rows the ledger retells."""
    return [model for model in candidates if issubclass(model, RecordedModel)]
