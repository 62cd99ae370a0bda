"""Lines as text with colours, for `show` on a terminal.

The sixteen colours of the terminal's own palette, because it knows its background and we do not: no tints, but the bars,
glyphs, weights and slants that tell a quotation from a caption without any colour.
"""

from collections.abc import Iterable

from tuireader.typeset.lines import Line, Role, Run

_BOLD, _DIM, _ITALIC, _UNDERLINE = "1", "2", "3", "4"
_VOICES = ("", "36", "33", "35", "32")
"""Cyan, yellow, magenta, green: readable on light and dark."""

_STYLES: dict[Role, tuple[str, ...]] = {
    Role.DIM: (_DIM,),
    Role.KICKER: ("31", _BOLD),
    Role.HAIRLINE: (_DIM,),
    Role.MINUTES: (_DIM,),
    Role.HEADLINE: (_BOLD,),
    Role.STANDFIRST: (_ITALIC,),
    Role.BYLINE: (_DIM,),
    Role.SUBHEAD: (_BOLD, "33"),
    Role.CAPTION: (_ITALIC,),
    Role.CREDIT: (_DIM,),
    Role.CAPTION_BAR: (_DIM,),
    Role.QUOTE_LINK: (_DIM,),
    Role.CONTEXT: (_DIM,),
    Role.PULL: (_BOLD, _ITALIC),
    Role.CODE_BAR: (_DIM,),
    Role.TABLE_HEAD: (_BOLD,),
    Role.TABLE_LINE: (_DIM,),
    Role.BULLET: ("31",),
    Role.EMBED: (_UNDERLINE,),
    Role.AGENCY: (_DIM,),
    Role.REFERENCE: ("31",),
    Role.HIDDEN: (_DIM,),
    Role.LINK_NUMBER: (_DIM,),
}


def paint(lines: Iterable[Line], colours: bool) -> str:
    """`lines`, each ended by a line feed; without `colours` only weight, slant and underline are used."""
    return "".join("".join(_painted(run, colours) for run in line.runs).rstrip(" ") + "\n" for line in lines)


def _painted(run: Run, colours: bool) -> str:
    codes = [*_STYLES.get(run.role, ())]
    codes += [_BOLD] * run.strong + [_ITALIC] * run.emphasis + [_UNDERLINE] * bool(run.link and run.start >= 0)
    codes += [_VOICES[run.speaker]] if run.speaker else []
    kept = [code for code in dict.fromkeys(codes) if colours or code in (_BOLD, _DIM, _ITALIC, _UNDERLINE)]
    return f"\x1b[{';'.join(kept)}m{run.text}\x1b[0m" if kept and run.text.strip() else run.text
