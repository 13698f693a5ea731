"""The command line of the bureau: a table of commands, each read only when it is used.

Exit codes: 0 done, 1 refused (what, why, what to do on standard error), 2 wrong question.
"""

import sys
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from importlib import import_module

import click

from mingjing.cli.bilingual import Group
from mingjing.cli.faults import foreseeable, refused
from mingjing.cli.place import DEFAULT, VARIABLE, choose

DATA = "--data"


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command is, and its summary in both languages.

    Args:
        place: ``module:name``; the module is imported when the command is used.
        chinese: one line.
        english: one line.
    """

    place: str
    chinese: str
    english: str

    def load(self) -> click.Command:
        """Return the command, its summary above its own help."""
        module, _, name = self.place.partition(":")
        command: click.Command = copy(getattr(import_module(module), name))
        command.help = (
            f"{self.chinese}\n{self.english}\n\n{(command.help or '').strip()}".strip()
        )
        return command


COMMANDS: Mapping[str, Entry] = {
    "due": Entry(
        "mingjing.cli.due:due",
        "求一项期限的末日，并说明为什么",
        "Find the last day of a time limit, and say why",
    ),
    "why": Entry(
        "mingjing.cli.why:why",
        "为什么：规则的原文、版本、数值，逐日的计算",
        "Why: a rule's words, version and values, the count day by day",
    ),
    "calculate": Entry(
        "mingjing.cli.calculate:calculate",
        "计算加处罚款、追责时效、申请法院的期限、按日连续处罚，逐段说明",
        "Calculate late and daily fines, limitation, the court's window, part by part",
    ),
    "review-required": Entry(
        "mingjing.cli.review_required:review_required",
        "判断拟作出的决定是否须经法制审核",
        "Say whether a proposed decision must pass legal review",
    ),
    "law": Entry(
        "mingjing.cli.law:law",
        "查阅规则，核对引文",
        "Read the rules; hold their quotations against the texts",
    ),
    "calendar": Entry(
        "mingjing.cli.calendar:calendar",
        "工作日历：查看，录入国务院的放假通知，核对",
        "Working calendar: show it, load a notice of the State Council, check",
    ),
    "setup": Entry(
        "mingjing.cli.setup:setup",
        "建立或者升级数据目录，可以重复运行",
        "Create or upgrade the data directory; safe to repeat",
    ),
    "account": Entry(
        "mingjing.cli.account:account",
        "设立机关，开立账号，重置密码",
        "Found the bureau, open accounts, reset passwords",
    ),
    "audit": Entry(
        "mingjing.cli.audit:audit",
        "审计：重新读取并计算一切，指出差异",
        "Audit: re-read and re-hash everything, name what differs",
    ),
    "prove-gate": Entry(
        "mingjing.cli.prove_gate:prove_gate",
        "证明：未经法制审核不能决定，枚举每一情形",
        "Prove that nothing is decided past legal review, in every situation",
    ),
    "search": Entry(
        "mingjing.cli.search:search",
        "检索索引：重建",
        "Search indexes: rebuild",
    ),
    "ledger": Entry(
        "mingjing.cli.ledger:ledger",
        "发布日志，导出日志和案件",
        "Publish the record; export the log or a case",
    ),
    "worker": Entry(
        "mingjing.cli.worker:worker",
        "工人：做完提交之后的工作和定时的工作，直到停止",
        "Worker: do what follows commits and what is due at fixed times, until stopped",
    ),
    "demo": Entry(
        "mingjing.cli.demo:demo",
        "演示：办一件真实案例，打开网页",
        "Demonstration: walk one real case, serve its pages",
    ),
    "status": Entry(
        "mingjing.cli.status:status",
        "查看数据库、日志、待办、日历和磁盘",
        "Show database, log, backlog, calendars and disk",
    ),
}


class Root(Group):
    """The commands of the table; every foreseeable fault becomes a refusal."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Read and return one command."""
        del ctx
        entry = COMMANDS.get(cmd_name)
        return entry.load() if entry else None

    def summary(self, ctx: click.Context, name: str) -> tuple[str, str]:
        """Return the summary without reading the command."""
        del ctx
        return COMMANDS[name].chinese, COMMANDS[name].english

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Accept ``--data`` behind the command as well as before it."""
        return super().parse_args(ctx, data_first(args))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command.

        Raises:
            Refused: a fault that a person can do something about.
        """
        try:
            return super().invoke(ctx)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except foreseeable() as fault:
            raise refused(fault) from fault


def data_first(words: Sequence[str]) -> list[str]:
    """Return *words* with ``--data DIR`` moved to the front; what follows ``--`` stays.

    >>> data_first(["status", "--data", "/srv/mj", "--json"])
    ['--data', '/srv/mj', 'status', '--json']
    """
    stop = words.index("--") if "--" in words else len(words)
    chosen: list[str] = []
    others: list[str] = []
    expected = False
    for word in words[:stop]:
        taken = expected or word == DATA or word.startswith(f"{DATA}=")
        (chosen if taken else others).append(word)
        expected = word == DATA and not expected
    return [*chosen, *others, *words[stop:]]


def _choose(ctx: click.Context, param: click.Parameter, value: str) -> None:
    del ctx, param
    choose(value)


@click.group(
    cls=Root,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""
    明镜：行政执法公示、全过程记录、重大执法决定法制审核
    Mingjing: disclosure, whole-process record and legal review of enforcement

    退出码：0 办成；1 拒绝（标准错误说明事由、为什么、怎么办）；2 问法不对。
    Exit codes: 0 done; 1 refused (standard error says what, why, what to do); 2 wrong question.
    """,
)
@click.option(
    DATA,
    metavar="DIR",
    default=DEFAULT,
    envvar=VARIABLE,
    expose_value=False,
    is_eager=True,
    callback=_choose,
    help=f"数据目录：数据库、证据、密钥、公布的日志；缺省 {VARIABLE}，再缺省 ./{DEFAULT}。\n"
    "Data directory: database, evidence, keys, published log; "
    f"else {VARIABLE}, else ./{DEFAULT}.",
)
@click.version_option(package_name="mingjing", help="显示版本。\nShow the version.")
def mingjing() -> None:
    """Take the options that stand before every command."""


def main() -> None:
    """Run the command line on this process's arguments; the entry point ``mingjing``."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stream here
    mingjing(prog_name="mingjing")
