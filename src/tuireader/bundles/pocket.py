"""Pocket's exports: `ril_export.html`, a list under "Unread" and one under "Read Archive", and the later zip of tables
(`part_000000.csv`: title, url, time_added, tags, status). Neither holds a text: only addresses, dates, tags and what was read.
"""

from collections.abc import Iterator

from tuireader.bundles import _rows
from tuireader.bundles._archive import Archive, names
from tuireader.bundles._fields import cleaned, line, marked, moment, story
from tuireader.bundles._format import Format, Refused
from tuireader.errors import ParseError
from tuireader.model.saved import Saved

_TITLE = b"<title>Pocket Export</title>"
_HEAD = {"title", "url", "time_added", "status"}


def _is_page(body: bytes) -> bool:
    return _TITLE in body[:4_000]


def _parts(body: bytes) -> list[str]:
    """The tables in a zip."""
    return sorted(name for name in names(body) if name.rpartition("/")[2].startswith("part_") and name.endswith(".csv"))


def _recognises(body: bytes) -> bool:
    return _is_page(body) or set(_rows.head(body)) >= _HEAD or bool(_parts(body))


def _stories(body: bytes) -> Iterator[Saved | Refused]:
    if _is_page(body):
        yield from _of_page(body)
    elif parts := _parts(body):
        archive = Archive(body)
        for part in parts:
            yield from _of_table(archive.read(part))
    else:
        yield from _of_table(body)


def _of_table(body: bytes) -> Iterator[Saved | Refused]:
    for row in _rows.rows(body):
        yield marked(
            story(row.get("url"), row.get("title")),
            added=moment(row.get("time_added")),
            read=row.get("status") == "archive",
            tags=cleaned(row.get("tags", "").split("|")),
        )


def _of_page(body: bytes) -> Iterator[Saved | Refused]:
    from lxml import etree, html  # who only asks whose an export is need not pay for it

    try:
        page = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError as error:
        raise ParseError("Pocket's page cannot be read; it is damaged.") from error
    archived = False
    for element in page.iter("h1", "a"):
        text = line("".join(str(part) for part in element.itertext()))
        if element.tag == "h1":
            archived = "archive" in text.lower()
            continue
        yield marked(
            story(element.get("href"), text),
            added=moment(element.get("time_added")),
            read=archived,
            tags=cleaned(element.get("tags", "").split(",")),
        )


BUNDLE = Format("Pocket", _recognises, _stories)
