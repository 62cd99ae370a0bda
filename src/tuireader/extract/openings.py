"""Texts that are story and nothing else, told by their first letters: nine in ten. On these no form of a note, an ornament or a
feed program's footer is tried."""

from functools import lru_cache

from tuireader.extract import notes, tails

_LETTERS = 4  # that a verdict needs: as many as notes are known by


def is_story(text: str) -> bool:
    """Whether a text surely is no note (roles.by_words), no ornament (blocks.ORNAMENT) and no tail (tails.why)."""
    return _opens_story(text[:_LETTERS]) and not tails.names_reader(text)


@lru_cache(8_192)
def _opens_story(letters: str) -> bool:
    return letters[:1].isalpha() and not notes.known(letters) and not tails.may_open(letters)
