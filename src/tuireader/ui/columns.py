"""Columns that hold whatever a terminal thinks of a character's width.

Terminals give joined emoji, skin tones, the emoji selector and the vowel signs of India one, two or four cells, each as it
likes (tmux 3.3: one for ❤️, four for 👍🏽, one more for every spacing vowel sign), and all that stands to the right would move.
So a piece of text with such signs in it gets its room blanked first, and the cursor is put where it ends by our own measure.
"""

import re

from tuireader.typeset.cells import width

_DISPUTED = re.compile(
    "[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1900-\u1cff\u200d\ua800-\uabff\ufe0f\U00010000-\U0010ffff]"
)
_ESCAPE = r"(\x1b(?:\[[0-9:;<=>?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))|[\x00-\x1f])"  # not compiled: the start needs none
_PLACE = r"\x1b\[\d+;(\d+)H"
_KEEP_LINE, _MAY_WRAP = "\x1b[?7l", "\x1b[?7h"


def held(drawn: str) -> str:
    """What is written to a terminal, its disputed pieces held in their columns. Every line must begin with its place."""
    if _DISPUTED.search(drawn) is None:
        return drawn
    column = 1
    parts = re.split(_ESCAPE, drawn)
    for n, part in enumerate(parts):
        if n % 2:
            placed = re.fullmatch(_PLACE, part)
            column = int(placed[1]) if placed else column
        elif part:
            cells = width(part)
            if _DISPUTED.search(part):
                back = f"\x1b[{column}G"
                parts[n] = f"{_KEEP_LINE}{' ' * cells}{back}{part}\x1b[{column + cells}G{_MAY_WRAP}"
            column += cells
    return "".join(parts)
