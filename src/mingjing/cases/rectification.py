"""What an order to put things right says, wherever it is given."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from mingjing.kernel.canonical import Value
from mingjing.kernel.dates import stamp
from mingjing.kernel.errors import InvalidInputError
from mingjing.statute.lengths import day_of
from mingjing.statute.limits import RuleBook

ORDER, OPINION = "rectification_order", "reinspection_opinion"
REINSPECT_WITHIN = "RECHECK"


def require_order(demands: Iterable[str], due_on: date, *, today: date, article: str) -> None:
    """Refuse an order that does not say what is to be done, or until a day that is over.

    Raises:
        InvalidInputError: one of them.
    """
    if any(text.strip() for text in demands) and due_on >= today:
        return
    raise InvalidInputError(
        "整改指令不完整。",
        why="对发现的违法行为，当场予以纠正或者要求限期改正；要求和期限应当写明。",
        remedy="请逐项写明整改要求，期限不早于今天。",
        article=article,
    )


def order_fields(
    problems: Sequence[str], demands: Sequence[str], due_on: date, without_measures: str = ""
) -> dict[str, Value]:
    """Return what 责令限期整改指令书 says beside whom it is for."""
    return {
        "problems": list(problems),
        "demands": list(demands),
        "due_on": due_on.isoformat(),
        "without_measures": without_measures,
    }


def opinion_fields(  # noqa: PLR0913 - what the form asks
    order: str,
    done_at: datetime,
    *,
    done: Sequence[str],
    left: Sequence[str],
    words: str,
    without_pictures: str = "",
) -> dict[str, Value]:
    """Return what 整改复查意见书 says beside whom it is for."""
    return {
        "order": order,
        "done_at": stamp(done_at),
        "done": list(done),
        "left": list(left),
        "opinion": words,
        "without_pictures": without_pictures,
    }


def is_late(since: date, on: date, law: RuleBook) -> bool:
    """Say whether a look on a day comes after the days that there are for it."""
    return on > day_of(law.due(REINSPECT_WITHIN, since).nominal)
