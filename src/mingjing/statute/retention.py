"""How long things are kept 保管期限, and from when they may be appraised for destruction."""

from datetime import date

from mingjing.statute.counting import MONTHS_PER_YEAR, months_after
from mingjing.statute.errors import UnknownRuleError
from mingjing.statute.limits import RuleBook
from mingjing.statute.models import Unit
from mingjing.statute.retention_rows import RetentionRow

PERMANENT = "永久"


def retention_class(book: RuleBook, class_id: str) -> RetentionRow:
    """Return a class of the schedule, such as ``RET-PENALTY-ORDINARY``.

    Raises:
        UnknownRuleError: no such class.
    """
    found = book.retention.get(class_id)
    if found is None:
        raise UnknownRuleError(class_id, tuple(sorted(book.retention)))
    return found


def kept_until(
    book: RuleBook, class_id: str, start: date, *, casefile_class: str | None = None
) -> date | None:
    """Return the last day on which a thing must be kept; None means for good.

    The day after is the first on which it may be appraised; destruction needs the appraisal
    and an approval, and waits for reconsideration, litigation and supervision to end.

    Args:
        book: the rule book.
        class_id: class of the thing.
        start: day from which its class counts (closure, expiry of the permit, formation).
        casefile_class: class of the case file for classes that follow it; the schedule's own
            default where absent.

    Raises:
        UnknownRuleError: no such class.
    """
    row = retention_class(book, class_id)
    if row.follows is not None:
        return kept_until(book, casefile_class or row.follows, start)
    if row.value is None:
        return None
    months = row.value * MONTHS_PER_YEAR if row.unit is Unit.YEARS else row.value
    return months_after(start, months)


def period_in_words(row: RetentionRow, book: RuleBook) -> str:
    """Return the period as a catalogue prints it: 永久, 30年, 同案卷."""
    if row.permanent:
        return PERMANENT
    if row.follows is not None:
        return f"同案卷（缺省同{retention_class(book, row.follows).name}）"
    return f"{row.value}{'年' if row.unit is Unit.YEARS else '个月'}"
