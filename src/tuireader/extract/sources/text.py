"""Plain text, as select-all and copy gives it from a web page: lines, blank lines, and everything that was on the page."""

import re
from dataclasses import replace
from functools import partial

from tuireader import charset
from tuireader.errors import ExtractError
from tuireader.extract.assemble import assemble, places_of
from tuireader.extract.form import Sheet
from tuireader.extract.kind import Explained, Kind
from tuireader.extract.label import Reading, read
from tuireader.extract.page import UNSAID, Line, Page, Vote
from tuireader.extract.rules.headline import KNOWN_HINT
from tuireader.extract.unwrap import refilled, spaced
from tuireader.extract.words import detect
from tuireader.model.article import Article, Dropped
from tuireader.model.source import Source
from tuireader.safe import BLOCK_LIMIT, safe_block

_HEAD = 65_536  # characters that tell a text from a binary file
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE = 0.02
_LONGEST = 4_000_000  # characters of an article, as of a web page's: "War and Peace" has three million
_SHOWN = 12  # votes a line that `explain` shows
_OVERRULED = "beside the page's other lines; its own reasons said {}"


def text_of(source: Source) -> str:
    """The bytes as clean text. ExtractError where they are no text."""
    text = charset.decoded(source.body, source.charset).text
    head = text[:_HEAD]
    if len(_CONTROLS.findall(head)) > _BINARY_SHARE * len(head):
        raise ExtractError("This is a binary file, and no text.")
    pieces = (text[at : at + BLOCK_LIMIT] for at in range(0, len(text), BLOCK_LIMIT))
    return "".join(safe_block(piece) for piece in pieces)


def page_of(text: str, language: str = "", url: str = "") -> Page:
    """The lines of a text, blank ones counted as gaps. A line keeps its indentation, which tells code."""
    lines: list[Line] = []
    gap = 0
    for raw in text.split("\n"):
        if not raw.strip():
            gap += 1
            continue
        for at in range(0, len(raw), BLOCK_LIMIT):
            lines.append(Line(raw[at : at + BLOCK_LIMIT].rstrip(), gap))
            gap = 0
    return Page(lines, language or detect(text), url)


def _within(text: str) -> tuple[str, int]:
    """As much of the text as an article may have, to the end of a line; and how many characters that leaves out."""
    if len(text) <= _LONGEST:
        return text, 0
    end = max(text.rfind("\n", _LONGEST // 2, _LONGEST), 0) or _LONGEST
    return text[:end], len(text) - end


def _read(text: str, source: Source, titled: bool) -> tuple[Page, Reading]:
    page = page_of(spaced(refilled(text)), url=source.url)
    if not page.lines:
        raise ExtractError("There is no text in this file.")
    if titled:
        page.lines[0].hints = frozenset((KNOWN_HINT,))
    return page, read(Sheet(page))


def _article(source: Source, titled: bool = False) -> Article:
    text, rest = _within(text_of(source))
    article = assemble(*_read(text, source, titled))
    left = (Dropped(f"{rest:,} more characters", "article too long"),) * bool(rest)
    guess = charset.decoded(source.body, source.charset).guess
    said = (Dropped(f"read as {guess}", UNSAID),) * bool(guess)
    return replace(article, dropped=(*article.dropped, *left, *said))


def _explain(source: Source, titled: bool = False) -> list[Explained]:
    """The strongest reasons of each line, before them the page's where it had the last word, and last the label that came next."""
    page, reading = _read(_within(text_of(source))[0], source, titled)
    told: list[Explained] = []
    for i, (line, place) in enumerate(zip(page.lines, places_of(page, reading), strict=True)):
        first = reading.places[i].label
        last_word = [Vote(i, place.label, 0.0, _OVERRULED.format(first))] if place.label is not first else []
        votes = [*last_word, *reading.votes(i)[:_SHOWN], reading.rival(i)]
        told.append((line.text.strip(), str(place.label), [(str(v.label), v.weight, v.why) for v in votes]))
    return told


def _recognises(source: Source) -> float:
    """Anything may be plain text; whatever knows better goes first."""
    if source.media_type == "text/plain" or source.name.lower().endswith((".txt", ".text")):
        return 0.6
    return 0.1


SOURCE = Kind(_recognises, _article, _explain)
TITLED = Kind(lambda _: 0.0, partial(_article, titled=True), partial(_explain, titled=True))
"""Text whose first line is known to be its headline, as a letter's subject is."""
