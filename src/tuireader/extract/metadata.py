"""What a page says of itself: JSON-LD first, then OpenGraph, then other meta elements, each value with where it was said.

Pages lie in all three (a share title in og:title, the site's name as author), so nothing is decided here: `facts` keeps
every value in order of trust, and the page's visible text has its say in headline.py and byline.py.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from lxml import html

from tuireader.safe import BLOCK_LIMIT, safe_block, safe_line, safe_text

Facts = dict[str, list[tuple[str, str]]]
"""Field → [(value, where it was said)], surest first."""

_META = {
    "headline": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "cxenseparse:recs:title"),
    "description": ("og:description", "description", "twitter:description", "dc.description"),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "date", "dc.date", "dc.date.issued",
        "dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "last-modified-date",
        "article.published", "cxenseparse:recs:publishtime", "publication_date", "originalpublicationdate",
        "iso-8601-publish-date",
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"),
    "byline": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "twitter:data1",
               "cxenseparse:author"),
    "site": ("og:site_name", "application-name", "twitter:site"),
    "kicker": ("article:section", "og:section", "parsely-section", "cxenseparse:recs:articlesection"),
    "url": ("og:url",),
    "image": ("og:image", "twitter:image"),
    "language": ("og:locale", "content-language", "language", "dc.language"),
}  # fmt: skip
_FIELDS = {name: (field, rank) for field, names in _META.items() for rank, name in enumerate(names)}
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review|Recipe)$")
_JUNK = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$", re.S)
MARKED = "an element marked as the author's"
_MARKABLE = ("a", "address", "dd", "div", "h4", "li", "p", "span", "strong")
_NAME = 60  # characters of an author's name
_MANY = 40  # values a field keeps; a page of a hundred authors is no article


def facts(root: html.HtmlElement) -> Facts:
    """All that the page says of itself."""
    found: Facts = {}
    for thing in _things(root):
        _read_thing(thing, found)
    _read_meta(root, found)
    _read_authors(root, found)
    title = root.find(".//title")
    if title is not None:
        _say(found, "title", "".join(title.itertext()), "title element")
    if language := root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"):
        found.setdefault("language", []).insert(0, (safe_line(language), "html lang"))
    link = root.find(".//link[@rel='canonical']")
    if link is not None:
        _say(found, "url", link.get("href") or "", "link rel=canonical")
    return found


def first(found: Facts, field: str) -> str:
    """The surest value of a field, "" where there is none."""
    values = found.get(field)
    return values[0][0] if values else ""


def _say(found: Facts, field: str, value: object, where: str) -> None:
    if isinstance(value, str) and (text := safe_block(value).strip() if field == "body" else safe_text(value)):
        held = found.setdefault(field, [])
        at = next((at for at, (known, _) in enumerate(held) if text == known), -1)
        if at >= 0:
            held[at] = text, f"{held[at][1]} and {where}"
        elif len(held) < _MANY:
            held.append((text, where))


def _read_meta(root: html.HtmlElement, found: Facts) -> None:
    said: list[tuple[int, str, str, str]] = []
    for meta in root.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        ).lower()
        if name in _FIELDS:
            field, rank = _FIELDS[name]
            said.append((rank, field, meta.get("content") or "", name))
    for _, field, value, name in sorted(said, key=lambda one: one[0]):
        _say(found, field, value, f"meta {name}")


def _read_authors(root: html.HtmlElement, found: Facts) -> None:
    """The first that the page's own marks call its author (microdata, rel="author"), with those beside."""
    near: html.HtmlElement | None = None
    names: list[str] = []
    marked = (element for element in root.iter(*_MARKABLE) if "author" in _marks(element))
    for element in islice(marked, _MANY):
        if (near is not None and near not in (element.getparent(), element)) or _is_answer(element):
            continue
        named = element.find(".//*[@itemprop='name']")
        name = safe_line("".join((element if named is None else named).itertext()))
        if 3 < len(name) < _NAME and name not in names:
            names.append(name)
            near = near if near is not None else element.getparent()
    if names:
        _say(found, "byline", "; ".join(names), MARKED)


def _marks(element: html.HtmlElement) -> list[str]:
    return f"{element.get('itemprop') or ''} {element.get('rel') or ''}".lower().split()


def _is_answer(element: html.HtmlElement) -> bool:
    """Whether an element belongs to a reader's comment or answer."""
    return any(
        (one.get("itemtype") or "").endswith(("Answer", "Comment", "UserComments")) for one in element.iterancestors()
    )


# ---- JSON-LD


def _things(root: html.HtmlElement) -> list[dict[str, Any]]:
    """The articles that the page's JSON-LD speaks of, the one whose address is the page's first."""
    things: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            things += _flat(_loads(script.text or ""))
    known = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    articles = [thing for thing in things if any(_ARTICLE.search(kind) for kind in _types(thing))]
    for thing in articles:
        for key in ("author", "creator", "image"):
            thing[key] = [
                known.get(one.get("@id", ""), one) if isinstance(one, dict) else one for one in _list(thing.get(key))
            ]
    articles.sort(key=lambda thing: "headline" not in thing)
    return articles


def _loads(text: str) -> object:
    text = _JUNK.sub("", _JUNK.sub("", text[:BLOCK_LIMIT]))
    try:
        value: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _flat(value: object) -> Iterator[dict[str, Any]]:
    """All objects of lists and @graph; articles nested in a page or list too, breadth first, bounded."""
    waiting = [value]
    for _ in range(2_000):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield one
            waiting += [
                one[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(one.get(key), dict | list)
            ]


def _types(thing: dict[str, Any]) -> list[str]:
    return [kind for kind in _list(thing.get("@type")) if isinstance(kind, str)]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _read_thing(thing: dict[str, Any], found: Facts) -> None:
    where = "JSON-LD"
    for field, keys in (
        ("headline", ("headline", "name")),
        ("published", ("datePublished", "dateCreated", "uploadDate")),
        ("updated", ("dateModified",)),
        ("description", ("description", "abstract", "alternativeHeadline")),
        ("body", ("articleBody", "text", "reviewBody")),
        ("kicker", ("articleSection",)),
        ("url", ("url",)),
        ("language", ("inLanguage",)),
    ):
        for key in keys:
            for value in _list(thing.get(key))[:1]:
                _say(found, field, _plain(value) if field != "url" else value, f"{where} {key}")
    names = list(_names([*_list(thing.get("author")), *_list(thing.get("creator"))][:_MANY]))
    _say(found, "byline", "; ".join(names), f"{where} author")
    for publisher in _list(thing.get("publisher")):
        if isinstance(publisher, dict):
            _say(found, "site", _plain(publisher.get("name")), f"{where} publisher")
    for image in _list(thing.get("image")):
        if isinstance(image, dict):
            for key in ("caption", "description"):
                _say(found, "captions", _plain(image.get(key)), f"{where} image {key}")
            for key in ("creditText", "copyrightNotice", "author", "creator"):
                value = image.get(key)
                _say(found, "credits", value.get("name") if isinstance(value, dict) else value, f"{where} image {key}")


def _plain(value: object) -> str:
    """Text of a value that may hold tags or entities."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return ""
    if "<" in value or "&" in value:
        from html import unescape

        value = re.sub(r"<[^<>]{1,300}>", " ", unescape(value))
    return value


def _names(authors: Iterable[object]) -> Iterator[str]:
    seen: set[str] = set()
    for author in authors:
        name = author.get("name") if isinstance(author, dict) else author
        for one in _list(name):
            text = safe_line(_plain(one))
            if text and text.lower() not in seen and not text.startswith(("http://", "https://")):
                seen.add(text.lower())
                yield text
