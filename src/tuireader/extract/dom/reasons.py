"""Why a line was left out, in a few words for the reader who asks to see what was hidden."""

from tuireader.extract.dom.labels import Label
from tuireader.extract.dom.leaves import Box, Leaf, Matter

_LABELS = {
    "headline": "another wording of the headline",
    "byline": "byline and date",
    "caption": "caption without a picture",
}
_CLASSES = (
    (("comment", "disqus"), "readers' comments"),
    (("newsletter", "subscri", "signup"), "newsletter"),
    (("share", "social", "sharing", "follow"), "share buttons"),
    (("cookie", "consent", "gdpr"), "consent notice"),
    (("paywall", "login", "register"), "subscription notice"),
    (("advert", "sponsor", "promo", "ad"), "advertisement"),
    (("related", "recommend", "teaser", "more", "trending", "popular"), "related links"),
    (("tag", "topic", "breadcrumb", "category"), "topics"),
    (("author", "bio", "byline"), "byline and date"),
    (("date", "time", "timestamp", "published"), "date and time"),
    (("menu", "navigation", "nav", "skip"), "navigation"),
    (("footer", "copyright", "legal"), "foot of the page"),
)
_TAGS = {
    "nav": "navigation", "footer": "foot of the page", "header": "head of the page", "aside": "beside the article",
    "form": "form", "button": "button", "time": "date and time", "dialog": "dialogue",
}  # fmt: skip


def reason(leaf: Leaf, label: Label) -> str:
    """The nearest box that says what the line belongs to; else what the line looks like."""
    if label in _LABELS:
        return _LABELS[label]
    if leaf.matter is Matter.CODE:
        return "code outside the article"
    box: Box | None = leaf.box
    for _ in range(12):
        if box is None or box.tag == "body":
            break
        for names, why in _CLASSES:
            if any(name in box.words for name in names):
                return why
        if box.tag in _TAGS:
            return _TAGS[box.tag]
        box = box.parent
    if leaf.box.hidden:
        return "hidden by the page"
    return "links" if leaf.linked * 2 > len(leaf.text) else "outside the article"
