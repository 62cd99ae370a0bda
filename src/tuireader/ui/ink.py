"""From a run's role to a style: which of the theme's colours a role has, and how it stands out.

A theme says what its colours are; a speaker's colour goes over what is said, a card's tint lies under its line.
"""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tuireader.typeset.lines import Card, Role, Run
from tuireader.ui.palette import Palette

_VOICED = frozenset({Role.QUOTE_BAR, Role.SPEECH, Role.SPEAKER, Role.QUOTE_EDGE})

_ROLES: dict[Role, tuple[str, str]] = {
    Role.KICKER: ("page-accent", "bold"),
    Role.HEADLINE: ("page-ink", "bold"),
    Role.STANDFIRST: ("page-text", "italic"),
    Role.SUBHEAD: ("page-heading", "bold"),
    Role.CAPTION: ("page-text", "italic"),
    Role.CREDIT: ("page-caption", ""),
    Role.CAPTION_BAR: ("page-caption", ""),
    Role.QUOTE: ("page-ink", ""),
    Role.SPEECH: ("page-ink", ""),
    Role.SPEAKER: ("page-dim", "bold"),
    Role.PULL: ("page-ink", "bold italic"),
    Role.CAPTION_EDGE: ("tint-caption", ""),
    Role.CODE_EDGE: ("tint-code", ""),
    Role.TABLE_HEAD: ("page-ink", "bold"),
    Role.BULLET: ("page-accent", ""),
    Role.REFERENCE: ("page-accent", "bold"),
    Role.NOTE: ("page-text", "italic"),
    Role.HAIRLINE: ("page-faint", ""),
    Role.TABLE_LINE: ("page-faint", ""),
}
_ROLES |= dict.fromkeys(
    (Role.DIM, Role.MINUTES, Role.BYLINE, Role.CONTEXT, Role.AGENCY, Role.HIDDEN, Role.LINK_NUMBER, Role.QUOTE_LINK,
     Role.CODE_BAR, Role.QUOTE_BAR, Role.QUOTE_EDGE),
    ("page-dim", ""),
)  # fmt: skip

_BODY = "page-text", ""
"""The style of every other role."""

# What lies over the lines: (colour, ground, attributes).
_OVER = {
    "hit": ("page-hit-ink", "page-hit", ""),
    "hit-here": ("page-hit-ink", "page-hit", "bold underline"),
    "selection": ("page-hit-ink", "page-hit", ""),
    "note-here": ("page-accent", "page-background", "bold"),
}

Key = tuple[Role, int, bool, bool, bool, bool, str]


class Ink:
    """Styles of runs, by role, voice, marks and ground."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._styles: dict[Key, Style] = {}

    def ground(self, card: Card, speaker: int) -> str:
        """The ground's name that a card's line lies on."""
        return {Card.NONE: "page", Card.CAPTION: "caption", Card.CODE: "code"}.get(card, str(speaker))

    def fill(self, ground: str) -> Style:
        if ground == "page":
            return self._palette.style("page-text")
        tint = _tint(ground)
        return self._palette.style(tint, tint)

    def over(self, name: str) -> Style:
        if name == "flash":
            return self._palette.style("page-text", "page-cursor", "reverse" * self._palette.reverses)
        return self._palette.style(*_OVER[name])

    def style(self, run: Run, ground: str) -> Style:
        key = (run.role, run.speaker, run.strong, run.emphasis, run.code, run.link > 0 and run.start >= 0, ground)
        if (style := self._styles.get(key)) is None:
            style = self._styles[key] = self._made(run, ground)
        return style

    def _made(self, run: Run, ground: str) -> Style:
        colour, attributes = _ROLES.get(run.role, _BODY)
        under = "page-background" if ground == "page" else _tint(ground)
        if run.role is Role.QUOTE_EDGE:
            return self._palette.style(_tint(str(run.speaker)), under)
        if run.speaker and run.role in _VOICED:
            colour = f"voice{run.speaker}"
        if run.code and run.role is not Role.CODE:
            under = _tint("code")
        style = self._palette.style(colour, under, attributes)
        if run.link and run.start >= 0:
            style += Style(underline=True)
        if run.strong or run.emphasis:
            style += Style(bold=run.strong or style.bold, italic=run.emphasis != bool(style.italic))
        return style


def _tint(ground: str) -> str:
    """The variable of a card's ground: a speaker's number, "caption" or "code"."""
    return f"tint{ground}" if ground.isdigit() else f"tint-{ground}"


def restyled(strip: Strip, start: int, end: int, over: Style) -> Strip:
    """The strip with `over` laid over its cells from `start` to `end`."""
    middle = Strip([Segment(segment.text, (segment.style or Style()) + over) for segment in strip.crop(start, end)])
    return Strip.join([strip.crop(0, start), middle, strip.crop(end)])
