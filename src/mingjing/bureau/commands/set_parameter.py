"""The bureau sets a configurable value of the law, and says on what basis."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import ParameterSet
from mingjing.bureau.models import Parameter
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class SetParameter:
    """A value for a rule that leaves room, from a day on."""

    rule: str
    value: str
    basis: str
    valid_from: date


def set_parameter(order: SetParameter, *, act: Act, law: RuleBook) -> Parameter:
    """Set a configurable value.

    Raises:
        NotPermittedError: not an administrator.
        UnknownRuleError: no such rule.
        InvalidInputError: the rule is settled law, or no basis was given.
    """
    with recording("set_parameter", act) as record:
        require(act.actor, Permission.CHANGE_SETTINGS)
        rule = law.rule(order.rule, on=order.valid_from)
        if not rule.row.configurable or not order.basis.strip():
            raise InvalidInputError(
                f"规则 {order.rule} 不能由本机关设定。",
                why="该数值由法律直接规定，或者没有写明设定依据。",
                remedy="只能设定标有“可配置”的规则，并写明依据的文件。",
                article=rule.article,
            )
        parameter = Parameter(
            rule=order.rule, value=order.value, basis=order.basis, valid_from=order.valid_from
        )
        parameter.save(force_insert=True)
        record.add(
            ParameterSet(
                rule=order.rule,
                value=order.value,
                basis=order.basis,
                valid_from=order.valid_from,
            )
        )
    return parameter
