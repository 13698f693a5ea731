"""A drawing surface that makes flat shapes look like a snapshot."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONTS = Path(__file__).resolve().parents[2] / "src" / "mingjing" / "documents" / "fonts"
HEI, KAI = "MingjingHei-Bold.otf", "MingjingKai-Regular.ttf"
WIDTH, HEIGHT, FINER = 960, 720, 2
EDGE = 180  # what a radial gradient of 255 at its corners is at the middle of its edges
WATERMARK = "演示　虚构画面"

Colour = tuple[int, int, int]
Point = tuple[float, float]


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return one of the house's own fonts."""
    return ImageFont.truetype(str(FONTS / name), size)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return *one* with a *share* of *other* in it."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return r, g, b


class Canvas:
    """A picture under way, in coordinates of 960 × 720 unless told otherwise.

    Args:
        background: colour of everything not painted.
        size: width and height.
        finer: how many pixels are drawn per pixel kept.
    """

    def __init__(
        self, background: Colour, size: tuple[int, int] = (WIDTH, HEIGHT), finer: int = FINER
    ) -> None:
        self.size, self.finer = size, finer
        self.image = Image.new("RGB", (size[0] * finer, size[1] * finer), background)
        self._draw = ImageDraw.Draw(self.image)

    def _at(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.finer, y * self.finer) for x, y in points]

    def rect(
        self, x: float, y: float, w: float, h: float, colour: Colour, radius: float = 0
    ) -> None:
        """Paint a rectangle."""
        (box,) = [self._at([(x, y), (x + w, y + h)])]
        self._draw.rounded_rectangle(box, radius * self.finer, fill=colour)

    def box(
        self, x: float, y: float, w: float, h: float, colour: Colour, radius: float = 4
    ) -> None:
        """Paint a rectangle with an edge of light above and of shade at its right and foot."""
        self.shadow(x + 6, y + 10, w, h)
        self.rect(x, y, w, h, mixed(colour, (0, 0, 0), 0.35), radius)
        self.rect(x, y, w - 4, h - 4, colour, radius)
        self.rect(x + 2, y + 2, w - 8, max(2, h * 0.05), mixed(colour, (255, 255, 255), 0.3), 2)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        """Paint a polygon."""
        self._draw.polygon(self._at(points), fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """Paint a line with round joints."""
        self._draw.line(
            self._at(points), fill=colour, width=round(width * self.finer), joint="curve"
        )
        for x, y in (points[0], points[-1]):
            self.dot(x, y, width / 2, colour)

    def dot(self, x: float, y: float, r: float, colour: Colour) -> None:
        """Paint a disc."""
        self._draw.ellipse(self._at([(x - r, y - r), (x + r, y + r)]), fill=colour)

    def ellipse(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        """Paint an ellipse."""
        self._draw.ellipse(self._at([(x, y), (x + w, y + h)]), fill=colour)

    def ring(self, x: float, y: float, r: float, colour: Colour, width: float) -> None:
        """Paint a circle."""
        self._draw.ellipse(
            self._at([(x - r, y - r), (x + r, y + r)]),
            outline=colour,
            width=round(width * self.finer),
        )

    def cylinder(self, x: float, y: float, w: float, h: float, colour: Colour) -> None:
        """Paint an upright round body, lit from the left."""
        self.shadow(x + 8, y + h - 24, w, 30)
        strips = 24
        for n in range(strips):
            turn = abs(n / (strips - 1) - 0.32)
            shade = mixed(
                mixed(colour, (255, 255, 255), 0.28), (0, 0, 0), min(0.75, turn * 1.05)
            )
            self.rect(x + w * n / strips, y, w / strips + 1, h, shade)

    def gradient(
        self, x: float, y: float, w: float, h: float, top: Colour, foot: Colour
    ) -> None:
        """Paint a rectangle that fades from *top* to *foot*."""
        size = round(w * self.finer), round(h * self.finer)
        mask = Image.linear_gradient("L").resize(size)
        fade = Image.composite(Image.new("RGB", size, foot), Image.new("RGB", size, top), mask)
        self.image.paste(fade, (round(x * self.finer), round(y * self.finer)))

    def shadow(self, x: float, y: float, w: float, h: float, dark: float = 0.4) -> None:
        """Darken a soft-edged rectangle."""
        mask = Image.new("L", self.image.size, 0)
        box = self._at([(x, y), (x + w, y + h)])
        ImageDraw.Draw(mask).rounded_rectangle(box, 12 * self.finer, fill=round(255 * dark))
        mask = mask.filter(ImageFilter.GaussianBlur(10 * self.finer))
        self.image.paste((8, 10, 14), (0, 0), mask)

    def glow(self, x: float, y: float, r: float, colour: Colour, strength: float = 0.8) -> None:
        """Add light around a point."""
        size = round(2 * r * self.finer)
        falloff = Image.radial_gradient("L").resize((size, size))
        falloff = falloff.point(
            [round(255 * strength * max(0, 1 - v / EDGE) ** 2) for v in range(256)]
        )
        light = Image.new("RGB", self.image.size)
        lamp = Image.merge(
            "RGB", [falloff.point([v * c // 255 for v in range(256)]) for c in colour]
        )
        light.paste(lamp, (round((x - r) * self.finer), round((y - r) * self.finer)))
        self.image.paste(ImageChops.add(self.image, light))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        colour: Colour,
        *,
        name: str = HEI,
        anchor: str = "la",
        turned: float = 0,
        opacity: float = 1,
    ) -> None:
        """Write words."""
        face = font(name, round(size * self.finer))
        if not turned and opacity == 1:
            self._draw.text((x * self.finer, y * self.finer), words, colour, face, anchor)
            return
        left, top, right, foot = face.getbbox(words)
        mask = Image.new("L", (round(right - left) + 8, round(foot - top) + 8), 0)
        ImageDraw.Draw(mask).text((4 - left, 4 - top), words, round(255 * opacity), face)
        mask = mask.rotate(turned, expand=True, resample=Image.Resampling.BICUBIC)
        where = round(x * self.finer - mask.width / 2), round(y * self.finer - mask.height / 2)
        self.image.paste(colour, where, mask)

    def snapshot(self, seed: int, stamp: str, *, grain: float = 0.09) -> Image.Image:
        """Return it as a camera would have taken it: vignette, grain, time stamp, watermark."""
        picture = self.image.resize(self.size, Image.Resampling.LANCZOS)
        picture = vignetted(picture, 0.5)
        picture = grainy(picture, seed, grain)
        return stamped(picture, stamp)

    def sheet(self, seed: int) -> Image.Image:
        """Return it as a scanner would have taken it: nearly white, hardly any grain."""
        picture = self.image.resize(self.size, Image.Resampling.LANCZOS)
        return watermarked(grainy(picture, seed, 0.04), (150, 150, 160), 0.28)


def vignetted(picture: Image.Image, dark: float) -> Image.Image:
    """Return *picture* darker towards its corners."""
    mask = Image.radial_gradient("L").resize(picture.size)
    mask = mask.point([round(max(0, v - 90) * dark) for v in range(256)])
    return Image.composite(Image.new("RGB", picture.size, (6, 8, 12)), picture, mask)


def grainy(picture: Image.Image, seed: int, share: float) -> Image.Image:
    """Return *picture* with the grain of a small sensor; the same seed, the same grain."""
    width, height = picture.size[0] // 2 + 1, picture.size[1] // 2 + 1
    noise = Image.frombytes("L", (width, height), random.Random(seed).randbytes(width * height))
    noise = noise.resize((width * 2, height * 2), Image.Resampling.BICUBIC).crop(
        (0, 0, *picture.size)
    )
    return Image.blend(
        picture, ImageChops.overlay(picture, Image.merge("RGB", [noise] * 3)), share
    )


def stamped(picture: Image.Image, stamp: str) -> Image.Image:
    """Return *picture* with a time stamp at its foot and the watermark across it."""
    picture = watermarked(picture, (255, 255, 255), 0.2)
    draw = ImageDraw.Draw(picture)
    size = max(16, picture.size[0] // 44)
    face = font(HEI, size)
    place = (size, picture.size[1] - size * 2)
    draw.text(place, stamp, (255, 214, 92), face, stroke_width=2, stroke_fill=(20, 16, 8))
    mark = "演示"
    wide = face.getlength(mark)
    box = (picture.size[0] - wide - size * 2, size * 0.7, picture.size[0] - size, size * 2.3)
    draw.rounded_rectangle(box, 6, fill=(176, 32, 36))
    draw.text((box[0] + size / 2, box[1] + size * 0.1), mark, (255, 255, 255), face)
    return picture


def watermarked(picture: Image.Image, colour: Colour, opacity: float) -> Image.Image:
    """Return *picture* with the watermark slanted across it."""
    face = font(HEI, picture.size[0] // 16)
    left, top, right, foot = face.getbbox(WATERMARK)
    mask = Image.new("L", (round(right - left) + 8, round(foot - top) + 8), 0)
    ImageDraw.Draw(mask).text((4 - left, 4 - top), WATERMARK, round(255 * opacity), face)
    mask = mask.rotate(24, expand=True, resample=Image.Resampling.BICUBIC)
    where = (picture.size[0] - mask.width) // 2, (picture.size[1] - mask.height) // 2
    picture.paste(colour, where, mask)
    return picture
