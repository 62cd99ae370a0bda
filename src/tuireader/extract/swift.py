"""The fast road for an entry's HTML: what most feeds write, in a fifth of the time.

Paragraphs, headings, lists, quotations, figures, code and rules whose tags are all closed and nest as they should need
no parser: they are cut at "<" and read from left to right. Whatever else turns up (a table, a frame, a class that says
what a box is, a tag that is not closed) is unusual: then all of it goes the slow road (entry.slowly), which is also the
judge of this one: of whatever this one takes both make the same blocks (tests/extract/test_swift.py).
"""

from collections.abc import Callable
from itertools import groupby
from operator import itemgetter

from tuireader.extract import Fragment, tails
from tuireader.extract.credit import is_credit
from tuireader.extract.dom import blocks, figures, heads, roles
from tuireader.extract.dom.formulas import of_image
from tuireader.extract.dom.heads import UnusualError
from tuireader.extract.dom.leaves import MARKS, NOWHERE, Leaf, Matter, address, credits_behind
from tuireader.extract.dom.nesting import BOX_OF, BOXES, INLINE, INSIDE, RUNNING
from tuireader.extract.dom.pictures import is_tiny, picture
from tuireader.extract.dom.runs import Run
from tuireader.extract.dom.tags import HEADINGS
from tuireader.model.article import Block, Code, Dropped, Listing, Paragraph, Quote, Rule, Span
from tuireader.safe import safe_block, safe_text

_LONGEST = 60_000  # characters; longer ones may hold tags that lxml must be kept from
_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\r"})
_CREDIT, _CAPTION, _ITEM = 160, 900, 3_000  # lengths up to which a text is one (entry.py, dom/blocks.py)


def read(text: str, base_url: str = "") -> Fragment | None:
    """The blocks of an entry's HTML; None where the slow road must tell."""
    try:
        plain = text.encode()
    except UnicodeEncodeError:
        return None
    if len(text) > _LONGEST or len(plain.translate(None, _CONTROLS)) != len(plain) or b"\xef\xbf" in plain:
        return None
    try:
        return _Reading(base_url).read(text)
    except UnusualError:
        return None


class _Reading:
    def __init__(self, base: str) -> None:
        self.base = base
        self.blocks: list[Block] = []
        self.dropped: list[Dropped] = []
        self.run = Run()
        self.late: list[Leaf] = []  # pictures inside a running text: they follow it
        self.stack = [""]  # the boxes around, outermost first
        self.inline: list[str] = []
        self.list: list[tuple[int, Leaf]] | None = None  # texts, with the numbers of their items
        self.items: list[int] = []  # the numbers of the list items around
        self.count = self.item = 0  # list items so far; characters of the outermost one
        self.quote: list[Leaf] | None = None
        self.figure: list[Leaf] | None = None
        self.code: list[str] | None = None
        self.pictured = False  # the last leaf was a picture, or its caption
        self.imaged = False  # a picture stands in this box
        # What the whole is judged by: characters, and whether there is a picture or rule, or a box in the box.
        self.kept = self.furniture = self.captions = self.coded = self.quoted = 0
        self.wordless = self.boxed = False

    def read(self, text: str) -> Fragment:
        first, *pieces = text.split("<")
        if first:
            self._say(first)
        for piece in pieces:
            head, closed, tail = piece.partition(">")
            if not closed:
                raise UnusualError
            act = _ACTS.get(head)
            if act is not None:
                act[0](self, act[1])
            else:
                self._read_tag(head)
            if tail:
                self._say(tail)
        if self.inline or len(self.stack) > 1:
            raise UnusualError
        self._flush()
        self._judge()
        while self.blocks and isinstance(self.blocks[-1], Rule):
            self.blocks.pop()
        return Fragment(tuple(self.blocks), tuple(self.dropped))

    def _judge(self) -> None:
        """Whether the slow road may leave pictures out, or takes a quotation for the lay-out of the whole."""
        if self.furniture and self.wordless:
            size = self.kept + self.furniture + self.captions
            if self.boxed or (size > 40 and 2 * self.furniture >= size):
                raise UnusualError
        total = self.kept + self.coded
        if total >= blocks.LITTLE and self.quoted >= blocks.LAYOUT * total:
            raise UnusualError

    def _say(self, raw: str) -> None:
        if "&" in raw:
            raw = heads.unescaped(raw)
        if self.code is not None:
            self.code.append(raw)
        elif raw == "\n":
            self.run.space = True
        else:
            self.run.say(raw)

    def _flush(self) -> None:
        if self.run.length:
            self._take(*self.run.taken())
        else:
            self.run.space = self.run.broken = False
        if self.late:
            for image in self.late:
                self._show(image)
            self.late = []

    def _take(self, text: str, spans: tuple[Span, ...], linked: int) -> None:
        """A text between two borders of boxes, as the slow road labels and builds it."""
        pictured, self.pictured = self.pictured, False
        if self.figure is not None:
            self._caption(text, spans)
        elif pictured and len(text) < _CREDIT and is_credit(text):
            raise UnusualError
        elif why := tails.why(text):
            if self.list is not None or self.quote is not None or self.imaged or self.late:
                raise UnusualError
            self.dropped.append(Dropped(text, why))
            self.furniture += len(text)
        else:
            self.kept += len(text)
            self._put(text, spans, linked)

    def _put(self, text: str, spans: tuple[Span, ...], linked: int) -> None:
        tag = self.stack[-1]
        if self.list is not None:
            if not self.items:
                raise UnusualError
            self.list.append((self.items[-1], Leaf(Matter.TEXT, BOX_OF[tag], text, spans)))
            self.item += len(text)
        elif self.quote is not None:
            self.quote.append(Leaf(Matter.TEXT, BOX_OF[tag], text, spans))
        elif blocks.ORNAMENT.match(text):
            self._rule()
        elif tag in HEADINGS or (spans and len(text) <= 80):
            self.blocks.append(blocks.running(Leaf(Matter.TEXT, BOX_OF[tag], text, spans, linked=linked), blocks.BODY))
        else:
            self.blocks.append(Paragraph(text, roles.by_words(text), spans))

    def _enter(self, tag: str) -> None:
        if self.inline or tag not in INSIDE[self.stack[-1]]:
            raise UnusualError
        self._flush()
        self.imaged = False
        self.stack.append(tag)
        if tag in RUNNING:
            return
        match tag:
            case "li":
                self.count += 1
                self.items.append(self.count)
            case "ul" | "ol":
                self.list = [] if self.list is None else self.list
            case "blockquote":
                self.quote = []
            case "figure":
                self.figure = []
            case "pre":
                self.code = []
            case "div" | "section" | "article":
                self.boxed = True

    def _leave(self, tag: str) -> None:
        if self.inline or self.stack[-1] != tag:
            raise UnusualError
        self._flush()
        self.imaged = False
        self.stack.pop()
        if tag in RUNNING:
            return
        match tag:
            case "li":
                self._end_item()
            case "ul" | "ol" if not self.items:
                self._end_list(tag)
            case "blockquote":
                self._end_quote()
            case "figure":
                self._end_figure()
            case "pre":
                self._end_code()

    def _end_item(self) -> None:
        self.items.pop()
        if not self.items:
            if self.item > _ITEM:
                raise UnusualError
            self.item = 0

    def _end_list(self, tag: str) -> None:
        texts, self.list = self.list or [], None
        items = [blocks.join(leaf for _, leaf in of_item) for _, of_item in groupby(texts, key=itemgetter(0))]
        if items:
            said, spans = zip(*items, strict=True)
            self.blocks.append(Listing(said, tag == "ol", spans))

    def _end_quote(self) -> None:
        said, self.quote = self.quote or [], None
        if not said:
            return
        if any(blocks.DASH.match(leaf.text) for leaf in said[1:]):  # who says it, perhaps
            raise UnusualError
        text, spans = blocks.join(said)
        if text.startswith(("http", "pic.twitter")):
            raise UnusualError
        self.quoted = max(self.quoted, sum(len(leaf.text) for leaf in said))
        self.blocks.append(Quote(text, spans=spans))

    def _end_figure(self) -> None:
        shown, self.figure = self.figure or [], None
        images = [at for at, leaf in enumerate(shown) if leaf.matter is Matter.IMAGE]
        if shown:
            if len(images) != 1 or len(shown) > 2:
                raise UnusualError
            told = [1 - images[0]] if len(shown) > 1 else []
            self.blocks.append(figures.figure(shown, figures.Group(images[0], told)))

    def _end_code(self) -> None:
        raw, self.code = "".join(self.code or ()), None
        if "\r" in raw:
            raise UnusualError
        text = safe_block(raw).strip("\n").rstrip()
        if text.strip():
            self.pictured = False
            self.coded += len(text)
            self.blocks.append(Code(text))

    def _caption(self, text: str, spans: tuple[Span, ...]) -> None:
        if self.stack[-1] != "figcaption" or len(text) >= _CAPTION or self.figure is None:
            raise UnusualError
        self.captions += len(text)
        self.figure.append(Leaf(Matter.TEXT, BOX_OF["figcaption"], text, spans))
        self.pictured = True

    def _show(self, image: Leaf) -> None:
        self.pictured = self.imaged = self.wordless = True
        if self.figure is not None:
            self.figure.append(image)
        else:
            self.blocks.append(figures.figure([image], figures.Group(0)))

    def _rule(self) -> None:
        if self.blocks and not isinstance(self.blocks[-1], Rule):
            self.blocks.append(Rule())

    def _draw(self, _: str) -> None:
        if self.inline or self.stack[-1] not in BOXES:
            raise UnusualError
        self._flush()
        self.wordless, self.pictured = True, False
        self._rule()

    def _break(self, _: str) -> None:
        if self.code is not None:
            self.code.append("\n")
            return
        if self.run.broken:
            self._flush()
        self.run.broken = self.run.space = True

    def _begin(self, tag: str) -> None:
        if tag in self.inline or (tag in ("small", "span") and self.figure is not None):
            raise UnusualError
        self.inline.append(tag)
        if tag in MARKS and tag != "a":
            self.run.begin(MARKS[tag])

    def _end(self, tag: str) -> None:
        if not self.inline or self.inline.pop() != tag:
            raise UnusualError
        if tag in MARKS:
            self.run.end()

    def _read_tag(self, head: str) -> None:
        """A tag with attributes, or a comment."""
        if head.startswith("a "):
            href = heads.attributes(head).get("href", "")
            self._begin("a")
            self.run.begin(MARKS["a"], address(href, self.base), bool(href) and not href.startswith(NOWHERE))
        elif head.startswith("img "):
            self._image(heads.attributes(head))
        elif act := _ACTS.get(heads.quiet(head)):
            act[0](self, act[1])
        elif not (head.startswith("!--") and head.endswith("--") and len(head) > 4 and "--" not in head[3:-2]):
            raise UnusualError

    def _image(self, said: dict[str, str]) -> None:
        if self.list is not None or self.quote is not None or self.code is not None or self.stack[-1] == "figcaption":
            raise UnusualError
        source = said.get("src", "")
        if (
            not source
            or source.startswith("data:")
            or of_image(said)
            or "data-caption" in said
            or "data-credit" in said
        ):
            raise UnusualError
        url = address(picture(said), self.base)
        if url and not is_tiny(said):
            image = Leaf(Matter.IMAGE, BOX_OF[self.stack[-1]], url=url, alt=safe_text(said.get("alt", "")))
            image.hints += credits_behind(said.get("title"), said.get("alt"))
            if self.run.length:
                self.late.append(image)
            else:
                self._show(image)


_ACTS: dict[str, tuple[Callable[[_Reading, str], None], str]] = {
    **{f"br{end}": (_Reading._break, "br") for end in ("", "/", " /")},
    **{f"hr{end}": (_Reading._draw, "hr") for end in ("", "/", " /")},
    **{tag: (_Reading._enter, tag) for tag in INSIDE if tag},
    **{f"/{tag}": (_Reading._leave, tag) for tag in INSIDE if tag},
    **{tag: (_Reading._begin, tag) for tag in INLINE - {"a"}},
    **{f"/{tag}": (_Reading._end, tag) for tag in INLINE},
}
