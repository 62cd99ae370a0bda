import pytest
from hypothesis import given
from hypothesis import strategies as st
from library.feeds_said import page, rss

from tuireader.library import Library, fulltext, rereading
from tuireader.library.difference import difference, moved
from tuireader.library.filing import remade
from tuireader.library.importing import bring
from tuireader.library.refresh import refresh
from tuireader.model.article import Article, Figure, Paragraph
from tuireader.model.events import Done, Filed
from tuireader.model.feed import Subscription
from tuireader.model.query import Query
from tuireader.model.row import Reach
from tuireader.store import database
from tuireader.store.articles import read, replace, source

MILL = page("Old mill to close", "The old mill by the weir closes in spring.")


@pytest.fixture
async def library(tmp_path):
    (tmp_path / "mill.html").write_text(MILL)
    async with await Library.open(tmp_path / "library.db") as opened:
        await bring(opened, [str(tmp_path / "mill.html")], lambda _: None)
        yield opened


async def again(library):
    events = []
    await rereading.reread(library, await library.ids(Query()), events.append)
    return events


def _badly_read(db, number):
    """The article as a worse recognition would have left it."""
    with database.transaction(db):
        article, kept = read(db, number), source(db, number)
        worse = Article("Wrong", article.blocks[2:5], byline="Nobody", published=article.published)
        replace(db, number, remade(worse, kept, 7, Reach.FULL, b""))


async def test_what_is_read_as_before_is_left_alone(library):
    assert (await again(library))[1:] == [Done(0, 0)]


async def test_what_comes_out_otherwise_is_told_and_id_marks_and_place_stay(library):
    (number,) = await library.ids(Query())
    await library.run(_badly_read, number)
    await library.mark([number], starred=True)
    place = (await library.article(number)).blocks[1]
    await library.keep_place(number, 1, 12)
    _, filed, done = await again(library)
    assert done == Done(1, 0)
    assert isinstance(filed, Filed)
    assert "headline, byline, 5 paragraphs more" in filed.headline
    article, status = await library.article(number), await library.status(number)
    assert article.headline == "Old mill to close"
    assert (article.blocks[status.block], status.offset, status.starred) == (place, 12, True)


async def test_what_a_feed_said_beside_the_body_stays(library, site):
    body = "<p>Flour since 1802, and bread from it.</p>"
    await library.subscribe(
        [Subscription(site.say("/feed", rss(("g1", "https://post.example/a", "Flour", body.replace("<", "&lt;")))))]
    )
    await refresh(library, lambda _: None)
    assert (await again(library))[1:] == [Done(0, 0)]


async def test_what_a_feed_said_of_a_story_whose_page_was_fetched_stays(library, site):
    link = site.say("/mill", page("The mill, at length", "The old mill by the weir closes after two centuries."))
    await library.subscribe([Subscription(site.say("/feed", rss(("g1", link, "Flour", "Since 1802."))))])
    await refresh(library, lambda _: None)
    (number,) = await library.ids(Query.parse("flour"))
    await fulltext.fetch(library, [number], lambda _: None)
    assert (await again(library))[1:] == [Done(0, 0)]
    assert (await library.article(number)).headline == "Flour"


def test_a_difference_is_told_in_a_few_words():
    before = Article("Mill", (Paragraph("One."), Paragraph("A mill.")))
    after = Article("Mill", (Paragraph("One."), Figure("A mill.")), byline="Ann")
    assert difference(before, after) == "byline, 1 paragraphs fewer, 1 captions more"
    assert difference(before, before) == ""


TEXTS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=8)


@given(TEXTS, TEXTS, st.integers(0, 9))
def test_a_place_is_always_one_in_the_new_article(before, after, block):
    blocks = [tuple(map(Paragraph, texts)) for texts in (before, after)]
    found, _ = moved(*blocks, block, 3)
    assert 0 <= found < len(after)
    if block < len(before) and before[block] in after:
        assert after[found] == before[block]
