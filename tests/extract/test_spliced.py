"""Pages made of two, which plain-text recognition is learned from beside real ones."""

from pathlib import Path

from spliced import OPENING, Row, lines_of, parted, splice, spliced

from tuireader.extract.page import Line, Page
from tuireader.model.article import Code, Embed, Figure, Listing, Paragraph, Quote, Rule, Subhead, Table

TEXT = "The bridge over the Aune was opened on Saturday, a year later than planned, and the ferry went to rest. "
PAGE = (
    ("Home", "boilerplate"),
    ("The bridge opens", "boilerplate"),
    ("The bridge opens", "title"),
    ("A year late", "standfirst"),
    ("By Tora Wiik", "byline"),
    ("Share this", "boilerplate"),
    (TEXT, "paragraph"),
    ("Read also", "boilerplate"),
    ("Ferries of the fjord", "boilerplate?"),
    (TEXT, "paragraph"),
    ("After the ferry", "subhead"),
    (TEXT, "paragraph"),
    ("Imprint", "boilerplate"),
)
LABELS = [label for _, label in PAGE]


def page() -> Page:
    return Page([Line(text, 1) for text, _ in PAGE], "en")


def feed(folder: Path, *stories: tuple[str, str]) -> None:
    entries = "".join(
        f"<item><title>{title}</title><author>Maria Holm</author><description><![CDATA[{html}]]></description></item>"
        for title, html in stories
    )
    link = "<link>https://blog.example/</link>"
    (folder / "blog.xml").write_text(f'<rss version="2.0"><channel><title>Blog</title>{link}{entries}</channel></rss>')


def test_a_page_is_parted_into_its_story_and_its_frame() -> None:
    story, frame = parted(page(), LABELS, "fjord") or (None, None)
    assert story is not None and frame is not None
    assert (story.headline, [row.label for row in story.head]) == ("The bridge opens", ["standfirst", "byline"])
    assert [row.label for row in story.body] == ["paragraph", "paragraph", "subhead", "paragraph"]
    assert [row.text for row in frame.above] == ["Home", "The bridge opens"]
    assert [(share, [row.text for row in run]) for share, run in frame.within] == [
        (0.25, ["Read also", "Ferries of the fjord"])
    ]
    assert [row.text for row in frame.below] == ["Imprint"]


def test_a_page_without_a_headline_above_its_text_is_not_parted() -> None:
    labels = ["paragraph" if label == "title" else label for label in LABELS]
    assert parted(page(), labels, "fjord") is None


def test_a_story_set_into_its_own_frame_is_the_page_again() -> None:
    story, frame = parted(page(), LABELS, "fjord") or (None, None)
    assert story is not None and frame is not None
    lines, labels = splice(story, frame)
    assert sorted(labels) == sorted(LABELS)
    assert [line.text for line in lines[6:]] == [text for text, _ in PAGE[6:]]


def test_the_frame_takes_the_headline_of_the_story_that_is_set_into_it() -> None:
    story, frame = parted(page(), LABELS, "fjord") or (None, None)
    assert story is not None and frame is not None
    other = type(story)("blog", "en", "Of knives", [], [Row(TEXT, OPENING), Row("steel", "list_item", 1)])
    lines, labels = splice(other, frame)
    assert [line.text for line in lines[:4]] == ["Home", "Of knives", "Of knives", "By Tora Wiik"]
    assert labels[-5:] == [OPENING, "boilerplate", "boilerplate?", "list_item", "boilerplate"]


def test_lines_are_what_copying_makes_of_blocks() -> None:
    blocks = [
        Paragraph("One."),
        Subhead("Two"),
        Quote("Three.", attribution="Maria Holm"),
        Listing(("four", "five")),
        Table(("a", "b"), (("1", "2"),)),
        Code("x = 1\n\n  y = 2"),
        Figure("Six", "Tora Wiik"),
        Embed("A film", "https://film.example/"),
        Rule(),
    ]
    assert list(lines_of(blocks)) == [
        ("One.", "paragraph", 1),
        ("Two", "subhead", 1),
        ("Three.", "quote", 1),
        ("— Maria Holm", "quote", 0),
        ("four", "list_item", 1),
        ("five", "list_item", 0),
        ("a\tb", "table_row", 1),
        ("1\t2", "table_row", 0),
        ("x = 1", "code", 1),
        ("  y = 2", "code", 1),
        ("Six", "caption", 1),
        ("Tora Wiik", "credit", 0),
    ]


def test_of_a_feed_each_long_story_is_told_once_and_its_first_paragraph_is_left_open(tmp_path: Path) -> None:
    told = f"<p>{TEXT * 6}</p>" * 3 + "<ul><li>steel</li><li>brass</li></ul>"
    feed(tmp_path, ("Knives and forks", told), ("Knives and forks", told), ("A short one", "<p>Soon.</p>"))
    pages = [part for name in ("fjord", "sound") if (part := parted(page(), LABELS, name))]
    made = list(spliced(pages, tmp_path))
    assert [one.story.headline for one in made] == ["Knives and forks", "The bridge opens", "The bridge opens"]
    assert made[0].story.publisher == "blog"
    assert [label for label in made[0].labels if label in (OPENING, "paragraph", "list_item")] == [
        OPENING,
        "paragraph",
        "paragraph",
        "list_item",
        "list_item",
    ]
    assert [(one.story.publisher, one.frame.publisher) for one in made[1:]] == [("fjord", "sound"), ("sound", "fjord")]
    assert [one.labels for one in made] == [one.labels for one in spliced(pages, tmp_path)]
