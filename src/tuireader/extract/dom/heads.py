"""The inside of tags, and entities, as far as all parsers agree about them: for HTML that needs no parser (extract/swift.py)."""

import re
from functools import lru_cache
from html.entities import name2codepoint

from tuireader.extract.dom import blocks, roles
from tuireader.extract.dom.leaves import NAMING, NOWHERE, address
from tuireader.extract.dom.tags import BESIDE, OWN
from tuireader.extract.dom.tokens import words
from tuireader.extract.dom.unseen import is_for_ears, is_hidden
from tuireader.extract.idioms import CLASSES

_TELLING = (
    OWN | BESIDE | blocks.PULLED | blocks.SAYER_WORDS | blocks.WRITERS | roles.CLASSES
)  # words of a box that say what it is
_VOID = frozenset(("br", "hr", "img"))
_OPENING = re.compile(r"""([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w:-]*(?:=(?:"[^"]*"|'[^']*'))?)*)\s*(/?)""")
_ATTRIBUTE = re.compile(r"""\s+([a-zA-Z][\w:-]*)(?:=(?:"([^"]*)"|'([^']*)'))?""")
_LINK = re.compile('a href="([^"]*)"')  # as most are
_LETTERS_OF_URL = "[a-zA-Z0-9/?#%=+.,:@~_!*()-]*"
_WHOLE_LINK = re.compile(  # to an address that safe_url would leave as it is
    rf'a href="(https?://[a-zA-Z0-9][a-zA-Z0-9.-]{{0,250}}(?:[/?#]{_LETTERS_OF_URL}(?:&amp;{_LETTERS_OF_URL})*)?)"'
)
_LONGEST = 2_000  # characters
_ENTITY = re.compile(r"&(?:#([0-9]{2,6})|([a-zA-Z]{2,8}[0-9]{0,2}));|&(?=\s)")
_LETTERS = {name: chr(code) for name, code in name2codepoint.items()} | {"apos": "'"}


class UnusualError(Exception):
    """Something that parsers differ about, or that says what a box is."""


def attributes(head: str) -> dict[str, str]:
    """The attributes of a tag, given without its brackets. UnusualError where they name what it is, or hide it."""
    if link := _LINK.fullmatch(head):
        return {"href": unescaped(link[1]) if "&" in link[1] else link[1]}
    found = _OPENING.fullmatch(head)
    if found is None or (found[3] and found[1] not in _VOID):
        raise UnusualError
    pairs = [(name.lower(), double or single) for name, double, single in _ATTRIBUTE.findall(found[2])]
    said = {name: unescaped(value) if "&" in value else value for name, value in pairs}
    if len(said) < len(pairs) or is_hidden(said) or is_for_ears(said):
        raise UnusualError
    if any(words(said[name]) & _TELLING for name in NAMING if name in said):
        raise UnusualError
    return said


def link(head: str, base: str) -> tuple[str, bool]:
    """Where the tag of a link leads, "" where to no other page, and whether it leads anywhere, though nobody may know where."""
    if len(head) < _LONGEST and (whole := _WHOLE_LINK.fullmatch(head)):
        return whole[1].replace("&amp;", "&"), True
    href = attributes(head).get("href", "")
    return address(href, base), bool(href) and not href.startswith(NOWHERE)


@lru_cache(4_096)
def quiet(head: str) -> str:
    """The name of a tag whose attributes say nothing of the text in it, "" for any other."""
    if any(sign in head.lower() for sign in CLASSES):
        return ""
    try:
        said = attributes(head)
    except UnusualError:
        return ""
    name = re.split(r"[\s/]", head, maxsplit=1)[0]
    return "" if name in ("pre", "code") and "class" in said else name  # which may name a language


def unescaped(text: str) -> str:
    """With its entities undone. UnusualError where one is of a kind that parsers differ about."""
    if text.count("&") == text.count("&amp;"):  # as in most addresses
        return text.replace("&amp;", "&")
    plain, undone = _ENTITY.subn(_letter, text)
    if undone < text.count("&"):
        raise UnusualError
    return plain


def _letter(entity: re.Match[str]) -> str:
    if entity[0] == "&":
        return "&"
    if entity[2]:
        letter = _LETTERS.get(entity[2])
    else:
        code = int(entity[1])
        letter = chr(code) if 32 <= code < 127 or 160 <= code < 0xD800 or 0x1F000 <= code < 0x1FFF0 else None
    if letter is None:
        raise UnusualError
    return letter
