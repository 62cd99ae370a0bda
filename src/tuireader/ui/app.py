"""The reader on the screen: one app, one screen, a theme, and an orderly end."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from rich.console import RenderableType
from textual.app import App
from textual.events import Key
from textual.geometry import Offset
from textual.strip import Strip
from textual.theme import Theme

from tuireader import config as settings
from tuireader.config import Config
from tuireader.errors import ConfigError
from tuireader.typeset import hyphens
from tuireader.ui import arrangement, halfblocks, lastframe, terminal, theming
from tuireader.ui.acts import act
from tuireader.ui.columns import held
from tuireader.ui.composing import PartCompositor
from tuireader.ui.failure import write_log
from tuireader.ui.firstkeys import packed
from tuireader.ui.keymaps import keymap
from tuireader.ui.keys import pressed
from tuireader.ui.screens.reading import Reading
from tuireader.ui.widgets.article_pane import ArticlePane

_ELSEWHERE = bool(os.environ.get("TEXTUAL_DRIVER"))
"""Whether the screen is in a browser (textual-serve), which brings a driver of Textual's own."""


class ReaderApp(App[int]):
    TITLE = "tuireader"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, path: Path, config: Config, complaints: tuple[str, ...] = ()) -> None:
        super().__init__(driver_class=None if _ELSEWHERE else terminal.Driver)
        self.no_color = bool(os.environ.get("NO_COLOR"))  # set to nothing, it asks for nothing (no-color.org)
        # Textual's own would paint in greys, and look through every line for colours of a terminal, which no theme mixes
        # with its own.
        self._filters[:] = [theming.Colourless()] if self.no_color else []
        self._sixteen = False
        self.sentence = ""
        """What is said on stderr when the screen is gone."""
        self._settings = config
        left = arrangement.load(config)
        keys, more = keymap(left.config)
        self._complaints = [*complaints, *more]
        if left.config.hyphenate and not hyphens.possible():
            self._complaints.append(hyphens.MISSING)
        self.use_theme(left.config.theme)
        self.reading = Reading(path, left.config, keys, self._pressed, self._live)
        self.reading._compositor = PartCompositor()
        self.reading.panes.put_back(left.hidden, left.most, zen=left.zen)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor goes behind each frame, unseen: braille lines and screen readers follow it. To the
        field that one types in, else to the row or line that one is at."""
        if self.focused is not None:
            return self._typed_at
        reading = self.screen is self.reading
        point: Offset = self.reading.panes.looked_at.point if reading else getattr(self.screen, "point", self._typed_at)
        return point

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._typed_at = place

    def on_driver_ended(self, message: terminal.Driver.Ended) -> None:
        from tuireader.ui.acts.program import end

        self.run_worker(end(self.reading, message.code))

    def get_default_screen(self) -> Reading:
        return self.reading

    def on_reading_ending(self) -> None:
        if isinstance(self._driver, terminal.Driver):
            self._driver.muted = True

    def on_reading_gone(self, message: Reading.Gone) -> None:
        """The reading is over. A picture of the first view is kept where the next start will show it so."""
        self.sentence = message.sentence
        config, panes = self.reading.config, self.reading.panes
        left = arrangement.Arrangement(config, frozenset(panes.hidden), panes.most, panes.zen)
        if (
            arrangement.keep(self._settings, left)
            and message.picture
            and not _ELSEWHERE
            and lastframe.library_of(sys.argv[1:]) is not None
        ):
            strips = self.reading._compositor.render_strips()
            rows = [held(f"\x1b[{y};1H{strip.render(self.console)}") for y, strip in enumerate(strips, 1)]
            lastframe.keep(sys.argv[1:], self.size, rows, self._walk())
        self.exit(return_code=message.code)

    def _walk(self) -> bytes:
        """The rows of the first view as the cursor goes over them, for keys that are typed on the picture."""
        listed, keymap = self.reading.headlines, self.reading.keymap
        left, top = listed.region.offset
        steps = [
            (listed.ids[n], self._drawn(left, top + y, plain), self._drawn(left, top + y, chosen))
            for n, (y, plain, chosen) in enumerate(listed.drawn(listed.scrollable_content_region.width))
        ]
        sent = {"down": b"\x1b[B", "up": b"\x1b[A"}
        keys = {sent.get(key) or key.encode(): step for key, command in keymap.by_key.items()
                if (step := {"down": 1, "up": -1}.get(command)) and (len(key) == 1 or key in sent)}  # fmt: skip
        return packed(steps, keys)

    def _drawn(self, left: int, top: int, strips: Sequence[Strip]) -> bytes:
        lines = (f"\x1b[{y};{left + 1}H{strip.render(self.console)}" for y, strip in enumerate(strips, top + 1))
        return lastframe.encoded(held("".join(lines)))

    def _fatal_error(self) -> None:
        """An error that nobody foresaw; Textual would print 90 KB with the values of all variables."""
        error = sys.exc_info()[1] or self._exception
        if error is not None:
            self.sentence = write_log(error)
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        self._fatal_error()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def _live(self) -> None:
        from tuireader.ui.acts import feeds

        screen = self.reading
        if told := " ".join(filter(None, (screen.library.notice, *self._complaints))):
            screen.say(told, 20)
        # What is oldest is gone through once a minute: it takes 10 ms, and thousands of feeds read again would bring it on.
        gc.set_threshold(700, 10, 1_000_000)
        screen.timers_of_life += [
            screen.set_interval(60, gc.collect),
            screen.set_timer(0.1, lambda: _warm(screen)),
            screen.set_timer(1.5, lambda: feeds.at_start(screen)),
            screen.set_interval(60, lambda: feeds.by_the_clock(screen)),
        ]

    # -- what was chosen on the screen

    async def on_ladder_chosen(self) -> None:
        await self.reading.told(act(self.reading, "open"))

    def on_article_pane_noted(self, message: ArticlePane.Noted) -> None:
        from tuireader.ui.acts import links

        links.show_note(self.reading, message.mark)

    async def _pressed(self, screen: Reading, key: Key) -> None:
        await pressed(screen, key)
        self.on_article_pane_moved()  # what a key moves is told to the screen and no further

    def on_article_pane_moved(self) -> None:
        if self.reading.config.mark_read == "finish" and self.reading.pane.at_end:
            from tuireader.ui import opening

            opening.finish(self.reading)

    async def on_article_pane_linked(self, message: ArticlePane.Linked) -> None:
        from tuireader.ui.acts import links

        await self.reading.told(links.follow(self.reading, message.number))

    # -- themes

    @property
    def themes_folder(self) -> Path:
        return settings.config_path().parent / "themes"

    def use_theme(self, name: str) -> None:
        """A theme by name: a file of ours or the user's, or one of Textual's; the house's own where there is none. Where no
        colours are wanted, or sixteen are all there are, it is the one whose shapes tell all."""
        name = "ansi" if self.no_color else name
        try:
            theme = theming.load(name, self.themes_folder)
        except ConfigError as error:
            self._complaints.append(str(error))
            theme = None
        if theme is None and name not in self.available_themes:
            self._complaints.append(f"There is no theme “{name}”.")
            theme = theming.load("tuireader")
        if theme is not None:
            self.register_theme(theme)
            name = theme.name
        if self._sixteen and not self.available_themes[name].ansi:
            self.use_theme("ansi")
        else:
            self.theme = name

    def suit_terminal(self) -> None:
        """Where sixteen colours are all that the terminal has, they are its own: every mixed one would come out as the same."""
        self._sixteen = not halfblocks.possible(self)
        if self._sixteen:
            self.use_theme(self.theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        theme: Theme = self.current_theme
        return {} if "page-text" in theme.variables else theming.defaults(theme)

    def watch_theme(self, name: str) -> None:
        self.call_later(self._set_tints)

    def _set_tints(self) -> None:
        pane = self.reading.pane
        pane.tints = not self.current_theme.ansi
        pane.set_again()

    def on_reading_theme_wanted(self) -> None:
        if self.no_color:
            self.reading.say("NO_COLOR is set: there is nothing to choose.")
            return
        if self._sixteen:
            self.reading.say("This terminal has sixteen colours: there is nothing to choose.")
            return
        from tuireader.ui.screens.choice import Choice

        names, before = (
            list(dict.fromkeys([*theming.own_names(self.themes_folder), *sorted(self.available_themes)])),
            self.theme,
        )

        def chosen(choice: int | None) -> None:
            self.use_theme(before if choice is None else names[choice])
            if choice is not None:
                self.reading.config = replace(self.reading.config, theme=names[choice])

        rows = [(name, "") for name in names]
        self.push_screen(Choice("Theme", rows, names.index(before), tried=lambda n: self.use_theme(names[n])), chosen)


_SOON = ("acts.reading", "acts.links", "screens.choice", "widgets.search_bar")
"""What the first open, search or menu would wait for, in the order in which they are likely."""


def _warm(screen: Reading) -> None:
    """Imports these one at a time, between the keys."""
    screen.later(screen.library.make_ready())
    names = iter(_SOON)

    def one() -> None:
        if (name := next(names, None)) is not None:
            import_module(f"tuireader.ui.{name}")
            screen.set_timer(0.02, one)

    one()


def _let_go() -> None:
    """A terminal that is gone takes no last bytes; Python would try at its end, and exit with 120."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def run(path: Path, config: Config, complaints: tuple[str, ...] = ()) -> int:
    """Opens the reader on the library at `path`; the exit status."""
    if not _ELSEWHERE and not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write("tuireader: the reader wants a terminal; `tuireader list` and `tuireader show` do not.\n")
        return 1
    if os.environ.get("TERM") == "dumb":
        sys.stderr.write("tuireader: this terminal cannot be drawn on; `tuireader list` and `tuireader show` print.\n")
        return 1
    if not os.isatty(lastframe.TERMINAL) and not _ELSEWHERE:  # complaints alone were sent away, not the screen
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]  # where Textual writes
    if isinstance(sys.__stderr__, TextIOWrapper):
        sys.__stderr__.reconfigure(errors="replace")  # one cell for what a terminal without UTF-8 cannot show, not six
    app = ReaderApp(path, config, complaints)
    app.suit_terminal()
    app.run()
    _let_go()
    if app.sentence:
        sys.stderr.write(f"tuireader: {app.sentence}\n")
    return app.return_code or 0
