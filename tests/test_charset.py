"""Bytes to text, whoever says whatever of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.charset import codec, decoded, is_utf8
from tuireader.extract import article
from tuireader.feeds._decode import text_of, utf8_of
from tuireader.model.article import block_text
from tuireader.model.source import Source

CAFE = "Café “Solveig” ouvre à Besançon – déjà vu, naïveté, Noël, à bientôt"
BRIDGE = "Příliš pozdě: ministr řekl, že most bude otevřen až na podzim, protože dělníci čekají na ocel z hutě."


@given(st.binary(max_size=300), st.lists(st.sampled_from(["", "utf-8", "utf-16", "gb2312", "big5", "hz"])))
def test_any_bytes_are_some_text_whatever_is_claimed(body, claims):
    assert isinstance(decoded(body, *claims).text, str)


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: not text.isascii()), st.text(max_size=12))
def test_what_is_utf_8_is_read_as_such_whatever_is_claimed(text, claim):
    if not text.startswith("\ufeff"):
        assert decoded(text.encode(), claim) == (text, "")


@pytest.mark.parametrize("label", ["idna", "zlib", "unicode_escape", "utf-7", "undefined", "rot13", "a\0b", "no such"])
def test_what_is_no_encoding_of_text_is_never_used(label):
    body = CAFE.encode("cp1252")
    assert codec(label) == ""
    assert decoded(body, label).text == CAFE
    assert CAFE in block_text(article(Source(body, "cafe.txt", charset=label)).blocks[0])
    page = b"<meta charset=%a><h1>%b</h1>" % (label, body)
    assert "Café" in article(Source(page, "cafe.html", charset=label)).headline
    assert "Café" in text_of(Source(body, charset=label))


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ISO-8859-1", "cp1252"),
        (" latin1 ", "cp1252"),
        ("GBK", "gb18030"),
        ("x-sjis", "cp932"),
        ("KS_C_5601-1987", "cp949"),
    ],
)
def test_names_mean_what_they_mean_to_browsers(label, name):
    assert codec(label) == name


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2"])
def test_an_encoding_that_nobody_names_is_guessed_and_told(encoding):
    text, guess = decoded(BRIDGE.encode(encoding))
    assert (text, codec(guess)) == (BRIDGE, encoding)


def test_a_claim_survives_a_slip():
    body = ("Министр вчера сказал, что мост откроют осенью. " * 40).encode("cp1251")
    text, guess = decoded(body[:500] + b"\x98" + body[500:], "windows-1251")
    assert (text.count("\ufffd"), guess) == (1, "")
    assert text.startswith("Министр")


def test_a_few_letters_of_windows_make_no_utf_8():
    text, guess = decoded(b"The \x93bridge\x94 opens. " + b"Nobody waits for the ferry. " * 100, "utf-8")
    assert text.startswith("The “bridge” opens.")
    assert guess == "windows-1252"


def test_japanese_that_looks_like_ascii_is_read_and_tex_is_left_alone():
    assert decoded("橋は秋まで開通しない".encode("iso2022_jp")) == ("橋は秋まで開通しない", "iso-2022-jp")
    assert decoded(b"see Fig.~{1} and ~{b~}", "utf-8").text == "see Fig.~{1} and ~{b~}"


@given(st.binary(max_size=12) | st.text(max_size=12).map(str.encode))
def test_what_is_utf_8_as_it_stands_is_decoded_so(body):
    if is_utf8(body):
        assert decoded(body).text == body.decode()


@pytest.mark.parametrize("body", [b"\xef\xbb\xbfa", b"<\0r\0", b"\x1b$BF|\x1b(B", b"\xe9t\xe9", b"~{<:Ky2;~}"])
def test_what_has_to_be_decoded_otherwise_is_not_utf_8(body):
    assert not is_utf8(body)
    assert is_utf8("Zürich".encode())


@given(
    st.lists(
        st.sampled_from([b"<rss>", b"&#151;", b"&#x9F;", b"\xc2\x85", "é".encode(), b"\xe9", b"\xef\xbb\xbf", b"&#65;"])
    )
)
def test_a_feed_is_the_same_as_letters_and_as_utf_8(parts):
    source = Source(b"".join(parts))
    assert utf8_of(source).decode() == text_of(source)
