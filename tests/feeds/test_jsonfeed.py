"""JSON Feed."""

import json
from datetime import UTC, datetime

import pytest
from feeds.making import parsed
from hypothesis import given
from hypothesis import strategies as st

from tuireader import feeds
from tuireader.errors import ParseError
from tuireader.model.article import Enclosure
from tuireader.model.feed import Picture
from tuireader.model.source import Source

VERSION = "https://jsonfeed.org/version/1.1"


def written(*items, **fields) -> str:
    return json.dumps({"version": VERSION, "title": "Harbour Post", **fields, "items": list(items)})


def test_an_item_is_read_whole():
    update = parsed(
        written(
            {
                "id": 7,
                "url": "/ferry",
                "title": "Ferry & mill",
                "content_html": "<p>" + "It sails. " * 40 + "</p>",
                "summary": "It sails < tomorrow.",
                "date_published": "2024-03-05T10:20:30+02:00",
                "image": "https://post.example/p.jpg",
                "authors": [{"name": "Tor Lind"}, {"name": "Ada Holm"}],
                "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12}],
            },
            home_page_url="https://post.example/",
            language="en",
        )
    )
    entry = update.entries[0]
    assert (update.title, update.site_url, update.language) == ("Harbour Post", "https://post.example/", "en")
    assert (entry.id, entry.url, entry.headline) == ("7", "https://post.example/ferry", "Ferry & mill")
    assert (entry.byline, entry.has_content) == ("Tor Lind, Ada Holm", True)
    assert entry.summary == "<p>It sails &lt; tomorrow.</p>"
    assert entry.published == datetime(2024, 3, 5, 8, 20, 30, tzinfo=UTC)
    assert entry.pictures == (Picture("https://post.example/p.jpg"),)
    assert entry.enclosures == (Enclosure("https://post.example/a.mp3", "audio/mpeg", 12),)


def test_plain_text_becomes_html_that_reads_the_same():
    assert parsed(written({"content_text": "1 < 2\n\nyes"})).entries[0].body == "<p>1 &lt; 2</p><p>yes</p>"


def test_the_feeds_author_stands_in_and_an_external_link_does_where_there_is_no_other():
    update = parsed(written({"title": "a", "external_url": "https://other.example/a"}, author={"name": "Jo"}))
    assert (update.entries[0].byline, update.entries[0].url) == ("Jo", "https://other.example/a")


def test_a_date_in_seconds_and_an_author_without_ceremony_are_understood():
    entry = parsed(written({"date_published": 1709546400, "author": "Ann Roe", "content_text": "It sails."})).entries[0]
    assert (entry.published, entry.byline) == (datetime(2024, 3, 4, 10, tzinfo=UTC), "Ann Roe")


def test_fields_of_a_wrong_type_are_passed_over():
    update = parsed(
        written(
            {"title": ["a"], "url": {}, "id": None, "authors": "Jo", "attachments": 3, "content_html": "x"}, 4, None
        )
    )
    assert [entry.body for entry in update.entries] == ["x"]


@pytest.mark.parametrize("body", ["{" + f'"version": "{VERSION}"', f'{{"version":"{VERSION}","items":' + "[" * 100_000])
def test_broken_json_is_one_sentence(body):
    with pytest.raises(ParseError, match="not valid JSON"):
        parsed(body)


def test_other_json_is_no_feed():
    assert feeds.recognise(Source(b'{"items": []}')) == ""
    assert feeds.recognise(Source(written().encode())) == "jsonfeed"
    assert feeds.recognise(Source(written().replace("/", "\\/").encode("utf-8-sig"))) == "jsonfeed"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["url", "name", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = [
    "id",
    "url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "date_published",
    "image",
    "authors",
    "author",
]


@given(
    st.lists(st.dictionaries(st.sampled_from([*FIELDS, "attachments", "language"]), ANYTHING, max_size=8), max_size=4)
)
def test_whatever_stands_in_the_fields_the_feed_is_read(items):
    for entry in parsed(written(*items)).entries:
        assert not entry.url or entry.url.startswith(("http://", "https://"))
        assert "\n" not in entry.headline


def test_rss_in_json_is_rss():
    channel = {
        "title": "Harbour Post",
        "link": "https://post.example/",
        "item": [
            {
                "title": "Ferry &amp; mill",
                "description": "<p>It sails.</p>",
                "pubDate": "Tue, 05 Mar 2024 10:20:30 GMT",
                "guid": {"#value": "https://post.example/a", "isPermaLink": "true"},
                "enclosure": {"url": "https://post.example/a.mp3", "type": "audio/mpeg", "length": 12},
            },
            {"description": "Two", "guid": "g-2", "link": "/b"},
        ],
    }
    body = json.dumps({"rss": {"version": "2.0", "channel": channel}}, indent=1).encode()
    assert feeds.recognise(Source(body)) == "rssjson"
    first, second = parsed(body).entries
    assert (first.headline, first.url, first.summary) == ("Ferry & mill", "https://post.example/a", "<p>It sails.</p>")
    assert first.published == datetime(2024, 3, 5, 10, 20, 30, tzinfo=UTC)
    assert first.enclosures == (Enclosure("https://post.example/a.mp3", "audio/mpeg", 12),)
    assert (second.id, second.url) == ("g-2", "https://post.example/b")
