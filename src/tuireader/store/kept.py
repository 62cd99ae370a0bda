"""An article as the library keeps it: its JSON object without what decoding takes for granted.

What its row holds, "", None, False, empty lists and the words that a speech repeats are left out. Written straight to
text: a refresh writes thousands, and dictionaries only made to be pruned and dumped took four times as long. Control characters
stand in it as they are, but for NUL, which parts a blob (packing.py).
`decode(json.loads(kept, strict=False))` is the article again, without what its row holds (model/codec.py).
"""

import json
from collections.abc import Iterable
from datetime import UTC
from json.encoder import encode_basestring as escaped
from typing import assert_never

from tuireader.model.article import (
    Article,
    Block,
    Code,
    Embed,
    Figure,
    Listing,
    Paragraph,
    PartRole,
    Quote,
    Rule,
    Span,
    Speech,
    Subhead,
    Table,
)


def plain(article: Article) -> bytes:
    """The object in UTF-8; lone surrogates become "?"."""
    members = [f'"{name}":{_quoted(text)}' for name in _LINES if (text := getattr(article, name))]
    if (when := article.published) and (when.tzinfo is not UTC or when.microsecond):
        members.append(f'"published":"{when.isoformat()}"')  # a plain UTC time comes back out of the row
    if article.updated:
        members.append(f'"updated":"{article.updated.isoformat()}"')
    if article.blocks:
        members.append(f'"blocks":[{",".join(map(_block, article.blocks))}]')
    if article.enclosures:
        files = (_strings(url=e.url, type=e.type) + f',"length":{e.length}' for e in article.enclosures)
        members.append(f'"enclosures":[{",".join(f"{{{file[1:]}}}" for file in files)}]')
    if article.dropped:
        lines = (_strings(text=d.text, reason=d.reason) for d in article.dropped)
        members.append(f'"dropped":[{",".join(f"{{{line[1:]}}}" for line in lines)}]')
    return f"{{{','.join(members)}}}".encode("latin-1").replace(b"\0", rb"\u0000")


def _quoted(text: str) -> str:
    """The text as a JSON string, but for control characters, with a letter for each byte of its UTF-8: a letter beyond these
    would make every copy of the whole twice as large, and slow to encode."""
    if not text.isascii():
        text = text.encode(errors="replace").decode("latin-1")
    return escaped(text) if '"' in text or "\\" in text else f'"{text}"'


def _strings(**fields: str | None) -> str:
    """Those that are not empty, each behind a comma."""
    return "".join(f',"{name}":{_quoted(value)}' for name, value in fields.items() if value)


def _block(block: Block) -> str:
    match block:  # and not its fields, which takes as long again as writing them
        case Paragraph():
            said = f',"role":"{block.role}"' if block.role is not _BODY else ""
            said += f',"speech":[{",".join(map(_speech, block.speech))}]' if block.speech else ""
            return f'{{"kind":"paragraph","text":{_quoted(block.text)}{said}{_spans(block.spans)}}}'
        case Subhead():
            return f'{{"kind":"subhead","text":{_quoted(block.text)},"level":{block.level}{_spans(block.spans)}}}'
        case Figure():
            said = _strings(caption=block.caption, credit=block.credit, image=block.image, alt=block.alt)
            return f'{{"kind":"figure"{said}{_spans(block.spans)}}}'
        case Quote():
            said = _strings(attribution=block.attribution) + (',"pulled":true' if block.pulled else "")
            return f'{{"kind":"quote","text":{_quoted(block.text)}{said}{_spans(block.spans)}}}'
        case Listing():
            said = ',"ordered":true' if block.ordered else ""
            said += f',"spans":[{",".join(map(_marks, block.spans))}]' if block.spans else ""
            return f'{{"kind":"list","items":[{",".join(map(_quoted, block.items))}]{said}}}'
        case Code():
            return f'{{"kind":"code","text":{_quoted(block.text)}{_strings(language=block.language)}}}'
        case Table():
            table = _dump({"kind": "table", "header": block.header, "rows": block.rows})
            return table.encode(errors="replace").decode("latin-1")
        case Embed():
            return f'{{"kind":"embed"{_strings(text=block.text, url=block.url)}}}'
        case Rule():
            return '{"kind":"rule"}'
        case _:
            assert_never(block)


def _speech(one: Speech) -> str:
    return f'{{"start":{one.start},"end":{one.end}{_strings(speaker=one.speaker)}}}'


def _spans(spans: Iterable[Span]) -> str:
    return f',"spans":{_marks(spans)}' if spans else ""


def _marks(spans: Iterable[Span]) -> str:
    return f"[{','.join(map(_mark, spans))}]"


def _mark(span: Span) -> str:
    href = f',"href":{_quoted(span.href)}' if span.href else ""
    # As a text, for a member of an enumeration is formatted in three times the time.
    return f'{{"start":{span.start},"end":{span.end},"mark":"{span.mark!s}"{href}}}'


_BODY = PartRole.BODY
_LINES = ("kicker", "standfirst", "dateline", "agency")
_dump = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
