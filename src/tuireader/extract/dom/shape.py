"""What the form of a text says, whatever stands around it: its length, its ends, its links, the signs in it."""

import re

from tuireader.extract.credit import is_credit
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.dom.tags import HEADINGS

_IDEOGRAPH = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")
_AGENCY = (
    r"\b(?:AFP|AP|Reuters|REUTERS|Getty|dpa|DPA|EPA|epa|imago|IMAGO|Imago|picture alliance|ANSA|EFE|TASS|NTB|TT|PA|Shutterstock"
    r"|iStock|Keystone|KEYSTONE|AA|Alamy|ZUMA|Unsplash|共同|時事|연합뉴스)\b"
)
_CREDITED = (
    r"(?i)\b(?:photo|photograph|foto|bild|image|credit|crédit|quelle|source|fuente|courtesy|illustration|grafik|getty|写真|사진)s?\b"
    r"\s*(?:by|von|:|/|=|©|credit)|写真[:：＝=]|사진[=:]"
)
FORMULA = r"\\[a-z]{2,}\b|[\w)}][_^]\{"  # TeX
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
        ("formula", FORMULA),
    )
)
_ENDS = {".": "stop", "。": "stop", "।": "stop", "!": "stop", "?": "question", "？": "question", "…": "dots", ":": "colon",
         "：": "colon", ",": "comma", ")": "bracket", "）": "bracket", "»": "quote", "”": "quote", "“": "quote", '"': "quote",
         "」": "quote", "『": "quote", "›": "arrow", ">": "arrow", "→": "arrow"}  # fmt: skip
_SHORT_WORDS = 8


def mass(text: str) -> int:
    """The length of a text in Latin characters: an ideograph says as much as two and a half letters."""
    return len(text) if text.isascii() else len(text) + 3 * len(_IDEOGRAPH.findall(text)) // 2


def key(text: str) -> str:
    """A text as its bare words, for comparing."""
    return " ".join(_WORD.findall(text.lower()))


def is_prose(leaf: Leaf, size: int) -> bool:
    """Whether a leaf reads as running text: long, hardly linked, no heading."""
    if leaf.matter is not Matter.TEXT or leaf.box.tag in HEADINGS or leaf.linked * 3 > len(leaf.text):
        return False
    return size >= 140 or (size >= 60 and leaf.text[-1:] in '.!?。”"»」…')


def bins(value: float, *edges: float) -> str:
    return str(sum(value > edge for edge in edges))


def of_text(leaf: Leaf) -> list[str]:
    """What the form of a leaf says."""
    if leaf.matter is not Matter.TEXT:
        return [f"matter:{leaf.matter}"]
    text = leaf.text
    size = mass(text)
    length, links = (
        bins(size, 3, 8, 16, 30, 50, 80, 120, 180, 300, 600),
        bins(leaf.linked / len(text), 0, 0.15, 0.4, 0.7, 0.99),
    )
    ends = _ENDS.get(text[-1], "open")
    # What counts together: a short line in <p> is odd only if it ends open, a long one only if all of it is a link.
    shape = f"{leaf.box.tag} length {bins(size, 16, 50, 120, 300)} links {bins(leaf.linked / len(text), 0.15, 0.7)} ends {ends}"
    hints = [f"length:{length}", f"links:{links}", f"ends:{ends}", f"shape:{shape}"]
    if is_credit(text):
        hints.append("form:credit")
    head = text[:400]
    hints += [f"sign:{name}" for name, sign in _SIGNS if sign.search(head if name != "tail brackets" else text[-100:])]
    if text.isupper():
        hints += ["capitals", f"capitals links:{links}", f"capitals length:{length}"]
    if leaf.spans and leaf.spans[0].start == 0 and leaf.spans[0].end == len(text):
        hints.append(f"all:{leaf.spans[0].mark}")
    words = _WORD.findall(text.lower()[:200])
    if len(words) <= _SHORT_WORDS:
        hints += [f"word:{word}" for word in words if not word.isdigit()]
    else:
        hints += [f"begins:{word}" for word in words[:2] if not word.isdigit()]
    stops = text.count(". ") + text.count("。")
    hints.append(f"sentences:{bins(stops, 0, 1, 3)}")
    hints.append(f"commas:{bins(text.count(',') + text.count('、'), 0, 1, 3)}")
    return hints
