"""Whatever the HTML of an entry is, its words are read at the bench, and the feed's other entries with it."""

import pytest

from tuireader.library.reading import read_feed
from tuireader.model.article import Paragraph
from tuireader.model.source import Source

MANY = 20_000
ENTRIES = {
    "attributes": "<p " + " ".join(f"a{n}='x'" for n in range(5 * MANY)) + ">needle</p>",
    "depth": "<div>" * (5 * MANY) + "needle",
    "lists": "<ul><li>x" * MANY + "needle",
    "quotations": "<blockquote>x" * MANY + "needle",
    "tables": "<table><tr><td>x" * 3_000 + "needle",
    "rows": "<p>needle</p><table>" + "<tr><td>x" * MANY + "</table>",
    "figures": "<p>needle</p>" + "<figure><img src='/a.png'><figcaption>x" * MANY,
    "links": "<a href='https://a.example/'>x</a> " * MANY + "needle",
    "scripts": "<p>needle</p>" + "<script>" * MANY,
    "text areas": "<p>needle</p><textarea>" + "</" * MANY,
    "tags": "<p>needle</p>" + "<" * MANY,
    "entities": "<p>needle</p>" + "&#x26;#x26;" * MANY,
    "frames": "<p>needle</p>" + "<iframe src='https://a.example/'>" * MANY,
    "colons": "<p>needle</p>" + "<p><a href='/x'>x</a>:</p>" * MANY,
}


@pytest.mark.parametrize("html", ENTRIES.values(), ids=ENTRIES.keys())
def test_an_entry_is_read_and_so_is_its_neighbour(html):
    told = f"<title>Ferry</title><description><![CDATA[{html}]]></description>"
    items = f"<item>{told}</item><item><title>Mill</title><description>Flour since 1802.</description></item>"
    feed = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
    ferry, mill = read_feed(Source(feed.encode(), url="https://post.example/feed")).articles
    assert "needle" in repr(ferry.blocks)
    assert mill.blocks == (Paragraph("Flour since 1802."),)
