"""How many cells a text takes in a terminal.

Own and not Rich's, so that typesetting needs no screen library; it must agree with Rich, which paints the lines
(tests/typeset/test_cells.py compares the two). The Unicode database of Python decides, with three corrections that
terminals and Rich share: Hangul vowels and finals join the syllable before them, skin tones join their emoji, and
what Python's older database does not know yet is wide where Unicode has reserved room for ideographs and emoji.
"""

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

# Latin, Greek, Cyrillic, Arabic letters, typographic punctuation, currency, arrows, boxes and shapes: one cell each, and
# no character of them joins another. A text of these alone is measured by its length.
_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u0671-\u06d3\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf"
    "\u2100-\u218b\u2190-\u22ff\u2500-\u25fc]*"
)
_NO_WIDTH = ("Mn", "Me", "Mc", "Cf", "Cc", "Zl", "Zp")
_EXCEPTIONS = (
    (0xAD, 0xAD, 1),
    (0x600, 0x605, 1),
    (0x6DD, 0x6DD, 1),
    (0x70F, 0x70F, 1),
    (0x890, 0x891, 1),
    (0x8E2, 0x8E2, 1),
    (0x1160, 0x11FF, 0),
    (0x2630, 0x2637, 2),
    (0x268A, 0x268F, 2),
    (0x3164, 0x3164, 0),
    (0x4DC0, 0x4DFF, 2),
    (0xD7B0, 0xD7FF, 0),
    (0xFFA0, 0xFFA0, 0),
    (0x110BD, 0x110BD, 1),
    (0x110CD, 0x110CD, 1),
    (0x1D300, 0x1D376, 2),
    (0x1F3FB, 0x1F3FF, 0),
)
_RESERVED_WIDE = ((0x1F6D8, 0x1F6DC), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD))
# Characters that the emoji selector (U+FE0F) turns from text, one cell, into a picture, two cells.
_TEXT_EMOJI = re.compile(
    "[#*0-9©®‼⁉™ℹ↔-↙↩↪⌨⏏⏭-⏯⏱⏲⏸-⏺Ⓜ▪▫▶◀◻◼☀-☄☎☑☘☝☠☢☣☦☪☮☯☸-☺♀♂♟♠♣♥♦♨♻♾⚒⚔-⚗⚙⚛⚜⚠⚧⚰⚱⛈⛏⛑⛓⛩⛰⛱⛴⛷-⛹✂✈✉✌✍✏✒✔✖✝✡✳✴❄❇❣❤➡⤴⤵⬅-⬇"
    "\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f321\U0001f324-\U0001f32c\U0001f336\U0001f37d\U0001f396\U0001f397"
    "\U0001f399-\U0001f39b\U0001f39e\U0001f39f\U0001f3cb-\U0001f3ce\U0001f3d4-\U0001f3df\U0001f3f3\U0001f3f5\U0001f3f7"
    "\U0001f43f\U0001f441\U0001f4fd\U0001f549\U0001f54a\U0001f56f\U0001f570\U0001f573-\U0001f579\U0001f587"
    "\U0001f58a-\U0001f58d\U0001f590\U0001f5a5\U0001f5a8\U0001f5b1\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4"
    "\U0001f5d1-\U0001f5d3\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3\U0001f5e8\U0001f5ef\U0001f5f3\U0001f5fa\U0001f6cb"
    "\U0001f6cd-\U0001f6cf\U0001f6e0-\U0001f6e5\U0001f6e9\U0001f6f0\U0001f6f3]"
)
_JOINER, _PICTURE = "\u200d", "\ufe0f"


def narrow(text: str) -> bool:
    """Whether every character takes one cell, so that characters can be counted instead of cells."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


@lru_cache(4096)
def _cell(character: str) -> int:
    point = ord(character)
    for first, last, cells in _EXCEPTIONS:
        if first <= point <= last:
            return cells
    kind = category(character)
    if kind in _NO_WIDTH:
        return 0
    if kind == "Cn":  # Python 3.11 calls what it does not know full width
        return 2 if any(first <= point <= last for first, last in _RESERVED_WIDE) else 1
    return 2 if east_asian_width(character) in "WF" else 1


def widths(text: str) -> list[int]:
    """Cells of each character; one that joins the character before it (accents, the parts of an emoji) takes none."""
    if narrow(text):
        return [1] * len(text)
    found = [_cell(character) for character in text]
    if _JOINER in text or _PICTURE in text:
        base = -1
        for i, character in enumerate(text):
            if character == _PICTURE:
                if base >= 0 and found[base] and _TEXT_EMOJI.match(text[base]):
                    found[base] = 2
                base = -1
            elif i and text[i - 1] == _JOINER:
                found[i] = 0
            elif found[i]:
                base = i
    return found


def width(text: str) -> int:
    """Cells that `text` takes."""
    return len(text) if narrow(text) else sum(widths(text))


def fitting(text: str, room: int) -> int:
    """How many characters of `text` fit in `room` cells; at least one, so that whoever cuts gets on."""
    if narrow(text):
        return max(1, min(len(text), room))
    used = 0
    for i, cells in enumerate(widths(text)):
        used += cells
        if used > room:
            return max(1, i)
    return len(text)
