"""Lists of subscriptions: OPML and newsboat's urls."""

import string

import pytest
from feeds.making import NOW
from hypothesis import given
from hypothesis import strategies as st

from tuireader import feeds
from tuireader.errors import ParseError
from tuireader.export import Edition
from tuireader.export import opml as export
from tuireader.model.feed import Feed, Subscription
from tuireader.model.query import Query
from tuireader.model.search import Search
from tuireader.model.source import Source


def listed(text: str | bytes):
    return feeds.subscriptions(Source(text if isinstance(text, bytes) else text.encode()))


def body(outlines: str) -> str:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{outlines}</body></opml>'


def test_outlines_are_feeds_and_the_outlines_around_them_folders():
    found = listed(
        body(
            '<outline text="News"><outline text="A/B"><outline text="Post" title="Harbour Post" type="rss"'
            ' xmlUrl="https://post.example/feed?a=1&amp;b=2" htmlUrl="https://post.example/"/></outline></outline>'
            '<outline xmlUrl="https://mill.example/feed"></outline><outline text="Last" xmlurl="https://last.example/"/>'
        )
    )
    assert found.feeds == (
        Subscription("https://post.example/feed?a=1&b=2", "Harbour Post", "https://post.example/", "News/A∕B"),
        Subscription("https://mill.example/feed"),
        Subscription("https://last.example/", "Last"),
    )
    assert found.refused == ()


@pytest.mark.parametrize(
    "outlines",
    [
        '<outline text="Fish & chips" xmlUrl="https://a.example/?x=1&y=2"/>',
        "<outline text='Fish &amp; chips' xmlUrl='https://a.example/?x=1&amp;y=2'>",
        '<OUTLINE TEXT="Fish &amp; chips" XMLURL="https://a.example/?x=1&amp;y=2"/></outline></outline>',
        '<!-- <outline xmlUrl="https://no.example/"/> --><outline text="Fish &amp; chips"\n xmlUrl="https://a.example/?x=1&y=2"/>',
    ],
)
def test_a_list_that_is_not_well_formed_is_read_all_the_same(outlines):
    assert listed(body(outlines)).feeds == (Subscription("https://a.example/?x=1&y=2", "Fish & chips"),)


def test_an_address_may_be_called_url_and_a_folder_category():
    found = listed(
        body(
            "<outline type='rss' text='A' url='https://a.example/f' category='/Tech/Web,/Other'/>"
            "<outline type='link' text='B' url='https://b.example/'/><outline text='C' xmlUrl='https://c.example/f' category='x'/>"
            "<outline text='News'><outline text='D' xmlUrl='https://d.example/f' category='/Tech'/></outline>"
        )
    )
    told = [(feed.title, feed.url, feed.folder) for feed in found.feeds]
    assert told == [
        ("A", "https://a.example/f", "Tech/Web"),
        ("C", "https://c.example/f", ""),
        ("D", "https://d.example/f", "News"),
    ]


def test_what_cannot_be_subscribed_is_refused_with_its_reason_and_never_run():
    urls = [
        "exec:touch x",
        "filter:sh:http://a.example/",
        "|id",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "-x",
        "",
        "$(id)",
    ]
    found = listed(
        body("".join(f'<outline xmlUrl="{url}"/>' for url in [*urls, "feed://ok.example/", "http://ok.example/"]))
    )
    assert found.feeds == (Subscription("http://ok.example/"),)
    reasons = dict(found.refused)
    assert "never run" in reasons["exec:touch x"]
    assert "never run" in reasons["|id"]
    assert "file:" in reasons["file:///etc/passwd"]
    assert reasons[""] == "no address"
    assert reasons["http://ok.example/"] == "listed 2 times"
    assert len(found.refused) == len(urls) + 1


def test_a_password_is_not_repeated_in_a_refusal():
    twice = '<outline xmlUrl="https://jo:hunter2@a.example/?token=hunter2"/>' * 2
    found = listed(body(twice))
    assert found.feeds[0].url == "https://jo:hunter2@a.example/?token=hunter2"
    assert "hunter2" not in str(found.refused)


def test_a_bomb_and_a_foreign_entity_stay_what_they_are():
    entities = '<!DOCTYPE opml [<!ENTITY a "aa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    outline = '<outline text="&b;&x;" xmlUrl="https://a.example/"/>'
    assert listed(entities + body(outline)).feeds == (Subscription("https://a.example/", "&b;&x;"),)


def test_deep_nesting_and_many_feeds_are_bounded():
    deep = '<outline text="a">' * 30_000 + '<outline xmlUrl="https://a.example/"/>'
    assert listed(body(deep)).feeds[0].folder == "/".join("a" * 20)
    many = "".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(50_010))
    found = listed(body(many))
    assert len(found.feeds) == 50_000
    assert found.refused[0][0] == "10 more"


def test_an_address_that_is_listed_again_and_again_is_one_feed_and_told_once():
    found = listed(body('<outline text="Post" xmlUrl="https://a.example/"/>' * 500))
    assert found.feeds == (Subscription("https://a.example/", "Post"),)
    assert found.refused == (("https://a.example/", "listed 500 times"),)


def test_an_empty_list_is_a_list_and_other_bytes_are_none():
    assert listed(body("")).feeds == ()
    with pytest.raises(ParseError):
        listed(b"<html><body>words</body></html>")


LETTERS = string.ascii_letters + string.digits + " <>&\"'äß中…"
NAMES = st.text(LETTERS, min_size=1, max_size=12).map(lambda name: " ".join(name.split())).filter(bool)
SUBSCRIPTIONS = st.builds(
    Subscription,
    url=st.integers(0, 10**6).map(lambda n: f"https://a.example/{n}?b=1&c='2'".replace("'", "%27")),
    title=NAMES,
    site_url=st.sampled_from(["", "https://a.example/"]),
    folder=st.lists(NAMES, max_size=3).map("/".join),
)


def written(wanted):
    told = (Feed(n, one.url, one.title, one.site_url, one.folder) for n, one in enumerate(wanted))
    return b"".join(export.export(told, Edition("Subscriptions", NOW)))


@given(st.lists(SUBSCRIPTIONS, max_size=8, unique_by=lambda one: one.url))
def test_what_is_written_is_read_back(wanted):
    found = listed(written(wanted))
    assert sorted(found.feeds, key=lambda one: one.url) == sorted(wanted, key=lambda one: one.url)
    assert found.refused == ()
    assert written(found.feeds) == written(listed(written(found.feeds)).feeds)


def test_an_address_in_place_of_a_name_is_no_name():
    (feed,) = listed(
        body("<outline text='https://ann:pw@a.example/f?token=x' xmlUrl='https://ann:pw@a.example/f'/>")
    ).feeds
    assert feed.title == ""


# ---------------------------------------------------------------- newsboat
URLS = b"""# my feeds
https://post.example/feed News local "~Harbour Post"
"https://mill.example/feed" ! "two words"

https://plain.example/
"query:Unread:unread = \\"yes\\"" first
"query:Odd:feedindex > 3"
exec:~/bin/feed.sh
"""


def test_a_urls_file_gives_addresses_titles_and_folders():
    assert feeds.recognise(Source(URLS)) == "urls"
    found = listed(URLS)
    assert found.feeds == (
        Subscription("https://post.example/feed", "Harbour Post", folder="News"),
        Subscription("https://mill.example/feed", folder="two words"),
        Subscription("https://plain.example/"),
    )
    assert found.searches == (Search("Unread", "is:unread"), Search("local", "feed:https://post.example/feed"))
    assert found.hidden == 1
    assert found.refused == (
        ("query:Odd:feedindex > 3", "a query by “feedindex”, for which there is no search"),
        ("exec:~/bin/feed.sh", "a command, which is never run"),
    )


@pytest.mark.parametrize(
    ("asked", "search"),
    [
        ('unread != "yes"', "-is:unread"),
        ('unread = "yes" and age < 7', "is:unread since:7d"),
        ("age between 0:3", "since:4d"),
        ("(age >= 2 and age <= 10)", "before:2d since:11d"),
        ('title =~ "ferry|old mill" and tags # "news"', '(in:headline (ferry or "old mill")) folder:news'),
        ('tags !# "two words" or (author = "Ida Brandt" and content !~ "storm")',
         '(-folder:"two words" or (author:"Ida Brandt" -storm))'),
        ('rssurl = "https://post.example/feed"', "feed:https://post.example/feed"),
        ('enclosure_type =~ "audio/mpeg"', "has:audio"),
    ],
)  # fmt: skip
def test_a_query_feed_is_the_search_that_finds_the_same(asked, search):
    quoted = asked.replace('"', '\\"')
    (found,) = listed(f'"query:A name:{quoted}"\n'.encode()).searches
    assert found == Search("A name", search)
    assert str(Query.parse(found.query)) == found.query


def test_a_tag_that_stands_behind_another_somewhere_is_a_search_over_its_feeds():
    found = listed(
        b"https://a.example/ News tech\nhttps://b.example/ tech\nhttps://ann:pw@c.example/ News tech\n"
        b'https://ann:pw@d.example/ News tech "~Quay"\n"query:New:unread = \\"yes\\" and tags # \\"tech\\""\n'
    )
    tech = "(feed:https://a.example/ or feed:https://b.example/ or feed:Quay)"
    assert found.searches == (Search("New", f"is:unread {tech}"), Search("tech", tech))
    assert [feed.folder for feed in found.feeds] == ["News", "tech", "News", "News"]
    assert all(str(Query.parse(one.query)) == one.query for one in found.searches)


@pytest.mark.parametrize(
    "asked",
    [
        *("", "unread", 'unread = "yes" and', '(unread = "yes"', 'title =~ "fer+y"', 'title =~ "[Ff]erry"', "age < 0"),
        *('unread = "yes" and age < 7 or age > 9', 'flags # "a"', 'unread = "maybe"', "(" * 50 + ")" * 50, "age < 9999999"),
    ],
)  # fmt: skip
def test_what_no_search_can_say_is_refused_with_its_reason(asked):
    quoted = asked.replace('"', '\\"')
    found = listed(f'"query:A name:{quoted}"\n'.encode())
    assert (found.searches, found.feeds) == ((), ())
    assert found.refused[0][1].startswith("a query")


@given(st.text(string.printable, max_size=60))
def test_whatever_stands_in_a_query_feed_is_a_search_or_refused(asked):
    told = " ".join(asked.replace('"', '\\"').split())
    try:
        found = listed(f'"query:A:{told}"'.encode())
    except ParseError:  # it is no list at all
        return
    for one in found.searches:
        Query.parse(one.query)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        "https://post.example/ is where the ferry story stands.",
        "The ferry\nhttps://post.example/",
        "https://a.example/ <b>",
    ],
)
def test_a_text_with_addresses_in_it_is_no_urls_file(text):
    assert feeds.recognise(Source(text.encode())) == ""
