import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.safe import HEADLINE_LIMIT, is_harmless, redact, safe_block, safe_line, safe_text, safe_url

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
anything = st.text(st.characters(), max_size=200)


@given(anything)
def test_no_control_escape_bidi_or_surrogate_passes(text):
    for cleaned in (safe_line(text), safe_text(text), safe_block(text)):
        assert not UNSAFE.search(cleaned)
        cleaned.encode("utf-8")
    assert "\n" not in safe_line(text)


@given(anything)
def test_cleaning_twice_changes_nothing(text):
    assert safe_line(safe_line(text)) == safe_line(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("A\x1b[2JB\x1b]52;c;aGk=\x07C", "A[2JB]52;c;aGk=C"),
        ("one\r\ntwo\tthree", "one two three"),
        ("exe\u202egnp", "exegnp"),
        ("[/red] [@click=app.quit]x[/]", "[/red] [@click=app.quit]x[/]"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_a_line_is_cleaned(text, cleaned):
    assert safe_line(text) == cleaned


@given(anything, st.randoms(use_true_random=False))
def test_harmless_letters_are_clean_in_any_order(text, chance):
    letters = [*text]
    chance.shuffle(letters)
    words = " ".join("".join(letters).split())
    if is_harmless(words):
        assert safe_text(words) == words


@pytest.mark.parametrize("letters", ["\u200d", "e\u0301", "\ufe0f", "\u20e3", "\x7f", "\u202e"])
def test_what_is_unseen_or_piled_up_is_not_harmless(letters):
    assert is_harmless("Zürich, 東京 “€”")
    assert not is_harmless(f"a{letters}")


def test_floods_are_cut():
    assert len(safe_line("W" * 10_000_000)) == HEADLINE_LIMIT
    assert safe_line("Z" + "\u0301" * 5_000) == "Z" + "\u0301" * 8
    assert len(safe_line("a" + "\u200d" * 2_000 + "b")) == 3


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ssh://-oProxyCommand=id/", "--profile=x", "/etc/passwd", "steam://run/1",
     "http://", "http://-x/", "http://a b/", "http://[::1", "JaVa\tScRiPt:alert(1)", "http://x:99999999/",
     "http://h/" + "a" * 9_000],
)  # fmt: skip
def test_only_web_addresses_are_opened(url):
    assert safe_url(url) == ""


@given(st.text(max_size=40))
def test_an_address_that_is_opened_means_nothing_to_a_shell(tail):
    url = safe_url("https://example.org/" + tail)
    assert not re.search(r"[\s$'\"`;<>\\^{|}]", url)
    assert url == "" or url.startswith("https://example.org/")


def test_secrets_are_not_shown():
    assert redact("GET http://ann:pw@h.example/f?token=abc&page=2") == "GET http://…@h.example/f?token=…&page=2"
    for name in ("feed_token", "private-token", "apikey", "X-Amz-Signature", "AUTH_KEY"):
        assert redact(f"https://h.example/f?{name}=abc#x") == f"https://h.example/f?{name}=…#x"
    for login in ("ann:p@ss", "ann:p/ss", "ann", "ann:", "ann:8080"):
        assert redact(f"no {login} at http://{login}@h.example/@ann") == f"no {login} at http://…@h.example/@ann"
    for url in ("https://h.example/@ann", "http://h.example:3000/@ann.rss", "http://h.example/?mail=a@b.example"):
        assert redact(url) == url
    assert redact("https://h.example/f?monkey=abc") == "https://h.example/f?monkey=abc"
