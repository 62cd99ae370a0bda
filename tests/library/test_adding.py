import socket
from datetime import timedelta

import pytest
from library.feeds_said import rss

from tuireader.cli import choosing
from tuireader.library.subscribing import add
from tuireader.model.events import Done, Failed, Offered, Subscribed
from tuireader.model.feed import Subscription
from tuireader.store.feeds import Settings, to_poll

FERRY = ("g1", "https://post.example/ferry", "Ferry runs again", "The ferry sails at six.")
OFFERED = [Subscription(f"https://post.example/{name}", name.title()) for name in ("news", "sport", "sea")]


@pytest.fixture
def offering(site):
    """The address of a page that names two feeds."""
    named = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{path}" href="{site.say(path, rss(FERRY, title=path))}">'
        for path in ("/news", "/sport")
    )
    return site.say("/", f"<html><head>{named}</head></html>", Content_Type="text/html")


async def test_of_a_pages_feeds_those_are_taken_that_were_chosen(library, offering):
    asked = []

    def choose(offered):
        asked.extend(one.title for one in offered)
        return offered[1:]

    await add(library, [offering], lambda _: None, choose)
    assert asked == ["/news", "/sport"]
    assert [feed.title for feed in await library.feeds()] == ["/sport"]


@pytest.mark.parametrize(("own", "shown"), [("Harbour Post", "Harbour Post"), ("", "RSS 2.0")])
async def test_what_a_page_calls_its_feed_is_its_name_only_where_it_has_none(library, site, own, shown):
    feed = site.say("/feed", rss(FERRY, title=own))
    named = f'<link rel="alternate" type="application/rss+xml" title="RSS 2.0" href="{feed}">'
    await add(library, [site.say("/", f"<html><head>{named}</head></html>", Content_Type="text/html")], lambda _: None)
    assert [feed.title for feed in await library.feeds()] == [shown]


async def test_a_feed_that_is_subscribed_is_not_asked_again(library, site):
    url = site.say("/feed", rss(FERRY))
    await add(library, [url], lambda _: None)
    events = []
    await add(library, [url], events.append)
    assert events[1:] == [Subscribed(0, 1), Done(0, 0)]
    assert len(site.asked) == 1


async def test_settings_for_a_feed_that_is_subscribed_are_not_passed_over_in_silence(library, site):
    url = site.say("/feed", rss(FERRY))
    await add(library, [url], lambda _: None)
    events = []
    done = await add(library, [url], events.append, settings=Settings(every=360))
    assert done == Done(0, 1)
    assert "`tuireader feed set`" in events[1].reason


async def test_where_feeds_are_only_offered_each_is_told_of_and_none_is_taken(library, offering, site):
    events = []
    await add(library, [offering], events.append, choosing.offer(events.append))
    assert [(event.url, event.title) for event in events if isinstance(event, Offered)] == [
        (site.address + "/news", "/news"),
        (site.address + "/sport", "/sport"),
    ]
    assert await library.feeds() == []
    await add(library, [site.address + "/news"], events.append, choosing.offer(events.append))
    assert len(await library.feeds()) == 1


@pytest.mark.parametrize(
    ("typed", "taken"), [("\n", [0]), ("", [0]), ("2\n", [1]), ("3, 1\n", [2, 0]), ("9\nx\n2 2\n", [1])]
)
def test_on_a_terminal_feeds_are_chosen_by_their_numbers(monkeypatch, capsys, tmp_path, typed, taken):
    answers = tmp_path / "typed"
    answers.write_text(typed)
    with answers.open() as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert choosing.ask(OFFERED) == [OFFERED[number] for number in taken]
    assert "2  Sport  https://post.example/sport" in capsys.readouterr().err


def test_elsewhere_the_first_is_taken_and_the_others_are_named(capsys):
    assert choosing.take_the_first(OFFERED) == OFFERED[:1]
    said = capsys.readouterr().err
    assert "Sport" in said
    assert "News" not in said


async def test_the_first_visit_is_a_guests_too(library, site):
    said = rss(FERRY).replace("<item>", "<ttl>300</ttl><item>", 1)
    await add(library, [site.say("/feed", said, ETag='"1"')], lambda _: None)
    (feed,) = await library.feeds()
    assert feed.why == "the feed asks for it (ttl)"
    assert feed.due - feed.fetched == timedelta(hours=5)


async def test_what_a_feed_needs_can_be_said_when_it_is_added(library, site):
    url = site.say("/feed", rss(FERRY), ETag='"1"')
    settings = Settings(every=360, login="Bearer sesame")
    await add(library, [url], lambda _: None, settings=settings)
    assert site.asked[0][1]["authorization"] == "Bearer sesame"
    (poll,) = await library.run(to_poll, 2**40)
    assert poll.settings == settings


async def test_a_login_goes_to_the_feeds_of_the_pages_own_server_alone(library, site, other_site):
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{one.say("/feed", rss(FERRY))}">'
        for one in (site, other_site)
    )
    page = site.say("/", f"<html><head>{links}</head></html>").replace("http://", "http://ann:sesame@")
    await add(library, [page], lambda _: None, lambda offered: offered, Settings(login_command="echo sesame"))
    assert [headers.get("authorization") for _, headers in site.asked] == ["Bearer sesame"] * 2
    assert [headers.get("authorization") for _, headers in other_site.asked] == [None]
    own, others = sorted(await library.run(to_poll, 2**40), key=lambda poll: poll.settings.login_command, reverse=True)
    assert (own.settings.login_command, "ann:sesame@" in own.url) == ("echo sesame", True)
    assert (others.settings.login_command, "sesame" in others.url) == ("", False)


async def test_an_address_that_cannot_be_had_is_not_searched_for_feeds(library, site):
    events = []
    await add(library, [site.say("/none", status=404)], events.append)
    assert [event.reason for event in events if isinstance(event, Failed)] == [
        "There is nothing at this address (404)."
    ]


async def test_a_page_of_the_open_net_names_no_feed_within_a_private_one(library, site, monkeypatch):
    inner = site.say("/feed", rss(FERRY))
    link = f'<link rel="alternate" type="application/rss+xml" href="{inner}">'
    page = site.say("/", f"<html><head>{link}</head></html>").replace("127.0.0.1", "page.example")
    way = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: way)
    events = []
    await add(library, [page], events.append)
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert "private network" in failed.reason
    assert [path for path, _ in site.asked] == ["/"]


async def test_a_wish_for_quiet_holds_for_what_is_added_too(library, site):
    busy, feed = site.say("/busy", status=429, Retry_After="7200"), site.say("/feed", rss(FERRY))
    events = []
    await add(library, [busy, feed], events.append)
    asked = [event.reason for event in events if isinstance(event, Failed)]
    assert asked == ["The server was asked too often (429).", "The server asked for quiet; try again later."]
    assert [path for path, _ in site.asked] == ["/busy"]


async def test_without_a_scheme_a_server_that_knows_no_secure_connection_is_asked_all_the_same(library, site):
    events = []
    await add(library, [site.say("/feed", rss(FERRY)).removeprefix("http://")], events.append)
    assert [feed.url for feed in await library.feeds()] == [site.address + "/feed"]


async def test_a_login_that_was_typed_without_a_scheme_goes_over_no_open_line(library, site):
    bare = site.say("/feed", rss(FERRY)).removeprefix("http://")
    done = await add(library, ["ann:sesame@" + bare], lambda _: None)
    done_too = await add(library, [bare], lambda _: None, settings=Settings(login="Bearer sesame"))
    assert (done.failed, done_too.failed, site.asked) == (1, 1, [])


async def test_the_same_address_written_otherwise_is_the_same_feed(library, site):
    await add(library, [site.say("/a%20b", rss(FERRY))], lambda _: None)
    done = await add(library, [site.address.replace("http", "HTTP") + "/a b#top"], lambda _: None)
    assert (done.new, done.failed, len(await library.feeds())) == (0, 0, 1)


async def test_a_feed_that_a_page_names_and_is_there_already_keeps_its_settings(library, offering, site):
    await add(library, [site.address + "/news"], lambda _: None, settings=Settings(every=360))
    events = []
    await add(library, [offering], events.append, lambda offered: offered)
    assert Subscribed(0, 1) in events
    assert sorted(poll.settings.every for poll in await library.run(to_poll, 2**40)) == [0, 360]


async def test_of_several_feeds_one_that_fails_keeps_no_other(library, offering, site):
    site.say("/news", status=404)
    events = []
    done = await add(library, [offering], events.append, lambda offered: offered)
    assert (done.failed, [feed.title for feed in await library.feeds()]) == (1, ["/sport"])


async def test_why_something_is_no_feed_is_said(library, site):
    pages = {
        "/page": ("<html><body>hello</body></html>", "This is a web page, and it names no feed."),
        "/empty": ("", "The answer is empty, not a feed."),
        "/cut": ("<?xml version='1.0'?><rss version='2.0'><channel>", "The feed is cut short."),
    }
    events = []
    await add(library, [site.say(path, body) for path, (body, _) in pages.items()], events.append)
    assert [event.reason for event in events if isinstance(event, Failed)] == [why for _, why in pages.values()]


async def test_the_interval_of_its_own_counts_from_the_first_visit_on(library, site):
    await add(library, [site.say("/feed", rss(FERRY))], lambda _: None, settings=Settings(every=120))
    (feed,) = await library.feeds()
    assert feed.due - feed.fetched == timedelta(hours=2)
