"""One function a block: how each kind of block stands on the page.

Offsets count in `block_text(block)`: items of a list are joined by a line feed, cells of a table by a tab and its rows by a
line feed, the credit of a figure follows its caption after one space.
"""

import re
from typing import assert_never
from urllib.parse import urlsplit

from tuireader.model.article import (
    Block,
    Code,
    Embed,
    Figure,
    Listing,
    Paragraph,
    PartRole,
    Quote,
    Rule,
    Speech,
    Subhead,
    Table,
    block_text,
    texts_of,
)
from tuireader.safe import safe_url
from tuireader.typeset import wrap
from tuireader.typeset.cells import fitting, width
from tuireader.typeset.footnotes import references
from tuireader.typeset.forme import Forme
from tuireader.typeset.lines import Card, Line, Role, Run
from tuireader.typeset.notes import note
from tuireader.typeset.pictures import picture
from tuireader.typeset.runs import Layer, filled, shifted, styled
from tuireader.typeset.tables import table

MOSTLY = 0.6
"""The share of a paragraph that makes it a quotation with a few words between, no longer a paragraph that quotes."""

_MARKS = frozenset("\"“”„‟«»‹›‘’‚'「」『』")


def set_block(block: Block, index: int, forme: Forme) -> list[Line]:
    """The lines of a block, without the air around it."""
    match block:
        case Paragraph():
            return _paragraph(block, index, forme)
        case Subhead():
            return _subhead(block, index, forme)
        case Figure():
            above = _picture(block, index, forme)
            told = block.caption or block.credit or block.alt
            return [*above, *_figure(block, index, forme)] if told else above or [_untold(index, forme)]
        case Quote():
            return _pull(block, index, forme) if block.pulled else _quote(block, index, forme)
        case Listing():
            return _listing(block, index, forme)
        case Code():
            return _code(block, index, forme)
        case Table():
            return table(block, index, forme)
        case Embed():
            return _embed(block, index, forme)
        case Rule():
            return [_centred((Run("*   *   *", Role.HAIRLINE),), index, forme)]
        case _:
            assert_never(block)


def with_marks(text: str, said: Speech) -> tuple[int, int]:
    """The speech with its quotation marks, and the space that French sets inside them."""
    start, end = said.start, said.end
    for reach in (1, 2):
        if start >= reach and text[start - reach] in _MARKS and text[start - reach + 1 : start].strip() == "":
            start -= reach
            break
    for reach in (1, 2):
        if end + reach <= len(text) and text[end + reach - 1] in _MARKS and text[end : end + reach - 1].strip() == "":
            end += reach
            break
    return start, end


def is_quotation(paragraph: Paragraph) -> bool:
    """Whether a paragraph is mostly the direct speech of one person."""
    if paragraph.role is not PartRole.BODY or not paragraph.speech:
        return False
    stretches = [with_marks(paragraph.text, said) for said in paragraph.speech]
    spoken = sum(end - start for start, end in stretches)
    return spoken >= MOSTLY * len(paragraph.text) and len({s.speaker for s in paragraph.speech if s.speaker}) <= 1


def _paragraph(block: Paragraph, index: int, forme: Forme) -> list[Line]:
    if block.role is not PartRole.BODY:
        return note(block, index, forme)
    if is_quotation(block):
        return _speech_card(block, index, forme)
    layers: list[Layer] = [
        (*with_marks(block.text, said), Role.SPEECH, forme.voices.colour(said.speaker)) for said in block.speech
    ]
    layers += _references(block.text, forme)
    rows = forme.running(styled(block.text, Role.BODY, block.spans, layers, forme.number), forme.measure)
    voices = [(said.start, said.speaker) for said in block.speech if said.speaker]
    if not voices:
        return [forme.line(index, row) for row in rows]
    lines, speaker = [], voices[0][1]
    waiting = voices[::-1]
    for row in rows:
        end = max((run.start + len(run.text) for run in row if run.start >= 0), default=0)
        while waiting and waiting[-1][0] < end:
            speaker = waiting.pop()[1]
        lines.append(forme.voiced(index, row, speaker))
    return lines


def _references(text: str, forme: Forme) -> list[Layer]:
    return [(start, end, Role.REFERENCE, 0) for start, end, _ in references(text, forme.notes)] if forme.notes else []


def _speech_card(block: Paragraph, index: int, forme: Forme) -> list[Line]:
    speaker = next((said.speaker for said in block.speech if said.speaker), "")
    layers: list[Layer] = [(*with_marks(block.text, said), Role.QUOTE, 0) for said in block.speech]
    layers += _references(block.text, forme)
    runs = styled(block.text, Role.QUOTE_LINK, block.spans, layers, forme.number)
    return _quotation(runs, speaker, forme.context(index, speaker), index, forme, len(block.text))


def _quote(block: Quote, index: int, forme: Forme) -> list[Line]:
    speaker, _, context = block.attribution.partition(", ")
    runs = styled(block.text, Role.QUOTE, block.spans, (), forme.number)
    return _quotation(runs, speaker, context, index, forme, len(block.text))


def _quotation(runs: list[Run], speaker: str, context: str, index: int, forme: Forme, end: int) -> list[Line]:
    colour = forme.voices.colour(speaker)
    rows = [_pushed(row, forme.pad - 1) for row in filled(runs, forme.inner, wrap.balanced)]
    signed = filled(_signature(speaker, context, colour), forme.inner - 2)
    rows += [_pushed(row, forme.pad - 1 + 2 * (n > 0)) for n, row in enumerate(signed)]  # behind the dash
    forme.named = speaker or forme.named
    return forme.card(Card.QUOTE, index, rows, end, colour)


def _signature(speaker: str, context: str, colour: int) -> list[Run]:
    if not speaker:
        return []
    signed = [Run("— ", Role.QUOTE_BAR, speaker=colour), Run(speaker, Role.SPEAKER, speaker=colour, strong=True)]
    return [*signed, Run(f"  {context}", Role.CONTEXT)] if context else signed


def _pull(block: Quote, index: int, forme: Forme) -> list[Line]:
    """Words of the story shown large: centred between two short hairlines, with air."""
    speaker, _, context = block.attribution.partition(", ")
    room = forme.measure - 12 if forme.measure >= 40 else forme.measure
    line = (Run("─" * 7, Role.HAIRLINE),)
    rows = filled(styled(block.text, Role.PULL, block.spans, (), forme.number), room, wrap.balanced)
    rows += filled(_signature(speaker, context, forme.voices.colour(speaker)), room, wrap.balanced)
    return [_centred(row, index, forme) for row in (line, *rows, line)]


def _centred(row: tuple[Run, ...], index: int, forme: Forme) -> Line:
    return forme.line(index, row, (forme.measure - sum(width(run.text) for run in row)) // 2)


def _subhead(block: Subhead, index: int, forme: Forme) -> list[Line]:
    forme.named = ""
    runs = styled(block.text, Role.SUBHEAD, block.spans, (), forme.number)
    return [forme.line(index, row) for row in filled(runs, forme.measure, wrap.balanced)]


def _picture(block: Figure, index: int, forme: Forme) -> list[Line]:
    """Where it is here, above what is said of it."""
    raster = forme.pictures.get(safe_url(block.image or ""))
    return picture(raster, index, forme.margin, forme.measure) if raster else []


def _figure(block: Figure, index: int, forme: Forme) -> list[Line]:
    """Caption in italics, credit beneath; a picture that nobody describes is named by its alternative text."""
    runs = styled(block.caption, Role.CAPTION, block.spans, (), forme.number)
    if not block.caption and not block.credit:
        runs = [Run(block.alt, Role.CAPTION)]
    lead = len(block.caption) + 1 if block.caption else 0
    rows = filled(runs, forme.measure - 6, wrap.balanced)
    rows += filled(shifted(styled(block.credit, Role.CREDIT), lead), forme.measure - 6)
    first, *rest = rows
    glyph = (Run(" "), Run("▣ ", Role.CAPTION_BAR))
    return forme.card(
        Card.CAPTION, index, [(*glyph, *first), *(_pushed(row, 3) for row in rest)], len(block_text(block))
    )


def _untold(index: int, forme: Forme) -> Line:
    """Where a picture stands that nothing is said of: no more than a sign."""
    return forme.line(index, (Run("▣ ", Role.CAPTION_BAR), Run("Picture", Role.CREDIT)))


def _listing(block: Listing, index: int, forme: Forme) -> list[Line]:
    """Items behind hanging bullets or numbers."""
    bullets = [f"{n}." for n in range(1, len(block.items) + 1)] if block.ordered else ["•"] * len(block.items)
    indent = max((len(bullet) for bullet in bullets), default=0) + 1
    lines: list[Line] = []
    offset = 0
    for bullet, (words, spans) in zip(bullets, texts_of(block), strict=True):
        runs = shifted(styled(words, Role.BODY, spans, (), forme.number), offset)
        lead = Run(bullet.rjust(indent - 1) + " ", Role.BULLET)
        first, *rest = forme.running(runs, forme.measure - indent) or [()]
        lines.append(forme.line(index, (lead, *first), offset=offset))
        lines += [forme.line(index, row, indent) for row in rest]
        offset += len(words) + 1
    return lines


def _code(block: Code, index: int, forme: Forme) -> list[Line]:
    """Lines as they are; one that is too long goes on behind ↪."""
    room = forme.measure - 3
    rows: list[tuple[Run, ...]] = []
    offset = 0
    for source in block.text.split("\n"):
        pieces = _tabs(source, offset)
        broken = filled(pieces, room, _chopped) if width("".join(p.text for p in pieces)) > room else [tuple(pieces)]
        for n, row in enumerate(broken):
            rows.append((Run(" "), *((Run("↪ ", Role.LINK_NUMBER),) if n else ()), *row))
        offset += len(source) + 1
    return forme.card(Card.CODE, index, rows, len(block.text))


def _tabs(source: str, offset: int) -> list[Run]:
    """A line of code; its tabs are ornament, four cells at most."""
    runs: list[Run] = []
    column = 0
    for found in re.finditer(r"\t|[^\t]+", source):
        if found[0] == "\t":
            runs.append(Run(" " * (4 - column % 4), Role.CODE))
            column += 4 - column % 4
        else:
            runs.append(Run(found[0], Role.CODE, offset + found.start()))
            column += width(found[0])
    return runs


def _chopped(text: str, room: int) -> list[wrap.Stretch]:
    """Stretches cut where the room ends, or behind a space shortly before; all but the first leave two cells for the sign
    that they go on."""
    stretches: list[wrap.Stretch] = []
    start = 0
    while start < len(text):
        left = room - (2 if start else 0)
        end = start + fitting(text[start : start + left], left)
        space = text.rfind(" ", start + 2 * left // 3, end) if end < len(text) else -1
        stretches.append((start, end := space + 1 if space >= 0 else end))
        start = end
    return stretches


def _embed(block: Embed, index: int, forme: Forme) -> list[Line]:
    """What plays or lives elsewhere: what it says here, and where it is."""
    host = (urlsplit(block.url).hostname or "").removeprefix("www.")
    number = forme.number(block.url) if block.url else 0
    runs = [Run(run.text, Role.EMBED, run.start, link=number) for run in styled(block.text or host, Role.EMBED)]
    if not block.text:
        runs = [Run(run.text, Role.EMBED, link=number) for run in runs]
    elif host:
        runs.append(Run(f" — {host}", Role.CONTEXT, link=number))
    if number:
        runs.append(Run(f"[{number}]", Role.LINK_NUMBER, link=number))
    lead = Run("▶ ", Role.BULLET)
    rows = filled(runs, forme.measure - 2) or [()]
    return [forme.line(index, (lead, *rows[0])), *(forme.line(index, row, 2) for row in rows[1:])]


def _pushed(row: tuple[Run, ...], cells: int) -> tuple[Run, ...]:
    return (Run(" " * cells), *row) if cells > 0 else row
