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
_INSIDE = r"""((?>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*))"""
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")

_HEAD = 20_000
_FIRST = re.compile(
    rb"([^<]{0,1000}+)(?>(?:<(?>\?[^>]*>|!--.*?-->|!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)\s*)*)<([\w:.-]+)", re.S | re.I
)
_LIST_OR_FEED = (b"rss", b"rdf", b"feed", b"opml")
_NOTHING = b"\xef\xbb\xbf\xfe\xff \t\r\n"

Attributes = dict[str, str]


def first_tag(body: bytes) -> bytes:
    """The local name of a document's first element, in lower case; b"" where there is none near the beginning, or where
    words stand before it that are no mere slip: a text about RSS begins so, and does not end with the root."""
    head = body[:_HEAD]
    if b"\0" in head[:64]:  # UTF-16 and UTF-32: the letters are there, with nothing between them
        head = head.replace(b"\0", b"")
    found = _FIRST.match(head)
    if found is None:
        return b""
    if found[1].strip(_NOTHING) and not re.search(rb"</" + re.escape(found[2]) + rb"\s*>\s*\Z", body[-300:], re.I):
        return b""
    return found[2].rpartition(b":")[2].lower()


def without_complaints(body: bytes) -> bytes:
    """The document from its declaration on, where a program has first written what went wrong with it (`<br /> <b>Warning</b>:
    …`, as PHP does) and the document is all that follows."""
    at = body.find(b"<?xml", 1, _HEAD)
    if at < 1 or b"<br" not in body[:at] or first_tag(body) in (*_LIST_OR_FEED, b"html", b"head", b"body"):
        return body
    root = first_tag(body[at:])
    ends = root in _LIST_OR_FEED and re.search(rb"</[\w.:-]*" + root + rb"\s*>\s*\Z", body[-300:], re.I)
    return body[at:] if ends else body


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
