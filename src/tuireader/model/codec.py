"""Article ⇄ JSON, as docs/scripts.md promises it: one shape for `--to json`, for what the library keeps, and for scripts.

What is missing is unknown; a key, a kind of block, a role or a mark that decoding does not know is passed over, so that a
newer file can be read by an older program. ValueError, KeyError or TypeError where a value is of another sort.
`decode(encode(a)) == a` is a law (tests/model/test_codec.py).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, assert_never

from tuireader.model.article import (
    Article,
    Block,
    Code,
    Dropped,
    Embed,
    Enclosure,
    Figure,
    Listing,
    Mark,
    Paragraph,
    PartRole,
    Quote,
    Rule,
    Span,
    Speech,
    Subhead,
    Table,
)

Json = dict[str, Any]

_ROLES, _MARKS = frozenset(PartRole), frozenset(Mark)


def encode(article: Article) -> Json:
    """The article object, without `kind` and `path`."""
    return {
        "id": article.id,
        "headline": article.headline,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "dateline": article.dateline,
        "agency": article.agency,
        "published": _instant(article.published),
        "updated": _instant(article.updated),
        "url": article.url,
        "site": article.site,
        "language": article.language,
        "minutes": article.minutes,
        "blocks": [encode_block(block) for block in article.blocks],
        "enclosures": [{"url": e.url, "type": e.type, "length": e.length} for e in article.enclosures],
        "dropped": [{"text": d.text, "reason": d.reason} for d in article.dropped],
    }


def decode(value: Json) -> Article:
    """The article of such an object."""
    return Article(
        id=str(value.get("id") or ""),
        headline=_text(value, "headline"),
        kicker=_text(value, "kicker"),
        standfirst=_text(value, "standfirst"),
        byline=_text(value, "byline"),
        dateline=_text(value, "dateline"),
        agency=_text(value, "agency"),
        published=moment(value.get("published")),
        updated=moment(value.get("updated")),
        url=value.get("url") or None,
        site=_text(value, "site"),
        language=_text(value, "language"),
        minutes=int(value.get("minutes") or 0),
        blocks=tuple(block for b in value.get("blocks") or () if (block := decode_block(b)) is not None),
        enclosures=tuple(
            Enclosure(_text(e, "url"), _text(e, "type"), int(e.get("length") or 0))
            for e in value.get("enclosures") or ()
        ),
        dropped=tuple(Dropped(_text(d, "text"), _text(d, "reason")) for d in value.get("dropped") or ()),
    )


def encode_block(block: Block) -> Json:
    match block:
        case Paragraph(text, role, spans, speech):
            said = [
                {"start": s.start, "end": s.end, "text": text[s.start : s.end], "speaker": s.speaker} for s in speech
            ]
            return {"kind": "paragraph", "text": text, "role": str(role), "speech": said, "spans": _spans(spans)}
        case Subhead(text, level, spans):
            return {"kind": "subhead", "text": text, "level": level, "spans": _spans(spans)}
        case Figure(caption, credit, image, alt, spans):
            figure = {"kind": "figure", "caption": caption, "credit": credit, "image": image, "alt": alt}
            return {**figure, "spans": _spans(spans)}
        case Quote(text, attribution, pulled, spans):
            quoted = {"kind": "quote", "text": text, "attribution": attribution, "pulled": pulled}
            return {**quoted, "spans": _spans(spans)}
        case Listing(items, ordered, spans):
            return {"kind": "list", "ordered": ordered, "items": list(items), "spans": [_spans(s) for s in spans]}
        case Code(text, language):
            return {"kind": "code", "text": text, "language": language}
        case Table(header, rows):
            return {"kind": "table", "header": list(header), "rows": [list(row) for row in rows]}
        case Embed(text, url):
            return {"kind": "embed", "text": text, "url": url}
        case Rule():
            return {"kind": "rule"}
        case _:
            assert_never(block)


def decode_block(value: Json) -> Block | None:
    """The block of such an object; None for a kind that this version does not know."""
    text = _text(value, "text")
    spans = () if value.get("kind") == "list" else _known(value.get("spans"))  # a list has one tuple an item
    match value.get("kind"):
        case "paragraph":
            speech = tuple(
                Speech(int(s["start"]), int(s["end"]), _text(s, "speaker")) for s in value.get("speech") or ()
            )
            role = _text(value, "role")
            return Paragraph(text, PartRole(role) if role in _ROLES else PartRole.BODY, spans, speech)
        case "subhead":
            return Subhead(text, int(value.get("level") or 2), spans)
        case "figure":
            image = value.get("image") or None
            return Figure(_text(value, "caption"), _text(value, "credit"), image, _text(value, "alt"), spans)
        case "quote":
            return Quote(text, _text(value, "attribution"), bool(value.get("pulled")), spans)
        case "list":
            items = tuple(str(item) for item in value.get("items") or ())
            return Listing(items, bool(value.get("ordered")), tuple(_known(s) for s in value.get("spans") or ()))
        case "code":
            return Code(text, _text(value, "language"))
        case "table":
            header = tuple(str(cell) for cell in value.get("header") or ())
            return Table(header, tuple(tuple(str(cell) for cell in row) for row in value.get("rows") or ()))
        case "embed":
            return Embed(text, _text(value, "url"))
        case "rule":
            return Rule()
        case _:
            return None


def _text(value: Json, key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _instant(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def moment(value: object) -> datetime | None:
    """The date and time of an ISO 8601 text; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [{"start": s.start, "end": s.end, "mark": str(s.mark), "href": s.href} for s in spans]


def _known(spans: Iterable[Json] | None) -> tuple[Span, ...]:
    told = (s for s in spans or () if s["mark"] in _MARKS)
    return tuple(Span(int(s["start"]), int(s["end"]), Mark(s["mark"]), _text(s, "href")) for s in told)
