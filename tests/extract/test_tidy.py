"""A tidy text taken as a whole is what it is when it is read piece by piece."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract.dom.heads import UnusualError, attributes, link
from tuireader.extract.dom.leaves import MARKS, NOWHERE, address
from tuireader.extract.dom.runs import Run
from tuireader.extract.tidy import END, text_at
from tuireader.safe import is_harmless

BASE = "https://post.example/ferry"
PIECES = ("The ferry", " sails", "at six ", " ", "  ", "", "\n", "Zürich\u00a0", "e\u0301", "\u200b", "\t", "。")
TAGS = (
    "em",
    "/em",
    "b",
    "/b",
    "span",
    "/span",
    'a href="/six"',
    'a href="#six"',
    'a href="mailto:a@b.example"',
    "/a",
    "br",
)


def by_pieces(parts):
    """As the text is put together where it is not tidy."""
    run = Run()
    run.say(parts[0]) if parts[0] else None
    for tag, said in zip(parts[1:-1:2], parts[2::2], strict=True):
        if tag.startswith("a "):
            href = re.search('"(.*)"', tag)[1]
            run.begin(MARKS["a"], address(href, BASE), not href.startswith(NOWHERE))
        elif tag in MARKS:
            run.begin(MARKS[tag])
        elif tag[1:] in MARKS:
            run.end()
        run.say(said) if said else None
    return run.taken()


@given(st.lists(st.sampled_from(PIECES), min_size=9, max_size=9), st.lists(st.sampled_from(TAGS), max_size=8))
def test_both_ways_give_the_same_text_and_marks(pieces, tags):
    parts = [part for pair in zip(pieces, [*tags, END], strict=False) for part in pair]
    letters = "".join(pieces).translate(dict.fromkeys(map(ord, "\t\n\xa0")))
    found = text_at(parts, 0, BASE, is_harmless(letters))
    assert found is None or found == (*by_pieces(parts), len(parts) - 1)


def test_a_mark_leaves_out_the_spaces_at_its_ends():
    text, spans, linked, border = text_at(
        ["It", "em", " sails ", "/em", "at ", 'a href="/six"', "six", "/a", "", "/p", ""], 0, BASE, True
    )
    assert (text, linked, border) == ("It sails at six", 3, 9)
    assert [(span.start, span.end, span.href) for span in spans] == [(3, 8, ""), (12, 15, "https://post.example/six")]


@given(
    st.text(st.sampled_from("ab/:?#.&;=\"'% <>$é"), max_size=12),
    st.sampled_from(("https://a.example", "http://", "https:", "", "#", " ", "mailto:a")),
    st.sampled_from(("", "/x?a=1&amp;b=2", "/x?a=1&b", ":80/", ":99999/", "/" + "x" * 9_000)),
)
def test_a_link_leads_where_its_attributes_say(letters, begin, end):
    head = f'a href="{begin}{letters}{end}"'
    try:
        href = attributes(head)["href"]
    except UnusualError:
        return
    assert link(head, BASE) == (address(href, BASE), bool(href) and not href.startswith(NOWHERE))
