"""newsboat's `urls` file: an address a line, then tags; "~Title" names it, "!" hides it (newsboat manual, "urls").

A feed's first tag becomes its folder. A tag that is not always the first becomes a search with a name, and so does a query feed,
where it can be said so. What is hidden there is a feed like the others, and counted. Commands (`exec:`, `filter:`) are reported and
never run.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tuireader.errors import ParseError
from tuireader.feeds._decode import text_of
from tuireader.feeds._filters import search_of
from tuireader.feeds._format import Format
from tuireader.feeds._subscriptions import as_http, gathered
from tuireader.model.feed import Subscription, SubscriptionList
from tuireader.model.query import All, Any, Fact, Query, Term
from tuireader.model.search import Search
from tuireader.model.source import Source
from tuireader.safe import redact, safe_line, safe_url

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_ADDRESS = re.compile(rb'"?(https?://|feed://|exec:|filter:|query:|file://)[^\s<>]+', re.I)
_TAGGED = re.compile(rb'("(?:[^"\\]|\\.)*"|[^\s"]+)(\s+("(?:[^"\\]|\\.)*"|[^\s".]+))*\s*\Z')


def recognises(body: bytes) -> bool:
    """Every line that is neither empty nor a comment begins with an address, and only short words follow it."""
    if body.lstrip()[:1] == b"<" or b"\0" in body[:2_000]:
        return False
    lines = [line.strip() for line in body.removeprefix(b"\xef\xbb\xbf").splitlines()[:2_000]]
    lines = [line for line in lines if line and not line.startswith(b"#")]
    return bool(lines) and all(map(_is_one, lines))


def _is_one(line: bytes) -> bool:
    """A command and a query may hold "<"; of anything else it is a sign that it is markup."""
    plain = b"<" not in line or re.match(rb'"?(?:query|exec|filter):', line)
    return bool(plain and _ADDRESS.match(line) and _TAGGED.match(line[:2_000]))


def subscriptions(source: Source) -> SubscriptionList:
    lines = (line.strip() for line in text_of(source).splitlines())
    told = [_words(line) for line in lines if line and not line.startswith("#")]
    queries = [words[0] for words in told if words[0].startswith("query:")]
    told = [words for words in told if not words[0].startswith("query:")]
    listed = gathered(_subscription(*words) for words in told)
    tagged = _tagged(told)
    searches, refused = dict[str, Search](), list[tuple[str, str]]()
    for query in queries:
        try:
            one = _search(query, tagged)
            searches.setdefault(one.name.lower(), one)
        except ParseError as error:
            refused.append((safe_line(query, 200), str(error)))
    for tag, feeds in tagged.items():
        searches.setdefault(tag.lower(), Search(tag, str(Query(All((feeds,))))))
    hidden = {url for url, *tags in told if any(tag.startswith("!") for tag in tags)}
    return replace(
        listed,
        refused=(*refused, *listed.refused),
        searches=tuple(searches.values()),
        hidden=sum(feed.url in hidden for feed in listed.feeds),
    )


def _tagged(told: Iterable[Sequence[str]]) -> dict[str, Term]:
    """Each tag that stands behind another one somewhere, and its feeds. One whose address tells a secret goes by its name."""
    feeds, beside = defaultdict[str, list[Fact]](list), set[str]()
    for url, *tags in told:
        one = _subscription(url, *tags)
        name = one.title if redact(url) != url else safe_url(as_http(url))
        folders = [tag for tag in tags if tag[:1] not in ("~", "!") and _is_name(tag)]
        beside.update(folders[1:])
        for tag in dict.fromkeys(folders) if _is_name(name) else ():
            feeds[tag].append(Fact("feed", name))
    return {tag: Any(tuple(named)) if len(named) > 1 else named[0] for tag, named in feeds.items() if tag in beside}


def _is_name(text: str) -> bool:
    return bool(text) and safe_line(text, 2_000) == text and '"' not in text


def _words(line: str) -> list[str]:
    return [re.sub(r"\\(.)", r"\1", quoted) if quoted else bare for quoted, bare in _WORD.findall(line)] or [""]


def _search(query: str, tagged: Mapping[str, Term]) -> Search:
    """`query:NAME:FILTER`, and whatever tags follow."""
    _, name, asked = [*query.split(":", 2), "", ""][:3]
    if not (name := safe_line(name, 60).replace('"', "'")):
        raise ParseError("a query without a name")
    return Search(name, search_of(asked, tagged))


def _subscription(url: str, *tags: str) -> Subscription:
    title = next((safe_line(tag[1:], 200) for tag in tags if tag.startswith("~")), "")
    folder = next((safe_line(tag, 200) for tag in tags if tag[:1] not in ("~", "!")), "")
    return Subscription(url, title, folder=folder.replace("/", "∕"))


FORMAT = Format(recognises, subscriptions=subscriptions)
