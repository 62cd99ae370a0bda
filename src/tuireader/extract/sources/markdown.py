"""Markdown: what it marks is what it is, so nothing has to be recognised. markdown-it (which comes with rich and Textual)
makes HTML of it, and that becomes blocks as an entry's HTML does."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from itertools import pairwise

from tuireader.extract import fragment, minutes, speech
from tuireader.extract.front import parted
from tuireader.extract.kind import Explained, Kind
from tuireader.extract.notes import with_roles
from tuireader.extract.sources.text import text_of
from tuireader.extract.when import moment
from tuireader.extract.words import detect
from tuireader.model.article import Article, Block, Figure, Mark, Paragraph, PartRole, Subhead, block_text
from tuireader.model.source import Source
from tuireader.safe import safe_line, safe_text

_AUTHORS = ("author", "authors", "by", "byline", "creator")
_LEADS = ("description", "subtitle", "standfirst", "summary", "excerpt", "abstract")
_SIGNATURE = 120  # characters that a line with the author's name has at most
_SOME = 3  # blocks of a text that may have a standfirst
_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_NOTE = re.compile(
    r"^\[\^(?P<mark>[^\]\s]{1,60})\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]*\n)?(?: {2,}|\t).+)*)\n?", re.MULTILINE
)
_CALL = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
_FENCE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
_TASK = re.compile(r"^(\s*[-*+] )\[([ xX])\](?= )", re.MULTILINE)
_BY = re.compile(
    r"(?:By|Von|Par|Por|Di|Da|Door|Words by)[: ]\s*(?P<names>[^\W\d_a-z][^|·•\d]{2,80}?)\s*(?:[|·•—–,]\s*(?P<rest>.*\d.*))?"
)
_SIGNS = re.compile(rb"^(?:#{1,6} \S|```|\s*[*-] \[)|\]\((?:https?:|/|#)", re.MULTILINE)


def _article(source: Source) -> Article:
    """Headline: the front matter's title, else the first heading, where only a picture may stand before it."""
    fields, text = parted(text_of(source))
    language = fields.get("lang") or fields.get("language") or detect(text)
    text, notes = _footnotes(text)
    found = fragment(_html(text), source.url)
    blocks = [*found.blocks, *notes]
    headline = safe_line(fields.get("title", ""))
    first = next((b for b in blocks if isinstance(b, Subhead | Paragraph)), None)
    if isinstance(first, Subhead) and (not headline or first.text.casefold() == headline.casefold()):
        headline = headline or first.text
        blocks.remove(first)
    byline, date = _signed(blocks)
    byline = safe_line(next((fields[name] for name in _AUTHORS if fields.get(name)), "")) or byline
    standfirst = safe_text(next((fields[name] for name in _LEADS if fields.get(name)), "")) or _led(blocks)
    return Article(
        headline=headline,
        standfirst=standfirst,
        byline=byline,
        published=_when(fields.get("date") or fields.get("published") or date, language),
        url=source.url or None,
        language=language,
        minutes=minutes(blocks),
        blocks=speech.annotate(with_roles(blocks), language, byline, [t for t in (headline, standfirst) if t]),
        dropped=found.dropped,
    )


def _html(text: str) -> str:
    """A picture alone in its paragraph is a figure, and its title the caption."""
    from markdown_it import MarkdownIt

    marked = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = marked.parse(text)
    for at, token in enumerate(tokens[1:-1], 1):
        children = token.children or []
        if len(children) == 1 and children[0].type == "image" and children[0].attrs.get("title"):
            caption = escape(str(children[0].attrs.pop("title")))
            token.children = []
            shown = marked.renderer.render(children, marked.options, {})
            token.type, token.content = "html_block", f"<figure>{shown}<figcaption>{caption}</figcaption></figure>"
            tokens[at - 1].hidden = tokens[at + 1].hidden = True
    return str(marked.renderer.render(tokens, marked.options, {}))


def _footnotes(text: str) -> tuple[str, list[Paragraph]]:
    """The text with figures for the marks of its footnotes, in the order of their calls, and the notes."""
    fences = [found.span() for found in _FENCE.finditer(text)]
    free = [(end, start) for (_, end), (start, _) in pairwise([(0, 0), *fences, (len(text), len(text))])]
    told = {m["mark"]: " ".join(m["text"].split()) for start, end in free for m in _NOTE.finditer(text, start, end)}
    numbers = dict[str, int]()

    def call(found: re.Match[str]) -> str:
        mark = found[1]
        return f"\\[{numbers.setdefault(mark, len(numbers) + 1)}\\]" if mark in told else found[0]

    parts = []
    for (start, end), (fence, fenced) in zip(free, [*fences, (len(text), len(text))], strict=True):
        plain = _NOTE.sub("", text[start:end]) if told else text[start:end]
        parts += [_TASK.sub(lambda m: m[1] + ("☐" if m[2] == " " else "☑"), _CALL.sub(call, plain)), text[fence:fenced]]
    notes = [f"[{number}] {told[mark]}" for mark, number in numbers.items()]
    found = fragment(_html("\n\n".join(note.replace("[", "\\[", 1) for note in notes))).blocks if notes else ()
    return "".join(parts), [replace(b, role=PartRole.FOOTNOTE) for b in found if isinstance(b, Paragraph)]


def _signed(blocks: list[Block]) -> tuple[str, str]:
    """(names, date) of a first paragraph that is nothing but "By …"; it is taken off."""
    first = next((b for b in blocks if not isinstance(b, Figure)), None)
    found = _BY.fullmatch(first.text) if isinstance(first, Paragraph) and len(first.text) < _SIGNATURE else None
    if first is None or found is None:
        return "", ""
    blocks.remove(first)
    return found["names"], found["rest"] or ""


def _led(blocks: list[Block]) -> str:
    """A first paragraph that is emphasised from end to end, with text below, is the standfirst."""
    first = next((b for b in blocks if not isinstance(b, Figure)), None)
    if not isinstance(first, Paragraph) or len(blocks) < _SOME or len(first.spans) != 1:
        return ""
    span = first.spans[0]
    if span.mark not in (Mark.EMPHASIS, Mark.STRONG) or (span.start, span.end) != (0, len(first.text)):
        return ""
    blocks.remove(first)
    return first.text


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
