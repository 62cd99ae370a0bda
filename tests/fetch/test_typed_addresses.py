"""What people and programs write for the address of a feed, and which one is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.errors import FetchError
from tuireader.fetch.address import meant
from tuireader.fetch.http import Client
from tuireader.fetch.politeness import host_of

SECURE_OR_NOT = ("https://news.example/feed", "http://news.example/feed")


@pytest.mark.parametrize(
    "typed",
    [
        *("news.example/feed", "//news.example/feed", " News.Example/feed \n", "feed://news.example/feed"),
        *("FEED:news.example/feed", "pcast://news.example/feed", "rss://news.example/feed", "“news.example/feed”"),
        *("news.example/feed#comments", "news.exa\nmple/feed"),
    ],
)
def test_without_a_scheme_a_secure_connection_is_likelier(typed):
    assert meant(typed) == SECURE_OR_NOT


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("feed:https://news.example/feed", "https://news.example/feed"),
        ("feed+https://news.example/feed", "https://news.example/feed"),
        ("https+feed://news.example/feed", "https://news.example/feed"),
        ("HTTP+FEED://news.example/feed", "http://news.example/feed"),
        ("<http://news.example/feed>", "http://news.example/feed"),
        ("http:/news.example/feed", "http://news.example/feed"),
        ("HTTPS://News.Example:443/Feed", "https://news.example/Feed"),
        ("http://news.example/a b/é?q=ü x", "http://news.example/a%20b/%C3%A9?q=%C3%BC%20x"),
        ("http://BÜCHER.example/feed", "http://xn--bcher-kva.example/feed"),
        ("http://ann:sesa me@news.example/feed", "http://ann:sesa%20me@news.example/feed"),
        ("http://[2001:db8::1]:8080/a b", "http://[2001:db8::1]:8080/a%20b"),
        ("http://news.example/%E9?a=%2B+b", "http://news.example/%E9?a=%2B+b"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        *((typed, typed) for typed in ("/etc/passwd", "./feed.xml", "~/feed.xml", "")),
    ],
)
def test_an_address_is_taken_as_it_is_asked_for(typed, address):
    assert meant(typed) == (address,)


@pytest.mark.parametrize("typed", ["localhost:8080/feed", "[::1]:8080/feed", "feed:8080/feed"])
def test_a_port_is_no_scheme(typed):
    assert meant(typed) == (f"https://{typed}", f"http://{typed}")


@given(st.text(max_size=60))
def test_whatever_is_typed_means_something_or_is_left_to_be_refused(typed):
    assert 1 <= len(meant(typed)) <= 2


def test_a_host_has_one_name_for_whoever_counts_visits():
    assert (
        host_of("https://BÜCHER.example./x") == host_of("http://xn--bcher-kva.example:8080/") == "xn--bcher-kva.example"
    )


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("", "The address is empty."),
        (" ", "The address is empty."),
        ("./feed.xml", "Only http and https addresses can be fetched, not ./feed.xml."),
        ("ftp://news.example/feed", "Only http and https addresses can be fetched, not ftp."),
        ("http:///feed", "The address names no server."),
    ],
)
async def test_what_is_no_address_of_the_web_is_one_sentence(address, sentence):
    async with Client() as client:
        with pytest.raises(FetchError) as refused:
            await client.get(address)
    assert str(refused.value) == sentence
