"""Pictures and their words: which caption and which credit belong to which picture."""

import re
from dataclasses import dataclass, field

from tuireader.extract.credit import bare, is_credit, is_label, part
from tuireader.extract.dom.labels import CAPTION, CREDIT, Label
from tuireader.extract.dom.leaves import Leaf, Matter
from tuireader.model.article import Figure, Span

_REACH = 6  # boxes up from its words in which a picture is looked for
_FAR = 10_000
_NEAR = 3  # leaves away, where no box holds both
_PHRASE = re.compile(r"(?:photo(?:graph)?s?|pictures?|images?|fotos?|bild(?:er)?) (?:by|von|par|por|de|di) ", re.I)
_FIGURES = frozenset(("figure", "amp-img", "picture", "td", "li"))


@dataclass(slots=True)
class Group:
    """One picture with the leaves that speak of it; `image` is a leaf's index, -1 where there is none (a video)."""

    image: int
    captions: list[int] = field(default_factory=list)
    credits: list[int] = field(default_factory=list)

    def first(self) -> int:
        return min([*self.captions, *self.credits, *([self.image] if self.image >= 0 else [])])


class Pictures:
    """Which picture a leaf belongs to: the smallest box around both decides."""

    def __init__(self, found: list[Leaf]) -> None:
        self.found = found
        self.held: dict[int, list[int]] = {}  # box → the pictures in it, for the boxes near each picture
        for i, leaf in enumerate(found):
            if leaf.matter is Matter.IMAGE:
                for _, box in zip(range(_REACH + 2), leaf.box.up(), strict=False):
                    self.held.setdefault(id(box), []).append(i)
        for at, images in self.held.items():  # a drawing beside a photograph is the button that enlarges it
            self.held[at] = [i for i in images if not _is_drawing(found[i].url)] or images

    def of(self, at: int, taken: frozenset[int] | set[int] = frozenset()) -> int:
        """The leaf of the picture, -1 where there is none: the nearest before the words that is not taken, else after."""
        for _, box in zip(range(_REACH), self.found[at].box.up(), strict=False):
            images = self.held.get(id(box))
            if images:
                free = [i for i in images if i not in taken] or images
                before = [i for i in free if i < at]
                best = before[-1] if before else free[0]
                return best if box.tag in _FIGURES or abs(best - at) <= _NEAR else -1
            if box.tag == "figure":
                return -1
        return -1


def _is_drawing(url: str) -> bool:
    return url.partition("?")[0].endswith(".svg")


def group(found: list[Leaf], labels: list[Label]) -> list[Group]:
    """The figures of a page, by their words; pictures without words are groups of their own."""
    pictures = Pictures(found)
    groups: dict[int, Group] = {}
    loose: dict[int, Group] = {}
    last: tuple[int, Group] | None = None
    for i, label in enumerate(labels):
        if label not in (CAPTION, CREDIT) or not found[i].text:
            continue
        taken = {image for image, one in groups.items() if one.captions} if label == CAPTION else frozenset[int]()
        image = pictures.of(i, taken)
        if image >= 0:
            one = groups.setdefault(image, Group(image))
        elif last is not None and label == CREDIT and i - last[0] < 3:
            one = last[1]
        else:
            at = id(found[i].box.within("figure") or found[i].box.parent or found[i].box)
            one = loose.setdefault(at, Group(-1))
        (one.captions if label == CAPTION else one.credits).append(i)
        last = (i, one)
    for i, leaf in enumerate(found):
        if leaf.matter is Matter.IMAGE and i not in groups:
            groups[i] = Group(i)
    return [*groups.values(), *loose.values()]


def figure(found: list[Leaf], one: Group) -> Figure:
    """The block of a group: hidden copies of a caption once, the credit in its own field and not in the caption."""
    said = sorted((*one.captions, *one.credits))
    words = [leaf.text for leaf in found[said[0] : said[-1] + 1] if leaf.matter is Matter.TEXT] if said else []
    parted = len(words) > 1 and is_label(words[0]) and is_credit(" ".join(words))  # "Photo by", "Ada Lee", "Agency"
    told, names = ([], [" ".join(words)]) if parted else _sorted_out(found, one)
    caption, spans = _caption(told)
    credit = _joined(names)
    image = found[one.image] if one.image >= 0 else None
    for hint in image.hints if image is not None else ():
        if hint.startswith("data-caption=") and not caption:
            caption = hint.removeprefix("data-caption=")
        if hint.startswith("data-credit=") and caption and not credit:
            credit = bare(hint.removeprefix("data-credit="))
    if not caption and len(names) == 1 and not is_credit(names[0]) and all(part(names[0])):
        caption, credit = names[0], ""  # one line is both
    rest, behind = part(caption) if caption else ("", "")
    if behind and (not credit or behind in credit or credit in behind or not is_credit(credit)):
        caption, credit = rest, credit if behind in credit else behind
    elif not behind:
        caption = rest
    caption = caption.rstrip(" |–—-")  # what stood between it and a credit that is a leaf of its own
    spans = (
        tuple(span for span in spans if span.end <= len(caption)) if told and told[0].text.startswith(caption) else ()
    )
    if not caption and len(names) == 1 and _PHRASE.match(names[0]):
        credit = names[0]  # a bare name below a picture would be taken for that of who is seen there
    if image is None:
        return Figure(caption, credit, spans=spans)
    return Figure(caption, credit, image.url, image.alt, spans)


def _sorted_out(found: list[Leaf], one: Group) -> tuple[list[Leaf], list[str]]:
    """The caption's leaves and the credit's names: a line that is a credit by its form is one, whatever it was taken for,
    and a label that the page prints at every picture ("Enlarge") is neither."""
    told = [found[i] for i in one.captions]
    named = [found[i] for i in one.credits]
    own = [leaf for leaf in told + named if not ("twice" in leaf.hints and len(leaf.text) < 16 and not _is_named(leaf))]
    own = own or told + named
    credited = [leaf for leaf in own if is_credit(leaf.text) or (leaf in named and leaf in own)]
    rest = [leaf for leaf in own if leaf not in credited]
    if not rest and len(credited) > 1:
        rest = [leaf for leaf in credited if not is_credit(leaf.text) and len(leaf.text.split()) > 5]
        credited = [leaf for leaf in credited if leaf not in rest]
    credited = _innermost(credited, rest or [found[i] for i in (one.image,) if i >= 0])
    formed = [leaf for leaf in credited if is_credit(leaf.text)]
    if formed:  # beside "Getty", a line of several words is an author's
        credited = [leaf for leaf in credited if leaf in formed or len(leaf.text.split()) < 4]
    return rest, [leaf.text for leaf in credited]


def _is_named(leaf: Leaf) -> bool:
    """Whether a line is a credit by its form, or by what its own box is called."""
    return is_credit(leaf.text) or bool(leaf.box.words & {"copyright", "credit"} and not is_label(leaf.text))


def _innermost(credited: list[Leaf], beside: list[Leaf]) -> list[Leaf]:
    """Of several credits those that share the smallest box with the caption: what stands farther off names an author."""
    if len(credited) < 2 or not beside:
        return credited
    around = [id(box) for box in beside[0].box.up()]
    steps = [next((around.index(id(box)) for box in leaf.box.up() if id(box) in around), _FAR) for leaf in credited]
    return [leaf for leaf, step in zip(credited, steps, strict=True) if step == min(steps)]


def _joined(names: list[str]) -> str:
    bared = list(dict.fromkeys(bare(name) for name in names if not is_label(name)))
    return " / ".join(name for name in bared if name and not any(name != other and name in other for other in bared))


def _caption(lines: list[Leaf]) -> tuple[str, tuple[Span, ...]]:
    """The texts joined, each once."""
    if len(lines) == 1:
        return lines[0].text, lines[0].spans
    text = ""
    spans: list[Span] = []
    for leaf in lines:
        if leaf.text in text:
            continue
        if text and text in leaf.text:
            text, spans = "", []
        at = len(text) + 1 if text else 0
        text = f"{text} {leaf.text}" if text else leaf.text
        spans += [Span(span.start + at, span.end + at, span.mark, span.href) for span in leaf.spans]
    return text, tuple(spans)
