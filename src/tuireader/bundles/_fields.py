"""Fields as exports write them, made clean: what is of a wrong type is as if it were not there."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from tuireader.bundles._format import Refused
from tuireader.model.feed import Entry
from tuireader.model.saved import Saved
from tuireader.safe import redact, safe_line, safe_url

_TAG = 60  # characters; the library takes no longer ones


def story(
    url: object,
    title: object,
    *,
    body: object = "",
    summary: object = "",
    byline: str = "",
    published: datetime | None = None,
    language: object = "",
) -> Entry | Refused:
    """What every program keeps of a story; refused without an address that can be opened. Without a title the address is
    its headline."""
    address = safe_url(url) if isinstance(url, str) else ""
    headline = line(title) or line(address, 500)
    if not address:
        return headline or redact(line(url, 200)) or "(no address)", "it has no web address"
    body = body if isinstance(body, str) else ""
    return Entry(
        id=address,
        url=address,
        headline=headline,
        byline=line(byline, 200),
        published=published,
        summary=summary if isinstance(summary, str) else "",
        body=body,
        language=line(language, 35).replace("_", "-"),
        has_content=bool(body),
    )


def site_of(entry: Entry) -> str:
    """The name of the site, where nobody says it: its host."""
    return (urlsplit(entry.url).hostname or "").removeprefix("www.")


def marked(entry: Entry | Refused, **marks: Any) -> Saved | Refused:
    """The story with its marks; refused ones stay so."""
    return Saved(entry, **({"site": site_of(entry)} | marks)) if isinstance(entry, Entry) else entry


def line(value: object, limit: int = 500) -> str:
    return safe_line(value, limit) if isinstance(value, str) else ""


def tags(values: object) -> tuple[str, ...]:
    """Labels from a list of names, or of objects that have a label."""
    names = (one.get("label") if isinstance(one, dict) else one for one in (values if isinstance(values, list) else ()))
    return cleaned(name for name in names if isinstance(name, str))


def cleaned(names: Iterable[str]) -> tuple[str, ...]:
    """Tags as the library takes them, each once."""
    found = (line(name, _TAG).replace('"', "").lstrip("-").strip() for name in names)
    return tuple(dict.fromkeys(tag for tag in found if tag))


def listed(value: str) -> tuple[str, ...]:
    """Tags that are written as a JSON list in a field of text."""
    try:
        return tags(json.loads(value)) if value.strip() else ()
    except (ValueError, RecursionError):
        return cleaned(value.split(","))


def moment(value: object) -> datetime | None:
    """A date as seconds since 1970 or as ISO 8601, without a zone taken for UTC; None for anything else."""
    try:
        text = str(value).strip()
        if text.isdigit():
            return datetime.fromtimestamp(int(text), UTC) if int(text) else None
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def is_set(value: object) -> bool:
    """Whether a flag is up: true, 1 or "1"."""
    return value is True or value in (1, "1")
