"""An edition for an e-book reader: EPUB 3 with contents, one chapter a story. Pictures are linked to, not fetched."""

import io
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC
from html import escape

from tuireader.export import Edition, Exporter, _hypertext
from tuireader.model.clipping import Clipping

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}</body>
</html>
"""
_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<dc:creator>tuireader</dc:creator>
<meta property="dcterms:modified">{made}</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{manifest}</manifest>
<spine>
<itemref idref="contents"/>
{spine}</spine>
</package>
"""


def export(clippings: Iterable[Clipping], edition: Edition) -> Iterator[bytes]:
    book = io.BytesIO()
    chapters: list[tuple[str, str, str]] = []  # file, headline, language
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        # The first file says what this is, uncompressed, at a fixed place.
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", _CONTAINER)
        for number, clipping in enumerate(clippings, 1):
            story, name = clipping.article, f"story{number}.xhtml"
            body = "".join(_hypertext.article(story, pictures=False))
            archive.writestr(f"book/{name}", _PAGE.format(title=escape(story.headline) or "–", body=body))
            chapters.append((name, story.headline or "–", story.language))
        archive.writestr("book/contents.xhtml", _contents(chapters, edition))
        archive.writestr("book/style.css", _hypertext.STYLE)
        archive.writestr("book/package.opf", _package(chapters, edition))
    yield book.getvalue()


def _contents(chapters: list[tuple[str, str, str]], edition: Edition) -> str:
    rows = "".join(f'<li><a href="{name}">{escape(title)}</a></li>\n' for name, title, _ in chapters)
    title = escape(edition.title)
    # A list of contents without an entry is none.
    listed = rows or '<li><a href="contents.xhtml">–</a></li>\n'
    return _PAGE.format(title=title, body=f'<nav epub:type="toc"><h1>{title}</h1>\n<ol>\n{listed}</ol></nav>\n')


def _package(chapters: list[tuple[str, str, str]], edition: Edition) -> str:
    made = f"{edition.made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    languages = [language for _, _, language in chapters if language]
    return _PACKAGE.format(
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"{edition.title} {made} {len(chapters)}"),
        title=escape(edition.title),
        language=escape(max(set(languages), key=languages.count) if languages else "en"),
        made=made,
        manifest="".join(
            f'<item id="s{n}" href="{name}" media-type="application/xhtml+xml"/>\n'
            for n, (name, _, _) in enumerate(chapters, 1)
        ),
        spine="".join(f'<itemref idref="s{n}"/>\n' for n in range(1, len(chapters) + 1)),
    )


EXPORTER = Exporter(".epub", "EPUB, for a book reader", export, binary=True)
