"""What follows when a rule is not kept: what a norm says, else what its kind implies."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingjing.statute.founded import UNVERIFIED, Verified
from mingjing.statute.models import Bearer, Kind
from mingjing.statute.rules import Rule


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows.

    Args:
        says: in a few words.
        article: the place that says it; empty where no norm does and the kind speaks.
        quote: the norm's words; empty where nobody read them.
        verified: who of the bureau held the rule with it against its text.
    """

    says: str
    article: str = ""
    quote: str = ""
    verified: Verified | None = None

    @property
    def badge(self) -> str | None:
        """未核实 where no words of a norm stand behind it, and nobody held it against any."""
        return None if self.quote or self.verified else UNVERIFIED


OF_LATE_AGENCY = "逾期的显示为红色，列入监督清单；法条没有写明其他后果。"
OF_LATE_OTHERS = "逾期的由承办人记录在案；法条没有写明其他后果。"
OF_PERFORMER = "只有由当事人履行的，逾期才催告、申请人民法院强制执行。"
BY_KIND: Mapping[Kind, str] = {
    Kind.WAITING_PERIOD: "期间未满，不得进行下一步。",
    Kind.THRESHOLD: "是否达到这一数额，决定适用哪一程序。",
    Kind.GATE: "条件不具备，不得进行下一步。",
    Kind.CAP: "超过的部分不得收取或者决定。",
    Kind.CONTENT: "缺少的，应当补正。",
    Kind.QUALIFICATION: "不具备资格或者人数不足的，不得实施。",
}


def consequence(rule: Rule) -> Consequence:
    """Return what follows when *rule* is not kept."""
    breach = rule.row.on_breach
    if breach is not None:
        return Consequence(breach.says, breach.article, breach.quote or "", rule.verified)
    if rule.row.performer is not None:
        return Consequence(OF_PERFORMER)
    if rule.row.kind is Kind.DEADLINE:
        late = OF_LATE_AGENCY if rule.row.bearer is Bearer.AGENCY else OF_LATE_OTHERS
        return Consequence(late)
    return Consequence(BY_KIND[rule.row.kind])
