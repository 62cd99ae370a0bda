"""Every command, once: bindings, hints, help, palette, the user's keymap and the README's table come from this list.

What a command does is the function of the same name in `ui/acts/` (a test holds the two against each other). Keys are
Textual's names, parted by commas, the first one is the one that hints show. Two names with a space between are typed one
after the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Group(StrEnum):
    MOVING = "Moving"
    READING = "Reading"
    MARKING = "Marking"
    FINDING = "Finding"
    LINKS = "Links"
    PICTURES = "Pictures"
    WRITING = "Writing"
    FEEDS = "Feeds"
    SUBSCRIPTIONS = "Subscriptions"
    VIEW = "View"
    PROGRAM = "Program"


@dataclass(frozen=True, slots=True)
class Command:
    """`title` is what a hint says, `help` what the help page says."""

    id: str
    keys: str
    title: str
    help: str
    group: Group


def _group(group: Group, *rows: tuple[str, str, str, str]) -> tuple[Command, ...]:
    return tuple(Command(*row, group) for row in rows)


COMMANDS: tuple[Command, ...] = (
    *_group(
        Group.MOVING,
        ("down", "j,down", "down", "One line or row down"),
        ("up", "k,up", "up", "One line or row up"),
        ("page-down", "pagedown,ctrl+f", "page", "A page down"),
        ("page-up", "b,pageup,ctrl+b", "page up", "A page up"),
        ("half-down", "ctrl+d", "half down", "Half a page down"),
        ("half-up", "ctrl+u", "half up", "Half a page up"),
        ("top", "g,home", "top", "To the top"),
        ("bottom", "G,end", "end", "To the end"),
        ("next-pane", "tab", "pane", "To the next pane"),
        ("previous-pane", "shift+tab", "pane back", "To the pane before"),
    ),
    *_group(
        Group.READING,
        ("open", "enter,l,right", "open", "Open what the cursor stands on"),
        ("back", "h,left,escape,backspace", "back", "Back: to the list, out of a search"),
        ("leave", "q", "back", "Back; at the list, quit"),
        ("read-on", "space", "read on", "A page on; at the end, the next unread"),
        ("next-unread", "n", "next unread", "The next unread (in a search, the next hit)"),
        ("previous-unread", "p", "last unread", "The unread before"),
        ("next", "J", "next", "The next article"),
        ("previous", "K", "previous", "The article before"),
        ("next-part", "right_square_bracket", "next quotation", "To the next quotation or figure"),
        ("previous-part", "left_square_bracket", "last quotation", "To the quotation or figure before"),
        ("contents", "c", "contents", "The article's subheads, to jump to"),
        ("hidden", "H", "hidden", "Show what was left out, or hide it again"),
        ("aloud", "", "aloud", "Read aloud from here, by the program that the settings name; again: stop"),
    ),
    *_group(
        Group.MARKING,
        ("toggle-read", "m,N", "read/unread", "Read or unread (N: in a search, the last hit)"),
        ("star", "s", "star", "Star, or take the star away"),
        ("visual", "v", "select", "Select articles from here on, or end it"),
        ("mark-all", "A", "mark all read", "Mark all that is listed read"),
        ("mark-above", "left_curly_bracket", "mark above", "Mark what stands above the cursor read"),
        ("mark-below", "right_curly_bracket", "mark below", "Mark what stands below the cursor read"),
        ("undo", "z", "undo", "Take the last change back"),
    ),
    *_group(
        Group.FINDING,
        ("find", "slash", "find", "Filter the list, or find in the article"),
        ("everywhere", "ctrl+k", "find everywhere", "Search the whole library"),
        ("next-hit", "", "next hit", "To the next hit of a search in the article"),
        ("previous-hit", "", "last hit", "To the hit before"),
        ("filter", "F", "filter", "Narrow the list: unread, today, long, a tag, …"),
        ("cycle", "L", "unread/all/starred", "Show unread, all, or starred"),
        ("sort", "S", "sort", "The order of the list"),
        ("name-search", "B", "keep search", "Give what is listed a name among the feeds"),
    ),
    *_group(
        Group.LINKS,
        ("links", "u", "links", "The article's links"),
        ("hints", "f", "follow", "A letter on each link in sight"),
        ("keep", "I", "keep", "Keep the page behind a link in the library"),
        ("browser", "o", "browser", "Open the article in the browser"),
        ("browser-read", "O", "browser, read", "Open in the browser and mark read"),
        ("enclosure", "e", "files", "Files that come with the article: sound, video"),
        ("copy-address", "y", "copy address", "Copy the article's address"),
        ("copy-quotation", "Y", "copy quotation", "Copy selection or quotation, with its source"),
        ("copy-selection", "ctrl+c", "copy", "Copy the selection; without one, quit at once"),
    ),
    *_group(
        Group.PICTURES,
        ("pictures", "P", "pictures", "Fetch and show the pictures, or hide them"),
        ("picture", "V", "picture", "The next picture, over the whole screen"),
    ),
    *_group(
        Group.WRITING,
        ("tag", "T", "tag", "Put a tag on, or take it off"),
        ("note", "M", "note", "Write a note on the article"),
        ("export", "w", "write", "Save the article, or what is selected, to a file"),
        ("source", "", "source", "What the article was made of, as it came"),
    ),
    *_group(
        Group.FEEDS,
        ("refresh", "R", "refresh", "Ask every feed that is due; again: stop"),
        ("full-text", "x", "full text", "Fetch the whole of an article that is a summary"),
        ("pack", "X", "pack", "Download what is listed, for reading offline"),
        ("reload", "r", "reload", "Read the list again"),
        ("add", "a", "add a feed", "Subscribe to a feed, or a page’s feeds"),
        ("import", "i", "import", "File articles, a folder, a mailbox, feeds, OPML"),
        ("sample", "E", "sample edition", "File the sample edition"),
    ),
    *_group(
        Group.SUBSCRIPTIONS,
        ("starter", "W", "feeds by taste", "Feeds to start with, by taste"),
        ("rename-feed", "", "rename feed", "Give the feed under the cursor another name"),
        ("move-feed", "", "move feed", "Put the feed under the cursor into a folder"),
        ("unsubscribe", "", "unsubscribe", "Unsubscribe: delete the feed under the cursor, keep its articles"),
    ),
    *_group(
        Group.VIEW,
        ("feeds-pane", "1", "feeds", "To the feeds; again: hide them"),
        ("list-pane", "2", "headlines", "To the headlines"),
        ("article-pane", "3", "article", "To the article; again: hide it"),
        ("layout", "vertical_line", "layout", "Three panes, two or one, side by side"),
        ("linear", "", "linear", "Lines that name what comes, for screen readers; or the page again"),
        ("zen", "Z,f11", "zen", "The article alone, or all panes"),
        ("narrower", "less_than_sign", "narrower", "Less width: shorter lines"),
        ("wider", "greater_than_sign", "wider", "More width: longer lines"),
        ("theme", "t", "theme", "Choose a theme: colours, dark or light"),
    ),
    *_group(
        Group.PROGRAM,
        ("help", "question_mark", "help", "All keys"),
        ("palette", "colon,ctrl+p", "commands", "Find a command by its name"),
        ("keymap", "", "keymap", "Choose the keys: our own, or newsboat’s, vim’s, less’s"),
        ("suspend", "ctrl+z", "suspend", "Stop for now; the shell’s fg goes on"),
        ("quit", "Q,ctrl+q", "quit", "Quit at once"),
    ),
)

BY_ID = {command.id: command for command in COMMANDS}

_NAMES = {
    "slash": "/", "colon": ":", "question_mark": "?", "less_than_sign": "<", "greater_than_sign": ">",
    "vertical_line": "|", "left_curly_bracket": "{", "right_curly_bracket": "}",
    "left_square_bracket": "[", "right_square_bracket": "]", "space": "Space", "enter": "Enter", "escape": "Esc",
    "backspace": "Backspace", "tab": "Tab", "shift+tab": "S-Tab", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "up": "↑", "down": "↓", "left": "←", "right": "→", "semicolon": ";", "comma": ",", "minus": "-",
    "number_sign": "#", "dollar_sign": "$", "circumflex_accent": "^", "full_stop": ".", "plus": "+", "equals_sign": "=",
}  # fmt: skip
_KEYS = {shown.lower(): name for name, shown in _NAMES.items() if len(shown) == 1}


def shown(key: str) -> str:
    """A key as a person writes it: "^d", "PgDn", "/"; two that are typed one after the other: "^w h"."""
    if " " in key:
        return " ".join(map(shown, key.split()))
    if key.startswith("ctrl+"):
        return "^" + shown(key[5:])
    return _NAMES.get(key, key.upper() if key[:1] == "f" and key[1:].isdigit() else key)


def first_key(command: Command) -> str:
    return shown(command.keys.split(",")[0]) if command.keys else ""


def named(key: str) -> str:
    """Textual's name of a key as a person may have written it in the settings: "^d", "/", "PgDn", "Z Z"."""
    key = key.strip()
    if " " in key:
        return " ".join(map(named, key.split()))
    if key.startswith("^") and len(key) > 1:
        return "ctrl+" + named(key[1:])
    spelt = {known.lower(): name for name, known in _NAMES.items() if len(known) > 1}
    function = key.lower() if key[:1] in "fF" and key[1:].isdigit() else ""
    return _KEYS.get(key) or spelt.get(key.lower()) or function or key


def with_keys(
    commands: Iterable[Command], changes: Mapping[str, str], source: str
) -> tuple[tuple[Command, ...], list[str]]:
    """`commands` with the keys of `changes` ("id" = "key,key"), and one sentence for each that cannot be: a command
    that is not there, or a key that two commands want. A changed command keeps a contested key; another loses it."""
    complaints = [f"{source}: there is no command “{name}”." for name in changes if name not in BY_ID]
    wanted = {name: [named(key) for key in keys.split(",") if key.strip()] for name, keys in changes.items()}
    taken: dict[str, str] = {}
    for name, keys in wanted.items():
        for key in list(keys):
            if name in BY_ID and taken.setdefault(key, name) != name:
                complaints.append(f"{source}: {shown(key)} is wanted by {taken[key]} and {name}; {taken[key]} has it.")
                keys.remove(key)
    result = []
    for command in commands:
        keys = wanted.get(command.id, [key for key in command.keys.split(",") if key and key not in taken])
        result.append(replace(command, keys=",".join(keys)))
    return tuple(result), complaints
