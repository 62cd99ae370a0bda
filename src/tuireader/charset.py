"""Bytes to text, when nobody can be believed: feeds, pages, letters and plain files all come through here.

Servers and documents lie about encodings, so what the bytes themselves prove comes first: a byte order mark, the pattern of
UTF-16 and UTF-32, text that is valid UTF-8 and more than ASCII. Only then what is claimed, in the order that the caller
believes it, and at last a guess. Names are read as browsers read them (https://encoding.spec.whatwg.org/#names-and-labels):
a document that says ISO-8859-1 means windows-1252. Codecs that are no encodings of text (idna, zlib, unicode_escape, utf-7,
"undefined") are never used, whatever a document asks for.
"""

import codecs
import contextlib
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIRST_TAGS = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
_TEXT_CODEC = re.compile(
    r"(ascii|utf-8|utf-16(-[bl]e)?|utf-32(-[bl]e)?|iso8859-\d+|iso2022_\w+|cp\d+|koi8-\w|kz1048|ptcp154"
    r"|gb2312|gbk|gb18030|hz|big5\w*|euc_\w+|shift_jis\w*|johab|tis-620|mac-\w+)\Z"
)
_OTHER_SCRIPT = re.compile(
    r"(cp125[1356]|cp8(55|64|66|74)|iso8859-[5678]|koi8-\w|mac-(cyrillic|greek)|kz1048|ptcp154)\Z"
)
_GUESSED_FROM = 50_000  # bytes
_HANDFUL, _SURE = 6, 0.15  # of 652 pieces of 20 to 100 letters all Western ones are right, nine in ten others
_SLIPS = 500  # a claim holds where no more than one character in so many is broken


class Decoded(NamedTuple):
    """The text, without byte order mark, U+FFFD for what no encoding explains; and the encoding that it was taken for, ""
    where the bytes prove it or somebody said it."""

    text: str
    guess: str = ""


def decoded(body: bytes, *claims: str) -> Decoded:
    """The bytes as text; `claims` are names of encodings, the most credible first, "" for none."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return Decoded(body[len(mark) :].decode(name, "replace"))
    for tag, name in _FIRST_TAGS:
        if body.startswith(tag):
            return Decoded(body.decode(name, "replace"))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(body, [name for name in map(codec, claims) if name])
    if text.isascii() and (b"\x1b$" in body or b"~{" in body):  # ISO-2022 and HZ look like ASCII
        return _legacy(body, [name for name in map(codec, claims) if name not in ("", "utf-8")])
    return Decoded(text)


def may_be_utf8(body: bytes) -> bool:
    """Whether the bytes, if they are valid UTF-8, are the text as they stand: `decoded` would decode them so, and has no mark
    to take off. Quick: that they are valid is for others to prove."""
    if b"\0" in body[:4] or body.startswith(codecs.BOM_UTF8):
        return False
    return not body.isascii() or not (b"\x1b" in body or (b"~" in body and b"~{" in body))


def is_utf8(body: bytes) -> bool:
    """Whether the bytes are the text in UTF-8 as they stand."""
    if not may_be_utf8(body):
        return False
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def codec(label: str) -> str:
    """Python's name for an encoding of text, "" for anything else."""
    try:
        name = codecs.lookup(label.strip().lower().removeprefix("x-")).name if label else ""
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return ""
    return _SUPERSETS.get(name, name) if _TEXT_CODEC.match(name) else ""


def _legacy(body: bytes, names: list[str]) -> Decoded:
    slipped = _mostly_utf8(body)
    for name in names:
        with contextlib.suppress(UnicodeError):
            return Decoded(body.decode(name, "replace" if slipped and name == "utf-8" else "strict"))
    if slipped:
        return Decoded(body.decode("utf-8", "replace"))
    for name in names:
        text = body.decode(name, "replace")
        if name != "utf-8" and text.count("\ufffd") * _SLIPS < len(text):
            return Decoded(text)
    guess = _guess(body)
    return Decoded(body.decode(codec(guess), "replace"), guess)


def _mostly_utf8(body: bytes) -> bool:
    """Whether broken bytes are rare among the characters beyond ASCII: a cut or a slip, not another encoding."""
    text = body[: 4 * _GUESSED_FROM].decode("utf-8", "replace")
    broken, beyond = text.count("\ufffd"), len(text) - len(text.encode("ascii", "ignore"))
    return beyond > 5 * broken


def _guess(body: bytes) -> str:
    """The likeliest encoding, as chardet calls it. Where fewer than half of the letters are beyond ASCII the script is Latin
    with accents, and no Cyrillic, Greek, Hebrew or Arabic, which a guesser makes of short texts; from a handful of accents it
    takes Western text for Central European, and says that it is not sure."""
    import chardet

    text = re.sub(rb"<[^<>]*>", b" ", body[: 4 * _GUESSED_FROM])[:_GUESSED_FROM]  # markup is ASCII and says nothing
    found = chardet.detect(text)
    label = (found["encoding"] or "").lower()
    letters, beyond = len(re.findall(rb"[A-Za-z\x80-\xff]", text)), len(re.findall(rb"[\x80-\xff]", text))
    unsure = bool(_OTHER_SCRIPT.match(codec(label))) or (beyond < _HANDFUL and found["confidence"] < _SURE)
    return "windows-1252" if not codec(label) or (unsure and 2 * beyond < letters) else label
