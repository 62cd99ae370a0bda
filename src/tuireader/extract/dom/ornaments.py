"""Pictures that are none for a reader: icons of networks and buttons, logos, the portrait beside a byline.

On the page they are small; in a terminal each would be a line of its own.
"""

from collections.abc import Iterable, Iterator

from tuireader.extract.dom.shape import key
from tuireader.extract.words import words
from tuireader.model.article import Block, Figure

_BUTTONS = frozenset(
    ("share", "menu", "comments", "account", "newsletter", "paywall", "advert", "media", "legal", "network")
)
_NAMES = frozenset(
    ("logo", "icon", "avatar", "arrow", "facebook", "instagram", "linkedin", "bluesky", "whatsapp", "mail", "x")
)
_FEW = 4  # words of a button


def without(blocks: Iterable[Block], byline: str) -> Iterator[Block]:
    """The blocks without such pictures."""
    return (block for block in blocks if not (isinstance(block, Figure) and is_ornament(block, byline)))


def is_ornament(figure: Figure, byline: str) -> bool:
    """Whether a picture is an icon, a logo or the author's portrait, by what is said of it."""
    if figure.caption or figure.credit:
        return not figure.credit and _is_button(figure.caption)
    if (figure.image or "").partition("?")[0].endswith(".svg"):
        return True
    said = key(figure.alt)
    return bool(said) and (said in key(byline) or _is_button(figure.alt))


def _is_button(text: str) -> bool:
    """Whether a few words are what stands on a button."""
    said = key(text).split()
    if not 0 < len(said) <= _FEW:
        return False
    if _NAMES & set(said):
        return True
    phrases = words("").cues.get(said[0], ())
    return any(topic in _BUTTONS and tuple(said) == phrase for phrase, topic in phrases)
