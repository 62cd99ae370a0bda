"""`tuireader`, and `python -m tuireader`: paints the last frame, then imports the rest."""

import gc
import os
import sys
from io import TextIOWrapper

from tuireader.ui import lastframe


def main() -> None:
    _open_streams()
    _suit_letters()
    lastframe.let_end()
    if lastframe.library_of(sys.argv[1:]) is not None:
        os.environ.setdefault("TEXTUAL_FPS", "500")  # a key is shown 2 ms after it is done, not up to 16
        if "TMUX" in os.environ:
            os.environ.setdefault("ESCDELAY", "25")  # tmux has waited already whether more follows an Escape
        gc.disable()  # a tenth of the imports' time; the screen turns it on again when it is there
        lastframe.paint(sys.argv[1:])
        _import_asyncio()
    else:
        # What is imported stays, and a hundred conversations leave hardly a circle: 6 ms of a short command, 60 of a refresh.
        gc.set_threshold(50_000)
    from tuireader.cli import main as run

    try:
        sys.exit(run())
    finally:
        gc.freeze()  # as it ends, Python looks through all that is here for circles: 12 ms of a short command, 36 of a long one


def _import_asyncio() -> None:
    """Without OpenSSL, which asyncio takes where there is one: 4 MB and 8 ms, and the reader's process connects to nothing."""
    sys.modules["ssl"] = None  # type: ignore[assignment]  # as the import system has it
    import asyncio  # noqa: F401 - to have it

    del sys.modules["ssl"]


def _open_streams() -> None:
    """Standard streams that were closed lead nowhere: the library would be opened on their numbers, and be printed into."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            number = os.open(os.devnull, os.O_RDWR)  # the lowest that is free, and so the stream's own
            os.set_inheritable(number, True)
            stream = open(number, mode, closefd=False)  # noqa: SIM115 - to the end of the program
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def _suit_letters() -> None:
    """A terminal gets a mark for each letter that its language lacks. Into a pipe or file goes UTF-8, as `export` writes it and
    as Python has it from 3.15 on (PEP 686); and a name on stdin is read as one on the command line is."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")


if __name__ == "__main__":
    main()
