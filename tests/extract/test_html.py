"""Web pages: what is read, what is left out, and that nothing vanishes without a reason."""

import re

import pytest
from extract.bridge import SENTENCES

from tuireader.errors import ExtractError
from tuireader.extract import article, explain
from tuireader.model.article import Article, Code, Figure, Listing, Paragraph, Quote, Subhead, Table
from tuireader.model.source import Source

PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Old bridge to be rebuilt | The Valley Post</title>
<meta property="og:title" content="Old bridge to be rebuilt"><meta property="og:site_name" content="The Valley Post">
<meta property="og:description" content="After eleven years the council has made up its mind, by a single vote.">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Old bridge to be rebuilt",
"datePublished": "2026-03-03T18:20:00+01:00", "author": [{{"@type": "Person", "name": "Ada Miller"}}]}}</script></head>
<body><a class="skip-link" href="#main">Skip to content</a>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/weather">Weather</a></li></ul></nav>
<main id="main"><article class="article">
<header><h1>Old bridge to be rebuilt</h1>
<p class="standfirst">After eleven years the council has made up its mind, by a single vote.</p>
<p class="byline">By <a href="/ada">Ada Miller</a></p><time datetime="2026-03-03T18:20:00+01:00">3 March 2026</time></header>
<figure><img src="/img/bridge.jpg" alt="A bridge"><figcaption>The bridge in the flood of January.
<span class="credit">Photo: Sam Lee/AFP</span></figcaption></figure>
<div class="article-body"><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p><h2>Forty minutes to the next crossing</h2>
<p>{SENTENCES[2]} <a href="/map">Read the <em>plans</em></a> first.</p>
<blockquote><p>We have waited long enough for this bridge.</p><cite>Tom Berg, baker</cite></blockquote>
<p>{SENTENCES[3]}</p><ul><li>Nine million in all, over two summers</li><li>Two thirds of it paid by the state</li></ul>
<p>{SENTENCES[4]}</p><p>{SENTENCES[5]}</p></div>
<div class="share-buttons"><a href="https://x.example/share">Share this story</a></div></article>
<aside class="related"><h3>More news</h3><ul><li><a href="/1">Floods close the valley road again</a></li>
<li><a href="/2">School roof needs repair, says report</a></li></ul></aside></main>
<footer><p>© 2026 The Valley Post. All rights reserved.</p><a href="/imprint">Imprint</a></footer></body></html>"""


def read(html: str, url: str = "https://valley.example/news/bridge") -> Article:
    return article(Source(html.encode(), name="page.html", url=url))


def whole(*parts: str) -> str:
    """A page whose body is the given HTML between two paragraphs that are certain to be read."""
    first = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:3])
    last = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[3:])
    body = f"<div class=article-body>{first}{''.join(parts)}{last}</div>"
    return f"<html lang=en><body><article class=article><h1>Title</h1>{body}</article></body></html>"


@pytest.fixture(scope="module")
def page() -> Article:
    return read(PAGE)


def test_head(page: Article) -> None:
    assert page.headline == "Old bridge to be rebuilt"
    assert page.byline == "Ada Miller"
    assert page.standfirst == "After eleven years the council has made up its mind, by a single vote."
    assert page.published is not None
    assert page.published.isoformat() == "2026-03-03T18:20:00+01:00"
    assert (page.site, page.language, page.url) == ("The Valley Post", "en", "https://valley.example/news/bridge")


def test_every_sentence_is_a_paragraph_in_order(page: Article) -> None:
    said = " ".join(block.text for block in page.blocks if isinstance(block, Paragraph))
    assert [sentence in said for sentence in SENTENCES] == [True] * 6
    assert sorted(SENTENCES, key=said.index) == list(SENTENCES)


def test_caption_and_credit_are_apart(page: Article) -> None:
    figure = next(block for block in page.blocks if isinstance(block, Figure))
    assert figure.caption == "The bridge in the flood of January."
    assert figure.credit == "Sam Lee/AFP"
    assert figure.image == "https://valley.example/img/bridge.jpg"
    assert figure.alt == "A bridge"


def test_quote_names_who_said_it(page: Article) -> None:
    quote = next(block for block in page.blocks if isinstance(block, Quote))
    assert (quote.text, quote.attribution) == ("We have waited long enough for this bridge.", "Tom Berg, baker")


def test_list_and_subhead(page: Article) -> None:
    assert [b.items for b in page.blocks if isinstance(b, Listing)] == [
        ("Nine million in all, over two summers", "Two thirds of it paid by the state")
    ]
    assert [b.text for b in page.blocks if isinstance(b, Subhead)] == ["Forty minutes to the next crossing"]


def test_links_and_emphasis_are_spans(page: Article) -> None:
    text, spans = next((b.text, b.spans) for b in page.blocks if isinstance(b, Paragraph) and "plans first" in b.text)
    assert {(text[s.start : s.end], str(s.mark), s.href) for s in spans} == {
        ("Read the plans", "link", "https://valley.example/map"),
        ("plans", "emphasis", ""),
    }


def test_furniture_is_dropped_with_a_reason(page: Article) -> None:
    dropped = {d.text: d.reason for d in page.dropped}
    assert {"Home", "Share this story", "Floods close the valley road again", "Imprint"} <= dropped.keys()
    assert all(dropped.values())


def test_nothing_vanishes(page: Article) -> None:
    """Each text of the page's body is in a block, in a field, or dropped."""
    from tuireader.model.codec import encode

    kept = str(encode(page))
    for text in ("Skip to content", "Weather", "Ada Miller", "Tom Berg, baker", "More news", "All rights reserved."):
        assert text in kept


def test_explain_speaks_of_every_line() -> None:
    lines = explain(Source(PAGE.encode(), name="page.html"))
    assert {text: label for text, label, _ in lines}["Old bridge to be rebuilt"] == "headline"
    assert all(votes for _, _, votes in lines)


def test_explain_speaks_in_sentences() -> None:
    """No hint of the machinery is left bare: every reason is made of words with blanks between."""
    reasons = {why for _, _, votes in explain(Source(PAGE.encode(), name="page.html")) for _, _, why in votes}
    assert all(" " in why and not re.search(r"\w:\w", why.replace("og:", "")) for why in reasons)
    assert "the page calls it its description" in reasons


def test_data_table_is_a_table_and_its_header_is_known() -> None:
    rows = "".join(f"<tr><td>Year {n}</td><td>{n} million</td></tr>" for n in range(3))
    built = read(whole(f"<table><tr><th>When</th><th>Cost</th></tr>{rows}</table>"))
    assert [b for b in built.blocks if isinstance(b, Table)] == [
        Table(("When", "Cost"), (("Year 0", "0 million"), ("Year 1", "1 million"), ("Year 2", "2 million")))
    ]


def test_code_keeps_its_lines_and_language() -> None:
    built = read(whole('<pre><code class="language-python">def a():\n    return 1\n</code></pre>'))
    assert [b for b in built.blocks if isinstance(b, Code)] == [Code("def a():\n    return 1", "python")]


def test_words_for_screen_readers_are_not_in_the_text() -> None:
    aloud = '<span class="visually-hidden">, opens new tab</span>'
    built = read(whole(f'<p>The <a href="/r">full report{aloud}</a> runs to ninety pages in all.</p>'))
    assert "The full report runs to ninety pages in all." in [b.text for b in built.blocks if isinstance(b, Paragraph)]


def test_breaks_part_paragraphs_only_when_doubled() -> None:
    text = "<br><br>".join(f"{s[:40]}<br>{s[40:]}" for s in SENTENCES)
    built = read(f"<html><body><h1>Title</h1><div class=entry-content>{text}</div></body></html>")
    assert len([b for b in built.blocks if isinstance(b, Paragraph)]) == len(SENTENCES)


@pytest.mark.parametrize("depth", [300, 3_000])
def test_deeply_nested_text_is_not_lost(depth: int) -> None:
    inner = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    built = read(f"<html><body>{'<div>' * depth}{inner}{'</div>' * depth}</body></html>")
    text = " ".join(b.text for b in built.blocks if isinstance(b, Paragraph)) + str(built.dropped)
    assert all(sentence in text for sentence in SENTENCES)


def test_a_huge_text_node_is_kept_whole() -> None:
    words = "The river rose again in the night and the road was closed. " * 30_000
    built = read(f"<html><body><article><h1>Title</h1><p>{words}</p></article></body></html>")
    pieces = [b.text for b in built.blocks if isinstance(b, Paragraph)] + [d.text for d in built.dropped]
    assert sum(len(piece.split()) for piece in pieces if "river" in piece) == len(words.split())


def test_page_drawn_by_script_is_read_from_what_it_says_of_itself() -> None:
    said = '{"@type": "NewsArticle", "headline": "Bridge", "articleBody": "First part.\\nSecond part."}'
    built = read(f'<html><head><script type="application/ld+json">{said}</script></head><body></body></html>')
    assert [b.text for b in built.blocks if isinstance(b, Paragraph)] == ["First part.", "Second part."]


@pytest.mark.parametrize("body", [b"", b"   \n", b"<html><body></body></html>", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_nothing_to_read_is_one_sentence(body: bytes) -> None:
    with pytest.raises(ExtractError, match=r"^[A-Z].*\.$"):
        article(Source(body, name="page.html"))


@pytest.mark.parametrize(
    ("head", "charset"), [('<meta charset="iso-8859-1">', "cp1252"), ('<meta charset="shift_jis">', "shift_jis")]
)
def test_charset_is_what_the_page_claims(head: str, charset: str) -> None:
    word = "Brücke" if charset == "cp1252" else "橋の話"
    html = whole(f"<p>{word} {SENTENCES[0]}</p>").replace("<body>", f"<head>{head}</head><body>")
    built = article(Source(html.encode(charset), name="page.html"))
    assert any(isinstance(b, Paragraph) and b.text.startswith(word) for b in built.blocks)


def test_a_page_with_words_is_never_empty() -> None:
    built = read("<html><body><p>" + "<span>a " * 300 + "</body></html>")
    assert any(isinstance(b, Paragraph) for b in built.blocks)


def test_a_page_without_text_is_its_own_announcement() -> None:
    head = '<meta property="og:title" content="Bridge"><meta name="description" content="It will be rebuilt.">'
    built = read(f"<html><head>{head}</head><body><div id=app></div></body></html>")
    assert (built.headline, built.standfirst, built.blocks) == ("Bridge", "It will be rebuilt.", ())


def test_readers_comments_are_not_the_article_though_they_are_longer() -> None:
    rant = "I have driven over this bridge for thirty years and nobody has ever asked me what I think about it. " * 4
    comments = "".join(
        f'<li class="comment"><div class="comment-body"><p>Number {n}. {rant}</p></div></li>' for n in range(12)
    )
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    built = read(
        f"<html><body><article><h1>Old bridge</h1><div class=entry-content>{body}</div></article>"
        f"<ol class=commentlist>{comments}</ol></body></html>"
    )
    assert [b.text for b in built.blocks if "thirty years" in str(b)] == []
    assert [d.reason for d in built.dropped if "Number 3." in d.text] == ["readers' comments"]


def test_an_update_a_correction_and_a_live_blog_s_times_have_roles() -> None:
    notes = "<p>Correction: An earlier version gave the wrong year for the flood of the river.</p>"
    stamps = "".join(f"<p class=stamp>{hour}:15</p><p>{SENTENCES[hour % 6]}</p>" for hour in (12, 13, 14, 15))
    roles = {b.text: str(b.role) for b in read(whole(stamps, notes)).blocks if isinstance(b, Paragraph)}
    assert roles["13:15"] == "time"
    assert [role for text, role in roles.items() if text.startswith("Correction")] == ["correction"]
