"""Rows held against what the record says of them, column by column."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models

from mingjing.kernel.canonical import Value
from mingjing.ledger.rows import RecordedModel, blank_image_of, image_of, name_of

BATCH = 500
# What a column raises that holds no value of its type any more.
UNREADABLE = (ValueError, TypeError, ValidationError, DatabaseError)


class Retelling:
    """The last image the record gives of every row, and the rows that differ from it."""

    def __init__(self) -> None:
        self._images: dict[str, Value] = {}
        self.rows = 0

    def learn(self, name: str, image: Value) -> None:
        """Take the newest image of a row; None says that it was removed."""
        self._images[name] = image

    def differences(self, kinds: Iterable[type[RecordedModel]]) -> Iterator[tuple[str, str]]:
        """Yield where and how the rows of *kinds* differ from the record."""
        for kind in kinds:
            keys = list(kind._base_manager.order_by("pk").values_list("pk", flat=True))
            for start in range(0, len(keys), BATCH):
                for row in _rows(kind, keys[start : start + BATCH]):
                    self.rows += 1
                    if isinstance(row, RecordedModel):
                        yield from self._compare(row)
                    else:
                        self._images.pop(f"{kind._meta.label_lower}:{row}", None)
                        yield from _unreadable(kind, row)
        for name, image in self._images.items():
            if image is not None:
                yield f"数据行 {name}", "记录中有，数据库中没有"

    def _compare(self, row: RecordedModel) -> Iterator[tuple[str, str]]:
        name = name_of(row)
        missing = object()
        told = self._images.pop(name, missing)
        if told is missing:
            yield f"数据行 {name}", "数据库中有，记录中没有"
        elif not isinstance(told, dict):
            yield f"数据行 {name}", "记录称已移除，数据库中仍有"
        else:
            try:
                held = image_of(row)
            except UNREADABLE:
                yield from _unreadable(type(row), row.pk)
                return
            said = blank_image_of(type(row)) | told
            for column in sorted(held.keys() | said.keys()):
                if held.get(column) != said[column]:
                    yield f"数据行 {name} 的 {column}", "与记录所述的最后状态不符"


def _rows(kind: type[RecordedModel], keys: list[object]) -> Iterator[object]:
    """Yield the rows of *keys*; of one that cannot be read, its key."""
    try:
        yield from list(kind._base_manager.filter(pk__in=keys).order_by("pk"))
    except UNREADABLE:
        if len(keys) == 1:
            yield keys[0]
            return
        for key in keys:
            yield from _rows(kind, [key])


def _unreadable(kind: type[models.Model], key: object) -> Iterator[tuple[str, str]]:
    row = kind._base_manager.filter(pk=key)
    for field in kind._meta.concrete_fields:
        try:
            field.to_python(row.values_list(field.attname, flat=True).get())
        except UNREADABLE as error:
            yield (
                f"数据行 {kind._meta.label_lower}:{key} 的 {field.attname}",
                f"读不出：{error}",
            )
