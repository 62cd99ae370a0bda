"""Letters (.eml): newsletters above all. The HTML part is a page and is read as one; a letter of plain text is read as text,
its hard line ends undone. Subject, sender and date are what the letter itself says of them.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage, Message
from email.utils import parseaddr

from tuireader.errors import ExtractError
from tuireader.extract.kind import Explained, Kind
from tuireader.model.article import Article, Dropped
from tuireader.model.source import Source
from tuireader.safe import safe_line

_HEADER = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|Content-Type):", re.I | re.M
)
_REPLY = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr|sv|rv|enc)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_WRAPPED = range(45, 81)  # characters of a line that a mail program has broken


def _article(source: Source) -> Article:
    letter = _letter(source)
    part, kind = _body(letter, source)
    told = kind.article(part)
    sender, address = parseaddr(str(letter.get("From", "")))
    return replace(
        told,
        headline=safe_line(_REPLY.sub("", str(letter.get("Subject", "")))) or told.headline,
        byline=told.byline or safe_line(sender or address),
        site=told.site or safe_line(sender),
        published=_date(letter) or told.published,
        dropped=(*told.dropped, *_attachments(letter)),
    )


def _explain(source: Source) -> list[Explained]:
    part, kind = _body(_letter(source), source)
    return kind.explain(part)


def _letter(source: Source) -> EmailMessage:
    letter = email.message_from_bytes(source.body, policy=email.policy.default)
    if not isinstance(letter, EmailMessage) or not letter.keys():
        raise ExtractError("This is no letter: it has no header.")
    return letter


def _body(letter: EmailMessage, source: Source) -> tuple[Source, Kind]:
    """The part to read and the kind of source it is: HTML if there is any that holds words, else plain text."""
    from tuireader.extract.sources import html, text

    try:
        page, plain = letter.get_body(("html",)), letter.get_body(("plain",))
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise ExtractError("This letter is too damaged to be read.") from error
    if page is not None and (body := _decoded(page)).strip():
        return Source(body.encode(), source.name, source.url, "text/html", "utf-8"), html.SOURCE
    if plain is not None and (body := _decoded(plain)).strip():
        return Source(_unwrapped(body).encode(), source.name, source.url, "text/plain", "utf-8"), text.SOURCE
    raise ExtractError("This letter has no text.")


def _decoded(part: Message) -> str:
    """The part's text; a character set that nobody knows, or that does not fit, is read as well as can be."""
    raw = part.get_payload(decode=True)
    body = raw if isinstance(raw, bytes) else str(raw or "").encode("utf-8", "replace")
    for charset in (part.get_content_charset(), "utf-8"):
        try:
            return body.decode(charset) if charset else body.decode("utf-8")
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return body.decode("windows-1252", "replace")


def _unwrapped(text: str) -> str:
    """Paragraphs whose lines a mail program has broken, whole again; the signature set apart by a blank line."""
    text = _SIGNATURE.sub("", text.replace("\r\n", "\n"))
    paragraphs = []
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines = paragraph.strip("\n").split("\n")
        broken = len(lines) > 1 and all(len(line.rstrip()) in _WRAPPED for line in lines[:-1])
        paragraphs.append(" ".join(line.strip() for line in lines) if broken else "\n".join(lines))
    return "\n\n".join(paragraphs)


def _date(letter: EmailMessage) -> datetime | None:
    try:
        when = letter["Date"].datetime if letter["Date"] else None
    except (AttributeError, TypeError, ValueError):
        return None
    return when if when is None or when.tzinfo else when.replace(tzinfo=UTC)


def _attachments(letter: EmailMessage) -> Iterator[Dropped]:
    for part in letter.walk():
        if part.get_content_disposition() == "attachment":
            name = safe_line(part.get_filename() or part.get_content_type())
            yield Dropped(name, "an attachment of the letter")


def _recognises(source: Source) -> float:
    if source.media_type == "message/rfc822":
        return 1.0
    head = source.body[:4096]
    headers = len({match.lower() for match in _HEADER.findall(re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0])})
    named = source.name.lower().endswith((".eml", ".mail", ".mbox"))
    return 0.95 if headers >= 2 and named else 0.9 if headers >= 4 else 0.0


SOURCE = Kind(_recognises, _article, _explain)
