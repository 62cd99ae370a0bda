"""The cursor on the picture."""

import os
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui.firstkeys import Walk, packed, unpacked

KEYS = {b"j": 1, b"k": -1, b"\x1b[B": 1, b"\x1b[A": -1}
STEPS = [(n, b"plain%d" % n, b"chosen%d" % n) for n in range(1, 5)]
drawn = st.binary().filter(lambda b: b"\0" not in b)


@given(
    st.lists(st.tuples(st.integers(0), drawn, drawn)), st.dictionaries(st.binary(min_size=1), st.sampled_from([1, -1]))
)
def test_what_is_kept_comes_back(steps, keys):
    assert unpacked(packed(steps, keys)) == (steps, keys)


def _expected(typed):
    """(what is drawn, the row it ends on, what is left)."""
    shown, at = b"", 0
    while typed and 0 <= at + KEYS.get(typed[0], 0) < len(STEPS) and typed[0] in KEYS:
        to = at + KEYS[typed.pop(0)]
        shown, at = shown + STEPS[at][1] + STEPS[to][2], to
    return shown, at, b"".join(typed)


@given(st.lists(st.sampled_from([*KEYS, b"\r", b"x"]), max_size=12))
def test_steps_are_drawn_and_nothing_typed_is_lost(typed):
    keyboard, terminal = os.pipe()
    screen, drawing = os.pipe()
    os.set_blocking(keyboard, False)
    walk = Walk(STEPS, KEYS, lambda drawn: os.write(drawing, drawn), keyboard)
    if typed:
        os.write(terminal, b"".join(typed))
    shown, at, left = _expected(typed)
    seen = b""
    while len(seen) < len(shown):
        seen += os.read(screen, 1000)
    article_id, kept = walk.end()
    with suppress(BlockingIOError):
        kept += os.read(keyboard, 1000)  # not heard any more
    for fd in (keyboard, terminal, screen, drawing):
        os.close(fd)
    assert (seen, article_id, kept) == (shown, STEPS[at][0] if at else None, left)
