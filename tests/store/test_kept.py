import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

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
    Quote,
    Rule,
    Span,
    Speech,
    Subhead,
    Table,
)
from tuireader.model.codec import decode
from tuireader.store import kept

text = st.text(max_size=8)
at = st.integers(0, 50)
spans = st.lists(st.builds(Span, at, at, st.sampled_from(Mark), text), max_size=2).map(tuple)
moments = st.none() | st.datetimes(
    datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))])
)


def any_(kind, **given):
    return st.builds(kind, **{field.name: ... for field in fields(kind)} | given)


lists = st.lists(spans, max_size=2).map(tuple)
blocks = st.one_of(
    any_(Paragraph, spans=spans, speech=st.lists(any_(Speech), max_size=2).map(tuple)),
    any_(Subhead, level=st.integers(1, 6), spans=spans),
    any_(Figure, image=st.none() | text.filter(bool), spans=spans),
    any_(Quote, spans=spans),
    any_(Listing, spans=lists),
    *(any_(kind) for kind in (Code, Table, Embed, Rule)),
)
articles = any_(
    Article,
    blocks=st.lists(blocks, max_size=4).map(tuple),
    enclosures=st.lists(any_(Enclosure), max_size=2).map(tuple),
    dropped=st.lists(any_(Dropped), max_size=2).map(tuple),
    published=moments,
    updated=moments,
)


@given(articles)
def test_what_is_kept_is_the_article_without_what_its_row_holds(article):
    bare = replace(article, id="", headline="", site="", url=None, byline="", language="", minutes=0)
    when = article.published
    if when and when.tzinfo is UTC and not when.microsecond:
        bare = replace(bare, published=None)
    assert decode(json.loads(kept.plain(article))) == bare


def test_lone_surrogates_are_no_bytes():
    assert decode(json.loads(kept.plain(Article("h", (Code("a\ud800"),))))).blocks == (Code("a?"),)
