"""Subscribing from the screen: a page with several feeds is asked about."""

import pytest

PAGE = "".join(
    f'<link rel="alternate" type="application/rss+xml" title="{name}" href="/{name}">' for name in ("News", "Tides")
)


@pytest.fixture
def page(site):
    """The address of a page with two feeds."""
    for name in ("News", "Tides"):
        story = f"<item><title>{name} of today</title><link>https://post.example/{name}</link></item>"
        site.say(f"/{name}", f"<rss version='2.0'><channel><title>{name}</title>{story}</channel></rss>")
    return site.say("/", PAGE)


@pytest.mark.parametrize(
    ("keys", "titles"), [("j", ["Tides"]), (("space", "j", "space"), ["News", "Tides"]), (("escape",), [])]
)
async def test_of_a_pages_feeds_those_that_are_picked_are_subscribed(open_reader, tmp_path, page, keys, titles):
    async with open_reader(at=tmp_path / "new.db") as reader:
        await reader.press("a")
        await reader.type(page)
        await reader.press("enter")
        assert "The page has several feeds" in reader.text
        assert [feed.title for feed in reader.screen.listing.feeds] == []
        await reader.press(*keys, *["enter"] * bool(titles))
        assert sorted(feed.title for feed in reader.screen.listing.feeds) == titles
        assert all(f"{title} of today" in reader.text for title in titles)
