"""Markdown with front matter, as note programs take it. Whatever is in the text is text: its marks are escaped."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from tuireader.export import Edition, Exporter
from tuireader.export._inline import marked
from tuireader.model.article import (
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
from tuireader.model.clipping import Clipping
from tuireader.safe import safe_url, without_login


def export(clippings: Iterable[Clipping], edition: Edition) -> Iterator[bytes]:
    mark = ""
    for clipping in clippings:
        yield (mark + "\n".join(_lines(clipping)) + "\n").encode()
        mark = "\n"


def _lines(clipping: Clipping) -> Iterator[str]:
    story = clipping.article
    yield from _front_matter(clipping)
    yield f"\n# {_plain(story.headline)}"
    if story.standfirst:
        yield f"\n**{_plain(story.standfirst)}**"
    for block in story.blocks:
        if text := _block(block):
            yield "\n" + text
    if clipping.note:
        yield "\n---\n\n" + "\n".join(f"> {_plain(line)}" for line in clipping.note.splitlines())


def _front_matter(clipping: Clipping) -> Iterator[str]:
    story = clipping.article
    facts: dict[str, object] = {
        "title": story.headline,
        "author": story.byline,
        "source": story.site or clipping.feed,
        "agency": story.agency,
        "place": story.dateline,
        "date": story.published.isoformat() if story.published else "",
        "url": without_login(story.url or ""),
        "language": story.language,
        "tags": list(clipping.tags),
    }
    yield "---"
    # JSON strings and lists are YAML, whatever is in them.
    yield from (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items() if value)
    yield "---"


def _block(block: Block) -> str:
    match block:
        case Paragraph(text, role, spans):
            said = _at_line_start(_inline(text, spans))
            return f"*{str(role).capitalize()}:* {said}" if role else said
        case Subhead(text, level, spans):
            return f"{'#' * min(max(level, 2), 6)} {_inline(text, spans)}"
        case Figure(caption, credit, image, alt, spans):
            link = safe_url(image or "")
            picture = f"![{_plain(alt)}]({_destination(link)})\n" if link else ""
            told = [f"*{_plain(caption)}*" if caption and not spans else _inline(caption, spans), _plain(credit)]
            return picture + " — ".join(part for part in told if part)
        case Quote(text, attribution, _, spans):
            return f"> {_inline(text, spans)}" + (f"\n>\n> — {_plain(attribution)}" if attribution else "")
        case Listing():
            rows = (_inline(text, spans) for text, spans in texts_of(block))
            return "\n".join(f"{f'{n}.' if block.ordered else '-'} {row}" for n, row in enumerate(rows, 1))
        case Code(text, language):
            fence = "`" * (max((len(run) for run in re.findall("`{3,}", text)), default=2) + 1)
            return f"{fence}{re.sub('[^A-Za-z0-9+#-]', '', language)}\n{text}\n{fence}"
        case Table(header, rows):
            return _table(header, rows)
        case Embed(text, url):
            return f"[{_plain(text or url)}]({_destination(safe_url(url))})" if safe_url(url) else _plain(text)
        case Rule():
            return "---"
        case _:
            assert_never(block)


def _table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    width = max((len(row) for row in (header, *rows)), default=0)

    def line(cells: tuple[str, ...]) -> str:
        return (
            "| " + " | ".join(_plain(" ".join(cell.split())) for cell in (*cells, *("",) * (width - len(cells)))) + " |"
        )

    return "\n".join((line(header), "|" + " --- |" * width, *(line(row) for row in rows))) if width else ""


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", " ".join(text.split()))


def _piece(text: str) -> str:
    """As `_plain`, with the spaces at both ends that part it from its neighbours."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text.replace("\n", " "))


def _at_line_start(text: str) -> str:
    """What would begin a heading, a list or a rule there begins a sentence."""
    text = re.sub(r"\A(\d+)(?=[.)]\s)", r"\1\\", text)
    return re.sub(r"\A(?=#|[-+=~][\s\-=~])", r"\\", text)


def _inline(text: str, spans: Iterable[Span]) -> str:
    return marked(" ".join(text.split("\n")), [s for s in spans if s.mark is not Mark.CODE], _ends, _piece)


def _ends(span: Span) -> tuple[str, str]:
    match span.mark:
        case Mark.STRONG:
            return "**", "**"
        case Mark.EMPHASIS:
            return "*", "*"
        case _:
            link = span.href if span.href.startswith("mailto:") else safe_url(span.href)
            return ("[", f"]({_destination(link)})") if link else ("", "")


def _destination(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


EXPORTER = Exporter(".md", "Markdown", export)
