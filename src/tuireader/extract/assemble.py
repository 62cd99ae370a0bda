"""Labelled lines become an Article: fields filled, lines joined to blocks, captions parted from credits, and everything
else put down as dropped, with its reason.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from tuireader.extract import minutes, notes, speech
from tuireader.extract.credit import is_credit, part
from tuireader.extract.label import BODY, FOOT, HEAD, Place, Reading
from tuireader.extract.page import Label, Line, Page
from tuireader.extract.rules import furniture
from tuireader.extract.signed import BY, signed
from tuireader.extract.when import moment, reading_minutes
from tuireader.model.article import (
    Article,
    Block,
    Code,
    Dropped,
    Figure,
    Listing,
    Paragraph,
    PartRole,
    Quote,
    Subhead,
    Table,
)
from tuireader.safe import safe_block, safe_line, safe_text

_BULLET = re.compile(r"^\s*(?:[•·▪●○◦■□►▶➤✓✔★*–—-]|\(?\d{1,3}[.)])\s+")
_NUMBER = re.compile(r"^\s*\(?\d{1,3}[.)]\s")
_QUOTED = re.compile(r"^(?:>\s*)+(?=\S)")  # as letters mark what they answer
_DASH = re.compile(r"^\s*[—–-]+\s*(?=\S)")
_TWO_SOURCES = re.compile(
    r"^[(\[]\s*(?P<site>[^()]+?)\s+(?:with|avec|mit|con|com|met|and|et|und|y|e|en)\s+[^()]+[)\]]\.?$"
)
_ECHOES = (Label.STANDFIRST, Label.SUBHEAD, Label.CAPTION)  # what a headline that a page prints twice looks like
_NOTE = 8  # lines
_LONG = 150  # characters that a headline that ends like a sentence at most has


@dataclass(slots=True)
class Draft:
    """An article in the making. `lines` of the run that is not a block yet, all of one `label`."""

    blocks: list[Block] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    standfirst: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    dateline: list[str] = field(default_factory=list)
    headline: str = ""
    agency: str = ""
    minutes: int = 0
    run: list[Line] = field(default_factory=list)
    label: Label | None = None

    def drop(self, text: str, reason: str) -> None:
        self.dropped.append(Dropped(safe_text(text), reason))


def assemble(page: Page, reading: Reading) -> Article:
    """The article of a page whose lines are labelled."""
    draft = Draft()
    told, places = _is_told(page, reading), places_of(page, reading)
    stamps = notes.stamps([line.text for line in page.lines], [_tells(place) for place in places]) if told else ()
    for i, (line, place) in enumerate(zip(page.lines, places, strict=True)):
        if i in stamps:
            _close(draft)
            draft.blocks.append(Paragraph(safe_line(line.text), PartRole.TIME))
            continue
        if place.label in (Label.LIST_ITEM, Label.TABLE_ROW, Label.CODE):
            if draft.label is not place.label:
                _close(draft)
            draft.label = place.label
            draft.run.append(line)
            continue
        _close(draft)
        if place.label is Label.FURNITURE:
            if place.room == HEAD and len(line.text) < 30:
                draft.minutes = draft.minutes or reading_minutes(line.text)
            draft.drop(line.text, _reason(reading, i))
        else:
            _put(draft, line, place, after=places[i - 1].label if i else None)
    _close(draft)
    return _article(draft, page)


def places_of(page: Page, reading: Reading) -> list[Place]:
    """What each line is in the end, when the page was looked at as a whole."""
    return signed(_headed(reading.places, page), page) if _is_told(page, reading) else _whole(page)


def _is_told(page: Page, reading: Reading) -> bool:
    return any(place.room == BODY for place in reading.places) and not _is_note(page)


def _tells(place: Place) -> bool:
    """Whether the line is of the text: what a live blog tells below a time of day."""
    return place.room == BODY and place.label in (Label.PARAGRAPH, Label.SUBHEAD, Label.QUOTE)


def _headed(places: list[Place], page: Page) -> list[Place]:
    """A story always has a headline: without one, the first line that stands above its paragraphs is it. A paragraph that the text
    begins with is none."""
    at = next((i for i, place in enumerate(places) if place.label is Label.HEADLINE), None)
    if at is not None:
        text = page.lines[at].text.rstrip()
        begins = len(text) > _LONG and text[-1:] in '.!?”"' and all(p.label is Label.FURNITURE for p in places[:at])
        return [*places[:at], Place(BODY, Label.PARAGRAPH), *places[at + 1 :]] if begins else places
    first = next((i for i, p in enumerate(places) if p.label is Label.PARAGRAPH and len(page.lines[i].text) > 120), 0)
    above = (i for i in range(first) if places[i].label is Label.SUBHEAD)
    at = next(above, 0 if len(page.lines[0].text) <= 120 else None)
    if at is None:
        return places
    return [*places[:at], Place(HEAD, Label.HEADLINE), *places[at + 1 :]]


def _is_note(page: Page) -> bool:
    """A few short lines are somebody's note, and no page with furniture around a story."""
    return len(page.lines) <= _NOTE and all(len(line.text) < 80 for line in page.lines)


def _whole(page: Page) -> list[Place]:
    """A text in which no story was found is shown whole: under its first line, if that is short and not alone."""
    first = Label.HEADLINE if len(page.lines) > 1 and len(page.lines[0].text) < 120 else Label.PARAGRAPH
    return [Place(HEAD, first)] + [Place(BODY, Label.PARAGRAPH)] * (len(page.lines) - 1)


_WHERE = {
    "above": "stands above the headline",
    "head": "stands between headline and text",
    "body": "interrupts the text",
    "foot": "stands below the text",
}


def _reason(reading: Reading, line: int) -> str:
    """What the line says of itself ("a skip link"), the strongest first; else where it stands."""
    told = {why.partition(",")[0] for why in reading.evidence[line]} & furniture.REASONS
    strong = (vote.why.partition(",")[0] for vote in reading.votes(line) if vote.weight > 0)
    return next((why for why in (*strong, *sorted(told)) if why in told), _WHERE[reading.places[line].room])


def _put(draft: Draft, line: Line, place: Place, after: Label | None) -> None:
    text = safe_text(line.text)
    if place.label in _ECHOES and text.casefold() == draft.headline.casefold():
        draft.drop(text, "the headline once more")
        return
    match place.label:
        case Label.HEADLINE:
            draft.headline = safe_line(text)
        case Label.STANDFIRST:
            draft.standfirst.append(text)
        case Label.BYLINE:
            _sign(draft, text)
        case Label.TIME:
            _tell_time(draft, text, place)
        case Label.AGENCY:
            if draft.agency:
                draft.drop(text, "a second agency line")
            else:
                draft.agency = text
        case Label.CAPTION | Label.CREDIT if (
            place.room == FOOT
        ):  # seven of nine are the site's own: "© 2023 The Bridge | Imprint"
            draft.drop(text, _WHERE[FOOT])
        case Label.CAPTION | Label.CREDIT:
            _picture(draft, text, place.label, beside=after in (Label.CAPTION, Label.CREDIT))
        case Label.QUOTE:
            _quote(draft, text)
        case Label.SUBHEAD:
            draft.blocks.append(Subhead(text))
        case _:
            draft.blocks.append(Paragraph(text))


def _sign(draft: Draft, text: str) -> None:
    name = BY.sub("", text)
    if any(name.lower() in known.lower() for known in draft.byline):
        draft.drop(name, "the byline once more")
    else:
        draft.byline.append(name)


def _tell_time(draft: Draft, text: str, place: Place) -> None:
    if found := reading_minutes(text):
        draft.minutes = draft.minutes or found
        if len(text.split()) <= 4:
            return
    if place.room == FOOT or len(draft.dateline) >= 2 or text in draft.dateline:
        draft.drop(text, "one more line of dates")
    else:
        draft.dateline.append(text)


def _picture(draft: Draft, text: str, label: Label, beside: bool) -> None:
    """Caption and credit that stand beside one another are one figure's; a picture that is told twice is shown once."""
    caption, credit = part(text) if label is Label.CAPTION else ("", text.strip("()[] "))
    last = draft.blocks[-1] if draft.blocks else None
    if beside and isinstance(last, Figure):
        if label is Label.CAPTION and not caption and (last.credit or is_credit(last.caption)):
            caption, credit = text, ""  # the picture above has its credit: this is what stands below the next one
        elif not (caption and last.caption) and not (credit and last.credit):
            draft.blocks[-1] = replace(last, caption=last.caption or caption, credit=last.credit or credit)
            return
    if any(
        isinstance(b, Figure) and (caption, credit) in ((b.caption, b.credit), (b.caption, ""), ("", b.credit))
        for b in draft.blocks
    ):
        for words in (caption, credit) if caption and credit else (text,):
            draft.drop(words, "the picture's words once more")
    else:
        draft.blocks.append(Figure(caption=caption, credit=credit))


def _quote(draft: Draft, text: str) -> None:
    text = _QUOTED.sub("", text)
    last = draft.blocks[-1] if draft.blocks else None
    if isinstance(last, Quote) and not last.attribution and _DASH.match(text) and len(text) < 120:
        draft.blocks[-1] = replace(last, attribution=_DASH.sub("", text))
    else:
        draft.blocks.append(Quote(text))


def _close(draft: Draft) -> None:
    """The run of list items, rows or lines of code becomes a block."""
    if not draft.run:
        return
    lines, label = draft.run, draft.label
    draft.run, draft.label = [], None
    if label is Label.LIST_ITEM:
        draft.blocks += _lists(lines)
    elif label is Label.TABLE_ROW:
        rows = (tuple(safe_text(cell) for cell in line.text.strip().split("\t")) for line in lines)
        draft.blocks.append(Table(rows=tuple(rows)))
    else:
        code = "\n".join("\n" * min(line.gap, 2) * (i > 0) + line.text for i, line in enumerate(lines))
        draft.blocks.append(Code(safe_block(code)))


def _lists(lines: list[Line]) -> list[Block]:
    """A run of items: a new list where bullets change to numbers; where all others are marked, a line apart without a mark is a
    paragraph."""
    marks = [_mark(line) for line in lines]
    marked = sum(map(bool, marks)) * 2 > len(marks)
    found: list[Block] = []
    for kind, members in groupby(zip(lines, marks, strict=True), key=lambda pair: pair[1]):
        run = [line for line, _ in members]
        if marked and not kind and all(line.gap for line in run):
            found += [Paragraph(safe_text(line.text)) for line in run]
        else:
            items = tuple(_BULLET.sub("", safe_text(line.text)) for line in run)
            ordered = kind == "1"
            last = found[-1] if found else None
            if not kind and isinstance(last, Listing):
                found[-1] = replace(last, items=(*last.items, *items))
            else:
                found.append(Listing(items, ordered))
    return found


def _mark(line: Line) -> str:
    return "1" if _NUMBER.match(line.text) else "•" if _BULLET.match(line.text) else ""


def _article(draft: Draft, page: Page) -> Article:
    byline = ", ".join(draft.byline)
    standfirst = " ".join(draft.standfirst)
    before = [text for text in (draft.headline, standfirst) if text]
    blocks = speech.annotate(notes.with_roles(_pulled(draft.blocks)), page.language, byline, before)
    two = _TWO_SOURCES.match(draft.agency)
    return Article(
        headline=draft.headline,
        standfirst=standfirst,
        byline=byline,
        dateline=" · ".join(draft.dateline),
        agency=draft.agency,
        published=next((when for text in draft.dateline if (when := moment(text, page.language))), None),
        url=page.url or None,
        site=two["site"] if two else "",
        language=page.language,
        minutes=draft.minutes or minutes([*blocks, Paragraph(standfirst)]),
        blocks=tuple(blocks),
        dropped=tuple(draft.dropped),
    )


def _pulled(blocks: Iterable[Block]) -> list[Block]:
    """Quotes that repeat the body's own words are marked as pulled."""
    blocks = list(blocks)
    body = "\n".join(b.text for b in blocks if isinstance(b, Paragraph))
    return [
        replace(b, pulled=True) if isinstance(b, Quote) and len(b.text) > 20 and b.text.strip('"“”„«» ') in body else b
        for b in blocks
    ]
