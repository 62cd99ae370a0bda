"""An article as the library keeps it: its JSON object without what decoding takes for granted.

What its row holds, "", None, False, empty lists and the words that a speech repeats are left out. Written straight to
text: a refresh writes thousands, and dictionaries only made to be pruned and dumped took four times as long.
`decode(json.loads(kept))` is the article again, without what its row holds (model/codec.py).
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
    Quote,
    Rule,
    Span,
    Speech,
    Subhead,
    Table,
)


def plain(article: Article) -> bytes:
    """The object in UTF-8; lone surrogates become "?"."""
    said = {"kicker": article.kicker, "standfirst": article.standfirst, "dateline": article.dateline}
    fields = _strings(**said, agency=article.agency)
    if (when := article.published) and (when.tzinfo is not UTC or when.microsecond):
        fields += f',"published":"{when.isoformat()}"'  # a plain UTC time comes back out of the row
    if article.updated:
        fields += f',"updated":"{article.updated.isoformat()}"'
    if article.blocks:
        fields += f',"blocks":[{",".join(map(_block, article.blocks))}]'
    if article.enclosures:
        files = (_strings(url=e.url, type=e.type) + f',"length":{e.length}' for e in article.enclosures)
        fields += f',"enclosures":[{",".join(f"{{{file[1:]}}}" for file in files)}]'
    if article.dropped:
        lines = (_strings(text=d.text, reason=d.reason) for d in article.dropped)
        fields += f',"dropped":[{",".join(f"{{{line[1:]}}}" for line in lines)}]'
    return f"{{{fields[1:]}}}".encode("utf-8", "replace")


def quoted(text: str) -> str:
    """The text as a JSON string. Nearly none holds what has to be escaped, and that is told sooner than escaping is done."""
    return f'"{text}"' if '"' not in text and "\\" not in text and text.isprintable() else escaped(text)


def _strings(**fields: str | None) -> str:
    """Those that are not empty, each behind a comma."""
    return "".join(f',"{name}":{quoted(value)}' for name, value in fields.items() if value)


def _block(block: Block) -> str:
    match block:
        case Paragraph(text, role, spans, speech):
            said = f',"role":"{role}"' if role else ""
            said += f',"speech":[{",".join(map(_speech, speech))}]' if speech else ""
            return f'{{"kind":"paragraph","text":{quoted(text)}{said}{_spans(spans)}}}'
        case Subhead(text, level, spans):
            return f'{{"kind":"subhead","text":{quoted(text)},"level":{level}{_spans(spans)}}}'
        case Figure(caption, credit, image, alt, spans):
            said = _strings(caption=caption, credit=credit, image=image, alt=alt)
            return f'{{"kind":"figure"{said}{_spans(spans)}}}'
        case Quote(text, attribution, pulled, spans):
            said = _strings(attribution=attribution) + (',"pulled":true' if pulled else "")
            return f'{{"kind":"quote","text":{quoted(text)}{said}{_spans(spans)}}}'
        case Listing(items, ordered, spans):
            said = ',"ordered":true' if ordered else ""
            said += f',"spans":[{",".join(map(_marks, spans))}]' if spans else ""
            return f'{{"kind":"list","items":[{",".join(map(quoted, items))}]{said}}}'
        case Code(text, language):
            return f'{{"kind":"code","text":{quoted(text)}{_strings(language=language)}}}'
        case Table(header, rows):
            return _dump({"kind": "table", "header": header, "rows": rows})
        case Embed(text, url):
            return f'{{"kind":"embed"{_strings(text=text, url=url)}}}'
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
    href = f',"href":{quoted(span.href)}' if span.href else ""
    return f'{{"start":{span.start},"end":{span.end},"mark":"{span.mark}"{href}}}'


_dump = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
