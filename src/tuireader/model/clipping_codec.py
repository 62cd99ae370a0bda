"""Clipping ⇄ JSON: the article's object with what the reader put on it. `decode(encode(c)) == c` is a law."""

from tuireader.model import codec
from tuireader.model.clipping import Clipping
from tuireader.model.codec import Json
from tuireader.model.row import Reach

_REACHES = frozenset(Reach)


def encode(clipping: Clipping) -> Json:
    """As `show --to json`, without `path`, with the marks."""
    return {
        "kind": "article",
        **codec.encode(clipping.article),
        "feed": clipping.feed,
        "read": clipping.read,
        "starred": clipping.starred,
        "tags": list(clipping.tags),
        "note": clipping.note,
        "listed": clipping.listed.isoformat() if clipping.listed else None,
        "reach": str(clipping.reach),
        "place": [clipping.block, clipping.offset],
    }


def decode(value: Json) -> Clipping:
    """The clipping of such an object; what is not there is unknown."""
    block, offset = value.get("place") or (-1, 0)
    return Clipping(
        codec.decode(value),
        str(value.get("feed") or ""),
        value.get("read") is True,
        value.get("starred") is True,
        tuple(str(tag) for tag in value.get("tags") or ()),
        str(value.get("note") or ""),
        codec.moment(value.get("listed")),
        Reach(reach) if (reach := value.get("reach")) in _REACHES else Reach.FULL,
        int(block),
        int(offset),
    )
