"""What a program that draws cells has any reason to write, and everything else; and the way through all screens."""

import re

# Colours, the cursor's place, private modes and queries, the pointer's shape, a link's end: all that drawing takes.
_OURS = re.compile(rb"\x1b\[(?:[0-9;:]*[mHKA]|[?<>=][0-9;]*\$?[a-z])|\x1b\]22;[a-z]*\x07|\x1b\]8;;\x1b\\")
_LINK = re.compile(rb"\x1b\]8;id=\d+;(https?://[^\x00-\x20\x7f]+)\x1b\\")  # its address must be text, too
_FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f]")
_PILED = re.compile("[\u0300-\u036f]{9}")


def foreign(sent):
    """The places in a program's output where something stands that is neither drawing nor text."""
    text = _OURS.sub(b"", _LINK.sub(rb"\1", sent)).decode("utf-8", "surrogateescape")
    found = [*_FOREIGN.finditer(text), *_PILED.finditer(text)]
    return [text[max(0, hit.start() - 40) : hit.end() + 20] for hit in found[:5]]


# Screens that stand over the page, each opened, moved in and left: help, palette, theme, order, links, subheads.
ESCAPE = "\x1b[27u"  # as the keyboard protocol has it: no waiting for what might follow
_OVER_IT = ("?", " ", "h", ":", "re", ESCAPE, "t", "j", "h", "S", "j", "h", "\r", "u", "h", "\r", "c", "h")
# Panes, the tree from end to end, the views; searches that are no query, one everywhere; prompts with an attack typed.
_AROUND = ("1", "G", "\r", "1", "g", "\r", "2", "L", "L", "L", "1", "2")
_TYPED = (
    "/", "[/red] [a b=' is:x (", "\r", ESCAPE, "/", "is:nothing", "\r", ESCAPE, "\x0b", '"[@click=app.quit]', "\r", ESCAPE,
    "a", "javascript:[/red]\u202ex", "\r", "i", "/no/[/red]\u202esuch", "\r", "r", "A", "z",
)  # fmt: skip


def through_every_screen(terminal, articles):
    """Opens so many articles with what was left out of each, then every other screen and prompt there is."""
    terminal.until("unread").settle()
    for _ in range(articles):
        for keys in ("\r", "H", " ", "h", "j"):
            terminal.tap(keys)
    for keys in ("g", "\r", *_OVER_IT, "h", *_AROUND, *_TYPED):
        terminal.tap(keys)
    terminal.key("2").until("unread")  # it is still there
