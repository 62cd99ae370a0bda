"""What is known of each leaf before anything is decided: free words ("tag:p", "class:caption", "links:all"), as hints.

Every hint is a fact that holds at any publisher: tags, generic class words, form, place, neighbours, and agreement with
what the page says of itself. The weights of the hints are learned (tools/train_pages.py); this module knows none.
"""

import re
from collections import Counter

from tuireader.extract.dom.leaves import Box, Leaf, Matter
from tuireader.extract.dom.shape import bins, is_prose, key, mass, of_text
from tuireader.extract.dom.tags import HEADINGS
from tuireader.extract.dom.tokens import names_caption, names_credit
from tuireader.extract.dom.unseen import is_for_ears
from tuireader.extract.metadata import MARKED, Facts
from tuireader.model.article import Mark

_AROUND = (
    frozenset(("a", "address", "amp-img", "article", "aside", "blockquote", "button", "details", "dialog", "dl"))
    | frozenset(("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "header", "label", "li", "main"))
    | frozenset(("nav", "ol", "picture", "section", "table", "ul"))
)
_ROOTS = frozenset(("html", "body"))
WHOLE = 0.6
_REACH = 300_000  # characters of a body that texts are looked up in
_WORDS = 2  # blanks of a description that tells a picture from any other
_PART = 24  # characters of a line that is a part of one
_MOST = 120  # hints that a box hands down; a page may nest 100,000 boxes


def gather(leaves: list[Leaf], facts: Facts, extracted: str = "") -> None:
    """Fills the hints of every leaf. `extracted` is the body's text as the extractor library found it."""
    boxes = _boxes(leaves)
    _measure(leaves, boxes)
    total = max(1, sum(box.prose for box in boxes if box.parent is None))
    core = _core(leaves)
    for box in reversed(boxes):
        box.hints = _box_hints(box, total)
    path = {id(box) for box in core.up()} if core is not None else set()
    _say_place(leaves, core, path, total)
    _say_text(leaves, facts, key(extracted))
    _say_neighbours(leaves)
    _say_style(leaves)


def _boxes(leaves: list[Leaf]) -> list[Box]:
    """Every box that holds a leaf, innermost first."""
    seen: dict[int, Box] = {}
    for leaf in leaves:
        box: Box | None = leaf.box
        while box is not None and id(box) not in seen:
            seen[id(box)] = box
            box = box.parent
    return sorted(seen.values(), key=lambda box: -box.depth)


def _measure(leaves: list[Leaf], boxes: list[Box]) -> None:
    for leaf in leaves:
        box = leaf.box
        box.leaves += 1
        if leaf.matter is Matter.IMAGE:
            box.images += 1
        if leaf.text:
            size = mass(leaf.text)
            box.text += size
            box.linked += leaf.linked
            if is_prose(leaf, size):
                box.prose += size
    for box in boxes:
        above = box.parent
        if above is not None:
            above.text += box.text
            above.linked += box.linked
            above.prose += box.prose
            above.leaves += box.leaves
            above.images += box.images


def _core(leaves: list[Leaf]) -> Box | None:
    """The box whose own paragraphs weigh most: a paragraph counts for its parent, and half for the one above."""
    weights: Counter[int] = Counter()
    boxes: dict[int, Box] = {}
    for leaf in leaves:
        size = mass(leaf.text)
        if not is_prose(leaf, size):
            continue
        box = leaf.box.parent if leaf.box.tag in ("p", "span", "li", "blockquote") else leaf.box
        share = float(min(size, 800))
        for _ in range(3):
            if box is None:
                break
            boxes[id(box)] = box
            weights[id(box)] += int(share)
            share, box = share / 2, box.parent
    if not weights:
        return None
    return boxes[max(weights, key=lambda one: weights[one] * (1 - boxes[one].linked / (boxes[one].text + 1)))]


def _box_hints(box: Box, total: int) -> tuple[str, ...]:
    """What is known of a box and of those around it; the boxes above have theirs already."""
    above = box.parent
    hints = [f"tag:{box.tag}", *(f"class:{word}" for word in box.words)]
    if above is not None and above.tag not in _ROOTS:
        hints += [f"up:{above.tag}", *(f"up class:{word}" for word in above.words)]
        hints.append(f"up links:{bins(above.linked / (above.text + 1), 0.05, 0.2, 0.5, 0.9)}")
        hints.append(f"up prose:{bins(above.prose / total, 0, 0.05, 0.2, 0.5, 0.8)}")
        hints.append(f"up leaves:{bins(above.leaves, 1, 2, 4, 8, 20)}")
        hints += [hint for hint in above.hints if hint.startswith(("in", "whole"))]
        # A box with most of the page's text in it is the page, whatever its name: "sidebar-grid", an outermost form.
        around = "whole" if above.prose > WHOLE * total else "in"
        hints += [f"{around}:{above.tag}"] if above.tag in _AROUND else []
        hints += [f"{around} class:{word}" for word in above.words]
        if above.parent is not None and above.parent.tag not in _ROOTS:
            hints.append(f"up2 prose:{bins(above.parent.prose / total, 0, 0.05, 0.2, 0.5, 0.8)}")
            hints.append(f"up2 links:{bins(above.parent.linked / (above.parent.text + 1), 0.05, 0.2, 0.5, 0.9)}")
    hints.append(f"box leaves:{bins(box.leaves, 1, 2, 5, 20)}")
    hints.append(f"box prose:{bins(box.prose / total, 0, 0.05, 0.2, 0.5, 0.8)}")
    if names_caption(box.near_words()):
        hints.append("captioned")
    if names_credit(box.near_words()):
        hints.append("credited")
    if box.hidden:
        hints.append("hidden")
    return tuple(dict.fromkeys(hints))[:_MOST]


def _say_place(leaves: list[Leaf], core: Box | None, path: set[int], total: int) -> None:
    """Where a leaf stands: how far up its box meets the core's, and how much running text lies before and behind."""
    title = next((i for i, leaf in enumerate(leaves) if leaf.box.within("h1") and leaf.text), -1)
    inside = [
        i
        for i, leaf in enumerate(leaves)
        if core is not None and _under(leaf.box, core) and is_prose(leaf, mass(leaf.text))
    ]
    begin, end = (inside[0], inside[-1]) if inside else (0, len(leaves))
    before = 0
    for i, leaf in enumerate(leaves):
        say = leaf.hints.append
        steps, box = 0, leaf.box
        while id(box) not in path and box.parent is not None and steps < 12:
            steps, box = steps + 1, box.parent
        within = core is not None and id(box) in path and _under(box, core)
        say(f"core:{'in' if within else 'out'}{bins(steps, 0, 1, 2, 3, 5)}")
        if not within and core is not None:
            say(f"core up:{bins(core.depth - box.depth, 1, 2, 3, 5, 8)}")
        say(f"place:{'before' if i < begin else 'behind' if i > end else 'amid'}")
        say(f"from begin:{bins(i - begin, -30, -12, -6, -3, -1, 0, 3)}")
        to_end = bins(i - end, -3, -1, 0, 1, 2, 4, 8, 20)
        say(f"from end:{to_end}")
        if leaf.matter is Matter.TEXT:
            tag = leaf.box.tag
            say(f"from end:{to_end} {tag} length {bins(mass(leaf.text), 30, 120, 300)}")
            say(f"place {tag}:{'before' if i < begin else 'behind' if i > end else 'amid'} {'in' if within else 'out'}")
            if "@" in leaf.text or "newsletter" in leaf.text.lower():
                say(f"contact from end:{to_end}")
        if title >= 0:
            say(f"from title:{bins(i - title, -20, -5, -2, -1, 0, 1, 2, 3, 5, 8, 15)}")
        say(f"prose before:{bins(before / total, 0, 0.02, 0.1, 0.5, 0.8, 0.98)}")
        size = mass(leaf.text)
        if is_prose(leaf, size):
            before += size


def _under(box: Box, core: Box) -> bool:
    while box.depth > core.depth and box.parent is not None:
        box = box.parent
    return box is core


def _say_text(leaves: list[Leaf], facts: Facts, extracted: str) -> None:
    claims = _Claims(facts, extracted)
    seen = Counter(leaf.text for leaf in leaves if leaf.text)
    for leaf in leaves:
        leaf.hints += of_text(leaf)
        if leaf.matter in (Matter.TEXT, Matter.TABLE, Matter.CODE) and leaf.text:
            if seen[leaf.text] > 1:
                leaf.hints.append("twice")
            leaf.hints += claims.of(key(leaf.text))


class _Claims:
    """What the page says of itself and what the extractor found, as bare words, to look texts up in."""

    def __init__(self, facts: Facts, extracted: str) -> None:
        self.said = {field: [key(value) for value, _ in values] for field, values in facts.items()}
        self.body = " ".join(self.said.get("body", ()))[:_REACH]
        self.extracted = extracted[:_REACH]
        self.names = [
            key(name)
            for value, where in facts.get("byline", [])
            for name in re.split(r"[;,]| and | und ", value)
            if where != MARKED  # which the classes say
        ]

    def of(self, text: str) -> list[str]:
        if not text:
            return []
        long = len(text) > 12
        hints = []
        if long and self.extracted:
            hints.append("extractor" if text in self.extracted else "no extractor")
        if long and len(self.body) > 400:
            hints.append("said:body" if text in self.body else "unsaid:body")
        hints += [f"said:{field}" for field, is_said in _SAID if is_said(self, text, long)]
        return hints

    def values(self, *fields: str) -> list[str]:
        return [value for field in fields for value in self.said.get(field, ()) if value]

    def is_headline(self, text: str, long: bool) -> bool:
        if text in self.values("headline"):
            return True
        return long and any(text in title for title in self.values("headline", "title"))

    def is_description(self, text: str, long: bool) -> bool:
        return long and any(text == v or (len(text) > 40 and text[:40] in v) for v in self.values("description"))

    def is_caption(self, text: str, _long: bool) -> bool:
        return any(text in value or (len(value) > 12 and value in text) for value in self.values("captions"))

    def is_credit(self, text: str, _long: bool) -> bool:
        return len(text) < 80 and any(value in text for value in self.values("credits"))

    def is_byline(self, text: str, _long: bool) -> bool:
        return len(text) < 120 and any(len(name) > 4 and name in text for name in self.names)

    def is_section(self, text: str, _long: bool) -> bool:
        return text in self.values("kicker", "site")


_SAID = (
    ("headline", _Claims.is_headline),
    ("description", _Claims.is_description),
    ("caption", _Claims.is_caption),
    ("credit", _Claims.is_credit),
    ("byline", _Claims.is_byline),
    ("section", _Claims.is_section),
)


def _say_neighbours(leaves: list[Leaf]) -> None:
    forms = [_form(leaf) for leaf in leaves]
    for i, leaf in enumerate(leaves):
        for name, j in (("prev", i - 1), ("next", i + 1), ("prev2", i - 2), ("next2", i + 2)):
            leaf.hints.append(f"{name}:{forms[j] if 0 <= j < len(forms) else 'none'}")
        for name, j in (("prev", i - 1), ("next", i + 1)):
            if 0 <= j < len(forms):
                other = leaves[j]
                near = "box" if other.box is leaf.box else "up" if other.box.parent is leaf.box.parent else ""
                near = near or ("inside" if other.box.parent is leaf.box or leaf.box.parent is other.box else "far")
                leaf.hints.append(f"{name} {near}")
                if near == "up":
                    same = other.box.tag == leaf.box.tag and other.box.words == leaf.box.words
                    leaf.hints.append(f"{name} {'like' if same else 'unlike'}")
                if other.matter is Matter.IMAGE:
                    leaf.hints.append(f"{name} image {near}")
        if leaf.matter is Matter.TEXT and any(
            _describes(leaves[j], leaf) for j in (i - 2, i - 1, i + 1) if 0 <= j < len(leaves)
        ):
            leaf.hints.append("described")
        if any(is_for_ears(one.element) for one in (leaf.box, leaf.box.parent) if one is not None):
            leaf.hints.append("for ears")
        box: Box | None = leaf.box
        for step in range(5):
            if box is None or box.text > 900:
                break
            if box.images:
                leaf.hints.append(f"image up:{step}")
                leaf.hints.append(f"image alone:{bins(box.text - mass(leaf.text), 0, 40, 120, 300)}")
                break
            box = box.parent


def _describes(image: Leaf, leaf: Leaf) -> bool:
    """Whether the description of a picture says what a line near it says."""
    said = key(image.alt) if image.matter is Matter.IMAGE else ""
    if said.count(" ") < _WORDS or len(leaf.text) > 3 * len(said):
        return False
    text = key(leaf.text)
    return text == said or (len(text) > _PART and (text in said or (said in text and len(text) < 2 * len(said))))


def _form(leaf: Leaf) -> str:
    if leaf.matter is not Matter.TEXT:
        return str(leaf.matter)
    tag = leaf.box.tag
    tag = "h" if tag in HEADINGS else tag if tag in ("p", "li", "figcaption", "td") else "other"
    links = "linked" if leaf.linked * 2 > len(leaf.text) else ""
    return f"{tag}{bins(mass(leaf.text), 20, 60, 160)}{links}"


def _say_style(leaves: list[Leaf]) -> None:
    """Whether a text looks like most of the running text (same tag and classes), and the first few of it by number: a
    standfirst is the opening that looks like no other paragraph."""
    styles = [(leaf.box.tag, leaf.box.words, leaf.box.parent.words if leaf.box.parent else None) for leaf in leaves]
    prose = Counter[object]()
    times = Counter[object]()
    for leaf, style in zip(leaves, styles, strict=True):
        if is_prose(leaf, mass(leaf.text)):
            prose[style] += len(leaf.text)
            times[style] += 1
    total = sum(prose.values()) or 1
    opening = titled = 0
    for leaf, style in zip(leaves, styles, strict=True):
        titled += leaf.box.tag == "h1"
        if leaf.matter is not Matter.TEXT:
            continue
        share = bins(prose[style] / total, 0, 0.1, 0.3, 0.6)
        leaf.hints.append(f"style:{share}")
        if len(leaf.text) > 40 and titled and opening < 4 and leaf.box.tag != "h1" and leaf.linked * 2 < len(leaf.text):
            alone = "alone" if times[style] <= 1 else "shared"
            bold = " bold" if f"all:{Mark.STRONG}" in leaf.hints else ""
            leaf.hints += [f"opening:{opening} style {share}", f"opening:{opening} {alone}{bold}"]
            opening += 1
