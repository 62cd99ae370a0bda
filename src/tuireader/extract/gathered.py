"""What becomes of the leaves that were gathered in a list, a quotation or a figure, and of an image, on the fast road
(swift.py). UnusualError where the slow road must tell."""

from collections.abc import Sequence

from tuireader.extract.dom import blocks, figures
from tuireader.extract.dom.formulas import of_image
from tuireader.extract.dom.heads import UnusualError
from tuireader.extract.dom.leaves import Box, Leaf, Matter, address, credits_behind
from tuireader.extract.dom.pictures import is_tiny, picture
from tuireader.model.article import Figure, Listing, Quote
from tuireader.safe import safe_text


def listing(items: Sequence[Sequence[blocks.Said]], *, ordered: bool) -> Listing:
    """Of the texts in each item."""
    said, spans = zip(*map(blocks.join, items), strict=True)
    return Listing(said, ordered, spans)


def quote(said: Sequence[blocks.Said]) -> Quote:
    if any(blocks.DASH.match(text) for text, _ in said[1:]):  # who says it, perhaps
        raise UnusualError
    text, spans = blocks.join(said)
    if text.startswith(("http", "pic.twitter")):
        raise UnusualError
    return Quote(text, spans=spans)


def figure(shown: list[Leaf]) -> Figure:
    images = [at for at, leaf in enumerate(shown) if leaf.matter is Matter.IMAGE]
    if len(images) != 1 or len(shown) > 2:
        raise UnusualError
    return figures.figure(shown, figures.Group(images[0], [1 - images[0]] if len(shown) > 1 else []))


def image(said: dict[str, str], box: Box, base: str) -> Leaf | None:
    """By its attributes; None where there is nothing to be seen of it."""
    source = said.get("src", "")
    if not source or source.startswith("data:") or of_image(said) or "data-caption" in said or "data-credit" in said:
        raise UnusualError
    url = address(picture(said), base)
    if not url or is_tiny(said):
        return None
    hints = credits_behind(said.get("title"), said.get("alt"))
    return Leaf(Matter.IMAGE, box, url=url, alt=safe_text(said.get("alt", "")), hints=hints)
