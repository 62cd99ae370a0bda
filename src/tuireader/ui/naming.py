"""What a feed is called that has no title."""

from urllib.parse import unquote

from tuireader.safe import redact, safe_line


def called(name: str) -> str:
    """A title as it is; of an address what tells feeds apart: of a file its name, else host and path, and no login."""
    if name.startswith("file:"):
        return safe_line(unquote(name).rstrip("/").rpartition("/")[2]) or name
    if "://" not in name or " " in name:
        return name
    return redact(name).partition("://")[2].rstrip("/") or name
