"""What is exported as JSON comes back as it was: articles, marks, tags, notes and places."""

import asyncio
import json
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tuireader.library import Library, exchange, importing
from tuireader.model import clipping_codec
from tuireader.model.article import (
    Article,
    Code,
    Dropped,
    Embed,
    Enclosure,
    Figure,
    Listing,
    Mark,
    Paragraph,
    PartRole,
    Quote,
    Rule,
    Span,
    Speech,
    Subhead,
    Table,
)
from tuireader.model.clipping import Clipping
from tuireader.model.query import Query
from tuireader.model.row import Reach
from tuireader.model.source import Source
from tuireader.store import clippings as stored

NOW = 1_800_000_000

text = st.text("abé漢 –<&\"'\\%", max_size=20).map(lambda s: " ".join(s.split()))
said = text.filter(bool)
texts = st.lists(text, max_size=3).map(tuple)
link = st.sampled_from(["https://post.example/a?b=1&c=%20", "http://post.example/"])
moments = st.datetimes(
    datetime(1971, 1, 1), datetime(2026, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))])
)


def within(words):
    return st.tuples(st.integers(0, len(words)), st.integers(0, len(words))).map(sorted)


def spans_of(words):
    emphasis = st.builds(lambda at, mark: Span(*at, mark), within(words), st.sampled_from([Mark.STRONG, Mark.CODE]))
    links = st.builds(lambda at, href: Span(*at, Mark.LINK, href), within(words), link | st.just("mailto:a@b.example"))
    return st.lists(emphasis | links, max_size=2).map(tuple)


def speech_of(words):
    return st.lists(st.builds(lambda at, who: Speech(*at, who), within(words), text), max_size=2).map(tuple)


blocks = st.one_of(
    text.flatmap(lambda t: st.builds(Paragraph, st.just(t), st.sampled_from(PartRole), spans_of(t), speech_of(t))),
    text.flatmap(lambda t: st.builds(Subhead, st.just(t), st.integers(1, 6), spans_of(t))),
    text.flatmap(lambda t: st.builds(Figure, st.just(t), text, st.none() | link, text, spans_of(t))),
    text.flatmap(lambda t: st.builds(Quote, st.just(t), text, st.booleans(), spans_of(t))),
    st.builds(Listing, texts, st.booleans()),
    st.builds(Code, st.text("ab\n\t {}", max_size=20), text),
    st.builds(Table, texts, st.lists(texts, max_size=2).map(tuple)),
    st.builds(Embed, text, link),
    st.just(Rule()),
)
articles = st.builds(
    Article,
    headline=said,
    blocks=st.lists(blocks, min_size=1, max_size=4).map(tuple),
    kicker=text,
    standfirst=text,
    byline=text,
    dateline=text,
    agency=text,
    published=st.none() | moments,
    updated=st.none() | moments,
    url=st.none() | link,
    site=text,
    language=st.sampled_from(["", "en", "pt-BR"]),
    minutes=st.integers(0, 99),
    enclosures=st.lists(st.builds(Enclosure, link, st.just("audio/mpeg"), st.integers(0, 9)), max_size=2).map(tuple),
    dropped=st.lists(st.builds(Dropped, text, text), max_size=2).map(tuple),
)
whole = st.builds(
    Clipping,
    articles,
    feed=st.sampled_from(["", "Post", "Harbour & quay"]),
    read=st.booleans(),
    starred=st.booleans(),
    tags=st.sets(st.sampled_from(["north", "sea", "été"])).map(sorted).map(tuple),
    note=st.sampled_from(["", "ask", "two\n\nlines"]),
    listed=moments.map(lambda when: when.astimezone(UTC).replace(microsecond=0)),
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


@settings(max_examples=25, deadline=None)
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
