"""Addresses that are none, wherever a page may say one: the page is read all the same."""

import pytest

from tuireader import extract, feeds
from tuireader.model.article import block_text
from tuireader.model.source import Source

BAD = ("http://[bad", "//[bad", "http://a\u2100b/", "http://x:99999999/", "http://")
WORDS = "The keeper came at six and lit the lamp again, as she has done since the spring."
PLACES = (
    "<base href='{bad}'>", "<link rel=canonical href='{bad}'>", "<meta property=og:url content='{bad}'>",
    "<meta property=og:image content='{bad}'>", "<link rel=alternate type=application/rss+xml href='{bad}'>",
    "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"A lamp is lit | The Pier\","
    " \"url\": \"{bad}\", \"image\": \"{bad}\", \"author\": {{\"url\": \"{bad}\"}}}}</script>",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("bad", BAD)
def test_a_page_is_read_whatever_its_addresses_are(place, bad):
    page = (
        f"<html><head><title>A lamp is lit | The Pier</title>{place.format(bad=bad)}</head><body><article>"
        f"<h1>A lamp is lit</h1><p>{WORDS}</p><p><a href='{bad}'>{WORDS}</a></p><figure><img src='{bad}'>"
        f"<figcaption>Dusk</figcaption></figure><iframe src='{bad}'></iframe><a href='/feed'>f</a></article></body></html>"
    )
    source = Source(page.encode(), "page.html", "https://news.example/a", "text/html")
    article = extract.article(source)
    assert article.headline.startswith("A lamp is lit")
    assert WORDS in [block_text(block) for block in article.blocks]
    feeds.discover(source)
