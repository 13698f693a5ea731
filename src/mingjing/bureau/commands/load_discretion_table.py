"""A benchmark from the bureau's own sheet: checked line by line, kept as a file of law."""

from dataclasses import dataclass

from mingjing.access.policy import Permission, require
from mingjing.bureau.law_files import keep_law_file
from mingjing.bureau.queries import law_as_entered
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.discretion_rows import BenchmarkHead
from mingjing.statute.discretion_table import LineFault, TierLine, assembled, toml_of
from mingjing.statute.entered import LawKind, LawText
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class LoadDiscretionTable:
    """An instrument and its tiers, line by line.

    Args:
        head: number, title, issuer, days in force.
        lines: of the sheet.
        rehearsal: whether everything is only tried.
    """

    head: BenchmarkHead
    lines: tuple[TierLine, ...]
    rehearsal: bool = False


class TableRefusedError(InvalidInputError):
    """Some lines cannot be entered, and therefore none was."""

    def __init__(self, faults: tuple[LineFault, ...]) -> None:
        super().__init__(
            f"有 {len(faults)} 处不能录入，一行也没有录入。",
            why="裁量基准须不重不漏，并在法定幅度之内，才能据以推算阶次。",
            remedy="请按下面所列逐处改正后重新上传。",
            article="apl-2021:34",
        )
        self.faults = faults


class _RehearsedError(Exception):
    """Rolls back a rehearsal in which everything went well."""


def load_discretion_table(order: LoadDiscretionTable, *, act: Act, law: RuleBook) -> int:
    """Keep a benchmark and return how many tiers it has; a rehearsal keeps nothing.

    One of the same id is superseded and stays on the record.

    Args:
        order: what is loaded.
        act: who loads it and when.
        law: of the release.

    Raises:
        NotPermittedError: the post does not carry it.
        TableRefusedError: some lines cannot be entered; it names each.
        RuleFileError: with it the law does not hold together.
        InvalidInputError: there is no line, or the very same table counts already.
    """
    try:
        with recording("load_discretion_table", act) as record:
            require(act.actor, Permission.LOAD_BENCHMARK)
            source = f"《{order.head.title}》（{order.head.number}）"
            keep_law_file(record, _text(order, law), act=act, source=source, book=law)
            _end_rehearsal(order)
    except _RehearsedError:
        pass
    return len(order.lines)


def _end_rehearsal(order: LoadDiscretionTable) -> None:
    if order.rehearsal:
        raise _RehearsedError


def _text(order: LoadDiscretionTable, law: RuleBook) -> LawText:
    file, faults = assembled(order.head, order.lines, law_as_entered(law).violations)
    if faults:
        raise TableRefusedError(faults)
    if file is None:
        raise InvalidInputError(
            "表格里没有可以录入的内容。",
            why="“裁量阶次”表头以下没有填写任何一行。",
            remedy="请填写后重新上传。",
        )
    return LawText(LawKind.DISCRETION, order.head.id, toml_of(file))
