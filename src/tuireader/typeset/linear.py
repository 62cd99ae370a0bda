"""An article for ears and fingertips: no layout at all, each line says what comes ("Quotation, Ada Reyes: … End of quotation.").

A screen reader or a braille line reads what stands there and cannot see a bar or a slant. The words themselves stay verbatim
and keep their offsets, so that a search, a link and the reader's place work in them as on the page.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never
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
    Span,
    Subhead,
    Table,
    texts_of,
)
from tuireader.typeset.blocks import is_quotation
from tuireader.typeset.forme import Forme
from tuireader.typeset.head import byline, foot_text
from tuireader.typeset.lines import FOOT, HEAD, Line, Role, Run
from tuireader.typeset.runs import filled, shifted, styled

_ROLES = {
    PartRole.CORRECTION: "Correction",
    PartRole.UPDATE: "Update",
    PartRole.FOOTNOTE: "Footnote",
    PartRole.ASIDE: "Aside",
    PartRole.TIME: "Time",
}


class Said(NamedTuple):
    """One line: what comes, the words as they stand in the block from character `start` on (-1: they stand in none), and
    what tells that they are over."""

    lead: str
    words: str = ""
    start: int = -1
    tail: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        return self.lead + self.words + self.tail


def head(article: Article) -> Iterator[Said]:
    if article.site:
        yield Said(f"Source: {article.site}.")
    yield Said("Headline: ", article.headline, 0)
    if article.minutes:
        yield Said(f"Reading time: {article.minutes} {'minute' if article.minutes == 1 else 'minutes'}.")
    if article.standfirst:
        yield Said("Standfirst: ", article.standfirst, len(article.headline) + 1)
    if signed := "".join(run.text for run in byline(article)):
        yield Said(f"By: {signed}" if article.byline else f"Date: {signed}")


def foot(article: Article, hidden: int) -> Iterator[Said]:
    if agency := foot_text(article):
        yield Said("Agency: ", agency, 0)
    for enclosure in article.enclosures:
        yield Said(f"File, {enclosure.type or 'unknown kind'}: {enclosure.url}")
    if hidden:
        yield Said(f"{hidden} {'line' if hidden == 1 else 'lines'} of the page left out.")
    yield Said("End of article.")


def said(block: Block) -> Iterator[Said]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case Subhead(text):
            yield Said("Heading: ", text, 0, spans=block.spans)
        case Figure():
            yield from _figure(block)
        case Quote(words, attribution):
            yield _quotation("Pull quote" if block.pulled else "Quotation", attribution, words, block.spans)
        case Listing():
            yield from _listing(block)
        case Code():
            yield from _code(block)
        case Table():
            yield from _table(block)
        case Embed(words, url):
            host = urlsplit(url).hostname or ""
            yield Said(f"Embedded, {host}: " if host else "Embedded: ", words, 0)
        case Rule():
            yield Said("Break.")
        case _:
            assert_never(block)


def _paragraph(block: Paragraph) -> Said:
    label = _ROLES.get(block.role, "")
    if is_quotation(block):
        speaker = next((s.speaker for s in block.speech if s.speaker), "")
        return _quotation("Quotation", speaker, block.text, block.spans)
    named = block.text.casefold().startswith(label.casefold())
    return Said("" if named else f"{label}: ", block.text, 0, spans=block.spans)


def _quotation(kind: str, speaker: str, words: str, spans: tuple[Span, ...]) -> Said:
    return Said(f"{kind}, {speaker}: " if speaker else f"{kind}: ", words, 0, " End of quotation.", spans)


def _figure(block: Figure) -> Iterator[Said]:
    if not block.caption and not block.credit:
        yield Said(f"Picture: {block.alt or 'not described'}")
    if block.caption:
        yield Said("Caption: ", block.caption, 0, spans=block.spans)
    if block.credit:
        yield Said("Credit: ", block.credit, len(block.caption) + 1 if block.caption else 0)


def _listing(block: Listing) -> Iterator[Said]:
    yield Said(f"List, {_count(block.items, 'entry', 'entries')}:")
    at = 0
    for n, (words, spans) in enumerate(texts_of(block), 1):
        yield Said(f"{n if block.ordered else 'Entry'}: ", words, at, spans=spans)
        at += len(words) + 1
    yield Said("End of list.")


def _code(block: Code) -> Iterator[Said]:
    yield Said(f"Code, {block.language}:" if block.language else "Code:")
    at = 0
    for line in block.text.split("\n"):
        yield Said("", line, at)
        at += len(line) + 1
    yield Said("End of code.")


def _table(block: Table) -> Iterator[Said]:
    yield Said(f"Table, {_count(block.rows, 'row', 'rows')}:")
    for n, row in enumerate(block.rows, 1):
        named = [f"{block.header[k]}: {cell}" if k < len(block.header) else cell for k, cell in enumerate(row) if cell]
        yield Said(f"Row {n}. " + "; ".join(named))
    yield Said("End of table.")


def _count(things: Iterable[object], one: str, many: str) -> str:
    number = len(tuple(things))
    return f"{number} {one if number == 1 else many}"


def set_said(parts: Iterable[Said], block: int, forme: Forme) -> list[Line]:
    """What is said as lines of the page, flush left and one after the other."""
    lines: list[Line] = []
    role = {HEAD: Role.HEADLINE, FOOT: Role.BODY}.get(block, Role.BODY)
    for part in parts:
        words = styled(part.words, role if part.start == 0 else Role.BODY, part.spans, (), forme.number)
        words = shifted(words, part.start) if part.start >= 0 else words
        runs = [Run(part.lead), *words, Run(part.tail)]
        rows = filled([run for run in runs if run.text], forme.measure) or [()]
        lines += [forme.line(block, row, offset=max(0, part.start)) for row in rows]
    return lines
