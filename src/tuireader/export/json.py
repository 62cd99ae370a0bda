"""One JSON object a line, the article of docs/scripts.md with the reader's marks beside it: what `import` takes back whole."""

import json
from collections.abc import Iterable, Iterator

from tuireader.export import Edition, Exporter
from tuireader.model import clipping_codec
from tuireader.model.clipping import Clipping


def export(clippings: Iterable[Clipping], edition: Edition) -> Iterator[bytes]:
    for clipping in clippings:
        yield json.dumps(clipping_codec.encode(clipping), ensure_ascii=False).encode() + b"\n"


EXPORTER = Exporter(".jsonl", "JSON, which can be imported again", export)
