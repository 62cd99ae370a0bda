"""Feeds that are not well-formed, what is no feed at all, and the two roads that feeds take."""

import gzip
import subprocess
import sys
import zlib
from datetime import UTC, datetime

import pytest
from feeds.making import NOW, SPACES, atom, first, parsed, rss

from tuireader import feeds
from tuireader.errors import ParseError
from tuireader.feeds import _patient, _swift
from tuireader.feeds import rss as rss_format
from tuireader.feeds._decode import text_of, utf8_of
from tuireader.model.source import Source

LONG = "The ferry sailed at six. " * 20
PICTURE = "https://post.example/p.jpg"

ITEM = (
    "<item><title>Ferry & mill</title><link>https://post.example/a?b=1&c=2</link><guid>1</guid>"
    "<pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate><description>Fish&nbsp;&amp;&nbsp;chips</description></item>"
)


@pytest.mark.parametrize(
    "document",
    [
        rss(ITEM),
        "\n \ufeff junk " + rss(ITEM),
        "<!-- made by hand -->" + rss(ITEM),
        rss(ITEM).replace(SPACES, "") + "<stray>",
        rss(ITEM + "<item><title>cut"),
        rss(ITEM).replace("</channel></rss>", ""),
        rss(ITEM).replace("?>", "?><!DOCTYPE rss SYSTEM 'http://my.netscape.com/rss.dtd'>"),
        rss(ITEM).replace("?>", "?><!DOCTYPE rss [<!ENTITY chips 'none'>]>"),
        rss(ITEM)
        .replace("<rss", "<r:rss")
        .replace("</", "</r:")
        .replace("<item", "<r:item")
        .replace("<title", "<r:title"),
    ],
    ids=["ampersand", "junk", "comment", "stray", "cut", "unclosed", "dtd", "entity", "prefix"],
)
def test_a_malformed_feed_is_read_as_well_as_it_can_be_and_says_so(document):
    if document.startswith('<?xml version="1.0"?><r:rss'):
        document = document.replace("<channel", "<r:channel").replace("<link", "<r:link").replace("<guid", "<r:guid")
        document = document.replace("<pubDate", "<r:pubDate").replace("<description", "<r:description")
    update = parsed(document)
    entry = update.entries[0]
    assert (entry.headline, entry.url) == ("Ferry & mill", "https://post.example/a?b=1&c=2")
    assert entry.published == datetime(2024, 3, 5, 10, 20, 30, tzinfo=UTC)
    assert "well-formed" in update.note


COMPLAINT = "<br />\n<b>Warning</b>: Undefined $x in <b>/srv/feed.php</b> on line <b>3</b><br />\n"


@pytest.mark.parametrize("complaint", [COMPLAINT, COMPLAINT.removeprefix("<br />\n<b>Warning</b>: "), "Odd.<br>" * 40])
def test_what_a_program_complains_of_before_its_feed_is_no_part_of_it(complaint):
    assert parsed(complaint + rss(ITEM)).entries == parsed(rss(ITEM)).entries


def test_a_page_that_shows_a_feed_is_none_and_a_list_of_feeds_is_one_whatever_stands_before_it():
    assert feeds.recognise(Source((COMPLAINT + "<?xml version='1.0'?><opml><body/></opml>\n").encode())) == "opml"
    for other in (COMPLAINT + rss(ITEM) + "<p>That is how it looks.</p>", "<html><body>" + COMPLAINT + rss(ITEM)):
        assert feeds.recognise(Source(other.encode())) == ""


@pytest.mark.parametrize("before", ["", "<?xml-stylesheet href='a.xsl'?> "])
def test_a_feed_that_writes_about_dtds_is_well_formed_and_has_none(before):
    said = "<![CDATA[<p>So: <!DOCTYPE rss [<!ENTITY a 'b'>]></p>]]>"
    update = parsed(rss(f"<item><title>a</title><description>{said}</description></item>").replace("?>", "?>" + before))
    assert update.note == ""
    assert "<!ENTITY a" in update.entries[0].summary


def test_an_undeclared_prefix_is_forgiven():
    update = parsed(rss("<item><title>a</title><wfw:x>1</wfw:x><content:encoded>b</content:encoded></item>"))
    assert update.entries[0].body == "b"


@pytest.mark.parametrize("cut", ['<rss version="2.0"><cha', "<feed><entry><tit"])
def test_a_feed_cut_before_its_first_entry_is_refused(cut):
    with pytest.raises(ParseError, match="cut short"):
        parsed(cut)


def test_atom_inside_a_web_page_is_a_feed_and_a_web_page_is_none():
    page = "<!DOCTYPE html><html><body>%s</body></html>"
    assert first(page % atom("<entry><title>a</title></entry>")).headline == "a"
    assert feeds.recognise(Source((page % "<p>words</p>").encode())) == ""
    with pytest.raises(ParseError, match="web page"):
        parsed(page % "<p>words</p>")


def test_an_empty_feed_is_a_feed():
    assert parsed("<rss></rss>").entries == ()


@pytest.mark.parametrize("body", [b"", b"words", b"%PDF-1.4", b"\x89PNG\r\n", b"{}", b"\x1f\x8bnone", bytes(200)])
def test_what_is_no_feed_is_said_to_be_none(body):
    assert feeds.recognise(Source(body)) == ""
    with pytest.raises(ParseError):
        feeds.parse(Source(body))


@pytest.mark.parametrize("root", ["rss", "feed", "opml", "outline xmlUrl='x'"])
def test_a_text_about_feeds_is_no_feed(root):
    text = f"# How it looks\n\n```xml\n<{root}>\n  <title>Post</title>\n```\n\nThat is all there is to it.\n"
    assert feeds.recognise(Source(text.encode())) == ""


def test_feeds_are_unpacked_where_the_server_did_not_say_they_are_packed():
    for packed in (gzip.compress(rss(ITEM).encode()), zlib.compress(rss(ITEM).encode())):
        assert feeds.recognise(Source(packed)) == "rss"
        assert first(packed).headline == "Ferry & mill"


# ---------------------------------------------------------------- the two roads
WELL_FORMED = [
    rss(
        "<item><title>Ferry &amp;amp; mill</title><link>https://post.example/a?b=1&amp;c=2</link><guid>f-1</guid>"
        "<dc:creator>Tor Lind</dc:creator><pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate><description>It "
        f"sails.</description><media:content url='{PICTURE}'><media:description>The Solveig</media:description>"
        "<media:credit>Ada</media:credit></media:content><enclosure url='https://post.example/a.mp3' type='audio/mpeg'"
        f" length='12'/></item><item><description>&lt;p&gt;{LONG * 4}&lt;/p&gt;</description></item>",
        "<title>Post</title><link>https://post.example/</link><ttl>30</ttl><language>en</language>",
    ),
    rss(
        f"<item><title>b</title><media:content url='{PICTURE}'/><media:description>Beside</media:description>"
        f"<description>Text</description><content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded></item>"
    ),
    atom(
        "<entry><id>tag:1</id><title type='html'>Ferry &lt;i&gt;runs&lt;/i&gt;</title><link href='https://post.example/1'/>"
        "<author><name>Tor Lind</name></author><published>2024-03-05T10:00:00Z</published>"
        "<updated>2024-03-06T10:00:00Z</updated><summary type='html'>It &lt;b&gt;sails&lt;/b&gt;.</summary></entry>"
    ),
]


@pytest.mark.parametrize("document", WELL_FORMED)
def test_both_roads_lead_to_the_same_feed(document):
    source = Source(document.encode(), url="https://post.example/feed")
    assert _swift.read(utf8_of(source), source.url) is not None
    swift = parsed(document)
    patient = rss_format._update(_patient.read(text_of(source), source.url), source, NOW, "")
    assert swift.entries == patient.entries
    assert (swift.title, swift.site_url, swift.language, swift.ttl) == (
        patient.title,
        patient.site_url,
        patient.language,
        patient.ttl,
    )


def test_feedparser_is_only_imported_for_feeds_that_need_it():
    program = (
        "import sys; from tuireader import feeds; from tuireader.model.source import Source;"
        "feeds.parse(Source(b'<rss><channel><item><title>a</title></item></channel></rss>'));"
        "sys.exit('feedparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    assert _patient.read("<rss><channel><title>x</title>", "").title == "x"


def test_a_feed_in_capitals_is_a_feed():
    item = "<ITEM><TITLE>Ferry</TITLE><LINK>https://post.example/f</LINK></ITEM>"
    (entry,) = parsed(f"<RSS><CHANNEL><TITLE>Post</TITLE>{item}</CHANNEL></RSS>").entries
    assert (entry.headline, entry.url) == ("Ferry", "https://post.example/f")
