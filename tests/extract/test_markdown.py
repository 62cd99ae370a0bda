"""Markdown: front matter of three kinds, footnotes, pictures with their words; what is marked stays what it is."""

import pytest

from tuireader.extract import article
from tuireader.extract.front import parted
from tuireader.model.article import Article, Code, Figure, Listing, Paragraph, PartRole, Subhead, Table, block_text
from tuireader.model.source import Source


def read(text: str) -> Article:
    return article(Source(text.encode(), name="story.md"))


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("---\ntitle: Harbour: the last ferry\n---\n", "title", "Harbour: the last ferry"),
        ('---\ntitle: "A \\"last\\" ferry"\n---\n', "title", 'A "last" ferry'),
        ("---\ntitle: 'It''s late'\n---\n", "title", "It's late"),
        ("---\ntitle: Late # not yet final\n---\n", "title", "Late"),
        ("---\ndescription: >\n  Two lines\n  of it.\nx: 1\n---\n", "description", "Two lines of it."),
        ("---\nauthor:\n  - Ann Lind\n  - Tom Reed\n---\n", "author", "Ann Lind, Tom Reed"),
        ("---\nauthors:\n- name: Ann Lind\n  url: x\n---\n", "authors", "Ann Lind"),
        ("---\nauthor:\n  name: Ann Lind\n  mail: a@b\n---\n", "author", "Ann Lind"),
        ("---\nauthors: [Ann Lind, 'Tom Reed']\n---\n", "authors", "Ann Lind, Tom Reed"),
        ('---\nauthor: {name: "Ann Lind", url: x}\n---\n', "author", "Ann Lind"),
        ("+++\ntitle = 'Late'\n+++\n", "title", "Late"),
        ('+++\nauthors = ["Ann Lind", "Tom Reed"]\n[extra]\nx = 1\n+++\n', "authors", "Ann Lind, Tom Reed"),
        ("+++\ndate = 2024-05-01\n+++\n", "date", "2024-05-01"),
        ("Title: Late\nDate: 2024-05-01\n\nText", "title", "Late"),
    ],
)
def test_front_matter_tells_a_field(text: str, name: str, value: str) -> None:
    fields, _ = parted(text)
    assert fields[name] == value


@pytest.mark.parametrize(
    "text", ["Note: this\nThen: that\n\nText", "--- \nno end", "+++\nbroken = \n+++\n", "Text\n---\n"]
)
def test_what_is_no_front_matter_tells_nothing(text: str) -> None:
    assert parted(text)[0] == {}


def test_fields_of_the_front_matter_are_the_articles() -> None:
    told = read(
        "---\ntitle: Late\nauthors: [Ann Lind]\ndate: 2024-06-04T10:00:00+02:00\nsubtitle: So late.\n---\n\nText.\n"
    )
    assert (told.headline, told.byline, told.standfirst) == ("Late", "Ann Lind", "So late.")
    assert told.published is not None
    assert told.published.isoformat() == "2024-06-04T10:00:00+02:00"


def test_a_heading_that_repeats_the_title_is_told_once() -> None:
    told = read("+++\ntitle = 'Late ferry'\n+++\nLate Ferry\n==========\n\nText.\n")
    assert told.headline == "Late ferry"
    assert [block_text(b) for b in told.blocks] == ["Text."]


def test_a_signed_text_has_a_byline_and_a_date() -> None:
    told = read("# Late\n\nBy Ann Lind | June 4, 2024\n\n*So late that nobody waits.*\n\nText of it.\n\nMore.\n")
    assert (told.byline, told.standfirst) == ("Ann Lind", "So late that nobody waits.")
    assert told.published is not None
    assert told.published.date().isoformat() == "2024-06-04"
    assert [block_text(b) for b in told.blocks] == ["Text of it.", "More."]


def test_a_sentence_that_begins_with_by_is_text() -> None:
    told = read("# Late\n\nBy noon the ferry was gone.\n\nMore.\n")
    assert told.byline == ""
    assert len(told.blocks) == 2


def test_footnotes_are_numbered_as_they_are_called() -> None:
    told = read("# Late\n\nOne[^b] and two.[^a]\n\n[^a]: The *second*\n    note.\n[^b]: First\n")
    texts = [(b.text, b.role) for b in told.blocks if isinstance(b, Paragraph)]
    assert texts == [
        ("One[1] and two.[2]", PartRole.BODY),
        ("[1] First", PartRole.FOOTNOTE),
        ("[2] The second note.", PartRole.FOOTNOTE),
    ]


def test_what_looks_like_a_footnote_in_code_is_code() -> None:
    told = read("# Late\n\nText[^1]\n\n```\n[^1]: x\nlist[^1]\n```\n")
    assert [b.text for b in told.blocks if isinstance(b, Code)] == ["[^1]: x\nlist[^1]"]


def test_a_picture_by_itself_is_a_figure_with_its_title_for_a_caption() -> None:
    told = read('# Late\n\n![A pier](https://example.org/p.jpg "The old pier. Photo: Ann Lind")\n\nText.\n')
    assert told.blocks[0] == Figure("The old pier.", "Ann Lind", "https://example.org/p.jpg", "A pier")


def test_html_within_is_read_as_html() -> None:
    told = read(
        "# Late\n\n<figure><img src='b.jpg'><figcaption>The boat. Photo: AFP</figcaption></figure>\n\n<script>x()</script>\n\nText."
    )
    assert told.blocks == (Figure("The boat.", "AFP"), Paragraph("Text."))


def test_tables_tasks_and_setext_headings() -> None:
    told = read("# Late\n\nText.\n\nA long winter\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] fuel\n- [ ] crew\n")
    assert told.blocks[1:] == (
        Subhead("A long winter", 2),
        Table(("a", "b"), (("1", "2"),)),
        Listing(("☑ fuel", "☐ crew"), spans=((), ())),
    )
