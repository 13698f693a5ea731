"""``mingjing audit``: re-read everything and name what differs."""

import json
import sys

import click

from mingjing.cli.bilingual import Command
from mingjing.cli.django import load_database
from mingjing.cli.layout import facts
from mingjing.cli.place import data_dir

DIFFERS = 1


@click.command(
    cls=Command,
    help="""
    重新读取并计算每一条条目、开启材料、数据行、分片和文件。
    Re-reads and re-hashes every entry, opening, row, tile and file.

    退出码 0：没有差异；1：有差异，逐条列出。
    Exit code 0: no difference; 1: each difference is listed.
    """,
)
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。\nPrint JSON.")
def audit(*, as_json: bool) -> None:
    """Audit the data directory."""
    load_database(data_dir())
    from mingjing.web.auditing import audit_installation  # noqa: PLC0415 - needs the database

    report = audit_installation(data_dir(), _progress)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "entries": report.entries,
                    "openings": report.openings,
                    "erased": report.erased,
                    "rows": report.rows,
                    "blobs": report.blobs,
                    "differences": [
                        {"where": one.where, "what": one.what} for one in report.differences
                    ],
                },
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        read = {
            "条目": str(report.entries),
            "开启材料": f"{report.openings}（依法销毁 {report.erased}）",
            "数据行": str(report.rows),
            "文件": str(report.blobs),
        }
        click.echo(facts(read))
        for one in report.differences:
            click.echo(f"✗ {one.where}：{one.what}")
        click.echo(f"{len(report.differences)} 处差异 / {len(report.differences)} differences")
    if not report.is_clean:
        sys.exit(DIFFERS)


def _progress(what: str, done: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{what} {done} …", err=True, nl=False)
