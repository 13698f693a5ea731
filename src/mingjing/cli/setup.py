"""``mingjing setup``: a data directory that is ready for use."""

import click

from mingjing.cli.bilingual import Command
from mingjing.cli.django import load_django, pending_migrations, require_not_lost
from mingjing.cli.place import CONFIG, data_dir

PRIVATE = 0o700


@click.command(
    cls=Command,
    help="""
    建立数据目录和数据库；已有的升级到本版本，数据不动。
    Makes the directory and its database; brings an older one to this release and keeps
    what is in it.
    """,
)
def setup() -> None:
    """Create or upgrade the data directory."""
    data = data_dir()
    require_not_lost(data)
    data.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    load_django(data)
    from django.core.management import call_command  # noqa: PLC0415 - Django was just loaded

    waiting = pending_migrations()
    if waiting:
        call_command("migrate", verbosity=0, interactive=False)
        from mingjing.web.searching import rebuild_indexes  # noqa: PLC0415 - as above

        rebuild_indexes()
    done = f"做了 {len(waiting)} 步升级" if waiting else "已是最新，没有改动"
    click.echo(f"数据目录 {data} 可以使用：{done}。 Ready.")
    if not (data / CONFIG).exists():
        click.echo(f"没有 {data / CONFIG}，使用随附的样例；请按本机关情况写一份。")
