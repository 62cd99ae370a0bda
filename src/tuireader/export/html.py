"""One clean file that any browser opens: no script, no style sheet or font from elsewhere; pictures stay where they are."""

from collections.abc import Iterable, Iterator
from html import escape

from tuireader.export import Edition, Exporter, _hypertext
from tuireader.model.clipping import Clipping

# Whatever were in a story, nothing would be run, and nothing fetched but its pictures.
_POLICY = "default-src 'none'; img-src http: https:; style-src 'unsafe-inline'"
_HEAD = f"""<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width"/>
<meta http-equiv="Content-Security-Policy" content="{_POLICY}"/>
<title>{{title}}</title>
<style>{{style}}</style>
</head>
<body>
"""


def export(clippings: Iterable[Clipping], edition: Edition) -> Iterator[bytes]:
    yield _HEAD.format(title=escape(edition.title), style=_hypertext.STYLE).encode()
    for clipping in clippings:
        yield "".join(_hypertext.article(clipping.article, pictures=True)).encode()
    yield b"</body>\n</html>\n"


EXPORTER = Exporter(".html", "HTML", export)
