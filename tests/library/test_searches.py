"""A query under a name is a list like any other."""

import pytest

from tuireader.errors import QueryError, ReaderError
from tuireader.library import Library, searches
from tuireader.model.article import Article, Figure, Paragraph
from tuireader.model.query import Query
from tuireader.model.search import Search

STORIES = [
    Article("Ferry", (Figure("The quay", "Ada Holm, AFP"), Paragraph("It sails."))),
    Article("Mill", (Paragraph("Flour, says AFP."),)),
]


@pytest.fixture
async def library(tmp_path):
    async with await Library.open(tmp_path / "library.db") as opened:
        await opened.file_articles(None, STORIES)
        yield opened


async def shown(library, text):
    return [row.headline for row in await library.rows(await library.ids(Query.parse(text)))]


async def test_a_named_search_is_taken_wherever_a_query_is(library):
    await searches.keep(library, "Agency photos", "in:credit afp or caption")
    assert await searches.every(library) == [Search("Agency photos", "((in:credit afp) or caption)")]
    await searches.keep(library, "agency photos", "in:credit afp")
    assert await searches.every(library) == [Search("agency photos", "in:credit afp")]
    assert await shown(library, 'search:"AGENCY PHOTOS"') == ["Ferry"]
    assert await shown(library, '-search:"agency photos"') == ["Mill"]
    assert await shown(library, 'search:"agency photos" flour') == []
    await library.mark_query(Query.parse('search:"agency photos"'), starred=True)
    assert await shown(library, "is:starred") == ["Ferry"]


async def test_each_change_of_a_name_is_a_step_of_the_journal(library):
    await searches.keep(library, "sea", "ferry")
    await searches.keep(library, "sea", "mill")
    await searches.remove(library, "sea")
    for query in ("mill", "ferry"):
        await library.undo()
        assert await searches.every(library) == [Search("sea", query)]
    assert await library.undo() == "search “sea” kept"
    assert await searches.every(library) == []


async def test_what_can_be_no_named_search_is_one_sentence(library):
    for name, query in (("", "a"), ('a"b', "a"), ("a", ""), ("a", "search:b"), ("a", "x or search:b")):
        with pytest.raises(ReaderError):
            await searches.keep(library, name, query)
    with pytest.raises(QueryError, match="no search “sea”"):
        await library.ids(Query.parse("search:sea"))
    with pytest.raises(ReaderError, match="no search “sea”"):
        await searches.remove(library, "sea")
