"""``mingjing-verify``: check a log, a receipt or a case, trusting nobody who hands it over.

Exit codes: 0 verified, 1 altered, 2 incomplete or cannot tell. No network, no database.
"""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from mingjing.tlog.bundle_check import check_bundle, check_file
from mingjing.tlog.checkpoint import Checkpoint
from mingjing.tlog.comparison import compare_heads, compare_in_log
from mingjing.tlog.errors import TlogError
from mingjing.tlog.log_check import check_log
from mingjing.tlog.receipt_check import Receipt, check_receipt
from mingjing.tlog.report import Report, give_way, tell
from mingjing.tlog.tile_reader import TileDirectory
from mingjing.tlog.trust import open_head, read_file, trusted_keys

COMMANDS = ("log", "receipt", "compare", "bundle", "blob")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; *arguments* default to the command line."""
    give_way(sys.stdout, sys.stderr)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] not in COMMANDS and not given[0].startswith("-"):
        given.insert(0, "log")
    options = _parser().parse_args(given)
    report = Report()
    run: Callable[[Report, argparse.Namespace], None] = options.run
    run(report, options)
    tell(f"{report}\n", sys.stdout)
    return report.verdict


def _verify_log(report: Report, options: argparse.Namespace) -> None:
    head = _head_of(report, options.directory, options.vkey)
    if head is None:
        return
    check_log(report, options.directory, head)
    report.unchecked(
        "条目所承诺的内容；这是否是最新的检查点；"
        "别人是否拿到另一份（请用 compare 与他人手中的检查点比对）",
        "contents behind commitments; whether newer or other checkpoints exist",
    )


def _verify_receipt(report: Report, options: argparse.Namespace) -> None:
    data = read_file(report, options.file, "回执")
    if data is None:
        return
    try:
        receipt = Receipt.parse(data)
    except TlogError as error:
        report.incomplete("这不是回执文件", str(error))
        return
    head = _head_of(report, options.log, options.vkey)
    if head is not None:
        check_receipt(report, receipt, head, TileDirectory(options.log))


def _compare(report: Report, options: argparse.Namespace) -> None:
    heads: list[Checkpoint] = []
    for name, path in (("甲", options.first), ("乙", options.second)):
        data = read_file(report, path, f"检查点{name}")
        keys = trusted_keys(report, options.vkey, path)
        head = None if data is None else open_head(report, data, keys, f"检查点{name}")
        if head is not None:
            heads.append(head)
    match heads:
        case [first, second] if options.log is None:
            compare_heads(report, first, second)
        case [first, second]:
            log = _head_of(report, options.log, options.vkey)
            if log is not None:
                compare_in_log(report, (first, second), log, options.log)
        case _:
            return


def _verify_bundle(report: Report, options: argparse.Namespace) -> None:
    keys = trusted_keys(report, options.vkey, options.directory)
    check_bundle(report, options.directory, keys)


def _verify_blob(report: Report, options: argparse.Namespace) -> None:
    if check_file(report, options.file, options.sha256.lower()):
        report.checked("文件与摘要相符", "the file has this SHA-256")
    report.unchecked("摘要是否为日志所记载", "whether the log holds this digest")


def _head_of(report: Report, directory: Path, vkey: str | None) -> Checkpoint | None:
    data = read_file(report, directory / "checkpoint", "checkpoint")
    if data is None:
        return None
    keys = trusted_keys(report, vkey, directory)
    return open_head(report, data, keys, "checkpoint")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mingjing-verify",
        description="不信任交付者，自行核验日志、回执和案卷 / verify a log, a receipt, a case",
        epilog="退出码 / exit codes: 0 核验通过 verified, 1 已被改动 altered, "
        "2 不完整或不能判断 incomplete or cannot tell",
    )
    commands = parser.add_subparsers(required=True, metavar="|".join(COMMANDS))
    key = argparse.ArgumentParser(add_help=False)
    key.add_argument(
        "--vkey",
        help="可信公钥或存有它的文件 / trusted vkey or a file of it (default: trust/*.vkey)",
    )

    log = commands.add_parser("log", parents=[key], help="整个日志 / the whole log")
    log.add_argument("directory", type=Path)
    log.set_defaults(run=_verify_log)

    receipt = commands.add_parser("receipt", parents=[key], help="回执 / a receipt")
    receipt.add_argument("file", type=Path)
    receipt.add_argument("--log", type=Path, required=True, help="日志目录 / the log")
    receipt.set_defaults(run=_verify_receipt)

    compare = commands.add_parser("compare", parents=[key], help="两个检查点 / two checkpoints")
    compare.add_argument("first", type=Path)
    compare.add_argument("second", type=Path)
    compare.add_argument("--log", type=Path, help="日志目录 / the log")
    compare.set_defaults(run=_compare)

    bundle = commands.add_parser("bundle", parents=[key], help="案卷包 / a case bundle")
    bundle.add_argument("directory", type=Path)
    bundle.set_defaults(run=_verify_bundle)

    blob = commands.add_parser("blob", help="一个文件 / one file")
    blob.add_argument("file", type=Path)
    blob.add_argument("--sha256", type=_digest, required=True)
    blob.set_defaults(run=_verify_blob)
    return parser


def _digest(text: str) -> str:
    if _SHA256.fullmatch(text) is None:
        raise argparse.ArgumentTypeError("SHA-256 是 64 位十六进制数 / 64 hexadecimal digits")
    return text


if __name__ == "__main__":
    sys.exit(main())
