"""Bytes from somewhere, and what came with them: the one thing that fetching hands to parsing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """`name` is what the user typed (a path, a URL, "-"); `url` is the address after redirects, "" for a file;
    `media_type` and `charset` are what the server claimed, lower case, "" where it said nothing."""

    body: bytes
    name: str = ""
    url: str = ""
    media_type: str = ""
    charset: str = ""
