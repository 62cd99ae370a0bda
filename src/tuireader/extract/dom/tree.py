"""Bytes of a page become an lxml tree: the right charset, nothing cut off at depth 254 or 10 MB, no comments.

libxml2 in its default setting returns an *empty* text for what is nested deeper than 253 elements, without an error;
`huge_tree` lifts that. The parser gets UTF-8 that we decoded ourselves, so that one place decides about charsets.
"""

import re
from dataclasses import replace
from itertools import islice

from lxml import etree, html

from tuireader import charset
from tuireader.errors import ExtractError
from tuireader.model.source import Source

_META_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
# Beyond 2,048 levels libxml2 gives up even so, and what is below is gone. A paragraph cannot hold another one, so boxes
# turned into paragraphs do not nest.
_NESTING = re.compile(
    rb"<(/?)(?:div|section|span|font|b|i|em|strong|blockquote|center|article|ul|ol|li|table|tbody|tr|td)\b", re.I
)
# libxml2 compares each attribute of a tag with all before it: 100,000 of them take it 15 s. What does not close reaches to
# the end, so the search goes through the page once; scripts and styles hold no tags, whatever they hold.
_TAG = re.compile(
    rb"""<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<[a-z](?>(?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*)""",
    re.I | re.S,
)
_QUOTED = re.compile(rb"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_TAG_NAME = re.compile(rb"<[a-zA-Z][\w:-]{0,60}")
_LONG_TAG = 65_536  # bytes of a tag without its quoted values, which are pictures and states of scripts
MOST = 10_000_000  # bytes of a page; the largest news pages have two million
_ELEMENTS = 50_000
_HELD = re.compile(rb"""data:[^"'\s)>]{2048,}""")


def parse(source: Source) -> html.HtmlElement:
    """The root element of the page, of its first 10 MB where it is larger. ExtractError where there is none."""
    body, _ = within(source.body)
    return parse_text(decode(source if body is source.body else replace(source, body=body)).text)


def within(body: bytes) -> tuple[bytes, int]:
    """As much of a page as is read, and how many bytes that leaves out. Pictures that a saved page holds in its own text are
    no reason to leave anything out; a tree takes ten times its page and more."""
    if len(body) <= MOST:
        return body, 0
    body = _HELD.sub(b"data:,", body)
    if len(body) <= MOST:
        return body, 0
    end = body.rfind(b"<", 0, MOST)
    end = end if end > MOST // 2 else MOST
    return body[:end], len(body) - end


def parse_text(text: str) -> html.HtmlElement:
    """The root element of HTML that is text already."""
    body = _without_endless_tags(text.replace("\x00", "").encode("utf-8", "replace"))
    root, error = _tree(body)
    if "Excessive depth" in error:
        root, _ = _tree(_NESTING.sub(rb"<\1p", body))
    if root is None:
        raise ExtractError("There is nothing to read on this page.")
    return root


def _without_endless_tags(body: bytes) -> bytes:
    """Tags with thousands of attributes are cut to their names."""
    return body if len(body) < _LONG_TAG else _TAG.sub(_cut, body)


def _cut(tag: re.Match[bytes]) -> bytes:
    name = _TAG_NAME.match(tag[0])
    if tag.end() - tag.start() < _LONG_TAG or name is None or name[0].lower() in (b"<script", b"<style"):
        return tag[0]
    return name[0] if len(_QUOTED.sub(b"", tag[0])) > _LONG_TAG else tag[0]


def _tree(body: bytes) -> tuple[html.HtmlElement | None, str]:
    """The root, and the last thing that the parser complained of."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError) as cause:
        raise ExtractError("This page cannot be read as HTML.") from cause
    error = parser.error_log.last_error
    return root, error.message if error is not None else ""


def is_vast(root: html.HtmlElement) -> bool:
    """Whether a tree has more elements than any page of news: libraries that copy it, and walk it several times, are not
    asked then."""
    return next(islice(root.iter(), _ELEMENTS, None), None) is not None


def decode(source: Source) -> charset.Decoded:
    """The page's text, by what the server and then the page itself claims, where the bytes do not prove another one."""
    said = (name.decode("ascii", "replace") for name in _META_CHARSET.findall(source.body[:8192]))
    return charset.decoded(source.body, source.charset, *said)
