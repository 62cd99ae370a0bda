"""An article as clean, semantic HTML that is also well-formed XML: what `html` and `epub` have in common."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never

from tuireader.export._inline import marked
from tuireader.model.article import (
    Article,
    Block,
    Code,
    Embed,
    Figure,
    Listing,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Span,
    Subhead,
    Table,
    texts_of,
)
from tuireader.safe import safe_url, without_login

STYLE = """
body { max-width: 36rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fffdf8; }
body { font-family: Georgia, serif; font-size: 1.05rem; line-height: 1.55; }
header p, figcaption, footer { color: #666; font-size: 0.85rem; } .kicker { letter-spacing: 0.08em; text-transform: uppercase; }
h1 { line-height: 1.2; } .standfirst { font-size: 1.15rem; font-weight: bold; } img { max-width: 100%; height: auto; }
blockquote { margin: 1.2rem 0; padding-left: 1rem; border-left: 3px solid #b58900; font-style: italic; }
cite { font-style: normal; }
figure { margin: 1.2rem 0; } .credit { font-size: 0.9em; } pre { overflow-x: auto; background: #f3f0e8; padding: 0.6rem; }
table { border-collapse: collapse; } td, th { border-bottom: 1px solid #ccc; padding: 0.2rem 0.6rem; text-align: left; }
.correction, .update, .aside { border: 1px solid #ccc; padding: 0.4rem 0.8rem; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1c1c1c; } pre { background: #2a2a2a; } }
"""


def article(story: Article, *, pictures: bool) -> Iterator[str]:
    """The `<article>`; pictures are shown from where they are, or else linked to."""
    yield f"<article{_language(story)}>\n"
    yield from _head(story)
    for block in story.blocks:
        yield _block(block, pictures) + "\n"
    url = without_login(story.url or "")
    if link := address(url):
        yield f'<footer><p><a href="{link}">{escape(url)}</a></p></footer>\n'
    yield "</article>\n"


def address(url: str) -> str:
    """The address as an attribute's value, "" where no browser should be given it."""
    return escape(safe_url(url))


def _language(story: Article) -> str:
    return f' lang="{escape(story.language)}" xml:lang="{escape(story.language)}"' if story.language else ""


def _head(story: Article) -> Iterator[str]:
    yield "<header>\n"
    if story.kicker:
        yield f'<p class="kicker">{escape(story.kicker)}</p>\n'
    yield f"<h1>{escape(story.headline)}</h1>\n"
    if story.standfirst:
        yield f'<p class="standfirst">{escape(story.standfirst)}</p>\n'
    when = story.published
    told = [escape(part) for part in (story.byline, story.agency, story.site, story.dateline) if part]
    if when:
        told.append(f'<time datetime="{when.isoformat(timespec="seconds")}">{when:%Y-%m-%d %H:%M}</time>')
    if told:
        yield f"<p>{' · '.join(told)}</p>\n"
    yield "</header>\n"


def _block(block: Block, pictures: bool) -> str:
    match block:
        case Paragraph(text, role, spans):
            return f"<p{f' class={chr(34)}{role}{chr(34)}' if role else ''}>{inline(text, spans)}</p>"
        case Subhead(text, level, spans):
            level = min(max(level, 2), 6)
            return f"<h{level}>{inline(text, spans)}</h{level}>"
        case Figure():
            return _figure(block, pictures)
        case Quote(text, attribution, _, spans):
            cite = f"<p><cite>{escape(attribution)}</cite></p>" if attribution else ""
            return f"<blockquote><p>{inline(text, spans)}</p>{cite}</blockquote>"
        case Listing():
            rows = "".join(f"<li>{inline(text, spans)}</li>" for text, spans in texts_of(block)) or "<li></li>"
            return f"<ol>{rows}</ol>" if block.ordered else f"<ul>{rows}</ul>"
        case Code(text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case Table():
            return _table(block)
        case Embed(text, url):
            return (
                f'<p><a href="{address(url)}">{escape(text or url)}</a></p>'
                if address(url)
                else f"<p>{escape(text)}</p>"
            )
        case Rule():
            return "<hr/>"
        case _:
            assert_never(block)


def _figure(figure: Figure, pictures: bool) -> str:
    picture, link = "", address(figure.image or "")
    if link and pictures:
        picture = f'<img src="{link}" alt="{escape(figure.alt)}" loading="lazy" referrerpolicy="no-referrer"/>'
    elif link:
        picture = f'<p><a href="{link}">{escape(figure.alt or "Picture")}</a></p>'
    caption = inline(figure.caption, figure.spans)
    credit = f'<span class="credit">{escape(figure.credit)}</span>' if figure.credit else ""
    said = (
        f"<figcaption>{' '.join(part for part in (caption, credit) if part)}</figcaption>" if caption or credit else ""
    )
    return f"<figure>{picture}{said}</figure>" if picture or said else ""


def _table(table: Table) -> str:
    def row(cells: Iterable[str], name: str) -> str:
        return f"<tr>{''.join(f'<{name}>{escape(cell)}</{name}>' for cell in cells)}</tr>"

    head = f"<thead>{row(table.header, 'th')}</thead>" if table.header else ""
    rows = [row(cells, "td") for cells in table.rows if cells]
    return f"<table>{head}<tbody>{''.join(rows)}</tbody></table>" if rows else f"<table>{head}</table>" if head else ""


def inline(text: str, spans: Iterable[Span]) -> str:
    return marked(text, spans, _ends, lambda part: escape(part, quote=False))


_NAMES = {Mark.STRONG: "strong", Mark.EMPHASIS: "em", Mark.CODE: "code"}


def _ends(span: Span) -> tuple[str, str]:
    if span.mark is not Mark.LINK:
        return f"<{_NAMES[span.mark]}>", f"</{_NAMES[span.mark]}>"
    link = escape(span.href) if span.href.startswith("mailto:") else address(span.href)
    return (f'<a href="{link}">', "</a>") if link else ("", "")
