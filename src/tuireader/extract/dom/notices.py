"""What a site says of itself inside the text: newsletters to sign up for, accounts, subscriptions, consent to foreign frames.

Such lines look like any paragraph. Their words give them away (words/*.toml has the cues of every language), and their
place: behind the last paragraph, or the same line again and again.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from tuireader.extract.credit import is_credit
from tuireader.extract.dom.labels import READ, Label, those_read
from tuireader.extract.dom.leaves import Box, Leaf, Matter
from tuireader.extract.dom.tags import HEADINGS
from tuireader.extract.words import WORD, small, words

_TOPICS = frozenset(
    ("newsletter", "account", "paywall", "comments", "legal", "advert", "share", "mailing", "missing", "related")
)
_DENSE = 0.15  # of the words of a notice belong to such phrases
_AGAIN = 2  # times that a notice inside the text stands there at least
_ARTICLE = 400  # characters of text that must stay
_LABELS = frozenset(
    ("advert", "newsletter", "share", "related", "comments", "paywall", "media")
)  # whose words head nothing
_BUTTONS = frozenset(("paywall", "share", "newsletter"))  # what a single word on a heading may say
_HEADS = frozenset((("see", "also"), ("further", "reading")))  # but an encyclopaedia's
_NAMES = 30  # characters of a name or two
_TITLE = 40  # characters of a heading over other stories
_OFFERS = frozenset(("newsletter", "account", "paywall"))
_BOX, _FEW = 600, 8  # characters and leaves of a box that is one offer
_STEPS = 4  # boxes up from its last line to that of an offer
_STORY = 4  # times as long as an offer behind it a story is
_POINTER = 200  # characters of a line that leads to another story
_NETWORK = re.compile(
    r"//(?:www\.|m\.)?(facebook|instagram|linkedin|telegram|t|threads|tiktok|twitter|whatsapp|x|youtube|bsky)\.\w+/"
)
_SENTENCES = re.compile(r"(?<!\b[A-Z])[.!?]\s+\w|[.!?]$")  # an initial ends none
_READING = re.compile(r"\b\d{1,2}\s?min(?:\.|ut[eo]s?|uten)?(?: read| de lectura)?\b|^\d\d:\d\d\b", re.I)
_COUNT = re.compile(r"[\[(]?[+\d]*\s?[+/]\s?[+\d]*[\])]?")


def steps(found: list[Leaf], labels: list[Label]) -> Iterator[tuple[str, Callable[[], None]]]:
    """Why, and what changes labels in place then."""
    yield "the site speaks of itself, again and again", lambda: _drop_repeated(found, labels)
    yield "behind the text the site speaks of itself", lambda: _drop_tail(found, labels)
    yield "behind the text the site names its pages in networks", lambda: _drop_networks(found, labels)
    yield "a box with a button to subscribe or to sign up", lambda: _drop_offer(found, labels)
    yield "a box inside the text with a field or a button to subscribe", lambda: _drop_inner_offers(found, labels)
    yield "a button", lambda: _drop_buttons(found, labels)
    yield "beside a picture the site speaks of itself", lambda: _drop_told(found, labels)
    yield "a label, which heads nothing", lambda: _drop_labels(found, labels)
    yield "a link to another story, announced as one", lambda: _drop_pointers(found, labels)
    yield "a link that shouts", lambda: _drop_shouts(found, labels)
    yield "the headline of another story, announced as one", lambda: _drop_announced(found, labels)


def _drop_repeated(found: list[Leaf], labels: list[Label]) -> None:
    times = Counter(
        leaf.text for leaf, label in zip(found, labels, strict=True) if label in READ and len(leaf.text) > 40
    )
    again = {text for text, count in times.items() if count >= _AGAIN and is_notice(text)}
    for i, leaf in enumerate(found):
        if labels[i] in READ and leaf.text in again:
            labels[i] = "furniture"


def _drop_tail(found: list[Leaf], labels: list[Label]) -> None:
    read = those_read(labels)
    left = sum(len(found[i].text) for i in read)
    for i in reversed(read):
        left -= len(found[i].text)
        if left < _ARTICLE or not _may_be_notice(found[i]):
            return
        labels[i] = "furniture"


def _drop_networks(found: list[Leaf], labels: list[Label]) -> None:
    """The last paragraph, where it is short and leads to several networks."""
    read = those_read(labels)
    last = found[read[-1]] if read else None
    if last is None or len(last.text) > _POINTER or sum(len(found[i].text) for i in read) < _ARTICLE:
        return
    hosts = {host for span in last.spans if (host := _NETWORK.search(span.href)) is not None}
    if len({host[1] for host in hosts}) > 1:
        labels[read[-1]] = "furniture"


def _drop_offer(found: list[Leaf], labels: list[Label]) -> None:
    """The box of the last paragraph, where a button in it asks to subscribe, and the story is told in other boxes."""
    read = those_read(labels)
    total = sum(len(found[i].text) for i in read)
    for _, box in zip(range(_STEPS), found[read[-1]].box.up() if read else (), strict=False):
        inside = [i for i in read if any(one is box for one in found[i].box.up())]
        said = sum(len(found[i].text) for i in inside)
        if total - said < max(_ARTICLE, said * _STORY):
            return
        if any(_is_offer(leaf) for leaf in found[inside[0] :] if any(one is box for one in leaf.box.up())):
            for i in inside:
                labels[i] = "furniture"
            return


def _drop_inner_offers(found: list[Leaf], labels: list[Label]) -> None:
    """What stands in a small box with a field for an address, or with a button to subscribe under the word "Newsletter"."""
    for i, leaf in enumerate(found):
        if labels[i] not in READ or leaf.matter is not Matter.TEXT:
            continue
        small = [box for box in leaf.box.up() if box.text < _BOX and box.leaves <= _FEW and box.tag != "p"]
        if small and _asks(small[-1], found, i):
            labels[i] = "furniture"


def _asks(box: Box, found: list[Leaf], at: int) -> bool:
    if any((field.get("type") or "").lower() == "email" for field in box.element.iter("input")):
        return True
    inside = [leaf for leaf in found[max(0, at - _FEW) : at + _FEW] if any(one is box for one in leaf.box.up())]
    named = any("newsletter" in _topics(leaf.text) for leaf in inside)
    return named and any(leaf.box.within("button") is not None and _is_offer(leaf) for leaf in inside)


def _drop_buttons(found: list[Leaf], labels: list[Label]) -> None:
    """A few words on a button that holds no picture and heads nothing: an answer to be chosen. And short links that stand there
    again and again."""
    short = (leaf for leaf in found if leaf.matter is Matter.TEXT and len(leaf.text) < _NAMES)
    times = Counter(leaf.text for leaf in short if _is_link(leaf))
    for i, label in enumerate(labels):
        button = found[i].box.within("button") if label == "body" and len(found[i].text) < _NAMES else None
        pressed = button is not None and not button.images and found[i].box.within(*HEADINGS) is None
        again = label == "body" and times[found[i].text] > _AGAIN and found[i].box.within("table", "li") is None
        if pressed or again:
            labels[i] = "furniture"


def _is_link(leaf: Leaf) -> bool:
    """Whether a line is a link from end to end, also to a place on the page itself."""
    if leaf.linked == len(leaf.text) or leaf.box.leaves > 1:
        return leaf.linked == len(leaf.text)
    return any("".join(link.itertext()) == leaf.text for link in leaf.box.element.iter("a"))


def _is_offer(leaf: Leaf) -> bool:
    """Whether a leaf is a button, or all a link, with a few words of subscriptions or accounts."""
    pressed = leaf.linked * 10 >= len(leaf.text) * 9 or leaf.box.within("button", "form") is not None
    if leaf.matter is not Matter.TEXT or len(leaf.text) > _TITLE or not pressed:
        return False
    spoken = WORD.findall(small(leaf.text))
    index = words("").cues
    return any(
        topic in _OFFERS and tuple(spoken[at : at + len(phrase)]) == phrase
        for at, word in enumerate(spoken)
        for phrase, topic in index.get(word, ())
    )


def _drop_told(found: list[Leaf], labels: list[Label]) -> None:
    """What stands for a caption or credit and is a promotion, a button, a number of pictures or a reading time."""
    for i, label in enumerate(labels):
        text = found[i].text
        if label not in ("caption", "credit") or (label == "credit" and is_credit(text)):
            continue
        promotes = len(text) > _NAMES and _SENTENCES.search(text) and (label == "credit" or is_notice(text))
        button = found[i].box.within("button")
        pressed = button is not None and not button.images  # which may also be the whole figure
        if promotes or pressed or _COUNT.fullmatch(text) or _READING.search(text):
            labels[i] = "furniture"


def _drop_labels(found: list[Leaf], labels: list[Label]) -> None:
    """A line that is nothing but such words ("Advertisement", "You may also like"), and a heading that goes on from them ("More
    from the valley") or is there for screen readers only."""
    for i, label in enumerate(labels):
        leaf = found[i]
        if label not in READ or leaf.matter is not Matter.TEXT:
            continue
        others = len(leaf.text) < _TITLE and _announces(leaf.text, words_ahead=2)
        others = others or bool(_topics(leaf.text) & _BUTTONS)
        headless = (label == "subhead" or _is_head(leaf)) and ("for ears" in leaf.hints or others)
        if headless or _is_label(leaf.text):
            labels[i] = "furniture"


def _is_head(leaf: Leaf) -> bool:
    return leaf.matter is Matter.TEXT and leaf.box.within(*HEADINGS) is not None


def _topics(text: str) -> set[str]:
    """What a line is for that is one phrase of the cues from end to end."""
    spoken = tuple(WORD.findall(small(text)))
    phrases = words("").cues.get(spoken[0], ()) if spoken and spoken not in _HEADS else ()
    return {topic for phrase, topic in phrases if phrase == spoken}


def _is_label(text: str) -> bool:
    return bool(_topics(text) & (_LABELS if len(WORD.findall(text)) > 1 else {"advert"}))


def _drop_pointers(found: list[Leaf], labels: list[Label]) -> None:
    """ "Read more: …", "Lesen Sie auch: …", most of it a link: of 118 such lines on 374 pages one is in the text."""
    for i, label in enumerate(labels):
        leaf = found[i]
        if label not in READ or leaf.matter is not Matter.TEXT or not _NAMES / 2 < len(leaf.text) < _POINTER:
            continue
        if leaf.linked * 2 >= len(leaf.text) and _announces(leaf.text):
            labels[i] = "furniture"


def _announces(text: str, words_ahead: int = 1) -> bool:
    """Whether a line begins with the words for other stories, so many at least, and goes on."""
    spoken = tuple(WORD.findall(small(text)[:80]))
    phrases = words("").cues.get(spoken[0], ()) if spoken else ()
    ahead = (phrase for phrase, topic in phrases if topic == "related" and phrase not in _HEADS)
    return any(phrase == spoken[: len(phrase)] != spoken for phrase in ahead if len(phrase) >= words_ahead)


def _drop_shouts(found: list[Leaf], labels: list[Label]) -> None:
    """A line in capitals that is one link leads to another story."""
    for i, label in enumerate(labels):
        text = found[i].text
        if label == "body" and text.isupper() and len(text) > _NAMES and found[i].linked * 10 >= len(text) * 9:
            labels[i] = "furniture"


def _drop_announced(found: list[Leaf], labels: list[Label]) -> None:
    """A heading that is one link, below "Read more" and the like."""
    above = ""
    for i, leaf in enumerate(found):
        is_linked = leaf.linked * 10 >= len(leaf.text) * 9 and labels[i] in READ and _is_head(leaf)
        if is_linked and above and labels[i - 1] not in READ and _is_label(above):
            labels[i] = "furniture"
        above = leaf.text or above


def _may_be_notice(leaf: Leaf) -> bool:
    return leaf.matter is Matter.TEXT and leaf.box.within(*HEADINGS, "li") is None and is_notice(leaf.text)


def is_notice(text: str) -> bool:
    """Whether a line is thick with the words of newsletters, accounts, subscriptions and consent."""
    spoken = WORD.findall(small(text)[:600])
    index = words("").cues
    at = phrases = covered = 0
    while at < len(spoken):
        found = next(
            (
                len(phrase)
                for phrase, topic in index.get(spoken[at], ())
                if topic in _TOPICS and tuple(spoken[at : at + len(phrase)]) == phrase
            ),
            0,
        )
        phrases, covered, at = phrases + (found > 0), covered + found, at + max(1, found)
    return phrases > 1 and covered >= _DENSE * len(spoken)
