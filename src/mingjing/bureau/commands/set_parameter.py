"""The bureau sets a configurable value of the law, and says on what basis."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import ParameterSet
from mingjing.bureau.models import Parameter
from mingjing.bureau.queries import as_set_here, law_as_entered
from mingjing.bureau.review_catalogue import require_catalogue_kept
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.decisions import AmountFor
from mingjing.statute.limits import RuleBook
from mingjing.statute.overrides import AmountSetting, LimitSetting, Overrides
from mingjing.statute.review_catalogue import REVIEW


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
        GateClosedError: by it something would be reviewed no longer.
    """
    with recording("set_parameter", act) as record:
        require(act.actor, Permission.CHANGE_SETTINGS)
        return keep_parameter(record, order, law=law)


def keep_parameter(record: Recording, order: SetParameter, *, law: RuleBook) -> Parameter:
    """Keep a value inside the recording of a command that may set it.

    Raises:
        UnknownRuleError: no such rule.
        NotConfigurableError: the law leaves no room.
        InvalidInputError: no basis, or the value is not positive.
        GateClosedError: by it something would be reviewed no longer.
    """
    if order.value <= 0 or not order.basis.strip():
        raise InvalidInputError(
            f"规则 {order.rule} 的设定不完整。",
            why="设定须有大于零的数值，并写明所依据的文件。",
            remedy="请补填数值和文件字号。",
        )
    entered, asked = law_as_entered(law), _asked(order)
    entered.with_overrides(asked)
    if any(version.row.gate == REVIEW for version in entered.versions(order.rule)):
        now = as_set_here(entered, order.valid_from)
        after = entered.with_overrides(now.overrides.with_other(asked))
        require_catalogue_kept(now, after, what=f"规则 {order.rule} 的设定")
    parameter = Parameter(
        rule=order.rule,
        party=order.party.value if order.party else "",
        value=order.value,
        basis=order.basis,
        valid_from=order.valid_from,
    )
    parameter.save(force_insert=True)
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


def _asked(order: SetParameter) -> Overrides:
    if order.party is not None:
        return Overrides(amounts=(AmountSetting(order.rule, order.party, order.value),))
    return Overrides(limits={order.rule: LimitSetting(order.value)})
