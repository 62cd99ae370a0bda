"""Bytes to text, when nobody can be believed."""

import pytest
from feeds.making import first, parsed, rss

from tuireader import feeds
from tuireader.model.source import Source


@pytest.mark.parametrize(
    ("encoding", "prolog", "charset"),
    [
        ("utf-8", "", ""),
        ("utf-8", "<?xml version='1.0' encoding='iso-8859-1'?>", "iso-8859-1"),
        ("utf-8", "<?xml version='1.0' encoding='utf-16'?>", "utf-16"),
        ("utf-8", "<?xml version='1.0'?>\n<?xml version='1.0' encoding='iso-8859-1'?>\n", ""),
        ("utf-8", "<?xml version='1.0' encoding='idna'?>", "zlib_codec"),
        ("utf-8-sig", "", ""),
        ("utf-16", "<?xml version='1.0' encoding='utf-16'?>", ""),
        ("utf-16-le", "<?xml version='1.0'?>", ""),
        ("utf-32", "<?xml version='1.0'?>", ""),
        ("cp1252", "<?xml version='1.0' encoding='iso-8859-1'?>", ""),
        ("cp1252", "", "windows-1252"),
        ("cp1252", "<?xml version='1.0' encoding='utf-8'?>", ""),
        ("cp1252", "<?xml version='1.0' encoding='undefined'?>", "latin-1"),
        ("cp1252", "<?xml version='1.0' encoding='zlib_codec'?>", "unicode_escape"),
        ("cp1252", "<?xml version='1.0' encoding='nonsense'?>", "windows-1252"),
    ],
)
def test_the_bytes_are_believed_before_what_is_said_of_them(encoding, prolog, charset):
    title = "Café “Solveig” ouvre à Besançon – déjà vu, naïveté, Noël, à bientôt"
    body = f"{prolog}<rss><channel><title>{title}</title></channel></rss>".encode(encoding)
    assert feeds.recognise(Source(body)) == "rss"
    assert parsed(body, charset=charset).title == title


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("koi8-r", "Как пережить новогоднюю ночь и не проснуться в чужом городе"),
        ("euc-kr", "한글닉네임을 표시하는 방법에 대하여 알아봅시다"),
        ("shift_jis", "日本語の見出しを正しく表示する方法について考える"),
    ],
)
def test_an_undeclared_encoding_is_guessed(encoding, title):
    text = "<rss><channel><title>%s</title><item><description>%s</description></item></channel></rss>"
    assert parsed((text % (title, f"{title} {title}")).encode(encoding)).title == title


def test_a_few_broken_bytes_do_not_change_the_encoding():
    body = rss("<item><title>" + "é" * 40 + "</title></item>").encode().replace("é".encode() * 2, b"\xff\xc3\xa9", 1)
    assert first(body).headline.count("é") == 39


def test_utf_7_is_never_decoded():
    assert (
        "<" not in first(rss("<item><title>+ADw-b+AD4-</title></item>").replace("?>", " encoding='utf-7'?>")).headline
    )
