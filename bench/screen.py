"""How soon the reader is there and answers: start, keys and memory, in a terminal of its own (Linux).

    python bench/screen.py LIBRARY [DOWNS]

Painted is the first byte of a headline, answered the frame in which a `j` typed then has moved the cursor, taken over the
end of the picture's time: Textual hears the keys. Beside them a Textual program of two lines, in the same run.
"""

import fcntl
import os
import pty
import re
import select
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

FLOOR = """
from textual.app import App
from textual.widgets import Static

class Floor(App):
    def compose(self):
        yield Static("first line")

    def on_key(self, event):
        self.query_one(Static).update("second line")

Floor().run()
"""
OURS = re.compile(rb"unread")
CURSOR = "▌".encode()
ROUNDS = 5
SECONDS = 3.0


class Terminal:
    """A program in a pty of 120 by 40; `sent` is what it wrote."""

    def __init__(self, *words: str) -> None:
        self.sent = b""
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            os.execvp(sys.executable, [sys.executable, *words])

    def until(self, holds: Callable[[bytes], object], begun: float | None = None) -> float:
        """ms since the start, or since `begun`, until what it wrote is as it should be."""
        end = time.perf_counter() + 30
        while not holds(self.sent):
            if time.perf_counter() > end or not self.read(1.0):
                raise SystemExit(f"not seen; the end of its output: {self.sent[-300:]!r}")
        return (time.perf_counter() - (begun or self.begun)) * 1e3

    def read(self, most: float) -> bool:
        if not select.select([self.fd], [], [], most)[0]:
            return False
        self.sent += os.read(self.fd, 65536)
        return True

    def key(self, keys: bytes) -> float:
        """ms until the answer is whole: the last byte before 20 ms of silence."""
        while self.read(0.02):
            pass
        begun = last = time.perf_counter()
        os.write(self.fd, keys)
        while self.read(0.02 if last > begun else 2.0):
            last = time.perf_counter()
        return (last - begun) * 1e3

    def rest(self, seconds: float) -> None:
        """Lets it do what it does without keys."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.read(left)

    def peak(self) -> float:
        """MB."""
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self.pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0

    def close(self, keys: bytes) -> None:
        os.write(self.fd, keys)
        try:
            while self.read(5.0):
                pass
        except OSError:  # its side is closed
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def start(library: str) -> dict[str, float]:
    reader = Terminal("-m", "tuireader", "--library", library)
    figures = {"painted": reader.until(OURS.search)}
    while reader.read(0.01):
        pass
    drawn = reader.sent.count(CURSOR)
    os.write(reader.fd, b"j")
    figures["answered"] = reader.until(lambda sent: sent.count(CURSOR) > drawn)
    figures["taken over"] = reader.until(lambda sent: b"?2004h" in sent and sent.count(b"unread") > 1)
    reader.rest(SECONDS)  # the whole list and the feeds are read behind the first frame
    figures["peak MB"] = reader.peak()
    reader.close(b"Q")
    return figures


def floor() -> dict[str, float]:
    least = Terminal("-c", FLOOR)
    figures = {"painted": least.until(lambda sent: b"first" in sent)}
    os.write(least.fd, b"j")
    figures["answered"] = least.until(lambda sent: b"second" in sent)
    least.rest(0.4)
    figures["peak MB"] = least.peak()
    least.close(b"\x11")
    return figures


def keys(library: str, downs: int) -> None:
    reader = Terminal("-m", "tuireader", "--library", library)
    reader.until(lambda sent: b"?2004h" in sent)
    while reader.read(0.5):
        pass
    times = sorted(reader.key(b"j") for _ in range(downs))
    print(f"down         p50 {times[downs // 2]:5.1f}   p95 {times[downs * 95 // 100]:5.1f}   max {times[-1]:5.1f}")
    for name, typed in (("page", b"\x1b[6~"), ("end", b"G"), ("home", b"g"), ("open", b"\r")):
        print(f"{name:12} {reader.key(typed):9.1f}")
    reader.close(b"Q")


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # without bytecode every start compiles: 40 to 60 ms, and 5 MB
    library = sys.argv[1]
    start(library)  # the first makes the picture, and is slower for the caches
    rounds = [(start(library), floor()) for _ in range(ROUNDS)]
    for name, which in (("tuireader", 0), ("floor", 1)):
        told = {key: statistics.median(pair[which][key] for pair in rounds) for key in rounds[0][which]}
        print(f"{name:12}", "   ".join(f"{key} {value:.1f}" for key, value in told.items()))
    keys(library, int(sys.argv[2]) if len(sys.argv) > 2 else 100)


if __name__ == "__main__":
    main()
