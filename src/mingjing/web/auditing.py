"""The audit of a whole installation: every model, every file."""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings

from mingjing.kernel.canonical import Value
from mingjing.ledger.audit import Audit, Difference, Progress, Report
from mingjing.ledger.audits import keep_audit
from mingjing.ledger.rows import recorded_models
from mingjing.web.console.waiting import index_of_waits_differs
from mingjing.web.page_audit import audit_pages
from mingjing.web.searching import index_differences
from mingjing.web.stores import evidence_store

AUDIT = "audit_installation"


def audit_installation(data: Path, progress: Progress) -> Report:
    """Audit the installation in *data*."""
    report = Audit(data, recorded_models(apps.get_models()), _check_blobs, progress).run()
    beside = (*audit_pages(data), *index_differences(), *index_of_waits_differs())
    found = tuple(Difference(where, what) for where, what in beside)
    return replace(report, differences=report.differences + found)


def audit_and_keep(_arguments: Mapping[str, Value], at: datetime) -> None:
    """Do the outbox job ``audit_installation``: audit, and keep what was found."""
    began = time.monotonic()
    report = audit_installation(Path(settings.MINGJING_DATA), lambda _what, _done: None)
    took = timedelta(seconds=time.monotonic() - began)
    keep_audit(report, began_at=at, ended_at=at + took)


def _check_blobs(expected: Iterable[tuple[str, int]]) -> Iterator[Difference]:
    store = evidence_store()
    for sha256, size in expected:
        finding = store.verify(sha256, size=size)
        if finding is not None:
            yield Difference(f"文件 {sha256}", str(finding))
