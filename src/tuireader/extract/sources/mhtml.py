"""Pages saved whole (MHTML, as browsers write it): the first HTML part is the page, the rest are its pictures.

SingleFile's pages need nothing of this: they are HTML.
"""

import email
import re
from dataclasses import replace
from email.message import Message

from tuireader.errors import ExtractError
from tuireader.extract.kind import Explained, Kind
from tuireader.model.article import Article
from tuireader.model.source import Source

_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_SNAPSHOT = re.compile(rb"^(?:snapshot-content-location|from:\s*<saved by)", re.I | re.M)


def _recognises(source: Source) -> float:
    head = source.body[:4096]
    if not _RELATED.search(head):
        return 0.0
    named = source.name.lower().endswith((".mhtml", ".mht")) or "mhtml" in source.media_type
    return 1.0 if named or _SNAPSHOT.search(head) else 0.3


def _page(source: Source) -> Source:
    """The page inside, as a source of its own."""
    message = email.message_from_bytes(source.body)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                return replace(
                    source,
                    body=body,
                    url=source.url or _address(message, part),
                    charset=part.get_content_charset() or "",
                )
    raise ExtractError("There is no page in this file.")


def _address(message: Message, part: Message) -> str:
    for said in (message.get("Snapshot-Content-Location"), part.get("Content-Location")):
        if said and str(said).startswith(("http://", "https://")):
            return str(said).strip()
    return ""


def _article(source: Source) -> Article:
    from tuireader.extract.dom import reading

    return reading.article(_page(source))


def _explain(source: Source) -> list[Explained]:
    from tuireader.extract.dom import explaining

    return explaining.explain(_page(source))


SOURCE = Kind(_recognises, _article, _explain)
