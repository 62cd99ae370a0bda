"""What a server answered, with what its next asker has to know."""

from dataclasses import dataclass

from tuireader.model.source import Source

_SAYINGS = {
    400: "the server does not understand the request",
    401: "the server wants a user name and password",
    402: "the server wants to be paid",
    403: "the server refuses access",
    404: "there is nothing at this address",
    406: "the server has it in no form that is understood",
    407: "the proxy wants a user name and password",
    408: "the server has waited too long",
    410: "it is gone for good",
    429: "the server was asked too often",
    451: "it may not be shown for legal reasons",
    500: "the server is in trouble",
    502: "the server behind the server does not answer",
    503: "the server is busy or being mended",
    504: "the server behind the server is too slow",
    511: "the network wants you to log in first",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """`url` is the address that answered, without a login. `etag` and `modified` are the validators byte for byte, as
    latin-1. `moved_to` is where a chain of 301 and 308 leads, "" where there was none. The last four are headers as sent.
    """

    status: int
    url: str
    body: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    moved_to: str = ""
    cache_control: str = ""
    expires: str = ""
    date: str = ""
    retry_after: str = ""

    @property
    def unchanged(self) -> bool:
        """304: what was had before still holds."""
        return self.status == 304

    @property
    def failure(self) -> str:
        """One sentence on a status that is no success, else ""."""
        if self.status in (200, 203, 304):
            return ""
        if self.status in _SAYINGS:
            saying = _SAYINGS[self.status]
        elif self.status >= 500:
            saying = _SAYINGS[500]
        else:
            saying = "the server has nothing to give"
        return f"{saying[0].upper()}{saying[1:]} ({self.status})."

    def source(self, name: str = "") -> Source:
        """The body for parsing."""
        return Source(self.body, name or self.url, self.url, self.media_type, self.charset)
