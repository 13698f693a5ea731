"""The legal unit holds a row of law that nobody had read against the text of its norm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.commands.set_parameter import SetParameter, keep_parameter
from mingjing.bureau.entries import RuleVerified
from mingjing.bureau.models import Verification
from mingjing.kernel.dates import legal_date
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import AmountFor
from mingjing.statute.errors import NotConfigurableError
from mingjing.statute.founded_rows import FoundedRow, founded_row
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class VerifyRule:
    """A version of a row of any kind, and the text it was held against.

    Args:
        rule: id of the row, as :class:`FoundedRow` has it.
        version: a day on which that version is in force, such as the first.
        source: which text, so that another person finds it: number, place, page.
        note: what was found, in a sentence; may be empty where all agrees.
        value: the value of the text where it is another one, in the rule's own unit or in fen;
            only where the law leaves room. None where the value was right.
        party: for amounts, the column that *value* is for; of an amount its own if absent.
    """

    rule: str
    version: date
    source: str
    note: str = ""
    value: int | None = None
    party: AmountFor | None = None


def verify_rule(
    order: VerifyRule, *, act: Act, law: RuleBook, beside: Iterable[FoundedRow] = ()
) -> Verification:
    """Record who held which row against which text; its badge 未核实 goes from that day on.

    Args:
        order: which row, which text.
        act: who verifies and when.
        law: of the bureau.
        beside: rows of law that packages above this one hold.

    Raises:
        NotPermittedError: not of the legal unit.
        UnknownRuleError: no such row.
        NotInForceError: no version is in force on that day.
        InvalidInputError: no text is named, or the row was read when the file was written.
        NotConfigurableError: another value was given, and the law leaves no room.
    """
    with recording("verify_rule", act) as record:
        require(act.actor, Permission.VERIFY_RULE)
        row = founded_row(law, order.rule, order.version, beside)
        today = legal_date(act.at)
        _require_open(row, order)
        _require_settable(row, order, today)
        verification = Verification(
            rule=row.id,
            version=row.valid_from,
            source=order.source,
            note=order.note,
            verified_on=today,
            verified_by=act.actor.person,
        )
        verification.save(force_insert=True)
        place = row.article or row.basis
        record.add(RuleVerified(row.id, row.valid_from, place, order.source, order.note, today))
        if order.value is not None:
            party = order.party or row.party
            setting = SetParameter(row.sets, order.value, order.source, today, party)
            keep_parameter(record, setting, law=law)
    return verification


def _require_open(row: FoundedRow, order: VerifyRule) -> None:
    if row.is_read:
        raise InvalidInputError(
            f"{row.sort.value} {row.id} 已经附有原文，无需核实。",
            why=f"文件引有原文：“{row.reason}”。",
            remedy="原文有误的，请修改规则文件；法律有变动的，请录入新版本。",
            article=row.article,
        )
    if not order.source.strip():
        raise InvalidInputError(
            f"没有写明对照什么文本核实{row.sort.value} {row.id}。",
            why="核实须使他人能够找到同一文本再核对一次。",
            remedy="请填写文件名称、字号和出处。",
            article=row.article,
        )


def _require_settable(row: FoundedRow, order: VerifyRule, today: date) -> None:
    if order.value is None:
        return
    if not row.in_force_on(today):
        raise InvalidInputError(
            f"{row.sort.value} {row.id} 的这一版本（{row.version}）不能另设数值。",
            why="设定从今天起适用，只能针对现行有效的版本。",
            remedy="请只记录核实的结论；旧版本数值有误的，请修改规则文件。",
            article=row.article,
        )
    if not row.sets:
        raise NotConfigurableError(
            f"{row.sort.value} {row.id}（{row.name}）不能由本机关设定。",
            why="数值由规范规定，不属于留给本机关决定的事项。",
            remedy="与文本不一致的，不要记录核实，请更正规则文件。",
            article=row.article,
        )
