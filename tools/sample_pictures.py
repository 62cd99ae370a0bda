"""Draws the two pictures of the sample edition into src/tuireader/sample/: the ferry at first light, the storm at the wall.

Each becomes what the library keeps of a picture: a JPEG, and the small one for half blocks, deflated. Both are scenes of
gradients, silhouettes and blur, so that they look like something at a hundred pixels too.
"""

import io
import math
import random
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tuireader.pictures.decode import kept

HERE = Path(__file__).parent.parent / "src" / "tuireader" / "sample"
WIDE, HIGH = 1200, 800

Colour = tuple[int, int, int]


def gradient(stops: Sequence[tuple[float, Colour]]) -> Image.Image:
    """From top to bottom, through colours at shares of the height."""
    column = Image.new("RGB", (1, HIGH))
    for y in range(HIGH):
        at = y / (HIGH - 1)
        (low, one), (high, two) = next(p for p in pairwise(stops) if at <= p[1][0])
        share = (at - low) / (high - low)
        column.putpixel((0, y), tuple(round(a + (b - a) * share) for a, b in zip(one, two, strict=True)))
    return column.resize((WIDE, HIGH))


def glow(picture: Image.Image, x: int, y: int, size: int, colour: Colour, strength: float) -> None:
    """Light around a point."""
    mask = Image.new("L", (WIDE, HIGH))
    ImageDraw.Draw(mask).ellipse((x - size, y - size, x + size, y + size), fill=round(255 * strength))
    picture.paste(Image.new("RGB", (WIDE, HIGH), colour), mask=mask.filter(ImageFilter.GaussianBlur(size / 2)))


def ferry() -> Image.Image:
    picture = gradient(
        (
            (0, (34, 44, 84)),
            (0.3, (108, 84, 124)),
            (0.5, (226, 134, 98)),
            (0.58, (250, 204, 136)),
            (0.59, (120, 92, 104)),
            (1, (20, 30, 54)),
        )
    )
    glow(picture, 800, 455, 190, (255, 226, 160), 0.8)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((760, 400, 850, 490), fill=(255, 244, 210))
    draw.polygon([(0, 462), (0, 400), (140, 376), (300, 410), (430, 396), (600, 446), (640, 464)], fill=(66, 58, 84))
    for n in range(90):  # the sun's road on the water
        y = 470 + n * n // 26
        half = 30 + n * 2 + random.randint(-14, 14)
        draw.line((805 - half, y, 805 + half, y), fill=(246 - n, 186 - n, 136 - n // 2), width=2 + n // 22)
    hull = [(230, 540), (700, 540), (660, 610), (280, 610)]
    draw.polygon(hull, fill=(20, 20, 30))
    draw.line([(222, 538), (708, 538)], fill=(196, 74, 62), width=10)
    draw.rectangle((300, 470, 610, 534), fill=(226, 220, 212))
    draw.rectangle((360, 424, 520, 470), fill=(204, 196, 190))
    draw.rectangle((440, 366, 486, 424), fill=(196, 74, 62))
    draw.rectangle((440, 366, 486, 382), fill=(24, 24, 34))
    draw.line((570, 470, 570, 352), fill=(30, 30, 40), width=6)
    for x in range(322, 600, 40):
        draw.rectangle((x, 488, x + 22, 510), fill=(255, 208, 120))
    for n in range(9):  # her smoke
        glow(picture, 420 - 36 * n, 340 - 14 * n, 26 + 5 * n, (86, 74, 100), 0.5)
    draw.polygon([(0, 640), (210, 650), (210, HIGH), (0, HIGH)], fill=(12, 14, 24))
    for x in (60, 130, 196):
        draw.rectangle((x, 590, x + 14, 660), fill=(12, 14, 24))
    return picture.filter(ImageFilter.GaussianBlur(1.2))


def storm() -> Image.Image:
    picture = gradient(((0, (10, 14, 26)), (0.45, (28, 38, 56)), (0.6, (42, 56, 72)), (1, (8, 14, 22))))
    light = Image.new("L", (WIDE, HIGH))
    ImageDraw.Draw(light).polygon([(1300, 40), (0, 230), (0, 430), (1300, 90)], fill=120)
    picture.paste(Image.new("RGB", (WIDE, HIGH), (236, 232, 190)), mask=light.filter(ImageFilter.GaussianBlur(26)))
    draw = ImageDraw.Draw(picture)
    for row in range(16):  # the sea
        y = 470 + row * 21
        points = [
            (x, y + 12 * math.sin(x / (50 + 7 * row) + row * 1.7) * (1 + row / 9)) for x in range(0, WIDE + 20, 20)
        ]
        draw.line(points, fill=(70 + row * 3, 92 + row * 3, 106 + row * 3), width=3)
    draw.polygon([(0, 640), (760, 560), (790, 560), (790, 640), (0, 760)], fill=(22, 24, 30))
    draw.line([(0, 640), (760, 560)], fill=(96, 100, 108), width=6)
    spray = Image.new("L", (WIDE, HIGH))
    brush = ImageDraw.Draw(spray)
    for _ in range(2600):  # the wave that breaks over the wall
        up = random.random()
        x = 520 + random.gauss(0, 46 + 150 * up * (1 - up / 2))
        y = 600 - 470 * up * random.random() ** 0.4 - random.random() * 30
        size = random.choice((2, 3, 4, 7)) * (1.4 - up)
        brush.ellipse((x - size, y - size, x + size, y + size), fill=random.randint(90, 235))
    picture.paste(Image.new("RGB", (WIDE, HIGH), (226, 234, 238)), mask=spray.filter(ImageFilter.GaussianBlur(3)))
    for x, y in ((120, 628), (330, 606), (560, 584)):
        glow(picture, x, y - 40, 22, (255, 180, 90), 0.9)
    return picture.filter(ImageFilter.GaussianBlur(1.6))


def main() -> None:
    random.seed(1802)
    for name, picture in (("ferry", ferry()), ("storm", storm())):
        body = io.BytesIO()
        picture.save(body, "PNG")
        made = kept(body.getvalue())
        (HERE / f"{name}.jpg").write_bytes(made.jpeg)
        (HERE / f"{name}.cells").write_bytes(zlib.compress(made.cells.rgb, 9))


if __name__ == "__main__":
    main()
