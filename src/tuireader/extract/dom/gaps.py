"""Lines that are lost between lines that are read, and lines that are read among many of their kind that are not.

A sum over single leaves drops the sentence that is mostly a link, "If you are …" between two lists, "First, edit the file:"
between two pieces of code. What stands in one box with text that is read, and in its style, is read with it. The author's
name above each entry of a live blog, once taken for text, goes with the others.
"""

import re
from collections.abc import Callable, Iterator

from tuireader.extract.dom.edges import headline, is_stamp
from tuireader.extract.dom.labels import BODY, FURNITURE, READ, Label, those_read
from tuireader.extract.dom.leaves import Box, Leaf, Matter
from tuireader.extract.dom.notices import is_notice
from tuireader.extract.dom.shape import is_prose, mass
from tuireader.extract.dom.tags import HEADINGS
from tuireader.model.article import Mark

_SENTENCE = re.compile(r"[.!?…:。！？：।][\"'”’»)\]]*$")
_SMALL_PRINT = "*+©†‡"
_MANY = 4  # lines that make a kind
_BRIEF = 250  # characters of a text that are not all of it
_BEHIND = 12  # leaves behind the text in which its last paragraph may stand
_DAY = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d\d\b")  # of a broadcast, of a teaser
_CALLOUT = 3  # leaves of a box that holds a note: a sign, a heading, a sentence
_OFFERS = frozenset(
    (
        "advert",
        "alert",
        "button",
        "cookie",
        "credit",
        "login",
        "newsletter",
        "paywall",
        "promo",
        "related",
        "share",
        "subscri",
        "teaser",
    )
)
_NOTES = frozenset(("footnote", "endnote"))
_STEPS, _NOTE = 4, 12  # boxes up from a note to what names it so, characters that a note at least has
Style = tuple[str, frozenset[str], frozenset[str], str]


def steps(found: list[Leaf], labels: list[Label]) -> Iterator[tuple[str, Callable[[], None]]]:
    """Why, and what changes labels in place then, one step after the other."""
    yield "looks like the other paragraphs", lambda: _keep_alike(found, labels)
    yield "stands between text, in its box", lambda: _keep_between(found, labels)
    yield "the sentence below a heading that is read", lambda: _keep_headed(found, labels)
    yield "leads to a list or to code that is read", lambda: _keep_leading(found, labels)
    yield "a note set in a box of its own between paragraphs", lambda: _keep_boxed(found, labels)
    yield "a footnote", lambda: _keep_notes(found, labels)
    yield (
        "stands between the headline and a text that is hardly more than its signature",
        lambda: _keep_short(found, labels),
    )


def style(leaf: Leaf) -> Style:
    """What makes leaves look alike: tag and words of the box, and of the one around it."""
    above = leaf.box.parent
    none = frozenset[str]()
    return (
        leaf.box.tag,
        leaf.box.words,
        above.words if above is not None else none,
        above.tag if above is not None else "",
    )


def _styles(found: list[Leaf], leaves: range) -> list[list[int]]:
    alike: dict[Style, list[int]] = {}
    for i in leaves:
        if found[i].matter is Matter.TEXT:
            alike.setdefault(style(found[i]), []).append(i)
    return list(alike.values())


def _amid(found: list[Leaf], labels: list[Label]) -> range:
    """From the first leaf that is read to a few behind the last, as far as no other heading begins there."""
    read = those_read(labels)
    if not read:
        return range(0)
    end = min(len(found), read[-1] + _BEHIND)
    heads = (i for i in range(read[-1] + 1, end) if found[i].text and found[i].box.within(*HEADINGS) is not None)
    return range(read[0], next(heads, end))


def _keep_alike(found: list[Leaf], labels: list[Label]) -> None:
    """A paragraph amid the text, or its last, that looks like most of what is read, and like little that is not, is read too."""
    for alike in _styles(found, _amid(found, labels)):
        prose = [i for i in alike if is_prose(found[i], mass(found[i].text))]
        read = [i for i in prose if labels[i] in READ]
        if len(read) >= _MANY - 1 and len(read) * 3 >= len(prose) * 2:
            for i in prose:
                labels[i] = BODY if labels[i] == FURNITURE else labels[i]


def _keep_between(found: list[Leaf], labels: list[Label]) -> None:
    """A paragraph beside one in its own box: a sentence where one of its neighbours is read, any words without a link where
    both are."""
    amid = [i for i in _amid(found, labels) if found[i].matter in (Matter.TEXT, Matter.CODE)]
    for order in (range(len(amid)), range(len(amid) - 1, -1, -1)):
        for at in order:
            leaf, around = found[amid[at]], found[amid[at]].box.parent
            if labels[amid[at]] != FURNITURE or not _may_be_read(leaf) or around is None:
                continue
            near = [amid[j] for j in (at - 1, at + 1) if 0 <= j < len(amid)]
            read = [i for i in near if _is_read(found[i], labels[i]) and _lies_in(found[i].box, around)]
            alike = any(found[i].box.tag == "p" and _share_words(found[i].box, leaf.box) for i in read)
            if (alike and _is_sentence(leaf)) or (len(read) > 1 and not leaf.linked):
                labels[amid[at]] = BODY


def _keep_headed(found: list[Leaf], labels: list[Label]) -> None:
    """The sentence right below a heading that is read, in the heading's own box, and text behind it: an answer to a question."""
    for i in _amid(found, labels)[1:-1]:
        leaf, head = found[i], found[i - 1].box.within(*HEADINGS)
        headed = head is not None and labels[i - 1] in READ and leaf.box.parent is head.parent
        answers = headed and labels[i + 1] in READ and _is_sentence(leaf) and _DAY.search(leaf.text) is None
        if labels[i] == FURNITURE and answers and _may_be_read(leaf):
            labels[i] = BODY


def _keep_leading(found: list[Leaf], labels: list[Label]) -> None:
    """ "You need:", right above a list or code that is read, in its box."""
    for i in _amid(found, labels)[:-1]:
        leaf, after = found[i], found[i + 1]
        if (
            labels[i] != FURNITURE
            or labels[i + 1] != BODY
            or not leaf.text.endswith((":", "："))
            or not _may_be_read(leaf)
        ):
            continue
        listed = after.box.within("ul", "ol") if after.matter is Matter.TEXT else after.box
        if not leaf.linked and listed is not None and leaf.box.parent is not None and _lies_in(listed, leaf.box.parent):
            labels[i] = BODY


def _keep_boxed(found: list[Leaf], labels: list[Label]) -> None:
    """A sentence without a link alone in a small box that stands between two paragraphs, in their own box: a callout."""
    for i in _amid(found, labels)[1:-1]:
        leaf = found[i]
        if labels[i] != FURNITURE or leaf.box.tag != "div" or leaf.box.hidden or not is_prose(leaf, mass(leaf.text)):
            continue
        small = [box for box in leaf.box.up() if box.leaves <= _CALLOUT]
        named = any(box.words & _OFFERS for box in small)
        if not small or named or small[-1].images or small[-1].linked or is_notice(leaf.text) or _DAY.search(leaf.text):
            continue
        around = small[-1].parent
        ends = (
            next((j for j in order if small[-1] not in list(found[j].box.up())), i)
            for order in (range(i, 0, -1), range(i, len(found)))
        )
        if around is not None and all(labels[j] in READ and _lies_in(found[j].box, around) for j in ends if j != i):
            labels[i] = BODY


def _keep_notes(found: list[Leaf], labels: list[Label]) -> None:
    """Notes that their box calls so, behind the text."""
    read = those_read(labels)
    for i in range(read[0], len(found)) if read else ():
        leaf = found[i]
        named = any(box.words & _NOTES for _, box in zip(range(_STEPS), leaf.box.up(), strict=False))
        if named and labels[i] == FURNITURE and leaf.matter is Matter.TEXT and len(leaf.text) > _NOTE:
            labels[i] = (
                FURNITURE if leaf.linked * 2 > len(leaf.text) or leaf.box.within("nav", "footer") is not None else BODY
            )


def _share_words(one: Box, other: Box) -> bool:
    """Whether two boxes are called alike: some programs add a word of their own to each."""
    return 2 * len(one.words & other.words) >= max(len(one.words), len(other.words))


def _keep_short(found: list[Leaf], labels: list[Label]) -> None:
    """The paragraphs of a brief, where nothing but "Reporting by …" below them is taken for text."""
    read = those_read(labels)
    title = headline(found, labels)
    if not title or not read or sum(len(found[i].text) for i in read) > _BRIEF:
        return
    for i in range(title + 1, read[0]):
        if labels[i] == FURNITURE and is_prose(found[i], mass(found[i].text)) and not is_notice(found[i].text):
            labels[i] = FURNITURE if found[i].box.hidden or is_stamp(found[i]) else BODY


def _is_sentence(leaf: Leaf) -> bool:
    """Whether a line ends as a sentence does, and is no link but for the words that announce one: "Read: …"."""
    first = next((span.start for span in leaf.spans if span.mark is Mark.LINK), 0)
    announced = leaf.linked * 2 > len(leaf.text) and leaf.text[:first].rstrip().endswith((":", "："))
    return _SENTENCE.search(leaf.text) is not None and leaf.linked * 10 < len(leaf.text) * 9 and not announced


def _may_be_read(leaf: Leaf) -> bool:
    if leaf.matter is not Matter.TEXT or leaf.box.tag != "p" or leaf.box.hidden or leaf.text[0] in _SMALL_PRINT:
        return False
    return not is_stamp(leaf) and not is_notice(leaf.text)


def _is_read(leaf: Leaf, label: Label) -> bool:
    return leaf.matter is Matter.CODE or (label in READ and not is_notice(leaf.text))


def _lies_in(box: Box, around: Box) -> bool:
    return any(one is around for one in box.up())


def drop_unlike(found: list[Leaf], labels: list[Label]) -> None:
    """Short lines of a kind of which hardly any is read."""
    for alike in _styles(found, _amid(found, labels)):
        short = [i for i in alike if not is_prose(found[i], mass(found[i].text))]
        read = [i for i in short if labels[i] == BODY]
        tagged = found[alike[0]].box.within(*HEADINGS, "p", "li", "td", "blockquote") is not None
        if len(short) >= _MANY and 3 * len(read) <= len(short) and not tagged:
            for i in read:
                labels[i] = FURNITURE
