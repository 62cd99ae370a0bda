"""The terminal's side: Textual's driver with three faults mended, and the signals that end a program.

* Any byte that is no UTF-8 on stdin (an old mouse report, a broken paste) ends Textual's reader (its issue 6668).
* The second switch to the alternate screen would wipe the picture of `lastframe` (xterm clears on it).
* While the end is being put in order, nothing more is to be shown.
"""

import asyncio
import codecs
import signal
from collections.abc import Callable

from textual.drivers import linux_driver

from tuireader.ui import lastframe


def _tolerant(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return lambda: codecs.getincrementaldecoder(encoding)("replace")


linux_driver.getincrementaldecoder = _tolerant  # type: ignore[attr-defined, assignment]


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
