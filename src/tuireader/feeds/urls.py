"""newsboat's `urls` file: an address a line, then tags; "~Title" names it, "!" hides it (newsboat manual, "urls").

The first tag becomes the folder. Commands (`exec:`, `filter:`) and query feeds are reported and never run.
"""

import re

from tuireader.feeds._decode import text_of
from tuireader.feeds._format import Format
from tuireader.feeds._subscriptions import gathered
from tuireader.model.feed import Subscription, SubscriptionList
from tuireader.model.source import Source
from tuireader.safe import safe_line

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_ADDRESS = re.compile(rb'"?(https?://|feed://|exec:|filter:|query:|file://)[^\s<>]+', re.I)
_TAGGED = re.compile(rb'("(?:[^"\\]|\\.)*"|[^\s"]+)(\s+("(?:[^"\\]|\\.)*"|[^\s".]+))*\s*\Z')


def recognises(body: bytes) -> bool:
    """Every line that is neither empty nor a comment begins with an address, and only short words follow it."""
    if b"<" in body[:2_000] or b"\0" in body[:2_000]:
        return False
    lines = [line.strip() for line in body.removeprefix(b"\xef\xbb\xbf").splitlines()[:2_000]]
    lines = [line for line in lines if line and not line.startswith(b"#")]
    return bool(lines) and all(_ADDRESS.match(line) and _TAGGED.match(line[:2_000]) for line in lines)


def subscriptions(source: Source) -> SubscriptionList:
    lines = (line.strip() for line in text_of(source).splitlines())
    return gathered(_subscription(line) for line in lines if line and not line.startswith("#"))


def _subscription(line: str) -> Subscription:
    words = [re.sub(r"\\(.)", r"\1", quoted) if quoted else bare for quoted, bare in _WORD.findall(line)]
    url, *tags = words or [""]
    title = next((safe_line(tag[1:], 200) for tag in tags if tag.startswith("~")), "")
    folder = next((safe_line(tag, 200) for tag in tags if tag[:1] not in ("~", "!")), "")
    return Subscription(url, title, folder=folder.replace("/", "∕"))


FORMAT = Format(recognises, subscriptions=subscriptions)
