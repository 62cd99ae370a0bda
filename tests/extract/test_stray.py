"""Signs that begin no tag are text, and tags stay tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract import fragment, stray
from tuireader.model.article import block_text

MANY = 50_000


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>for x<y we sail, while a<b loses.</p>", "for x<y we sail, while a<b loses."),
        ("for all $a<b$ a ferry sails. The end.", "for all $a<b$ a ferry sails. The end."),
        ("Use Vec<String> and List<int> here.", "Use Vec<String> and List<int> here."),
        ("Write to Ada <ada@post.example>.", "Write to Ada <ada@post.example>."),
        ("See <https://post.example/a> for more.", "See <https://post.example/a> for more."),
        ("He said <laughs> and left </rant> at once.", "He said <laughs> and left </rant> at once."),
        ("a<b and b>c", "a<b and b>c"),
        ("I <3 ferries, <50 of them.", "I <3 ferries, <50 of them."),
        ('<p title="x <y z">Words</p>', "Words"),
        (
            "<p align=center>Words<o:p></o:p> and <big-word>more</big-word> <x data-a='1'>yet</x></p>",
            "Words and more yet",
        ),
        ("<old>Words</old>", "Words"),
        ("<P>Words <FONT SIZE=2>and <B>more</B></FONT>, A<B or B>C", "Words and more, A<B or B>C"),
        ('Words <a href="https://post.example/very', "Words"),
        ("Words <b", "Words"),
    ],
)
def test_what_begins_no_tag_is_text(html, text):
    assert " ".join(block_text(block) for block in fragment(html).blocks) == text


@given(st.text(alphabet="<>/ab \"='-x:@\n", max_size=60))
def test_nothing_is_changed_but_signs_that_begin_no_tag(html):
    assert stray.escaped(html).replace("&lt;", "<") == html


@pytest.mark.parametrize(
    "html", ["<zz " * MANY, "<zz '" * MANY, '<q"' * MANY, "<a<" * MANY, "</z>" * MANY, "<x:" * MANY]
)
def test_a_flood_of_signs_is_read_in_one_pass(html):
    assert len(stray.escaped(html)) >= len(html)
