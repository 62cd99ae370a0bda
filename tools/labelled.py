"""What plain-text recognition is learned from: labelled pages, what the rules notice of every line, and what it may lawfully be."""

import json
import pathlib
import re
import sys
import zlib
from urllib.parse import urlsplit

import numpy as np
from pastes import TEXT, cut, pastes

from tuireader.extract import label as chain
from tuireader.extract.form import Sheet
from tuireader.extract.rules.agency import SIGNATURE
from tuireader.extract.sources.text import page_of

NAMES = {"title": "headline", "dateline_time": "time", "boilerplate": "furniture"}
PLACES, S = chain.PLACES, len(chain.PLACES)
PASTE = 0.2  # what a line of a paste counts in learning, beside the 1 of a page's
MARGIN = 60  # lines
LAWFUL = np.array([[chain.lawful(b, a) for a in PLACES] for b in PLACES])
FIRST = np.array([chain.may_begin(p) for p in PLACES])


def publisher(row):
    """The registered domain, roughly: the unit that is never parted between training and test."""
    host = (urlsplit(row["url"]).hostname or "").removeprefix("www.")
    parts = host.split(".")
    if not host or parts[0] == "fakehost" or len(parts) < 2:
        return re.sub(r"[-_\d]+$", "", pathlib.Path(row["file"]).stem)
    return parts[-2] if len(parts[-2]) > 3 or len(parts) == 2 else parts[-3]


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


def near(labels):
    """The stretch to learn from: menus far above and below the story say the same over and over."""
    story = [i for i, g in enumerate(labels) if not g.startswith("boilerplate")] or [0]
    return slice(max(0, story[0] - MARGIN), story[-1] + MARGIN)


class Corpus:
    """What the rules notice of every page, and of the pastes that a reader may make of it."""

    def __init__(self, folder):
        self.noticed, self.allowed, self.publishers, self.worth = [], [], [], []
        rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf8").splitlines()]
        for n, row in enumerate(rows):
            text = (folder / row["file"]).read_bytes().decode("utf8").replace("\r", "")
            page = page_of(text)
            labels = row["labels"]
            if len(page.lines) != len(labels):
                print("lines differ", row["file"], len(page.lines), len(labels), file=sys.stderr)
                labels = (labels + ["unknown?"] * len(page.lines))[: len(page.lines)]
            self._add(page, labels, publisher(row), 1.0)
            for lines in pastes(labels, least=3 + n % 5):
                self._add(cut(page, lines), [labels[i] for i in lines], publisher(row), PASTE)

    def _add(self, page, labels, name, worth):
        noticed = chain.evidence(Sheet(page))
        kept = near(labels)
        self.noticed.append(noticed[kept])
        self.allowed.append(masks(labels, noticed)[kept])
        self.publishers.append(name)
        self.worth.append(worth)


def fold_of(name, folds):
    return zlib.crc32(name.encode()) % folds
