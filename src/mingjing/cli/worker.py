"""``mingjing worker``: do what follows commits, until stopped."""

import logging

import click

from mingjing.cli.bilingual import Command
from mingjing.cli.clock import now
from mingjing.cli.django import load_database
from mingjing.cli.place import data_dir


@click.command(
    cls=Command,
    help="""
    收到结束信号后，做完手上的一项再结束；被强行终止的，由下一个工人重做。
    Asked to end, it finishes what it is doing; where it is killed, the next one does it again.

    可以同时运行几个。
    Several may run at once.
    """,
)
def worker() -> None:
    """Work until a signal."""
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s")
    load_database(data_dir())
    from mingjing.web.worker import work_until_signal  # noqa: PLC0415 - needs the database

    work_until_signal(now)
