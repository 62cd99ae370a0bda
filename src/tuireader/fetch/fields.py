"""Header fields as they were sent: validators byte for byte, addresses in whatever encoding."""

from collections.abc import Iterator
from urllib.parse import quote

import httpcore2

from tuireader.safe import safe_line

_LONGEST_VALIDATOR = 2_000  # characters; servers refuse a request with a header of more than some thousands


def validators(etag: str, modified: str) -> dict[bytes, bytes]:
    """As bytes, exactly those that the server sent."""
    named = {b"If-None-Match": etag, b"If-Modified-Since": modified}
    return {name: value.encode("latin-1", "replace") for name, value in named.items() if value}


def validator(response: httpcore2.Response, name: bytes) -> str:
    value = raw(response, name)
    return value if len(value) <= _LONGEST_VALIDATOR else ""


def raw(response: httpcore2.Response, name: bytes) -> str:
    """The first field of that name, in lower case."""
    return next(_fields(response, name), "")


def said(response: httpcore2.Response, name: bytes) -> str:
    """All fields of that name, in lower case, as one."""
    return ", ".join(_fields(response, name))


def _fields(response: httpcore2.Response, name: bytes) -> Iterator[str]:
    return (value.decode("latin-1") for key, value in response.headers if key.lower() == name)


def text(sent: bytes) -> str:
    """An address in UTF-8, or in some other encoding whose bytes stay as they are."""
    try:
        return sent.decode("utf-8")
    except UnicodeDecodeError:
        return quote(sent, safe="%/:?#[]@!$&'()*+,;=~")


def charset(parameters: str) -> str:
    _, found, value = parameters.lower().partition("charset=")
    return safe_line(value.partition(";")[0].strip(" \"'"), 40) if found else ""
