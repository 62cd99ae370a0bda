"""Bytes of a page become an lxml tree: the right charset, nothing cut off at depth 254 or 10 MB, no comments.

libxml2 in its default setting returns an *empty* text for what is nested deeper than 253 elements, without an error;
`huge_tree` lifts that. The parser gets UTF-8 that we decoded ourselves, so that one place decides about charsets.
"""

import re
from dataclasses import replace
from itertools import islice

from lxml import etree, html

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
    rb"""<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<[a-z](?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+""",
    re.I | re.S,
)
_QUOTED = re.compile(rb"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_TAG_NAME = re.compile(rb"<[a-zA-Z][\w:-]{0,60}")
_LONG_TAG = 65_536  # bytes of a tag without its quoted values, which are pictures and states of scripts
MOST = 10_000_000  # bytes of a page; the largest news pages have two million
_ELEMENTS = 50_000
_HELD = re.compile(rb"""data:[^"'\s)>]{2048,}""")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# What pages call Latin-1 and GB2312 is read as the wider charset, as browsers do (WHATWG Encoding Standard).
_WIDER = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-9": "cp1254",
}  # fmt: skip


def parse(source: Source) -> html.HtmlElement:
    """The root element of the page, of its first 10 MB where it is larger. ExtractError where there is none."""
    body, _ = within(source.body)
    return parse_text(decode(source if body is source.body else replace(source, body=body)))


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


def decode(source: Source) -> str:
    """The page's text: byte order mark, then UTF-8 where it is valid, then what the server and the page claim."""
    body = source.body
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "replace")
    claimed = _claimed(source)
    # Valid UTF-8 with a non-ASCII letter in it is hardly ever anything else, whatever the page claims.
    for charset in ("utf-8", *claimed):
        try:
            return body.decode(_WIDER.get(charset.lower(), charset) or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode(_guess(body, claimed), "replace")


def _claimed(source: Source) -> list[str]:
    said = (charset.decode("ascii", "replace") for charset in _META_CHARSET.findall(source.body[:8192]))
    return [charset for charset in (source.charset, *said) if charset]


def guessed(source: Source) -> str:
    """The charset that the page is taken for, "" where the page or its server says it, or its bytes do."""
    if source.body.startswith(tuple(mark for mark, _ in _BOMS)) or _claimed(source):
        return ""
    try:
        source.body.decode()
    except UnicodeDecodeError:
        return _guess(source.body, [])
    return ""


def _guess(body: bytes, claimed: list[str]) -> str:
    """A charset that Python knows: the first one claimed (a page with one bad byte), else what chardet takes it for."""
    import chardet

    for charset in [*claimed, chardet.detect(body[:200_000])["encoding"] or ""]:
        try:
            if charset:
                "".encode(_WIDER.get(charset.lower(), charset))
                return _WIDER.get(charset.lower(), charset)
        except LookupError:
            continue
    return "utf-8"
