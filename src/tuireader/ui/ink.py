"""From a run's role to a style: the component classes of the article pane, resolved once a theme and kept.

A theme says what a role looks like; a speaker's colour goes over what is said, a card's tint lies under its line.
"""

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tuireader.typeset.lines import Card, Role, Run

_VOICED = frozenset({Role.QUOTE_BAR, Role.SPEECH, Role.SPEAKER, Role.QUOTE_EDGE})
ROLES = {f"role--{role}" for role in Role}
EXTRA = {"role--hit", "role--hit-here", "role--flash", "role--link", "role--note-here", "role--selection"}
GROUNDS = {f"ground--{name}" for name in ("page", "caption", "code", "0", "1", "2", "3", "4")}
VOICES = {f"voice--{n}" for n in range(1, 5)}
CLASSES = ROLES | EXTRA | GROUNDS | VOICES

CSS = """
    & .role--body, & .role--embed, & .role--table { color: $page-text; }
    & .role--dim, & .role--minutes, & .role--byline, & .role--context, & .role--agency, & .role--hidden,
    & .role--link-number, & .role--quote-link, & .role--code-bar { color: $page-dim; }
    & .role--hairline, & .role--table-line { color: $page-faint; }
    & .role--kicker { color: $page-accent; text-style: bold; }
    & .role--headline { color: $page-ink; text-style: bold; }
    & .role--standfirst { color: $page-text; text-style: italic; }
    & .role--subhead { color: $page-heading; text-style: bold; }
    & .role--caption { color: $page-text; text-style: italic; }
    & .role--credit, & .role--caption-bar { color: $page-caption; }
    & .role--quote { color: $page-ink; }
    & .role--quote-bar, & .role--speech, & .role--quote-edge { color: $page-dim; }
    & .role--speaker { color: $page-dim; text-style: bold; }
    & .role--pull { color: $page-ink; text-style: bold italic; }
    & .role--code { color: $page-text; }
    & .role--caption-edge { color: $tint-caption; }
    & .role--code-edge { color: $tint-code; }
    & .role--table-head { color: $page-ink; text-style: bold; }
    & .role--bullet { color: $page-accent; }
    & .role--reference { color: $page-accent; text-style: bold; }
    & .role--note { color: $page-text; text-style: italic; }
    & .role--hit { color: $page-hit-ink; background: $page-hit; }
    & .role--hit-here { color: $page-hit-ink; background: $page-hit; text-style: bold underline; }
    & .role--flash { background: $page-cursor; text-style: $cursor-style; }
    & .role--selection { background: $page-hit; color: $page-hit-ink; }
    & .role--link { text-style: underline; }
    & .role--note-here { color: $page-accent; text-style: bold; }
    & .ground--page { background: $page-background; color: $page-text; }
    & .ground--caption { background: $tint-caption; color: $tint-caption; }
    & .ground--code { background: $tint-code; color: $tint-code; }
    & .ground--0 { background: $tint0; color: $tint0; }
    & .ground--1 { background: $tint1; color: $tint1; }
    & .ground--2 { background: $tint2; color: $tint2; }
    & .ground--3 { background: $tint3; color: $tint3; }
    & .ground--4 { background: $tint4; color: $tint4; }
    & .voice--1 { color: $voice1; }
    & .voice--2 { color: $voice2; }
    & .voice--3 { color: $voice3; }
    & .voice--4 { color: $voice4; }
"""

Key = tuple[Role, int, bool, bool, bool, bool, str]


class Ink:
    """Styles of runs, by role, voice, marks and ground."""

    def __init__(self, component: Callable[[str], Style]) -> None:
        self._component = component
        self._styles: dict[Key, Style] = {}

    def ground(self, card: Card, speaker: int) -> str:
        """The ground's name that a card's line lies on."""
        return {Card.NONE: "page", Card.CAPTION: "caption", Card.CODE: "code"}.get(card, str(speaker))

    def fill(self, ground: str) -> Style:
        return self._component(f"ground--{ground}")

    def over(self, name: str) -> Style:
        return self._component(f"role--{name}")

    def style(self, run: Run, ground: str) -> Style:
        key = (run.role, run.speaker, run.strong, run.emphasis, run.code, run.link > 0 and run.start >= 0, ground)
        if (style := self._styles.get(key)) is None:
            style = self._styles[key] = self._made(run, ground)
        return style

    def _made(self, run: Run, ground: str) -> Style:
        style = self._component(f"role--{run.role}") + Style(bgcolor=self.fill(ground).bgcolor)
        if run.role is Role.QUOTE_EDGE:
            return style + Style(color=self.fill(str(run.speaker)).bgcolor)
        if run.speaker and run.role in _VOICED:
            style += Style(color=self._component(f"voice--{run.speaker}").color)
        if run.code and run.role is not Role.CODE:
            style += Style(bgcolor=self.fill("code").bgcolor)
        if run.link and run.start >= 0:
            style += Style(underline=True)
        if run.strong or run.emphasis:
            style += Style(bold=run.strong or style.bold, italic=run.emphasis != bool(style.italic))
        return style


def restyled(strip: Strip, start: int, end: int, over: Style) -> Strip:
    """The strip with `over` laid over its cells from `start` to `end`."""
    middle = Strip([Segment(segment.text, (segment.style or Style()) + over) for segment in strip.crop(start, end)])
    return Strip.join([strip.crop(0, start), middle, strip.crop(end)])
