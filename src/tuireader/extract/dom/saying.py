"""What the hints of a page's leaves mean, in sentences for readers: "up class:caption" is 'the box around is called
"caption"'.

Hints are facts, made in evidence.py, shape.py and judge.py; a number in them counts the steps of a scale. Each kind of hint
has a line here; a hint without one is not told.
"""

import re
from collections.abc import Callable

_MANY = ("hardly any", "few", "some", "many", "most", "nearly all", "all", "all")
_SHARE = ("none", "hardly any", "some", "less than half", "more than half", "most", "nearly all", "all")
_LENGTHS = (
    "up to 3", "up to 8", "up to 16", "up to 30", "up to 50", "up to 80", "up to 120", "up to 180", "up to 300",
    "up to 600", "more than 600",
)  # fmt: skip
_BEFORE = {
    "prev": "the line before",
    "next": "the line behind",
    "prev2": "the line before that",
    "next2": "the line after next",
}
_SIDES = {"prev": "before", "next": "behind"}
_PLACES = {"before": "before the text", "amid": "amid the text", "behind": "behind the text"}
_NEAR = {
    "box": "in the same box",
    "up": "in a box beside",
    "inside": "in the same box",
    "far": "in another part of the page",
}
_BOXES = {"box": "its box", "up": "the box around", "up2": "the box around that"}
_SAID = {
    "headline": "the page calls it its headline", "description": "the page calls it its description",
    "caption": "the page calls it a caption", "credit": "the page names it as a picture's credit",
    "byline": "it holds a name that the page gives as author's", "section": "it is the name of the site or a section",
    "body": "it is in the text that JSON-LD gives",
}  # fmt: skip
_MATTERS = {"image": "picture", "embed": "frame", "rule": "line across", "code": "listing"}
_FORMS = {"h": "a heading", "p": "a <p>", "li": "a list item", "figcaption": "a <figcaption>", "td": "a table cell"}
_ENDS = {"open": "no stop", "stop": "a full stop", "question": "a question mark", "dots": "dots", "colon": "a colon",
         "comma": "a comma", "bracket": "a bracket", "quote": "a quotation mark", "arrow": "an arrow"}  # fmt: skip
_SIGNS = {
    "date": "a year or an hour stands in it", "agency": "it names an agency", "credit word": "a word of credits stands in it",
    "©": "a copyright sign stands in it", "@": "an @ stands in it", "|": "a bar parts it", "/": "a stroke parts it",
    "by": "it begins with “by”", "brackets": "it stands in brackets", "tail brackets": "it ends in brackets",
    "arrow": "it has an arrow", "quoted": "it begins with a quotation mark", "starts small": "it begins with a small letter",
    "starts with number": "it begins with a number", "formula": "a formula stands in it",
}  # fmt: skip
_FIXED = {
    "captioned": "its class is one that captions have", "credited": "its class is one that credits have",
    "hidden": "the page hides it", "twice": "it stands on the page more than once",
    "extractor": "the extractor library takes it for text", "no extractor": "the extractor library leaves it out",
    "unsaid:body": "it is not in the text that JSON-LD gives", "form:credit": "it has the form of a credit",
    "described": "a picture beside it is described in these words", "for ears": "it is there for screen readers only",
    "capitals": "it is all in capitals", "alike:none": "no other line looks like it",
    "stands:before": "it stands before the text", "stands:amid": "it stands amid the text",
    "stands:behind": "it stands behind the text", "image up:0": "it lies in one box with a picture",
    "all:strong": "all of it is bold", "all:emphasis": "all of it is in italics", "all:link": "all of it is a link",
}  # fmt: skip


def _step(scale: tuple[str, ...], number: str) -> str:
    return scale[min(int(number), len(scale) - 1)] if number.isdigit() else "none"


def _label(label: str) -> str:
    return {"body": "text", "none": "nothing, for there is none"}.get(label, label)


def _form(said: str) -> str:
    """ "p3linked" is a <p> of a paragraph's length, most of it links."""
    found = re.match(r"([a-z]+?)(\d)(linked)?$", said)
    if found is None:
        return "nothing" if said == "none" else f"a {_MATTERS.get(said, said)}"
    size = _step(("a word or two", "a short line", "a line", "a paragraph"), found[2])
    return f"{size} in {_FORMS.get(found[1], 'a box')}{', mostly links' if found[3] else ''}"


_PIECES = ("one piece", "two pieces", "several pieces")
_LINKS = ("nothing", "little", "part", "much", "most", "all")
_SENTENCES = ("is one sentence or none", "has two sentences", "has a few sentences", "has many sentences")
_COMMAS = ("no comma", "a comma", "a few commas", "many commas")
_STYLED = ("none", "little", "some", "much", "most")
_OTHERS = ("one other line", "a few lines", "several lines", "many lines")
_CORES = ("it lies in the box of the running text", "it lies near the running text", "it lies beside the running text")
_ALONE = ("it is alone with a picture", "it stands with a picture and other words")
_LIKE = ("unlike text", "unlike text", "unlike text", "unlike text", "like text")
_NUMBERS = ("first", "second", "third", "fourth")
_Say = Callable[[re.Match[str]], str]
_SAYINGS: tuple[tuple[str, _Say], ...] = (
    (r"tag:(.+)", lambda m: f"it is a <{m[1]}>"),
    (r"class:(.+)", lambda m: f"its box is called “{m[1]}”"),
    (r"up:(.+)", lambda m: f"it lies in a <{m[1]}>"),
    (r"up class:(.+)", lambda m: f"the box around is called “{m[1]}”"),
    (r"in:(.+)", lambda m: f"it lies somewhere in a <{m[1]}>"),
    (r"in class:(.+)", lambda m: f"it lies somewhere in a box called “{m[1]}”"),
    (r"whole(?: class)?:(.+)", lambda m: f"the page's main box is called “{m[1]}”"),
    (r"(up2?) links:(\d)", lambda m: f"{_step(_MANY, m[2])} of the words in {_BOXES[m[1]]} are links"),
    (r"(box|up2?) prose:(\d)", lambda m: f"{_step(_SHARE, m[2])} of the page's running text is in {_BOXES[m[1]]}"),
    (r"(box|up) leaves:(\d)", lambda m: f"{_BOXES[m[1]]} holds {_step(_PIECES, m[2])}"),
    (r"core:in(\d)", lambda m: _step(_CORES, m[1])),
    (r"core(?::out| up:)\d", lambda _: "it lies outside the box of the running text"),
    (r"place:(\w+)", lambda m: f"it stands {_PLACES[m[1]]}"),
    (
        r"place \S+:(\w+) (in|out)",
        lambda m: f"it stands {_PLACES[m[1]]}, {'in' if m[2] == 'in' else 'outside'} its box",
    ),
    (r"from begin:.*", lambda _: "so far from where the text begins"),
    (r"(?:contact )?from end:.*", lambda _: "so far from where the text ends"),
    (r"from title:.*", lambda _: "so far from the heading"),
    (r"(?:prose|body) before:(\d)", lambda m: f"{_step(_SHARE, m[1])} of the text stands before it"),
    (r"length:(\d+)", lambda m: f"it has {_step(_LENGTHS, m[1])} characters"),
    (r"shape:(\S+) .* ends (\w+)", lambda m: f"a <{m[1]}> of this length that ends with {_ENDS[m[2]]}"),
    (r"links:(\d)", lambda m: f"{_step(_LINKS, m[1])} of it is a link"),
    (r"ends:(\w+)", lambda m: f"it ends with {_ENDS[m[1]]}"),
    (r"capitals .*", lambda _: _FIXED["capitals"]),
    (r"sign:(.+)", lambda m: _SIGNS[m[1]]),
    (r"word:(.+)", lambda m: f"the word “{m[1]}” stands in it"),
    (r"begins:(.+)", lambda m: f"“{m[1]}” is one of its first words"),
    (r"sentences:(\d)", lambda m: f"it {_step(_SENTENCES, m[1])}"),
    (r"commas:(\d)", lambda m: f"it has {_step(_COMMAS, m[1])}"),
    (r"matter:(.+)", lambda m: f"it is a {_MATTERS.get(m[1], m[1])}"),
    (r"said:(.+)", lambda m: _SAID[m[1]]),
    (r"(prev2?|next2?):(.+)", lambda m: f"{_BEFORE[m[1]]} is {_form(m[2])}"),
    (r"(prev|next) (box|up|inside|far)", lambda m: f"{_BEFORE[m[1]]} is {_NEAR[m[2]]}"),
    (r"(prev|next) (like|unlike)", lambda m: f"{_BEFORE[m[1]]} looks {m[2]} it"),
    (r"(prev|next) image .*", lambda m: f"a picture stands {_SIDES[m[1]]} it"),
    (r"image up:\d", lambda _: "a picture stands in the boxes around"),
    (r"image alone:(\d)", lambda m: _step(_ALONE, m[1])),
    (r"style:(\d)", lambda m: f"{_step(_STYLED, m[1])} of the running text looks like it"),
    (
        r"opening:(\d) .*",
        lambda m: f"it is the {_step(_NUMBERS, m[1])} paragraph behind the heading, and looks as it does",
    ),
    (r"(prev2?|next2?) is:(\w+)", lambda m: f"{_BEFORE[m[1]]} looks like {_label(m[2])}"),
    (r"(prev|next) body:(\d)", lambda m: f"{_BEFORE[m[1]]} looks {_step(_LIKE, m[2])}"),
    (
        r"around body:(\d)(\d)",
        lambda m: f"{_step(_SHARE, m[1])} of the lines before and {_step(_SHARE, m[2])} behind look like text",
    ),
    (r"(box|up2?) body:(\w+)", lambda m: f"{_step(_SHARE, m[2])} of the other words in {_BOXES[m[1]]} look like text"),
    (r"(box|up2?) holds:(\d)", lambda m: f"{_step(_SHARE, m[2])} of the rest of the text is in {_BOXES[m[1]]}"),
    (r"alike:(\w+):\d", lambda m: f"the other lines with its tag and class look like {_label(m[1])}"),
    (r"alike body:(\w+)", lambda m: f"{_step(_SHARE, m[1])} of the other words with its tag and class look like text"),
    (r"alike many:(\d)", lambda m: f"{_step(_OTHERS, m[1])} look like it"),
)
_PATTERNS = tuple((re.compile(pattern + "$"), say) for pattern, say in _SAYINGS)


def meaning(hint: str) -> str:
    """The hint as a sentence without its stop, "" for one that has no words."""
    if hint in _FIXED:
        return _FIXED[hint]
    for pattern, say in _PATTERNS:
        if found := pattern.match(hint):
            return say(found)
    return ""
