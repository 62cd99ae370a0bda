"""Plain words out of text, HTML, and HTML escaped twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.feeds._text import as_html, holds_markup, plain, runs_to, says_less


@pytest.mark.parametrize(
    ("written", "kind", "meant"),
    [
        ("Ferry runs again", "", "Ferry runs again"),
        ("Ferry <i>runs</i> again", "", "Ferry runs again"),
        ("&lt;b&gt;Ferry&lt;/b&gt; runs", "", "Ferry runs"),
        ("Fish &amp;amp; chips", "", "Fish & chips"),
        ("Fish &amp; chips", "", "Fish & chips"),
        ("Fish & chips", "", "Fish & chips"),
        ("1 < 2 and 3 > 2", "", "1 < 2 and 3 > 2"),
        ("x<y and y>z", "", "x<y and y>z"),
        ("a<b and c>d", "", "a<b and c>d"),
        ("The <ferry> returns", "", "The <ferry> returns"),
        ("Use &lt;b&gt; for bold", "", "Use <b> for bold"),
        ("How <p> works", "text", "How <p> works"),
        ("How to use <table> in HTML", "", "How to use <table> in HTML"),
        ("<p>Ferry runs", "", "Ferry runs"),
        ("<![CDATA[Ferry <b>runs</b>]]>", "", "Ferry runs"),
        ("<![CDATA[Ferry]]", "", "Ferry"),
        ("What <![CDATA[ means", "", "What <![CDATA[ means"),
        ("<b>Ferry</b> runs", "text", "Ferry runs"),
        ("One<br/>two", "html", "One two"),
        ("A <a href='https://x.example/?a=1'>link</a> there", "html", "A link there"),
        ("Caf&eacute; &#8220;Solveig&#8221;", "html", "Café “Solveig”"),
        ("Safe<script>alert(1)</script> home", "", "Safe home"),
        ("\n  Two\n\tlines  ", "", "Two lines"),
        ("a\x1b[31mb&amp;#27;[2Jc&#x9b;d\u202ee", "", "a[31mb[2Jc›de"),
    ],
)
def test_a_title_is_the_words_that_were_meant(written, kind, meant):
    assert plain(written, kind) == meant


@given(st.text(max_size=200), st.sampled_from(["", "text", "html"]))
def test_whatever_is_written_the_words_are_one_clean_line(written, kind):
    found = plain(written, kind)
    assert found == " ".join(found.split())
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066" for c in found)


def test_length_is_counted_in_words_that_are_shown():
    markup = "<p>" + "<b>word</b>  \n " * 60 + "</p><!-- " + "x" * 500 + "<script>" + "y" * 500
    assert runs_to(markup, 299)
    assert not runs_to(markup, 301)


def test_plain_text_as_html_reads_the_same():
    assert as_html("a < b\nsecond\n\nthird & last") == "<p>a &lt; b</p><p>second</p><p>third &amp; last</p>"


def test_a_line_goes_on_only_where_it_was_broken_for_want_of_room():
    broken = "The ferry Solveig, which had been at the yard since\nNovember, sails again from Monday on. She is as good\nas new."
    assert as_html(f"{broken}\n0:00 The yard\n1:20 The quay").count("<p>") == 3
    long = "It sails. " * 20
    assert as_html(f"{long}\nNext.").count("<p>") == 2


def test_a_teaser_says_less_than_what_it_announces():
    story = "<p>" + "The ferry sails at six. " * 40 + "</p>"
    assert says_less("<p>The ferry sails.</p>", story)
    assert not says_less("<p><img src='q.jpg'> The ferry sails.</p>", story)
    assert not says_less("<p>The ferry sails.</p>", "<p>The ferry sails at six, from the old quay.</p>")


@pytest.mark.parametrize(("text", "markup"), [("a <b>c</b>", True), ("<img src=x>", True), ("a < b > c", False)])
def test_markup_is_told_from_text(text, markup):
    assert holds_markup(text) is markup
