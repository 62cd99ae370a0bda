"""What is exported as JSON comes back as it was: articles, marks, tags, notes and places."""

import asyncio
import json
import tempfile
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from any_article import MOMENTS, articles, blocks, few
from hypothesis import given, settings
from hypothesis import strategies as st

from tuireader.library import Library, exchange, importing
from tuireader.model import clipping_codec
from tuireader.model.clipping import Clipping
from tuireader.model.query import Query
from tuireader.model.row import Reach
from tuireader.model.source import Source
from tuireader.store import clippings as stored

NOW = 1_800_000_000

text = st.text("abé漢 –<&\"'\\%", max_size=20).map(lambda s: " ".join(s.split()))
link = st.sampled_from(["https://post.example/a?b=1&c=%20", "http://post.example/"])
block = blocks(text, link, href=link | st.just("mailto:a@b.example"), code=st.text("ab\n\t {}", max_size=20))
whole = st.builds(
    Clipping,
    articles(text, link, block, id=st.just(""), headline=text.filter(bool), blocks=few(block, 4).filter(bool)),
    feed=st.sampled_from(["", "Post", "Harbour & quay"]),
    read=st.booleans(),
    starred=st.booleans(),
    tags=st.sets(st.sampled_from(["north", "sea", "été"])).map(sorted).map(tuple),
    note=st.sampled_from(["", "ask", "two\n\nlines"]),
    listed=MOMENTS.map(lambda when: when.astimezone(UTC).replace(microsecond=0)),
    reach=st.sampled_from([Reach.FULL, Reach.SUMMARY]),
    block=st.integers(-1, 3),
    offset=st.just(0),
)


async def through_a_library(folder, clippings):
    """The clippings as they are in a library that they were imported into."""
    lines = "".join(json.dumps(clipping_codec.encode(clipping)) + "\n" for clipping in clippings)
    source = Source(lines.encode())
    async with await Library.open(folder / "library.db") as library:
        found = exchange.returned(source, NOW, await library.dictionary())
        events = await library.run(importing.file_source, source, found, 1, NOW)
        assert [event.new for event in events] == [True] * len(clippings)
        ids = await library.ids(Query())
        return await library.run(lambda db: list(stored.each(db, ids)))


@settings(max_examples=25)
@given(st.lists(whole, min_size=1, max_size=3))
def test_nothing_is_lost_between_json_and_the_library(clippings):
    numbered = [
        replace(c, article=replace(c.article, headline=f"{n} {c.article.headline}")) for n, c in enumerate(clippings)
    ]
    with tempfile.TemporaryDirectory() as folder:
        there = asyncio.run(through_a_library(Path(folder), numbered))
    back = {c.article.headline: replace(c, article=replace(c.article, id="")) for c in there}
    assert back == {c.article.headline: c for c in numbered}


@given(whole)
def test_a_clipping_survives_its_json(clipping):
    assert clipping_codec.decode(clipping_codec.encode(clipping)) == clipping
