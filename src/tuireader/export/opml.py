"""The subscriptions as OPML, folders as outlines in outlines. Logins and tokens in a feed's address stay at home."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from tuireader.export import Edition
from tuireader.model.feed import Feed
from tuireader.safe import without_secrets


def export(feeds: Iterable[Feed], edition: Edition) -> Iterator[bytes]:
    """Feeds must come folder by folder."""
    yield (
        f'<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n<head><title>{_text(edition.title)}</title>'
        f"<dateCreated>{edition.made:%a, %d %b %Y %H:%M:%S %z}</dateCreated></head>\n<body>\n"
    ).encode()
    opened: list[str] = []
    for feed in sorted(feeds, key=lambda f: (f.folder.split("/"), f.title.casefold())):
        wanted = [part for part in feed.folder.split("/") if part]
        keep = next(
            (i for i, pair in enumerate(zip(opened, wanted, strict=False)) if pair[0] != pair[1]),
            min(len(opened), len(wanted)),
        )
        yield (
            "</outline>\n" * (len(opened) - keep)
            + "".join(f"<outline text={quoteattr(part)}>\n" for part in wanted[keep:])
        ).encode()
        opened = wanted
        yield _outline(feed).encode()
    yield ("</outline>\n" * len(opened) + "</body>\n</opml>\n").encode()


def _outline(feed: Feed) -> str:
    site = f" htmlUrl={quoteattr(feed.site_url)}" if feed.site_url else ""
    title = quoteattr(feed.title)
    return f'<outline type="rss" text={title} title={title} xmlUrl={quoteattr(without_secrets(feed.url))}{site}/>\n'


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


SUBSCRIPTIONS = export
