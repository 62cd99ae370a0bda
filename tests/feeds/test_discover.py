"""The feeds that a web page names."""

import pytest

from tuireader import feeds
from tuireader.model.feed import Subscription
from tuireader.model.source import Source

URL = "https://post.example/news/today"


def named(markup: str, url: str = URL) -> list[str]:
    return [found.url for found in feeds.discover(Source(f"<html><head>{markup}</head></html>".encode(), url=url))]


def test_alternate_links_of_feed_types_are_named_in_their_order():
    markup = (
        '<link rel="stylesheet" href="/s.css"><LINK REL="Alternate" TYPE="application/rss+xml" TITLE="All &amp; more" HREF="/rss">'
        "<link rel='alternate' type='application/atom+xml' href='atom.xml'>"
        "<link href=/feed.json type=application/feed+json rel=alternate>"
        '<link rel="alternate" type="text/html" hreflang="de" href="/de">'
        '<link rel="alternate" type="application/json" href="https://post.example/wp-json/wp/v2/posts/1">'
        '<link rel="alternate" type="application/rss+xml" href="/rss">'
    )
    found = feeds.discover(Source(markup.encode(), url=URL))
    assert found[0] == Subscription("https://post.example/rss", "All & more")
    assert [one.url for one in found[1:]] == ["https://post.example/news/atom.xml", "https://post.example/feed.json"]


def test_an_address_of_the_feed_scheme_is_one_of_the_web():
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{href}">'
        for href in ("feed://post.example/rss", "feed:https://post.example/atom")
    )
    assert named(links) == ["http://post.example/rss", "https://post.example/atom"]


def test_base_moves_relative_links():
    link = '<link rel="alternate" type="application/rss+xml" href="rss">'
    assert named(f'<base href="/deep/">{link}') == ["https://post.example/deep/rss"]
    assert named(link, url="") == ["rss"]


def test_a_plain_link_to_a_feed_counts_only_where_there_is_no_better():
    plain = '<a href="/feed/">RSS</a><a href="https://post.example/index.xml?x=1">x</a><a href="/feedback">no</a>'
    assert named(plain) == ["https://post.example/feed/", "https://post.example/index.xml?x=1"]
    assert named(plain + '<link rel=alternate type="application/rss+xml" href="/rss">') == ["https://post.example/rss"]


@pytest.mark.parametrize(
    "markup",
    [
        '<!-- <link rel=alternate type="application/rss+xml" href="/rss"> -->',
        "<script>\"<link rel=alternate type='application/rss+xml' href='/rss'>\"</script>",
        '<link rel=alternate type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel=alternate type="application/rss+xml" href="">',
        '<link rel=alternate type="text/xml+oembed" href="/oembed?url=x">',
        '<link rel=alternate type="application/json" href="/embed?url=https%3A%2F%2Fpost.example%2F">',
        '<a href="https://friends.example/dialog/feed?link=https://post.example/">tell</a>',
        "<p>words</p>",
    ],
)
def test_what_the_page_does_not_offer_is_not_made_up(markup):
    assert named(markup) == []
