"""The picture of the last first view: kept when the reader ends, painted before anything else is imported.

Python and Textual need a third of a second to come up; the picture needs a hundredth. It is a promise of what will stand
there, so it is painted only when everything that it depends on is as it was: library, terminal, size, colours, settings,
program. Any doubt means no picture. This module imports nothing that costs time: not pathlib, and of `signal` only what
lies under its enums.
"""

import _signal  # type: ignore[import-not-found]  # the stubs have none of it
import atexit
import os
import sys
import termios
import zlib
from collections.abc import Iterable, Sequence

from tuireader.ui import firstkeys

_LARGEST = 1_000_000
_READING = os.O_RDONLY | os.O_NONBLOCK  # whatever lies there, nothing is waited for, and no link is written through
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_NONBLOCK
_ENTER, _LEAVE = b"\x1b[?1049h\x1b[?25l\x1b[?2026h", b"\x1b[?2026l\x1b[?1049l\x1b[?25h"
TERMINAL = 2
"""Where Textual writes, and so do we."""

ENDING = (_signal.SIGHUP, _signal.SIGINT, _signal.SIGQUIT, _signal.SIGTERM, _signal.SIGUSR1, _signal.SIGUSR2)
"""What ends a program that does not listen, and leaves the terminal as it then is."""

painted = False
"""Whether the alternate screen is on with a picture on it, for the driver to take over."""

went_to: int | None = None
"""The article that the cursor went to on the picture, once somebody else hears the keys; None where it did not."""

_walk: list[firstkeys.Walk] = []
"""The cursor on the picture, until somebody else hears the keys."""

_before: list[list[int | list[bytes | int]]] = []
"""The terminal's attributes before it was held, until they are restored or taken over."""


def let_end() -> None:
    """Until somebody hears of it, an interrupt ends the program without a word, not in the middle of an import."""
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def paint(arguments: Sequence[str]) -> None:
    """Paints the picture for this command line, if there is one that still holds."""
    global painted  # noqa: PLW0603 - one terminal, one screen
    try:
        named = library_of(arguments)
        if named is None or not all(map(os.isatty, (0, 1, TERMINAL))):
            return
        with open(os.open(_file(named), _READING), "rb") as file:
            promise, _, frame = file.read(_LARGEST).partition(b"\n")
        if promise != _promise(named, os.get_terminal_size(TERMINAL)):
            return
        frame, _, kept = frame.partition(b"\0")
        steps, keys = firstkeys.unpacked(kept)
        _hold_keys()
        painted = True
        os.write(TERMINAL, _ENTER + frame + b"\x1b[?2026l")
        if steps:
            _walk.append(firstkeys.Walk(steps, keys, _step))
    except (OSError, termios.error, ValueError):
        return


def _step(drawn: bytes) -> None:
    os.write(TERMINAL, b"\x1b[?2026h" + drawn + b"\x1b[?2026l")


def walked() -> bytes:
    """To the one who hears the keys from now on: what was typed on the picture and not answered."""
    global went_to
    went_to, typed = _walk.pop().end() if _walk else (None, b"")
    return typed


def keep(arguments: Sequence[str], size: tuple[int, int], rows: Iterable[str], walk: bytes) -> None:
    """Keeps the picture for the next start, readable by its owner alone; a disk that refuses is no matter. Each row says
    where it stands; `walk` is what `firstkeys.packed` made."""
    named = library_of(arguments)
    if named is None:
        return
    frame = encoded("".join(rows))
    path = _file(named)
    try:
        os.makedirs(os.path.dirname(path), 0o700, exist_ok=True)
        promise = _promise(named, os.terminal_size(size))
        with open(os.open(f"{path}.new", _WRITING, 0o600), "wb") as file:
            file.write(promise + b"\n" + frame + b"\0" + walk)
        os.replace(f"{path}.new", path)
    except (OSError, ValueError):
        return


def encoded(drawn: str) -> bytes:
    """As the terminal wants it, whose language may have no sign for each of ours."""
    return drawn.encode(sys.__stderr__.encoding if sys.__stderr__ else "utf-8", "replace")


def library_of(arguments: Sequence[str]) -> str | None:
    """The library that a command line opens on the screen, "" for the usual one; None where it does something else."""
    match list(arguments):
        case []:
            return os.environ.get("TUIREADER_LIBRARY", "")
        case ["--library", path]:
            return path
        case [word] if word.startswith("--library="):
            return word.removeprefix("--library=")
    return None


def _file(named: str) -> str:
    return os.path.join(_folder("CACHE"), "frames", f"{zlib.crc32(os.fsencode(_whole(named))):08x}")


def _whole(named: str) -> str:
    return os.path.abspath(os.path.expanduser(named)) if named else ""


def _promise(named: str, size: os.terminal_size) -> bytes:
    """Everything that the picture depends on, on one line."""
    settings = os.environ.get("TUIREADER_CONFIG") or os.path.join(_folder("CONFIG"), "config.toml")
    env = [os.environ.get(name, "") for name in ("TERM", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "LANG", "LC_ALL")]
    library = [_inode(_whole(named))] if named else []
    stamps = _stamp(settings), _stamp(arrangement_file()), _stamp(__file__)
    words = [_whole(named), size.columns, size.lines, *env, *stamps, *library]
    return repr(words).encode()


def arrangement_file() -> str:
    """Where it is kept how the reader left the screen."""
    return os.path.join(_folder("STATE"), "arrangement.toml")


def _stamp(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _inode(path: str) -> int:
    return os.stat(path).st_ino


def _folder(kind: str) -> str:
    """The user's folder, as platformdirs says it; that one costs too much to ask here."""
    if found := os.environ.get(f"XDG_{kind}_HOME", "").strip():
        return os.path.join(found, "tuireader")
    usual = {"CACHE": "~/.cache", "CONFIG": "~/.config", "STATE": "~/.local/state"}
    if sys.platform == "darwin":
        usual = {"CACHE": "~/Library/Caches"} | dict.fromkeys(("CONFIG", "STATE"), "~/Library/Application Support")
    return os.path.join(os.path.expanduser(usual[kind]), "tuireader")


def _hold_keys() -> None:
    """Keys typed on the picture wait, unechoed, for the reader; whatever happens, the terminal is as it was after."""
    before = termios.tcgetattr(0)
    _before.append(before)
    atexit.register(_restore)
    for wanted in ENDING:
        _signal.signal(wanted, _ended)
    _signal.signal(_signal.SIGTSTP, _signal.SIG_IGN)  # nothing could bring the picture back
    held = termios.tcgetattr(0)
    held[0] &= ~(termios.ICRNL | termios.IXON)  # Enter is to be heard as Enter
    held[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(0, termios.TCSANOW, held)


def taken_over() -> list[int | list[bytes | int]] | None:
    """The terminal's own attributes, to the one who will restore them; None where none were changed."""
    return _before.pop() if _before else None


def _ended(number: int, frame: object) -> None:
    """Nothing but the picture is there yet: no library is open, nothing is to be put in order."""
    _restore()
    os._exit(128 + number)


def _restore() -> None:
    global painted  # noqa: PLW0603 - the same one
    try:
        if painted:  # nobody has taken over
            os.write(TERMINAL, _LEAVE)
            painted = False
        if (before := taken_over()) is not None:
            termios.tcsetattr(0, termios.TCSANOW, before)
    except (OSError, termios.error):
        return
