"""An entry's HTML cut into texts and tags by turns, for who reads it without a parser (swift.py).

What it consists of is told by its rarer bytes, which are few: whether each bracket belongs to a tag, so that it need only be cut
at all of them, and whether its letters have to be looked at again.
"""

import re

from tuireader.extract import broken
from tuireader.extract.dom.heads import UnusualError, unescaped
from tuireader.safe import is_harmless

_TAG = re.compile("<([^<>]*)>")
_WHITE = re.compile("[\t\n\r\xa0]")
_LONGEST = 60_000  # characters; longer ones may hold tags that lxml must be kept from
_BRACKETS = b"<>"
_MARKUP = b"<>&"
_USUAL = bytes({*b"\t\n\r", *range(32, 127)} - {*_MARKUP})
_BEYOND = bytes(range(128, 256))
_NO_BRACKETS = bytes({*range(256)} - {*_BRACKETS})


def cut(text: str) -> tuple[list[str], bool]:
    """Texts, their entities undone, and tags by turns, and whether the letters of the texts are harmless (safe.is_harmless) but for
    their white space. UnusualError where a parser must tell."""
    try:
        signs = text.encode().translate(None, _USUAL)
    except UnicodeEncodeError as error:
        raise UnusualError from error
    rare = signs.translate(None, _MARKUP)
    if len(text) > _LONGEST or rare.translate(None, _BEYOND) or b"\xef\xbf" in rare:
        raise UnusualError
    brackets = signs.translate(None, _NO_BRACKETS)
    closed = brackets == _BRACKETS * (len(brackets) // 2)
    parts = _parts(text, closed)
    tags = f"<{'<'.join(parts[1::2])}"
    if "<br" in tags:
        parts = _parts(broken.parted(text), closed)
    harmless = is_harmless(rare.replace(b"\xc2\xa0", b"").decode())
    if signs.count(b"&") > tags.count("&"):  # in most entries only addresses hold any
        for at in range(0, len(parts), 2):
            if "&" in parts[at]:
                said = parts[at] = unescaped(parts[at])
                harmless = harmless and is_harmless(_WHITE.sub("", said))
    return parts, harmless


def _parts(text: str, closed: bool) -> list[str]:
    """`closed`: every bracket belongs to a tag."""
    if closed:
        return text.replace(">", "<").split("<")
    parts = _TAG.split(text)
    if text.count("<") > len(parts) // 2:
        raise UnusualError
    return parts
