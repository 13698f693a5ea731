"""Where demonstrations are performed: this installation, its store, jobs and publisher."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mingjing.bureau.queries import is_founded
from mingjing.demo.age import note_day
from mingjing.demo.county.at_once import written_at_once
from mingjing.demo.county.load import load_county
from mingjing.demo.telling import Scene
from mingjing.demo.unfinished import unfinished
from mingjing.demo.walk import walk
from mingjing.kernel.dates import legal_date
from mingjing.ledger.outbox import backlog
from mingjing.ledger.publishing import publish_all
from mingjing.statute.limits import RuleBook
from mingjing.statute.load import rulebook
from mingjing.web.jobs import evidence_store, work

PARTS = 8


def is_walked() -> bool:
    """Say whether the data directory holds a bureau already."""
    return is_founded()


def settle(data: Path, now: datetime, echo: Callable[[str], None]) -> None:
    """Load the county as it stands *now*; what else follows a commit, the worker does."""
    with unfinished(data):
        with written_at_once():
            load_county(rulebook(), evidence_store(), now, progress=_counted(echo))
        note_day(data, legal_date(now))


def perform(data: Path, echo: Callable[[str], None]) -> str:
    """Walk the case, publish the record and return the docket.

    Raises:
        RuntimeError: work after a commit failed.
    """
    law = rulebook()
    with unfinished(data):
        docket = walk(
            law,
            evidence_store(),
            tell=lambda scene: echo(_line(scene, law)),
            after_commit=_after,
        )
        publish_all(data)
    return docket


def _counted(echo: Callable[[str], None]) -> Callable[[int, int], None]:
    def count(done: int, of: int) -> None:
        if done * PARTS // of > (done - 1) * PARTS // of:
            echo(f"  {done}/{of}")

    return count


def _after(at: datetime) -> None:
    work(at)
    left = backlog()
    if left.waiting:
        raise RuntimeError(f"{left.waiting} jobs are left, {left.failing} failed")


def _line(scene: Scene, law: RuleBook) -> str:
    entries = "、".join(f"#{seq}" for seq in scene.entries)
    head = f"{scene.number:>2}. {scene.at:%Y-%m-%d %H:%M} {scene.title}"
    told = [head, f"    {scene.who}｜依据 {law.in_words(scene.article)}（{scene.article}）"]
    if scene.due is not None:
        rolled = (
            ""
            if scene.due.rolled in {None, scene.due.nominal}
            else f"，顺延至 {scene.due.rolled}"
        )
        badge = "（暂定）" if scene.due.provisional else ""
        told.append(f"    期限 {scene.due.nominal}{rolled}{badge}｜{scene.due.basis}")
    if scene.refusal is not None:
        told[0] = f"{head} —— 被拒绝"
        told.append(
            f"    ✗ {scene.refusal.what} {scene.refusal.why} 怎么办：{scene.refusal.remedy}"
        )
    told.append(f"    日志条目 {entries}")
    return "\n".join(told)
