"""程序: the ordinary procedure as the public reads it, from the same table as the program."""

from dataclasses import dataclass
from datetime import date

from mingjing.cases.lifecycle import ordinary
from mingjing.statute.errors import NotInForceError
from mingjing.statute.limits import RuleBook
from mingjing.statute.procedures import ProcedureRow

PHASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("立案", ("P01", "P02", "P03")),
    ("调查取证", ("P04", "P04a", "P04b", "P04c", "P04d", "P04e", "P05")),
    ("调查终结与法制审核", ("P06", "P07", "P08")),
    ("告知、陈述申辩与听证", ("P09", "P10", "P11", "P12", "P13", "P14")),
    ("决定", ("P15", "P16", "P17")),
    ("送达与公示", ("P18", "P19")),
    ("履行与强制执行", ("P20", "P21", "P22", "P23", "P24")),
    ("救济、移送与纠正", ("P25", "P26", "P30")),
    ("结案与归档", ("P27", "P28", "P29")),
)
RECORDING = {
    "T": "文字记录",
    "T + AV": "文字记录和音像记录",
    "T + (AV)": "文字记录，视情况音像记录",
    "T + AV!": "文字记录，必须音像记录",
    "AV!": "必须音像记录",
}


@dataclass(frozen=True, slots=True)
class PublicLimit:
    """A time limit in words, with its citation and the badge of what nobody read."""

    name: str
    length: str
    trigger: str
    article: str
    badge: str


@dataclass(frozen=True, slots=True)
class PublicStep:
    """One step of the procedure.

    Args:
        recording: how it is recorded, in words.
        limit: None where the table names none, or none is in force.
    """

    name: str
    who: str
    article: str
    recording: str
    documents: tuple[str, ...]
    limit: PublicLimit | None


@dataclass(frozen=True, slots=True)
class Phase:
    """Steps that belong together."""

    name: str
    steps: tuple[PublicStep, ...]


def ordinary_procedure(on: date, law: RuleBook) -> tuple[Phase, ...]:
    """Return the ordinary procedure with the limits in force on a day."""
    rows = {row.id: row for row in ordinary().row}
    return tuple(
        Phase(name, tuple(_step(rows[row], on, law) for row in ids)) for name, ids in PHASES
    )


def _step(row: ProcedureRow, on: date, law: RuleBook) -> PublicStep:
    return PublicStep(
        name=row.name,
        who=row.who,
        article=row.article,
        recording=RECORDING[row.record],
        documents=row.documents,
        limit=_limit(row.clock, on, law),
    )


def _limit(clock: str, on: date, law: RuleBook) -> PublicLimit | None:
    if clock not in law.rules:
        return None
    try:
        rule = law.rule(clock, on)
    except NotInForceError:
        return None
    if not rule.is_limit:
        return None
    before = "前" if rule.row.direction == "before" else ""
    length = f"{rule.length}{before}" if rule.row.value else "当日"
    return PublicLimit(rule.name, length, rule.row.trigger, rule.article, rule.badge or "")
