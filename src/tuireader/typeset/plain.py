"""An article as plain text: `text` for pipes and files, `linear` for ears and fingertips.

Both keep the words verbatim. `linear` has no layout at all: it says what comes, one thing a line, because a screen reader
or a braille line reads what stands there and cannot see a bar or a slant.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never
from urllib.parse import urlsplit

from tuireader.model.article import (
    Article,
    Block,
    Code,
    Embed,
    Figure,
    Listing,
    Paragraph,
    PartRole,
    Quote,
    Rule,
    Subhead,
    Table,
)
from tuireader.typeset.blocks import is_quotation
from tuireader.typeset.forme import GUTTER
from tuireader.typeset.head import byline, foot_text
from tuireader.typeset.lines import Frame
from tuireader.typeset.sheet import repeated, sheet

_ROLES = {
    PartRole.CORRECTION: "Correction",
    PartRole.UPDATE: "Update",
    PartRole.FOOTNOTE: "Footnote",
    PartRole.ASIDE: "Aside",
    PartRole.TIME: "Time",
}


def text(article: Article, width: int = 72) -> str:
    """The page without colours in `width` cells: flush left, no tints; links are listed at the end."""
    page = sheet(article, Frame(width + 2 * GUTTER, measure=width, tints=False))
    lines = ["".join(run.text for run in line.runs)[page.margin :].rstrip() for line in page.lines]
    links = [f"[{number}] {address}" for number, address in enumerate(page.links, 1)]
    return "\n".join(lines).strip("\n") + "\n" + "".join(f"\n{link}" for link in links) + ("\n" if links else "")


def linear(article: Article) -> str:
    """The article as lines that say what they are: "Quotation, Ada Reyes: … End of quotation." """
    return "\n".join(_linear(article)) + "\n"


def _linear(article: Article) -> Iterator[str]:
    if article.site:
        yield f"Source: {article.site}."
    yield f"Headline: {article.headline}"
    if article.minutes:
        yield f"Reading time: {article.minutes} {'minute' if article.minutes == 1 else 'minutes'}."
    if article.standfirst:
        yield f"Standfirst: {article.standfirst}"
    if signed := "".join(run.text for run in byline(article)):
        yield f"By: {signed}" if article.byline else f"Date: {signed}"
    left_out = repeated(article.blocks)
    for index, block in enumerate(article.blocks):
        if index not in left_out:
            yield from _said(block)
    if agency := foot_text(article):
        yield f"Agency: {agency}"
    for enclosure in article.enclosures:
        yield f"File, {enclosure.type or 'unknown kind'}: {enclosure.url}"
    if hidden := len(article.dropped) + len(left_out):
        yield f"{hidden} {'line' if hidden == 1 else 'lines'} of the page left out."
    yield "End of article."


def _said(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _paragraph(block)
        case Subhead(text):
            yield f"Heading: {text}"
        case Figure():
            yield from _figure(block)
        case Quote(words, attribution):
            yield _quotation("Pull quote" if block.pulled else "Quotation", attribution, words)
        case Listing(items):
            yield f"List, {_count(items, 'entry', 'entries')}:"
            yield from (f"{n if block.ordered else 'Entry'}: {words}" for n, words in enumerate(items, 1))
            yield "End of list."
        case Code(source, language):
            yield f"Code, {language}:" if language else "Code:"
            yield from source.split("\n")
            yield "End of code."
        case Table():
            yield from _table(block)
        case Embed(words, url):
            host = urlsplit(url).hostname or ""
            yield f"Embedded, {host}: {words}" if host else f"Embedded: {words}"
        case Rule():
            yield "Break."
        case _:
            assert_never(block)


def _paragraph(block: Paragraph) -> Iterator[str]:
    label = _ROLES.get(block.role, "")
    if is_quotation(block):
        yield _quotation("Quotation", next((s.speaker for s in block.speech if s.speaker), ""), block.text)
    elif label and not block.text.casefold().startswith(label.casefold()):
        yield f"{label}: {block.text}"
    else:
        yield block.text


def _quotation(kind: str, speaker: str, words: str) -> str:
    return f"{kind}, {speaker}: {words} End of quotation." if speaker else f"{kind}: {words} End of quotation."


def _figure(block: Figure) -> Iterator[str]:
    if not block.caption and not block.credit:
        yield f"Picture: {block.alt or 'not described'}"
    if block.caption:
        yield f"Caption: {block.caption}"
    if block.credit:
        yield f"Credit: {block.credit}"


def _table(block: Table) -> Iterator[str]:
    yield f"Table, {_count(block.rows, 'row', 'rows')}:"
    for n, row in enumerate(block.rows, 1):
        named = [f"{block.header[k]}: {cell}" if k < len(block.header) else cell for k, cell in enumerate(row) if cell]
        yield f"Row {n}. " + "; ".join(named)
    yield "End of table."


def _count(things: Iterable[object], one: str, many: str) -> str:
    number = len(tuple(things))
    return f"{number} {one if number == 1 else many}"
