"""Plain text, set as `tuireader show` sets it."""

from collections.abc import Iterable, Iterator

from tuireader.export import Edition, Exporter
from tuireader.model.clipping import Clipping
from tuireader.typeset import plain


def export(clippings: Iterable[Clipping], edition: Edition) -> Iterator[bytes]:
    mark = ""
    for clipping in clippings:
        yield (mark + plain.text(clipping.article)).encode()
        mark = "\n\f\n"


EXPORTER = Exporter(".txt", "Plain text", export)
