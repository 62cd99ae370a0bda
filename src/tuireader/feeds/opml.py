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
        if "xmlurl" in attributes:
            told.append(_subscription(attributes, title, folders))
        if not closed:
            folders.append("" if "xmlurl" in attributes else title.replace("/", "∕"))
    if not outlines and b"<opml" not in source.body.replace(b"\0", b"").lower():
        raise ParseError("This is no OPML: it holds no outline.")
    return gathered(told)


def _subscription(attributes: Attributes, title: str, folders: list[str]) -> Subscription:
    folder = "/".join(part for part in folders[:_DEEPEST] if part)
    return Subscription(attributes["xmlurl"], title, attributes.get("htmlurl", ""), folder)


FORMAT = Format(recognises, subscriptions=subscriptions)
