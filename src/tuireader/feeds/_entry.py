"""From what a document says of a story to the Entry that the library takes: every doubt is settled here, once.

Each reader of a format (RSS and Atom in two ways, JSON Feed) only collects strings into a `Told`; which link is the
story's, which date can be true, whose caption it is and whether the story itself is there is decided in this file.
"""

import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from tuireader.feeds import _dates
from tuireader.feeds._text import as_html, holds_markup, plain, runs_to, says_less, uncased
from tuireader.feeds._told import Link, Medium, Told
from tuireader.model.article import Enclosure
from tuireader.model.feed import Entry, Picture
from tuireader.safe import safe_line, safe_url

MOST_ENTRIES = 5_000
_LONGEST_ID = 1_000
_MOST_MEDIA, _MOST_DATES = 200, 10
_CAPTION_LIMIT = 5_000
_CONTENT_LENGTH, _SUMMARY_LENGTH = 300, 1_500  # characters from which on the contract speaks of content


def entries_of(told: Iterable[Told], now: datetime) -> tuple[Entry, ...]:
    """The entries that say anything at all, in the feed's order, at most MOST_ENTRIES."""
    found: list[Entry] = []
    for one in told:
        entry = _entry(one, now)
        text = entry.headline or entry.summary or entry.body
        if text or entry.url or entry.published or entry.enclosures or entry.pictures:
            found.append(entry)
        if len(found) == MOST_ENTRIES:
            break
    return tuple(found)


def _entry(told: Told, now: datetime) -> Entry:
    summary, body = _markup(told.summary, told.summary_kind), _markup(told.body, told.body_kind)
    has_content = runs_to(body, _CONTENT_LENGTH) or runs_to(summary, _SUMMARY_LENGTH)
    body = body or _markup(told.full_text, "")
    if body and says_less(body, summary):  # some have the two the other way round
        summary, body = body, summary
    published = _first_date(told.published, now)
    updated = _first_date(told.updated, now)
    return Entry(
        id=_identity(told.id),
        url=_link(told),
        headline=plain(told.headline, told.headline_kind),
        byline=_byline(told.authors) or _byline(told.other_authors),
        published=published or updated,
        updated=updated,
        summary=summary or ("" if body else _of_media(told)),
        body=body,
        base=absolute(told.text_base),
        language=safe_line(told.language, 35),
        has_content=has_content,
        pictures=_pictures(told),
        enclosures=_enclosures(told),
    )


def _markup(text: str, kind: str) -> str:
    """HTML of what was told: plain text is escaped, unless it is HTML whatever it calls itself; what was escaped once too
    often is HTML too."""
    if not (text := uncased(text.strip())):
        return ""
    if kind == "text":
        return text if holds_markup(text) else as_html(text)
    if text.startswith("&lt;") and text.endswith("&gt;") and "<" not in text:
        twice = html.unescape(text)
        return twice if holds_markup(twice) else text
    return as_html(text) if kind == "" and "\n" in text and "<" not in text and "&" not in text else text


def _of_media(told: Told) -> str:
    """What is said of a film or recording, or of no picture at all, is the text of an entry that has no other."""
    said = next((medium.caption for medium in told.media if plays(medium) and medium.caption), "")
    return as_html(said or ("" if told.media or told.thumbnails else told.caption))


def _identity(told: str) -> str:
    told = told.strip()
    if len(told) <= _LONGEST_ID:
        return safe_line(told, _LONGEST_ID)
    return "sha256:" + hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def _first_date(texts: list[str], now: datetime) -> datetime | None:
    for text in texts[:_MOST_DATES]:
        if when := _dates.instant(text, now):
            return when
    return None


def _byline(authors: list[str]) -> str:
    if not authors:
        return ""
    names = dict.fromkeys([name for author in authors if (name := _name(author[:320]))])  # longer is an attack
    return safe_line(", ".join(names), 200)


_PERMALINK = re.compile(r"(https?://|/)\S+\Z", re.I)
_WHITE = re.compile(r"[\t\n\r]+")
_HOST = re.compile(r"www\.[\w-]+\.", re.I)
_MAIL = re.compile(r"[^\s<>()@]+@[^\s<>()@]+")
_HANDLE = re.compile(r"(?<!\S)\(?@\S+")
_BY = re.compile(r"By (?=\S)")
_ADDRESS = re.compile(r"https?://\S*\Z", re.I)


@lru_cache(64)  # few write for one feed
def _name(author: str) -> str:
    """The name in `jo@example.org (Jo Bloggs)`, `Jo Bloggs <jo@example.org>`, `Jo Bloggs (@jo)`; an address alone is no name,
    what somebody is called on a network is one where there is no better."""
    author = plain(author, "text", 200)
    author = author[found.end() :] if (found := _BY.match(author)) else author
    if _ADDRESS.match(author):
        return ""
    if "@" not in author:
        return author
    named = _HANDLE.sub(" ", author)
    if not named.strip():
        return author
    bracketed = re.search(r"\(([^()@]+)\)", named) if _MAIL.search(named) else None
    named = bracketed[1] if bracketed else _MAIL.sub(" ", named)
    return " ".join(named.split()).strip(" ,;-<>()\"'")


# ---------------------------------------------------------------- addresses
def resolve(href: str, base: str) -> str:
    """The http(s) address of `href`, or "". Without a base a relative one stays as it was written: whoever knows where
    the feed lies can resolve it later."""
    if safe_url(href) == href:  # nine in ten, and nothing below would change them
        return href
    href = uncased(_WHITE.sub("", href.strip())).replace("&amp;", "&")  # escaped once too often
    if href.startswith(("http://", "https://")):
        return safe_url(href)
    if _HOST.match(href):
        href = f"https://{href}"
    try:
        joined = urljoin(base, href) if base else href
        scheme = urlsplit(joined).scheme
    except ValueError:
        return ""
    if joined.startswith("//"):
        return safe_url(f"https:{joined}")
    if not scheme and not base:
        return safe_url(f"https://a/{joined.lstrip('/')}") and safe_line(joined, 2_000)
    return safe_url(joined)


def absolute(url: str) -> str:
    """What `resolve` gave, if it is a whole address, else ""."""
    return url if url.startswith(("http://", "https://")) else ""


def _link(told: Told) -> str:
    """The story's own page: the first alternate link that is a web page, then any alternate, then the permalink, then
    where Atom says that its text lies."""
    alternates = [link for link in told.links if link.rel in ("", "alternate")]
    pages = [link for link in alternates if not link.type or "html" in link.type]
    for link in (*pages, *alternates):
        if url := resolve(link.href, told.base):
            return url
    permalink = told.permalink.strip()
    if _PERMALINK.match(permalink) and (url := resolve(permalink, told.base)):
        return url
    return next((url for link in told.links if link.rel == "content" and (url := resolve(link.href, told.base))), "")


# ---------------------------------------------------------------- pictures and enclosures
_IMAGE = re.compile(r"\.(jpe?g|png|gif|webp|avif|svg|bmp)\b", re.I)
_AVATAR = re.compile(r"https?://[\w.]*gravatar\.com/", re.I)  # WordPress sends its author's face with every entry
_PLAYED = re.compile(r"\.(mp3|m4a|mp4|m4v|ogg|oga|ogv|webm|mov|wav|flac|m3u8)\b", re.I)


def plays(medium: Medium) -> bool:
    """Sound or film, not a picture."""
    if medium.medium or medium.type:
        return medium.medium in ("video", "audio", "executable", "document") or (
            medium.medium != "image" and not medium.type.startswith("image") and "/" in medium.type
        )
    return bool(_PLAYED.search(medium.url)) and not _IMAGE.search(medium.url)


def _pictures(told: Told) -> tuple[Picture, ...]:
    """The entry's pictures; of one that comes in several widths, the widest. A film with words of its own that no
    thumbnail of it shows is one of them."""
    if not told.media and not told.thumbnails:
        return ()
    media = told.media[:_MOST_MEDIA]
    shown = [medium for medium in media if not plays(medium)] or told.thumbnails[:_MOST_MEDIA]
    widest: dict[object, tuple[int, Picture]] = {}
    for medium in shown:
        picture = _picture(medium, told)
        width = int(medium.width) if re.fullmatch(r"[0-9]{1,5}", medium.width) else 0
        said = (picture.caption, picture.credit)
        key: object = said if width and any(said) else picture.url
        if picture.url and width > widest.get(key, (-1,))[0] and not _AVATAR.match(picture.url):
            widest[key] = (width, picture)
    pictures = [picture for _, picture in widest.values()]
    said_of_pictures = {(picture.caption, picture.credit) for picture in pictures}
    films = (_picture(medium, told) for medium in media if plays(medium) and (medium.caption or medium.credit))
    pictures += [film for film in films if film.url and (film.caption, film.credit) not in said_of_pictures]
    return tuple(pictures)


def _picture(medium: Medium, told: Told) -> Picture:
    caption, credit = medium.caption or told.caption, medium.credit or told.credit
    return Picture(
        resolve(medium.url, told.base), plain(caption, "", _CAPTION_LIMIT), plain(credit, "", _CAPTION_LIMIT)
    )


def _enclosures(told: Told) -> tuple[Enclosure, ...]:
    files = [link for link in told.links if link.rel == "enclosure"]
    files += [Link(m.url, "enclosure", m.type, m.length) for m in told.media[:_MOST_MEDIA] if plays(m)]
    found: dict[str, Enclosure] = {}
    for file in files:
        if "shockwave-flash" in file.type:  # which nothing plays any more
            continue
        url = resolve(file.href, told.base)
        length = int(file.length) if re.fullmatch(r"[0-9]{1,15}", file.length) else 0
        if url:
            found.setdefault(url, Enclosure(url, safe_line(file.type.lower(), 100), length))
    return tuple(found.values())


def placed(entry: Entry, base: str) -> Entry:
    """The entry with its relative link resolved against `base`; without a base, with none."""
    if not entry.url or absolute(entry.url):
        return entry
    return replace(entry, url=resolve(entry.url, base) if base else "")
