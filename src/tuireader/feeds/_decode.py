"""A feed's bytes to text: what the prolog claims, then what the server claims, and controls that nobody means."""

import re

from tuireader import charset
from tuireader.model.source import Source

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})", re.I)
# U+0080 to U+009F are controls that nobody means: as in HTML they are the letters of windows-1252 with those numbers.
_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_REFERENCE = r"&#(?:0*(1[2-5][0-9])|[xX]0*([89][0-9a-fA-F]));"  # without re.I it is found by its first letter
_C1_REFERENCE, _C1_REFERENCE_IN_UTF8 = re.compile(_REFERENCE), re.compile(_REFERENCE.encode())
_C1_IN_UTF8 = re.compile(b"\xc2[\x80-\x9f]")


def text_of(source: Source) -> str:
    """The document as text, without byte order mark; characters that no encoding explains become U+FFFD."""
    declared = _DECLARED.search(source.body[:1000])
    text = charset.decoded(source.body, declared[1].decode("ascii") if declared else "", source.charset).text
    text = _C1_REFERENCE.sub(_meant, text)
    return text.translate(_WINDOWS) if b"\xc2" in source.body and _C1_IN_UTF8.search(source.body) else text


def utf8_of(source: Source) -> bytes:
    """As `text_of`, in UTF-8: most documents are that already, and are not made letters and bytes again."""
    stands = is_meant(source.body) and charset.is_utf8(source.body)
    return source.body if stands else text_of(source).encode("utf-8", "replace")


def is_meant(body: bytes) -> bool:
    """Whether the bytes, if they are valid UTF-8, are what `utf8_of` gives. An XML parser proves the rest as it goes."""
    if not charset.may_be_utf8(body) or (b"\xc2" in body and _C1_IN_UTF8.search(body)):
        return False
    return not (b"#" in body and _C1_REFERENCE_IN_UTF8.search(body))


def _meant(reference: re.Match[str]) -> str:
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return _WINDOWS.get(code, reference[0])
