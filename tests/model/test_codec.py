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
    PartRole,
    Quote,
    Rule,
    Span,
    Speech,
    Subhead,
    Table,
)
from tuireader.model.codec import decode, encode

text = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
at = st.integers(0, 50)
spans = st.lists(st.builds(Span, at, at, st.sampled_from(Mark), text), max_size=2).map(tuple)
speech = st.lists(st.builds(Speech, at, at, text), max_size=2).map(tuple)
texts = st.lists(text, max_size=3).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, text, st.sampled_from(PartRole), spans, speech),
    st.builds(Subhead, text, st.integers(1, 6), spans),
    st.builds(Figure, text, text, st.none() | text.filter(bool), text, spans),
    st.builds(Quote, text, text, st.booleans(), spans),
    st.builds(Listing, texts, st.booleans(), st.lists(spans, max_size=2).map(tuple)),
    st.builds(Code, text, text),
    st.builds(Table, texts, st.lists(texts, max_size=2).map(tuple)),
    st.builds(Embed, text, text),
    st.builds(Rule),
)
moments = st.none() | st.datetimes(
    datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))])
)
whole = st.builds(
    Article,
    headline=text,
    blocks=st.lists(blocks, max_size=4).map(tuple),
    id=text,
    kicker=text,
    standfirst=text,
    byline=text,
    dateline=text,
    agency=text,
    published=moments,
    updated=moments,
    url=st.none() | text.filter(bool),
    site=text,
    language=text,
    minutes=st.integers(0, 99),
    enclosures=st.lists(st.builds(Enclosure, text, text, st.integers(0, 9)), max_size=2).map(tuple),
    dropped=st.lists(st.builds(Dropped, text, text), max_size=2).map(tuple),
)


@given(whole)
def test_an_article_survives_its_json(article):
    assert decode(encode(article)) == article


def test_speech_carries_its_words():
    paragraph = encode(Article("h", (Paragraph("“Go,” she said.", speech=(Speech(1, 4, "Ada"),)),)))["blocks"][0]
    assert paragraph["speech"] == [{"start": 1, "end": 4, "text": "Go,", "speaker": "Ada"}]


def test_an_unknown_kind_of_block_is_passed_over():
    assert decode({"headline": "h", "blocks": [{"kind": "hologram"}, {"kind": "rule"}]}).blocks == (Rule(),)
