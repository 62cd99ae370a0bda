"""`tuireader doctor`: where things are, whether the library is sound, and what can be done where it is not."""

import os
import platform
import sys
from argparse import Namespace
from pathlib import Path

from tuireader import __version__, config
from tuireader.cli.saying import megabytes
from tuireader.library import doctor


def run(asked: Namespace, library: Path) -> int:
    """One of --check, --repair, --compact and --backup FILE; without any, all that a report of a fault should hold."""
    if asked.backup:
        size = doctor.backup(library, asked.backup)
        print(f"Copied to {asked.backup} ({megabytes(size)}).")
    elif asked.compact:
        before, after = doctor.compact(library)
        print(f"{megabytes(before)} before, {megabytes(after)} now.")
    elif asked.repair:
        return _repair(library)
    elif asked.check:
        return _check(library)
    else:
        _tell(asked, library)
    return 0


def _check(library: Path) -> int:
    problems = doctor.check(library)
    for problem in problems:
        print(problem)
    if not problems:
        print(f"The library {library} is sound.")
    return int(bool(problems))


def _repair(library: Path) -> int:
    saved = doctor.repair(library)
    if saved.aside is None:
        print(f"The library {library} is sound.")
    else:
        print(f"{saved.articles} articles were saved. The damaged library is kept as {saved.aside}.")
    return 0


def _tell(asked: Namespace, library: Path) -> None:
    size = megabytes(library.stat().st_size) if library.exists() else "not there yet"
    settings = asked.config or config.config_path()
    facts = {
        "tuireader": __version__,
        "python": f"{platform.python_version()} ({platform.system()} {platform.machine()})",
        "sqlite": doctor.sqlite_version(),
        "library": f"{library} ({size})",
        "settings": f"{settings}{'' if settings.exists() else ' (not there: all as usual)'}",
        "terminal": _terminal(),
        "pictures": doctor.pictures(),
    }
    if copy := doctor.copy_before(library):
        facts["copy"] = copy
    for name, fact in facts.items():
        print(f"{name:<10} {fact}")


def _terminal() -> str:
    """What it calls itself, its size, and what it says of colours."""
    if not sys.stdout.isatty():
        return "none"
    size = os.get_terminal_size()
    said = os.environ.get("TERM", "?"), f"{size.columns}x{size.lines}", os.environ.get("COLORTERM", "")
    asked = "NO_COLOR" if os.environ.get("NO_COLOR") else ""
    return ", ".join(filter(None, (*said, asked)))
