import io
import json
import zipfile
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from export.clippings import EDITION, FERRY, clippings, stories
from hypothesis import given
from hypothesis import strategies as st

from tuireader import registry
from tuireader.export import Exporter, _hypertext
from tuireader.model import clipping_codec
from tuireader.model.article import Article, Mark, Paragraph, Span
from tuireader.model.clipping import Clipping
from tuireader.model.feed import Feed

FORMATS = dict(registry.every("tuireader.export", "EXPORTER"))


def made(name, *chosen):
    return b"".join(FORMATS[name].export(chosen, EDITION))


def test_every_format_is_found_by_its_name():
    assert set(FORMATS) >= {"epub", "html", "json", "markdown", "text"}
    assert all(isinstance(exporter, Exporter) for exporter in FORMATS.values())


@given(st.lists(clippings, max_size=3))
def test_json_reads_back_as_it_was(chosen):
    lines = made("json", *chosen).decode().splitlines()
    assert [clipping_codec.decode(json.loads(line)) for line in lines] == chosen


@given(stories)
def test_hypertext_is_well_formed_whatever_the_marks(story):
    root = ElementTree.fromstring("".join(_hypertext.article(story, pictures=True)))
    links = [e.get("href") or e.get("src") for e in root.iter() if e.tag in ("a", "img")]
    assert all(link.startswith("https://") for link in links)


@given(stories)
def test_nothing_of_the_text_is_lost_in_hypertext(story):
    root = ElementTree.fromstring("".join(_hypertext.article(story, pictures=False)))
    said = " ".join("".join(root.itertext()).split())
    for block in story.blocks:
        if isinstance(block, Paragraph):
            assert block.text in said


def test_a_page_says_who_when_and_where_and_shows_no_login():
    page = made("html", FERRY).decode()
    assert '<a href="https://post.example/times">sails</a>' not in page
    assert '<a href="https://post.example/times"><em>sails</em> at six</a>' in page
    assert "<blockquote><p>Nobody waits.</p><p><cite>Jon Wik</cite></p></blockquote>" in page
    assert "Tor Lind · Harbour Post" in page
    assert "<script" not in page and "secret" not in page


def test_markdown_has_front_matter_and_its_marks_are_text():
    note = made("markdown", FERRY).decode()
    head, _, body = note.partition("---\n\n")
    assert 'title: "Ferry runs again: *now* & <then>"' in head
    assert 'tags: ["sea", "town: old"]' in head
    assert "secret" not in note
    assert "# Ferry runs again: \\*now\\* & \\<then\\>" in body
    assert "[*sails* at six](https://post.example/times)" in body
    assert "![A ferry](https://post.example/f%281%29.jpg)" in body
    assert "> Nobody waits.\n>\n> — Jon Wik" in body
    assert "````python\nif a < b:\n    ```\n````" in body
    assert "| Mon\\|Tue | 6 |\n| Sun |  |" in body
    assert "*Correction:* \\# no heading" in body
    assert "> ask about\n> the timetable" in body


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- dash", "\\- dash"),
        ("1. one", "1\\. one"),
        ("2024 was", "2024 was"),
        ("+ plus", "\\+ plus"),
        ("--- rule", "\\--- rule"),
    ],
)
def test_the_beginning_of_a_paragraph_is_no_markdown(text, written):
    assert written in made("markdown", Clipping(Article("h", (Paragraph(text),)))).decode()


def test_an_edition_has_contents_and_a_chapter_a_story():
    book = zipfile.ZipFile(io.BytesIO(made("epub", FERRY, Clipping(Article("Second & last")))))
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, book.read("mimetype")) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"application/epub+zip",
    )
    for name in book.namelist():
        if name.endswith(("xhtml", "opf", "xml")):
            ElementTree.fromstring(book.read(name))
    contents = book.read("book/contents.xhtml").decode()
    assert '<a href="story1.xhtml">' in contents and "Second &amp; last" in contents
    listed = {e.get("href") for e in ElementTree.fromstring(book.read("book/package.opf")).iter() if e.get("href")}
    assert {f"book/{name}" for name in listed} | {"mimetype", "META-INF/container.xml", "book/package.opf"} == set(
        book.namelist()
    )
    assert "<img" not in book.read("book/story1.xhtml").decode()


@pytest.mark.parametrize("form", ["html", "epub"])
def test_a_moment_is_one_that_programs_can_read(form):
    story = Article("h", published=datetime(2026, 3, 4, 12, 0, 0, 123456, UTC))
    page = made(form, Clipping(story))
    if form == "epub":
        page = zipfile.ZipFile(io.BytesIO(page)).read("book/story1.xhtml")
    assert b'<time datetime="2026-03-04T12:00:00+00:00">2026-03-04 12:00</time>' in page  # HTML knows no microseconds


@given(st.lists(stories, max_size=2))
def test_every_chapter_is_well_formed(chosen):
    book = zipfile.ZipFile(io.BytesIO(made("epub", *map(Clipping, chosen))))
    for name in book.namelist():
        if name.endswith("xhtml"):
            ElementTree.fromstring(book.read(name))


def test_text_keeps_the_words():
    assert "Nobody waits." in made("text", FERRY).decode()


def test_subscriptions_keep_their_folders_and_give_away_no_login():
    feeds = [
        Feed(1, "https://reader:secret@b.example/feed?a=1&b", 'B "quoted" & co', folder="News/Local"),
        Feed(2, "https://a.example/feed", "A", folder=""),
        Feed(3, "https://c.example/feed", "C", "https://c.example/", folder="News"),
    ]
    module = registry.load("tuireader.export", "opml")
    root = ElementTree.fromstring(b"".join(module.SUBSCRIPTIONS(feeds, EDITION)))
    found = {}

    def walk(outline, folder):
        for one in outline.findall("outline"):
            if one.get("xmlUrl"):
                found[one.get("text")] = (folder, one.get("xmlUrl"))
            else:
                walk(one, [*folder, one.get("text")])

    walk(root.find("body"), [])
    assert found == {
        "A": ([], "https://a.example/feed"),
        "C": (["News"], "https://c.example/feed"),
        'B "quoted" & co': (["News", "Local"], "https://b.example/feed?a=1&b"),
    }


def test_overlapping_marks_are_closed_in_order():
    text = "one two three"
    spans = (Span(0, 7, Mark.STRONG), Span(4, 13, Mark.EMPHASIS))
    assert _hypertext.inline(text, spans) == "<strong>one <em>two</em></strong><em> three</em>"
