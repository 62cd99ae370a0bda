"""OPML: what other readers hand over (http://opml.org/spec2.opml).

Real files are often not well-formed, so they are read tag by tag (`_tags.py`); nested outlines are folders.
"""

from tuireader.errors import ParseError
from tuireader.feeds._decode import text_of
from tuireader.feeds._format import Format
from tuireader.feeds._subscriptions import gathered
from tuireader.feeds._tags import Attributes, first_tag, tags
from tuireader.model.feed import Subscription, SubscriptionList
from tuireader.model.source import Source
from tuireader.safe import safe_line

_DEEPEST = 20


def recognises(body: bytes) -> bool:
    return first_tag(body) in (b"opml", b"outline")


def subscriptions(source: Source) -> SubscriptionList:
    """Every outline with an address, in order; ParseError where there is none and the file is no OPML."""
    folders: list[str] = []
    told: list[Subscription] = []
    outlines = 0
    for name, attributes, closed in tags(text_of(source), "outline"):
        if name == "/outline":
            del folders[-1:]
            continue
        outlines += 1
        title = safe_line(attributes.get("title") or attributes.get("text") or "", 200)
        address = _address(attributes)
        if address is not None:
            told.append(_subscription(address, attributes, title, folders))
        if not closed:
            folders.append("" if address is not None else title.replace("/", "∕"))
    if not outlines and b"<opml" not in source.body.replace(b"\0", b"").lower():
        raise ParseError("This is no OPML: it holds no outline.")
    return gathered(told)


def _address(attributes: Attributes) -> str | None:
    """Of the feed; None where the outline is none. Some write a feed's address as other outlines have theirs."""
    of_feed = attributes.get("type", "").lower() in ("rss", "atom", "feed")
    return attributes.get("xmlurl", attributes.get("url") if of_feed else None)


def _subscription(address: str, attributes: Attributes, title: str, folders: list[str]) -> Subscription:
    """In the folders around it, else in that of its first category, which is a path of its own."""
    category = attributes.get("category", "").partition(",")[0].strip()
    around = folders[:_DEEPEST] if any(folders) else category.split("/") * category.startswith("/")
    folder = "/".join(part for name in around if (part := safe_line(name, 200)))
    return Subscription(address, title, attributes.get("htmlurl", ""), folder)


FORMAT = Format(recognises, subscriptions=subscriptions)
