"""What a set article promises to the screen: widths, offsets, marks, links, colours."""

from dataclasses import replace

import pytest
from any_article import articles, blocks
from hypothesis import given
from hypothesis import strategies as st
from typeset.stories import FERRY, HARBOUR, linked, said

from tuireader.model.article import (
    Article,
    Code,
    Quote,
    Table,
    block_text,
)
from tuireader.typeset.cells import width
from tuireader.typeset.lines import FOOT, HEAD, Card, Frame, Line, Role, Sheet
from tuireader.typeset.sheet import Setter, sheet, verbatim

STRAIGHT = str.maketrans("“”", '""')

WORDS = st.text(st.sampled_from("abcdefg hij klm, \"'()é日本語。🇫🇷م"), max_size=60).map(lambda t: " ".join(t.split()))
HOSTS = st.sampled_from(["", "https://one.example/a", "https://two.example/b"])
CODE = st.text(st.sampled_from('ab cd\t\n{}"語'), max_size=80)
STORIES = articles(WORDS, HOSTS, blocks(WORDS, HOSTS, code=CODE))
FRAMES = st.builds(Frame, st.integers(16, 200), st.integers(40, 90), st.booleans(), st.booleans(), st.booleans())


def cells(line: Line) -> int:
    return sum(width(run.text) for run in line.runs)


def check_widths(page: Sheet) -> None:
    assert all(cells(line) <= page.margin + page.measure for line in page.lines)


def check_offsets(article: Article, page: Sheet) -> None:
    for line in page.lines:
        text = verbatim(article, line.block)
        assert 0 <= line.offset <= len(text)
        for run in line.runs:
            if run.start >= 0:
                assert run.text.translate(STRAIGHT) == text[run.start : run.start + len(run.text)].translate(STRAIGHT)


def shown(page: Sheet, block: int) -> str:
    runs = (run for line in page.lines if line.block == block for run in line.runs if run.start >= 0)
    return "".join("".join(run.text for run in runs).split()).translate(STRAIGHT)


@given(STORIES, FRAMES)
def test_any_article_stays_in_its_measure_and_every_run_knows_its_place(article: Article, frame: Frame) -> None:
    page = sheet(article, frame)
    check_widths(page)
    check_offsets(article, page)


@given(STORIES, FRAMES)
def test_every_word_of_an_article_is_on_the_page_once(article: Article, frame: Frame) -> None:
    page = sheet(article, frame)
    for index, block in enumerate(article.blocks):
        if not (isinstance(block, Quote) and block.pulled):
            there, words = shown(page, index), "".join(block_text(block).split()).translate(STRAIGHT)
            # the cells of a table stand beside one another, or each below its own name
            assert sorted(there) == sorted(words) if isinstance(block, Table) else there == words
    head = article.headline + article.standfirst + article.byline
    assert shown(page, HEAD) == "".join(head.split()).translate(STRAIGHT)


@pytest.mark.parametrize("article", [FERRY, HARBOUR])
@pytest.mark.parametrize("room", range(16, 201, 7))
def test_whole_stories_hold_at_every_width(article: Article, room: int) -> None:
    page = sheet(article, Frame(room, hidden=True))
    check_widths(page)
    check_offsets(article, page)


@pytest.mark.parametrize("room", [1, 2, 5, 9])
def test_a_pane_too_narrow_to_read_in_breaks_nothing(room: int) -> None:
    assert sheet(FERRY, Frame(room)).lines


def test_lines_go_down_the_article_in_order() -> None:
    places = [(line.block, line.offset) for line in sheet(FERRY, Frame(80)).lines]
    blocks = [block for block, _ in places]
    assert blocks == sorted(blocks)
    assert blocks[0] == HEAD
    assert blocks[-1] == FOOT


def test_set_part_by_part_it_is_the_same_sheet() -> None:
    setter = Setter(FERRY, Frame(90))
    parts = setter.parts()
    head = next(parts)
    assert setter.sheet().lines == tuple(head)
    rest = [line for part in parts for line in part]
    assert setter.sheet() == sheet(FERRY, Frame(90))
    assert tuple(head + rest) == setter.sheet().lines


def test_marks_point_at_what_they_name() -> None:
    page = sheet(FERRY, Frame(100))
    text = ["".join(run.text for run in line.runs) for line in page.lines]
    assert [text[n + 1].strip(" ▌▣") for n in page.figures] == ["The ferry Patience leaves Lower Quay in February;"]
    assert [text[n].strip() for n in page.subheads] == ["What the bridge would have cost"]
    assert len(page.quotations) == 5


def test_a_pull_quote_that_repeats_the_text_is_left_out_and_counted() -> None:
    page = sheet(FERRY, Frame(80, hidden=True))
    assert page.hidden == 3
    assert any("pull quote that repeats the text" in run.text for line in page.lines for run in line.runs)


def test_links_are_numbered_once_an_address_and_the_number_stands_behind_the_words() -> None:
    twice = linked("Read the plan.", "plan", "https://a.example/plan")
    other = linked("And the map.", "map", "https://a.example/map")
    page = sheet(Article("Links", (twice, other, twice)), Frame(80))
    assert page.links == ("https://a.example/plan", "https://a.example/map")
    numbers = [run.text for line in page.lines for run in line.runs if run.role is Role.LINK_NUMBER]
    assert numbers == ["[1]", "[2]", "[1]"]


def test_without_numbers_links_stand_as_words_alone() -> None:
    page = sheet(FERRY, Frame(80, numbers=False))
    assert page.links == ()
    assert not any(run.role is Role.LINK_NUMBER for line in page.lines for run in line.runs if run.text.startswith("["))


def test_a_paragraph_that_is_mostly_speech_is_a_card_in_the_speakers_colour() -> None:
    card = said('"We were never asked about it," said Ada Reyes.', ("We were never asked about it,", "Ada Reyes"))
    page = sheet(Article("Asked", (card,)), Frame(80))
    on_card = [line for line in page.lines if line.card is Card.QUOTE]
    assert [line.speaker for line in on_card] == [1, 1]
    roles = [(run.text, run.role) for run in on_card[0].runs if run.start >= 0]
    assert roles == [("“We were never asked about it,”", Role.QUOTE), (" said Ada Reyes.", Role.QUOTE_LINK)]
    assert "".join(run.text for run in on_card[1].runs).endswith("— Ada Reyes")


def test_two_voices_in_one_paragraph_make_no_card() -> None:
    both = said(
        '"Yes, we will," said Osei. "No, you will not," said Brandt.',
        ("Yes, we will,", "Osei"),
        ("No, you will not,", "Brandt"),
    )
    page = sheet(Article("Both", (both,)), Frame(80))
    assert all(line.card is Card.NONE for line in page.lines)


def test_the_name_stands_in_the_margin_once_a_run() -> None:
    one = said("The mayor spoke at length of “hope” to all who had come.", ("hope", "Tomas Brandt"))
    two = said("The clerk spoke at length of “rain” to all who had come.", ("rain", "Mina Olsen"))
    page = sheet(Article("Names", (one, one, two, one)), Frame(110))
    names = [run.text for line in page.lines for run in line.runs if run.role is Role.SPEAKER]
    assert names == ["Brandt", "Olsen", "Brandt"]
    narrow = sheet(Article("Names", (one,)), Frame(76))
    assert [run.text for line in narrow.lines for run in line.runs if run.role is Role.SPEAKER] == []
    assert any(run.text == "▎" for line in narrow.lines for run in line.runs)


def test_a_surname_is_the_person_named_in_full_before() -> None:
    full = said("The mayor spoke at length of “hope” to all who had come.", ("hope", "Tomas Brandt"))
    short = said("The mayor spoke at length of “rain” to all who had come.", ("rain", "Brandt"))
    page = sheet(Article("Names", (full, short)), Frame(110))
    assert {run.speaker for line in page.lines for run in line.runs if run.role is Role.SPEECH} == {1}


def test_speech_is_shown_with_its_quotation_marks_and_the_french_space() -> None:
    text = "Le maire a parlé longuement d’un « grand jour » pour la ville et pour le port."
    page = sheet(Article("Jour", (said(text, ("grand jour", "Brandt")),)), Frame(110))
    assert [run.text for line in page.lines for run in line.runs if run.role is Role.SPEECH] == ["« grand jour »"]


def test_code_keeps_its_straight_marks_and_its_spaces() -> None:
    page = sheet(Article("Code", (Code('print("a")\n\tx'),)), Frame(80))
    lines = ["".join(run.text for run in line.runs if run.role is Role.CODE) for line in page.lines]
    assert [line for line in lines if line] == ['print("a")', "    x"]


def test_without_tints_cards_have_no_half_rows() -> None:
    edges = {Role.CAPTION_EDGE, Role.QUOTE_EDGE, Role.CODE_EDGE}
    bare = sheet(FERRY, Frame(80, tints=False))
    assert not any(run.role in edges for line in bare.lines for run in line.runs)
    assert any(run.role in edges for line in sheet(FERRY, Frame(80)).lines for run in line.runs)


def test_the_agency_loses_its_parentheses() -> None:
    page = sheet(replace(FERRY, blocks=()), Frame(80))
    assert [run.text for line in page.lines for run in line.runs if run.role is Role.AGENCY and run.start >= 0] == [
        "Meridian Press"
    ]
