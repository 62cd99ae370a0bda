"""What a page holds and does not show: hidden boxes, and words for screen readers alone."""

import re

from lxml import html

_FOR_EARS = re.compile(r"(?i)visually-?hidden|\bsr-only\b|screen-?reader|visuallyhidden|\ba11y-hidden|assistive")


def is_for_ears(element: html.HtmlElement) -> bool:
    """Whether the class says that only screen readers get the words."""
    said = element.get("class")
    return bool(said) and _FOR_EARS.search(said) is not None


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether the element is hidden by its own attributes; style sheets are not read."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style) and "display:none" in style.replace(" ", "").lower()


def is_tooltip(element: html.HtmlElement) -> bool:
    """Whether the words are shown only to who points at the word before them: a tooltip by its role, or the title of the
    element around, said again."""
    if element.get("role") == "tooltip":
        return True
    above = element.getparent()
    title = above.get("title") if above is not None and element.get("aria-hidden") == "true" else None
    return title is not None and title.split() == "".join(element.itertext()).split() != []
