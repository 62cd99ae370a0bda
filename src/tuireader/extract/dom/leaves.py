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

from tuireader.extract.dom import tables
from tuireader.extract.dom.tokens import words
from tuireader.model.article import Mark, Span
from tuireader.safe import safe_block, safe_text, safe_url

NO_WORDS: frozenset[str] = frozenset()
_SKIPPED = frozenset(
    (
        "noscript",
        "script",
        "style",
        "template",
        "svg",
        "head",
        "select",
        "option",
        "textarea",
        "input",
        "object",
        "applet",
        "map",
    )
    + ("noembed", "datalist", "canvas")
)
_MARKS = {
    "a": Mark.LINK, "b": Mark.STRONG, "strong": Mark.STRONG, "em": Mark.EMPHASIS, "i": Mark.EMPHASIS,
    "code": Mark.CODE, "kbd": Mark.CODE, "samp": Mark.CODE, "tt": Mark.CODE,
}  # fmt: skip
_INLINE = frozenset(
    (
        "a",
        "b",
        "strong",
        "em",
        "i",
        "code",
        "kbd",
        "samp",
        "tt",
        "span",
        "u",
        "s",
        "strike",
        "del",
        "ins",
        "sub",
        "sup",
        "small",
    )
    + (
        "big",
        "font",
        "abbr",
        "acronym",
        "cite",
        "q",
        "time",
        "mark",
        "dfn",
        "var",
        "bdi",
        "bdo",
        "ruby",
        "rb",
        "rt",
        "rp",
    )
    + ("nobr", "wbr", "label", "data", "output", "slot", "g-emoji", "meta", "link")
)
_EMBEDS = frozenset(["iframe", "video", "audio", "embed", "amp-youtube", "amp-iframe", "amp-video"])
_PIECE = 500_000  # characters of one text node that are one leaf; a longer node is cut into several
# Classes of an inline element that is a leaf of its own.
_OWN = frozenset(
    (
        "caption",
        "credit",
        "copyright",
        "legend",
        "source",
        "byline",
        "author",
        "kicker",
        "overline",
        "topline",
        "dateline",
    )
    + ("timestamp", "agency", "headline", "subtitle", "standfirst", "photographer")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BESIDE = frozenset(
    ("kicker", "overline", "topline", "editsection", "permalink", "headerlink")
)  # of those, in a heading
_CAPTIONED = frozenset(["figure", "figcaption"])


_NAMING = ("class", "id", "itemprop", "role", "data-component", "data-testid")


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

    def within(self, *tags: str) -> "Box | None":
        """The innermost box of one of these tags that this one lies in, itself included."""
        return next((box for box in self.up() if box.tag in tags), None)


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


@dataclass(slots=True)
class _Open:
    """A mark whose element has not ended yet; `start` is -1 until its first character comes."""

    mark: Mark
    href: str
    start: int = -1


def leaves(root: html.HtmlElement, base_url: str = "") -> list[Leaf]:
    """All leaves below `root`, in reading order."""
    return _Walk(base_url).walk(root)


class _Walk:
    def __init__(self, base_url: str) -> None:
        self.base = base_url
        self.found: list[Leaf] = []
        self.late: list[Leaf] = []  # pictures inside a running text: they follow it
        self.box: Box | None = None
        self.pieces: list[str] = []
        self.length = 0
        self.space = False
        self.broken = False  # a <br> stands at the end of the text
        self.open: list[_Open] = []
        self.spans: list[Span] = []

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
            if tag in _MARKS:
                self._close()
            if self.box is not None and self.box.element is element:
                self._flush()
                self.box = self.box.parent
            if element is not root:
                self._add(element.tail)
        self._flush()
        return self.found

    def _starts(self, element: html.HtmlElement, tag: str) -> bool:
        """Takes an element's beginning in; whether its children are to be walked."""
        if tag in _SKIPPED:
            return False
        if tag == "br":
            if self.broken:
                self._flush()
            self.broken, self.space = True, True
        elif tag in ("img", "amp-img"):
            self._image(element)
        elif tag in _EMBEDS:
            self._embed(element)
            return False
        elif tag == "hr":
            self._leaf(Matter.RULE)
        elif tag == "table" and tables.kind(element) is tables.Kind.DATA:
            self._enter(element, tag)
            self._leaf(Matter.TABLE, "\n".join("\t".join(row) for row in tables.rows(element)))
            return False
        elif tag == "pre":
            self._code(element)
            return False
        elif tag in _INLINE or (self.box is not None and self.box.tag == "p" and "-" in tag):
            if self._is_own(element, tag):
                self._enter(element, tag)
            if tag in _MARKS:
                self.open.append(_Open(_MARKS[tag], self._address(element.get("href")) if tag == "a" else ""))
        else:
            self._enter(element, tag)
        return True

    def _is_own(self, element: html.HtmlElement, tag: str) -> bool:
        if self.box is None:
            return True
        if tag == "wbr" or (self.box.tag == "p" and self.pieces and tag not in ("span", "cite", "small")):
            return False
        said = element.get("class"), element.get("itemprop")
        if self.box.tag in _HEADINGS:
            return any(value and words(value) & _BESIDE for value in said)
        if any(value and words(value) & _OWN for value in said):
            return True
        if tag == "cite":
            return self.box.tag != "p" and self.box.within("blockquote") is not None
        return tag in ("small", "span") and (self.box.tag in _CAPTIONED or "caption" in self.box.words)

    def _enter(self, element: html.HtmlElement, tag: str) -> None:
        self._flush()
        above = self.box
        found, hidden = NO_WORDS, above is not None and above.hidden
        if element.attrib:
            said = [element.get(name) for name in _NAMING]
            found = found.union(*(words(value) for value in said if value))
            hidden = hidden or _is_hidden(element)
        self.box = Box(element, tag, above, found, above.depth + 1 if above is not None else 0, hidden)

    def _add(self, raw: str | None) -> None:
        if not raw:
            return
        if raw.isspace():
            self.space = True
            return
        if len(raw) > _PIECE:
            for at in range(0, len(raw), _PIECE):
                self._add(raw[at : at + _PIECE])
                self._flush()
            return
        text = safe_text(raw)
        if not text:
            self.space = True
            return
        if raw[0].isspace():
            self.space = True
        if self.space and self.length:
            self.pieces.append(" ")
            self.length += 1
        for mark in self.open:
            if mark.start < 0:
                mark.start = self.length
        self.pieces.append(text)
        self.length += len(text)
        self.space = raw[-1].isspace()
        self.broken = False

    def _close(self) -> None:
        if self.open:
            self._span(self.open.pop())

    def _span(self, mark: _Open) -> None:
        if 0 <= mark.start < self.length and (mark.mark is not Mark.LINK or mark.href):
            self.spans.append(Span(mark.start, self.length, mark.mark, mark.href))

    def _flush(self) -> None:
        if self.length:
            for mark in self.open:
                self._span(mark)
            assert self.box is not None
            linked = sum(span.end - span.start for span in self.spans if span.mark is Mark.LINK)
            text = "".join(self.pieces)
            spans = tuple(sorted(self.spans, key=lambda span: (span.start, -span.end)))
            self.found.append(Leaf(Matter.TEXT, self.box, text, spans, linked=min(linked, self.length)))
            self.pieces, self.spans, self.length = [], [], 0
        for mark in self.open:
            mark.start = -1
        self.space = self.broken = False
        if self.late:
            self.found += self.late
            self.late = []

    def _leaf(self, matter: Matter, text: str = "", url: str = "", alt: str = "") -> None:
        if matter is not Matter.IMAGE:
            self._flush()
        if self.box is None:
            return
        (self.late if self.length else self.found).append(Leaf(matter, self.box, text, url=url, alt=alt))

    def _image(self, element: html.HtmlElement) -> None:
        url = self._address(picture(element))
        if url and not _is_tiny(element):
            self._leaf(Matter.IMAGE, url=url, alt=safe_text(element.get("alt") or ""))
            self._say_data(element)

    def _say_data(self, element: html.HtmlElement) -> None:
        """Some keep the words of a picture in attributes of the image."""
        leaf = (self.late or self.found)[-1]
        for name in ("data-caption", "data-credit"):
            if value := element.get(name):
                text = safe_text("".join(html.fragment_fromstring(value, create_parent=True).itertext()))
                if text:
                    leaf.hints.append(f"{name}={text}")

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

    def _address(self, address: str | None) -> str:
        if not address or address.startswith(("#", "data:", "javascript:")):
            return ""
        if address.startswith("mailto:"):
            return safe_text(address)
        try:
            return safe_url(urljoin(self.base, address.strip()))
        except ValueError:
            return ""


def picture(element: html.HtmlElement) -> str:
    """The address of an <img>: the widest of its srcset where it has one, lazily loaded ones included."""
    for name in ("srcset", "data-srcset", "data-lazy-srcset"):
        if value := element.get(name):
            return _widest(value)
    for name in ("data-src", "data-original", "data-lazy-src", "data-orig-file", "src"):
        value = element.get(name) or ""
        if value and not value.startswith("data:"):
            return value
    above = element.getparent()
    if above is not None and above.tag == "picture":
        for source in above.iter("source"):
            if value := source.get("srcset") or source.get("data-srcset"):
                return _widest(value)
    return ""


def _widest(srcset: str) -> str:
    """The candidate with the largest width or density; addresses may hold commas, so candidates part at ", "."""
    best, most = "", -1.0
    for candidate in srcset[:20_000].replace(",\n", ", ").split(", "):
        address, _, size = candidate.strip().strip(",").partition(" ")
        try:
            width = float(size.strip().rstrip("wxh") or 1)
        except ValueError:
            width = 0.0
        if address and width > most:
            best, most = address, width
    return best


def _is_tiny(element: html.HtmlElement) -> bool:
    """A tracking pixel or an icon."""
    for name in ("width", "height"):
        value = (element.get(name) or "").removesuffix("px")
        if value.isdigit() and int(value) < 40:
            return True
    return False


def _is_hidden(element: html.HtmlElement) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()
