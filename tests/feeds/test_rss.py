"""RSS and Atom: what the entry says, whatever the feed does to it."""

from datetime import UTC, datetime

import pytest
from feeds.making import atom, first, item, parsed, rss

from tuireader import feeds
from tuireader.model.article import Enclosure
from tuireader.model.feed import Picture
from tuireader.model.source import Source

LONG = "The ferry sailed at six. " * 20
PICTURE = "https://post.example/p.jpg"


def test_an_rss_item_is_read_whole():
    entry = item(
        "<title>Ferry runs again</title><link>https://post.example/ferry</link><guid>f-1</guid>"
        "<dc:creator>Tor Lind</dc:creator><pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate>"
        f"<description>It sails.</description><content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded>"
        '<enclosure url="https://post.example/a.mp3" type="audio/mpeg" length="123"/>'
    )
    assert (entry.headline, entry.url, entry.id) == ("Ferry runs again", "https://post.example/ferry", "f-1")
    assert (entry.byline, entry.published) == ("Tor Lind", datetime(2024, 3, 5, 10, 20, 30, tzinfo=UTC))
    assert (entry.summary, entry.body, entry.has_content) == ("It sails.", f"<p>{LONG}</p>", True)
    assert entry.enclosures == (Enclosure("https://post.example/a.mp3", "audio/mpeg", 123),)


def test_an_atom_entry_is_read_whole():
    entry = first(
        atom(
            "<entry><id>tag:1</id><title type='html'>Ferry &lt;i&gt;runs&lt;/i&gt;</title><link href='/ferry'/>"
            "<author><name>Tor Lind</name><email>t@x.example</email></author><author><name>Ada Holm</name></author>"
            "<published>2024-03-05T10:00:00Z</published><updated>2024-03-06T10:00:00Z</updated>"
            "<summary>It sails.</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
            "<p>At <b>six</b> &amp; nine.<br/><iframe src='https://v.example/1'/></p></div></content></entry>"
        )
    )
    assert (entry.headline, entry.url, entry.byline) == (
        "Ferry runs",
        "https://post.example/ferry",
        "Tor Lind, Ada Holm",
    )
    assert (entry.published, entry.updated) == (
        datetime(2024, 3, 5, 10, tzinfo=UTC),
        datetime(2024, 3, 6, 10, tzinfo=UTC),
    )
    assert entry.body == ('<div><p>At <b>six</b> &amp; nine.<br><iframe src="https://v.example/1"></iframe></p></div>')
    assert entry.summary == "It sails."


def test_rdf_and_its_old_kin_are_read():
    document = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Post</title></channel>'
        '<item rdf:about="https://post.example/1"><title>One</title><link>https://post.example/1</link>'
        "<dc:date>2024-03-05</dc:date></item></rdf:RDF>"
    )
    for namespace in ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"):
        update = parsed(document.replace("http://purl.org/rss/1.0/", namespace))
        assert update.title == "Post"
        assert (update.entries[0].id, update.entries[0].headline) == ("https://post.example/1", "One")
        assert update.entries[0].published == datetime(2024, 3, 5, tzinfo=UTC)


def test_the_feed_says_what_it_is_and_how_often_it_may_be_asked():
    update = parsed(
        rss(
            "",
            "<title>Harbour &amp;amp; Post</title><link>/</link><atom:link rel='self' href='https://post.example/self'/>"
            "<language>en_GB</language><ttl> 90 </ttl><skipHours><hour>3</hour><hour>24</hour><hour>x</hour></skipHours>",
        )
    )
    assert (update.title, update.site_url, update.language) == ("Harbour & Post", "https://post.example/", "en-GB")
    assert (update.url, update.ttl) == ("https://post.example/feed", 90)
    assert update.skip_hours == {24 * day + hour for day in range(7) for hour in (0, 3)}
    assert update.note == ""
    days = parsed(rss("", "<skipDays><day>Monday</day><day>SUNDAY</day><day>Someday</day></skipDays>"))
    assert days.skip_hours == {*range(24), *range(6 * 24, 7 * 24)}
    often = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    assert parsed(rss("", often)).ttl == 360


# ---------------------------------------------------------------- captions and credits
def test_a_caption_never_stands_in_place_of_the_text():
    media = f"<media:content url='{PICTURE}' medium='image'/><media:description>The Solveig at her berth</media:description>"
    text = "<description>The ferry runs again.</description>"
    for inner in (media + text, text + media):
        entry = item(inner)
        assert (entry.summary, entry.body) == ("The ferry runs again.", "")
        assert entry.pictures == (Picture(PICTURE, "The Solveig at her berth"),)


def test_each_picture_keeps_its_own_caption_and_credit():
    entry = item(
        "<media:content url='https://post.example/1.jpg' medium='image'><media:description>One</media:description>"
        "<media:credit>Ada Holm</media:credit></media:content>"
        "<media:group><media:content url='https://post.example/2.jpg' type='image/jpeg'/>"
        "<media:description type='html'>&lt;p&gt;Two&lt;/p&gt;</media:description><media:credit>Jo</media:credit>"
        "<media:credit>Jo</media:credit><media:credit>AP</media:credit></media:group>"
        "<media:content url='https://post.example/3.jpg'/><media:description>Three</media:description>"
        "<media:credit role='photographer'>Tor Lind</media:credit>"
    )
    assert entry.pictures == (
        Picture("https://post.example/1.jpg", "One", "Ada Holm"),
        Picture("https://post.example/2.jpg", "Two", "Jo, AP"),
        Picture("https://post.example/3.jpg", "Three", "Tor Lind"),
    )


def test_of_one_picture_in_several_widths_the_widest_is_kept():
    sizes = "".join(
        f"<media:content url='https://post.example/{w}.jpg' width='{w}'><media:credit>Ada</media:credit></media:content>"
        for w in (140, 460, 300)
    )
    assert item(sizes).pictures == (Picture("https://post.example/460.jpg", "", "Ada"),)


def test_a_film_is_an_enclosure_shown_by_its_thumbnail_and_its_words_are_the_text():
    entry = item(
        "<title>Ferry film</title><media:group><media:content url='https://v.example/f.mp4' type='video/mp4'/>"
        "<media:thumbnail url='https://v.example/f.jpg'/><media:description>How she sails</media:description></media:group>"
    )
    assert entry.enclosures == (Enclosure("https://v.example/f.mp4", "video/mp4"),)
    assert entry.pictures == (Picture("https://v.example/f.jpg", "How she sails"),)
    assert entry.summary == "<p>How she sails</p>"


def test_a_films_own_thumbnail_is_its_picture():
    film = (
        "<media:content url='https://v.example/f.mp4' type='video/mp4'><media:thumbnail url='https://v.example/f.jpg'/>"
        "<media:description>How she sails</media:description><media:credit>Jo</media:credit></media:content>"
    )
    assert item(film).pictures == (Picture("https://v.example/f.jpg", "How she sails", "Jo"),)


def test_words_about_a_picture_that_is_not_there_are_the_text():
    entry = item("<title>a</title><media:group><media:description>At the quay.</media:description></media:group>")
    assert (entry.summary, entry.pictures) == ("<p>At the quay.</p>", ())


def test_a_misspelt_namespace_is_understood():
    document = rss(f"<item><title>a</title><media:content url='{PICTURE}'/></item>")
    assert first(document.replace("http://search.yahoo.com/mrss/", "https://search.yahoo.com/mrss")).pictures
    assert first(document.replace("http://search.yahoo.com/mrss/", "urn:whatever")).pictures


# ---------------------------------------------------------------- links
@pytest.mark.parametrize(
    ("inner", "url"),
    [
        ("<link>https://post.example/a</link>", "https://post.example/a"),
        ("<link> \n/a?b=1&amp;c=2 </link>", "https://post.example/a?b=1&c=2"),
        ("<link>//other.example/a</link>", "https://other.example/a"),
        ("<link>/a?b=1&amp;amp;c=2</link>", "https://post.example/a?b=1&c=2"),
        ("<link>www.other.example/a</link>", "https://www.other.example/a"),
        ("<link>https://post.example/a</link><link/>", "https://post.example/a"),
        ("<link/><guid>https://post.example/g</guid>", "https://post.example/g"),
        ("<guid isPermaLink='false'>https://post.example/g</guid>", ""),
        ("<guid>tag:post.example,2024:1</guid>", ""),
        ("<guid>urn:uuid:1-2-3</guid>", ""),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>file:///etc/passwd</link>", ""),
        ("<link>https://post.example/a b|c</link>", "https://post.example/a%20b%7Cc"),
        ("<atom:link rel='alternate' href='https://post.example/a'/>", "https://post.example/a"),
        ("<atom:link rel='self' href='https://post.example/s'/><link>/a</link>", "https://post.example/a"),
        ("<link>http://[broken/</link>", ""),
    ],
)
def test_the_link_is_the_storys_own_page_or_nothing(inner, url):
    assert item(f"<title>a</title>{inner}").url == url


def test_an_atom_link_to_a_web_page_goes_before_one_to_a_picture():
    links = f"<link rel='alternate' type='image/jpeg' href='{PICTURE}'/><link type='text/html' href='/a'/>"
    assert first(atom(f"<entry><title>a</title>{links}</entry>")).url == "https://post.example/a"


def test_xml_base_counts():
    entry = "<entry xml:base='deep/'><title>a</title><link href='a'/></entry>"
    assert first(atom(entry, attributes="xml:base='https://base.example/b/'")).url == "https://base.example/b/deep/a"


def test_xml_base_counts_for_what_stands_in_the_text():
    entry = (
        "<entry xml:base='/e/'><title>a</title><content type='html' xml:base='deep/'>&lt;img src='a.png'&gt;</content></entry>"
        "<entry><title>b</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        "<p xml:base='p/'><img src='b.png'/> <a href='http://[broken'>x</a></p></div></content></entry>"
    )
    escaped, inline = parsed(atom(entry, attributes="xml:base='https://base.example/b/'")).entries
    assert escaped.base == "https://base.example/e/deep/"
    assert 'src="https://base.example/b/p/b.png"' in inline.body
    assert "http://[broken" in inline.body
    assert first(atom("<entry><title>a</title><content type='html'>c, not xml:base='/d/'</content></entry>")).base == ""


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("mode='base64'", "VGhlIDxiPmZlcnJ5PC9iPiBz\nYWlscy4="),
        ("type='application/octet-stream'", "VGhlIDxiPmZlcnJ5PC9iPiBzYWlscy4="),
        ("type='application/html'", "The &lt;b&gt;ferry&lt;/b&gt; sails."),
    ],
)
def test_text_in_base64_is_text(how, told):
    entry = first(atom(f"<entry><title mode='base64'>RmVycnk=</title><content {how}>{told}</content></entry>"))
    assert (entry.headline, entry.body) == ("Ferry", "The <b>ferry</b> sails.")


def test_a_picture_in_base64_is_no_text():
    entry = first(atom("<entry><title>a</title><content type='image/png'>iVBORw0KGgo=</content></entry>"))
    assert entry.body == ""


def test_an_entry_on_its_own_is_a_feed_of_one():
    source = "<source><title>Harbour Post</title></source>"
    alone = "<title>Ferry runs again</title><link href='/ferry'/><content>It sails.</content>"
    update = parsed(f"<entry xmlns='http://www.w3.org/2005/Atom'>{alone}{source}</entry>")
    assert update.title == "Harbour Post"
    assert [(entry.headline, entry.url) for entry in update.entries] == [
        ("Ferry runs again", "https://post.example/ferry")
    ]
    assert not feeds.recognise(Source(b"<entry><title>of a dictionary</title></entry>"))


def test_text_that_lies_elsewhere_is_linked():
    page, sound = parsed(
        atom(
            "<entry><title>a</title><content type='text/html' src='/a.html'/></entry>"
            "<entry><title>b</title><content type='audio/ogg' src='/b.ogg'/><link href='/b'/></entry>"
        )
    ).entries
    assert page.url == "https://post.example/a.html"
    assert sound.url == "https://post.example/b"
    assert [file.url for file in sound.enclosures] == ["https://post.example/b.ogg"]


def test_the_name_that_rdf_gives_a_story_is_its_address_where_there_is_no_other():
    spaces = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
    about = "<item rdf:about='https://post.example/ferry'><title>Ferry</title></item>"
    assert first(f"<rdf:RDF {spaces}>{about}</rdf:RDF>").url == "https://post.example/ferry"


def test_rss_1_1_is_read():
    channel = "<title>Harbour Post</title><items><item><title>Ferry</title><link>/ferry</link></item></items>"
    entry = first(f"<Channel xmlns='http://purl.org/net/rss1.1#'>{channel}</Channel>")
    assert (entry.headline, entry.url) == ("Ferry", "https://post.example/ferry")


def test_a_relative_link_of_a_file_stays_until_the_feed_says_where_it_lies():
    items = "<item><title>a</title><link>/a</link></item>"
    update = parsed(rss(items), url="")
    assert update.entries[0].url == "/a"
    assert feeds.placed(update).entries[0].url == ""
    known = parsed(rss(items, "<link>https://post.example/</link>"), url="")
    assert feeds.placed(known).entries[0].url == "https://post.example/a"


# ---------------------------------------------------------------- entries
def test_an_empty_body_is_no_body():
    entry = item("<description>It sails.</description><content:encoded/>")
    assert (entry.summary, entry.body, entry.has_content) == ("It sails.", "", False)


@pytest.mark.parametrize(
    ("inner", "whole"),
    [
        ("<content:encoded>{299}</content:encoded>", False),
        ("<content:encoded>{300}</content:encoded>", True),
        ("<description>{1499}</description>", False),
        ("<description>{1500}</description>", True),
        ("<content:encoded>&lt;img src='x'&gt;&lt;!-- {900} --&gt;</content:encoded>", False),
    ],
)
def test_the_entry_carries_the_article_or_only_a_summary(inner, whole):
    length = int(inner[inner.index("{") + 1 : inner.index("}")])
    assert item(inner.replace(f"{{{length}}}", "x" * length)).has_content is whole


def test_the_longer_of_teaser_and_text_is_the_text_wherever_it_stands():
    story = f"<p>{LONG * 3}</p>"
    entry = item(
        f"<description><![CDATA[{story}]]></description><content:encoded><![CDATA[<p>The ferry.</p>]]></content:encoded>"
    )
    assert (entry.body, entry.summary) == (story, "<p>The ferry.</p>")


def test_the_full_text_that_russian_papers_give_to_yandex_is_the_text():
    full = "<yandex:full-text>Паром снова ходит.</yandex:full-text>"
    for summary in ("Паром", "<br>"):  # which sends it the patient road
        feed = rss(f"<item><description>{summary}</description>{full}</item>")
        assert first(feed.replace("<rss ", "<rss xmlns:yandex='http://news.yandex.ru' ")).body == "Паром снова ходит."


@pytest.mark.parametrize(
    "written",
    ["&amp;lt;p&amp;gt;It sails.&amp;lt;/p&amp;gt;", "&lt;![CDATA[&lt;p&gt;It sails.&lt;/p&gt;]]&gt;"],
    ids=["escaped", "cdata"],
)
def test_what_was_escaped_once_too_often_is_html(written):
    assert item(f"<title>a</title><description>{written}</description>").summary == "<p>It sails.</p>"


def test_items_in_items_are_told_apart_and_empty_ones_left_out():
    update = parsed(rss("<item><title>a</title><item/><item><title>b</title></item></item><item> </item>"))
    assert [entry.headline for entry in update.entries] == ["a", "b"]


def test_an_older_version_inside_an_extension_is_no_entry():
    kept = "<item><title>new</title><sx:was xmlns:sx='urn:sx'><item><title>old</title></item></sx:was></item>"
    assert [entry.headline for entry in parsed(rss(kept)).entries] == ["new"]


def test_no_more_than_five_thousand_entries_are_taken():
    assert len(parsed(rss("<item><title>a</title></item>" * 5_100)).entries) == 5_000
    assert len(parsed(rss("<item><title>a &b< </title></item>" * 5_100)).entries) == 5_000


def test_a_huge_id_is_kept_by_its_hash():
    one, other = (item(f"<title>a</title><guid>{'x' * 5_000}{end}</guid>").id for end in "ab")
    assert len(one) < 100
    assert one != other


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("jo@x.example (Jo Bloggs)", "Jo Bloggs"),
        ("Jo Bloggs &lt;jo@x.example&gt;", "Jo Bloggs"),
        ("jo@x.example", ""),
        ("nobody@x.museum (Jo Bloggs)", "Jo Bloggs"),
        ("Jo Bloggs (jo@x.example)", "Jo Bloggs"),
        ("Jo Bloggs (@jo)", "Jo Bloggs"),
        ("@jo Jo Bloggs", "Jo Bloggs"),
        ("@jo", "@jo"),
        ("https://x.example/jo", ""),
        ("By Jo Bloggs and Ann Roe", "Jo Bloggs and Ann Roe"),
        ("Jo &amp;amp; Ann", "Jo & Ann"),
    ],
)
def test_a_byline_is_a_name_and_not_an_address(author, name):
    assert item(f"<title>a</title><author>{author}</author>").byline == name


def test_who_speaks_for_the_podcast_stands_in_only_where_nobody_signed():
    podcaster = "<itunes:author>Studio Nord</itunes:author>"
    assert item(f"<title>a</title>{podcaster}<dc:creator>Jo Bloggs</dc:creator>").byline == "Jo Bloggs"
    assert item(f"<title>a</title><dc:creator/>{podcaster}").byline == "Studio Nord"


def test_a_podcasts_longer_word_for_itself_is_its_text():
    told = "<itunes:subtitle>It sails.</itunes:subtitle>"
    assert item(f"<title>a</title>{told}").summary == "It sails."
    longer = "<itunes:summary>It sails at six, from the old quay.</itunes:summary>"
    assert item(f"<title>a</title>{longer}{told}").summary == "It sails at six, from the old quay."


def test_an_entry_without_an_author_has_those_of_the_feed_that_it_was_taken_from():
    source = "<source><title>Quay Blog</title><author><name>Tor Lind</name></author></source>"
    planet = "<title>Planet</title><author><name>Ada Holm</name></author>"
    assert first(atom(f"<entry><title>a</title>{source}</entry>", planet)).byline == "Tor Lind"
    assert first(atom("<entry><title>a</title></entry>", planet)).byline == "Ada Holm"


def test_a_site_lies_where_xml_base_says():
    feed = atom("", "<title>Post</title><link href='./'/>", "xml:base='https://old.example/blog/'")
    assert parsed(feed).site_url == "https://old.example/blog/"


def test_the_dates_of_rss_go_before_those_of_dublin_core():
    dates = "<dc:date>2024-01-01</dc:date><pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate>"
    assert item(f"<title>a</title>{dates}").published == datetime(2024, 3, 5, 10, 20, 30, tzinfo=UTC)
    assert item("<title>a</title><pubDate>0001-01-01T00:00:00Z</pubDate>").published is None


def test_letters_of_windows_are_what_they_were_meant_to_be():
    entry = item("<title>Don&#146;t \u0093stop\u0094</title>")
    assert entry.headline == "Don’t “stop”"


def test_mojibake_is_not_repaired():
    assert item("<title>Martine Ã©crit</title>").headline == "Martine Ã©crit"
