"""Long CDATA sections are lifted out of a document before its XML is parsed, and put back where somebody reads them.

libxml2 (2.14) goes through a section letter by letter, which is nine tenths of its time in feeds that have them. What is lifted
is what XML gives back as it stands. All else is left to the parser: what holds a letter that XML forbids, and whatever follows
a comment or an instruction, in which no section is one.
"""

import re

from lxml import etree

_LONG = re.compile(rb"<!\[CDATA\[[^\]]{500}")  # for less it does not pay
_OPENING, _CLOSING = b"<![CDATA[", b"]]>"
_HEAD = 20_000  # bytes: who uses sections does so soon
MARK = "\x7f"  # a letter that XML allows, and that nobody writes
_MARKED = re.compile(f"{MARK}[0-9]+{MARK}")
_ALLOWED = bytes([*b"\t\n\r", *range(0x20, 0x100)])


class Parser(etree.XMLParser):
    """A parser that knows the `texts` which were lifted out of its document, by what stands there instead."""

    texts: dict[str, str]


def lifted(document: bytes, start: int) -> tuple[bytes, dict[str, str]]:
    """The document with a mark in place of each long text behind `start`, where its root begins; and these texts."""
    texts: dict[str, str] = {}
    if _OPENING not in document[start : start + _HEAD] or MARK.encode() in document:
        return document, texts
    kept, done, at = list[bytes](), 0, start
    while section := _LONG.search(document, at):
        end = document.find(
            _CLOSING, document.find(b"]", section.end())
        )  # one letter is found ten times as fast as three
        before = document[at : section.start()]
        if end < 0 or b"<!--" in before or b"<?" in before:
            break
        begin, at = section.start() + len(_OPENING), end
        if text := _allowed(document[begin:end]):
            mark = f"{MARK}{len(texts)}{MARK}"
            texts[mark] = text
            kept += document[done:begin], mark.encode()
            done = end
    kept.append(document[done:])
    return b"".join(kept), texts


def _allowed(raw: bytes) -> str:
    """The text as XML gives it; "" where it holds what XML does not allow."""
    try:
        text = "" if raw.translate(None, _ALLOWED) else raw.decode()
    except UnicodeDecodeError:
        return ""
    if "\ufffe" in text or "\uffff" in text:
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def put_back(text: str, element: etree._Element) -> str:
    """A text of the element's, with what was lifted out of it."""
    texts = element.getroottree().parser.texts
    return texts.get(text) or _MARKED.sub(lambda mark: texts.get(mark[0], mark[0]), text)


def put_all_back(element: etree._Element) -> None:
    """Puts into the element's own tree what was lifted out of it."""
    if element.getroottree().parser.texts:
        for inner in element.iter(etree.Element):
            inner.text, inner.tail = (told and put_back(told, inner) for told in (inner.text, inner.tail))
