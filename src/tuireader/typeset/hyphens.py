"""Where words may part, by language: pyphen's patterns, where the reader has them and wants them.

Worth little at a full measure of English (half a cell of ragged edge a line), more in narrow panes and in languages of long
words; so it is an extra, and off until it is asked for.
"""

from collections.abc import Callable, Sequence
from functools import cache

Hyphens = Callable[[str], Sequence[int]]
"""Places in a word of letters where it may part."""

MISSING = (
    "Hyphenation wants pyphen, which is not here: pipx inject tuireader pyphen, or pip install 'tuireader[hyphens]'."
)


def possible() -> bool:
    """Whether it is there; looked for only where the settings ask, so that no start pays for it."""
    from importlib.util import find_spec

    return find_spec("pyphen") is not None


@cache
def hyphens(language: str) -> Hyphens | None:
    """Those of a language ("en", "de-AT"); None where nobody knows its words or pyphen is not there."""
    try:
        import pyphen  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        return None
    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    if known is None:
        return None
    dictionary = pyphen.Pyphen(lang=known, left=3, right=3)

    @cache
    def places(word: str) -> Sequence[int]:
        return tuple(dictionary.positions(word))

    return places
