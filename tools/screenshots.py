"""Draws the README's pictures from the real program on the sample edition: screenshots/*.svg, and *.png where chromium or
rsvg-convert is there."""

import asyncio
import html
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from tuireader.config import Config
from tuireader.library.sampling import file_sample
from tuireader.typeset.cells import width
from tuireader.ui.app import ReaderApp

_TEXT = re.compile(r'(?P<before><text [^>]*?)textLength="(?P<length>[\d.]+)"(?P<after>[^>]*>)(?P<text>[^<]*)</text>')
OUT = Path(__file__).parent.parent / "screenshots"


@dataclass(frozen=True)
class Picture:
    """Keys that lead to it; "/words" types."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...]


PICTURES = (
    Picture("reading", (132, 40), "tuireader", ("j", "j", "j", "enter")),
    Picture("reading-light", (132, 40), "tuireader-light", ("G", "enter")),
    Picture("page", (100, 50), "tuireader", ("G", "enter", "Z")),
    Picture("page-light", (100, 50), "tuireader-light", ("j", "j", "enter", "Z")),
    Picture("narrow", (60, 24), "tuireader-light", ("G", "enter", "right_square_bracket", "right_square_bracket")),
    Picture("found", (100, 30), "tuireader", ("/second ferry", "enter", "enter")),
    Picture("pictures", (132, 40), "tuireader", ("enter", "P")),
    Picture("keys", (90, 40), "tuireader", ("question_mark",)),
    Picture("ansi", (100, 30), "ansi", ("G", "enter")),
)


async def draw(picture: Picture, library: Path) -> str:
    """The picture as SVG."""
    app = ReaderApp(library, replace(Config(), theme=picture.theme, refresh_on_start=False))
    async with app.run_test(size=picture.size) as pilot:
        for _ in range(3):
            await pilot.pause()
            await app.workers.wait_for_complete()
        for key in picture.keys:
            await pilot.press(
                *(["slash", *(" " if c == " " else c for c in key[1:])] if key.startswith("/") else [key])
            )
            await pilot.pause(0.2)
            await app.workers.wait_for_complete()
        await pilot.pause(0.7)  # the flash is over
        app.reading.message = ""
        app.reading.refresh_lines_of_state()
        await pilot.pause()
        return _wide(app.export_screenshot())


def _wide(svg: str) -> str:
    """Rich counts characters where it should count cells, which squeezes Chinese and Japanese."""

    def mended(match: re.Match[str]) -> str:
        text = html.unescape(match["text"])
        cell = float(match["length"]) / max(1, len(text))
        return f'{match["before"]}textLength="{cell * width(text):.1f}"{match["after"]}{match["text"]}</text>'

    return _TEXT.sub(mended, svg)


def png(svg: Path) -> None:
    """The same as PNG, by what is there."""
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text("utf-8"))
    assert box is not None
    size = f"{int(float(box[1]))},{int(float(box[2]))}"
    to = svg.with_suffix(".png")
    if chromium := shutil.which("chromium") or shutil.which("google-chrome"):
        words = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--screenshot={to}",
            f"--window-size={size}",
        ]
        subprocess.run([chromium, *words, svg.resolve().as_uri()], capture_output=True, check=False, timeout=60)
    elif rsvg := shutil.which("rsvg-convert"):
        subprocess.run([rsvg, "-o", str(to), str(svg)], check=False)


async def main() -> None:
    OUT.mkdir(exist_ok=True)
    os.environ["XDG_STATE_HOME"] = os.devnull  # how somebody left their own screen
    os.environ["COLORTERM"] = "truecolor"  # else no picture is drawn in cells
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            library = Path(folder) / "library.db"
            await file_sample(library)
            svg = OUT / f"{picture.name}.svg"
            svg.write_text(await draw(picture, library), "utf-8")
        png(svg)
        print(svg.name)


if __name__ == "__main__":
    asyncio.run(main())
