"""Which lines are the words of a picture: what a sum over single leaves cannot see.

A caption hangs on a picture. By class and form it is claimed for it though the line looks like furniture; by place, where
a page has no class that says so: alone with the picture in a small box that stands among the paragraphs.
"""

from tuireader.extract.credit import is_credit, is_labelled_caption
from tuireader.extract.dom.edges import is_stamp
from tuireader.extract.dom.figures import Pictures
from tuireader.extract.dom.labels import BODY, CAPTION, CREDIT, FURNITURE, READ, Label, those_read
from tuireader.extract.dom.leaves import Box, Leaf, Matter
from tuireader.extract.dom.tags import HEADINGS
from tuireader.extract.dom.tokens import CAPTIONS, names_caption, names_credit, names_picture
from tuireader.model.article import Mark

_WRITERS = frozenset(("author", "byline", "autor"))
_LONG = 600  # characters that no caption has
_LIKELY = 0.04  # the chance from which structure decides
_SHORT = 12  # characters that every caption has
_NAMES = 40  # characters of a name below a caption
_FEW = 3  # texts that a box of a picture and its words holds
_SAYING = 5  # words of a line that names nobody only
_PARAGRAPH = 160  # characters of a line that is text where nothing else says that it speaks of a picture
_QUOTED = "\"'“„«»‘‚「『"
_TEASER = 6  # leaves of the box of a teaser
_STEPS = 2  # boxes between a picture and the box of the paragraphs
_OTHERS = frozenset(
    (
        "related",
        "teaser",
        "promo",
        "recommend",
        "newsletter",
        "advert",
        "author",
        "bio",
        "card",
        "avatar",
        "sponsor",
        "share",
    )
)


def unpicture(found: list[Leaf], labels: list[Label]) -> None:
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


def claim(found: list[Leaf], labels: list[Label], told: list[float], credited: list[float]) -> None:
    """The words of a picture inside the article, by class or form, though they look like furniture or running text. `told`
    and `credited` are the chances of caption and credit."""
    read = those_read(labels)
    if not read:
        return
    pictures = Pictures(found)
    captioned = {pictures.of(i) for i, label in enumerate(labels) if label == CAPTION} - {-1}
    title = next((i for i, label in enumerate(labels) if label == "headline"), 0)
    for i in range(_beginning(labels, read[0]), min(len(found), read[-1] + 3)):
        leaf = found[i]
        if labels[i] in (CAPTION, CREDIT, "standfirst") or not _may_be_told(leaf) or _is_by(leaf, labels[i]):
            continue
        words = leaf.box.near_words()
        is_caption = bool(words & CAPTIONS) or leaf.box.within("figcaption") is not None
        is_caption = is_caption or (labels[i] == FURNITURE and names_caption(words))
        names = labels[i] != BODY and (names_credit(words) or is_credit(leaf.text) or _cites(leaf))
        labelled = is_labelled_caption(leaf.text) and any(
            found[j].matter is Matter.IMAGE for j in range(max(0, i - 3), i)
        )
        if not (is_caption or names or labelled):
            continue
        picture = pictures.of(i)
        beside = CAPTION in labels[max(0, i - 2) : i]
        if names and (picture in captioned or beside or (picture >= 0 and credited[i] > _LIKELY)):
            labels[i] = CREDIT
        elif labelled:
            labels[i] = CAPTION
        elif (
            is_caption
            and (told[i] + credited[i] > _LIKELY or _is_own(leaf, picture if picture >= title - _FEW else -1))
            and (picture >= 0 or i < read[-1])
        ):
            labels[i] = CREDIT if is_credit(leaf.text) else CAPTION
            captioned.add(picture)


def _is_own(leaf: Leaf, picture: int) -> bool:
    """Whether a line stands in a <figcaption>, or beside a picture in a box that is called a caption, that belongs to no teaser."""
    named = leaf.box.within("figcaption") is not None or (picture >= 0 and leaf.box.words & CAPTIONS)
    return bool(named) and not any(box.words & _OTHERS or box.tag == "li" for box in leaf.box.up())


def _cites(leaf: Leaf) -> bool:
    """Whether a line is a short <cite> in a figure that is no quotation."""
    figured = leaf.box.within("figure") is not None and leaf.box.within("blockquote") is None
    return leaf.box.tag == "cite" and figured and len(leaf.text) < _NAMES


def _beginning(labels: list[Label], first: int) -> int:
    """The leaf from which the article is: its headline and a picture above it, or a few leaves before the text."""
    return max(0, min(first - 10, next((i for i in range(first) if labels[i] == "headline"), first) - 3))


def _is_by(leaf: Leaf, label: Label) -> bool:
    """Whether a line near a picture says who wrote the text, or is its headline: what is in a figure is neither."""
    if leaf.box.within("figure", "figcaption") is not None or names_credit(leaf.box.near_words()):
        return False
    return label in ("byline", "headline") or bool(leaf.box.near_words() & _WRITERS)


def _may_be_told(leaf: Leaf) -> bool:
    is_words = leaf.matter is Matter.TEXT and len(leaf.text) < _LONG and leaf.linked * 2 <= len(leaf.text)
    return is_words and not is_stamp(leaf)


def claim_beside(found: list[Leaf], labels: list[Label]) -> None:
    """One or two unlinked lines alone with a picture in a box that stands between two paragraphs, or after the head."""
    read = those_read(labels)
    for i in range(_beginning(labels, read[0]), read[-1]) if read else ():
        if found[i].matter is not Matter.IMAGE:
            continue
        box = _own_box(found, i)
        if box is None or not _stands_among(found, labels, i, box):
            continue
        near = [j for j in range(i + 1, min(len(found), i + 1 + _FEW)) if box in found[j].box.up()]
        pictured = any(
            names_credit(one.words) or names_picture(one.words) for one in (box, found[i].box, found[near[0]].box)
        )
        credited = any(labels[j] == CREDIT or is_credit(found[j].text) for j in near)
        open_to = (FURNITURE, "byline", BODY) if pictured else (FURNITURE, "byline")
        lines = [j for j in near if labels[j] in open_to and _may_be_told(found[j])]
        lines = [j for j in lines if labels[j] != BODY or credited or len(found[j].text) < _PARAGRAPH]
        for j in lines:
            text = found[j].text
            named = (
                j > lines[0] and len(text) < _NAMES and text[-1] not in ".!?" and len(text) < len(found[lines[0]].text)
            )
            if named or is_credit(text):
                labels[j] = CREDIT
            elif len(text) > _SHORT or credited:
                labels[j] = CAPTION


def claim_emphasised(found: list[Leaf], labels: list[Label]) -> None:
    """A short line all in italics right below a picture among the paragraphs: what writers without a caption field do."""
    read = those_read(labels)
    for i in range(read[0] + 1, read[-1]) if read else ():
        leaf, image = found[i], found[i - 1]
        if labels[i] != BODY or image.matter is not Matter.IMAGE or not _may_be_told(leaf):
            continue
        first = leaf.spans[0] if leaf.spans else None
        slanted = first is not None and (first.mark, first.start, first.end) == (Mark.EMPHASIS, 0, len(leaf.text))
        slanted = slanted and leaf.text[0] not in _QUOTED
        if slanted and len(leaf.text) < 2 * _PARAGRAPH and leaf.box.within("blockquote", "li", *HEADINGS) is None:
            labels[i] = CREDIT if is_credit(leaf.text) else CAPTION


def credit_alike(found: list[Leaf], labels: list[Label]) -> None:
    """The last line of a <figcaption> that is set as the credits of the other pictures are."""
    kinds = {_kind(found[i]) for i, label in enumerate(labels) if label == CREDIT}
    kinds -= {_kind(leaf) for i, leaf in enumerate(found) if labels[i] == CAPTION and _opens(found, i)}
    for i, leaf in enumerate(found):
        named = leaf.box.tag in ("span", "small", "cite") and len(leaf.text) < _NAMES
        if labels[i] == CAPTION and named and not _opens(found, i) and _kind(leaf) in kinds:
            labels[i] = CREDIT


def _kind(leaf: Leaf) -> tuple[str, str]:
    return leaf.box.tag, leaf.box.element.get("class") or ""


def _opens(found: list[Leaf], i: int) -> bool:
    """Whether a leaf is the first of its <figcaption>, or in none."""
    around = found[i].box.within("figcaption")
    return around is None or found[i - 1].box.within("figcaption") is not around


def quote_figures(found: list[Leaf], labels: list[Label]) -> None:
    """A figure without a picture that holds a quotation: the words below it say who speaks."""
    read = those_read(labels)
    for i in range(read[0], read[-1] + 1) if read else ():
        figure = found[i].box.within("figure")
        if figure is None or figure.images or found[i].box.within("blockquote") is None or figure.leaves > _TEASER:
            continue
        for j in range(i, min(len(found), i + _TEASER)):
            if figure in found[j].box.up() and labels[j] in (CAPTION, CREDIT, FURNITURE):
                labels[j] = BODY


def claim_described(found: list[Leaf], labels: list[Label]) -> None:
    """A line beside a picture of the article that says what the picture's description says."""
    read = those_read(labels)
    for i in range(_beginning(labels, read[0]), read[-1]) if read else ():
        leaf = found[i]
        if "described" not in leaf.hints or labels[i] not in (*READ, FURNITURE, CREDIT) or not _may_be_told(leaf):
            continue
        named = is_credit(leaf.text) or (labels[i] == CREDIT and len(leaf.text.split()) < _SAYING)
        if not leaf.linked and not named and leaf.box.within(*HEADINGS, "a", "button", "li") is None:
            labels[i] = CAPTION


def unteaser(found: list[Leaf], labels: list[Label]) -> None:
    """What stands with a picture in a small box beside the linked heading of another story speaks of that story."""
    pictures = Pictures(found)
    for i, label in enumerate(labels):
        if label not in (CAPTION, CREDIT) or found[i].box.within("figure", "figcaption") is not None:
            continue
        image = pictures.of(i)
        around = {id(box) for box in found[image].box.up()} if image >= 0 else set[int]()
        box = next((one for one in found[i].box.up() if id(one) in around), None)
        if box is None or box.leaves > _TEASER:
            continue
        near = range(max(0, min(i, image) - _TEASER), min(len(found), max(i, image) + _TEASER))
        wide = [one for one in box.up() if one.leaves <= _TEASER][-1]  # in which a heading may stand, but no mere link
        others = [j for j in near if _leads_away(found[j], labels[j]) and wide in found[j].box.up()]
        others = [j for j in others if box in found[j].box.up() or found[j].box.within(*HEADINGS) is not None]
        if any(i == j or found[i].box not in found[j].box.up() for j in others):
            labels[i] = FURNITURE


def drop_teasers(found: list[Leaf], labels: list[Label]) -> None:
    """A line below a picture and the linked headline of another story in a small box, and nothing else in it that is read."""
    for i, label in enumerate(labels):
        box = next((one for one in found[i].box.up() if one.images), None) if label == BODY else None
        if box is None or box is found[i].box or box.leaves > _TEASER or len(found[i].text) > _LONG:
            continue
        near = range(max(0, i - _TEASER), min(len(found), i + _TEASER))
        inside = [j for j in near if found[j].matter is Matter.TEXT and box in found[j].box.up()]
        others = [j for j in inside if j < i and _leads_away(found[j], labels[j])]
        if others and all(j == i or labels[j] not in (*READ, CAPTION, CREDIT) for j in inside):
            labels[i] = FURNITURE


def _leads_away(leaf: Leaf, label: Label) -> bool:
    linked = len(leaf.text) > _NAMES / 2 and leaf.linked * 10 >= len(leaf.text) * 9
    return linked and (label == FURNITURE or (label == CAPTION and leaf.box.within(*HEADINGS) is not None))


def _own_box(found: list[Leaf], image: int) -> Box | None:
    """The smallest box of a picture and a text; None where it holds more than a picture's words, or somebody else's."""
    box = next((one for one in found[image].box.up() if one.text), None)
    if box is None or box.images != 1 or box.leaves - box.images > _FEW or box.text > _LONG or box.linked:
        return None
    told = [leaf for leaf in found[image + 1 : image + 1 + _FEW] if box in leaf.box.up()]
    headed = any(leaf.box.within(*HEADINGS, "button", "form", "nav") is not None for leaf in told)
    return None if headed or not told or any(one.words & _OTHERS for one in box.up() if one.text < 2 * _LONG) else box


def _stands_among(found: list[Leaf], labels: list[Label], image: int, box: Box) -> bool:
    """Whether the paragraphs before or behind a picture's box stand a few boxes above it."""
    behind = next((j for j in range(image + 1, min(len(found), image + 6)) if box not in found[j].box.up()), -1)
    before = next((j for j in range(image - 1, max(-1, image - 3), -1) if found[j].text), -1)
    around = _holders(box)
    return any(
        j >= 0 and labels[j] in READ and any(one in around for one in _holders(found[j].box)) for j in (before, behind)
    )


def _holders(box: Box) -> list[Box]:
    """The next boxes up that hold more than this one: wrappers around a single thing say nothing."""
    held = [box]
    for one in box.up():
        if one.leaves > held[-1].leaves:
            held.append(one)
        if len(held) > _STEPS:
            break
    return held[1:]
