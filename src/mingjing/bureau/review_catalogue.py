"""The review catalogue of this bureau: nothing that is entered or set takes a ground away."""

from django.conf import settings

from mingjing.kernel.dates import chinese
from mingjing.kernel.errors import GateClosedError
from mingjing.statute.limits import RuleBook
from mingjing.statute.review_catalogue import lost


def require_catalogue_kept(before: RuleBook, after: RuleBook, *, what: str) -> None:
    """Refuse what would have something reviewed no longer, or only from a higher fine on.

    Args:
        before: the law of the bureau as it is.
        after: as it would be.
        what: what was asked for, in words.

    Raises:
        GateClosedError: the catalogue would shrink; it names the first thing that is lost.
    """
    gone = lost(before, after, region=settings.MINGJING_BUREAU.region_code)
    if gone is None:
        return
    raise GateClosedError(
        f"{what}不能录入：自{chinese(gone.since)}起，“{gone.what}”将不再列入法制审核目录。",
        why="法制审核目录可以增加，不得减少；法律和通知列明的，未经审核或者审核未通过的，不得作出决定。",
        remedy=f"请保留“{gone.rule.name}”（{gone.rule.id}）的全部内容；要增加审核事项的，另写一条。"
        "法律本身删去这一项的，随软件更新处理。",
        article=gone.rule.article,
    )
