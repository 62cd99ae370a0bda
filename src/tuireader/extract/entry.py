"""The HTML of a feed entry: it is an article already, so idioms are enough to tell its pieces apart.

Feeds come by the thousand, so most entries take a road of their own (swift.py), and for the rest this is one parse and
one walk; nothing of the machinery for whole pages is imported. The
idioms are those of real feeds: figure and figcaption, WordPress' and Blogger's captions by class, `data-caption` and
`data-credit`, "(Image credit: …)" behind a picture, tweets and iframes, reblog chains, Reddit's tables.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tuireader.extract import Fragment, broken, idioms, stray, swift, tails
from tuireader.extract.credit import is_credit
from tuireader.extract.dom import blocks, tree
from tuireader.extract.dom.labels import FURNITURE, Label
from tuireader.extract.dom.leaves import Box, Leaf, Matter, leaves
from tuireader.extract.dom.once import pictures_once
from tuireader.model.article import Block, Dropped, Embed, Figure, Mark, Paragraph, PartRole, Quote, block_text
from tuireader.safe import safe_block, safe_text

_CAPTIONS = frozenset(("caption", "legend"))
_CREDITS = frozenset(("credit", "copyright", "photographer"))
_TAG = re.compile(r"<[a-zA-Z!/]|&[#\w]+;")
_SHARING = frozenset(("sharedaddy", "relatedposts", "addtoany", "addthis"))  # boxes of programs that blogs hang in
_NAME = 50  # characters of a name and a colon
_NUMBER = re.compile(r"\[?(?:\d{1,3}|[*†‡§]{1,3})[\].)]?")
_LONG = 900  # characters that no caption has


def read(text: str, base_url: str = "") -> Fragment:
    """The blocks of an entry's HTML, or of plain text where it holds no tag."""
    if not ("<" in text or "&" in text) or not _TAG.search(text):
        return Fragment(tuple(_plain(text)))
    coded = "[" in text and any(sign in text for sign in idioms.SHORTCODES)
    found = quick = None if coded else swift.read(text, base_url)  # which takes no other idiom either
    if found is None:
        plain = stray.escaped(idioms.plainly(broken.parted(text)))
        found = (swift.read(plain, base_url) if plain != text else None) or slowly(plain, base_url)
    told: Iterable[Block] = found.blocks
    kinds = [*map(type, told)]
    if kinds.count(Figure) + kinds.count(Embed) > 1:
        told = pictures_once(told)
    if Quote in kinds:
        told = _reblogged(told)
    if quick is None and "footnote" in text:
        told = _numbered(told)
    return found if told is found.blocks else Fragment(tuple(told), found.dropped)


def slowly(text: str, base_url: str) -> Fragment:
    """Any HTML, by the parser and the boxes of whole pages."""
    found = leaves(tree.parse_text(f"<div>{text}</div>"), base_url)
    labels, dropped = _labels(found, shared=any(sign in text for sign in _SHARING))
    kept = [(leaf, label) for leaf, label in zip(found, labels, strict=True) if label != FURNITURE]
    found, labels = [leaf for leaf, _ in kept], [label for _, label in kept]  # whose pictures are all its own
    return Fragment(tuple(blocks.build(found, labels).blocks), dropped)


def _reblogged(found: Iterable[Block]) -> list[Block]:
    """A line that is a link to a name and a colon says who is quoted below it: each link of a reblog chain, and a forum's answer
    to somebody."""
    told = list[Block]()
    for block in found:
        if isinstance(block, Quote) and told and not block.attribution and (said := _naming(told[-1])) is not None:
            told[-1] = replace(block, attribution=said)
        else:
            told.append(block)
    return told


def _numbered(found: Iterable[Block]) -> Iterator[Block]:
    """A footnote whose number stands in a box of its own is one paragraph with it."""
    said, number = [*found], ""
    for block, follower in zip(said, (*said[1:], None), strict=True):
        if number and isinstance(block, Paragraph):
            yield _behind(number, block)
            number = ""
        elif _is_note(block) and _is_note(follower) and _NUMBER.fullmatch(block_text(block)):
            number = block_text(block)
        else:
            yield block


def _is_note(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role is PartRole.FOOTNOTE


def _behind(number: str, note: Paragraph) -> Paragraph:
    ahead = len(number) + 1
    spans = (replace(span, start=span.start + ahead, end=span.end + ahead) for span in note.spans)
    return replace(note, text=f"{number} {note.text}", spans=tuple(spans))


def _naming(block: Block) -> str | None:
    """The name that such a line gives; None for any other block."""
    if not (isinstance(block, Paragraph) and block.text.endswith(":") and len(block.text) < _NAME):
        return None
    ends = len(block.text) - 1
    linked = any(span.mark is Mark.LINK and span.start == 0 and span.end >= ends for span in block.spans)
    return block.text.rstrip(": ") if linked or block.role is PartRole.ASIDE else None


def _plain(text: str) -> list[Block]:
    if text.isprintable():  # a single line
        return [Paragraph(line)] if (line := safe_text(text)) else []
    return [Paragraph(line) for part in re.split(r"\n\s*\n", safe_block(text)) if (line := safe_text(part))]


def _labels(found: list[Leaf], *, shared: bool) -> tuple[list[Label], tuple[Dropped, ...]]:
    labels: list[Label] = []
    dropped: list[Dropped] = []
    for i, leaf in enumerate(found):
        label = _label(leaf, found[i - 1] if i else None, labels[-1] if labels else "furniture")
        reason = tails.why(leaf.text) or _unread(leaf.box, shared) if leaf.matter is Matter.TEXT else ""
        if reason:  # whatever its class makes of it
            dropped.append(Dropped(leaf.text, reason))
            label = FURNITURE
        labels.append(label)
    return labels, tuple(dropped)


def _unread(box: Box, shared: bool) -> str:
    """Why what a box says is none of the story; "" where it may be part of it."""
    if box.hidden:
        return "hidden"
    return "share buttons" if shared and any(one.words & _SHARING for one in box.up()) else ""


def _label(leaf: Leaf, before: Leaf | None, label_before: Label) -> Label:
    if leaf.matter is not Matter.TEXT:
        return "body"
    if len(leaf.text) < _LONG:
        for depth, box in enumerate(leaf.box.up()):
            if box.words & _CREDITS and depth < 2 and len(leaf.text) < 200:
                return "credit"
            if box.tag == "figcaption" or (box.words & _CAPTIONS and depth < 3):
                return "caption"
            if depth > 4:
                break
    pictured = before is not None and (before.matter is Matter.IMAGE or label_before == "caption")
    if pictured and len(leaf.text) < 160 and is_credit(leaf.text):
        return "credit"
    return "body"
