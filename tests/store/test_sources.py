from html import escape

from hypothesis import given
from hypothesis import strategies as st

from tuireader.model.article import Article, Listing, Mark, Paragraph, Rule, Span
from tuireader.store.sources import joined, parted

text = st.text("abc <&é漢\x01\x02\n", max_size=60)
spans = st.lists(st.builds(Span, st.integers(-5, 70), st.integers(-5, 70), st.just(Mark.LINK)), max_size=3).map(tuple)
blocks = (
    st.builds(Paragraph, text, spans=spans)
    | st.builds(Listing, st.lists(text, max_size=3).map(tuple))
    | st.just(Rule())
)
stories = st.builds(Article, st.just("h"), st.lists(blocks, max_size=4).map(tuple))


@given(stories, st.binary(max_size=200))
def test_any_bytes_come_back(article, body):
    kept = parted(body, article)
    assert (body if kept is None else joined(kept, article)) == body


@given(stories, st.lists(text, max_size=3))
def test_a_page_of_the_articles_own_words_comes_back(article, others):
    words = [getattr(block, "text", "") for block in article.blocks] + others
    body = "".join(f"<p>{escape(word, quote=False)}</p>" for word in words).encode()
    kept = parted(body, article)
    assert (body if kept is None else joined(kept, article)) == body


def test_what_stands_in_both_is_kept_once():
    said = "The ferry leaves at six & nobody waits for it."
    article = Article(
        "h",
        (Paragraph(said, spans=(Span(4, 9, Mark.LINK, "https://a.example"),)), Paragraph("Not in the page at all.")),
    )
    body = b'<p>The <a href="/f">ferry</a> leaves at six &amp; nobody waits for it.</p><p>More.</p>'
    kept = parted(body, article)
    assert kept == b'<p>The <a href="/f">ferry</a> \x01</p>\x02<p>More.</p>'.replace(
        b"</p>\x02<p>More.</p>", b"\x02</p><p>More.</p>"
    )
    assert joined(kept, article) == body
