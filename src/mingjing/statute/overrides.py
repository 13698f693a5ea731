"""A bureau's own settings, for the values that the law leaves open or nobody could read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from mingjing.statute.decisions import AmountFor, Performer
from mingjing.statute.errors import NotConfigurableError
from mingjing.statute.models import Unit
from mingjing.statute.rules import Rule


@dataclass(frozen=True, slots=True)
class LimitSetting:
    """A length set by the bureau; the unit stays the rule's own where absent."""

    value: int
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class AmountSetting:
    """An amount in fen set by the bureau for one rule and one kind of party."""

    rule: str
    party: AmountFor
    fen: int


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a bureau has set, and the document by which it did.

    Args:
        limits: lengths by rule id.
        amounts: amounts in fen.
        performers: by whose act a penalty is performed, by rule id.
        source: number of the bureau's document; shown wherever the value is.
    """

    limits: Mapping[str, LimitSetting] = field(default_factory=lambda: MappingProxyType({}))
    amounts: tuple[AmountSetting, ...] = ()
    performers: Mapping[str, Performer] = field(default_factory=lambda: MappingProxyType({}))
    source: str = ""

    def rule_ids(self) -> frozenset[str]:
        """Return every rule that a setting names."""
        return frozenset({*self.limits, *self.performers, *(one.rule for one in self.amounts)})

    def with_other(self, other: "Overrides") -> "Overrides":
        """Return these settings with those of *other* in their place."""
        return Overrides(
            MappingProxyType({**self.limits, **other.limits}),
            (*other.amounts, *self.amounts),
            MappingProxyType({**self.performers, **other.performers}),
            other.source or self.source,
        )

    def amount(self, rule: str, party: AmountFor) -> int | None:
        """Return the amount in fen set for a rule and party, None where there is none."""
        for one in self.amounts:
            if (one.rule, one.party) == (rule, party):
                return one.fen
        return None


NOTHING_SET = Overrides()


def apply_limits(
    rules: Mapping[str, tuple[Rule, ...]], overrides: Overrides
) -> dict[str, tuple[Rule, ...]]:
    """Return the rules with the bureau's lengths and performers in place.

    Raises:
        NotConfigurableError: a setting names a rule that the law does not leave open.
    """
    for rule_id in sorted(overrides.rule_ids()):
        _require_configurable(rules[rule_id][-1])
    changed = dict(rules)
    for rule_id, setting in overrides.limits.items():
        changed[rule_id] = tuple(
            _with(
                version,
                overrides.source,
                {"value": setting.value, "unit": setting.unit or version.unit},
            )
            for version in rules[rule_id]
        )
    for rule_id, performer in overrides.performers.items():
        changed[rule_id] = tuple(
            _with(version, overrides.source, {"performer": performer})
            for version in rules[rule_id]
        )
    return changed


def _with(rule: Rule, source: str, update: Mapping[str, object]) -> Rule:
    if not rule.row.configurable:
        return rule
    note = f"本机关设定（{source or '未注明文号'}）"
    return replace(rule, row=rule.row.model_copy(update={**update, "note": note}))


def _require_configurable(rule: Rule) -> None:
    if not rule.row.configurable:
        raise NotConfigurableError(
            f"规则 {rule.id}（{rule.name}）不能由本机关设定。",
            why="数值由法律规定，不属于留给本机关决定的事项。",
            remedy="请撤回这一设定；法律修改后更新规则文件。",
            article=rule.article,
        )
