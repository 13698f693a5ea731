"""What goes on in a case beside its steps, as its page tells it, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mingjing.bureau.queries import names_of
from mingjing.cases.investigation.queries import recusals_of
from mingjing.cases.investigation.recusing import Capacity
from mingjing.kernel.dates import chinese
from mingjing.web.console.acts.asking import Setting
from mingjing.web.console.told import Told

if TYPE_CHECKING:
    from mingjing.cases.investigation.models import Recusal


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of what goes on, and each of that kind.

    Args:
        id: of its place on the page.
        name: what people call it.
        rows: each told line by line.
    """

    id: str
    name: str
    rows: tuple[tuple[Told, ...], ...]


def matters_of(setting: Setting) -> tuple[Matter, ...]:
    """Return what goes on in a case beside its steps; kinds without any are left out."""
    case = setting.case
    found = (
        Matter("recusals", "回避", tuple(tuple(_recusal(one)) for one in recusals_of(case))),
    )
    return tuple(one for one in found if one.rows)


def _recusal(row: "Recusal") -> Iterator[Told]:
    names = names_of((row.person, row.decided_by))
    who = names.get(row.person, row.person)
    asked = "当事人申请" if row.by_party else "本人提出"
    yield Told("人员", f"{who}（{Capacity(row.capacity).label}）")
    yield Told("提出", f"{chinese(row.requested_on)}，{asked}")
    yield Told("理由", row.reason)
    if row.decided_on is None:
        yield Told("决定", "尚未决定；决定作出之前，不停止调查。")
        return
    by = row.decided_outside or names.get(row.decided_by, "")
    yield Told(
        "决定", f"{'回避' if row.granted else '不回避'}，{chinese(row.decided_on)}，{by}"
    )
    yield Told("决定的文件", row.reference)
    yield Told("决定的理由", row.answer)
    yield Told("告知申请人", chinese(row.told_on) if row.told_on else "")
