"""The head of an article: its headline, its site and when it was written, from what the page shows and what it says of itself."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import html

from tuireader.extract.dom import tree
from tuireader.extract.dom.shape import key
from tuireader.extract.metadata import Facts, first
from tuireader.safe import safe_line, safe_url

_SIGNS = " |│｜ㅣ·•»«–—-:："
_BARS = re.compile(r"\s+[|│·•»«*–—-]+\s+|\s*[|│｜ㅣ：]\s*|\s::\s")
_COMPANY = re.compile(
    r"\s(?:AG|GmbH|[Ss]\.?[AaLl]\.?|S\.?[pr]\.?[Al]\.?|A/S|AS|AB|Inc\.?|Ltd\.?|LLC|eG|KG|[BN]\.?V\.?|Oy)$"
)
_MOTTO = re.compile(r"\s*[|│]\s*|\s[-–—]\s")
_SHORT = 15  # letters that a headline has
_PUNCTUATION = re.compile(r"[:/|–—]")
_LOOSE = re.compile(r"(?<=[^\W\d]) :(?= )")  # what a style sheet draws together behind a kicker
_LEAD = re.compile(r"(\S.{1,60}?)\s+[–—-]\s+")
_ZONES = re.compile(r"\b(?:MESZ|MEZ|CEST|CET|BST|GMT|UTC|EST|EDT|PST|PDT|Uhr)\b")
_OFFSETS = {"MESZ": 2, "CEST": 2, "MEZ": 1, "CET": 1, "BST": 1, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7}


def headline(facts: Facts, shown: list[str], headings: Iterable[str] = ()) -> tuple[str, str]:
    """(headline, why). `shown` are the headings that were taken for it, surest first, `headings` all that the page has. What
    it says of itself wins where it is a heading word for word, or a heading with its kicker, or where two of JSON-LD, share
    title and <title> agree and none with the heading; otherwise what readers see does."""
    told, why = _without_kicker(facts, shown[:1]) or _told(facts, shown, headings)
    return told if first(facts, "language")[:2] == "fr" else _LOOSE.sub(":", told), why


def _told(facts: Facts, shown: list[str], headings: Iterable[str]) -> tuple[str, str]:
    said = [(_without_site(value, facts), where) for value, where in facts.get("headline", [])]
    sites = {_letters(value) for value, _ in facts.get("site", [])}
    shown = [text for text in shown if _letters(text) not in sites] or shown[:1]
    for text in shown:
        for value, where in said:
            if _letters(text) == _letters(value):  # the heading may have no space or sign behind its kicker
                best = max(text, value, key=lambda one: (len(key(one).split()), len(_PUNCTUATION.findall(one))))
                return best, f"the heading, and {where}"
    for text in shown[:1]:
        for value, where in said:
            if (
                len(key(text)) > 8
                and key(text) in key(value)
                and where.startswith("JSON-LD")
                and len(value) < 2 * len(text) + 40
            ):
                return value, f"{where}, of which the heading is a part"
    title = _letters(_without_site(first(facts, "title"), facts))
    if shown and _letters(shown[0]) not in title:
        for text in headings:  # a section's heading may be the greatest of the page
            if len(_letters(text)) > _SHORT and _letters(text) == title:
                return text, "a heading that is the page's title"
    if shown:
        return _agreed(facts, shown[0]) or (shown[0].lstrip(":–— "), "the page's heading")
    if said:
        return said[0]
    return _without_site(first(facts, "title"), facts), "title element"


def _without_kicker(facts: Facts, shown: list[str]) -> tuple[str, str] | None:
    """The title that the page names itself by, where the heading is that behind a kicker and a dash."""
    said = ((_without_site(value, facts), where) for value, where in facts.get("headline", []))
    each = ((value, where) for value, where in said for text in shown if kicker_before(value, text))
    found = next(each, None)
    return (found[0], f"{found[1]}, which is the heading without its kicker") if found else None


def kicker_before(title: str, shown: str) -> str:
    """What a heading sets before a title, with a dash between; "" where it does not end with the title."""
    lead = _LEAD.fullmatch(shown.removesuffix(title)) if shown.endswith(title) else None
    return lead[1] if lead else ""


def _agreed(facts: Facts, shown: str) -> tuple[str, str] | None:
    """What two of the three places where a page names its story say alike, if none says what the heading does."""
    title = _letters(_without_site(first(facts, "title"), facts))
    for value, where in facts.get("headline", []):
        bare = _without_site(value, facts)
        places = ("JSON-LD" in where) + ("og:title" in where) + (_letters(bare) == title)
        parted = _letters(_BARS.split(bare)[0]) == _letters(shown)  # from the name of a site that it says nowhere else
        if places > 1 and title != _letters(shown) and not parted:
            return bare, f"{where}, against the heading"
    return None


def _letters(text: str) -> str:
    return key(text).replace(" ", "")


def _without_site(title: str, facts: Facts) -> str:
    """A share title without the site's name behind or before a bar."""
    hosts = [urlsplit(safe_url(value)).netloc.removeprefix("www.") for value, _ in facts.get("url", [])]
    sites = [key(value) for value in (*(value for value, _ in facts.get("site", [])), *hosts) if value]
    parts = _BARS.split(title)
    if len(parts) > 1:
        for at, part in ((-1, parts[-1]), (0, parts[0])):
            name = key(part)
            if name and any(name == site or site in name or (len(name) > 3 and name in site) for site in sites):
                cut = title.rfind(part) if at else title.find(part) + len(part)
                return (title[:cut] if at else title[cut:]).strip(_SIGNS)
    return title


def site(facts: Facts) -> str:
    """The name of the site without its motto ("Herald | News, Weather, Sport"), a company's only where there is no other; its
    host where the page gives no name."""
    names = (_MOTTO.split(value)[0].strip(" @") for value, _ in facts.get("site", []))
    for name in sorted(names, key=lambda name: _COMPANY.search(name) is not None):
        if name:
            return str(name)
    hosts = (urlsplit(safe_url(value)).netloc for value, _ in facts.get("url", []))
    return safe_line(next((host.removeprefix("www.") for host in hosts if host), ""))


def published(facts: Facts, root: html.HtmlElement) -> tuple[datetime | None, str]:
    """(when, why): metadata, then the first <time> of the page, then whatever date the page shows."""
    for value, where in facts.get("published", []):
        if (when := moment(value)) is not None:
            return when, where
    for element in root.iter("time"):
        if (when := moment(element.get("datetime") or "")) is not None:
            return when, "a time element"
    return _shown_date(root)


def updated(facts: Facts) -> datetime | None:
    return next((when for value, _ in facts.get("updated", []) if (when := moment(value)) is not None), None)


def _shown_date(root: html.HtmlElement) -> tuple[datetime | None, str]:
    if tree.is_vast(root):
        return None, ""
    from copy import deepcopy

    from htmldate import find_date

    found = find_date(deepcopy(root), original_date=True, extensive_search=False)
    return (moment(found), "a date on the page") if found else (None, "")


def moment(text: str) -> datetime | None:
    """A point in time as pages write it in metadata; without a zone it is taken for UTC."""
    text = text.strip()
    when = _iso(text) or _mail(text) or _unix(text)
    if when is None or not 1990 <= when.year <= datetime.now(UTC).year + 1:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _iso(text: str) -> datetime | None:
    shaped = re.match(
        r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:[T ]+(\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?", text
    )
    if shaped is None:
        return None
    year, month, day, clock, zone = shaped.groups()
    try:
        return datetime.fromisoformat(f"{year}-{month}-{day}" + (f"T{clock}{zone or ''}" if clock else ""))
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    """ "Fri, 28 Apr 2023 19:20:36 +0200" and "Fri Apr 28 19:20:36 CEST 2023"."""
    unix = re.match(r"\w{3} (\w{3}) (\d{1,2}) (\d\d:\d\d:\d\d) (\w{3,4}) (\d{4})$", text)
    zone = _ZONES.search(text)
    offset = f"{_OFFSETS.get(zone[0], 0):+03d}00" if zone else "+0000"
    if unix:
        text = f"{unix[2]} {unix[1]} {unix[5]} {unix[3]} {offset}"
    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError):
        return None


def _unix(text: str) -> datetime | None:
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    return None
