"""The fast road for an entry's HTML: what most feeds write, in a fifth of the time.

Paragraphs, headings, lists, quotations, figures, code and rules whose tags are all closed and nest as they should need
no parser: they are cut at "<" and read from left to right. Whatever else turns up (a table, a frame, a class that says
what a box is, a tag that is not closed) is unusual: then all of it goes the slow road (entry.slowly), which is also the
judge of this one: of whatever this one takes both make the same blocks (tests/extract/test_swift.py).
"""

from collections.abc import Callable

from tuireader.extract import Fragment, gathered, tails
from tuireader.extract.credit import is_credit
from tuireader.extract.cutting import cut
from tuireader.extract.dom import blocks, heads, roles
from tuireader.extract.dom.blocks import Said
from tuireader.extract.dom.heads import UnusualError
from tuireader.extract.dom.labels import BODY
from tuireader.extract.dom.leaves import MARKS, Leaf, Matter
from tuireader.extract.dom.nesting import BOX_OF, BOXES, INLINE, INSIDE, RUNNING
from tuireader.extract.dom.runs import Run
from tuireader.extract.dom.tags import HEADINGS
from tuireader.extract.openings import is_story
from tuireader.extract.tidy import END, text_at
from tuireader.model.article import Block, Code, Dropped, Paragraph, PartRole, Rule, Span
from tuireader.safe import safe_block

_TEXT, _BODY = Matter.TEXT, PartRole.BODY  # asked of an enumeration they take ten times as long
_CREDIT, _CAPTION, _ITEM = 160, 900, 3_000  # lengths up to which a text is one (entry.py, dom/blocks.py)


def read(text: str, base_url: str = "") -> Fragment | None:
    """The blocks of an entry's HTML; None where the slow road must tell."""
    try:
        parts, harmless = cut(text)
        return _Reading(base_url, harmless).read(parts)
    except UnusualError:
        return None


class _Reading:
    def __init__(self, base: str, harmless: bool) -> None:
        self.base = base
        self.harmless = harmless  # its letters (tidy.py)
        self.blocks: list[Block] = []
        self.dropped: list[Dropped] = []
        self.run = Run()
        self.late: list[Leaf] = []  # pictures inside a running text: they follow it
        self.stack = [""]  # the boxes around, outermost first
        self.inline: list[str] = []
        self.list: list[list[Said]] | None = None  # the texts of each item
        self.items: list[list[Said]] = []  # those of the list items around
        self.item = 0  # characters of the outermost list item
        self.quote: list[Said] | None = None
        self.figure: list[Leaf] | None = None
        self.code: list[str] | None = None
        self.pictured = False  # the last leaf was a picture, or its caption
        self.imaged = False  # a picture stands in this box
        self.kept = self.coded = self.quoted = 0  # characters

    def read(self, parts: list[str]) -> Fragment:
        parts.append(END)
        at, last = self._say(parts, 0), len(parts) - 1
        while at < last:
            head = parts[at]
            if head in _TEXTS and (behind := self._whole(parts, at, head)):
                at = behind
                continue
            if act := _ACTS.get(head):
                act[0](self, act[1])
            else:
                self._read_tag(head)
            at = self._say(parts, at + 1) if parts[at + 1] else at + 2
        if self.inline or len(self.stack) > 1:
            raise UnusualError
        self._flush()
        total = self.kept + self.coded
        if total >= blocks.LITTLE and self.quoted >= blocks.LAYOUT * total:
            raise UnusualError  # the slow road may take that quotation for the lay-out of the whole
        while self.blocks and isinstance(self.blocks[-1], Rule):
            self.blocks.pop()
        return Fragment(tuple(self.blocks), tuple(self.dropped))

    def _say(self, parts: list[str], at: int) -> int:
        """Takes the text that is part `at`, where it is tidy up to its border; the number of the tag behind it."""
        raw = parts[at]
        if self.code is not None:
            self.code.append(raw)
        elif raw == "\n":
            self.run.space = True
        elif (
            not (self.run.length or self.inline or self.figure is not None)
            and (told := text_at(parts, at, self.base, self.harmless)) is not None
        ):
            if told[0]:
                self._take(*told[:3], self.stack[-1])
            return told[3]
        elif raw:
            self.run.say(raw)
        return at + 1

    def _whole(self, parts: list[str], at: int, tag: str) -> int:
        """Takes a box that holds one tidy text and nothing else; the number of the tag behind it, 0 where it is none."""
        if self.run.length or self.inline or tag not in INSIDE[self.stack[-1]]:
            return 0
        told = text_at(parts, at + 1, self.base, self.harmless)
        if told is None or parts[told[3]] != _TEXTS[tag]:
            return 0
        text, spans, linked, border = told
        self.run.space = self.run.broken = self.imaged = False
        if tag == "li":
            self.items.append([])
        if text:
            self._take(text, spans, linked, tag)
        if tag == "li":
            self._end_item()
        return self._say(parts, border + 1) if parts[border + 1] not in ("", "\n") else border + 2

    def _flush(self) -> None:
        if self.run.length:
            self._take(*self.run.taken(), self.stack[-1])
        else:
            self.run.space = self.run.broken = False
        if self.late:
            late, self.late = self.late, []
            for image in late:
                self._show(image)

    def _take(self, text: str, spans: tuple[Span, ...], linked: int, tag: str) -> None:
        """A text between two borders of boxes, as the slow road labels and builds it."""
        plain = is_story(text)
        pictured, self.pictured = self.pictured, False
        if self.figure is not None:
            self._caption(text, spans)
        elif pictured and len(text) < _CREDIT and is_credit(text):
            raise UnusualError
        elif not plain and (why := tails.why(text)):
            if self.list is not None or self.quote is not None or self.imaged or self.late:
                raise UnusualError
            self.dropped.append(Dropped(text, why))
        else:
            self.kept += len(text)
            if self.list is not None:
                self._list(self.list, (text, spans))
            elif self.quote is not None:
                self.quote.append((text, spans))
            elif not plain and blocks.ORNAMENT.match(text):
                self._rule()
            elif tag in HEADINGS:
                self.blocks.append(blocks.subhead(tag, text, spans))
            elif spans and len(text) <= 80:
                self.blocks.append(blocks.running(Leaf(_TEXT, BOX_OF[tag], text, spans, linked=linked), BODY))
            else:
                self.blocks.append(Paragraph(text, _BODY if plain else roles.by_words(text), spans))

    def _list(self, items: list[list[Said]], said: Said) -> None:
        """Adds a text to the item around it; what stands behind an inner item is one more."""
        if not self.items:
            raise UnusualError
        if items and items[-1] is self.items[-1]:
            items[-1].append(said)
        else:
            self.items[-1] = [said]
            items.append(self.items[-1])
        self.item += len(said[0])

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
                self.items.append([])
            case "ul" | "ol":
                self.list = [] if self.list is None else self.list
            case "blockquote":
                self.quote = []
            case "figure":
                self.figure = []
            case "pre":
                self.code = []

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
        items, self.list = self.list, None
        if items:
            self.blocks.append(gathered.listing(items, ordered=tag == "ol"))

    def _end_quote(self) -> None:
        said, self.quote = self.quote, None
        if said:
            self.blocks.append(gathered.quote(said))
            self.quoted = max(self.quoted, sum(len(text) for text, _ in said))

    def _end_figure(self) -> None:
        shown, self.figure = self.figure, None
        if shown:
            self.blocks.append(gathered.figure(shown))

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
        if self.stack[-1] != "figcaption" or len(text) >= _CAPTION or self.figure is None or tails.why(text):
            raise UnusualError
        self.figure.append(Leaf(_TEXT, BOX_OF["figcaption"], text, spans))
        self.pictured = True

    def _show(self, image: Leaf) -> None:
        self.pictured = self.imaged = True
        if self.figure is not None:
            self.figure.append(image)
        else:
            self.blocks.append(gathered.figure([image]))

    def _rule(self) -> None:
        if self.blocks and not isinstance(self.blocks[-1], Rule):
            self.blocks.append(Rule())

    def _draw(self, _: str) -> None:
        if self.inline or self.stack[-1] not in BOXES:
            raise UnusualError
        self._flush()
        self.pictured = False
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
            leading = heads.link(head, self.base)
            self._begin("a")
            self.run.begin(MARKS["a"], *leading)
        elif head.startswith("img "):
            self._image(heads.attributes(head))
        elif act := _ACTS.get(heads.quiet(head)):
            act[0](self, act[1])
        elif not (head.startswith("!--") and head.endswith("--") and len(head) > 4 and "--" not in head[3:-2]):
            raise UnusualError

    def _image(self, said: dict[str, str]) -> None:
        if self.list is not None or self.quote is not None or self.code is not None or self.stack[-1] == "figcaption":
            raise UnusualError
        if image := gathered.image(said, BOX_OF[self.stack[-1]], self.base):
            if self.run.length:
                self.late.append(image)
            else:
                self._show(image)


_TEXTS = {tag: f"/{tag}" for tag in (*HEADINGS, "p", "li")}  # boxes that most often hold a text and nothing else
_ACTS: dict[str, tuple[Callable[[_Reading, str], None], str]] = {
    **{f"br{end}": (_Reading._break, "br") for end in ("", "/", " /")},
    **{f"hr{end}": (_Reading._draw, "hr") for end in ("", "/", " /")},
    **{tag: (_Reading._enter, tag) for tag in INSIDE if tag},
    **{f"/{tag}": (_Reading._leave, tag) for tag in INSIDE if tag},
    **{tag: (_Reading._begin, tag) for tag in INLINE - {"a"}},
    **{f"/{tag}": (_Reading._end, tag) for tag in INLINE},
}
