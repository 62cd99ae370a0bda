"""Letters (.eml): newsletters above all. The HTML part is a page and is read as one; a letter of plain text is read as text,
its hard line ends undone. Subject, sender and date are what the letter itself says of them.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import EmailMessage, Message
from email.utils import parseaddr
from html import unescape

from tuireader import charset
from tuireader.errors import ExtractError
from tuireader.extract.kind import Explained, Kind
from tuireader.extract.unwrap import header, is_field, passed_on, whole
from tuireader.extract.when import moment
from tuireader.model.article import Article, Block, Dropped, Paragraph, Subhead, block_text
from tuireader.model.source import Source
from tuireader.safe import safe_line, safe_text

_HEADER = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|Content-Type):", re.I | re.M
)
_REPLY = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr|sv|rv|enc|rif)\s*:\s*)+", re.IGNORECASE)
_LONG = 120  # characters that a heading at most has
_EARLY, _FIELDS = 40, 8  # lines in which a letter within begins; fields that its header may have
_COMMENT = 600  # characters that somebody writes above a letter that he attaches
_ABOVE = "written above the letter that is passed on"
_MARKUP = re.compile(
    r"<(?:script|style|title)\b.*?</(?:script|style|title)\s*>|<[^>]{0,2000}>", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A letter, opened: the part to read, the kind of source it is, what the letter says of itself, what is no part of it."""

    part: Source
    kind: Kind
    subject: str
    sender: str
    date: datetime | None
    left_out: tuple[Dropped, ...] = ()


def _article(source: Source) -> Article:
    opened = _open(_letter(source), source)
    told, opened = _unwrapped(opened.kind.article(opened.part), opened)
    name, address = parseaddr(opened.sender)
    site = safe_line(name)
    return replace(
        told,
        headline=opened.subject or told.headline,
        blocks=(*_unheaded(told.headline, opened), *told.blocks),
        byline=told.byline or site or safe_line(address),
        site=told.site or site,
        published=opened.date or told.published,
        dropped=(*(d for d in told.dropped if not _alike(d.text, opened.subject)), *opened.left_out),
    )


def _explain(source: Source) -> list[Explained]:
    opened = _open(_letter(source), source)
    return opened.kind.explain(opened.part)


def _unwrapped(told: Article, opened: _Opened) -> tuple[Article, _Opened]:
    """Without the header of a letter within, which a page has in its text. Where hardly anything stands above it, that letter is
    what was sent: its subject, sender and date count."""
    if opened.part.media_type != "text/html" or (found := _inner_header(opened.part)) is None:
        return told, opened
    above, lines, fields = found
    head, words = " ".join(lines), " ".join(above)
    cut = [Dropped(head, "the header of the letter that is passed on")]
    gone = set(lines)
    if len(words) <= _COMMENT:
        gone.update(above)
        cut += [Dropped(words, _ABOVE)] if words else []
        subject = safe_line(_REPLY.sub("", fields["subject"])) or opened.subject
        date = moment(fields.get("date", "")) or opened.date
        opened = replace(opened, subject=subject, sender=fields["from"], date=date)
        told = replace(told, byline="")
    return replace(
        told,
        headline="" if told.headline in gone else told.headline,
        standfirst="" if told.standfirst in gone else told.standfirst,
        blocks=tuple(block for block in told.blocks if block_text(block) not in gone),
        dropped=(*(one for one in told.dropped if one.text not in gone), *cut),
    ), opened


def _inner_header(part: Source) -> tuple[list[str], list[str], dict[str, str]] | None:
    """What stands above the header of a letter within, the lines of that header, and its fields."""
    from tuireader.extract.dom import tree
    from tuireader.extract.dom.leaves import leaves

    texts = [leaf.text for leaf in leaves(tree.parse(part)) if leaf.text]
    for at in range(min(len(texts), _EARLY)):
        for end in range(at + 1, min(len(texts), at + _FIELDS + 1)):
            ends = not is_field(texts[end]) if end < len(texts) else True
            if ends and (fields := header(" ".join(texts[at:end]))) is not None:
                return texts[:at], texts[at:end], fields
    return None


def _unheaded(headline: str, opened: _Opened) -> list[Block]:
    """What stood for the headline before the subject took its place, if it stands in the letter."""
    if not headline or not opened.subject or _alike(headline, opened.subject):
        return []
    shown = " ".join(unescape(_MARKUP.sub(" ", opened.part.body.decode("utf-8", "replace"))).split())
    if " ".join(headline.split()) not in shown:
        return []
    return [Subhead(headline) if len(headline) < _LONG and headline[-1] not in ".,;" else Paragraph(headline)]


def _alike(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _letter(source: Source) -> EmailMessage:
    letter = email.message_from_bytes(source.body, policy=email.policy.default)
    if not isinstance(letter, EmailMessage) or not letter.keys():
        raise ExtractError("This is no letter: it has no header.")
    return letter


def _open(letter: EmailMessage, source: Source) -> _Opened:
    """HTML is read if there is any that holds words, else plain text, else a letter that is attached."""
    from tuireader.extract.sources import html, text

    try:
        page, plain = letter.get_body(("html",)), letter.get_body(("plain",))
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        raise ExtractError("This letter is too damaged to be read.") from error
    subject, sender = safe_line(_REPLY.sub("", str(letter.get("Subject", "")))), str(letter.get("From", ""))
    words = _decoded(plain).strip() if plain is not None else ""
    left_out = tuple(_attachments(letter))
    attached = next((part for part in letter.walk() if part.get_content_type() == "message/rfc822"), None)
    if attached is not None and len(words) <= _COMMENT and (inner := _attached(attached)):
        opened = _open(inner, source)
        above = (Dropped(safe_text(words), _ABOVE),) if words else ()
        return replace(opened, left_out=(*above, *opened.left_out, *left_out))
    if page is not None and (body := _decoded(page)).strip():
        part = Source(body.encode(), source.name, source.url, "text/html", "utf-8")
        return _Opened(part, html.SOURCE, subject, sender, _date(letter), left_out)
    if plain is None or not words:
        raise ExtractError("This letter has no text.")
    when = _date(letter)
    if given := passed_on(words):
        subject, sender, words = safe_line(_REPLY.sub("", given.subject)) or subject, given.sender, given.text
        when = moment(given.date) or when
        left_out = (*((Dropped(safe_text(given.above), _ABOVE),) if given.above else ()), *left_out)
    flowed = plain.get_param("format", "") == "flowed"
    body, kind = f"{subject}\n\n{whole(words, flowed)}\n", text.TITLED if subject else text.SOURCE
    return _Opened(
        Source(body.encode(), source.name, source.url, "text/plain", "utf-8"),
        kind,
        subject,
        sender,
        when,
        left_out,
    )


def _attached(part: Message) -> EmailMessage | None:
    inner = part.get_payload()
    letter = inner[0] if isinstance(inner, list) and inner else None
    return letter if isinstance(letter, EmailMessage) and letter.keys() else None


def _decoded(part: Message) -> str:
    """The part's text; a character set that nobody knows, or that does not fit, is read as well as can be."""
    raw = part.get_payload(decode=True)
    body = raw if isinstance(raw, bytes) else str(raw or "").encode("utf-8", "replace")
    return charset.decoded(body, part.get_content_charset() or "").text


def _date(letter: EmailMessage) -> datetime | None:
    try:
        when = letter["Date"].datetime if letter["Date"] else None
    except (AttributeError, TypeError, ValueError):
        return None
    return when if when is None or when.tzinfo else when.replace(tzinfo=UTC)


def _attachments(letter: EmailMessage) -> Iterator[Dropped]:
    for part in letter.walk():
        if part.get_content_disposition() == "attachment" and part.get_content_type() != "message/rfc822":
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
