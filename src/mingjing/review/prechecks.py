"""What the file itself says about the points of review, before a reviewer judges (pure).

Each check suggests and names its norm and what it rests on; none decides anything. Where the
data cannot say, the suggestion is that a person must look.
"""

from collections.abc import Iterable

from mingjing.cases.review_points import Point
from mingjing.kernel.dates import chinese
from mingjing.review.penalty_checks import penalty_checks
from mingjing.review.precheck import Precheck, Suggestion, bad, good, look
from mingjing.review.reading import FileFacts

OFFICERS_NEEDED = 2


def prechecks(file: FileFacts) -> tuple[Precheck, ...]:
    """Return every check of *file*, in the order of the points."""
    found = [
        _authority(file),
        *_officers(file),
        _jurisdiction(file),
        _party(file),
        _limitation(file),
        _facts(file),
        *_evidence(file),
        _unchanged(file),
        *penalty_checks(file),
        *_order(file),
        *_deadlines(file),
        *_rights(file),
        _documents(file),
        _crime(),
    ]
    places = {point: place for place, point in enumerate(Point)}
    return tuple(sorted(found, key=lambda check: places[check.point]))


def suggested(checks: Iterable[Precheck], point: Point) -> Suggestion:
    """Return the most serious suggestion for *point*; to look where there is none."""
    found = {check.suggests for check in checks if check.point is point}
    for serious in (Suggestion.BAD, Suggestion.LOOK, Suggestion.GOOD):
        if serious in found:
            return serious
    return Suggestion.LOOK


def evidence_for(checks: Iterable[Precheck], point: Point) -> tuple[int, ...]:
    """Return the pieces of evidence that the checks of *point* rest on."""
    return tuple(
        sorted(
            {number for check in checks if check.point is point for number in check.evidence}
        )
    )


def _authority(file: FileFacts) -> Precheck:
    said = f"以{file.bureau}名义立案、调查；本机关对该违法行为有无处罚权，请对照权责清单核对。"
    return look(Point.AUTHORITY, said, "apl-2021:17")


def _officers(file: FileFacts) -> list[Precheck]:
    article = "apl-2021:42.1"
    if not file.visits:
        return [look(Point.OFFICERS, "案卷中没有登记现场执法活动。", article)]
    few = [
        f"{one.what}（{chinese(one.on)}）只有 {len(one.officers)} 人"
        for one in file.visits
        if len(one.officers) < OFFICERS_NEEDED
    ]
    invalid = [
        f"{one.what}（{chinese(one.on)}）：{seen.name}，{seen.standing}"
        for one in file.visits
        for seen in one.officers
        if seen.standing
    ]
    count = len(file.visits)
    return [
        bad(Point.OFFICERS, f"执法人员少于两人：{'；'.join(few)}。", article)
        if few
        else good(Point.OFFICERS, f"{count} 次执法活动，每次执法人员都不少于两人。", article),
        bad(Point.OFFICERS, f"证件在执法当日无效：{'；'.join(invalid)}。", article)
        if invalid
        else good(Point.OFFICERS, f"{count} 次执法活动当日，各执法人员的证件均有效。", article),
    ]


def _jurisdiction(file: FileFacts) -> Precheck:
    article = "apl-2021:22"
    places = tuple(dict.fromkeys(one.place for one in file.visits if one.place.strip()))
    known = [place for place in (*places, file.address) if file.region and file.region in place]
    where = "、".join(places) or "没有登记地点"
    if known:
        said = f"执法地点：{where}；当事人地址：{file.address}。{known[0]}在{file.region}。"
        return good(Point.JURISDICTION, said, article)
    said = (
        f"执法地点：{where}；当事人地址：{file.address}。"
        f"看不出违法行为发生地是否在{file.region}。"
    )
    return look(Point.JURISDICTION, said, article)


def _party(file: FileFacts) -> Precheck:
    article = "seed-2022:A3-5"
    if file.lacking:
        return bad(Point.PARTY, f"当事人情况缺少：{'、'.join(file.lacking)}。", article)
    return good(Point.PARTY, "当事人名称、证件号码、地址和负责人齐全。", article)


def _limitation(file: FileFacts) -> Precheck:
    article, until = "apl-2021:36.1", chinese(file.limitation_until)
    said = f"{chinese(file.found_on)}发现，追诉时效至{until}。"
    if file.found_on > file.limitation_until:
        return bad(Point.FACTS, f"已过追诉时效：{said}", article)
    return good(Point.FACTS, f"在追诉时效之内：{said}", article)


def _facts(file: FileFacts) -> Precheck:
    numbers = tuple(item.number for item in file.items)
    said = (
        f"调查报告写明了违法事实（{len(file.facts)} 字），证据 {len(numbers)} 件；"
        "事实是否清楚请审阅。"
    )
    return Precheck(Point.FACTS, Suggestion.LOOK, said, "seed-2022:A3-5", numbers)


def _evidence(file: FileFacts) -> list[Precheck]:
    article = "seed-2022:A2-7"
    if not file.items:
        return [bad(Point.EVIDENCE, "没有证据。", "apl-2021:46.1")]
    numbers = tuple(item.number for item in file.items)
    lacking = [item for item in file.items if item.missing]
    late = [
        item
        for item in file.items
        if file.investigated_on is not None and item.taken_on > file.investigated_on
    ]
    checks = [
        bad(
            Point.EVIDENCE,
            "分类项目不全："
            + "；".join(f"证据 {one.number} 缺{'、'.join(one.missing)}" for one in lacking)
            + "。",
            article,
            tuple(item.number for item in lacking),
        )
        if lacking
        else good(
            Point.EVIDENCE, f"{len(numbers)} 件证据的六项分类信息齐全。", article, numbers
        )
    ]
    if late:
        listed = "、".join(str(item.number) for item in late)
        checks.append(
            bad(
                Point.EVIDENCE,
                f"证据 {listed} 取得于调查终结之后。",
                "apl-2021:57.1",
                tuple(item.number for item in late),
            )
        )
    return checks


def _unchanged(file: FileFacts) -> Precheck:
    article = "apl-2021:58.1"
    if file.is_unchanged:
        return good(Point.EVIDENCE, "审核对象与送审时一致（摘要相同）。", article)
    return bad(Point.EVIDENCE, "审核对象在送审之后发生了变动（摘要不同）。", article)


def _order(file: FileFacts) -> list[Precheck]:
    article = "apl-2021:54.1"
    early = [
        f"{one.what}（{chinese(one.on)}）"
        for one in file.visits
        if file.filed_on is not None and one.on < file.filed_on
    ]
    after = [
        f"{one.what}（{chinese(one.on)}）"
        for one in file.visits
        if file.investigated_on is not None and one.on > file.investigated_on
    ]
    checks = []
    if after:
        said = f"调查终结之后又有：{'、'.join(after)}。"
        checks.append(bad(Point.PROCEDURE, said, "apl-2021:57.1"))
    if early:
        said = f"立案之前已有：{'、'.join(early)}；请核对是否属于立案前的检查。"
        checks.append(look(Point.PROCEDURE, said, article))
    if not checks:
        said = "立案、调查取证、调查终结、送审的先后次序符合规定。"
        checks.append(good(Point.PROCEDURE, said, article))
    untold = [one for one in file.visits if one.must_tell and not one.told_of_recording]
    if untold:
        said = f"{len(untold)} 次询问没有事先告知正在记录。"
        checks.append(bad(Point.PROCEDURE, said, "seed-2022:A2-9"))
    return checks


def _deadlines(file: FileFacts) -> list[Precheck]:
    checks = []
    if file.submit_by is not None:
        late = file.submitted_on > file.submit_by
        said = (
            f"应于调查终结之日（{chinese(file.submit_by)}）送审，"
            f"实于{chinese(file.submitted_on)}送审。"
        )
        make = bad if late else good
        checks.append(make(Point.PROCEDURE, said, "seed-2022:A3-3"))
    if file.decide_by is not None:
        left = (file.decide_by - file.today).days
        if left < 0:
            said = f"九十日办案期限已于{chinese(file.decide_by)}届满。"
            checks.append(bad(Point.PROCEDURE, said, "apl-2021:60"))
        else:
            said = f"九十日办案期限至{chinese(file.decide_by)}，还有 {left} 日。"
            checks.append(good(Point.PROCEDURE, said, "apl-2021:60"))
    return checks


def _rights(file: FileFacts) -> list[Precheck]:
    checks = []
    if file.hearing is None:
        said = "当事人是否有权要求听证，缺少据以判断的事实。"
        checks.append(look(Point.PROCEDURE, said, "apl-2021:63.1"))
    elif file.hearing and file.notice is None:
        said = "拟处罚内容属于应当告知听证权利的情形；审核通过后告知时须一并告知。"
        checks.append(good(Point.PROCEDURE, said, "apl-2021:63.1"))
    if file.notice is None:
        return checks
    told = f"{file.notice.number}于{chinese(file.notice.on)}告知"
    if file.hearing and not file.notice.hearing_right:
        checks.append(bad(Point.PROCEDURE, f"{told}，没有告知听证权利。", "apl-2021:63.1"))
    if file.notice.unanswered:
        checks.append(bad(Point.PROCEDURE, "有陈述申辩没有复核意见。", "apl-2021:45.1"))
    else:
        checks.append(good(Point.PROCEDURE, f"{told}，陈述申辩均已复核答复。", "apl-2021:45.1"))
    return checks


def _documents(file: FileFacts) -> Precheck:
    listed = "、".join(file.documents) or "尚无已编号的文书"
    return look(Point.DOCUMENTS, f"已制发：{listed}。材料是否齐全请审阅。", "seed-2022:A3-5")


def _crime() -> Precheck:
    said = "是否涉嫌犯罪须由审核人员判断，系统不作推断。"
    return look(Point.CRIME, said, "apl-2021:27.1")
