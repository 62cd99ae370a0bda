"""The terminal's side: Textual's driver with its faults mended, and the signals that end a program.

* Any byte that is no UTF-8 on stdin (an old mouse report, a broken paste) ends Textual's reader (its issue 6668), and
  an escape inside a paste is taken for keys.
* The second switch to the alternate screen would wipe the picture of `lastframe` (xterm clears on it).
* While the end is being put in order, nothing more is to be shown.
* Whoever stops the program and lets it go on without a ^Z would get a second reader of the keys; and after a ^Z the
  screen stays empty (its issue 6298).
"""

import asyncio
import codecs
import shutil
import signal
import termios

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.message import Message

from tuireader.ui import graphics, lastframe
from tuireader.ui.columns import held

START, END = "\x1b[200~", "\x1b[201~"
MOST_PASTED = 20_000
"""Characters of one paste that are taken; nothing here wants more."""


class Decoder:
    """Bytes of the keyboard as text. What is no UTF-8 becomes U+FFFD. A paste keeps its words alone: an escape in it
    would otherwise be read as keys, and so would the rest of the paste."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._before = ""  # outside a paste: what was told last; inside: what may be the beginning of its end
        self._pasted = -1  # characters of the paste so far, -1 outside one

    def decode(self, read: bytes, final: bool = False) -> str:
        text, told = graphics.heard(self._utf8.decode(read, final)), ""
        while text:
            part, text = self._outside(text) if self._pasted < 0 else self._inside(text)
            told += part
        return told

    def _outside(self, text: str) -> tuple[str, str]:
        """Told as it is, to the mark that begins a paste: (told, the rest)."""
        known = len(self._before)
        joined = self._before + text
        at = joined.find(START)
        if at < 0:
            self._before = joined[1 - len(START) :]
            return text, ""
        self._before, self._pasted = "", 0
        return joined[known : at + len(START)], joined[at + len(START) :]

    def _inside(self, text: str) -> tuple[str, str]:
        """The words of a paste, to the mark that ends it."""
        words, mark, rest = (self._before + text).partition(END)
        if mark:
            told, self._before, self._pasted = self._words(words) + mark, "", -1
            return told, rest
        half = next((n for n in range(len(END) - 1, 0, -1) if words.endswith(END[:n])), 0)
        self._before = words[len(words) - half :]
        return self._words(words[: len(words) - half]), ""

    def _words(self, pasted: str) -> str:
        words = "".join(c if c.isprintable() else " " for c in pasted[: max(0, MOST_PASTED - self._pasted)])
        self._pasted += len(pasted)
        return words


linux_driver.getincrementaldecoder = lambda encoding: Decoder  # type: ignore[attr-defined, assignment]


class Driver(linux_driver.LinuxDriver):
    """Textual's driver for Unix terminals, mended."""

    class Ended(Message):
        """The terminal is gone, or somebody asked; `code` is the exit status."""

        def __init__(self, code: int) -> None:
            super().__init__()
            self.code = code

    muted = False

    def _get_terminal_size(self) -> tuple[int, int]:
        """Of a line that knows no size (0x0) shutil says 80x24 and Rich 80x25, and the screen would be laid out for the one
        and for the other without end."""
        return shutil.get_terminal_size((80, 25))

    def start_application_mode(self) -> None:
        again = self._must_signal_resume
        self._hear()
        typed = lastframe.walked()
        for event in XTermParser().feed(Decoder().decode(typed)):
            self.process_message(event)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if (before := lastframe.taken_over()) is not None:
            self.attrs_before = before
        if again:
            self._app.call_later(self._app.refresh, layout=True)

    def _hear(self) -> None:
        """What would end the program asks for an orderly end, the first time. Not by the loop's own handlers: it takes
        them away some time before the process is gone."""
        loop = asyncio.get_running_loop()

        def heard(number: int, frame: object) -> None:
            for wanted in lastframe.ENDING:
                signal.signal(wanted, signal.SIG_IGN)
            if not loop.is_closed():
                loop.call_soon_threadsafe(self._app.post_message, self.Ended(128 + number))

        for wanted in lastframe.ENDING:
            signal.signal(wanted, heard)

    def _sigcont_application(self, *_: object) -> None:
        if not self._must_signal_resume:
            return
        try:
            termios.tcgetattr(self.fileno)
        except (
            termios.error
        ):  # the terminal went away meanwhile, and nobody writes any more: a write would wait for ever
            self.muted = True
            self._app.post_message(self.Ended(128 + signal.SIGHUP))
            return
        super()._sigcont_application()

    def write(self, data: str) -> None:
        if self.muted:
            return
        if lastframe.painted and data == "\x1b[?1049h":
            lastframe.painted = False
            return
        super().write(held(data))

    def stop_application_mode(self) -> None:
        self.muted = False
        super().stop_application_mode()
