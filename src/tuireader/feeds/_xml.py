"""Well-formed XML, or nearly, by lxml: its tree, and what is asked of an element.

No entity is resolved, nothing is fetched, and no comment is kept. Most of the feeds that are not well-formed have stray
ampersands, HTML entities or a prefix that nobody declared; these are mended.
"""

import base64
import re
from functools import lru_cache
from html.entities import html5

from lxml import etree

from tuireader import charset

# By their addresses without scheme, "www." and closing slash, for feeds get those wrong; then by their usual prefixes.
_MODULES = {
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "blogs.law.harvard.edu/tech/rss": "",
    "purl.org/rss/1.0": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "purl.org/rss/1.0/modules/rss091#": "",
    "purl.org/net/rss1.1#": "",
    "w3.org/2005/atom": "",
    "purl.org/atom/ns#": "",
    "w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "purl.org/rss/1.0/modules/content": "content:",
    "purl.org/dc/elements/1.1": "dc:",
    "purl.org/dc/terms": "dcterms:",
    "search.yahoo.com/mrss": "media:",
    "itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "purl.org/rss/1.0/modules/syndication": "sy:",
    "w3.org/1999/xhtml": "xhtml:",
    "news.yandex.ru": "yandex:",
}
_PREFIXES = ("content", "dc", "dcterms", "media", "itunes", "sy", "yandex")
_KINDS = {"": "", "text": "text", "text/plain": "text", "html": "html", "text/html": "html", "xhtml": "xhtml"}

# What may stand before the root: junk, comments, declarations, whose encoding no longer holds, a DTD's address.
_OUTSET = re.compile(
    rb"\A(?:[^<]{0,1000}|<!--.*?-->){0,20}(?:<\?xml\b[^>]{0,1000}>)?(?:\s*<\?xml\s[^>]{0,1000}>){0,20}"
    rb"(?:\s|<!--.*?-->){0,20}(?:<!DOCTYPE\b[^\[<>]{0,1000}>)?\s*",
    re.S,
)
_ELEMENT = re.compile(rb"(?:<\?[^?>]{0,1000}\?>\s*){0,20}<[^!?\0]")  # no DTD may follow it
_AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)([A-Za-z][A-Za-z0-9]{1,30};)?", re.S
)


_NAMESPACES = re.compile(r"\A(<[\w.-]+)(?: xmlns(?::[\w.-]+)?=\"[^\"]*\")+")


def root_of(document: bytes, base: str) -> tuple[etree._Element, bool] | None:
    """The root, and whether the document was sound as it came; None where it is not UTF-8, is not well-formed even with its
    ampersands mended, or has a DTD of its own. `base` is the address that it came from, or ""."""
    outset = _OUTSET.match(document)
    document = document[outset.end() :] if outset else document
    if not _ELEMENT.match(document) and _may_have_a_dtd(document):
        return None
    if (root := _parsed(document, base)) is not None:
        return root, True
    if not charset.is_utf8(document):
        return None
    root = _parsed(_AMPERSAND.sub(_escaped, document), base)
    return None if root is None else (root, False)


def _may_have_a_dtd(document: bytes) -> bool:
    """Also in UTF-16, which a parser knows by its zeros."""
    return b"\0" in document[:4] or b"<!ENTITY" in document or b"<!DOCTYPE" in document[:2_000]


def _parsed(document: bytes, base: str) -> etree._Element | None:
    """The root of a document that is well-formed; a prefix that nobody has declared is forgiven."""
    try:
        return etree.fromstring(document, _parser(recover=False), base_url=base)
    except etree.XMLSyntaxError as error:
        if any(entry.level == etree.ErrorLevels.FATAL for entry in list(error.error_log)):  # type: ignore[call-overload]
            return None
    except ValueError:
        return None
    return etree.fromstring(document, _parser(recover=True), base_url=base)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _escaped(found: re.Match[bytes]) -> bytes:
    """A stray ampersand as XML wants it, an HTML entity as the letter that it names; CDATA stays as it is."""
    if not found[0].startswith(b"&"):
        return found[0]
    letter = html5.get((found[1] or b"").decode())
    return letter.encode() if letter else b"&amp;" + found[0][1:]


def key(element: etree._Element) -> str:
    """`module:name`, in lower case; the vocabularies of RSS and Atom have no module, foreign ones have "?:"."""
    known = key_of(element.tag)
    return f"{element.prefix}{known[1:]}" if known[0] == "?" and element.prefix in _PREFIXES else known


@lru_cache(4_096)
def key_of(tag: str) -> str:
    space, _, name = tag.rpartition("}")
    module = _MODULES.get(re.sub(r"\Ahttps?://(www\.)?|/\Z", "", space[1:].lower()), "?:") if space else ""
    return f"{module}{name.lower()}"


def words(element: etree._Element) -> str:
    """All text in an element."""
    return (element.text or "") if not len(element) else "".join(map(str, element.itertext()))


def written(element: etree._Element) -> tuple[str, str]:
    """An element's `markup`, and what it says that is: "text", "html", "xhtml", or "" (unsaid)."""
    bare = not len(element)
    if bare and not element.attrib:
        return element.text or "", ""
    said = (element.get("type") or "").lower()
    if bare and said in _KINDS and element.get("mode") != "base64":
        return element.text or "", _KINDS[said]
    return markup(element), _KINDS.get(said, "" if bare else "html")


def markup(element: etree._Element) -> str:
    """The text of an element, out of base64 where it says so, or, where markup stands in it unescaped, that markup as
    HTML."""
    if not len(element):
        return _out_of_base64(element) if _is_base64(element) else element.text or ""
    for inner in element.iter(etree.Element):
        inner.tag = inner.tag.rpartition("}")[2]
    etree.cleanup_namespaces(element)
    parts = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    inside = "".join(_NAMESPACES.sub(r"\1", part) for part in parts)
    lead = (element.text or "").replace("&", "&amp;").replace("<", "&lt;")
    return lead + inside


def _is_base64(element: etree._Element) -> bool:
    """Atom 0.3 says so; in Atom 1.0 every media type that is neither text nor XML is (RFC 4287, 4.1.3.3)."""
    if element.get("mode") == "base64":
        return True
    main, _, sub = (element.get("type") or "").lower().partition("/")
    return bool(sub) and main != "text" and "xml" not in sub


def _out_of_base64(element: etree._Element) -> str:
    """The text that was packed; "" for a picture and other bytes that are no text. What was not packed stays."""
    text = element.text or ""
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    except ValueError:
        return text
