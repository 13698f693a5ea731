"""What the last audits found is kept, so that a page can say it without auditing."""

from dataclasses import dataclass
from datetime import datetime

from mingjing.ledger.audit import Difference, Report
from mingjing.ledger.models import AuditRun

KEPT = 400
SHOWN = 50


@dataclass(frozen=True, slots=True)
class PastAudit:
    """One audit that was run to its end.

    Args:
        differences: how many there were.
        first: the first of them.
    """

    began_at: datetime
    ended_at: datetime
    entries: int
    rows: int
    blobs: int
    differences: int
    first: tuple[Difference, ...]


def keep_audit(report: Report, *, began_at: datetime, ended_at: datetime) -> None:
    """Keep what an audit found; the oldest of very many are forgotten."""
    AuditRun.objects.create(
        began_at=began_at,
        ended_at=ended_at,
        entries=report.entries,
        rows=report.rows,
        blobs=report.blobs,
        differences=len(report.differences),
        first_differences=[[one.where, one.what] for one in report.differences[:SHOWN]],
    )
    kept = AuditRun.objects.order_by("-pk").values_list("pk", flat=True)[:KEPT]
    AuditRun.objects.exclude(pk__in=list(kept)).delete()


def last_audit() -> PastAudit | None:
    """Return the audit that ended last; None where none was kept."""
    row = AuditRun.objects.order_by("-pk").first()
    if row is None:
        return None
    return PastAudit(
        row.began_at,
        row.ended_at,
        row.entries,
        row.rows,
        row.blobs,
        row.differences,
        tuple(Difference(where, what) for where, what in row.first_differences),
    )
