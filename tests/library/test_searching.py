"""Words as they are found: scripts without spaces, folded letters, and lists of the first few."""

import pytest

from tuireader.library import Library, searches
from tuireader.model.article import Article, Figure, Paragraph, Speech
from tuireader.model.query import FIELDS, FLAGS, HOLDS, ORDERS, PARTS, Query
from tuireader.store import sql

STORIES = (
    Article("東京の経済新聞が発表", (Paragraph("市场价格上涨，政府表示关注。"),)),
    Article("รัฐบาลไทยประกาศ", (Paragraph("ราคาน้ำมันวันนี้"),)),
    Article("Łódź i Østergård", (Paragraph("Die Straße war naïve, cœur."),)),
    Article(
        "Storm ahead",
        (
            Figure("Waves off Łeba", "Ada Holm"),
            Paragraph("“Stay in,” said Jon Wik.", speech=(Speech(1, 9, "Jon Wik"),)),
        ),
    ),
)


@pytest.fixture
async def library(tmp_path):
    async with await Library.open(tmp_path / "library.db") as opened:
        await opened.file_articles(None, STORIES)
        yield opened


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("経済", 0),
        ("経", 0),
        ("新聞が", 0),
        ("京都", None),
        ("价格", 0),
        ("in:headline 价格", None),
        ("ไทย", 1),
        ("น้ำมัน", 1),
        ("lodz", 2),
        ("Łódź", 2),
        ("ostergard", 2),
        ("strasse", 2),
        ("naive coeur", 2),
        ("leba", 3),
        ('"stay in said"', 3),
        ("in:quote said", None),
        ("author:nobody", None),
        ("in:credit (nobody or holm)", 3),
        ("in:headline (nobody or holm)", None),
        ("in:headline (nobody or in:credit holm)", 3),
        ("łódź (in:credit -holm)", 2),
    ],
)
async def test_words_are_found_in_any_script(library, text, story):
    found = [row.headline for row in await library.rows(await library.ids(Query.parse(text)))]
    assert found == ([STORIES[story].headline] if story is not None else [])


VALUES = {
    "is": FLAGS,
    "in": PARTS,
    "has": HOLDS,
    "sort": ORDERS,
    "len": ("<2m", "2"),
    "since": ("2w", "2026-01-31"),
    "before": ("2d",),
    "search": ("storms",),
}


@pytest.mark.parametrize("field", FIELDS)
async def test_every_search_word_can_be_asked(library, field):
    await searches.keep(library, "storms", "storm")
    for value in VALUES.get(field, ("nobody",)):
        words = " storm" * (field == "in")
        assert len(await library.ids(Query.parse(f"{field}:{value}{words}"))) <= len(STORIES)


@pytest.mark.parametrize("text", ["", "story", "story -odd", "story sort:oldest", "sort:headline story", "odd is:read"])
async def test_the_first_of_a_list_are_those_of_the_whole_list(tmp_path, monkeypatch, text):
    monkeypatch.setattr(sql, "_WINDOW", 20)
    async with await Library.open(tmp_path / "many.db") as library:
        stories = [Article(f"Story {n} {'odd' if n % 2 else 'even'}", (Paragraph(f"Text {n}"),)) for n in range(50)]
        ids = await library.file_articles(None, stories)
        await library.mark(ids[:10], read=True)
        query = Query.parse(text)
        whole = await library.ids(query)
        for limit in (1, 3, 30, 60):
            assert await library.ids(query, limit) == whole[:limit]


async def test_the_muted_are_in_no_list_that_does_not_ask_for_them(library):
    def mute(db):
        db.execute("UPDATE statuses SET muted = 1 WHERE article_id = 4")

    await library.run(mute)
    assert len(await library.ids(Query.parse(""))) == 3
    assert list(await library.ids(Query.parse("is:muted"))) == [4]
    assert list(await library.ids(Query.parse("storm"), 5)) == []


@pytest.mark.parametrize("text", ["is:muted", "(is:muted or is:starred)", "is:muted storm"])
async def test_the_muted_are_shown_where_they_are_asked_for_at_any_depth(library, text):
    await library.run(lambda db: db.execute("UPDATE statuses SET muted = 1 WHERE article_id = 4"))
    assert list(await library.ids(Query.parse(text))) == [4]


async def test_a_query_without_the_muted_has_none_of_them(library):
    await library.run(lambda db: db.execute("UPDATE statuses SET muted = 1 WHERE article_id = 4"))
    assert 4 not in await library.ids(Query.parse("-is:muted"))
