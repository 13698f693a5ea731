"""The audit of a whole installation: every model, every file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.apps import apps

from mingjing.ledger.audit import Audit, Difference, Progress, Report
from mingjing.ledger.rows import recorded_models
from mingjing.web.jobs import evidence_store


def audit_installation(data: Path, progress: Progress) -> Report:
    """Audit the installation in *data*."""
    return Audit(data, recorded_models(apps.get_models()), _check_blobs, progress).run()


def _check_blobs(expected: Iterable[tuple[str, int]]) -> Iterator[Difference]:
    store = evidence_store()
    for sha256, size in expected:
        finding = store.verify(sha256, size=size)
        if finding is not None:
            yield Difference(f"文件 {sha256}", str(finding))
