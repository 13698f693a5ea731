"""Days that come every year: the report by 31 January, the hand-over each half year."""

from datetime import date

from mingjing.statute.errors import NotALimitError
from mingjing.statute.rules import Rule


def next_yearly(rule: Rule, after: date) -> date:
    """Return the first of the rule's days of the year that does not lie before *after*.

    It is the due day itself, or the day from which the rule's length is counted.

    Raises:
        NotALimitError: the rule names no day of the year.
    """
    days = [
        date.fromisoformat(f"{year}-{day}")
        for year in (after.year, after.year + 1)
        for day in rule.row.yearly
    ]
    if days:
        return min(day for day in days if day >= after)
    raise NotALimitError(
        f"规则 {rule.id}（{rule.name}）没有每年固定的日子。",
        why="只有写明几月几日的规则才有。",
        remedy="请改求期限的末日。",
        article=rule.article,
    )
