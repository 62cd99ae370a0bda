import asyncio

import pytest

from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.library.filing import filing_of
from tuireader.library.lane import Lane
from tuireader.model.article import Article, Paragraph
from tuireader.store import articles, tags


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


async def test_what_is_written_together_is_one_piece_of_the_index(library):
    """The index writes a piece whenever a statement of another table could be taken back by itself."""

    def filed(number):
        ready = filing_of(Article(f"Story {number}", (Paragraph("The ferry sails at six."),)), 1_800_000_000)
        return lambda db: articles.insert(db, [ready], 1_800_000_000)

    lane = Lane(library)
    await asyncio.gather(*(lane.write(filed(number)) for number in range(9)))
    pieces = await library.run(lambda db: db.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0])
    assert pieces == 1
