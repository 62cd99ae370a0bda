"""Pages made of two: a story set into the furniture of another page, for plain-text recognition to learn from.

What unseen publishers lack is variety: a line that stands in every menu above one publisher's stories says little of the next
one. So the story of each labelled page is set once more into the furniture of another publisher's page, and so are stories of
feeds, whose HTML says what each of their lines is: lists, subheads, code and quotations, of which news has few. What is chosen
hangs on a fixed seed alone.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pastes import TEXT
from publishers import publisher

from tuireader import feeds
from tuireader.errors import ParseError
from tuireader.extract import fragment
from tuireader.extract.page import Line, Page
from tuireader.extract.words import detect
from tuireader.model.article import Block, Code, Figure, Listing, Paragraph, Quote, Subhead, Table, block_text
from tuireader.model.feed import Entry
from tuireader.model.source import Source

SEED = 5
OPENING = "opening"  # the first paragraph of a feed's story: it may as well be a standfirst, for feeds mark none
SIGNS = ("By ", "by ", "Posted by ", "")  # before a name
NAMED = 0.6  # share of feeds' stories that are signed where the feed says by whom
WORTH, WORTH_FED = 0.2, 0.3  # what a line counts in learning, beside the 1 of a page's
STORIES = 4  # of one feed
LINES = 120  # of one feed's story
ABOVE, BETWEEN, BELOW = 90, 25, 130  # lines of furniture that are taken along: above, each time within, below
_HEADLINE, _BODY, _PARAGRAPH = 8, 1_500, 80  # characters that a story's headline, its HTML and its paragraphs have
_PARAGRAPHS = 3
_NAMES = 60  # characters


class Row(NamedTuple):
    """A line, what it is, and whether a blank line stands before it."""

    text: str
    label: str
    gap: int = 1


@dataclass(frozen=True, slots=True)
class Story:
    """`head`: what stands between headline and text."""

    publisher: str
    language: str
    headline: str
    head: list[Row]
    body: list[Row]
    worth: float = WORTH


@dataclass(frozen=True, slots=True)
class Frame:
    """The furniture of a page. `within`: runs of it inside the text, each with the share of the text that stands above."""

    publisher: str
    language: str
    headline: str
    above: list[Row]
    head: list[Row]
    within: list[tuple[float, list[Row]]]
    below: list[Row]


@dataclass(frozen=True, slots=True)
class Spliced:
    """`labels`: one a line, as the corpus has them, and `OPENING`."""

    page: Page
    labels: list[str]
    story: Story
    frame: Frame


def parted(page: Page, labels: Sequence[str], name: str) -> tuple[Story, Frame] | None:
    """The story and the frame of a labelled page; None where there is no headline above three lines. `name`: its publisher."""
    text = [i for i, label in enumerate(labels) if label in TEXT]
    titles = [i for i, label in enumerate(labels) if label == "title" and text and i < text[0]]
    if len(text) < _PARAGRAPHS or not titles:
        return None
    rows = [Row(line.text, label, min(line.gap, 1)) for line, label in zip(page.lines, labels, strict=True)]
    title, first, last = titles[-1], text[0], text[-1]
    within: list[tuple[float, list[Row]]] = []
    above = 0
    for i in range(first, last + 1):
        if not _is_furniture(rows[i]):
            above += labels[i] in TEXT
        elif _is_furniture(rows[i - 1]):
            within[-1][1].append(rows[i])
        else:
            within.append((above / len(text), [rows[i]]))
    head = rows[title + 1 : first]
    body = [row for row in rows[first : last + 1] if not _is_furniture(row)]
    story = Story(name, page.language, rows[title].text, [row for row in head if not _is_furniture(row)], body)
    frame = Frame(
        publisher=name,
        language=page.language,
        headline=rows[title].text,
        above=rows[max(0, title - ABOVE) : title],
        head=[row for row in head if _is_furniture(row) or _signs(row)],
        within=within,
        below=rows[last + 1 : last + 1 + BELOW],
    )
    return story, frame


def fed(folder: Path, chance: random.Random) -> list[Story]:
    """The stories of a folder's feeds that are told in full, each headline once."""
    told: dict[str, Story] = {}
    for path in sorted(folder.iterdir()):
        try:
            update = feeds.parse(Source(path.read_bytes(), name=path.name))
        except ParseError:
            continue
        found = [story for entry in update.entries if (story := _story(entry, update.site_url or path.name, chance))]
        new = [story for story in found if story.headline.lower() not in told]
        varied = sorted(new, key=lambda story: -len({row.label for row in story.body}))
        told |= {story.headline.lower(): story for story in varied[:STORIES]}
    return list(told.values())


def _story(entry: Entry, site: str, chance: random.Random) -> Story | None:
    html = entry.body or entry.summary
    if len(entry.headline) < _HEADLINE or len(html) < _BODY:
        return None
    body = list(lines_of(fragment(html).blocks))[:LINES]
    while body and body[-1].label == "subhead":
        body.pop()
    if sum(row.label == "paragraph" and len(row.text) > _PARAGRAPH for row in body) < _PARAGRAPHS:
        return None
    if body[0].label == "paragraph":
        body[0] = body[0]._replace(label=OPENING)
    signed = 0 < len(entry.byline) < _NAMES and "@" not in entry.byline and chance.random() < NAMED
    head = [Row(chance.choice(SIGNS) + entry.byline, "byline")] if signed else []
    name = publisher({"url": site, "file": site})
    return Story(name, detect("\n".join(row.text for row in body)), entry.headline, head, body, WORTH_FED)


def lines_of(blocks: Iterable[Block]) -> Iterator[Row]:
    """What copying makes of blocks: a blank line between two of them, none between items or rows; bullets and frames are gone."""
    for block in blocks:
        match block:
            case Paragraph(text=text):
                yield Row(text, "paragraph")
            case Subhead(text=text):
                yield Row(text, "subhead")
            case Quote(text=text, attribution=said):
                yield Row(text, "quote")
                if said:
                    yield Row(f"— {said}", "quote", 0)
            case Figure(caption=caption, credit=credit):
                if caption:
                    yield Row(caption, "caption")
                if credit:
                    yield Row(credit, "credit", int(not caption))
            case Listing() | Table() | Code():
                label = {Listing: "list_item", Table: "table_row", Code: "code"}[type(block)]
                gap = 1
                for line in block_text(block).split("\n"):
                    if line.strip():
                        yield Row(line.rstrip(), label, gap)
                    gap = int(not line.strip())


def splice(story: Story, frame: Frame) -> tuple[list[Line], list[str]]:
    """The story in the frame: lines and their labels. Where the story is not signed, what signs the frame's own stays."""
    above = [row._replace(text=story.headline) if row.text == frame.headline else row for row in frame.above]
    signed = any(map(_signs, story.head))
    around = [row for row in frame.head if not signed or _is_furniture(row)]
    places = [((k + 1) / (len(rows) + 1), row) for rows in (story.head, around) for k, row in enumerate(rows)]
    head = [row for _, row in sorted(places, key=lambda place: place[0])]
    body = _interrupted(story.body, frame.within)
    below = [row._replace(gap=1) if k == 0 else row for k, row in enumerate(frame.below)]
    rows = [*above, Row(story.headline, "title"), *head, *body, *below]
    return [Line(row.text, row.gap) for row in rows], [row.label for row in rows]


def _interrupted(body: list[Row], within: list[tuple[float, list[Row]]]) -> Iterator[Row]:
    """The text, with the furniture at the same shares of it, where a blank line stands."""
    at = defaultdict[int, list[Row]](list)
    for share, run in within:
        k = next((k for k in range(round(share * len(body)), len(body)) if k and body[k].gap), 0)
        at[k] += run[:BETWEEN] if k else ()
    for k, row in enumerate(body):
        yield from at.get(k, ())
        yield row._replace(gap=1) if k == 0 or k in at else row


def spliced(pages: Sequence[tuple[Story, Frame]], folder: Path) -> Iterator[Spliced]:
    """One page for each story of the feeds in `folder`, and for that of each labelled page, in a frame of the same language where
    another publisher has one."""
    chance = random.Random(SEED)
    for story in (*fed(folder, chance), *(story for story, _ in pages)):
        others = [frame for _, frame in pages if frame.publisher != story.publisher]
        frame = chance.choice([frame for frame in others if frame.language == story.language] or others)
        lines, labels = splice(story, frame)
        yield Spliced(Page(lines, detect("\n".join(line.text for line in lines))), labels, story, frame)


def _is_furniture(row: Row) -> bool:
    return row.label.startswith("boilerplate")


def _signs(row: Row) -> bool:
    return row.label.startswith(("byline", "dateline"))
