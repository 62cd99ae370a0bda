"""The fast road makes of an entry what the slow one makes of it, or nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tuireader.extract import broken, entry, swift

BASE = "https://post.example/ferry"
WORDS = """The ferry sails| at six|\n| |Photo: Ines Falk/AFP|Read more|—  she said|Zürich, 東京 |* * *|AT&amp;T|1 &lt; 2|a & b
&nbsp;|&#8217;s|&copy;|&copy 1|a\u200db|e\u0301|Update: |14:05|http://a.example|/u/ines|Ines:"""
ATTRIBUTES = """|||| class="wp-block"| class='x'| class="caption"| class="language-py"| style="color:red"| style="display: none"
 hidden| id="a&amp;b"| class="sr-only"| dir="ltr" lang=en| data-x="1>2"| class="pullquote"| CLASS="x"| class="x" class="y\""""
LINKS = "|/six|https://a.example/?a=1&amp;b=2|https://a.example/?a&b|#six|mailto:a@b.example|  /seven |//b.example/x"
PICTURES = """<img src="/a.jpg" alt="A &amp; B">|<img src="/b.jpg" width="9"/>|<img>|<img src="/c.jpg" srcset="/d.jpg 2x">
<img src="/a.jpg" data-caption="Ines">|<img src="data:image/gif;base64,A">|<img alt="/f.jpg" src='/g.jpg' />|
<img src="/h.jpg" alt="A quay" title="Photo: Ines Falk/AFP">"""
SINGLE = "<br>|<br/>|<br /><br />|<hr>|<!--more-->|<!-->|<wbr>|</p>|<p>|</br>|<|<input>"


def one_of(table):
    return st.sampled_from(table.split("|"))


def element(names, inside):
    link = st.builds('<a href="{}">{}</a>'.format, one_of(LINKS), inside)
    return st.builds("<{0}{1}>{2}</{0}>".format, one_of(names), one_of(ATTRIBUTES), inside) | link


def several(parts):
    return st.lists(parts, max_size=3).map("".join)


text = st.one_of(*[one_of(WORDS)] * 4, st.just("x " * 450), one_of(PICTURES), one_of(SINGLE))
inline = st.recursive(
    text, lambda inside: element("em|strong|b|code|span|small|sup|cite", several(inside)), max_leaves=5
)
filled = element("p|p|p|h3|li|pre|figcaption|blockquote", several(inline))
boxes = st.recursive(
    inline | filled,
    lambda inside: element("p|div|h2|ul|ol|li|blockquote|figure|figcaption|pre|section|aside|table", several(inside)),
    max_leaves=6,
)
figures = st.builds("<figure>{}{}</figure>".format, one_of(PICTURES), element("figcaption", several(inline)))
lists = st.lists(element("li", several(inline | filled)), max_size=3).map(lambda rows: f"<ul>{''.join(rows)}</ul>")


@settings(max_examples=500)
@given(st.lists(boxes | filled | figures | lists, max_size=5).map("\n".join))
def test_both_roads_lead_to_the_same_blocks(html):
    found = swift.read(html, BASE)
    assert found is None or found == entry.slowly(broken.parted(html), BASE)


@given(st.text(st.sampled_from("<>/&;# =\"'abipdvul1\n\r\t\x0b\x85\u00a0\ufffe\ud800é"), max_size=40))
def test_odd_letters_are_no_trap(letters):
    html = f"<p>{letters}</p>"
    found = swift.read(html, BASE)
    assert found is None or found == entry.slowly(broken.parted(html), BASE)


def test_what_most_feeds_write_goes_the_fast_road():
    html = (
        '<p class="intro">The <a href="/f">ferry</a> leaves &amp; nobody waits.</p>\n<h2>Six</h2><ul><li>One<ul><li>Two</li>'
        '</ul></li></ul><blockquote><p>Gone.</p></blockquote><figure><img src="/a.jpg"><figcaption>A quay</figcaption></figure>'
        "<pre><code>a &lt; b</code></pre><hr/><p>The post Ferry appeared first on Post.</p>"
    )
    found = swift.read(html, BASE)
    assert found is not None
    assert found == entry.slowly(broken.parted(html), BASE)
    assert [type(block).__name__ for block in found.blocks] == (
        ["Paragraph", "Subhead", "Listing", "Quote", "Figure", "Code"]
    )
    assert [line.reason for line in found.dropped] == ["feed program's footer"]


def test_lines_that_were_meant_are_paragraphs_on_both_roads():
    html = "<p>Six<br>Seven<br />Eight</p><p>The ferry<br/>sails.</p>"
    found = swift.read(html, BASE)
    assert found == entry.slowly(broken.parted(html), BASE)
    assert [block.text for block in found.blocks] == ["Six", "Seven", "Eight", "The ferry sails."]


def test_a_way_on_is_no_caption_on_either_road():
    html = '<figure><img src="/a.jpg" alt="A quay"><figcaption>Read more</figcaption></figure>'
    assert swift.read(html, BASE) is None
    assert [(line.text, line.reason) for line in entry.read(html, BASE).dropped] == [("Read more", "link to the page")]
