"""OPML: what other readers hand over, and what is handed to them (http://opml.org/spec2.opml).

Real files are often not well-formed, so they are read tag by tag (`_tags.py`); nested outlines are folders.
"""

from collections.abc import Iterable
from xml.etree import ElementTree

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


def write(feeds: Iterable[Subscription], title: str = "Subscriptions") -> bytes:
    """An OPML 2.0 file of these feeds, folders as nested outlines, in the order given."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = safe_line(title)
    folders = {"": ElementTree.SubElement(root, "body")}
    for feed in feeds:
        title = safe_line(feed.title) or feed.url
        outline = {"type": "rss", "text": title, "title": title, "xmlUrl": feed.url}
        if feed.site_url:
            outline["htmlUrl"] = feed.site_url
        ElementTree.SubElement(_folder(folders, feed.folder), "outline", outline)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _folder(folders: dict[str, ElementTree.Element], path: str) -> ElementTree.Element:
    if path not in folders:
        above, _, part = path.rpartition("/")
        name = safe_line(part)
        folders[path] = ElementTree.SubElement(_folder(folders, above), "outline", {"text": name, "title": name})
    return folders[path]


FORMAT = Format(recognises, subscriptions=subscriptions)
