"""What is known of each leaf before anything is decided: free words ("tag:p", "class:caption", "links:all"), as hints.

Every hint is a fact that holds at any publisher: tags, generic class words, form, place, neighbours, and agreement with
what the page says of itself. The weights of the hints are learned (tools/train_pages.py); this module knows none.
"""

import re
from collections import Counter

from tuireader.extract.dom.leaves import Box, Leaf, Matter
from tuireader.extract.metadata import Facts

_IDEOGRAPH = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_AROUND = frozenset(
    (
        "article",
        "main",
        "aside",
        "nav",
        "footer",
        "header",
        "figure",
        "figcaption",
        "blockquote",
        "li",
        "table",
        "form",
        "button",
    )
    + (
        "section",
        "ul",
        "ol",
        "dl",
        "details",
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "label",
        "amp-img",
        "picture",
        "address",
        "dialog",
    )
)
_ROOTS = frozenset(("html", "body"))
_AGENCY = (
    r"\b(?:AFP|AP|Reuters|REUTERS|Getty|dpa|DPA|EPA|epa|imago|IMAGO|Imago|picture alliance|ANSA|EFE|TASS|NTB|TT|PA|Shutterstock"
    r"|iStock|Keystone|KEYSTONE|AA|Alamy|ZUMA|Unsplash|共同|時事|연합뉴스)\b"
)
_CREDITED = (
    r"(?i)\b(?:photo|photograph|foto|bild|image|credit|crédit|quelle|source|fuente|courtesy|illustration|grafik|getty|写真|사진)s?\b"
    r"\s*(?:by|von|:|/|=|©|credit)|写真[:：＝=]|사진[=:]"
)
_SIGNS = tuple(
    (name, re.compile(form, re.S))
    for name, form in (
        ("date", r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\d+\s?(?:年|월|時間|분)"),
        ("agency", _AGENCY),
        ("credit word", _CREDITED),
        ("©", r"(?i)©|\(c\)|copyright"),
        ("@", r"\S@\S|(?<!\w)@\w"),
        ("|", r"\s[|│]\s"),
        ("/", r"\w\s?/\s?\w"),
        ("by", r"(?i)^(?:by|von|par|por|di|av|af|door|text|autor|автор|od)\b[: ]"),
        ("brackets", r"^[(\[（【].*[)\]）】]\.?$"),
        ("tail brackets", r"[^(（]+[(（][^()（）]{2,60}[)）]\.?$"),
        ("arrow", r"[›»→>▸▶]\s*$|^[›»→>▸▶•·+–-]"),
        ("quoted", r"""^["„“«»‚‘'『「]"""),
        ("starts small", r"^[a-zà-öø-ÿа-я]"),
        ("starts with number", r"^\d"),
    )
)
_ENDS = {".": "stop", "。": "stop", "।": "stop", "!": "stop", "?": "question", "？": "question", "…": "dots", ":": "colon",
         "：": "colon", ",": "comma", ")": "bracket", "）": "bracket", "»": "quote", "”": "quote", "“": "quote", '"': "quote",
         "」": "quote", "『": "quote", "›": "arrow", ">": "arrow", "→": "arrow"}  # fmt: skip
_SHORT_WORDS = 8
WHOLE = 0.6
_MOST = 120  # hints that a box hands down; a page may nest 100,000 boxes


def mass(text: str) -> int:
    """The length of a text in Latin characters: an ideograph says as much as two and a half letters."""
    return len(text) if text.isascii() else len(text) + 3 * len(_IDEOGRAPH.findall(text)) // 2


def key(text: str) -> str:
    """A text as its bare words, for comparing."""
    return " ".join(_WORD.findall(text.lower()))


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


def is_prose(leaf: Leaf, size: int) -> bool:
    """Whether a leaf reads as running text: long, hardly linked, no heading."""
    if leaf.matter is not Matter.TEXT or leaf.box.tag in _HEADINGS or leaf.linked * 3 > len(leaf.text):
        return False
    return size >= 140 or (size >= 60 and leaf.text[-1:] in '.!?。”"»」…')


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


def _bin(value: float, *edges: float) -> str:
    return str(sum(value > edge for edge in edges))


def _box_hints(box: Box, total: int) -> tuple[str, ...]:
    """What is known of a box and of those around it; the boxes above have theirs already."""
    above = box.parent
    hints = [f"tag:{box.tag}", *(f"class:{word}" for word in box.words)]
    if above is not None and above.tag not in _ROOTS:
        hints += [f"up:{above.tag}", *(f"up class:{word}" for word in above.words)]
        hints.append(f"up links:{_bin(above.linked / (above.text + 1), 0.05, 0.2, 0.5, 0.9)}")
        hints.append(f"up prose:{_bin(above.prose / total, 0, 0.05, 0.2, 0.5, 0.8)}")
        hints.append(f"up leaves:{_bin(above.leaves, 1, 2, 4, 8, 20)}")
        hints += [hint for hint in above.hints if hint.startswith(("in", "whole"))]
        # A box with most of the page's text in it is the page, whatever its name: "sidebar-grid", an outermost form.
        around = "whole" if above.prose > WHOLE * total else "in"
        hints += [f"{around}:{above.tag}"] if above.tag in _AROUND else []
        hints += [f"{around} class:{word}" for word in above.words]
        if above.parent is not None and above.parent.tag not in _ROOTS:
            hints.append(f"up2 prose:{_bin(above.parent.prose / total, 0, 0.05, 0.2, 0.5, 0.8)}")
            hints.append(f"up2 links:{_bin(above.parent.linked / (above.parent.text + 1), 0.05, 0.2, 0.5, 0.9)}")
    hints.append(f"box leaves:{_bin(box.leaves, 1, 2, 5, 20)}")
    hints.append(f"box prose:{_bin(box.prose / total, 0, 0.05, 0.2, 0.5, 0.8)}")
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
        say(f"core:{'in' if within else 'out'}{_bin(steps, 0, 1, 2, 3, 5)}")
        if not within and core is not None:
            say(f"core up:{_bin(core.depth - box.depth, 1, 2, 3, 5, 8)}")
        say(f"place:{'before' if i < begin else 'behind' if i > end else 'amid'}")
        say(f"from begin:{_bin(i - begin, -30, -12, -6, -3, -1, 0, 3)}")
        say(f"from end:{_bin(i - end, -3, -1, 0, 1, 2, 4, 8, 20)}")
        if title >= 0:
            say(f"from title:{_bin(i - title, -20, -5, -2, -1, 0, 1, 2, 3, 5, 8, 15)}")
        say(f"prose before:{_bin(before / total, 0, 0.02, 0.1, 0.5, 0.8, 0.98)}")
        size = mass(leaf.text)
        if is_prose(leaf, size):
            before += size


def _under(box: Box, core: Box) -> bool:
    while box.depth > core.depth and box.parent is not None:
        box = box.parent
    return box is core


def _say_text(leaves: list[Leaf], facts: Facts, extracted: str) -> None:
    said = {
        field: [key(value) for value, _ in facts.get(field, [])]
        for field in ("headline", "title", "description", "captions", "credits", "body", "byline", "kicker", "site")
    }
    body = " ".join(said["body"])
    names = [key(name) for value, _ in facts.get("byline", []) for name in re.split(r"[;,]| and | und ", value)]
    seen = Counter(leaf.text for leaf in leaves if leaf.text)
    for leaf in leaves:
        leaf.hints += leaf_hints(leaf)
        if leaf.matter not in (Matter.TEXT, Matter.TABLE, Matter.CODE):
            continue
        text = key(leaf.text)
        say = leaf.hints.append
        if seen[leaf.text] > 1:
            say("twice")
        if not text:
            continue
        long = len(text) > 12
        if long and extracted:
            say("extractor" if text in extracted else "no extractor")
        if body and len(body) > 400 and long:
            say("said:body" if text in body else "unsaid:body")
        if text in said["headline"] or (long and any(text in title for title in said["headline"] + said["title"])):
            say("said:headline")
        if long and any(text == value or (len(text) > 40 and text[:40] in value) for value in said["description"]):
            say("said:description")
        if any(text in value or (len(value) > 12 and value in text) for value in said["captions"] if value):
            say("said:caption")
        if len(text) < 80 and any(value and value in text for value in said["credits"]):
            say("said:credit")
        if len(text) < 120 and any(len(name) > 4 and name in text for name in names):
            say("said:byline")
        if text in said["kicker"] or text in said["site"]:
            say("said:section")


def leaf_hints(leaf: Leaf) -> list[str]:
    """What the form of a leaf says."""
    if leaf.matter is not Matter.TEXT:
        return [f"matter:{leaf.matter}"]
    text = leaf.text
    size = mass(text)
    hints = [
        f"length:{_bin(size, 3, 8, 16, 30, 50, 80, 120, 180, 300, 600)}",
        f"links:{_bin(leaf.linked / len(text), 0, 0.15, 0.4, 0.7, 0.99)}",
        f"ends:{_ENDS.get(text[-1], 'open')}",
    ]
    head = text[:400]
    hints += [f"sign:{name}" for name, sign in _SIGNS if sign.search(head if name != "tail brackets" else text[-100:])]
    if text.isupper():
        hints.append("capitals")
    if leaf.spans and leaf.spans[0].start == 0 and leaf.spans[0].end == len(text):
        hints.append(f"all:{leaf.spans[0].mark}")
    words = _WORD.findall(text.lower()[:200])
    if len(words) <= _SHORT_WORDS:
        hints += [f"word:{word}" for word in words if not word.isdigit()]
    else:
        hints += [f"begins:{word}" for word in words[:2] if not word.isdigit()]
    stops = text.count(". ") + text.count("。")
    hints.append(f"sentences:{_bin(stops, 0, 1, 3)}")
    hints.append(f"commas:{_bin(text.count(',') + text.count('、'), 0, 1, 3)}")
    return hints


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
        box: Box | None = leaf.box
        for step in range(5):
            if box is None or box.text > 900:
                break
            if box.images:
                leaf.hints.append(f"image up:{step}")
                leaf.hints.append(f"image alone:{_bin(box.text - mass(leaf.text), 0, 40, 120, 300)}")
                break
            box = box.parent


def _form(leaf: Leaf) -> str:
    if leaf.matter is not Matter.TEXT:
        return str(leaf.matter)
    tag = leaf.box.tag
    tag = "h" if tag in _HEADINGS else tag if tag in ("p", "li", "figcaption", "td") else "other"
    links = "linked" if leaf.linked * 2 > len(leaf.text) else ""
    return f"{tag}{_bin(mass(leaf.text), 20, 60, 160)}{links}"
