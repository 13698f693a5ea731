"""People and things that several pictures show; nobody has a face."""

from demo_media.canvas import Canvas, Colour, mixed

STEEL, RUST, CONCRETE = (92, 99, 107), (126, 84, 60), (128, 126, 120)
YELLOW, RED, BLUE, SKIN = (238, 186, 52), (186, 44, 40), (46, 84, 132), (200, 156, 124)


def hall(c: Canvas, wall: Colour, floor: Colour, horizon: float = 430) -> None:
    """Paint a hall: wall with panels and a dado, floor with joints that run to one point."""
    c.gradient(0, 0, 960, horizon, mixed(wall, (0, 0, 0), 0.3), wall)
    for x in range(0, 960, 120):
        c.rect(x, 0, 3, horizon, mixed(wall, (0, 0, 0), 0.18))
        c.rect(x + 3, 0, 2, horizon, mixed(wall, (255, 255, 255), 0.12))
    c.rect(0, horizon - 70, 960, 70, mixed(wall, (40, 78, 66), 0.55))
    c.gradient(0, horizon, 960, 720 - horizon, mixed(floor, (0, 0, 0), 0.28), floor)
    for x in range(-900, 1900, 140):
        c.line(
            [(480 + (x - 480) * 0.42, horizon), (x, 720)], mixed(floor, (0, 0, 0), 0.22), 1.5
        )
    for step in (22, 58, 112, 190):
        c.line([(0, horizon + step), (960, horizon + step)], mixed(floor, (0, 0, 0), 0.2), 1.5)
    c.rect(0, horizon - 4, 960, 6, mixed(floor, (0, 0, 0), 0.5))


def window(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Paint a barred window with daylight in it."""
    c.rect(x - 8, y - 8, w + 16, h + 16, (70, 74, 76))
    c.gradient(x, y, w, h, (214, 230, 240), (168, 196, 214))
    for n in range(1, 4):
        c.rect(x + w * n / 4 - 2, y, 4, h, (88, 94, 98))
    c.rect(x, y + h / 2 - 2, w, 4, (88, 94, 98))
    c.glow(x + w / 2, y + h / 2, w * 1.5, (90, 100, 104), 0.5)


def lamp(c: Canvas, x: float, y: float) -> None:
    """Paint a hanging lamp that is lit."""
    c.line([(x, 0), (x, y)], (40, 42, 44), 3)
    c.polygon([(x - 44, y + 26), (x + 44, y + 26), (x + 14, y), (x - 14, y)], (52, 60, 62))
    c.rect(x - 38, y + 25, 76, 7, (255, 246, 214), 3)
    c.glow(x, y + 40, 250, (120, 108, 80), 0.65)


def worker(
    c: Canvas, x: float, y: float, tall: float, coat: Colour = BLUE, hat: Colour | None = YELLOW
) -> None:
    """Paint a person from behind, standing with the feet at *x*, *y*."""
    u = tall / 100
    c.shadow(x - 18 * u, y - 4 * u, 44 * u, 8 * u, 0.6)
    trousers = mixed(coat, (0, 0, 0), 0.45)
    c.rect(x - 13 * u, y - 46 * u, 11 * u, 45 * u, trousers, 4 * u)
    c.rect(x + 2 * u, y - 46 * u, 11 * u, 45 * u, mixed(trousers, (0, 0, 0), 0.2), 4 * u)
    c.rect(x - 15 * u, y - 4 * u, 14 * u, 5 * u, (36, 32, 30), 2 * u)
    c.rect(x + 2 * u, y - 4 * u, 14 * u, 5 * u, (36, 32, 30), 2 * u)
    c.rect(x - 17 * u, y - 82 * u, 34 * u, 42 * u, coat, 7 * u)
    c.rect(x + 6 * u, y - 80 * u, 10 * u, 38 * u, mixed(coat, (0, 0, 0), 0.22), 5 * u)
    c.rect(x - 17 * u, y - 62 * u, 34 * u, 4 * u, (214, 220, 190))
    c.line(
        [(x - 17 * u, y - 76 * u), (x - 22 * u, y - 48 * u)],
        mixed(coat, (0, 0, 0), 0.15),
        8 * u,
    )
    c.line(
        [(x + 17 * u, y - 76 * u), (x + 22 * u, y - 48 * u)], mixed(coat, (0, 0, 0), 0.3), 8 * u
    )
    c.dot(x - 22 * u, y - 45 * u, 4 * u, SKIN)
    c.dot(x + 22 * u, y - 45 * u, 4 * u, SKIN)
    c.rect(x - 5 * u, y - 88 * u, 10 * u, 8 * u, SKIN)
    c.dot(x, y - 92 * u, 9 * u, (52, 42, 36))
    if hat is not None:
        c.polygon(
            [
                (x - 13 * u, y - 93 * u),
                (x - 9 * u, y - 103 * u),
                (x + 9 * u, y - 103 * u),
                (x + 13 * u, y - 93 * u),
            ],
            hat,
        )
        c.ellipse(x - 11 * u, y - 106 * u, 22 * u, 16 * u, hat)
        c.rect(x - 14 * u, y - 95 * u, 28 * u, 3 * u, mixed(hat, (0, 0, 0), 0.25), 1)


def carton(c: Canvas, x: float, y: float, w: float, h: float, label: str = "") -> None:
    """Paint a taped cardboard box."""
    c.box(x, y, w, h, (178, 138, 92), 2)
    c.rect(x + w * 0.44, y, w * 0.12, h - 4, (206, 176, 128))
    c.rect(x, y + h * 0.46, w - 4, 2, (140, 104, 64))
    if label:
        c.rect(x + w * 0.08, y + h * 0.58, w * 0.34, h * 0.3, (228, 222, 206))
        c.text(x + w * 0.25, y + h * 0.73, label, h * 0.15, (150, 36, 30), anchor="mm")


def gas_bottle(c: Canvas, x: float, y: float, h: float, colour: Colour, words: str) -> None:
    """Paint a gas cylinder with its cap and lettering."""
    w = h * 0.24
    c.ellipse(x, y, w, w * 0.9, mixed(colour, (255, 255, 255), 0.1))
    c.cylinder(x, y + w * 0.42, w, h - w * 0.42, colour)
    c.rect(x + w * 0.36, y - h * 0.07, w * 0.28, h * 0.1, (150, 140, 110), 3)
    c.ring(x + w * 0.5, y - h * 0.1, h * 0.035, (190, 180, 140), 3)
    for n, word in enumerate(words):
        c.text(
            x + w * 0.46, y + h * (0.3 + 0.14 * n), word, h * 0.09, (240, 240, 236), anchor="mm"
        )


def tool_cabinet(c: Canvas, x: float, y: float, w: float, h: float, colour: Colour) -> None:
    """Paint a cabinet with drawers."""
    c.box(x, y, w, h, colour)
    for n in range(4):
        top = y + 8 + n * (h - 16) / 4
        c.rect(x + 8, top, w - 20, (h - 16) / 4 - 5, mixed(colour, (255, 255, 255), 0.12), 3)
        c.rect(x + w * 0.38, top + 8, w * 0.22, 5, (210, 212, 214), 2)
