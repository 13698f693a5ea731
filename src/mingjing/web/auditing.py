"""The audit of a whole installation: every model, every file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from django.apps import apps

from mingjing.ledger.audit import Audit, Difference, Progress, Report
from mingjing.ledger.rows import recorded_models
from mingjing.web.jobs import evidence_store
from mingjing.web.page_audit import audit_pages


def audit_installation(data: Path, progress: Progress) -> Report:
    """Audit the installation in *data*."""
    report = Audit(data, recorded_models(apps.get_models()), _check_blobs, progress).run()
    pages = tuple(Difference(where, what) for where, what in audit_pages(data))
    return replace(report, differences=report.differences + pages)


def _check_blobs(expected: Iterable[tuple[str, int]]) -> Iterator[Difference]:
    store = evidence_store()
    for sha256, size in expected:
        finding = store.verify(sha256, size=size)
        if finding is not None:
            yield Difference(f"文件 {sha256}", str(finding))
