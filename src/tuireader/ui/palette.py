"""The theme's colours as styles, by the names of its variables.

Not by component classes of the stylesheet: each costs a pass over all rules at the start and whenever a widget is styled
anew, and eighty of them were a third of what came before the first frame.
"""

from collections.abc import Mapping

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color

_BOLD = frozenset({"ink", "accent"})


class Palette:
    """Of one theme; `variables` are those that its file names or that are mixed from them (`theming`)."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        self._colours: dict[str, RichColor] = {}
        self._inks: dict[tuple[str, str, bool], Style] = {}

    def colour(self, variable: str) -> RichColor:
        if (colour := self._colours.get(variable)) is None:
            colour = self._colours[variable] = Color.parse(self.variables[variable]).rich_color
        return colour

    def style(self, colour: str, ground: str = "page-background", attributes: str = "") -> Style:
        """Ink of that colour on a ground; `attributes` as "bold italic"."""
        return Style.parse(attributes) + Style(color=self.colour(colour), bgcolor=self.colour(ground))

    def ink(self, name: str, ground: str = "page-background", reverse: bool = False) -> Style:
        """What rows and lines are written in: text, ink, dim, faint, accent, heading."""
        key = (name, ground, reverse)
        if (style := self._inks.get(key)) is None:
            attributes = "bold " * (name in _BOLD) + "reverse" * reverse
            style = self._inks[key] = self.style(f"page-{name}", ground, attributes)
        return style

    @property
    def reverses(self) -> bool:
        """Whether the cursor's row is reversed, because nothing is known of the terminal's colours."""
        return self.variables["cursor-style"] == "reverse"
