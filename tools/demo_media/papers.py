"""Papers as a scanner or a screen would show them; every name on them says that it is none."""

import random
from collections.abc import Callable, Mapping, Sequence
from math import cos, pi, sin

from demo_media.canvas import HEI, KAI, Canvas

PAGE = (744, 1052)
INK, GREY, LINE, STAMP = (38, 40, 46), (108, 110, 118), (120, 122, 128), (206, 48, 44)


def _page(title: str, *, head: str = "") -> Canvas:
    c = Canvas((250, 249, 244), PAGE)
    c.rect(0, 0, 744, 6, (226, 224, 216))
    c.rect(738, 0, 6, 1052, (232, 230, 222))
    if head:
        c.text(372, 66, head, 20, GREY, name=KAI, anchor="mm")
    c.text(372, 116, title, 34, INK, name=HEI, anchor="mm")
    c.rect(110, 148, 524, 2, LINE)
    return c


def _rows(
    c: Canvas, y: float, widths: Sequence[int], rows: Sequence[Sequence[str]], tall: int = 44
) -> float:
    left = (744 - sum(widths)) / 2
    for n, row in enumerate(rows):
        x = left
        for width, words in zip(widths, row, strict=True):
            c.rect(x, y, width + 2, tall + 2, LINE)
            c.rect(
                x + 2,
                y + 2,
                width - 2,
                tall - 2,
                (236, 236, 230) if n == 0 else (251, 250, 246),
            )
            face = HEI if n == 0 else KAI
            c.text(x + width / 2, y + tall / 2 + 1, words, 17, INK, name=face, anchor="mm")
            x += width
        y += tall
    return y


def _lines(c: Canvas, y: float, lines: Sequence[str], size: int = 20) -> float:
    for words in lines:
        c.text(104, y, words, size, INK, name=KAI)
        y += size * 1.9
    return y


def _seal(c: Canvas, x: float, y: float, words: str) -> None:
    c.ring(x, y, 66, STAMP, 4)
    c.polygon(_star(x, y, 24), STAMP)
    c.text(x, y + 40, words, 15, STAMP, anchor="mm")
    c.text(x, y - 42, "虚构", 17, STAMP, anchor="mm")


def _star(x: float, y: float, r: float) -> list[tuple[float, float]]:
    points = []
    for n in range(10):
        reach = r if n % 2 == 0 else r * 0.4
        points.append((x + reach * sin(n * pi / 5), y - reach * cos(n * pi / 5)))
    return points


def _signature(c: Canvas, x: float, y: float, seed: int) -> None:
    rng = random.Random(seed)
    points = [(x, y)]
    for _ in range(9):
        points.append((points[-1][0] + rng.uniform(6, 18), y + rng.uniform(-18, 16)))
    c.line(points, (34, 44, 96), 2.6)


def training_record() -> Canvas:
    """A training file in which three new people are missing."""
    c = _page("安全生产教育培训档案", head="（复印件，与原件核对无误——虚构）")
    y = _rows(
        c,
        180,
        (70, 150, 170, 150),
        [("序号", "姓名", "岗前培训日期", "考核")]
        + [(str(n), f"示例{n}", f"三月{n + 4}日", "合格") for n in range(1, 8)]
        + [(str(n), f"示例{n}（新）", "", "") for n in (8, 9, 10)],
    )
    c.ring(488, y - 66, 96, (206, 40, 40), 3)
    _lines(c, y + 46, ("培训时间：每人不少于二十四学时（虚构）", "登记人：示例（签字）"))
    _signature(c, 330, y + 96, 4)
    _seal(c, 560, y + 150, "安全科")
    return c


def licence() -> Canvas:
    """A business licence of nobody."""
    c = Canvas((246, 240, 222), (1000, 720))
    c.rect(24, 24, 952, 672, (196, 160, 84), 6)
    c.rect(32, 32, 936, 656, (250, 246, 232), 4)
    c.rect(44, 44, 912, 632, (212, 184, 120), 2)
    c.rect(47, 47, 906, 626, (251, 248, 236), 2)
    c.text(500, 132, "营 业 执 照", 62, (150, 36, 30), anchor="mm")
    c.text(500, 196, "（演示用，不是真实证照）", 22, GREY, name=KAI, anchor="mm")
    for n, (label, words) in enumerate(
        (
            ("名　　称", "示范单位（虚构）"),
            ("类　　型", "有限责任公司（虚构）"),
            ("住　　所", "陵川县示范镇示范路（虚构）"),
            ("法定代表人", "示例（虚构）"),
            ("经营范围", "演示用途（虚构）"),
        )
    ):
        c.text(130, 260 + n * 62, label, 25, (120, 84, 40), name=HEI)
        c.text(310, 260 + n * 62, words, 25, INK, name=KAI)
    rng = random.Random(2)
    for row in range(21):
        for column in range(21):
            if rng.random() < 0.5:
                c.rect(762 + column * 7, 250 + row * 7, 7, 7, INK)
    c.text(836, 420, "不可扫描", 18, GREY, anchor="mm")
    _seal(c, 780, 570, "登记机关")
    return c


def certificate_query() -> Canvas:
    """A screen that finds no certificate."""
    c = Canvas((238, 241, 246), (1000, 640))
    c.rect(0, 0, 1000, 46, (214, 218, 226))
    for n, colour in enumerate(((226, 92, 84), (232, 190, 80), (110, 190, 110))):
        c.dot(28 + n * 26, 23, 8, colour)
    c.rect(130, 9, 700, 28, (250, 250, 252), 14)
    c.text(150, 13, "query.example/certificate （虚构地址）", 16, GREY, name=KAI)
    c.gradient(0, 46, 1000, 96, (28, 84, 150), (40, 104, 172))
    c.text(40, 74, "特种作业操作证查询（演示页面）", 30, (255, 255, 255))
    c.rect(60, 176, 880, 200, (255, 255, 255), 8)
    for n, (label, words) in enumerate(
        (
            ("证件类型", "身份证（虚构）"),
            ("证件号码", "演示，不显示"),
            ("作业类别", "焊接与热切割作业"),
        )
    ):
        c.text(110, 204 + n * 56, label, 20, GREY)
        c.rect(250, 196 + n * 56, 480, 38, (240, 243, 248), 5)
        c.text(266, 203 + n * 56, words, 20, INK, name=KAI)
    c.rect(770, 196, 130, 150, (40, 104, 172), 6)
    c.text(835, 271, "查 询", 28, (255, 255, 255), anchor="mm")
    c.rect(60, 404, 880, 150, (255, 246, 240), 8)
    c.rect(60, 404, 8, 150, (214, 96, 40))
    c.text(110, 436, "未查询到有效证件", 34, (190, 70, 30))
    c.text(110, 494, "查询时间：检查当日（虚构）　　结果仅供演示", 20, GREY, name=KAI)
    c.text(500, 600, "演示页面，不连接任何真实系统", 17, GREY, name=KAI, anchor="mm")
    return c


def emergency_plan() -> Canvas:
    """The page of an emergency plan that asks for drills."""
    c = _page("生产安全事故应急救援预案", head="示范单位（虚构）")
    y = _lines(
        c,
        190,
        (
            "第五章　演练",
            "5.1　本单位每半年至少组织一次综合应急",
            "　　救援预案演练，每季度组织一次现场",
            "　　处置方案演练（虚构）。",
            "5.2　演练后应当评估效果，撰写评估报告，",
            "　　并由参加人员签字。",
            "5.3　演练记录存放于安全科。",
        ),
    )
    y = _rows(
        c,
        y + 30,
        (130, 190, 130, 110),
        [
            ("日期", "演练内容", "参加人数", "签字"),
            ("", "", "", ""),
            ("", "", "", ""),
            ("", "", "", ""),
        ],
    )
    c.text(372, y + 34, "（演练记录表为空白）", 20, STAMP, name=KAI, anchor="mm")
    _seal(c, 570, y + 150, "安全科")
    return c


def hazard_ledger() -> Canvas:
    """A ledger of hazards that says 无隐患 in one hand, month after month."""
    c = _page("事故隐患排查治理台账", head="示范单位（虚构）")
    y = _rows(
        c,
        180,
        (110, 200, 150, 120),
        [("月份", "排查部位", "隐患情况", "排查人")]
        + [(f"{n}月", "全厂", "无隐患", "示例") for n in "一二三四五六七八九"],
    )
    c.ring(457, 424, 74, STAMP, 3)
    c.text(372, y + 40, "各月字迹相同，一次填写（虚构）", 19, GREY, name=KAI, anchor="mm")
    _signature(c, 480, y + 110, 9)
    return c


def contract() -> Canvas:
    """An installation contract that is silent on safety."""
    c = _page("设备安装合同", head="合同编号：虚构-01")
    y = _lines(
        c,
        190,
        (
            "甲方：示范单位（虚构）",
            "乙方：示范安装队（虚构）",
            "",
            "一、工程内容：除尘设备安装及调试。",
            "二、工期：三十日。",
            "三、价款：按实际工程量结算。",
            "四、质量：符合设计要求，保修一年。",
            "五、付款：验收后七日内付清。",
            "六、争议：协商解决。",
            "",
            "（全文没有安全生产管理职责的约定）",
        ),
    )
    _signature(c, 130, y + 60, 21)
    _signature(c, 470, y + 60, 22)
    _seal(c, 240, y + 120, "甲方")
    _seal(c, 560, y + 120, "乙方")
    return c


def timesheet() -> Canvas:
    """Attendance by day, with the days that matter marked."""
    c = _page("考勤打卡记录", head="导出自考勤机（虚构）")
    rng = random.Random(6)
    rows = [("日期", "人员", "上班", "下班", "时长")]
    for n in range(1, 15):
        late = rng.randrange(2, 58)
        rows.append(
            (f"{n:02}日", f"示例{1 + n % 5}", f"07:{late:02}", f"19:{late // 2:02}", "11.5")
        )
    y = _rows(c, 180, (90, 130, 120, 120, 90), rows)
    c.rect(80, 180 + 44 * 8, 6, 44 * 7, STAMP)
    c.text(
        372, y + 36, "红线所示各日生产班组全员打卡（虚构）", 19, STAMP, name=KAI, anchor="mm"
    )
    return c


def seizure_list() -> Canvas:
    """The list of what was seized."""
    c = _page("扣押物品清单", head="当事人：示范经营部（虚构）")
    y = _rows(
        c,
        180,
        (70, 220, 130, 140),
        [
            ("序号", "品名", "数量", "备注"),
            ("1", "组合烟花", "363 箱", "原封"),
            ("2", "散装烟花", "49 件", "已拆"),
            ("", "以下空白", "", ""),
        ],
    )
    y = _lines(
        c,
        y + 60,
        (
            "以上物品已当场清点，当事人确认无误。",
            "保管地点：专用仓库（虚构）",
            "",
            "当事人：　　　　　　　执法人员：",
        ),
    )
    _signature(c, 190, y - 10, 31)
    _signature(c, 500, y - 10, 32)
    c.text(372, y + 70, "（扣押的文书另行制作——虚构）", 18, GREY, name=KAI, anchor="mm")
    return c


def rectification_order() -> Canvas:
    """The stub of an order to put things right."""
    c = _page("责令限期整改指令书（存根）", head="（虚构）应急责改〔演示〕1号")
    y = _lines(
        c,
        190,
        (
            "示范三十一号玩具厂（虚构）：",
            "　　经查，你单位存在下列问题：",
            "　　1. 一名已上岗员工未经安全生产教育和",
            "　　培训（虚构）。",
            "　　现责令你单位于十五日内整改完毕，达到",
            "　　有关法律法规规章和标准规定的要求。",
            "",
            "　　被检查单位负责人：",
            "　　执法人员：　　　　　　（虚构证号）",
        ),
    )
    _signature(c, 340, y - 62, 41)
    _signature(c, 270, y - 24, 42)
    _seal(c, 560, y + 90, "演示用章")
    return c


PAPERS: Mapping[str, Callable[[], Canvas]] = {
    "training-record": training_record,
    "licence": licence,
    "certificate-query": certificate_query,
    "emergency-plan": emergency_plan,
    "hazard-ledger": hazard_ledger,
    "contract": contract,
    "timesheet": timesheet,
    "seizure-list": seizure_list,
    "rectification-order": rectification_order,
}
