"""Django, loaded once and only by the commands that need the database."""

import os
from importlib import import_module
from pathlib import Path

from mingjing.cli.faults import DatabaseLostError, SetUpNeededError
from mingjing.cli.place import DATABASE, VARIABLE, signed_record
from mingjing.kernel.errors import InvalidInputError

SETTINGS = "mingjing.web.settings"


def load_django(data: Path) -> None:
    """Load Django on the data directory *data*; a second call does nothing.

    Raises:
        InvalidInputError: the environment names a kind of database we do not know.
    """
    os.environ[VARIABLE] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except ValueError as error:
        raise InvalidInputError(
            "MINGJING_DATABASE 不能使用。",
            why=str(error),
            remedy="请写成 postgresql://用户:密码@主机:端口/库名，或者不设，使用内置数据库。",
        ) from error
    import django  # noqa: PLC0415 - commands without a database start without it

    django.setup()


def load_database(data: Path) -> None:
    """Load Django on a data directory whose database is ready for use.

    Raises:
        SetUpNeededError: there is no database yet, or it is older than the program.
        DatabaseLostError: there was one.
        InvalidInputError: the environment names a kind of database we do not know.
    """
    require_not_lost(data)
    if not os.environ.get("MINGJING_DATABASE") and not (data / DATABASE).is_file():
        raise SetUpNeededError(f"“{data}”里还没有数据库。")
    load_django(data)
    waiting = pending_migrations()
    if waiting:
        raise SetUpNeededError(f"数据库比程序旧，还有 {len(waiting)} 步升级没有做。")


def require_not_lost(data: Path) -> None:
    """Refuse a directory whose record was signed and whose database file is gone or empty.

    Raises:
        DatabaseLostError: a new database there would contradict what was published.
    """
    database = data / DATABASE
    if os.environ.get("MINGJING_DATABASE") or (database.is_file() and database.stat().st_size):
        return
    signed = signed_record(data)
    if signed is not None:
        raise DatabaseLostError(
            f"“{data}”里的数据库不见了，而已签署的记录还在。",
            why=f"{signed.relative_to(data)} 表明这里有过记录；空库会与已公布的日志矛盾。",
        )


def pending_migrations() -> list[str]:
    """Return the migrations that were not applied yet, in order."""
    from django.db import connection  # noqa: PLC0415 - as above
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - as above

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _backwards in plan]
