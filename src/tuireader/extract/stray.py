"""Signs that look like the beginning of a tag and are none: "x<y", "Vec<String>", "Ann <ann@example.org>".

Plain text that a feed calls HTML is full of them, and a parser drops each with all that follows up to the next ">". What can be a
tag stays one; the others are escaped, so that their words are read.
"""

import re

from lxml.html import defs

_LETTERS = frozenset("abipqsu")  # elements that a formula may name as well
_NAMES = defs.tags | {"applet", "bdi", "blink", "main", "math", "nobr", "picture", "slot", "svg", "template", "wbr"}
_OFTEN = (
    "div",
    "span",
    "img",
    "br",
    "strong",
    "em",
    "li",
    "ul",
    "h2",
    "h3",
    "figure",
    "code",
    "td",
    "tr",
    "blockquote",
)
_KNOWN = "|".join((*_OFTEN, *sorted(_NAMES - _LETTERS - {*_OFTEN})))
_DOUBTFUL = re.compile(
    r"<(?=[a-zA-Z/])(?!/?[abipqsuABIPQSU](?:\s*+(?:/?>|\Z)|\s++[\w:@.-]++\s*(?:=|/?>)))"
    rf"(?!/?(?:{_KNOWN})(?:[\s/>]|\Z))(/?)([a-zA-Z][^\s<>/]{{0,60}}+|)"
)
_CLOSED = re.compile(r"""(?>(?:[^<>"']++|"[^"]*+"|'[^']*+')*)>""")


def escaped(text: str) -> str:
    """The HTML with every "<" that begins no tag written out."""
    if not _DOUBTFUL.search(text) or "<svg" in text or "<math" in text:
        return text
    names = {(slash, name.lower()) for slash, name in re.findall(r"<(/?)([\w:.-]+)", text)}
    pairs = {name for slash, name in names if slash and ("", name) in names}
    return _DOUBTFUL.sub(lambda sign: sign[0] if _begins(sign, text, pairs) else f"&lt;{sign[0][1:]}", text)


def _begins(sign: re.Match[str], text: str, pairs: set[str]) -> bool:
    """Whether a tag begins here, whose name nobody knows; `pairs` are the names that begin and end in the text."""
    name = sign[2].lower()
    if name in _NAMES:  # in capitals; or a letter, where it can be none
        return name not in _LETTERS
    if not re.fullmatch(r"[a-z][\w:.-]*", name):
        return False
    within = _CLOSED.match(text, sign.end())
    return within is not None and (bool(re.search(r"[:-]\w", name)) or name in pairs or "=" in within[0])
