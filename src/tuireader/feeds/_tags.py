"""Single tags out of a document, whatever state the rest of it is in.

For questions that need a few tags and their attributes only (which feeds does this page name, which outlines does this
OPML hold), a scan in one pass reads broken documents as well as sound ones, knows no entities that could explode, and
costs the same for each byte.
"""

import html
import re
from collections.abc import Iterator

# What is never closed hides the rest, as in a browser; searching for its end again and again would take for ever.
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)", re.S | re.I)
_INSIDE = r"""((?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*+)"""
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

Attributes = dict[str, str]


def tags(text: str, *names: str) -> Iterator[tuple[str, Attributes, bool]]:
    """(name, attributes, whether it closes itself) of each such tag in order; an end tag's name begins with "/".
    Names and attribute names are lower case."""
    pattern = re.compile(rf"<(/?(?:{'|'.join(names)}))\b{_INSIDE}>", re.I)
    for tag in pattern.finditer(_HIDDEN.sub(" ", text)):
        yield tag[1].lower(), _attributes(tag[2]), tag[2].rstrip().endswith("/")


def _attributes(inside: str) -> Attributes:
    found: Attributes = {}
    for name, double, single, bare in _ATTRIBUTE.findall(inside):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found
