"""Labels that contradict the page's structure are mended: what a sum over single leaves cannot see.

Each rule stands for a kind of error that cross-validation showed at several publishers: a heading lost between two kept
paragraphs, half a list, a picture's words taken for furniture in a gallery, tweets inside the text.
"""

import re

from tuireader.extract.credit import is_credit
from tuireader.extract.dom.figures import Pictures
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.extract.dom.tokens import CAPTIONS, names_caption, names_credit

FURNITURE, BODY, SUBHEAD, CAPTION, CREDIT = "furniture", "body", "subhead", "caption", "credit"
_READ = (BODY, SUBHEAD)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_ANSWERS = frozenset(("comment", "commentlist", "disqus"))
_ARTICLE = 200  # characters that an article has at least
_POSTS = frozenset(("twitter", "tweet", "instagram", "tiktok", "bluesky", "mastodon"))
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?(?:Uhr|h|am|pm|AM|PM|[A-Z]{2,4}))?$")
_LONG = 600  # characters that no caption has
_LIKELY = 0.04  # the chance from which structure decides


def mend(found: list[Leaf], labels: list[str], told: list[float], credited: list[float]) -> None:
    """Changes labels in place. `told` and `credited` are the chances of caption and credit."""
    read = [i for i, label in enumerate(labels) if label in _READ]
    if not read:
        return
    _drop_answers(found, labels)
    _unpicture(found, labels)
    _claim(found, labels, told, credited, read)
    _complete_lists(found, labels)
    _join_heads(found, labels)
    _keep_posts(found, labels, range(read[0], read[-1]))
    _keep_tables(found, labels, range(read[0], min(len(found), read[-1] + 2)))
    _keep_stamps(found, labels, range(max(0, read[0] - 2), read[-1]))


def _drop_answers(found: list[Leaf], labels: list[str]) -> None:
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
    taken = {i for leaves in answers.values() for i in leaves if labels[i] in _READ}
    rest = sum(len(found[i].text) for i, label in enumerate(labels) if label in _READ and i not in taken)
    if len(answers) > 1 and rest > _ARTICLE:
        for i in taken:
            labels[i] = FURNITURE


def _unpicture(found: list[Leaf], labels: list[str]) -> None:
    """A caption with no picture, no figure and no class that says so is text."""
    for i, leaf in enumerate(found):
        if (
            labels[i] != CAPTION
            or leaf.box.within("figure", "figcaption") is not None
            or names_caption(leaf.box.near_words())
        ):
            continue
        if not any(hint.startswith("image up:") or " image " in hint for hint in leaf.hints):
            beside = {labels[j] for j in (i - 1, i + 1) if 0 <= j < len(labels)}
            labels[i] = BODY if BODY in beside else FURNITURE


def _claim(found: list[Leaf], labels: list[str], told: list[float], credited: list[float], read: list[int]) -> None:
    """The words of a picture inside the article, by class or form, though they look like furniture or running text."""
    pictures = Pictures(found)
    captioned = {pictures.of(i) for i, label in enumerate(labels) if label == CAPTION} - {-1}
    for i in range(max(0, read[0] - 10), min(len(found), read[-1] + 3)):
        leaf = found[i]
        if labels[i] in (CAPTION, CREDIT, "headline", "standfirst") or not _may_be_told(leaf):
            continue
        words = leaf.box.near_words()
        is_caption = bool(words & CAPTIONS) or leaf.box.within("figcaption") is not None
        is_caption = is_caption or (labels[i] == FURNITURE and names_caption(words))
        names = labels[i] != BODY and (names_credit(words) or is_credit(leaf.text))
        if not (is_caption or names):
            continue
        picture = pictures.of(i)
        beside = CAPTION in labels[max(0, i - 2) : i]
        if names and (picture in captioned or beside or (picture >= 0 and credited[i] > _LIKELY)):
            labels[i] = CREDIT
        elif is_caption and told[i] + credited[i] > _LIKELY and (picture >= 0 or read[0] < i < read[-1]):
            labels[i] = CREDIT if is_credit(leaf.text) else CAPTION
            captioned.add(picture)


def _may_be_told(leaf: Leaf) -> bool:
    return leaf.matter is Matter.TEXT and len(leaf.text) < _LONG and leaf.linked * 2 <= len(leaf.text)


def _complete_lists(found: list[Leaf], labels: list[str]) -> None:
    """A list of which most is read is read whole."""
    lists: dict[int, list[int]] = {}
    for i, leaf in enumerate(found):
        box = leaf.box.within("ul", "ol") if leaf.matter is Matter.TEXT else None
        if box is not None:
            lists.setdefault(id(box), []).append(i)
    for items in lists.values():
        read = sum(len(found[i].text) for i in items if labels[i] in _READ)
        if 2 * read > sum(len(found[i].text) for i in items):
            for i in items:
                if labels[i] == FURNITURE:
                    labels[i] = BODY


def _join_heads(found: list[Leaf], labels: list[str]) -> None:
    """A heading between two read leaves, the second in its own section, is a subhead."""
    texts = [i for i, leaf in enumerate(found) if leaf.text]
    for before, i, behind in zip(texts, texts[1:], texts[2:], strict=False):
        if labels[i] != FURNITURE or found[i].linked * 2 > len(found[i].text):
            continue
        heading = found[i].box.within(*_HEADINGS)
        if heading is None or labels[before] not in _READ or labels[behind] != BODY:
            continue
        section, follower = heading.parent, found[behind].box
        if section is not None and any(box is section for _, box in zip(range(4), follower.up(), strict=False)):
            labels[i] = SUBHEAD


def _keep_posts(found: list[Leaf], labels: list[str], amid: range) -> None:
    """A post of a network quoted inside the text is read."""
    for i in amid:
        if labels[i] == FURNITURE:
            box = found[i].box.within("blockquote")
            if box is not None and box.words & _POSTS:
                labels[i] = BODY


def _keep_tables(found: list[Leaf], labels: list[str], amid: range) -> None:
    """A table of data beside text that is read is read."""
    for i in amid:
        if found[i].matter is Matter.TABLE and labels[i] == FURNITURE:
            beside = labels[max(0, i - 2) : i] + labels[i + 1 : i + 3]
            if any(label in _READ for label in beside):
                labels[i] = BODY


def _keep_stamps(found: list[Leaf], labels: list[str], amid: range) -> None:
    """The times of a live blog: three of one style at least, between its entries."""
    styles: dict[tuple[str, frozenset[str]], list[int]] = {}
    for i in amid:
        if _CLOCK.match(found[i].text):
            styles.setdefault((found[i].box.tag, found[i].box.words), []).append(i)
    for stamps in styles.values():
        if len(stamps) > 2:
            for i in stamps:
                labels[i] = BODY
