"""What came of an inspection, in words; the same on paper and on screen."""

from mingjing.inspections.models import Inspection, Order
from mingjing.inspections.queries import orders_of, referrals_of
from mingjing.kernel.dates import chinese


def outcome_in_words(inspection: Inspection) -> list[str]:
    """Return the result line by line; names no case and no person."""
    if inspection.ended_at is None:
        return ["被检查单位拒绝检查，已记录在案并报告"]
    if not inspection.findings:
        return ["没有发现问题"]
    lines = [f"发现问题{len(inspection.findings)}项"]
    lines += [_of(order) for order in orders_of(inspection)]
    for one in referrals_of(inspection):
        where = f"移送{one.department}" if one.department else "作为违法线索另行处理"
        lines.append(f"第{_listed(one.findings)}项，{where}")
    return lines


def _of(order: Order) -> str:
    about = f"第{_listed(order.findings)}项"
    if order.nature == Order.Nature.MEASURES:
        until = f"，已于{chinese(order.lifted_on)}解除" if order.lifted_on else "，尚未解除"
        return f"{about}，{chinese(order.given_on)}采取现场处理措施{until}"
    left = f"第{_listed(order.pending)}项尚未改正" if order.pending else "已经复查"
    due = chinese(order.due_on) if order.due_on else ""
    return f"{about}，责令于{due}前整改，{left}"


def _listed(numbers: list[int]) -> str:
    return "、".join(str(n) for n in numbers)
