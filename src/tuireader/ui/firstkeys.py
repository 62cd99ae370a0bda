"""The cursor on the picture: down and up are answered before the reader is there.

While it is being imported a thread hears the keys and paints two rows for each step. Whatever else is typed waits, and so
does all that comes behind it: `j` and Enter opens the second article. The rows are kept with the picture, without the
cursor and with it, each with its article: the reader goes on from there, also where other articles have come in above.
"""

import _thread
import os
import select
from collections.abc import Callable, Iterable, Sequence

Step = tuple[int, bytes, bytes]
"""A row of the picture: its article, and the bytes that draw it without the cursor and with it."""

Keys = dict[bytes, int]
"""What a terminal sends for down (1) and up (-1)."""


class Walk:
    """Steps over the rows by the keys of `terminal` until `end`; drawn by `write`."""

    def __init__(self, steps: Sequence[Step], keys: Keys, write: Callable[[bytes], object], terminal: int = 0) -> None:
        self._steps, self._keys, self._write, self._terminal = steps, keys, write, terminal
        self._at = 0
        self._typed = b""
        self._over, self._end = os.pipe()
        self._running = _thread.allocate_lock()
        self._running.acquire()
        _thread.start_new_thread(self._hear, ())

    def end(self) -> tuple[int | None, bytes]:
        """The article that the cursor went to, None where it stayed, and what was typed and not answered."""
        os.write(self._end, b"\0")
        self._running.acquire()
        os.close(self._over)
        os.close(self._end)
        return self._steps[self._at][0] if self._at else None, self._typed

    def _hear(self) -> None:
        try:
            while self._over not in select.select([self._terminal, self._over], [], [])[0]:
                typed = os.read(self._terminal, 1024)
                if not typed:
                    break
                self._typed += typed
                while self._stepped():
                    pass
        except OSError:
            pass  # the terminal is gone, and a signal tells so
        finally:
            self._running.release()

    def _stepped(self) -> bool:
        """Whether what was typed begins with a step that can be taken here."""
        key = next((key for key in self._keys if self._typed.startswith(key)), b"")
        to = self._at + self._keys.get(key, 0)
        if not key or not 0 <= to < len(self._steps):
            return False
        self._write(self._steps[self._at][1] + self._steps[to][2])
        self._at, self._typed = to, self._typed[len(key) :]
        return True


def packed(steps: Iterable[Step], keys: Keys) -> bytes:
    """To be kept with a picture."""
    parts = [b"%d %s" % (step, key.hex().encode()) for key, step in keys.items()]
    rows = [part for article_id, plain, chosen in steps for part in (b"%d" % article_id, plain, chosen)]
    return b"\0".join([b"\n".join(parts), *rows])


def unpacked(kept: bytes) -> tuple[list[Step], Keys]:
    """ValueError where it is no such thing."""
    head, *rows = kept.split(b"\0")
    keys = {bytes.fromhex(key.decode()): int(step) for step, key in (line.split() for line in head.splitlines())}
    steps = [(int(number), plain, chosen) for number, plain, chosen in zip(*[iter(rows)] * 3, strict=True)]
    return steps, keys
