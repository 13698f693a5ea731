"""The photographs: what an officer would take at an inspection, drawn.

Long because each picture is a function, and a picture is many strokes.
"""

import random
from collections.abc import Callable, Mapping
from math import cos, sin

from demo_media.canvas import Canvas, mixed
from demo_media.figures import (
    BLUE,
    CONCRETE,
    RED,
    RUST,
    STEEL,
    YELLOW,
    carton,
    gas_bottle,
    hall,
    lamp,
    tool_cabinet,
    window,
    worker,
)


def locked_exit() -> Canvas:
    """An emergency exit behind chain and padlock, boxes before it, its lamp dark."""
    c = Canvas((0, 0, 0))
    hall(c, (198, 194, 182), (138, 136, 130), 560)
    c.rect(292, 122, 376, 446, (96, 100, 104))
    for x in (304, 484):
        c.gradient(x, 134, 172, 430, (120, 150, 128), (84, 112, 92))
        c.rect(x + 26, 170, 120, 100, (176, 200, 206), 4)
        c.line([(x + 40, 262), (x + 120, 180)], (206, 224, 228), 5)
        c.rect(x + 10, 372, 152, 18, (168, 172, 174), 6)
    c.rect(388, 66, 184, 46, (30, 92, 62), 4)
    c.text(480, 89, "安全出口", 26, (132, 168, 146), anchor="mm")
    for n in range(15):
        x = 414 + n * 9.5
        y = 380 + 26 * (1 - ((n - 7) / 7) ** 2)
        c.ring(x, y, 7, (70, 68, 64) if n % 2 else (164, 160, 152), 3.4)
    c.ring(480, 418, 15, (120, 118, 112), 6)
    c.box(458, 424, 46, 42, (198, 158, 62), 5)
    c.dot(480, 442, 5, (54, 44, 20))
    carton(c, 206, 470, 168, 128, "成品")
    carton(c, 262, 372, 130, 100, "易碎")
    carton(c, 556, 498, 190, 132, "成品")
    carton(c, 690, 424, 120, 96)
    c.box(776, 182, 96, 60, (206, 208, 206))
    c.text(824, 212, "应急灯（缺）", 13, (120, 60, 50), anchor="mm")
    c.glow(160, 40, 420, (60, 56, 44), 0.6)
    return c


def cutting() -> Canvas:
    """Somebody cuts steel beside a filter press: sparks, two cylinders, no certificate."""
    c = Canvas((0, 0, 0))
    hall(c, (112, 116, 116), (112, 104, 94), 400)
    window(c, 90, 70, 200, 130)
    for n in range(9):
        c.box(470 + n * 44, 190, 40, 200, mixed((70, 96, 116), (0, 0, 0), 0.06 * (n % 3)), 3)
    c.rect(450, 176, 440, 18, STEEL)
    c.rect(450, 388, 440, 22, mixed(STEEL, (0, 0, 0), 0.3))
    c.text(670, 158, "压滤机", 24, (206, 208, 204), anchor="mm")
    gas_bottle(c, 92, 340, 220, (52, 118, 172), "氧气")
    gas_bottle(c, 164, 356, 204, (206, 200, 190), "乙炔")
    c.line([(122, 322), (240, 300), (330, 540), (404, 560)], (160, 44, 38), 5)
    c.line([(190, 338), (262, 330), (342, 566), (410, 572)], (40, 88, 140), 5)
    worker(c, 362, 600, 250, (74, 82, 92), None)
    c.polygon([(420, 610), (770, 586), (800, 622), (440, 652)], mixed(RUST, (0, 0, 0), 0.2))
    c.polygon(
        [(420, 610), (770, 586), (770, 578), (420, 600)], mixed(RUST, (255, 255, 255), 0.2)
    )
    c.line([(398, 540), (470, 600)], (120, 116, 110), 9)
    rng = random.Random(11)
    c.glow(474, 604, 240, (255, 190, 90), 0.95)
    for _ in range(170):
        reach, lift = rng.uniform(10, 250), rng.uniform(-0.9, 0.75)
        x, y = 474 + reach, 604 + lift * reach * 0.62 + reach * reach * 0.0009
        tone = mixed((255, 250, 220), (255, 120, 30), min(1, reach / 230))
        c.line([(x - 7, y - lift * 4), (x, y)], tone, rng.uniform(1, 2.6))
    c.dot(474, 604, 12, (255, 255, 246))
    return c


def saw() -> Canvas:
    """A circular saw in a dusty joinery, without a warning sign."""
    c = Canvas((0, 0, 0))
    hall(c, (172, 160, 138), (158, 140, 112), 420)
    lamp(c, 250, 70)
    lamp(c, 700, 60)
    for n in range(7):
        c.rect(
            40 + n * 5,
            210 + n * 26,
            230 - n * 6,
            20,
            mixed((190, 150, 96), (0, 0, 0), 0.05 * n),
            2,
        )
    c.box(250, 400, 520, 46, (104, 122, 112))
    c.box(300, 446, 420, 170, (76, 96, 86))
    c.rect(330, 476, 90, 70, (48, 60, 54), 4)
    c.dot(358, 511, 14, (52, 156, 82))
    c.dot(394, 511, 14, RED)
    c.dot(520, 400, 96, (176, 180, 182))
    for n in range(28):
        angle = n / 28 * 6.2832

        c.polygon(
            [
                (520 + 92 * cos(angle), 400 + 92 * sin(angle)),
                (520 + 108 * cos(angle + 0.08), 400 + 108 * sin(angle + 0.08)),
                (520 + 92 * cos(angle + 0.16), 400 + 92 * sin(angle + 0.16)),
            ],
            (150, 154, 156),
        )
    c.dot(520, 400, 60, (192, 196, 198))
    c.dot(520, 400, 14, (80, 84, 86))
    c.box(250, 400, 520, 46, (104, 122, 112))
    c.polygon([(300, 400), (500, 400), (470, 378), (280, 380)], (206, 168, 112))
    c.ring(826, 250, 44, (200, 190, 168), 3)
    c.text(826, 250, "标志脱落处", 13, (150, 128, 96), anchor="mm")
    rng = random.Random(5)
    for _ in range(420):
        c.dot(rng.gauss(520, 190), rng.gauss(640, 34), rng.uniform(1, 3.2), (224, 194, 142))
    c.glow(520, 300, 380, (70, 58, 34), 0.5)
    return c


def extinguisher() -> Canvas:
    """A fire extinguisher whose gauge is low and whose label ran out a year ago."""
    c = Canvas((0, 0, 0))
    hall(c, (206, 204, 196), (142, 138, 132), 610)
    c.rect(150, 90, 660, 430, mixed((206, 204, 196), (0, 0, 0), 0.06))
    c.shadow(372, 150, 230, 500)
    c.cylinder(352, 186, 216, 448, (192, 34, 36))
    c.ellipse(352, 146, 216, 90, (206, 46, 46))
    c.rect(430, 112, 60, 54, (44, 46, 48), 6)
    c.line([(436, 112), (560, 78)], (52, 54, 56), 18)
    c.line([(436, 96), (540, 52)], (64, 66, 68), 14)
    c.line([(488, 132), (612, 160), (640, 300), (632, 520)], (36, 36, 38), 17)
    c.polygon([(616, 512), (648, 512), (662, 600), (604, 600)], (30, 30, 32))
    c.dot(404, 140, 34, (222, 222, 216))
    c.ring(404, 140, 34, (150, 142, 110), 5)
    for start, colour in ((0, (196, 50, 46)), (1, (70, 160, 84)), (2, (220, 178, 52))):
        c.rect(380 + start * 17, 120, 15, 9, colour)
    c.line([(404, 146), (386, 130)], (30, 30, 30), 4)
    c.rect(378, 290, 168, 220, (240, 236, 226), 4)
    c.text(462, 316, "灭火器检验合格证", 17, (150, 30, 30), anchor="mm")
    for n, row in enumerate(
        (
            "类型  干粉 4kg",
            "检验  去年三月",
            "有效期  十二个月",
            "下次  今年三月",
            "检验单位（虚构）",
        )
    ):
        c.text(392, 344 + n * 31, row, 17, (48, 48, 52))
        c.rect(390, 370 + n * 31, 144, 1.5, (176, 170, 156))
    c.ring(462, 446, 64, (206, 36, 36), 4)
    c.text(726, 196, "已过期", 44, (196, 40, 38), anchor="mm", turned=-12, opacity=0.8)
    return c


def grinding() -> Canvas:
    """Somebody grinds castings without goggles or mask."""
    c = Canvas((0, 0, 0))
    hall(c, (120, 122, 124), (118, 112, 104), 410)
    lamp(c, 620, 80)
    tool_cabinet(c, 70, 250, 150, 210, (150, 52, 44))
    c.box(470, 470, 380, 40, (92, 74, 56))
    c.rect(500, 506, 30, 140, (70, 56, 44))
    c.rect(790, 506, 30, 140, (70, 56, 44))
    for n in range(4):
        c.box(500 + n * 84, 420 - (n % 2) * 8, 70, 54, mixed(STEEL, RUST, 0.2 * n), 12)
    worker(c, 392, 640, 300, (98, 88, 74), None)
    c.line([(452, 500), (520, 452)], (60, 92, 130), 22)
    c.dot(534, 446, 22, (52, 54, 56))
    c.glow(540, 446, 190, (255, 180, 80), 0.9)
    rng = random.Random(3)
    for _ in range(130):
        reach = rng.uniform(6, 210)
        lift = rng.uniform(-0.5, 0.5)
        c.line(
            [(540 + reach, 446 + lift * reach), (546 + reach, 447 + lift * (reach + 7))],
            mixed((255, 244, 200), (255, 110, 30), reach / 210),
            rng.uniform(1, 2.4),
        )
    c.rect(700, 150, 180, 108, (232, 228, 216), 4)
    c.text(790, 178, "必须佩戴", 25, (30, 84, 150), anchor="mm")
    c.text(790, 212, "防护眼镜 防尘口罩", 18, (30, 84, 150), anchor="mm")
    c.text(790, 240, "（已褪色）", 14, (150, 150, 150), anchor="mm")
    return c


def kitchen() -> Canvas:
    """The kitchen of an eating-house: bottled gas, no gas alarm."""
    c = Canvas((0, 0, 0))
    hall(c, (214, 214, 206), (120, 116, 112), 520)
    for x in range(0, 960, 54):
        for y in range(0, 450, 42):
            c.rect(
                x + 1,
                y + 1,
                51,
                39,
                mixed((226, 228, 222), (190, 196, 196), (x * 7 + y * 3) % 10 / 14),
                1,
            )
    c.polygon([(270, 60), (760, 60), (820, 190), (210, 190)], (168, 172, 174))
    c.rect(210, 186, 610, 16, (128, 132, 134))
    c.box(190, 392, 640, 52, (190, 194, 196))
    c.box(200, 444, 620, 160, (150, 154, 156))
    for x in (300, 510, 720):
        c.ellipse(x - 74, 366, 148, 46, (44, 44, 46))
        c.glow(x, 386, 80, (60, 120, 255), 0.7)
        c.ellipse(x - 56, 330, 112, 52, (70, 68, 66))
        c.line([(x + 50, 352), (x + 110, 336)], (60, 50, 42), 10)
    c.cylinder(50, 440, 120, 210, (180, 178, 172))
    c.ellipse(50, 412, 120, 60, (196, 194, 188))
    c.rect(92, 386, 36, 40, (150, 128, 76), 5)
    c.line([(110, 388), (150, 330), (230, 340), (236, 430)], (206, 122, 36), 9)
    c.text(110, 540, "液化石油气", 19, (150, 40, 34), anchor="mm")
    c.ring(878, 132, 42, (196, 60, 52), 3)
    c.text(878, 122, "未装", 17, (180, 50, 44), anchor="mm")
    c.text(878, 146, "报警器", 17, (180, 50, 44), anchor="mm")
    c.glow(480, 40, 460, (70, 66, 56), 0.6)
    return c


def lifting() -> Canvas:
    """A crane lifts steel over a yard; people walk below and nobody watches."""
    c = Canvas((150, 180, 204))
    c.gradient(0, 0, 960, 430, (120, 164, 204), (206, 220, 226))
    for x, y, w in ((80, 90, 200), (520, 60, 260), (700, 150, 180)):
        c.ellipse(x, y, w, 34, (232, 238, 242))
        c.ellipse(x + 40, y - 16, w * 0.5, 40, (238, 242, 246))
    c.polygon([(0, 420), (0, 250), (180, 210), (180, 420)], (138, 132, 124))
    c.polygon([(180, 420), (180, 210), (330, 260), (330, 420)], (160, 152, 142))
    c.text(255, 300, "仓库", 26, (214, 208, 196), anchor="mm")
    c.gradient(0, 410, 960, 310, (148, 140, 126), (176, 166, 148))
    for n in range(6):
        c.box(20 + n * 4, 404 + n * 16, 200, 14, mixed(STEEL, (60, 80, 100), 0.1 * n), 2)
    c.box(610, 420, 290, 96, (222, 164, 40))
    c.box(760, 330, 120, 100, (226, 172, 48))
    c.rect(776, 346, 86, 50, (140, 176, 196), 4)
    for x in (646, 724, 800, 868):
        c.dot(x, 524, 36, (34, 34, 36))
        c.dot(x, 524, 14, (140, 138, 134))
    c.line([(700, 420), (390, 76)], (226, 158, 30), 22)
    c.line([(706, 410), (396, 68)], (246, 196, 84), 6)
    c.line([(390, 76), (390, 250)], (50, 50, 52), 3)
    c.polygon([(390, 246), (318, 306), (462, 306)], (60, 60, 62))
    c.polygon([(390, 254), (330, 304), (450, 304)], (198, 212, 218))
    c.box(288, 304, 208, 26, RUST, 2)
    c.box(288, 322, 208, 18, mixed(RUST, (0, 0, 0), 0.2), 2)
    worker(c, 366, 600, 150, (196, 96, 40), None)
    worker(c, 446, 628, 160, BLUE, YELLOW)
    c.shadow(280, 560, 230, 26, 0.3)
    return c


def cable() -> Canvas:
    """A temporary cable lies in water below an open switchboard."""
    c = Canvas((0, 0, 0))
    hall(c, (150, 150, 142), (126, 122, 114), 430)
    c.box(560, 110, 250, 300, (176, 178, 176))
    c.rect(576, 126, 216, 264, (70, 74, 78))
    c.polygon([(560, 112), (470, 146), (470, 430), (560, 408)], (158, 162, 160))
    for row in range(2):
        for n in range(4):
            c.rect(592 + n * 50, 146 + row * 92, 38, 62, (226, 226, 220), 3)
            c.rect(604 + n * 50, 160 + row * 92, 14, 24, (40, 42, 46), 2)
    c.rect(592, 326, 88, 48, (206, 74, 54), 3)
    c.text(636, 350, "失效", 22, (255, 240, 230), anchor="mm")
    for n, colour in enumerate(((190, 50, 44), (222, 180, 44), (60, 130, 70))):
        c.line([(700 + n * 20, 330), (704 + n * 22, 420), (660 + n * 18, 470)], colour, 5)
    c.ellipse(160, 540, 540, 130, (92, 104, 112))
    c.ellipse(190, 552, 470, 96, (116, 132, 142))
    c.ellipse(300, 566, 180, 30, (168, 184, 192))
    c.line(
        [(690, 470), (640, 560), (500, 586), (400, 640), (300, 600), (210, 628), (60, 560)],
        (30, 30, 32),
        13,
    )
    c.line([(690, 468), (640, 556), (500, 582), (400, 636)], (76, 78, 80), 3)
    c.rect(386, 622, 46, 26, (24, 24, 26), 5)
    c.line([(372, 634), (446, 630)], (206, 120, 60), 5)
    tool_cabinet(c, 60, 250, 130, 210, (56, 92, 120))
    c.glow(640, 250, 330, (60, 60, 56), 0.5)
    return c


def casting() -> Canvas:
    """A deep-well casting machine at work again; the well glows."""
    c = Canvas((0, 0, 0))
    hall(c, (88, 86, 84), (96, 88, 80), 380)
    c.box(180, 60, 600, 60, (112, 100, 76))
    for x in (220, 700):
        c.rect(x, 110, 34, 270, (100, 92, 74))
    c.polygon([(250, 470), (710, 470), (790, 600), (170, 600)], (46, 44, 42))
    c.polygon([(290, 486), (670, 486), (728, 584), (232, 584)], (120, 52, 18))
    c.polygon([(330, 500), (630, 500), (668, 570), (292, 570)], (250, 150, 50))
    c.polygon([(380, 512), (580, 512), (604, 556), (356, 556)], (255, 226, 140))
    c.glow(480, 530, 420, (255, 140, 50), 0.85)
    for x in (380, 450, 520, 590):
        c.line([(x, 120), (x, 300)], (52, 52, 54), 5)
        c.cylinder(x - 22, 290, 44, 150, (186, 186, 186))
        c.glow(x, 430, 60, (255, 150, 60), 0.8)
    worker(c, 128, 640, 220, (122, 118, 112), RED)
    worker(c, 846, 650, 230, (122, 118, 112), YELLOW)
    c.box(50, 150, 116, 72, (26, 30, 34))
    c.text(108, 174, "铸造中", 26, (110, 240, 130), anchor="mm")
    c.text(108, 204, "706℃", 20, (250, 180, 80), anchor="mm")
    return c


def fireworks() -> Canvas:
    """Cartons of fireworks piled up in a rented store."""
    c = Canvas((0, 0, 0))
    hall(c, (160, 150, 134), (132, 124, 112), 500)
    lamp(c, 480, 50)
    for row in range(4):
        for n in range(8 - row // 2):
            shade = (row * 5 + n * 3) % 4
            x, y = 60 + n * 106 + (row % 2) * 14, 494 - row * 96
            c.box(x, y, 100, 92, mixed((188, 62, 48), (206, 150, 70), shade / 5), 2)
            c.rect(x + 38, y, 20, 88, (228, 196, 120))
            c.text(x + 48, y + 46, "烟花", 25, (255, 232, 160), anchor="mm")
    carton(c, 660, 560, 130, 100, "散装")
    c.polygon([(700, 566), (760, 552), (800, 566), (740, 580)], (214, 180, 128))
    for n in range(5):
        c.line([(700 + n * 20, 560), (690 + n * 24, 500)], (190, 44, 40), 9)
    worker(c, 170, 690, 210, (40, 56, 84), None)
    c.text(170, 560, "执法", 15, (230, 232, 236), anchor="mm")
    c.rect(330, 620, 180, 60, (240, 238, 226), 3)
    c.text(420, 640, "363 箱 49 件", 22, (40, 40, 44), anchor="mm")
    c.text(420, 666, "清点（虚构）", 14, (120, 116, 108), anchor="mm")
    return c


def cylinders() -> Canvas:
    """Oxygen and acetylene side by side in the sun, unsecured."""
    c = Canvas((0, 0, 0))
    c.gradient(0, 0, 960, 300, (150, 190, 216), (214, 224, 226))
    c.polygon([(0, 330), (0, 170), (330, 130), (960, 190), (960, 330)], (158, 148, 134))
    for x in range(0, 960, 40):
        c.rect(x, 160 + (x % 3), 2, 170, (140, 130, 116))
    c.gradient(0, 320, 960, 400, (168, 152, 128), (190, 174, 146))
    gas_bottle(c, 300, 210, 400, (50, 116, 172), "氧气")
    gas_bottle(c, 450, 230, 380, (206, 202, 192), "乙炔")
    gas_bottle(c, 590, 250, 360, (50, 116, 172), "氧气")
    c.shadow(320, 600, 380, 36, 0.55)
    c.line([(348, 170), (240, 240), (200, 470), (120, 560)], (44, 92, 150), 8)
    c.line([(496, 190), (690, 190), (800, 420), (880, 600)], (168, 46, 40), 8)
    c.rect(60, 560, 120, 16, (80, 82, 84), 6)
    c.line([(300, 560), (640, 660)], (60, 58, 54), 2)
    c.text(500, 676, "间距 0.9 米（虚构）", 22, (70, 58, 40), anchor="mm")
    c.glow(830, 60, 300, (120, 110, 70), 0.7)
    return c


def furnace_pit() -> Canvas:
    """Water stands in the slag pit below an electric furnace."""
    c = Canvas((0, 0, 0))
    hall(c, (96, 92, 88), (110, 102, 94), 360)
    lamp(c, 180, 60)
    c.cylinder(330, 90, 300, 250, (112, 96, 82))
    c.ellipse(330, 60, 300, 80, (74, 66, 60))
    c.ellipse(356, 72, 248, 54, (250, 160, 70))
    c.glow(480, 96, 220, (255, 150, 60), 0.8)
    for x in (360, 580):
        c.rect(x, 330, 26, 130, (76, 72, 68))
    c.polygon([(230, 470), (740, 470), (860, 690), (110, 690)], (58, 54, 50))
    c.polygon([(262, 486), (708, 486), (800, 664), (168, 664)], (52, 66, 74))
    c.polygon([(290, 512), (690, 512), (764, 640), (214, 640)], (84, 104, 114))
    c.glow(480, 560, 150, (190, 110, 50), 0.7)
    rng = random.Random(8)
    for _ in range(26):
        x, y = rng.uniform(270, 700), rng.uniform(520, 630)
        c.ellipse(x, y, rng.uniform(30, 90), 4, (150, 172, 182))
    for _ in range(60):
        c.dot(
            rng.uniform(120, 840),
            rng.uniform(664, 700),
            rng.uniform(4, 12),
            mixed(CONCRETE, (40, 36, 34), rng.random()),
        )
    c.rect(196, 520, 10, 150, (236, 232, 220))
    for n in range(8):
        c.rect(196, 524 + n * 18, 10 if n % 2 else 16, 3, (190, 40, 36))
    c.text(150, 610, "3 cm", 22, (250, 236, 200), anchor="mm")
    worker(c, 866, 640, 230, (46, 66, 98), (232, 232, 226))
    return c


PHOTOS: Mapping[str, Callable[[], Canvas]] = {
    "locked-exit": locked_exit,
    "cutting": cutting,
    "saw": saw,
    "extinguisher": extinguisher,
    "grinding": grinding,
    "kitchen": kitchen,
    "lifting": lifting,
    "cable": cable,
    "casting": casting,
    "fireworks": fireworks,
    "cylinders": cylinders,
    "furnace-pit": furnace_pit,
}
