"""The bureau sets a configurable value of the law, and says on what basis."""

from dataclasses import dataclass
from datetime import date

from mingjing.access.policy import Permission, require
from mingjing.bureau.entries import ParameterSet, PerformerSet
from mingjing.bureau.models import Parameter
from mingjing.bureau.queries import as_set_here, law_as_entered
from mingjing.bureau.review_catalogue import require_catalogue_kept
from mingjing.kernel.errors import InvalidInputError
from mingjing.ledger.recording import Act, Recording, recording
from mingjing.statute.decisions import AmountFor, Performer
from mingjing.statute.limits import RuleBook
from mingjing.statute.overrides import AmountSetting, LimitSetting, Overrides
from mingjing.statute.review_catalogue import REVIEW
from mingjing.statute.rules import Rule


@dataclass(frozen=True)
class SetParameter:
    """A value for a rule that leaves room, from a day on.

    Args:
        rule: id of the rule.
        value: a length in the rule's own unit, or an amount in fen; 0 where it is neither.
        basis: number of the document by which the bureau set it.
        party: for amounts, the column it is for; None for lengths.
        performer: by whose act a penalty is performed; None for numbers.
    """

    rule: str
    value: int
    basis: str
    valid_from: date
    party: AmountFor | None = None
    performer: Performer | None = None


def set_parameter(order: SetParameter, *, act: Act, law: RuleBook) -> Parameter:
    """Set a configurable value; acts from that day on are held against it.

    Raises:
        NotPermittedError: not an administrator.
        UnknownRuleError: no such rule.
        NotConfigurableError: the law leaves no room.
        InvalidInputError: no basis, or neither a positive value nor who performs.
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
        InvalidInputError: no basis, or neither a positive value nor who performs.
        GateClosedError: by it something would be reviewed no longer.
    """
    if (order.value <= 0) == (order.performer is None) or not order.basis.strip():
        raise InvalidInputError(
            f"规则 {order.rule} 的设定不完整。",
            why="设定须有大于零的数值，或者由谁履行，并写明所依据的文件。",
            remedy="请补填数值（由谁履行的规则不填）和文件字号。",
        )
    entered, asked = law_as_entered(law), _asked(order)
    entered.with_overrides(asked)
    _require_fitting(entered.versions(order.rule)[-1], order)
    if any(version.row.gate == REVIEW for version in entered.versions(order.rule)):
        now = as_set_here(entered, order.valid_from)
        after = entered.with_overrides(now.overrides.with_other(asked))
        require_catalogue_kept(now, after, what=f"规则 {order.rule} 的设定")
    parameter = Parameter(
        rule=order.rule,
        party=order.party.value if order.party else "",
        value=order.value,
        performer=order.performer.value if order.performer else "",
        basis=order.basis,
        valid_from=order.valid_from,
    )
    parameter.save(force_insert=True)
    record.add(_fact(order))
    return parameter


def _require_fitting(rule: Rule, order: SetParameter) -> None:
    if (rule.row.performer is None) == (order.performer is None):
        return
    raise InvalidInputError(
        f"规则 {rule.id}（{rule.name}）不能这样设定。",
        why="由谁履行的规则设定由谁履行，其他规则设定数值。",
        remedy="请按规则的内容，在“数值”和“由谁履行”中填写一项。",
        article=rule.article,
    )


def _fact(order: SetParameter) -> ParameterSet | PerformerSet:
    if order.performer is not None:
        return PerformerSet(order.rule, order.performer.value, order.basis, order.valid_from)
    party = order.party.value if order.party else ""
    return ParameterSet(order.rule, party, order.value, order.basis, order.valid_from)


def _asked(order: SetParameter) -> Overrides:
    if order.performer is not None:
        return Overrides(performers={order.rule: order.performer})
    if order.party is not None:
        return Overrides(amounts=(AmountSetting(order.rule, order.party, order.value),))
    return Overrides(limits={order.rule: LimitSetting(order.value)})
