"""What can go wrong, in the reader's words.

`str(error)` is one sentence for the person at the keyboard; the foreign exception stays behind it as `__cause__`.
Every wing wraps at its door, so that no third-party exception crosses a floor.
"""


class ReaderError(Exception):
    """Anything that the program answers with one sentence instead of a traceback."""


class FetchError(ReaderError):
    """Bytes could not be had: a missing file, a refused connection, a status that is no success."""


class OfflineError(FetchError):
    """No way to a server was found, not even to its name: perhaps this machine has no connection."""


class ParseError(ReaderError):
    """Bytes are there, and are no feed, OPML or whatever else was asked for."""


class PageError(ParseError):
    """A web page stands where a feed was looked for."""


class ExtractError(ReaderError):
    """No article can be made of the bytes."""


class StoreError(ReaderError):
    """The library file cannot be opened, read or written."""


class QueryError(ReaderError):
    """A search that cannot be understood; `at` is where, in characters."""

    def __init__(self, sentence: str, at: int = 0) -> None:
        super().__init__(sentence)
        self.at = at


class ConfigError(ReaderError):
    """A setting that cannot be used."""


def system_says(error: OSError) -> str:
    """Why, in the system's words, to end a sentence with: "no such file or directory"."""
    return (error.strerror or str(error)).lower()
