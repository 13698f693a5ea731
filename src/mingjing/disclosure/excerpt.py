"""A few fields of many public records, for lists: the database reads past the rest of each."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, JSONField, Value
from django.db.models.sql.compiler import SQLCompiler


class Excerpt(Func):
    """The values of some fields of a public record, as one list in their order.

    Args:
        column: where the record is.
        names: ids of two or more fields; None stands in the list for each that is not there.
    """

    function = "JSON_EXTRACT"
    output_field = JSONField()

    def __init__(self, column: str, *names: str) -> None:
        super().__init__(F(column), *(Value(f'$.fields."{name}"') for name in names))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:  # noqa: ANN401 - Django's signature
        """Write it as PostgreSQL does, which takes one path at a time."""
        column, *paths = self.get_source_expressions()
        each = (
            Func(column, path, template="JSONB_PATH_QUERY_FIRST(%(expressions)s::jsonpath)")
            for path in paths
        )
        return Func(*each, function="JSONB_BUILD_ARRAY").as_sql(compiler, connection)
