"""Opening the reader: what `tuireader` alone, or with a library's path, does.

Apart from the commands, because it is waited for: making the parser of them all takes longer than opening the library.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tuireader import config
from tuireader.ui import lastframe


def asked_for(arguments: Sequence[str]) -> Callable[[], int] | None:
    """What opens the reader as these arguments want it; None where they want something else."""
    named = lastframe.library_of(arguments)
    return None if named is None else partial(open_on, Path(named) if named else None)


def open_on(library: Path | None = None, settings: Path | None = None) -> int:
    """The reader on this library, or on the usual one; the exit status."""
    from tuireader.ui.app import run

    found, complaints = config.load(settings)
    return run(library or config.library_path(), found, complaints)
