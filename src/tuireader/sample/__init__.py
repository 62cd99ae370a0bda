"""The sample edition: stories of four publications that do not exist, to read on the first evening.

Each is a file in the article form of `--to json`, so nothing has to be recognised or fetched; between them they hold every
kind of block, four languages and two directions of writing. `hours` says how old a story is whenever the edition is
opened, since news with a fixed date would be old news. Two have a picture, drawn by tools/sample_pictures.py.
"""

import json
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files

from tuireader.model.article import Article
from tuireader.model.codec import Json, decode
from tuireader.model.raster import Kept, Raster

_SERVER = "https://tidewater-gazette.example"
_PICTURES = ("ferry", "storm")
_WIDE = 160  # pixels of the small ones (tools/sample_pictures.py)


def edition(now: datetime | None = None) -> list[tuple[str, Article]]:
    """Publication and article, newest first, dated back from `now` (aware; this moment if not given)."""
    moment = now or datetime.now(UTC)
    stories = (json.loads(file.read_text(encoding="utf-8")) for file in files(__name__).iterdir() if _story(file.name))
    dated = sorted((_dated(story, moment) for story in stories), key=lambda pair: pair[0], reverse=True)
    return [(article.site, article) for _, article in dated]


def pictures() -> dict[str, Kept]:
    """The edition's pictures by their addresses, which nobody need be asked for."""
    folder = files(__name__)

    def kept(name: str) -> Kept:
        cells = zlib.decompress((folder / f"{name}.cells").read_bytes())
        return Kept(Raster(_WIDE, cells), (folder / f"{name}.jpg").read_bytes())

    return {f"{_SERVER}/{name}.jpg": kept(name) for name in _PICTURES}


def _story(name: str) -> bool:
    return name.endswith(".json")


def _dated(story: Json, now: datetime) -> tuple[datetime, Article]:
    published = now - timedelta(hours=story["hours"])
    return published, replace(decode(story), published=published)
