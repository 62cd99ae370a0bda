"""By what a story is known again: within its feed, and anywhere.

Keys are 63-bit hashes: a million of them collide with a chance of one in ten million, and an index of integers is a
third of one of texts.
"""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from tuireader.model.article import Article, block_text
from tuireader.model.feed import Entry

# Parameters that tell where a reader came from, not what is read: the lists of Miniflux and Firefox have these in common.
_TRACKING = frozenset(
    (
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "twclid",
        "yclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "ref_src",
        "_hsenc",
        "_hsmi",
    )
)
_USUAL = re.compile(r"https?://([a-zA-Z0-9.-]+)([a-zA-Z0-9/._~%-]*)\Z")  # nothing to be taken apart


def digest(*parts: str) -> int:
    """A signed 63-bit hash of the parts, never 0 (which stands for "none")."""
    return bytes_digest("\x1f".join(parts).encode(errors="surrogatepass"))


def bytes_digest(body: bytes) -> int:
    """As `digest`, of the bytes of a source."""
    return _number(blake2b(body, digest_size=8))


def pieces_digest(pieces: Iterable[bytes]) -> int:
    """As `bytes_digest`, of a source that is read piece by piece."""
    hashed = blake2b(digest_size=8)
    for piece in pieces:
        hashed.update(piece)
    return _number(hashed)


def _number(hashed: blake2b) -> int:
    return int.from_bytes(hashed.digest(), "big") >> 1 or 1


def shared_links(entries: Iterable[Entry]) -> set[str]:
    """Those that several entries of one fetch have."""
    return {url for url, n in Counter([entry.url for entry in entries]).items() if n > 1}


def entry_keys(entry: Entry, text: int, shared: set[str]) -> tuple[int, ...]:
    """The keys, surest first, of an entry whose text is given by its digest, 0 for none.

    (guid, link), because guids are reused for new stories; the link alone, where no other entry of the same fetch has
    it, because some servers make guids anew each time; title, date and text, where there is neither or both changed.
    """
    keys = [digest("guid", entry.id, entry.url)] if entry.id else []
    if entry.url and entry.url not in shared:
        keys.append(digest("link", entry.url))
    if not keys or (entry.published and text):
        keys.append(digest("text", entry.headline, str(entry.published), str(text)))
    return tuple(keys)


def entry_digest(entry: Entry, text: int) -> int:
    """Of all that an entry, whose text is given by its digest, says of its story: another number means that it was edited."""
    told = (entry.summary, str(text)) if entry.body else (str(text), "")
    return digest(entry.headline, entry.byline, *told, str(entry.enclosures), str(entry.pictures))


def text_of(entry: Entry) -> bytes:
    """An entry's text as it is hashed and kept: a body of 5 KB is not encoded twice."""
    return (entry.body or entry.summary).encode(errors="surrogatepass")


def story_key(article: Article) -> int:
    """The same story from anywhere: canonical link and title, or the whole text where there is no link."""
    title = " ".join(article.headline.lower().split())
    if article.url:
        return digest("story", canonical(article.url), title)
    return digest("story", title, *(block_text(block) for block in article.blocks))


def canonical(url: str) -> str:
    """An address without scheme, "www.", fragment, tracking parameters and last slash: for comparing, not for asking."""
    if usual := _USUAL.match(url):
        return usual[1].lower().removeprefix("www.") + usual[2].rstrip("/")
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = [
        (k, v)
        for k, v in parse_qsl(parts.query, keep_blank_values=True)
        if k not in _TRACKING and not k.startswith("utm_")
    ]
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(query)}".rstrip("?")
