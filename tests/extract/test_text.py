"""Pasted text: what was on the page around the story goes, with a reason; what the story is made of stays, each as what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuireader.errors import ExtractError
from tuireader.extract import article, explain
from tuireader.model.article import Article, Figure, Paragraph, Subhead, block_text
from tuireader.model.source import Source

PASTED = """Skip to main content

Home
Harbour
Fisheries
Opinion

Harbour town votes to keep its last ferry

Mara Lindqvist, AFP | Passengers wait for the morning ferry at the old pier of Vestervik on Monday
3 min read

The council of Vestervik voted on Monday to keep the ferry that has joined the town to its islands for ninety \
years, against the advice of its own treasurer.


Eleven of the nineteen members voted for the subsidy, which will cost the town about four million a year, and \
seven voted against it after a debate of six hours.

"We are a harbour town, and a harbour town without a ferry is only a car park," said Ines Corbel, who leads the \
largest group on the council.

The treasurer had warned last month that the ferry lost money on every crossing between October and April, and \
that the islands could be served by a smaller boat.

A long winter

Islanders had feared for months that the line would close, because the company that runs it had not bought fuel \
for the winter and had let two of its captains go.

Many of them came to the meeting on the evening boat and had to stay overnight in the school, where the council \
had set up beds in the gymnasium for the families.

The first crossing under the new contract is planned for the first of March, if the repairs to the pier are \
finished before the ice comes back to the sound.

(SOUND RADIO with AFP)

Weekly newsletter Receive the best of the sound in your inbox

Related articles

Page not found
"""


def read(text: str | bytes, name: str = "story.txt") -> Article:
    return article(Source(text.encode() if isinstance(text, str) else text, name=name))


@pytest.fixture(scope="module")
def story() -> Article:
    return read(PASTED)


def test_headline_and_language_are_found(story: Article) -> None:
    assert story.headline == "Harbour town votes to keep its last ferry"
    assert story.language == "en"


def test_standfirst_is_set_apart_by_a_wider_gap(story: Article) -> None:
    assert story.standfirst.startswith("The council of Vestervik voted on Monday")


def test_caption_and_credit_are_told_apart(story: Article) -> None:
    figures = [b for b in story.blocks if isinstance(b, Figure)]
    assert figures == [
        Figure(
            caption="Passengers wait for the morning ferry at the old pier of Vestervik on Monday",
            credit="Mara Lindqvist, AFP",
        )
    ]


def test_agency_line_names_the_site(story: Article) -> None:
    assert (story.agency, story.site) == ("(SOUND RADIO with AFP)", "SOUND RADIO")


def test_the_pages_own_reading_time_wins(story: Article) -> None:
    assert story.minutes == 3


def test_subhead_stands_between_paragraphs(story: Article) -> None:
    assert [b.text for b in story.blocks if isinstance(b, Subhead)] == ["A long winter"]
    assert sum(isinstance(b, Paragraph) for b in story.blocks) == 6


def test_furniture_is_dropped_with_reasons(story: Article) -> None:
    dropped = {d.text: d.reason for d in story.dropped}
    assert dropped["Skip to main content"] == "a skip link"
    assert {"Home", "Opinion", "Related articles", "Page not found"} <= dropped.keys()
    assert all(dropped.values())


def test_speech_has_its_speaker(story: Article) -> None:
    said = [s for b in story.blocks if isinstance(b, Paragraph) for s in b.speech]
    assert [s.speaker for s in said] == ["Ines Corbel"]


def everything(told: Article) -> str:
    fields = [told.headline, told.standfirst, told.byline, told.dateline, told.agency]
    return "\n".join([*fields, *map(block_text, told.blocks), *(d.text for d in told.dropped)])


@given(
    st.lists(st.text(st.characters(categories=("Ll", "Lu", "Nd")), min_size=3, max_size=12), min_size=1, max_size=12)
)
@settings(max_examples=60)
def test_no_line_vanishes(lines: list[str]) -> None:
    held = everything(read("\n\n".join(lines)))
    assert all(line in held for line in lines)


def test_a_text_without_a_story_is_shown_whole() -> None:
    told = read("Milk\nBread and butter\n")
    assert [told.headline, *map(block_text, told.blocks)] == ["Milk", "Bread and butter"]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("Título: mañana lloverá".encode("latin-1"), "mañana"),
        ("\ufeffStraße und Brücke".encode("utf-16"), "Straße"),
        ("\ufeffStraße und Brücke".encode(), "Straße"),
        ("Привет, мир, это новости сегодня".encode("windows-1251"), "Привет"),
    ],
)
def test_character_sets_are_guessed(body: bytes, word: str) -> None:
    assert word in everything(read(body))


def test_a_broken_byte_costs_one_character_not_the_file() -> None:
    assert "and the rest" in everything(read("Größe ".encode() * 200 + b"\xff and the rest"))


@pytest.mark.parametrize("body", [b"", b" \n\t\n", bytes(range(1, 9)) * 500, b"\x00\x01\x02" * 400])
def test_what_is_no_text_is_refused_in_one_sentence(body: bytes) -> None:
    with pytest.raises(ExtractError) as caught:
        read(body)
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)


def test_escapes_do_not_pass() -> None:
    held = everything(read("Title \x1b]0;owned\x07\n\x1b[2J\x9b2J body \u202e[@click=app.quit]x[/]\n"))
    assert not set(held) & set("\x1b\x07\x9b\u202e")


def test_one_line_of_megabytes_is_read() -> None:
    told = read(b"W" * 2_500_000)
    assert sum(len(part) for part in everything(told).split("\n")) == 2_500_000


def test_explain_gives_each_line_a_label_and_reasons() -> None:
    told = explain(Source(PASTED.encode(), name="story.txt"))
    assert len(told) == sum(bool(line.strip()) for line in PASTED.split("\n"))
    labels = {text: label for text, label, _ in told}
    assert labels["A long winter"] == "subhead"
    assert all(votes and all(isinstance(why, str) and why for _, _, why in votes) for _, _, votes in told)


def test_explain_says_of_a_line_what_the_article_has_it_as() -> None:
    told = explain(Source(b"Buy milk\nCall Tora about the ferry\n", name="note.txt"))
    assert [label for _, label, _ in told] == ["headline", "paragraph"]
    overruled = [votes[0][2] for _, label, votes in told if "its own reasons said" in votes[0][2]]
    assert overruled
    assert all(why.startswith("beside the page's other lines") for why in overruled)


def test_explain_tells_last_what_else_the_line_might_have_been() -> None:
    told = explain(Source(PASTED.encode(), name="story.txt"))
    for _, label, votes in told:
        assert votes[-1][0] != label
        assert votes[-1][2].startswith("all its reasons together")
