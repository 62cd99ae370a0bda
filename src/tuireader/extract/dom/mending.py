"""Labels that contradict the page's structure are mended: what a sum over single leaves cannot see.

Each rule stands for a kind of error that cross-validation showed at several publishers: a heading lost between two kept
paragraphs, half a list, a picture's words taken for furniture in a gallery, tweets inside the text.
"""

import re
from collections.abc import Callable, Iterator

from tuireader.extract.dom import captions, gaps, lists, subheads
from tuireader.extract.dom.blocks import ORNAMENT
from tuireader.extract.dom.labels import BODY, FURNITURE, READ, Label, those_read
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.dom.shape import FORMULA

Step = tuple[str, Callable[[], None]]
_ANSWERS = frozenset(("comment", "commentlist", "disqus"))
_ARTICLE = 200  # characters that an article has at least
_POSTS = frozenset(("twitter", "tweet", "instagram", "tiktok", "bluesky", "mastodon"))
_CONSENT = frozenset(("cookie", "consent"))
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|h|am|pm|AM|PM|[A-Z]{2,4}))?$")
_FORMULA = re.compile(FORMULA)


def steps(found: list[Leaf], labels: list[Label], told: list[float], credited: list[float]) -> Iterator[Step]:
    """Why, and what changes labels in place then, one step after the other; each is to be done before the next is asked
    for. `told` and `credited` are the chances of caption and credit."""
    if not those_read(labels):
        return
    yield "a reader's comment", lambda: _drop_answers(found, labels)
    yield "no picture, figure or class says that it is a caption", lambda: captions.unpicture(found, labels)
    yield "stands with a picture, and its class or form says so", lambda: captions.claim(found, labels, told, credited)
    yield "stands alone with a picture among the paragraphs", lambda: captions.claim_beside(found, labels)
    yield "says what the picture's description says", lambda: captions.claim_described(found, labels)
    yield "in italics below a picture", lambda: captions.claim_emphasised(found, labels)
    yield "set as the credits of other pictures are", lambda: captions.credit_alike(found, labels)
    yield "in a figure that is a quotation", lambda: captions.quote_figures(found, labels)
    yield "stands with the picture of another story", lambda: captions.unteaser(found, labels)
    yield from gaps.steps(found, labels)
    yield "stands with the picture and the headline of another story", lambda: captions.drop_teasers(found, labels)
    yield from lists.steps(found, labels)
    yield from subheads.steps(found, labels)
    yield "one of many such lines, hardly any of them text", lambda: gaps.drop_unlike(found, labels)
    yield "a post that the text quotes", lambda: _keep_posts(found, labels, _amid(labels))
    yield "a table beside text that is read", lambda: _keep_tables(found, labels, _amid(labels, 2, 2))
    yield "an ornament between paragraphs", lambda: _keep_ornaments(found, labels, _amid(labels))
    yield "a formula beside text that is read", lambda: _keep_formulas(found, labels, _amid(labels))
    yield "the time of an entry of a live blog", lambda: _keep_stamps(found, labels, _amid(labels, 2))


def _amid(labels: list[Label], before: int = 0, behind: int = 0) -> range:
    """The leaves from the first that is read to the last, and some around."""
    read = those_read(labels)
    return range(max(0, read[0] - before), min(len(labels), read[-1] + behind)) if read else range(0)


def _drop_answers(found: list[Leaf], labels: list[Label]) -> None:
    """Readers' comments can be longer than the article. They are many boxes of one kind, and do not hold the headline."""
    title = next((leaf for leaf in found if leaf.text and leaf.box.within("h1") is not None), None)
    if title is None:
        return
    titled = {id(box) for box in title.box.up()}
    answers: dict[int, list[int]] = {}
    for i, leaf in enumerate(found):
        for box in leaf.box.up():
            if box.words & _ANSWERS and box.tag in ("li", "article", "div") and id(box) not in titled:
                answers.setdefault(id(box), []).append(i)
                break
    taken = {i for leaves in answers.values() for i in leaves if labels[i] in READ}
    rest = sum(len(found[i].text) for i, label in enumerate(labels) if label in READ and i not in taken)
    if len(answers) > 1 and rest > _ARTICLE:
        for i in taken:
            labels[i] = FURNITURE


def _keep_posts(found: list[Leaf], labels: list[Label], amid: range) -> None:
    """A post of a network quoted inside the text is read."""
    for i in amid:
        if labels[i] == FURNITURE:
            box = found[i].box.within("blockquote")
            if box is not None and box.words & _POSTS:
                labels[i] = BODY


def _keep_tables(found: list[Leaf], labels: list[Label], amid: range) -> None:
    """A table of data beside text that is read is read; so is one before it in the same box, as an encyclopaedia has."""
    first = next((i for i in amid if labels[i] in READ), len(found))
    for i in amid:
        if found[i].matter is Matter.TABLE and labels[i] == FURNITURE and not found[i].box.near_words() & _CONSENT:
            beside = labels[max(0, i - 2) : i] + labels[i + 1 : i + 3]
            before = i < first
            if any(label in READ for label in beside) and (
                not before or found[i].box.parent is found[first].box.parent
            ):
                labels[i] = BODY


def _keep_ornaments(found: list[Leaf], labels: list[Label], amid: range) -> None:
    """What writers put between two parts stands between two paragraphs, in the box of one of them."""
    for i in amid[1:]:
        if labels[i] == FURNITURE and labels[i - 1] == BODY == labels[i + 1] and ORNAMENT.match(found[i].text):
            around = (found[i - 1].box.parent, found[i + 1].box.parent)
            labels[i] = BODY if found[i].box.parent in around else FURNITURE


def _keep_formulas(found: list[Leaf], labels: list[Label], amid: range) -> None:
    """A formula that stands alone beside text that is read is read."""
    for i in amid:
        beside = any(label in READ for label in labels[max(0, i - 1) : i + 2])
        if beside and labels[i] == FURNITURE and _FORMULA.search(found[i].text):
            labels[i] = BODY


def _keep_stamps(found: list[Leaf], labels: list[Label], amid: range) -> None:
    """The times of a live blog: three of one style at least, between its entries."""
    styles: dict[tuple[str, frozenset[str]], list[int]] = {}
    for i in amid:
        if _CLOCK.match(found[i].text):
            styles.setdefault((found[i].box.tag, found[i].box.words), []).append(i)
    for stamps in styles.values():
        if len(stamps) > 2:
            for i in stamps:
                labels[i] = BODY
