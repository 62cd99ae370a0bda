"""The leaves of a page: its texts, pictures, embeds, code and rules in reading order, each with the boxes it lies in.

A leaf is the smallest piece that gets a label of its own: the text between two borders of boxes. Inline elements become
spans beside the text; an inline element whose class says that it is something of its own (a credit at the end of a
caption, a kicker in a headline) is cut out as a leaf. The walk is iterative: pages nest 100,000 deep on purpose.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urljoin

from lxml import etree, html

from tuireader.extract.credit import behind
from tuireader.extract.dom import formulas, tables
from tuireader.extract.dom.pictures import is_tiny, picture
from tuireader.extract.dom.runs import Run
from tuireader.extract.dom.tags import BESIDE, EMBEDS, FIGURES, HEADINGS, INLINE, OWN, SKIPPED
from tuireader.extract.dom.tokens import is_anchor, names_picture, words
from tuireader.extract.dom.unseen import is_for_ears, is_hidden, is_tooltip
from tuireader.model.article import Mark, Span
from tuireader.safe import safe_block, safe_text, safe_url

NO_WORDS: frozenset[str] = frozenset()
MARKS = {
    "a": Mark.LINK, "b": Mark.STRONG, "strong": Mark.STRONG, "em": Mark.EMPHASIS, "i": Mark.EMPHASIS,
    "code": Mark.CODE, "kbd": Mark.CODE, "samp": Mark.CODE, "tt": Mark.CODE,
}  # fmt: skip
_FEW = 5
_PIECE = 500_000  # characters of one text node that are one leaf; a longer node is cut into several


UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad "  # what editors leave in empty paragraphs
NOWHERE = ("#", "data:", "javascript:")  # addresses that lead to no other page
_WHOLE = ("http://", "https://")  # addresses that need no joining
NAMING = ("class", "id", "itemprop", "role", "data-component", "data-testid")


class Matter(StrEnum):
    """What a leaf is made of."""

    TEXT = "text"
    CODE = "code"
    IMAGE = "image"
    EMBED = "embed"
    TABLE = "table"
    RULE = "rule"


@dataclass(slots=True, eq=False)
class Box:
    """A block element, or an inline one that stands for itself. `text` and `linked` count the characters of all leaves
    in it, `paragraphs` those of running text (filled in by evidence.py)."""

    element: html.HtmlElement
    tag: str
    parent: "Box | None"
    words: frozenset[str]
    depth: int
    hidden: bool = False
    text: int = 0
    linked: int = 0
    prose: int = 0
    leaves: int = 0
    images: int = 0
    hints: tuple[str, ...] = ()

    def up(self) -> Iterator["Box"]:
        """The box and those around it, innermost first."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    def near_words(self) -> frozenset[str]:
        """Its words with those of the box around it, if that one is as small as a picture and its words."""
        above = self.parent
        return self.words | above.words if above is not None and above.leaves <= _FEW else self.words

    def within(self, *tags: str) -> "Box | None":
        """The innermost box of one of these tags that this one lies in, itself included."""
        box: Box | None = self
        while box is not None and box.tag not in tags:
            box = box.parent
        return box


@dataclass(slots=True, eq=False)
class Leaf:
    """`url` and `alt` belong to pictures and embeds; `language` to code; `linked` counts characters under links."""

    matter: Matter
    box: Box
    text: str = ""
    spans: tuple[Span, ...] = ()
    url: str = ""
    alt: str = ""
    linked: int = 0
    hints: list[str] = field(default_factory=list)


def leaves(root: html.HtmlElement, base_url: str = "") -> list[Leaf]:
    """All leaves below `root`, in reading order."""
    return _Walk(base_url).walk(root)


def credits_behind(*descriptions: str | None) -> list[str]:
    """Hints of the credits that stand behind a picture's descriptions: its title, its alternative text."""
    return [f"data-credit={credit}" for said in descriptions if said and (credit := behind(said))]


class _Walk:
    def __init__(self, base_url: str) -> None:
        self.base = base_url
        self.found: list[Leaf] = []
        self.late: list[Leaf] = []  # pictures inside a running text: they follow it
        self.box: Box | None = None
        self.run = Run()

    def walk(self, root: html.HtmlElement) -> list[Leaf]:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "start":
                if self._starts(element, tag):
                    self._add(element.text)
                else:
                    walker.skip_subtree()
                continue
            if tag in MARKS:
                self.run.end()
            if self.box is not None and self.box.element is element:
                self._flush()
                self.box = self.box.parent
            if element is not root:
                self._add(element.tail)
        self._flush()
        return self.found

    def _starts(self, element: html.HtmlElement, tag: str) -> bool:
        """Takes an element's beginning in; whether its children are to be walked."""
        if tag in SKIPPED or self._is_whole(element, tag):
            return False
        if tag == "br":
            if self.run.broken:
                self._flush()
            self.run.broken = self.run.space = True
        elif tag in ("img", "amp-img"):
            self._image(element)
        elif tag == "hr":
            self._leaf(Matter.RULE)
        elif tag in INLINE or (self.box is not None and self.box.tag == "p" and "-" in tag):
            if self._is_own(element, tag):
                self._enter(element, tag)
            if tag in MARKS:
                href = (element.get("href") or "") if tag == "a" else ""
                self.run.begin(MARKS[tag], self._address(href), bool(href) and not href.startswith(NOWHERE))
        else:
            self._enter(element, tag)
        return True

    def _is_whole(self, element: html.HtmlElement, tag: str) -> bool:
        """Whether an element is one leaf with all that is in it, which has been taken then."""
        if tag in EMBEDS:
            self._embed(element)
        elif tag == "table" and tables.holds_facts(element):
            self._enter(element, tag)
            self._leaf(Matter.TABLE, "\n".join("\t".join(row) for row in tables.rows(element)))
        elif tag == "pre":
            self._code(element)
        elif tag == "math":
            self._add(formulas.of_math(element))
        elif tag in INLINE and (is_for_ears(element) or is_hidden(element) or is_tooltip(element)):
            self._aside(element, tag)
        else:
            return False
        return True

    def _is_own(self, element: html.HtmlElement, tag: str) -> bool:
        if self.box is None:
            return True
        if tag == "wbr" or (self.box.tag == "p" and self.run.length and tag not in ("span", "cite", "small")):
            return False
        said = element.get("class"), element.get("itemprop")
        if self.box.tag in HEADINGS:
            return any(value and words(value) & BESIDE for value in said)
        if any(value and words(value) & OWN for value in said):
            return True
        if tag == "cite" and self.box.within("blockquote") is not None:
            return self.box.tag != "p"
        if tag == "cite":  # at the end of a picture's words it names who took it, amid them a work
            return (self.box.tag in FIGURES or names_picture(self.box.words)) and not (element.tail or "").strip()
        return tag in ("small", "span") and (self.box.tag in FIGURES or "caption" in self.box.words)

    def _enter(self, element: html.HtmlElement, tag: str) -> None:
        self._flush()
        above = self.box
        found, hidden = NO_WORDS, above is not None and above.hidden
        if element.attrib:
            said = [element.get(name) for name in NAMING if name != "id" or not is_anchor(element)]
            found = found.union(*(words(value) for value in said if value))
            hidden = hidden or is_hidden(element)
        self.box = Box(element, tag, above, found, above.depth + 1 if above is not None else 0, hidden)

    def _add(self, raw: str | None) -> None:
        if not raw:
            return
        if len(raw) <= _PIECE:
            self.run.say(raw)
            return
        at = 0
        while at < len(raw):
            end = raw.rfind(" ", at, at + _PIECE) + 1 if len(raw) - at > _PIECE else len(raw)
            end = end if end > at else at + _PIECE
            self.run.say(raw[at:end])
            self._flush()
            at = end

    def _flush(self) -> None:
        text, spans, linked = self.run.taken()
        if text.strip(UNSEEN):
            assert self.box is not None
            self.found.append(Leaf(Matter.TEXT, self.box, text, spans, linked=linked))
        if self.late:
            self.found += self.late
            self.late = []

    def _leaf(self, matter: Matter, text: str = "", url: str = "", alt: str = "") -> None:
        if matter is not Matter.IMAGE:
            self._flush()
        if self.box is None:
            return
        (self.late if self.run.length else self.found).append(Leaf(matter, self.box, text, url=url, alt=alt))

    def _image(self, element: html.HtmlElement) -> None:
        if formula := formulas.of_image(element):
            self._add(f" {formula} ")
            return
        url = self._address(picture(element))
        if url and not is_tiny(element):
            self._leaf(Matter.IMAGE, url=url, alt=safe_text(element.get("alt") or ""))
            self._say_data(element)

    def _say_data(self, element: html.HtmlElement) -> None:
        """Some keep the words of a picture in attributes of the image, some the credit behind its description."""
        leaf = (self.late or self.found)[-1]
        for name in ("data-caption", "data-credit"):
            if value := element.get(name):
                text = safe_text("".join(html.fragment_fromstring(value, create_parent=True).itertext()))
                if text:
                    leaf.hints.append(f"{name}={text}")
        leaf.hints += credits_behind(element.get("title"), element.get("alt"))

    def _embed(self, element: html.HtmlElement) -> None:
        url = self._address(element.get("src") or element.get("data-src") or element.get("data-lazy-src"))
        if not url and (inner := element.find("source")) is not None:
            url = self._address(inner.get("src"))
        if url:
            self._leaf(Matter.EMBED, safe_text(element.get("title") or ""), url)

    def _code(self, element: html.HtmlElement) -> None:
        for line_break in element.iter("br"):
            line_break.tail = "\n" + (line_break.tail or "")
        text = safe_block("".join(element.itertext())).strip("\n").rstrip()
        self._enter(element, "pre")
        if text.strip():
            self._leaf(Matter.CODE, text)

    def _aside(self, element: html.HtmlElement, tag: str) -> None:
        """Words inside a text that only screen readers get ("opens new tab"), who points at them, or nobody: a hidden leaf
        behind it. A hidden formula is shown as a picture."""
        text = safe_text("".join(element.itertext())) if element.find(".//math") is None else ""
        if text and self.box is not None:
            box = Box(element, tag, self.box, NO_WORDS, self.box.depth + 1, hidden=True)
            (self.late if self.run.length else self.found).append(Leaf(Matter.TEXT, box, text))

    def _address(self, written: str | None) -> str:
        return address(written, self.base)


def address(written: str | None, base: str) -> str:
    """Where an element's address leads, "" where to no other page."""
    if not written or written.startswith(NOWHERE):
        return ""
    if written.startswith("mailto:"):
        return safe_text(written)
    try:
        written = written.strip()
        return safe_url(written if written.startswith(_WHOLE) else urljoin(base, written))
    except ValueError:
        return ""
