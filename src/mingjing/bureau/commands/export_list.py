"""A list leaves the system as a file: who took what stays on the record."""

from dataclasses import dataclass

from mingjing.bureau.entries import ListExported
from mingjing.kernel.errors import NotPermittedError
from mingjing.ledger.recording import Act, recording


@dataclass(frozen=True)
class ExportList:
    """An export.

    Args:
        listed: name of the list.
        filters: what it was narrowed by, as codes.
        rows: how many rows the file has.
        format: ``xlsx`` or ``csv``.
    """

    listed: str
    filters: tuple[str, ...]
    rows: int
    format: str


def export_list(order: ExportList, *, act: Act) -> None:
    """Record that *act*'s actor takes a list out; the caller holds only rows they may see.

    Raises:
        NotPermittedError: somebody who holds no post.
    """
    with recording("export_list", act) as record:
        if not act.actor.roles:
            raise NotPermittedError(
                "您没有岗位，不能导出名单。",
                why="导出的内容只供履行职责使用。",
                remedy="请管理员按任命文件登记岗位。",
            )
        record.add(ListExported(order.listed, order.filters, order.rows, order.format))
