"""``mingjing search``: the indexes by which cases and publications are found."""

import click

from mingjing.cli.bilingual import Group
from mingjing.cli.django import load_database
from mingjing.cli.place import data_dir


@click.group(cls=Group, help="")
def search() -> None:
    """Take no option of its own."""


@search.command(
    help="""
    重建：按现有记录重新生成全部检索索引
    Rebuild: make every search index anew from the record

    索引由记录推得，可以随时重建；审计指出索引有差异时使用。
    An index is derived from the record; use this when the audit names a difference in one.
    """
)
def rebuild() -> None:
    """Rebuild every index."""
    load_database(data_dir())
    from mingjing.web.searching import rebuild_indexes  # noqa: PLC0415 - needs the database

    for corpus, number in rebuild_indexes().items():
        click.echo(f"{corpus}  {number} 条")
