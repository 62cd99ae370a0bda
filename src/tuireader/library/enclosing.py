"""The files that come with articles, sound and video and papers, saved in a folder of the reader's.

What they are called is the feed's to say, so only letters, digits and a few signs of it are taken, and no file is written over.
"""

import asyncio
import mimetypes
import re
from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tuireader import atomic
from tuireader.errors import FetchError, ReaderError, system_says
from tuireader.fetch import http
from tuireader.library import Library, visits
from tuireader.library.access import Doors
from tuireader.library.trip import Budget, Trip
from tuireader.model.article import Enclosure
from tuireader.model.events import Done, Saved, Started, Tell
from tuireader.safe import redact, safe_line
from tuireader.store import behind
from tuireader.store.behind import Standing

LARGEST = 4 << 30  # bytes of a file
_AHEAD = 2
_LONGEST = 60  # characters of a name, which file systems count in bytes


async def save(library: Library, ids: Sequence[int], folder: Path, tell: Tell, number: int = 0) -> Done:
    """Saves the files of these articles, or of each the one of that number, from 1, and tells of each; ReaderError where
    the folder cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReaderError(f"The folder {folder} cannot be made: {system_says(error)}.") from error
    wanted = [
        (one, file)
        for one in await library.run(behind.standing, ids)
        for n, file in enumerate((await library.article(one.id)).enclosures, 1)
        if number in (0, n)
    ]
    tell(Started(len(wanted)))
    trip, doors = Trip(_AHEAD, Budget()), Doors()
    async with http.Client(per_host=2) as client:
        errands = ((file.url, partial(_saved, library, client, doors, folder, one, file)) for one, file in wanted)
        await trip.go(errands, tell)
    done = Done(trip.new, trip.failed)
    tell(done)
    return done


async def _saved(
    library: Library, client: http.Client, doors: Doors, folder: Path, one: Standing, file: Enclosure
) -> Saved:
    access = await doors.beside(one.feed, one.settings, file.url)
    await visits.heed(library, file.url)
    place = await asyncio.to_thread(_place, folder, name_of(file))
    try:
        with atomic.replacing(place, atomic.SHARED) as draft, draft.open("wb") as target:
            answer = await client.pour(file.url, target, LARGEST, access)
            if answer.failure:
                raise await visits.refused(library, answer)
            if answer.status == 304:
                raise FetchError("There is nothing in the answer.")
            size = target.tell()
    except BaseException as error:
        place.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise ReaderError(f"The file cannot be written: {system_says(error)}.") from error
        raise
    return Saved(str(place), redact(file.url), size)


def name_of(file: Enclosure) -> str:
    """What it is called here: by the end of its address, else "file"; with an ending by its type, where it has none."""
    try:
        said = unquote(urlsplit(file.url).path).rpartition("/")[2]
    except ValueError:
        said = ""
    stem, dot, ending = re.sub(r"[^\w. -]+", "_", safe_line(said, 2_000)).rpartition(".")
    if not dot or not re.fullmatch(r"\w{1,8}", ending):
        stem, ending = f"{stem}{dot}{ending}", (mimetypes.guess_extension(file.type) or "").lstrip(".")
    stem = stem.strip(" ._-")[:_LONGEST].rstrip() or "file"
    return f"{stem}.{ending}" if ending else stem


def _place(folder: Path, name: str) -> Path:
    """An empty file of that name, or with a number behind it, that nobody else has."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, f".{ending}") if dot else (name, "")
    for n in count(1):
        place = folder / (name if n == 1 else f"{stem} ({n}){ending}")
        try:
            place.open("x").close()
        except FileExistsError:
            continue
        except OSError as error:
            raise ReaderError(f"The file cannot be written: {system_says(error)}.") from error
        return place
    raise AssertionError
