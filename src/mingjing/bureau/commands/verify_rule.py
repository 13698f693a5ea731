"""The legal unit holds a rule that nobody had read against the text of its norm."""

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
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class VerifyRule:
    """A version of a rule, and the text it was held against.

    Args:
        rule: its id.
        version: a day on which that version is in force, such as the first.
        source: which text, so that another person finds it: number, place, page.
        note: what was found, in a sentence; may be empty where all agrees.
        value: the value of the text where it is another one, in the rule's own unit or in fen;
            only where the rule leaves room. None where the value was right.
        party: for amounts, the column that *value* is for.
    """

    rule: str
    version: date
    source: str
    note: str = ""
    value: int | None = None
    party: AmountFor | None = None


def verify_rule(order: VerifyRule, *, act: Act, law: RuleBook) -> Verification:
    """Record who held which rule against which text; its badge 未核实 goes from that day on.

    Raises:
        NotPermittedError: not of the legal unit.
        UnknownRuleError: no such rule.
        NotInForceError: no version is in force on that day.
        InvalidInputError: no text is named, or the row was read when the file was written.
        NotConfigurableError: another value was given, and the law leaves no room.
    """
    with recording("verify_rule", act) as record:
        require(act.actor, Permission.VERIFY_RULE)
        rule = law.rule(order.rule, order.version)
        if rule.row.is_verified:
            raise InvalidInputError(
                f"规则 {rule.id} 已经附有原文，无需核实。",
                why=f"规则文件引有条文：“{rule.row.quote}”。",
                remedy="原文有误的，请修改规则文件；法律有变动的，请录入新版本。",
                article=rule.article,
            )
        if not order.source.strip():
            raise InvalidInputError(
                f"没有写明对照什么文本核实规则 {rule.id}。",
                why="核实须使他人能够找到同一文本再核对一次。",
                remedy="请填写文件名称、字号和出处。",
                article=rule.article,
            )
        today = legal_date(act.at)
        if order.value is not None and not rule.in_force_on(today):
            raise InvalidInputError(
                f"规则 {rule.id} 的这一版本（{rule.version}）不能另设数值。",
                why="设定从今天起适用，只能针对现行有效的版本。",
                remedy="请只记录核实的结论；旧版本数值有误的，请修改规则文件。",
                article=rule.article,
            )
        verification = Verification(
            rule=rule.id,
            version=rule.valid_from,
            source=order.source,
            note=order.note,
            verified_on=today,
            verified_by=act.actor.person,
        )
        verification.save(force_insert=True)
        record.add(
            RuleVerified(
                rule.id, rule.valid_from, rule.article, order.source, order.note, today
            )
        )
        if order.value is not None:
            setting = SetParameter(rule.id, order.value, order.source, today, order.party)
            keep_parameter(record, setting, law=law)
    return verification
