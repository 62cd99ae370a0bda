import pytest

from tuireader.errors import ReaderError
from tuireader.model.article import Article, Paragraph
from tuireader.model.query import Query

FERRY = Article("Ferry runs again", (Paragraph("It sails at six."),))
MILL = Article("Old mill to close", (Paragraph("Flour since 1802."),))


async def found(library, text):
    return [row.headline for row in await library.rows(await library.ids(Query.parse(text)))]


async def test_a_tag_is_found_counted_and_taken_back(library):
    ferry, mill = await library.file_articles(None, [FERRY, MILL])
    assert await library.tag([ferry, mill], "Harbour life") == 2
    assert await library.tag([ferry], "harbour LIFE") == 0
    assert await library.tag(Query.parse("mill"), "flour") == 1
    assert await found(library, 'tag:"harbour life" -mill') == [FERRY.headline]
    assert await library.tags() == {"flour": 1, "Harbour life": 2}
    assert await library.tags_of(mill) == ("flour", "Harbour life")
    assert await library.undo() == "1 tagged “flour”"
    assert await library.tag([mill], "Harbour life", value=False) == 1
    assert await library.undo() == "1 untagged “Harbour life”"
    assert await library.tags_of(mill) == ("Harbour life",)


@pytest.mark.parametrize("name", ["", " \n", "-x", 'a"b'])
async def test_what_can_be_no_tag_is_refused(library, name):
    (ferry,) = await library.file_articles(None, [FERRY])
    with pytest.raises(ReaderError, match="no tag"):
        await library.tag([ferry], name)


async def test_a_note_is_kept_rewritten_and_taken_back(library):
    (ferry,) = await library.file_articles(None, [FERRY])
    await library.write_note(ferry, "ask about\nthe timetable")
    await library.write_note(ferry, "")
    assert await library.note(ferry) == ""
    assert await library.undo() == "a note removed"
    assert await library.note(ferry) == "ask about\nthe timetable"
    assert await library.undo() == "a note written"
    assert await library.note(ferry) == ""
