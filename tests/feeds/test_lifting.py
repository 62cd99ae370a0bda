"""Long CDATA sections never reach the XML parser, and nobody can tell."""

import html

import pytest
from feeds.making import atom, first, item, parsed, rss
from hypothesis import given
from hypothesis import strategies as st

from tuireader.feeds._lifting import lifted

LONG = "<p>The ferry sailed at six & came back.</p>\n" * 20
SECTION = f"<![CDATA[{LONG}]]>"
_WORDS = ("words and more ", "é", "漢字", "\U0001f600", "\u0301", "\n", "\r\n", "\r", "\t")
_MARKUP = ("<p>", "</p>", "<!-- a -->", "<!--", "-->", "<?x ?>", "<![CDATA[", "&amp;", "&")
_TEXTS = st.builds(
    lambda bits, end: "".join(bits) * (600 // len("".join(bits)) + 1) + end,
    st.lists(st.sampled_from(_WORDS + _MARKUP), min_size=1, max_size=12),
    st.sampled_from(["", "]", "]]", "] and more"]),
)
_BETWEEN = st.sampled_from(["", "\n ", "<!-- a -->", "<?x ?>", "\x7f0\x7f"])


def _cased(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]] >") + "]]>"


def _escaped(text: str) -> str:
    return html.escape(text.replace("]]>", "]] >"))


@given(st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=3), _BETWEEN)
def test_a_section_says_what_the_same_text_escaped_says(stories, between):
    def feed(written):
        return parsed(
            rss(
                "".join(
                    f"<item><title>a</title><description>{between}{written(summary)}</description>"
                    f"<content:encoded>{written(body)}\n</content:encoded></item>{between}"
                    for summary, body in stories
                )
            )
        )

    assert feed(_cased) == feed(_escaped)


def test_long_sections_are_lifted_and_short_ones_are_not():
    document = f"<a><b>{SECTION}</b><c><![CDATA[short]]></c><d>\n{SECTION}\n</d></a>".encode()
    bare, texts = lifted(document, 0)
    assert list(texts.values()) == [LONG, LONG]
    assert len(bare) < 120
    assert b"<![CDATA[short]]>" in bare


@pytest.mark.parametrize(
    ("letter", "sound"), [("\x01", False), ("\ufffe", False), ("\uffff", False), ("\x7f", True), ("\x85", True)]
)
def test_a_letter_that_xml_forbids_is_found_in_a_section_too(letter, sound):
    update = parsed(rss(f"<item><title>a</title><description><![CDATA[{LONG}{letter}]]></description></item>"))
    assert (update.note == "") is sound
    assert "The ferry sailed" in update.entries[0].summary


@pytest.mark.parametrize("hiding", ["<!-- {} -->", "<?x {} ?>"])
def test_no_section_is_one_in_a_comment_or_an_instruction(hiding):
    hidden = hiding.format(f"<description>{SECTION}</description>")
    assert item(f"<title>a</title>{hidden}<description>Text</description>").summary == "Text"
    update = parsed(rss(f"<item>{hiding.format('<![CDATA[')}<description>{SECTION}</description></item>"))
    assert (update.entries[0].summary, update.note) == (LONG.strip(), "")


def test_sections_among_other_words_and_in_markup_are_put_back():
    assert item(f"<title>a</title><description>Before {SECTION} after {SECTION}</description>").summary == (
        f"Before {LONG} after {LONG.strip()}"
    )
    plain = "It sailed. " * 60
    inside = (
        f"<div xmlns='http://www.w3.org/1999/xhtml'><p><![CDATA[{plain}]]></p>and <b>now</b><![CDATA[{plain}]]></div>"
    )
    body = first(atom(f"<entry><title>a</title><content type='xhtml'>{inside}</content></entry>")).body
    assert body == f"<div><p>{plain}</p>and <b>now</b>{plain}</div>"
    assert item(f"<title><b>Ferry</b><![CDATA[{plain}]]></title>").headline.startswith("FerryIt sailed. It sailed.")


def test_a_section_in_a_feed_with_stray_ampersands_is_read():
    update = parsed(rss(f"<item><title>Fish & chips</title><description>{SECTION}</description></item>"))
    assert update.note
    assert (update.entries[0].headline, update.entries[0].summary) == ("Fish & chips", LONG.strip())
