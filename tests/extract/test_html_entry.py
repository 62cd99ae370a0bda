"""The HTML of feed entries: each idiom of real feeds becomes the block that it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract import fragment
from tuireader.model.article import (
    Block,
    Code,
    Embed,
    Figure,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Subhead,
    Table,
    block_text,
)

BASE = "https://valley.example/feed/"


def blocks(html: str) -> tuple[Block, ...]:
    return fragment(html, BASE).blocks


@pytest.mark.parametrize(
    ("html", "figure"),
    [
        ("<figure><img src=a.jpg><figcaption>A bridge.</figcaption></figure>", Figure("A bridge.", "", BASE + "a.jpg")),
        (
            "<figure><img src=a.jpg><figcaption>A bridge. <span class=credit>CreditSam Lee/AFP</span></figcaption></figure>",
            Figure("A bridge.", "Sam Lee/AFP", BASE + "a.jpg"),
        ),
        (
            '<div class="wp-caption"><img src=a.jpg><p class="wp-caption-text">A bridge. Photo: AP</p></div>',
            Figure("A bridge.", "AP", BASE + "a.jpg"),
        ),
        (
            "<table class=tr-caption-container><tr><td><img src=a.jpg></td></tr>"
            "<tr><td class=tr-caption>A bridge</td></tr></table>",
            Figure("A bridge", "", BASE + "a.jpg"),
        ),
        ("<p><img src=a.jpg> (Image credit: AP)</p>", Figure("", "AP", BASE + "a.jpg")),
        (
            '<img src=a.jpg data-caption="A bridge" data-credit="Sam Lee">',
            Figure("A bridge", "Sam Lee", BASE + "a.jpg"),
        ),
        ("<img src=/s.jpg srcset='/s.jpg 200w, /l.jpg 900w'>", Figure("", "", "https://valley.example/l.jpg")),
        ("<img src='data:image/gif;base64,R0' data-src=lazy.jpg>", Figure("", "", BASE + "lazy.jpg")),
    ],
)
def test_figures(html: str, figure: Figure) -> None:
    assert [
        (b.caption, b.credit, b.image) for b in blocks(f"<p>Before.</p>{html}<p>After.</p>") if isinstance(b, Figure)
    ] == [(figure.caption, figure.credit, figure.image)]


def test_one_picture_in_several_sizes_is_shown_once() -> None:
    html = (
        "<img src=a-300x200.jpg><p>Text.</p><figure><img src=a-1200x800.jpg><figcaption>A bridge.</figcaption></figure>"
    )
    assert [b.caption for b in blocks(html) if isinstance(b, Figure)] == ["A bridge."]


def test_tracking_pixels_are_no_pictures() -> None:
    assert blocks('<p>Text.</p><img src="https://t.example/p.gif" width="1" height="1">') == (Paragraph("Text."),)


def test_a_pull_quote_names_its_speaker() -> None:
    html = (
        '<figure class="wp-block-pullquote"><blockquote><p>Wait no more.</p><cite>Tom Berg</cite></blockquote></figure>'
    )
    assert blocks(html) == (Quote("Wait no more.", "Tom Berg", pulled=True),)


def test_a_post_is_a_quote_with_author_and_link() -> None:
    html = (
        '<blockquote class="twitter-tweet"><p>The bridge is open.</p>&mdash; Ada Miller (@ada) '
        '<a href="https://twitter.com/ada/status/1">March 3</a></blockquote>'
    )
    quote = blocks(html)[0]
    assert isinstance(quote, Quote)
    assert (quote.text, quote.attribution) == ("The bridge is open.", "Ada Miller (@ada) March 3")


def test_a_post_that_is_only_a_link_is_an_embed() -> None:
    post = "https://twitter.com/ada/status/1"
    html = f'<blockquote class="twitter-tweet"><a href="{post}">{post}</a></blockquote>'
    assert [b.url for b in blocks(html) if isinstance(b, Embed)] == [post]


def test_a_frame_is_an_embed_with_its_link() -> None:
    html = '<iframe src="https://player.example/1" title="Bridge in flood"></iframe>'
    assert blocks(html) == (Embed("Bridge in flood", "https://player.example/1"),)


def test_lists_headings_code_tables_and_rules() -> None:
    html = (
        "<h3>Plan</h3><ol><li>Close it</li><li>Build <b>it</b></li></ol><hr><pre>a\n  b</pre>"
        "<table><tr><th>Y</th><th>N</th></tr><tr><td>8</td><td>7</td></tr></table>"
    )
    kinds = blocks(html)
    assert [type(b) for b in kinds] == [Subhead, Listing, Rule, Code, Table]
    assert block_text(kinds[1]) == "Close it\nBuild it"
    assert kinds[3] == Code("a\n  b")
    assert kinds[4] == Table(("Y", "N"), (("8", "7"),))


def test_plain_text_is_paragraphs() -> None:
    assert blocks("One line\nof two.\n\nAnother < 3.") == (Paragraph("One line of two."), Paragraph("Another < 3."))


def test_what_feed_programs_append_is_dropped_with_a_reason() -> None:
    built = fragment("<p>Text.</p><p>The post Bridge appeared first on Valley Post.</p>")
    assert built.blocks == (Paragraph("Text."),)
    assert [d.reason for d in built.dropped] == ["feed program's footer"]


@pytest.mark.parametrize(
    "html", ["<script>x()</script>", "<style>p{}</style>", "", "  ", "<p></p>", "<!-- x -->", "<p><br></p>"]
)
def test_nothing_comes_of_nothing(html: str) -> None:
    assert blocks(html) == ()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "#note", "//[bad"]
)
def test_only_addresses_that_a_browser_may_be_given_become_links(address: str) -> None:
    (paragraph,) = blocks(f'<p>See <a href="{address}">this</a> now.</p>')
    assert paragraph == Paragraph("See this now.")


@given(st.text(alphabet="<>/abipul divh3=\"' &;#x1b[", max_size=80))
def test_any_markup_gives_clean_text_and_spans_within_it(html: str) -> None:
    for block in blocks(html):
        text = block_text(block)
        assert "\x1b" not in text
        if isinstance(block, Paragraph | Subhead | Quote):
            assert all(0 <= s.start < s.end <= len(block.text) for s in block.spans)
            assert block.text == " ".join(block.text.split())


@pytest.mark.parametrize("tag", ["div", "blockquote", "table><tr><td", "ul><li", "span", "b"])
def test_what_nests_without_end_keeps_its_text(tag: str) -> None:
    assert "Still here." in " ".join(map(block_text, blocks(f"<{tag}>" * 5_000 + "<p>Still here.</p>")))


def test_a_reblog_chain_names_whom_each_link_quotes() -> None:
    html = (
        '<p><a class="tumblr_blog" href="https://b.example">bert</a>:</p><blockquote><p><a class="tumblr_blog" href="https://a.example">'
        "anna</a>:</p><blockquote><p>The bridge is open.</p></blockquote><p>At last.</p></blockquote><p>Yes.</p>"
    )
    assert "anna" in str(blocks(html))
    assert blocks('<p><a href="https://a.example">anna</a>:</p><blockquote><p>Open.</p></blockquote>') == (
        Quote("Open.", "anna"),
    )
