import pytest

from tuireader.errors import StoreError
from tuireader.library import Library
from tuireader.model.article import Article, Figure, Paragraph, Quote, Speech
from tuireader.model.query import Query
from tuireader.model.row import Counts, Reach

FERRY = Article(
    "Ferry runs again",
    (
        Figure("The Solveig at her berth", "Ada Holm, Meridian Press"),
        Paragraph("“We sail at six,” said Ines Falk.", speech=(Speech(1, 15, "Ines Falk"),)),
        Paragraph("Le café du port reste fermé."),
    ),
    site="Harbour Post",
    byline="Tor Lind",
    language="en",
    minutes=2,
)
MILL = Article(
    "Old mill to close", (Paragraph("The mill has ground flour since 1802."), Quote("Flour was our life.", "Jon Wik"))
)


async def found(library, text):
    return [row.headline for row in await library.rows(await library.ids(Query.parse(text)))]


async def test_an_article_is_read_back_as_it_was_filed(library):
    (article_id,) = await library.file_articles(None, [FERRY])
    stored = await library.article(article_id)
    assert stored.id == str(article_id)
    assert (stored.headline, stored.blocks, stored.byline) == (FERRY.headline, FERRY.blocks, FERRY.byline)


async def test_the_same_story_twice_is_one_article(library):
    first = await library.file_articles(None, [FERRY])
    assert await library.file_articles("Harbour Post", [FERRY]) == first
    assert await library.counts() == Counts(1, 1, 0)


async def test_an_article_may_belong_to_several_feeds(library):
    await library.file_articles("Harbour Post", [FERRY])
    await library.file_articles("Coast Daily", [FERRY])
    assert [(feed.title, feed.total, feed.unread) for feed in await library.feeds()] == [
        ("Coast Daily", 1, 1),
        ("Harbour Post", 1, 1),
    ]
    assert await found(library, 'feed:"Coast Daily"') == await found(library, "feed:harbour") == [FERRY.headline]


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        ("ferry", [FERRY.headline]),
        ("cafe ferme", [FERRY.headline]),
        ('"ground flour"', [MILL.headline]),
        ('"flour ground"', []),
        ("flo*", [MILL.headline]),
        ("flo", []),
        ("flour -1802", []),
        ("ferry or mill", [MILL.headline, FERRY.headline]),
        ("in:credit meridian", [FERRY.headline]),
        ("in:caption meridian", []),
        ("in:quote sail", [FERRY.headline]),
        ("speaker:falk", [FERRY.headline]),
        ("speaker:wik", [MILL.headline]),
        ("has:image", [FERRY.headline]),
        ("has:quote", [MILL.headline, FERRY.headline]),
        ("author:lind", [FERRY.headline]),
        ("site:harbour", [FERRY.headline]),
        ("lang:en", [FERRY.headline]),
        ("len:>1m", [FERRY.headline]),
        ("since:1d sort:oldest", [FERRY.headline, MILL.headline]),
        ("before:2001-01-01", []),
        ("sort:headline", [FERRY.headline, MILL.headline]),
        ("-ferry", [MILL.headline]),
        ("is:offline", [MILL.headline, FERRY.headline]),
        ('"', None),
    ],
)
async def test_a_query_finds(library, text, headlines):
    await library.file_articles(None, [FERRY, MILL])
    if headlines is not None:
        assert await found(library, text) == headlines


async def test_notes_and_tags_are_found_by(library):
    ferry, mill = await library.file_articles(None, [FERRY, MILL])
    await library.write_note(ferry, "ask")
    await library.tag([mill], "flour")
    assert await found(library, "has:note") == [FERRY.headline]
    assert await found(library, "-has:note tag:Flour") == [MILL.headline]
    await library.write_note(ferry, "")
    assert await found(library, "has:note") == []


@pytest.mark.parametrize("word", ['a"b', "NEAR(", "*", "col:umn".replace(":", " "), "^x", "'", "{body}", "漢字"])
async def test_no_word_is_syntax_to_the_index(library, word):
    await library.file_articles(None, [MILL])
    assert await library.ids(Query.typed(f'"{word.replace(chr(34), "")}"')) is not None


async def test_marks_change_lists_and_counts_and_are_undone_step_by_step(library):
    ferry, _mill = await library.file_articles("Post", [FERRY, MILL])
    assert await library.mark([ferry], read=True) == 1
    assert await library.mark([ferry], read=True) == 0
    assert await library.mark_query(Query.parse("is:unread"), read=True, starred=True) == 1
    assert await library.counts() == Counts(2, 0, 1)
    assert (await library.feeds())[0].unread == 0
    assert await found(library, "is:starred") == [MILL.headline]
    assert await library.undo() == "1 marked read, 1 starred"
    assert await library.counts() == Counts(2, 1, 0)
    assert await library.undo() == "1 marked read"
    assert await library.counts() == Counts(2, 2, 0)
    assert (await library.feeds())[0].unread == 2
    assert await library.undo() == ""


async def test_marks_and_place_are_there_after_a_restart(tmp_path):
    path = tmp_path / "library.db"
    async with await Library.open(path) as library:
        (article_id,) = await library.file_articles(None, [FERRY])
        await library.mark([article_id], starred=True)
        await library.keep_place(article_id, 2, 9)
    async with await Library.open(path) as library:
        status = await library.status(article_id)
        assert (status.starred, status.block, status.offset) == (True, 2, 9)
        assert await found(library, "is:continue") == [FERRY.headline]
        assert await library.undo() == "1 starred"


async def test_another_process_writing_is_noticed(tmp_path):
    path = tmp_path / "library.db"
    async with await Library.open(path) as one, await Library.open(path) as other:
        assert not await one.changed()
        await other.file_articles(None, [FERRY])
        assert await one.changed()
        assert not await one.changed()


async def test_rows_come_in_the_order_asked_and_skip_what_is_gone(library):
    ferry, mill = await library.file_articles("Post", [FERRY, MILL])
    rows = await library.rows([mill, 99, ferry])
    assert [(row.id, row.source, row.reach, row.read) for row in rows] == [
        (mill, "Post", Reach.FULL, False),
        (ferry, "Post", Reach.FULL, False),
    ]


async def test_an_article_that_is_not_there_is_one_sentence(library):
    with pytest.raises(StoreError, match="no article 7"):
        await library.article(7)


async def test_what_is_asked_of_a_closed_library_gets_a_sentence(tmp_path):
    library = await Library.open(tmp_path / "closed.db")
    await library.close()
    await library.close()
    with pytest.raises(StoreError, match="closed"):
        await library.feeds()
