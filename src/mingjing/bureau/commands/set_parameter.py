"""The bureau sets a configurable value of the law, and says on what basis."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import ParameterSet
from mingjing.bureau.models import Parameter
from mingjing.bureau.queries import law_of_bureau
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, recording
from mingjing.statute.decisions import AmountFor
from mingjing.statute.limits import RuleBook


@dataclass(frozen=True)
class SetParameter:
    """A value for a rule that leaves room, from a day on.

    Args:
        rule: id of the rule.
        value: a length in the rule's own unit, or an amount in fen.
        basis: number of the document by which the bureau set it.
        party: for amounts, the column it is for; None for lengths.
    """

    rule: str
    value: int
    basis: str
    valid_from: date
    party: AmountFor | None = None


def set_parameter(order: SetParameter, *, act: Act, law: RuleBook) -> Parameter:
    """Set a configurable value; acts from that day on are held against it.

    Raises:
        NotPermittedError: not an administrator.
        UnknownRuleError: no such rule.
        NotConfigurableError: the law leaves no room.
        InvalidInputError: no basis, or the value is not positive.
    """
    with recording("set_parameter", act) as record:
        require(act.actor, Permission.CHANGE_SETTINGS)
        if order.value <= 0 or not order.basis.strip():
            raise InvalidInputError(
                f"规则 {order.rule} 的设定不完整。",
                why="设定须有大于零的数值，并写明所依据的文件。",
                remedy="请补填数值和文件字号。",
            )
        parameter = Parameter(
            rule=order.rule,
            party=order.party.value if order.party else "",
            value=order.value,
            basis=order.basis,
            valid_from=order.valid_from,
        )
        parameter.save(force_insert=True)
        law_of_bureau(law, order.valid_from)
        record.add(
            ParameterSet(
                rule=order.rule,
                party=parameter.party,
                value=order.value,
                basis=order.basis,
                valid_from=order.valid_from,
            )
        )
    return parameter
