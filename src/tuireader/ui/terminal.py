"""The terminal's side: Textual's driver with three faults mended, and the signals that end a program.

* Any byte that is no UTF-8 on stdin (an old mouse report, a broken paste) ends Textual's reader (its issue 6668), and
  an escape inside a paste is taken for keys.
* The second switch to the alternate screen would wipe the picture of `lastframe` (xterm clears on it).
* While the end is being put in order, nothing more is to be shown.
"""

import asyncio
import codecs
import signal
from collections.abc import Callable

from textual.drivers import linux_driver

from tuireader.ui import lastframe

START, END = "\x1b[200~", "\x1b[201~"
MOST_PASTED = 20_000
"""Characters of one paste that are taken; nothing here wants more."""


class Decoder:
    """Bytes of the keyboard as text. What is no UTF-8 becomes U+FFFD. A paste keeps its words alone: an escape in it
    would otherwise be read as keys, and so would the rest of the paste."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._held = ""
        self._pasted = -1  # characters of the paste so far, -1 outside one

    def decode(self, read: bytes, final: bool = False) -> str:
        text, self._held = self._held + self._utf8.decode(read, final), ""
        told: list[str] = []
        while text:
            mark = START if self._pasted < 0 else END
            before, found, text = text.partition(mark)
            least = 3 if mark is START else 1  # Esc alone is a key, but in a paste it can only be the end's beginning
            if not found and not final and (half := _half(before, mark, least)):
                before, self._held = before[:-half], before[-half:]
            told += [before if self._pasted < 0 else self._words(before), found]
            if found:
                self._pasted = 0 if self._pasted < 0 else -1
        return "".join(told)

    def _words(self, pasted: str) -> str:
        words = "".join(c if c.isprintable() else " " for c in pasted[: max(0, MOST_PASTED - self._pasted)])
        self._pasted += len(pasted)
        return words


def _half(text: str, mark: str, least: int) -> int:
    """How many characters at the end of `text` may be the beginning of `mark`."""
    return next((n for n in range(len(mark) - 1, least - 1, -1) if text.endswith(mark[:n])), 0)


linux_driver.getincrementaldecoder = lambda encoding: Decoder  # type: ignore[attr-defined, assignment]


class Driver(linux_driver.LinuxDriver):
    """Textual's driver for Unix terminals, mended."""

    muted = False

    def write(self, data: str) -> None:
        if self.muted:
            return
        if lastframe.painted and data == "\x1b[?1049h":
            lastframe.painted = False
            return
        super().write(data)

    def stop_application_mode(self) -> None:
        self.muted = False
        super().stop_application_mode()


def on_end(ended: Callable[[int], None]) -> None:
    """Calls `ended` with the exit status when the terminal goes away or somebody asks the program to end."""
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(wanted, ended, 128 + wanted)
