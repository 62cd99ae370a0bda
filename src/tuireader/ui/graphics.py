"""Whether the terminal shows pixels, asked of itself: its name says little, and a multiplexer between may take them away.

The question for kitty's graphics is a picture of one pixel that is not to be shown; who knows nothing of it says
nothing. What every terminal answers, its device attributes, is asked behind it: the wait ends there, and attribute 4 is
sixels. The answers come in on the keyboard's side and are taken out before they are keys (terminal.Decoder).
"""

import asyncio
import fcntl
import re
import struct
import termios
import time
from collections.abc import Callable

from tuireader.model.raster import Way

QUESTION = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[c"
PATIENCE = 0.4
"""Seconds that a picture waits for an answer."""

LATE = 10
"""Seconds for which one that comes late, by way of a slow network, is still taken out before it is keys."""

# No longer than answers are: what begins like one and does not end is keys.
_ANSWER = re.compile(r"\x1b_G(?P<kitty>[^\x1b]{0,200})\x1b\\|\x1b\[\?(?P<attributes>[\d;]{0,200})c")
_BEGUN = re.compile(r"\x1b(?:_(?:G[^\x1b]{0,200}\x1b?)?|\[\?[\d;]{0,200})\Z")
_USUAL_CELL = (8, 16)


class Question:
    """One question under way; `hear` gives back of what came in what is no answer."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._answer: asyncio.Future[Way] = self._loop.create_future()
        self._kitty = False
        self._half = ""
        self._until = time.monotonic() + LATE

    @property
    def over(self) -> bool:
        """Whether nothing more is to come of it."""
        return time.monotonic() > self._until

    def hear(self, text: str) -> str:
        """On the keyboard's thread."""
        text = _ANSWER.sub(self._take, self._half + text)
        begun = _BEGUN.search(text)
        self._half = begun[0] if begun else ""
        return text[: begun.start()] if begun else text

    def _take(self, answer: "re.Match[str]") -> str:
        if answer["attributes"] is None:
            self._kitty = self._kitty or answer["kitty"].endswith(";OK")
        else:
            told: Way = "kitty" if self._kitty else "sixel" if "4" in answer["attributes"].split(";") else "half"
            self._until = 0
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._settle, told)
        return ""

    def _settle(self, told: Way) -> None:
        if not self._answer.done():
            self._answer.set_result(told)

    async def answer(self) -> Way:
        """Half blocks where nobody answers."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._answer
        except TimeoutError:
            return "kitty" if self._kitty else "half"


_under_way: Question | None = None


async def best(write: Callable[[str], None]) -> Way:
    """What the terminal that `write` writes to shows pictures with."""
    global _under_way  # noqa: PLW0603  there is one keyboard, and it is read by a thread of Textual's
    question = _under_way = Question()
    write(QUESTION)
    return await question.answer()


def heard(text: str) -> str:
    """What came in on the keyboard, without answers to a question that is under way."""
    return text if _under_way is None or _under_way.over else _under_way.hear(text)


def cell_size(terminal: int) -> tuple[int, int]:
    """Pixels of one cell, as the terminal of that descriptor says; many say nothing, and get a usual cell."""
    try:
        rows, columns, across, down = struct.unpack("4H", fcntl.ioctl(terminal, termios.TIOCGWINSZ, bytes(8)))
    except OSError:
        return _USUAL_CELL
    cell = across // max(columns, 1), down // max(rows, 1)
    return cell if min(cell) > 0 else _USUAL_CELL
