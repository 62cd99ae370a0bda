"""The words in a page's class, id, role and itemprop attributes: "wp-caption-text" says wp, caption, text.

Publishers name their boxes alike in English, whatever their language is. Words glued together ("articlebody",
"imageCredit") are cut at capitals and searched for the roots that matter.
"""

import re
from functools import lru_cache

from lxml import html

from tuireader.extract.dom.tags import HEADINGS

_LETTERS = re.compile(r"[\W_]+")
_SLUG = 30  # letters of an id that are compared
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ROOT = re.compile(
    r"caption|credit|copyright|legend|author|byline|headline|subtitle|standfirst|kicker|teaser|related|recommend|promo"
    r"|newsletter|subscri|comment|share|social|footer|article|story|body|content|image|photo|picture|gallery|video"
    r"|quote|advert|sponsor|widget|sidebar|breadcrumb|navigation|menu|cookie|consent|paywall|tag|topic|date|time|source"
    r"|correction|footnote|summary|lead|intro|dek|deck|hidden"
)


def is_anchor(element: html.HtmlElement) -> bool:
    """Whether the id of an element is a heading's, made of its words for links to it: it says what the text is about, and not
    what the box is."""
    heads = element if element.tag in HEADINGS else next(iter(element), None)
    if heads is None or heads.tag not in HEADINGS:
        return False
    said, text = _LETTERS.sub("", element.get("id") or "").lower(), _LETTERS.sub("", "".join(heads.itertext())).lower()
    return len(said) > 2 and text.startswith(said[:_SLUG])


@lru_cache(maxsize=20_000)
def words(attribute: str) -> frozenset[str]:
    """The generic words of one attribute value, lower case, without plural s; at most the first 300 characters count."""
    found = set()
    for part in _PART.findall(attribute[:300]):
        word = part.lower()
        if 2 < len(word) < 16:
            found.add(word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word)
            if len(word) > 6:
                found.update(_ROOT.findall(word))
    return frozenset(found)


CAPTIONS = frozenset(("caption", "legend", "figcaption", "bildunterschrift", "pie"))
_PICTURED = frozenset(
    ("image", "img", "photo", "picture", "bild", "foto", "media", "gallery", "lightbox", "absatzbild")
)
_DESCRIBED = frozenset(("description", "desc", "text", "info", "infotext", "subtitle"))
_CREDITED = frozenset(("credit", "copyright", "photographer", "courtesy", "copy"))


def names_caption(words: frozenset[str]) -> bool:
    """Whether a box's words say that it holds a caption: "wp-caption-text", "img__description"."""
    return bool(words & CAPTIONS) or bool(words & _PICTURED and words & _DESCRIBED)


def names_picture(words: frozenset[str]) -> bool:
    """Whether a box's words say that it holds a picture."""
    return bool(words & _PICTURED)


def names_credit(words: frozenset[str]) -> bool:
    """Whether a box's words say that it holds a credit."""
    return bool(words & _CREDITED) or bool(words & (_PICTURED | CAPTIONS) and words & {"author", "source", "agency"})
