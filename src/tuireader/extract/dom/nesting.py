"""What may stand in what, in HTML that needs no parser: nothing that a parser would close the one for the other (swift.py)."""

from lxml import etree

from tuireader.extract.dom.leaves import MARKS, NO_WORDS, Box
from tuireader.extract.dom.tags import HEADINGS

INLINE = {*MARKS, "abbr", "big", "del", "font", "ins", "mark", "s", "small", "span", "strike", "sub", "sup", "u"}
RUNNING = {*HEADINGS, "p", "figcaption"}  # texts, which hold no box
BOXES = ("", "div", "section", "article")  # "" is the entry itself
_IN_BOXES = {*HEADINGS, *BOXES[1:], "p", "ul", "ol", "blockquote", "figure", "pre"}
INSIDE: dict[str, set[str]] = {tag: set() for tag in (*RUNNING, "pre")}
INSIDE |= dict.fromkeys(BOXES, _IN_BOXES) | {"ul": {"li"}, "ol": {"li"}, "li": {"p", "ul", "ol"}}
INSIDE |= {"blockquote": {"p"}, "figure": {"figcaption"}}
# A box for each tag: what is made of a text asks its box for no more than the tag.
BOX_OF = {tag: Box(etree.Element(tag or "div"), tag or "div", None, NO_WORDS, 0) for tag in INSIDE}
