"""Labelled leaves become blocks: lists, quotations, tables, code and figures by their boxes, the rest by its label."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tuireader.extract.dom import embeds, figures, roles, tables
from tuireader.extract.dom.labels import READ, SUBHEAD, Label, those_read
from tuireader.extract.dom.leaves import Box, Leaf, Matter
from tuireader.extract.dom.subheads import is_bold_head
from tuireader.extract.dom.tags import HEADINGS
from tuireader.model.article import (
    Block,
    Code,
    Embed,
    Listing,
    Mark,
    Paragraph,
    Quote,
    Rule,
    Span,
    Subhead,
)

_QUOTABLE = (*READ, "byline", "credit", "standfirst")
PULLED = frozenset(("pullquote", "pull", "pulled", "zitat"))
_SAYER = frozenset(("cite", "footer", "figcaption"))
SAYER_WORDS = frozenset(["author", "autor", "attribution", "source", "cite", "citation", "name", "speaker"])
ORNAMENT = re.compile(r"[\s*_~•·◇◆♦⁂✻=#:–—-]+$")  # what writers put between two parts
WRITERS = frozenset(("author", "byline", "avatar", "logo", "icon"))
_BEHIND = 3  # leaves behind the last text in which a picture may follow
_WORD = 40  # characters of a word or two beside a picture, which say nothing of it
_FEW = 5  # leaves of a box that is about one thing
DASH = re.compile(r"^[—–―-]{1,2}\s*(?=\S)")
LAYOUT = 0.92  # a quotation that holds more of the body than this is the body, where the body is more than a note
LITTLE = 2_000

Said = tuple[str, tuple[Span, ...]]  # a text, and the marks in it


@dataclass(slots=True)
class Built:
    """The blocks, and which leaves went into them."""

    blocks: list[Block] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def build(found: list[Leaf], labels: list[Label], begin: int = 0) -> Built:
    """The blocks of all leaves whose label says that they are read; pictures, code and embeds come along where the leaves
    around them are kept, from leaf `begin` on."""
    return _Builder(found, labels, begin).build()


class _Builder:
    def __init__(self, found: list[Leaf], labels: list[Label], begin: int) -> None:
        self.found, self.labels = found, labels
        self.kept = _kept_shares(found, labels)
        read = those_read(labels)
        self.kept_any = bool(read)
        self.begin = min(begin, read[0]) if read else 0
        self.last = read[-1] if read else len(found)
        self.total = sum(len(found[i].text) for i in read) or 1
        self.sizes = self._sizes(read)
        self.headed = {id(li) for i in read if (li := _headed_item(found[i].box)) is not None}
        self.groups = {one.first(): one for one in figures.group(found, labels) if self._shown(one)}
        self.grouped = {i for one in self.groups.values() for i in (*one.captions, *one.credits)}
        self.done = Built()

    def build(self) -> Built:
        i = 0
        while i < len(self.found):
            i = self._take(i)
        while self.done.blocks and isinstance(self.done.blocks[-1], Rule):
            self.done.blocks.pop()
        self.done.blocks = roles.without_layout(self.done.blocks)
        return self.done

    def _sizes(self, read: list[int]) -> dict[int, int]:
        sizes: dict[int, int] = {}
        for i in read:
            for box in self.found[i].box.up():
                if box.tag in ("blockquote", "ul", "ol", "li"):
                    sizes[id(box)] = sizes.get(id(box), 0) + len(self.found[i].text)
        return sizes

    def _shown(self, one: figures.Group) -> bool:
        return bool(one.captions or one.credits) or self._stays(one.image)

    def _stays(self, i: int) -> bool:
        """Whether something without words of its own is part of the article: the text around it is."""
        if not self.begin <= i <= self.last + _BEHIND or self.found[i].box.hidden or _is_portrait(self.found[i]):
            return False
        for box in self.found[i].box.up():
            kept, size = self.kept.get(id(box), (0, 0))
            if size > (_WORD if i <= self.last else 0):
                return kept * 2 > size
        return True

    def _take(self, i: int) -> int:
        """Adds the block that begins with leaf `i`; the index of the leaf behind it."""
        leaf, label = self.found[i], self.labels[i]
        if i in self.groups:
            self._put(
                figures.figure(self.found, self.groups[i]), (i, *self.groups[i].captions, *self.groups[i].credits)
            )
            return i + 1
        if leaf.matter is Matter.TABLE:
            if label in READ:
                self._put(tables.table(leaf.box.element), (i,))
            return i + 1
        if leaf.matter is not Matter.TEXT:
            self._put_wordless(i)
            return i + 1
        if label not in READ or i in self.grouped:
            return i + 1
        if (quote := self._quote(leaf.box)) is not None:
            return self._put_quote(i, quote)
        if (listing := self._list(leaf.box)) is not None:
            return self._put_list(i, listing)
        if ORNAMENT.match(leaf.text):
            self.done.used.add(i)
            self._put_rule(i)
        else:
            self._put(running(leaf, label), (i,))
        return i + 1

    def _put(self, block: Block, used: Iterable[int]) -> None:
        self.done.used.update(used)
        self.done.blocks.append(block)

    def _put_wordless(self, i: int) -> None:
        leaf = self.found[i]
        if leaf.matter is Matter.CODE and (self.labels[i] in READ or not self.kept_any):
            self._put(Code(leaf.text, _language(leaf.box)), (i,))
            return
        if leaf.matter is Matter.IMAGE or not self._stays(i):
            return
        if leaf.matter is Matter.CODE:
            self._put(Code(leaf.text, _language(leaf.box)), (i,))
        elif leaf.matter is Matter.RULE:
            self._put_rule(i)
        elif not embeds.is_idle(leaf.url):
            self._put(Embed(leaf.text or embeds.place(leaf.url), leaf.url), (i,))

    def _put_rule(self, i: int) -> None:
        if self.done.blocks and not isinstance(self.done.blocks[-1], Rule):
            self._put(Rule(), (i,))

    # ---- boxes that make a block of several leaves

    def _quote(self, box: Box) -> Box | None:
        """The outermost quotation around a box that is no lay-out of the whole article."""
        best = None
        for one in box.up():
            if one.tag == "blockquote" or (one.words & PULLED and one.tag not in ("body", "html", "article", "main")):
                size = self.sizes.get(id(one))
                if size is None or size < LAYOUT * self.total or self.total < LITTLE:
                    best = one
        around = best.within("figure") if best is not None else None
        return around if around is not None and not around.images and around.leaves <= _FEW else best

    def _put_quote(self, i: int, box: Box) -> int:
        said: list[Leaf] = []
        sayers: list[str] = []
        j = i
        while j < len(self.found) and _inside(self.found[j].box, box):
            leaf = self.found[j]
            if j in self.groups or leaf.matter in (Matter.CODE, Matter.TABLE):
                break
            if leaf.matter is Matter.TEXT and j not in self.grouped:
                if said and _is_sayer(leaf, box):
                    sayers.append(DASH.sub("", leaf.text))
                    self.done.used.add(j)
                elif self.labels[j] in _QUOTABLE:
                    said.append(leaf)
                    self.done.used.add(j)
            j += 1
        text, spans = join([(one.text, one.spans) for one in said])
        pulled = any(one.words & PULLED for one in (box, box.parent, said[0].box) if one is not None)
        links = [span.href for span in spans if span.mark is Mark.LINK]
        if links and len(text) < 90 and text.startswith(("http", "pic.twitter", "https")):
            self.done.blocks.append(Embed(text, links[-1]))
        else:
            self.done.blocks.append(Quote(text, " ".join(sayers), pulled, spans))
        return max(j, i + 1)

    def _list(self, box: Box) -> Box | None:
        """The outermost list around a box; None where its items are sections: with headings of their own, or very long."""
        best = None
        for one in box.up():
            if one.tag in ("ul", "ol"):
                best = one
            if one.tag == "li" and (id(one) in self.headed or self.sizes.get(id(one), 0) > 3_000):
                return best
        return best

    def _put_list(self, i: int, box: Box) -> int:
        items: list[tuple[Box, list[Leaf]]] = []
        j = i
        while j < len(self.found) and _inside(self.found[j].box, box):
            leaf = self.found[j]
            if j in self.groups or leaf.matter in (Matter.CODE, Matter.EMBED, Matter.TABLE):
                break
            if leaf.matter is Matter.TEXT and j not in self.grouped and self.labels[j] in READ:
                item = leaf.box.within("li") or box
                if items and items[-1][0] is item:
                    items[-1][1].append(leaf)
                else:
                    items.append((item, [leaf]))
                self.done.used.add(j)
            j += 1
        joined = [join([(one.text, one.spans) for one in leaves]) for _, leaves in items]
        if len(joined) == 1 and (self.found[i].box.within(*HEADINGS) or self.labels[i] == SUBHEAD):
            self.done.blocks.append(running(self.found[i], self.labels[i]))
        else:
            self.done.blocks.append(
                Listing(tuple(text for text, _ in joined), box.tag == "ol", tuple(spans for _, spans in joined))
            )
        return max(j, i + 1)


def join(said: Sequence[Said]) -> Said:
    """Several texts as one."""
    if len(said) == 1:
        return said[0]
    spans: list[Span] = []
    at = 0
    for text, marked in said:
        spans += [Span(span.start + at, span.end + at, span.mark, span.href) for span in marked]
        at += len(text) + 1
    return " ".join([text for text, _ in said]), tuple(spans)


def running(leaf: Leaf, label: Label) -> Block:
    """A text that stands for itself: a subhead by its box, its label or its form, else a paragraph."""
    heading = leaf.box.within(*HEADINGS)
    if heading is not None or label == SUBHEAD or is_bold_head(leaf):
        return subhead(heading.tag if heading is not None else "h2", leaf.text, leaf.spans)
    return Paragraph(leaf.text, roles.role(leaf), leaf.spans)


def subhead(tag: str, said: str, marked: tuple[Span, ...]) -> Subhead:
    """Of the text of a heading, without the permalinks that documentation hangs there."""
    text = said.rstrip(" ¶#§")
    if marked:
        whole = Span(0, len(said), Mark.STRONG)
        marked = tuple(span for span in marked if span != whole and span.end <= len(text))
    return Subhead(text, min(4, max(2, int(tag[1]))), marked)


def _is_portrait(leaf: Leaf) -> bool:
    """Whether a picture stands in a small box that is the author's, or a logo's."""
    near = (box for box in leaf.box.up() if box.leaves <= _FEW)
    return leaf.matter is Matter.IMAGE and any(box.words & WRITERS and box.tag != "figure" for box in near)


def _headed_item(box: Box) -> Box | None:
    """The list item that a heading stands in."""
    heading = box.within(*HEADINGS)
    return heading.within("li") if heading is not None else None


def _inside(box: Box, around: Box) -> bool:
    one: Box | None = box
    while one is not None and one.depth > around.depth:
        one = one.parent
    return one is around


def _is_sayer(leaf: Leaf, box: Box) -> bool:
    """Whether a line of a quotation names who said it."""
    if len(leaf.text) > 150:
        return False
    for one in leaf.box.up():
        if one is box:
            break
        if one.tag in _SAYER or one.words & SAYER_WORDS:
            return True
    return bool(DASH.match(leaf.text)) and leaf.text[:1] != "-"


def _language(box: Box) -> str:
    """The language that a code block's class names, as highlighters do."""
    inner = box.element.find(".//code")
    return language_of(*(element.get("class") or "" for element in (box.element, inner) if element is not None))


def language_of(*classes: str) -> str:
    """The language that the first of these values of `class` names."""
    for name in " ".join(classes).split():
        if found := re.match(r"(?:lang(?:uage)?-|brush:)([\w+#-]{1,20})$", name):
            return found[1].lower()
    return ""


def _kept_shares(found: list[Leaf], labels: list[Label]) -> dict[int, tuple[int, int]]:
    """Box → (characters of kept leaves, of all leaves), all its inner boxes counted."""
    shares: dict[int, tuple[int, int]] = {}
    boxes: dict[int, Box] = {}
    for leaf, label in zip(found, labels, strict=True):
        if leaf.matter in (Matter.TEXT, Matter.TABLE):
            kept, size = shares.get(id(leaf.box), (0, 0))
            shares[id(leaf.box)] = kept + (0 if label == "furniture" else len(leaf.text)), size + len(leaf.text)
        for box in leaf.box.up():
            if id(box) in boxes:
                break
            boxes[id(box)] = box
    for box in sorted(boxes.values(), key=lambda box: -box.depth):
        if box.parent is not None:
            (a, b), (c, d) = shares.get(id(box), (0, 0)), shares.get(id(box.parent), (0, 0))
            shares[id(box.parent)] = a + c, b + d
    return shares
