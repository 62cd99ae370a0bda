"""Addresses from another program's list, sorted into those that can be subscribed and those that cannot, and why."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tuireader.model.feed import Subscription, SubscriptionList
from tuireader.safe import redact, safe_line, safe_url

_MOST = 50_000


def gathered(told: Iterable[Subscription]) -> SubscriptionList:
    """The http(s) ones, each address once; the rest refused, each with its reason. Nothing is ever run."""
    feeds: dict[str, Subscription] = {}
    refused: list[tuple[str, str]] = []
    again: Counter[str] = Counter()
    left_out = 0
    for one in told:
        shown = redact(safe_line(one.url or one.title, 200))
        url = safe_url(as_http(one.url))
        if not url:
            refused.append((shown, _reason(one.url)))
        elif url in feeds:
            again[shown] += 1
        elif len(feeds) == _MOST:
            left_out += 1
        else:
            feeds[url] = replace(one, url=url, title=_name(one.title), site_url=safe_url(one.site_url))
    refused += [(shown, f"listed {count + 1:,} times") for shown, count in again.items()]
    if left_out:
        refused.append((f"{left_out:,} more", f"{_MOST:,} feeds are the most that are taken"))
    return SubscriptionList(tuple(feeds.values()), tuple(refused))


def _name(title: str) -> str:
    """An address is no name, and may hold a login."""
    return "" if re.match(r"[a-z][a-z0-9+.-]{0,20}://\S*\Z", title, re.I) else title


def as_http(url: str) -> str:
    """Without the `feed:` that some programs write before an address."""
    url = re.sub(r"\A\s*feed:(//)?(?=https?:)", "", url, flags=re.I)
    return re.sub(r"\A\s*feed://", "http://", url, flags=re.I).strip()


def _reason(url: str) -> str:
    scheme = re.match(r"\s*(\||[a-z][a-z0-9+.-]*:)", url, re.I)
    if not url.strip():
        return "no address"
    if not scheme:
        return "not a web address"
    if scheme[1].lower() in ("exec:", "filter:", "|"):
        return "a command, which is never run"
    if scheme[1].lower() == "query:":
        return "a query, not a feed"
    return (
        "not a usable web address"
        if scheme[1].lower() in ("http:", "https:")
        else f"only http and https, not {scheme[1].lower()}"
    )
