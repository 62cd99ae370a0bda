"""Bytes to text, when nobody can be believed.

Servers and prologs lie about encodings, so what the bytes themselves prove comes first: a byte order mark, the pattern of
UTF-16 and UTF-32, text that is valid UTF-8 and more than ASCII. Only then the XML declaration, the server's charset, and
at last a guess. Names are read as browsers read them (https://encoding.spec.whatwg.org/#names-and-labels): a document
that says ISO-8859-1 means windows-1252. Codecs that are no encodings of text (idna, zlib, unicode_escape, utf-7,
"undefined") are never used, whatever a document asks for.
"""

import codecs
import re

from tuireader.model.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
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
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})", re.I)
# U+0080 to U+009F are controls that nobody means: as in HTML they are the letters of windows-1252 with those numbers.
_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_C1_REFERENCE = re.compile(r"&#(?:0*(1[2-5]\d)|[xX]0*([89][0-9a-fA-F]));")  # without re.I "&#" is found by memchr
_C1_IN_UTF8 = re.compile(b"\xc2[\x80-\x9f]")
_OTHER_SCRIPT = re.compile(
    r"(cp125[1356]|cp8(55|64|66|74)|iso8859-[5678]|koi8-\w|mac-(cyrillic|greek)|kz1048|ptcp154)\Z"
)
_GUESSED_FROM = 50_000


def text_of(source: Source) -> str:
    """The document as text, without byte order mark; characters that no encoding explains become U+FFFD."""
    text = _decoded(source)
    text = _C1_REFERENCE.sub(_meant, text)
    return text.translate(_WINDOWS) if b"\xc2" in source.body and _C1_IN_UTF8.search(source.body) else text


def _meant(reference: re.Match[str]) -> str:
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return _WINDOWS.get(code, reference[0])


def _decoded(source: Source) -> str:
    body = source.body
    for mark, name in _MARKS:
        if body.startswith(mark):
            skipped = 0 if b"<" in mark else len(mark)
            return body[skipped:].decode(name, "replace")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(source)
    shifting = (b"\x1b" in body and b"\x1b$" in body) or (
        b"~" in body and b"~{" in body
    )  # ISO-2022 and HZ look like ASCII
    return _legacy(source) if shifting and text.isascii() else text


def _legacy(source: Source) -> str:
    declared = _DECLARED.search(source.body[:1000])
    claims = (declared[1].decode("ascii") if declared else "", source.charset)
    for claim in claims:
        name = _codec(claim)
        if name.startswith("utf-8"):  # it is not, or it would have been read; a few broken bytes are no other encoding
            if _mostly_utf8(source.body):
                return source.body.decode("utf-8", "replace")
        elif name:
            try:
                return source.body.decode(name)
            except UnicodeError:
                continue
    if _mostly_utf8(source.body):
        return source.body.decode("utf-8", "replace")
    return source.body.decode(_guess(source.body), "replace")


def _codec(label: str) -> str:
    """Python's name for an encoding of text, "" for anything else."""
    try:
        name = codecs.lookup(label).name if label else ""
    except LookupError:
        return ""
    return _SUPERSETS.get(name, name) if _TEXT_CODEC.match(name) else ""


def _mostly_utf8(body: bytes) -> bool:
    """Whether broken bytes are rare among the characters beyond ASCII: a cut or a slip, not another encoding."""
    text = body[: 4 * _GUESSED_FROM].decode("utf-8", "replace")
    broken = text.count("�")
    beyond = sum(1 for c in text if c > "\x7f") - broken
    return beyond > 4 * broken


def _guess(body: bytes) -> str:
    """The likeliest encoding. Where fewer than half of the letters are beyond ASCII the script is Latin with accents,
    and no Cyrillic, Greek, Hebrew or Arabic, which a guesser makes of short texts."""
    import chardet

    text = re.sub(rb"<[^<>]*>", b" ", body[: 4 * _GUESSED_FROM])[:_GUESSED_FROM]  # markup is ASCII and says nothing
    name = _codec(chardet.detect(text).get("encoding") or "")
    letters, beyond = len(re.findall(rb"[A-Za-z\x80-\xff]", text)), len(re.findall(rb"[\x80-\xff]", text))
    if not name or (_OTHER_SCRIPT.match(name) and 2 * beyond < letters):
        return "cp1252"
    return name
