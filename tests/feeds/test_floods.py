"""Hostile documents: no entity is resolved, and nothing takes more than the square of a little.

Sizes are such that a rule which looked again at everything for each tag would take minutes.
"""

from itertools import pairwise

import pytest
from feeds.making import parsed, rss
from hypothesis import given
from hypothesis import strategies as st

from tuireader import feeds
from tuireader.errors import ReaderError
from tuireader.feeds import _entry
from tuireader.model.source import Source

MANY = 100_000
FLOODS = {
    "comments": rss("<item><title>a</title><description>" + "&lt;!--" * MANY + "</description></item>"),
    "scripts": rss("<item><title>a</title><description>" + "&lt;script " * MANY + "</description></item>"),
    "tags": rss("<item><title>" + "&lt;b" * MANY + "</title></item>"),
    "cdata": rss("<item><title>a</title>" + "<![CDATA[" * MANY),
    "ampersands": rss("<item><title>a</title><description>" + "& " * MANY + "</description></item>"),
    "author": rss("<item><title>a</title><author>" + "a@" + "a." * MANY + "</author></item>"),
    "author, malformed": rss("<item><title>a & </b></title><author>" + "a@" + "a." * MANY + "</author></item>"),
    "media": rss("<item>" + "<media:content url='http://x.example/a.jpg'/>" * 5_000 + "<title>a</title></item>"),
    "dates": rss("<item><title>a</title>" + "<pubDate>x</pubDate>" * MANY + "</item>"),
    "depth": rss("<item><title>a</title><description>" + "<i>" * 5_000 + "</i>" * 5_000 + "</description></item>"),
}
NAMED = {
    "opml quotes": '<opml><body><outline xmlUrl="http://x.example/"/>' + '<outline text="' * MANY,
    "page comments": "<html>" + "<!--" * MANY,
    "page links": "<html>" + "<link " * MANY,
    "page attributes": "<html><p " + "a='b' " * MANY,
    "prolog comments": "<!-- -->" * MANY + "<rss/>",
    "prolog pieces": "<!-- -->" * 2_400 + "<1",
}


@pytest.mark.parametrize("document", FLOODS.values(), ids=FLOODS.keys())
def test_a_flood_is_read_in_one_pass(document):
    (entry,) = parsed(document).entries
    assert len(entry.headline) <= 500


@pytest.mark.parametrize("document", NAMED.values(), ids=NAMED.keys())
def test_a_flood_is_recognised_and_searched_in_one_pass(document):
    source = Source(document.encode())
    assert feeds.recognise(source) in ("", "opml")
    assert len(feeds.discover(source)) == 0


def test_entities_are_neither_multiplied_nor_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    names = "abcdefghij"
    bomb = "".join(f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in pairwise(names))
    dtd = f'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">{bomb}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    update = parsed(dtd + rss("<item><title>&j;&x;</title></item>").partition("?>")[2])
    assert len(update.entries[0].headline) < 50
    assert "hunter2" not in str(update)


def test_entities_are_not_multiplied_in_utf_16_behind_white_space():
    dtd = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    document = dtd + rss("<item><title>a</title><link href='https://post.example/&b;'/></item>").partition("?>")[2]
    with pytest.raises(ReaderError):
        parsed(b"    " + document.encode("utf-16-le"))


def test_an_entity_that_is_large_and_named_often_is_not_written_out():
    dtd = f'<!DOCTYPE rss [<!ENTITY a "{"A" * 100_000}">]>'
    document = (
        dtd + rss("<item><title>a</title><description>" + "&a;" * 2_000 + "</description></item>").partition("?>")[2]
    )
    try:
        update = parsed(document)
    except ReaderError as error:
        assert str(error).endswith(".")
    else:
        assert sum(len(entry.summary) for entry in update.entries) < 1_000_000


def test_pictures_of_an_entry_are_counted():
    items = "".join(f"<media:content medium='video' url='http://x.example/{n}'/>" for n in range(5_000))
    entry = parsed(rss(f"<item><title>a</title>{items}</item>")).entries[0]
    assert len(entry.enclosures) == _entry._MOST_MEDIA


@pytest.mark.parametrize(
    "body", [b"<rss>" + bytes(range(256)), b"\xff\xfe<\x00r\x00", b"<?xml version='1.0' encoding='hz'?><rss>~{~}"]
)
def test_noise_is_one_sentence_or_a_feed(body):
    try:
        feeds.parse(Source(body))
    except ReaderError as error:
        assert str(error).endswith(".")


WHOLE = rss(
    "<item><title>Ferry &amp; mill</title><link>/a</link><guid>1</guid><pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate>"
    "<media:group><media:content url='http://x.example/a.jpg' width='3'><media:credit>Ada</media:credit></media:content>"
    "</media:group><content:encoded><![CDATA[<p>It sails.</p>]]></content:encoded></item>"
).encode()
SPLINTERS = [
    *(
        b"<",
        b">",
        b"&",
        b'"',
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"\x00",
        b"\xff",
        b"\x1b",
        b"&#0;",
        b"&#xD800;",
        b"&#9999999999;",
    ),
    *(
        b"<item>",
        b"</item>",
        b"</georss:point>",
        b"</media:player>",
        b"<link href='//['>",
        b"<sy:updateFrequency a='b'>",
    ),
    *(
        b"<?xml version='1.0' encoding='utf-16'?>",
        b"xml:base='http://['",
        b"<title type='xhtml'>",
        b"<svg>",
        b"</link>",
    ),
]


@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.sampled_from(SPLINTERS), st.integers(0, 40)), max_size=6))
def test_whatever_is_broken_in_a_feed_the_answer_is_a_feed_or_one_sentence(breaks):
    body = WHOLE
    for at, splinter, lost in breaks:
        body = body[:at] + splinter + body[at + lost :]
    source = Source(body, url="http://x.example/")
    try:
        update = feeds.parse(source)
    except ReaderError as error:
        assert str(error).endswith(".")
        return
    for entry in update.entries:
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in entry.headline + entry.url + entry.byline)
