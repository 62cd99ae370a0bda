"""Lines that an entry ends by <br>."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract import broken

MANY = 50_000
LONG = "The ferry had been at the yard since November, and nobody on the quay knew for how long. " * 2


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("<p>0:00 Intro<br>1:20 The <b>yard</b><br/>5:40 The quay</p>", 3),
        (
            "Where: Town Hall<br />\nWhen: <a href='https://x.example/a/long/address/of/nothing'>7 May</a><BR>Cost: free",
            3,
        ),
        ("<p>Town Hall<br>Quay Street</p>", 1),
        (f"<p>{LONG}<br>It sails.<br>At six.</p>", 1),
        ("<blockquote>one<br>two<br>three</blockquote>", 1),
        ("<pre>one<br>two<br>three</pre>", 1),
        ("one<br><br>two<br>three", 2),
        ("<p>one<br></p><p>two<br>three</p>", 1),
    ],
)
def test_three_short_lines_in_a_row_were_meant(html, paragraphs):
    assert broken.parted(html).lower().replace(" ", "").replace("/", "").count("<br><br>") == paragraphs - 1


@given(st.text(alphabet="<>/brp a\n", max_size=80))
def test_nothing_but_breaks_is_added(html):
    def words(text):
        return "".join(text.replace("<br>", "").split())

    assert words(broken.parted(html)).replace("<br", "").replace(">", "") == words(html).replace("<br", "").replace(
        ">", ""
    )


@pytest.mark.parametrize("html", ["a<br>" * MANY, "<br " * MANY, "<p>" * MANY + "<br>" * 9, "<pre>a<br>b<br>c" * MANY])
def test_a_flood_of_breaks_is_read_in_one_pass(html):
    assert len(broken.parted(html)) >= len(html) // 2
