"""Short pastes: the story alone was selected, with none of the page around it."""

import pytest

from tuireader.extract import article
from tuireader.extract.credit import part
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
