"""Laws of breaking lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset.cells import narrow, width, widths
from tuireader.typeset.wrap import WIDOW, balanced, settled, wrap

LETTERS = "abcdefgh ABC  .,—-é'\"/ß語日本、。「」한글 العربية👩‍🚀❤️🇫🇷e\u0301"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=200) | st.text(
    st.characters(exclude_categories=("Cs", "Cc")), max_size=80
)


@given(TEXTS, st.integers(2, 80))
def test_no_line_is_wider_than_the_width_and_no_letter_is_lost(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert all(width(text[start:end]) <= room for start, end in lines)
    assert "".join(text[start:end] for start, end in lines).replace(" ", "") == text.replace(" ", "")
    assert all(before[1] <= after[0] for before, after in pairwise(lines))


@given(TEXTS, st.integers(2, 80))
def test_balancing_and_widow_control_keep_the_laws_and_the_number_of_lines(text: str, room: int) -> None:
    for lines in (balanced(text, room), settled(text, room)):
        assert len(lines) == len(wrap(text, room))
        assert all(width(text[start:end]) <= room for start, end in lines)
        assert "".join(text[start:end] for start, end in lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(st.sampled_from("abc de-—./é "), max_size=120), st.integers(2, 40))
def test_both_ways_of_measuring_break_words_alike(text: str, room: int) -> None:
    """A wide sign far behind sends the text down the slow path; the lines before it do not move."""
    quick = [text[a:b] for a, b in wrap(text, room)]
    assert narrow(text)
    if quick and not any(len(word) > room for word in text.split()):
        slow = text + " " + "語" * (room // 2)
        assert [slow[a:b] for a, b in wrap(slow, room)][: len(quick) - 1] == quick[:-1]


def lines(text: str, room: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, room)]


def test_lines_break_at_spaces_and_leave_them_out() -> None:
    assert lines("one two three", 7) == ["one two", "three"]


def test_a_word_wider_than_the_line_is_cut_and_an_address_after_its_signs() -> None:
    assert lines("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert lines("https://news.example/a/long/path", 16) == ["https://news.", "example/a/long/", "path"]


def test_a_dash_between_letters_may_end_a_line() -> None:
    assert lines("the river—wide, slow", 12) == ["the river—", "wide, slow"]
    assert lines("a well-known fact", 8) == ["a well-", "known", "fact"]
    assert lines("a two-way street", 6) == ["a", "two-", "way", "street"]
    assert lines("use the -x switch", 9) == ["use the", "-x switch"]


def test_french_spaces_hold_their_marks() -> None:
    assert lines("il dit « oui » et puis non", 8) == ["il dit", "« oui »", "et puis", "non"]
    assert lines("qui vient ? moi", 9) == ["qui", "vient ?", "moi"]


def test_ideographs_break_anywhere_but_not_before_a_stop_or_behind_an_opening_mark() -> None:
    assert lines("港の朝は静かだ。", 14) == ["港の朝は静か", "だ。"]
    assert lines("彼は「はい」と言った", 6) == ["彼は", "「は", "い」と", "言った"]


def test_korean_breaks_at_spaces() -> None:
    assert lines("안녕하세요 여러분", 12) == ["안녕하세요", "여러분"]


@pytest.mark.parametrize("joined", ["👩‍🚀", "🇫🇷", "e\u0301", "❤️"])
def test_what_is_one_sign_is_never_cut(joined: str) -> None:
    text = joined * 10
    for start, end in wrap(text, 5):
        assert (end - start) % len(joined) == 0


def test_balanced_lines_are_as_even_as_can_be() -> None:
    text = "Harbour town votes to keep its ferry after all"
    assert [text[a:b] for a, b in balanced(text, 40)] == ["Harbour town votes to", "keep its ferry after all"]


def test_a_lost_last_word_gets_company() -> None:
    text = "Nobody in the village could say who had first rung the bell at"
    ends = settled(text, len(text) - 1)
    assert len(ends) == 2
    assert ends[-1][1] - ends[-1][0] >= WIDOW


def test_every_character_has_its_cells() -> None:
    assert widths("a語e\u0301❤️") == [1, 2, 1, 0, 2, 0]
