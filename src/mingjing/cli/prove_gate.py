"""``mingjing prove-gate``: the report that shows that nothing gets past legal review."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from mingjing.cli.bilingual import Command
from mingjing.cli.clock import today
from mingjing.cli.django import load_database, load_django
from mingjing.cli.place import DATABASE, data_dir

if TYPE_CHECKING:
    from mingjing.ledger.trying import Tried

BREAKS = 1


@click.command(
    cls=Command,
    help="""
    枚举案件能到达的每一情形，逐步核对必须成立的内容，逐条去掉条件看能否发现，
    并在数据库上逐条尝试约束，随即回滚。没有建立数据目录的，用临时的空库。
    Enumerates every situation a case can reach, holds what must hold against each step,
    leaves out each condition in turn, and tries each constraint of the database, taken back
    at once; on an empty database of its own where none is set up.

    退出码 0：全部成立；1：有不成立的，写明反例。
    Exit code 0: everything holds; 1: something does not, with its counterexample.
    """,
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="写入文件（Markdown）。\nWrite the report to a file (Markdown).",
)
def prove_gate(*, out: Path | None) -> None:
    """Prove the gate and print the report."""
    if sys.stderr.isatty():
        click.echo("正在枚举，约需半分钟 … Enumerating, half a minute.", err=True)
    with _database() as (place, tried):
        from mingjing.supervision.gate_proof import (  # noqa: PLC0415 - needs Django
            find_all,
            gate_markdown,
        )

        found = find_all(tried)
    made = f"{today()}，程序版本 {version('mingjing')}，数据库：{place}。"
    report = gate_markdown(found, made=made)
    if out is None:
        click.echo(report, nl=False)
    else:
        out.write_text(report, encoding="utf-8")
        situations = sum(found.proof.situations.values())
        others = sum(sum(one.situations.values()) for one in found.others)
        verdict = "全部成立 everything holds" if found.holds else "有不成立的 something breaks"
        click.echo(f"普通程序 {situations} 种情形，其他程序 {others} 种，{verdict}：{out}")
    if not found.holds:
        sys.exit(BREAKS)


@contextmanager
def _database() -> Iterator[tuple[str, tuple["Tried", ...]]]:
    """Try the constraints on the installation's own database, else on an empty one."""
    if os.environ.get("MINGJING_DATABASE") or (data_dir() / DATABASE).is_file():
        load_database(data_dir())
        yield "本安装", _tried()
        return
    with TemporaryDirectory() as place:
        load_django(Path(place))
        from django.core.management import call_command  # noqa: PLC0415 - just loaded
        from django.db import connections  # noqa: PLC0415 - as above

        call_command("migrate", verbosity=0, interactive=False)
        yield "临时建立的空库", _tried()
        connections.close_all()


def _tried() -> tuple["Tried", ...]:
    from mingjing.supervision.trials import try_constraints  # noqa: PLC0415 - needs Django

    return try_constraints()
