"""What the file says about law and penalty: clauses, the fine in its range, the tier (pure)."""

import re

from mingjing.cases.applied import Standing, bare
from mingjing.cases.review_points import Point
from mingjing.kernel.money import yuan
from mingjing.review.precheck import Precheck, bad, good, look
from mingjing.review.reading import FileFacts
from mingjing.statute.decisions import KIND_LABELS
from mingjing.statute.discretion import Suggested

ADEQUACY, BENCHMARK = "apl-2021:5.2", "apl-2021:34"
_TITLE = re.compile("《([^》]+)》")


def penalty_checks(file: FileFacts) -> list[Precheck]:
    """Return the checks of the law that is applied and of the penalty that is proposed."""
    return [_law(file), *_catalogue(file), _amount(file), *_kinds(file), *_tier(file)]


def _law(file: FileFacts) -> Precheck:
    article = "seed-2022:A3-5"
    clauses = (*file.duty_clauses, *file.penalty_clauses)
    cited = {title for clause in clauses for title in _TITLE.findall(clause)}
    unknown = sorted(cited - file.norms)
    said = (
        f"违反：{'；'.join(file.duty_clauses)}。处罚依据：{'；'.join(file.penalty_clauses)}。"
    )
    if unknown:
        said += f"未登记的规范：{'、'.join(unknown)}，请核对其名称和效力。"
    else:
        said += "所引规范的名称均已登记；是否现行、定性是否准确请审阅。"
    return look(Point.LAW, said, article)


def _catalogue(file: FileFacts) -> list[Precheck]:
    article = "seed-2022:A1-5"
    if not file.held:
        return [look(Point.LAW, "条款为手工填写，没有从案由目录中选择。", article)]
    named = "；".join(f"{one.violation.name}（{one.violation.id}）" for one in file.held)
    clauses = (*file.duty_clauses, *file.penalty_clauses)
    known = {bare(one) for one in file.catalogued}
    by_hand = [one for one in clauses if bare(one) not in known]
    if by_hand:
        said = f"案由：{named}。目录之外另引：{'；'.join(by_hand)}，请核对。"
        return [look(Point.LAW, said, article)]
    said = f"案由：{named}。所引条款均在该案由的义务条款和处罚条款之中。"
    return [good(Point.LAW, said, file.held[0].violation.article)]


def _amount(file: FileFacts) -> Precheck:
    if not file.fine_fen:
        return look(Point.DISCRETION, "没有罚款；处罚种类是否适当请审阅。", ADEQUACY)
    fine = f"拟罚款 {yuan(file.fine_fen)} 元"
    held, article = file.fine, file.fine.article
    if held.standing is Standing.UNKNOWN:
        why = (
            "罚款按收入或者违法所得计算"
            if file.held
            else "案由没有从目录中选择，罚款幅度不能核对"
        )
        said = f"{fine}。{why}，请对照条文核对数额是否在幅度之内。"
        return look(Point.DISCRETION, said, ADEQUACY)
    several = f"{len(file.held)} 项合计" if len(file.held) > 1 else ""
    said = f"{fine}；法定幅度{several}为 {held.range}。"
    if held.standing is Standing.WITHIN:
        return good(Point.DISCRETION, said, article)
    return bad(Point.DISCRETION, f"{said}数额在幅度之外。", article)


def _kinds(file: FileFacts) -> list[Precheck]:
    allowed = {kind for one in file.held for kind in one.sanction.kinds}
    beyond = [KIND_LABELS[kind] for kind in file.kinds if kind not in allowed]
    if not file.held or not beyond:
        return []
    said = f"所选处罚的条文没有写明：{'、'.join(beyond)}，请核对依据。"
    return [look(Point.DISCRETION, said, file.held[0].violation.article)]


def _tier(file: FileFacts) -> list[Precheck]:
    if not (file.tier.strip() and file.tier_reason.strip()):
        return [bad(Point.DISCRETION, "没有写明裁量阶次或者理由。", BENCHMARK)]
    said = f"写明了裁量阶次“{file.tier}”和理由：{file.tier_reason}"
    checks = [good(Point.DISCRETION, said, BENCHMARK)]
    alone = len(file.held) == 1
    checks += [
        _suggested(one, file.tier, file.fine_fen if alone else None)
        for each in file.held
        for one in each.suggested
    ]
    return checks


def _suggested(one: Suggested, tier: str, fine_fen: int | None) -> Precheck:
    basis = f"{one.scale.basis}{'（未核实）' if one.scale.badge else ''}"
    if one.tier is None:
        missing = "、".join(one.missing)
        why = f"缺少：{missing}" if missing else "所填事实不属于任何一档"
        return look(Point.DISCRETION, f"{basis}：{why}，不能推算阶次。", BENCHMARK)
    said = f"{basis}：按所填事实为“{one.tier.name}”，{one.range}；报告选择“{tier}”。"
    if fine_fen is None:
        return look(Point.DISCRETION, f"{said}几项合并处罚，请逐项核对。", BENCHMARK)
    if one.tier.name in tier and one.holds(fine_fen):
        return good(Point.DISCRETION, said, BENCHMARK)
    return bad(Point.DISCRETION, f"{said}两者不一致，理由是否充分请审阅。", BENCHMARK)
