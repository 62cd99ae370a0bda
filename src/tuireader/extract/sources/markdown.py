"""Markdown: what it marks is what it is, so nothing has to be recognised. markdown-it (which comes with rich and Textual)
makes HTML of it, and that becomes blocks as an entry's HTML does."""

import re
from datetime import UTC, datetime

from tuireader.extract import fragment, minutes, speech
from tuireader.extract.kind import Explained, Kind
from tuireader.extract.sources.text import text_of
from tuireader.extract.when import moment
from tuireader.extract.words import detect
from tuireader.model.article import Article, Paragraph, Subhead, block_text
from tuireader.model.source import Source
from tuireader.safe import safe_line, safe_text

_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>.+?)[ \t]*$", re.MULTILINE)
_SIGNS = re.compile(rb"^(?:#{1,6} \S|```|\s*[*-] \[)|\]\((?:https?:|/|#)", re.MULTILINE)


def _article(source: Source) -> Article:
    """Headline: the front matter's title, else the first heading, where only a picture may stand before it."""
    from markdown_it import MarkdownIt

    text = text_of(source)
    front = _FRONT.match(text)
    fields = {m["name"].lower(): m["value"].strip("\"'") for m in _FIELD.finditer(front["fields"])} if front else {}
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text[front.end() :] if front else text)
    language = fields.get("lang") or fields.get("language") or detect(text)
    found = fragment(html, source.url, language)
    blocks = list(found.blocks)
    headline = safe_line(fields.get("title", ""))
    first = next((b for b in blocks if isinstance(b, Subhead | Paragraph)), None)
    if isinstance(first, Subhead) and (not headline or first.text == headline):
        headline = first.text
        blocks.remove(first)
    standfirst = safe_text(fields.get("description") or fields.get("subtitle") or fields.get("summary") or "")
    byline = safe_line(fields.get("author") or fields.get("by") or "")
    return Article(
        headline=headline,
        standfirst=standfirst,
        byline=byline,
        published=_when(fields.get("date", ""), language),
        url=source.url or None,
        language=language,
        minutes=minutes(blocks, language),
        blocks=speech.annotate(blocks, language, byline, [t for t in (headline, standfirst) if t]),
        dropped=found.dropped,
    )


def _when(text: str, language: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return moment(text, language)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _explain(source: Source) -> list[Explained]:
    told = _article(source)
    kinds = [(block_text(block), type(block).__name__.lower()) for block in told.blocks]
    marked: list[Explained] = [(text, kind, [(kind, 0.0, "Markdown marks it so")]) for text, kind in kinds]
    return [(told.headline, "headline", [("headline", 0.0, "the title or the first heading")]), *marked]


def _recognises(source: Source) -> float:
    if "markdown" in source.media_type or source.name.lower().endswith(_NAMES):
        return 0.95
    signs = len(_SIGNS.findall(source.body[:4096]))
    return 0.5 if signs >= 3 and not source.name.lower().endswith(".txt") else 0.0


SOURCE = Kind(_recognises, _article, _explain)
