"""What plain-text recognition is learned from: labelled pages, what the rules notice of every line, and what it may lawfully be."""

import json
import sys

import numpy as np
from pastes import TEXT, cut, pastes
from publishers import publisher
from spliced import OPENING, parted, spliced
from written import written

from tuireader.extract import label as chain
from tuireader.extract.form import Sheet
from tuireader.extract.rules.agency import SIGNATURE
from tuireader.extract.sources.text import page_of

NAMES = {"title": "headline", "dateline_time": "time", "boilerplate": "furniture"}
PLACES, S = chain.PLACES, len(chain.PLACES)
PASTE = 0.2  # what a line of a paste counts in learning, beside the 1 of a page's
WRITTEN = 0.25  # what a line of a written page counts: twice as much costs the real pages, and wins nothing sure
MARGIN, MARGIN_SPLICED = 60, 35  # lines
LAWFUL = np.array([[chain.lawful(b, a) for a in PLACES] for b in PLACES])
FIRST = np.array([chain.may_begin(p) for p in PLACES])


def masks(labels, noticed):
    """What each line may be (lines × places)."""
    n = len(labels)
    text = [i for i, g in enumerate(labels) if g in TEXT]
    titles = [i for i, g in enumerate(labels) if g == "title"]
    before = [i for i in titles if not text or i < text[0]]
    title = before[-1] if before else None
    top = min(
        [i for i, g in enumerate(labels) if g in TEXT or g == "standfirst"] + ([title] if title is not None else []),
        default=n,
    )
    end = max(text, default=n)
    allowed = np.zeros((n, S), bool)
    for i, g in enumerate(labels):
        name, sure = NAMES.get(g.rstrip("?"), g.rstrip("?")), not g.endswith("?")
        if any(why.startswith(SIGNATURE + ", at the end") for why in noticed[i]) and name in (
            "paragraph",
            "furniture",
            "unknown",
            "credit",
        ):
            name, sure = "agency", True
        if name == "unknown" or (g == "standfirst" and text and i > text[0]):
            allowed[i] = True
            continue
        if title is None and i < top:  # the truth knows no headline here, though the page has one: left open
            allowed[i] = True
            continue
        if name == "headline" and i != title:
            name, sure = ("furniture", True) if title is not None else ("headline", False)
        options = {name} if sure or name == "furniture" else {name, "furniture"}
        if name == OPENING:
            options = {"standfirst", "paragraph"}
        for s, p in enumerate(PLACES):
            if str(p.label) in options:
                allowed[i, s] = True
        if name == "furniture":
            rooms = {chain.ABOVE} if i < top else {chain.FOOT} if i > end else {chain.HEAD, chain.BODY}
            for s, p in enumerate(PLACES):
                allowed[i, s] &= p.room in rooms
    return relaxed(allowed)


def relaxed(allowed):
    """A truth that no lawful sequence fits is left open where it breaks."""
    for _ in range(60):
        reach = allowed[0] & FIRST
        broken = 0 if not reach.any() else None
        for i in range(1, len(allowed)):
            if broken is not None:
                break
            now = (reach @ LAWFUL > 0) & allowed[i]
            if not now.any():
                broken = i
            reach = now
        if broken is None:
            return allowed
        allowed[broken] = True
    return np.ones_like(allowed)


def near(labels, margin=MARGIN):
    """The stretch to learn from: menus far above and below the story say the same over and over."""
    story = [i for i, g in enumerate(labels) if not g.startswith("boilerplate")] or [0]
    return slice(max(0, story[0] - margin), story[-1] + margin)


class Corpus:
    """What the rules notice of every page, of the pastes that a reader may make of it, and of pages made of two.

    `publishers`: for each page whose story it tells; `frames`: whose furniture stands around it."""

    def __init__(self, folder):
        self.noticed, self.allowed, self.publishers, self.frames, self.worth = [], [], [], [], []
        texts, parts = folder / "text", []
        rows = [json.loads(line) for line in (texts / "truth.jsonl").read_text("utf8").splitlines()]
        told = [(publisher(row), _text(texts / row["file"]), row["labels"], 1.0) for row in rows]
        for n, (name, text, labels, worth) in enumerate([*told, *((*page, WRITTEN) for page in written())]):
            page = page_of(text)
            if len(page.lines) != len(labels):
                print("lines differ", name, len(page.lines), len(labels), file=sys.stderr)
                labels = (labels + ["unknown?"] * len(page.lines))[: len(page.lines)]  # noqa: PLW2901
            self._add(page, labels, (name, name), worth)
            for lines in pastes(labels, least=3 + n % 5):
                self._add(cut(page, lines), [labels[i] for i in lines], (name, name), PASTE * worth)
            parts += [part] if (part := parted(page, labels, name)) else []
        for made in spliced(parts, folder / "feeds"):
            names = made.story.publisher, made.frame.publisher
            self._add(made.page, made.labels, names, made.story.worth, MARGIN_SPLICED)

    def _add(self, page, labels, names, worth, margin=MARGIN):
        noticed = [{sys.intern(why) for why in reasons} for reasons in chain.evidence(Sheet(page))]
        kept = near(labels, margin)
        self.noticed.append(noticed[kept])
        self.allowed.append(masks(labels, noticed)[kept])
        self.publishers.append(names[0])
        self.frames.append(names[1])
        self.worth.append(worth)


def _text(path):
    return path.read_bytes().decode("utf8").replace("\r", "")
