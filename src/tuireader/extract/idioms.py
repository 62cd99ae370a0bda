"""What feed programs write in place of HTML, or in HTML that says nothing by itself, turned into plain HTML.

WordPress' caption shortcodes, posts of other sites that are nothing without their script, players for Flash, cards
around a link, counters, the sizes of files. Each is known by a word that costs nothing to look for; most entries hold none of them.
"""

import re
from collections.abc import Callable
from html import escape

Rewrite = Callable[[re.Match[str]], str]

_IMAGE = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)\s*(.*)", re.S | re.I)
_ADDRESS = re.compile(
    r"""\b(?:data-instgrm-permalink|src|data|value|href)\s*=\s*["']?((?:https?:)?//[^\s"'<>]+)""", re.I
)
_SAID = re.compile(r"""\b(?:caption|title)\s*=\s*"([^"]*)\"""", re.I)
_NAMED = re.compile(r"""class="[^"<>]{0,200}-(?:title|name)\b[^"<>]{0,200}"[^<>]{0,500}>([^<>]{0,500})<""")
_FLASH = re.compile(r"(//(?:www\.)?youtube\.com)/v/([\w-]+)[^\s\"'<>]*")
_MARKUP = re.compile(r"<[^<>]*>")


def _figure(found: re.Match[str]) -> str:
    """[caption …]<img> words[/caption]"""
    said = _SAID.search(found[1])
    pictured = _IMAGE.match(found[2])
    if pictured is None:
        return found[2]
    return f"<figure>{pictured[1]}<figcaption>{pictured[2] or (said[1] if said else '')}</figcaption></figure>"


def _frame(found: re.Match[str]) -> str:
    """Whatever has an address becomes a frame, which is shown as what it says and a link."""
    address = _ADDRESS.search(found[0])
    if address is None:
        return found[0]
    named = _NAMED.search(found[0])
    words = " ".join((named[1] if named else _MARKUP.sub(" ", found[0])).split())[:300]
    url = _FLASH.sub(r"\1/watch?v=\2", address[1])
    return f'<iframe src="{escape(url)}" title="{words.replace(chr(34), "&quot;")}"></iframe>'


def _nothing(_: re.Match[str]) -> str:
    return ""


def _element(tag: str, sign: str) -> str:
    """An element of that tag whose attributes hold the sign, up to its own end or the next of its kind."""
    return rf"{_tag(tag, sign)}(?>(?:(?!</?{tag}\b).)*)</{tag}\s*>"


def _tag(tag: str, sign: str) -> str:
    """Looked at once, however often the sign stands in it."""
    return rf"<{tag}\b(?=[^<>]*?{sign})[^<>]*+>"


SHORTCODES = ("[caption", "[vc_", "[et_pb_", "[fusion_")  # of WordPress, and of what people build its pages with
CLASSES = (
    "twitter-tweet",
    "instagram-media",
    "bookmark-card",
    "feedflare",
    "informations",
    "sharedaddy",
    "relatedposts",
    "addtoany",
    "addthis",
)  # by which a tag is the beginning of one

_IDIOMS: tuple[tuple[str, re.Pattern[str], Rewrite], ...] = tuple(
    (sign, re.compile(pattern, re.S | re.I), rewrite)
    for sign, pattern, rewrite in (
        ("[caption", r"(?:<p>\s*)?\[caption\b([^\[\]]{0,500})\]([^\[]{0,5000})\[/caption\](?:\s*</p>)?", _figure),
        (
            "twitter-tweet",
            _tag("blockquote", "twitter-tweet")
            + r"\s*+(?:<p\b[^<>]*+>\s*+)?<a\b[^<>]*+>\s*+</a>(?:\s*+</p>)?\s*+</blockquote>",
            _frame,
        ),
        ("instagram-media", _element("blockquote", "instagram-media"), _frame),
        ("<object", _element("object", ""), _frame),
        ("<embed", r"<embed\b[^<>]*>(?:\s*</embed>)?", _frame),
        ("bookmark-card", _element("figure", "bookmark-card"), _frame),
        *((sign, rf"\[/?{sign[1:]}\w{{1,60}}+[^\[\]]{{0,2000}}+\]", _nothing) for sign in SHORTCODES[1:]),
        ("feedflare", _element("div", "feedflare"), _nothing),
        ("informations", _element("div", 'class="meta"'), _nothing),
    )
)


def plainly(text: str) -> str:
    """The entry's HTML without idioms."""
    for sign, pattern, rewrite in _IDIOMS:
        if sign in text:
            text = pattern.sub(rewrite, text)
    return text
