"""The screen paints with Rich's measure, so ours must be the same."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tuireader.typeset.cells import fitting, narrow, width

SAMPLES = [
    "plain words",
    "“Voilà”, dit-elle — enfin…",
    "日本語の見出し、かな",
    "한국어 제목",
    "عنوان بالعربية",
    "כותרת בעברית",
    "हिन्दी शीर्षक",
    "👩‍👩‍👧 family, 👍🏽 thumb, 🇫🇷 flag, ❤️ heart, 1️⃣ key, ☎️ phone",
    "e\u0301 a\u0308\u0323",
    "▌▖▄▘▀▎▣◆─┼│↪▶◷┃•☰䷀",
    "ﾊﾝｶｸ ＦＵＬＬ",
]


@pytest.mark.parametrize("text", SAMPLES)
def test_texts_take_the_cells_that_rich_gives_them(text: str) -> None:
    assert width(text) == cell_len(text)


def test_every_known_character_takes_the_cells_that_rich_gives_it() -> None:
    known = (chr(p) for p in range(sys.maxunicode + 1) if unicodedata.category(chr(p)) not in ("Cn", "Cs", "Cc"))
    assert [f"U+{ord(c):04X}" for c in known if width(c) != get_character_cell_size(c)] == []


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=60))
def test_any_text_takes_the_cells_that_rich_gives_it(text: str) -> None:
    if "\u200d" not in text and "\ufe0f" not in text:
        assert width(text) == cell_len(text)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60), st.integers(2, 40))
def test_what_fits_fits(text: str, room: int) -> None:
    assert width(text[: fitting(text, room)]) <= room


def test_narrow_texts_are_counted() -> None:
    assert narrow("“Wien” – Straße, £12 (עברית)")
    assert not narrow("港")
    assert not narrow("e\u0301")
