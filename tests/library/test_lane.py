import asyncio

import pytest

from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.library.lane import Lane
from tuireader.store import tags


@pytest.fixture
async def library(tmp_path):
    async with await Library.open(tmp_path / "library.db") as opened:
        yield opened


def tagging(name):
    return lambda db: tags.tag(db, [1], name, True)


def failing(db):
    tags.tag(db, [1], "half", True)
    raise ReaderError("This one cannot be written.")


async def test_one_that_fails_leaves_nothing_and_the_others_are_written(library):
    lane = Lane(library)
    told = await asyncio.gather(
        lane.write(tagging("one")), lane.write(failing), lane.write(tagging("two")), return_exceptions=True
    )
    assert isinstance(told[1], ReaderError)
    assert set(await library.tags_of(1)) == {"one", "two"}


async def test_who_waits_hears_of_an_error_that_nobody_foresaw(library):
    lane = Lane(library)
    with pytest.raises(ZeroDivisionError):
        await lane.write(lambda db: 1 / 0)
    await lane.write(tagging("later"))
