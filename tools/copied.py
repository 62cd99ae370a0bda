"""What select-all and copy makes of a page: a line for each block, a blank line where a browser has a margin.

Made from the elements alone, without style sheets: columns and what scripts hide can differ.
"""

import re

SKIPPED = {
    "script", "style", "noscript", "head", "template", "svg", "iframe", "object", "canvas", "audio", "video", "select",
    "textarea", "math", "input", "title", "meta", "link",
}  # fmt: skip
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search",
    "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
}  # fmt: skip
SPACED = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure", "dl", "pre", "hr", "menu", "dir",
}  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none")
BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")


class Copy:
    """The lines, each (text, whether a blank line stands before it, the tags that it lies in)."""

    def __init__(self, root):
        self.lines = []
        self.pieces, self.gap, self.stack, self.inside, self.cell = [], 0, [], None, False
        body = root.find(".//body")
        self.walk(root if body is None else body)

    def walk(self, root):
        todo = [(self.enter, root)]
        while todo:
            step, what = todo.pop()
            todo += reversed(step(what) or [])
        self.end_line()

    def enter(self, element):
        tag = element.tag
        hidden = element.get("hidden") is not None or HIDDEN.search(element.get("style") or "")
        if not isinstance(tag, str) or tag in SKIPPED or hidden:
            return []
        if tag in BLOCKS or tag == "br":
            self.end_line()
        self.gap |= tag in SPACED
        if tag in ("td", "th") and self.cell and self.pieces:
            self.pieces.append("\t")
        if tag in ("td", "th", "tr"):
            self.cell = False
        self.stack.append(tag)
        steps = [(self.say, element.text)] if element.text else []
        for child in element:
            steps.append((self.enter, child))
            if child.tail:
                steps.append((self.say, child.tail))
        return [*steps, (self.leave, tag)]

    def leave(self, tag):
        self.cell |= tag in ("td", "th")
        if tag in BLOCKS:
            self.end_line()
        self.gap |= tag in SPACED
        self.stack.pop()

    def say(self, text):
        lines = text.split("\n") if "pre" in self.stack else [BLANKS.sub(" ", text)]
        for number, line in enumerate(lines):
            if number:
                self.end_line()
            if line.strip() and self.inside is None:
                self.inside = frozenset(self.stack)
            if line.strip() or self.pieces:
                self.pieces.append(line)

    def end_line(self):
        line = "".join(self.pieces)
        line = line.rstrip() if "pre" in self.stack else re.sub(" +", " ", line).strip(" ")
        if line.strip():
            self.lines.append((line, self.gap, self.inside))
            self.gap = 0
        self.pieces, self.inside = [], None

    @property
    def text(self):
        return (
            "".join("\n" * (1 + gap if number else 0) + line for number, (line, gap, _) in enumerate(self.lines)) + "\n"
        )
