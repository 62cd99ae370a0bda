"""The address of a picture, out of the many places where pages put it; and which pictures are none."""

import re

from lxml import html

_ICON = re.compile(r"[-_]([1-5]?\d)x\1(?:@\dx)?\.(?:png|jpe?g|gif|webp)(?:$|\?)")


def picture(element: html.HtmlElement) -> str:
    """The address of an <img>: the widest of its srcset where it has one, lazily loaded ones included."""
    for name in ("srcset", "data-srcset", "data-lazy-srcset"):
        if value := element.get(name):
            return _widest(value)
    for name in ("data-src", "data-original", "data-lazy-src", "data-orig-file", "src"):
        value = element.get(name) or ""
        if value and not value.startswith("data:"):
            return value
    above = element.getparent()
    if above is not None and above.tag == "picture":
        for source in above.iter("source"):
            if value := source.get("srcset") or source.get("data-srcset"):
                return _widest(value)
    return _unscripted(element)


def _unscripted(element: html.HtmlElement) -> str:
    """The address in the <noscript> beside an image that a script fills; a picture that stands there in small already is none."""
    beside = element.getnext()
    inner = beside.find(".//img") if beside is not None and beside.tag == "noscript" else None
    address = (inner.get("src") or "") if inner is not None else ""
    name = address.partition("?")[0].rpartition("/")[2]
    figure = next(element.iterancestors("figure"), element)
    others = (one.get("src") or "" for one in figure.iter("img") if one is not inner)
    return "" if name and any(name in other for other in others if not other.startswith("data:")) else address


def _widest(srcset: str) -> str:
    """The candidate with the largest width or density; addresses may hold commas, so candidates part at ", "."""
    best, most = "", -1.0
    for candidate in srcset[:20_000].replace(",\n", ", ").split(", "):
        address, _, size = candidate.strip().strip(",").partition(" ")
        try:
            width = float(size.strip().rstrip("wxh") or 1)
        except ValueError:
            width = 0.0
        if address and width > most:
            best, most = address, width
    return best


def is_tiny(element: html.HtmlElement) -> bool:
    """A tracking pixel or an icon: by the size that it is shown in, or that its address ends with."""
    if _ICON.search(element.get("src") or ""):
        return True
    scaled = element.get("sizes") is not None  # what fills its box is written as 0 by 0
    for name in ("width", "height"):
        value = (element.get(name) or "").removesuffix("px")
        if value.isdigit() and int(value) < 40 and not (scaled and int(value) == 0):
            return True
    return False
