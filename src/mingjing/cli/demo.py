"""``mingjing demo``: one real case, told; a county in the middle of its work, served."""

import os

import click

from mingjing.cli.bilingual import Group
from mingjing.cli.clock import now, today
from mingjing.cli.django import load_django, pending_migrations, require_not_lost
from mingjing.cli.place import DATABASE, data_dir
from mingjing.demo.age import hint
from mingjing.demo.unfinished import (
    clear_county,
    clear_unfinished,
    require_own_directory,
    served,
)

PORT = 8765


@click.group(cls=Group, help="")
def demo() -> None:
    """Take no option of its own."""


@demo.command(
    help="""
    在空的数据目录里办完一件真实案例：从线索到归档
    Walk one real case from lead to archive in an empty data directory

    逐步打印依据、期限和日志条目；被关口拒绝的尝试也会打印。
    Prints article, due date and ledger entry of each step, refused attempts included.
    """
)
def walk() -> None:
    """Walk the case and publish the record."""
    _prepare()
    from mingjing.demo.stage import is_walked, perform  # noqa: PLC0415 - needs the database

    if is_walked():
        click.echo("这个数据目录里已经有记录；演示只在空目录里进行，没有改动。")
        click.echo("Nothing was changed: the walk needs an empty data directory (--data DIR).")
        raise SystemExit(1)
    docket = perform(data_dir(), click.echo)
    click.echo(f"\n案件 {docket} 已从线索办到归档。 The case went from lead to archive.")
    click.echo("核对：mingjing audit；mingjing ledger export DIR（会告诉您怎样核验）")


@demo.command(
    help="""
    打开演示：空的数据目录先载入一个虚构的县，然后在本机提供网页
    Serve the demonstration: load a fictional county into an empty data directory, then serve
    """
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=PORT,
    show_default=True,
    help="端口。\nPort.",
)
@click.option(
    "--new",
    is_flag=True,
    help="清除已有的演示，按今天重新载入。\nClear the demonstration and make it anew.",
)
def serve(port: int, *, new: bool) -> None:
    """Serve the pages and publish what is recorded, until stopped."""
    if new and (data_dir() / DATABASE).exists():
        clear_county(data_dir())
    _prepare()
    from mingjing.demo.stage import is_walked, settle  # noqa: PLC0415 - needs the database
    from mingjing.web.serving import serve_until_stopped  # noqa: PLC0415 - as above

    if is_walked():
        old = hint(data_dir(), today())
        click.echo(old, nl=bool(old))
    else:
        click.echo("载入虚构的县（约半分钟） Loading a fictional county, about half a minute:")
        settle(data_dir(), now(), click.echo)
    click.echo(f"选择身份 Choose who to be: http://127.0.0.1:{port}/demo/")
    with served(data_dir()):
        serve_until_stopped(data_dir(), port, click.echo)


def _prepare() -> None:
    data = data_dir()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not os.environ.get("MINGJING_DATABASE"):
        if clear_unfinished(data):
            click.echo("上次演示没有办完，已清除，重新开始。 The unfinished walk was cleared.")
        require_own_directory(data)
        require_not_lost(data)
    load_django(data)
    from django.core.management import call_command  # noqa: PLC0415 - Django was just loaded

    if pending_migrations() or not (data / DATABASE).exists():
        call_command("migrate", verbosity=0, interactive=False)
