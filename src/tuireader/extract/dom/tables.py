"""Tables that hold figures and facts, told apart from those that hold a lay-out."""

from collections.abc import Iterator

from lxml import html

from tuireader.model.article import Table
from tuireader.safe import safe_text

_CELLS = 20_000
_LONG = 400  # characters of an average cell that only a lay-out has
_BLOCKS = ("table", "figure", "ul", "h1", "h2", "h3", "iframe", "form", "article", "section")


def holds_facts(element: html.HtmlElement) -> bool:
    """Two rows and two columns at least, short cells, nothing in them that is a block of an article."""
    if (element.get("role") or "").lower() in ("presentation", "none"):
        return False
    if next(element.iterdescendants("table"), None) is not None:
        return False
    words = (element.get("class") or "").lower()
    if "tr-caption" in words or "layout" in words:
        return False
    lines = list(rows(element))
    if len(lines) < 2 or max(len(row) for row in lines) < 2:
        return False
    named = (
        element.find(".//th") is not None or element.find("caption") is not None or element.find("thead") is not None
    )
    if not named and any(next(element.iterdescendants(tag), None) is not None for tag in _BLOCKS):
        return False
    cells = [cell for row in lines for cell in row]
    average = sum(len(cell) for cell in cells) / len(cells)
    return any(cells) and (named or average <= _LONG)


def table(element: html.HtmlElement) -> Table:
    """The rows of a data table; the first is its header where it is made of header cells."""
    lines = [row for row in rows(element) if any(row)]
    first = next(element.iter("tr"), None)
    headed = first is not None and first.find("td") is None and first.find("th") is not None
    if headed and len(lines) > 1:
        return Table(tuple(lines[0]), tuple(tuple(row) for row in lines[1:]))
    return Table((), tuple(tuple(row) for row in lines))


def rows(element: html.HtmlElement) -> Iterator[list[str]]:
    count = 0
    for row in element.iter("tr"):
        cells = [_text(cell) for cell in row if cell.tag in ("td", "th")]
        count += len(cells)
        if count > _CELLS:
            return
        if cells:
            yield cells


def left_out(element: html.HtmlElement) -> int:
    """How many rows of a table are beyond what is read of it."""
    lines = [sum(cell.tag in ("td", "th") for cell in row) for row in element.iter("tr")]
    total = 0
    for at, count in enumerate(lines):
        total += count
        if total > _CELLS:
            return len(lines) - at
    return 0


def _text(cell: html.HtmlElement) -> str:
    pieces: list[str] = []
    for part in cell.iter():
        if part.text and part.tag not in ("script", "style", "noscript"):
            pieces.append(part.text)
        if part.tag in ("br", "p", "div", "li"):
            pieces.append(" ")
        if part is not cell and part.tail:
            pieces.append(part.tail)
    return safe_text("".join(pieces))
