"""Subscribing from the screen: a page with several feeds is asked about."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = "".join(
    f'<link rel="alternate" type="application/rss+xml" title="{name}" href="/{name}">' for name in ("News", "Tides")
)


@pytest.fixture
def site():
    """The address of a page with two feeds."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            name = self.path[1:]
            story = f"<item><title>{name} of today</title><link>https://post.example/{name}</link></item>"
            body = f"<rss version='2.0'><channel><title>{name}</title>{story}</channel></rss>" if name else PAGE
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}/"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("keys", "titles"), [("j", ["Tides"]), (("space", "j", "space"), ["News", "Tides"]), (("escape",), [])]
)
async def test_of_a_pages_feeds_those_that_are_picked_are_subscribed(open_reader, tmp_path, site, keys, titles):
    async with open_reader(at=tmp_path / "new.db") as reader:
        await reader.press("a")
        await reader.type(site)
        await reader.press("enter")
        assert "The page has several feeds" in reader.text
        assert [feed.title for feed in reader.screen.listing.feeds] == []
        await reader.press(*keys, *["enter"] * bool(titles))
        assert sorted(feed.title for feed in reader.screen.listing.feeds) == titles
        assert all(f"{title} of today" in reader.text for title in titles)
