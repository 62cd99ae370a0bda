"""Short pastes: the story alone was selected, with none of the page around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract import article
from tuireader.extract.assemble import assemble
from tuireader.extract.credit import part
from tuireader.extract.label import ABOVE, BODY, FOOT, Place, Reading, Weights
from tuireader.extract.label import HEAD as HEAD_ROOM
from tuireader.extract.page import Label, Line, Page
from tuireader.extract.unwrap import refilled, spaced
from tuireader.model.article import Article, Figure, Listing, Paragraph, Subhead, block_text
from tuireader.model.source import Source

HEAD = """Bridge over the Aune opens a year late

Tora Wiik, Norlys Foto | The new bridge at Aunesund on the morning of the first crossing
2 min

"""
PARAGRAPHS = (
    "The bridge over the Aune was opened on Saturday, a year later than planned and after two winters in which the "
    "road was closed to all but the school bus.",
    "Some four hundred people walked across before the first car was let through, many of them with the dogs that the "
    "old ferry had never taken on board.",
    "“We have waited for this for longer than I have been in office,” said the mayor, Siv Aarnes, who cut the ribbon "
    "with a pair of sheep shears.",
    "The work had stopped twice because the rock under the northern pier turned out to be softer than the drawings "
    "had promised.",
    "The last of the scaffolding will be taken down before Easter, and the old quay is to become a bathing place for "
    "the children of both villages.",
)


def read(text: str) -> Article:
    return article(Source(text.encode(), name="story.txt"))


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_story_without_its_page_keeps_headline_caption_and_paragraphs(count: int) -> None:
    story = read(HEAD + "\n\n".join(PARAGRAPHS[:count]))
    assert story.headline == "Bridge over the Aune opens a year late"
    assert story.minutes == 2
    assert [b for b in story.blocks if isinstance(b, Figure)] == [
        Figure(
            caption="The new bridge at Aunesund on the morning of the first crossing",
            credit="Tora Wiik, Norlys Foto",
        )
    ]
    text = [block_text(b) for b in story.blocks if isinstance(b, Paragraph)]
    assert [*filter(None, [story.standfirst]), *text] == list(PARAGRAPHS[:count])
    assert not [b for b in story.blocks if isinstance(b, Subhead)]


def test_beside_a_line_that_says_by_whom_only_a_name_is_a_byline() -> None:
    lines = ["Bridge over the Aune opens a year late", "Read Later", "By Tora Wiik", "Maria Holm", "Copy Link Copied"]
    page = Page([Line(text, 1) for text in [*lines, *PARAGRAPHS]])
    heads = [Place(HEAD_ROOM, Label.HEADLINE), *[Place(HEAD_ROOM, Label.BYLINE)] * 4]
    places = [*heads, *[Place(BODY, Label.PARAGRAPH)] * len(PARAGRAPHS)]
    story = assemble(page, Reading(places, [set() for _ in places], Weights({}, {}, {})))
    assert story.byline == "Tora Wiik, Maria Holm"
    assert [d.text for d in story.dropped] == ["Read Later", "Copy Link Copied"]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Maria Holm", "Maria Holm"),
        ("By Maria Holm, Aunesund", "Maria Holm, Aunesund"),
        ("Maria Holm wins", ""),
        ("Local News", ""),
        ("By the way", ""),
    ],
)
def test_a_name_right_above_the_headline_is_the_byline_where_nobody_else_is_named(line: str, byline: str) -> None:
    lines = ["Menu", line, "Bridge over the Aune opens a year late", *PARAGRAPHS]
    places = [*[Place(ABOVE, Label.FURNITURE)] * 2, Place(HEAD_ROOM, Label.HEADLINE)]
    places += [Place(BODY, Label.PARAGRAPH)] * len(PARAGRAPHS)
    page = Page([Line(text, 1) for text in lines])
    assert assemble(page, Reading(places, [set() for _ in places], Weights({}, {}, {}))).byline == byline


@pytest.mark.parametrize("label", [Label.STANDFIRST, Label.SUBHEAD, Label.CAPTION])
def test_a_headline_that_the_page_prints_twice_is_read_once(label: Label) -> None:
    lines = ["Bridge over the Aune opens a year late", "BRIDGE OVER THE AUNE OPENS A YEAR LATE", PARAGRAPHS[0]]
    room = BODY if label is Label.SUBHEAD else HEAD_ROOM
    places = [Place(HEAD_ROOM, Label.HEADLINE), Place(room, label), Place(BODY, Label.PARAGRAPH)]
    page = Page([Line(text, 1) for text in lines])
    story = assemble(page, Reading(places, [set() for _ in places], Weights({}, {}, {})))
    assert [(d.text, d.reason) for d in story.dropped] == [(lines[1], "the headline once more")]
    assert (story.standfirst, len(story.blocks)) == ("", 1)


def test_below_the_story_there_is_no_picture_of_it() -> None:
    lines = ["Bridge over the Aune opens a year late", PARAGRAPHS[0], "© 2023 The Aune Bridge | Imprint | Contact"]
    places = [Place(HEAD_ROOM, Label.HEADLINE), Place(BODY, Label.PARAGRAPH), Place(FOOT, Label.CAPTION)]
    story = assemble(Page([Line(text, 1) for text in lines]), Reading(places, [set()] * 3, Weights({}, {}, {})))
    assert ([block_text(block) for block in story.blocks], story.dropped[0].text) == ([PARAGRAPHS[0]], lines[2])


def test_of_a_gallery_of_names_none_is_lost() -> None:
    names = ["Tora Wiik", "Maria Holm", "Sam Lee"]
    lines = ["Bridge over the Aune opens a year late", PARAGRAPHS[0], *(f"{name} Submitted photo" for name in names)]
    labels = [Label.HEADLINE, Label.PARAGRAPH, *[Label.CAPTION] * 3]
    places = [Place(BODY if i else HEAD_ROOM, label) for i, label in enumerate(labels)]
    story = assemble(
        Page([Line(text, 1) for text in lines]), Reading(places, [set() for _ in places], Weights({}, {}, {}))
    )
    figures = [(b.caption, b.credit) for b in story.blocks if isinstance(b, Figure)]
    assert figures == [(name, "Submitted photo") for name in names]


def test_a_credit_heads_nothing() -> None:
    lines = ["Bridge over the Aune opens a year late", PARAGRAPHS[0], "Tora Wiik/AFP", PARAGRAPHS[1]]
    labels = [Label.HEADLINE, Label.PARAGRAPH, Label.SUBHEAD, Label.PARAGRAPH]
    places = [Place(BODY if i else HEAD_ROOM, label) for i, label in enumerate(labels)]
    story = assemble(Page([Line(text, 1) for text in lines]), Reading(places, [set()] * 4, Weights({}, {}, {})))
    assert story.blocks[1] == Figure(credit="Tora Wiik/AFP")


@pytest.mark.parametrize("label", [Label.SUBHEAD, Label.PARAGRAPH])
def test_a_date_above_the_text_heads_nothing_and_one_within_it_does(label: Label) -> None:
    lines = ["Bridge over the Aune opens a year late", "March 1, 2024", PARAGRAPHS[0], "March 2, 2024", PARAGRAPHS[1]]
    labels = [Label.HEADLINE, label, Label.PARAGRAPH, Label.SUBHEAD, Label.PARAGRAPH]
    places = [Place(BODY if i else HEAD_ROOM, one) for i, one in enumerate(labels)]
    story = assemble(Page([Line(text, 1) for text in lines], "en"), Reading(places, [set()] * 5, Weights({}, {}, {})))
    assert story.dateline == "March 1, 2024"
    assert [block_text(block) for block in story.blocks] == [PARAGRAPHS[0], "March 2, 2024", PARAGRAPHS[1]]


def test_a_picture_that_is_told_twice_is_shown_once_and_dropped_as_it_was_parted() -> None:
    caption, credit = "The new bridge at Aunesund on the morning of the first crossing", "Tora Wiik, Norlys Foto"
    story = read(HEAD + f"{PARAGRAPHS[0]}\n\n{credit} | {caption}\n\n" + "\n\n".join(PARAGRAPHS[1:]))
    assert [b for b in story.blocks if isinstance(b, Figure)] == [Figure(caption=caption, credit=credit)]
    assert [d.text for d in story.dropped] == [caption, credit]


def test_a_headline_and_paragraphs_are_enough() -> None:
    story = read("Bridge over the Aune opens a year late\n\n" + "\n\n".join(PARAGRAPHS))
    assert story.headline == "Bridge over the Aune opens a year late"
    assert len([b for b in story.blocks if isinstance(b, Paragraph)]) + bool(story.standfirst) == len(PARAGRAPHS)


def test_a_byline_and_a_subhead_survive_without_the_page() -> None:
    pieces = [
        "Bridge over the Aune opens a year late",
        "By Tora Wiik",
        *PARAGRAPHS[:3],
        "Softer than drawn",
        *PARAGRAPHS[3:],
    ]
    story = read("\n\n".join(pieces))
    assert story.headline == pieces[0]
    assert story.byline == "Tora Wiik"
    assert [b.text for b in story.blocks if isinstance(b, Subhead)] == ["Softer than drawn"]


def test_lines_that_stand_together_between_paragraphs_are_a_list() -> None:
    listed = ("the road to the northern quay", "the school in the upper village", "the harbour wall and its lamp")
    story = read(
        HEAD
        + "\n\n".join([*PARAGRAPHS[:3], "Three things are still to be mended:", "\n".join(listed), *PARAGRAPHS[3:]])
    )
    lists = [b for b in story.blocks if isinstance(b, Listing)]
    assert [b.items for b in lists] == [listed]


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Tora Wiik, Norlys Foto | The bridge on Saturday", "The bridge on Saturday", "Tora Wiik, Norlys Foto"),
        ("TORA WIIK, AFP | The bridge on Saturday", "The bridge on Saturday", "TORA WIIK, AFP"),
        ("Roads and bridges | The bridge on Saturday", "Roads and bridges | The bridge on Saturday", ""),
    ],
)
def test_a_credit_before_a_bar_is_parted_from_the_caption(text: str, caption: str, credit: str) -> None:
    assert part(text) == (caption, credit)


WRAPPED = """The Last Ferry of Vestervik

by Mara Lindqvist

The council of Vestervik voted on Monday to keep the ferry that has
joined the town to its islands for ninety years, against the advice of
its own treasurer, who had warned that the money would be missing
elsewhere.

Eleven of the nineteen members voted for the subsidy, which will cost
the town about four million a year, and seven voted against it after a
debate of six hours.

A long winter

Islanders had feared for months that the line would close, because the
company that runs it had not bought fuel for the winter and had let two
of its captains go.
"""


def test_lines_that_an_editor_broke_are_whole_again() -> None:
    told = article(Source(WRAPPED.encode(), name="story.txt"))
    assert told.headline == "The Last Ferry of Vestervik"
    assert told.byline == "Mara Lindqvist"
    texts = [told.standfirst, *map(block_text, told.blocks)]
    assert texts[-1].endswith(
        "because the company that runs it had not bought fuel for the winter and had let two of its captains go."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Home\nSport\nWeather\n\nThe council voted.\nIt was late.\n",
        "Roses are red\nand violets blue\nand nobody knows\nwhat ferries will do\n" * 3,
        "a = 1\nb = 2\nif a == b:\n    print('no')\n" * 3,
        "A line of the very same length as all the others\n\n" * 9,
    ],
)
def test_lines_that_nobody_broke_stay(text: str) -> None:
    assert refilled(text) == text


@given(st.text(alphabet="ab -\n.", max_size=300))
def test_filling_again_keeps_every_letter(text: str) -> None:
    kept = refilled(text)
    assert [kept.count(c) for c in "ab."] == [text.count(c) for c in "ab."]


LISTS = """Seven ways to cross the sound

By Tom Reed, travel editor

The ferry is not the only way to reach the islands, and not even the cheapest one if you have an afternoon to spend.

• The morning ferry, from the old pier at seven
• The school bus over the bridge at Aunesund
• A rowing boat, for those who know the tide

"I have tried them all, and I always come back to the post boat," said Ines Corbel, who lives on the outer island.

1. Ask at the harbour office.
2. Pay the fare.
3. Wait for the whistle.

Tickets are sold at the harbour office from six in the morning until the last boat has left, and on board in bad weather.
"""


def test_a_paragraph_between_two_lists_is_no_item() -> None:
    told = article(Source(LISTS.encode(), name="story.txt"))
    lists = [(b.items[0], len(b.items), b.ordered) for b in told.blocks if isinstance(b, Listing)]
    assert lists == [
        ("The morning ferry, from the old pier at seven", 3, False),
        ("Ask at the harbour office.", 3, True),
    ]
    assert any(isinstance(b, Paragraph) and b.text.startswith('"I have tried') for b in told.blocks)


def test_a_story_without_its_headline_has_none() -> None:
    text = "\n\n".join(paragraph for paragraph in WRAPPED.replace("\n", " ").split("  ") if len(paragraph) > 150)
    told = article(Source(text.encode(), name="story.txt"))
    assert told.headline == ""
    assert [block_text(b) for b in told.blocks] == [" ".join(part.split()) for part in text.split("\n\n")]


GAPLESS = HEAD.replace("\n\n", "\n") + "\n".join([*PARAGRAPHS[:3], "A long winter", *PARAGRAPHS[3:]])


def test_a_story_copied_without_blank_lines_is_read_as_with_them() -> None:
    told = read(GAPLESS)
    assert [b.text for b in told.blocks if isinstance(b, Subhead)] == ["A long winter"]
    assert [b.text for b in told.blocks if isinstance(b, Paragraph)][-3:] == list(PARAGRAPHS[-3:])


@given(st.lists(st.sampled_from(["", "Menu", "A line. " * 9 + "It ends.", "    x = 1"]), max_size=12))
def test_blank_lines_are_put_in_and_nothing_else(lines: list[str]) -> None:
    spread = spaced("\n".join(lines))
    assert [line for line in spread.split("\n") if line] == [line for line in lines if line]
    if any(lines):
        assert spaced(spread) == spread
