"""The command line. `main` runs what was asked; usage.py says what can be asked, commands.py does it.

Data goes to stdout, messages to stderr. Exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
"""

import os
import signal
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tuireader.cli import reader
from tuireader.cli.saying import say
from tuireader.errors import QueryError, ReaderError, system_says

if TYPE_CHECKING:
    import argparse


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; its exit status."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # as `__main__` leaves it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    arguments = sys.argv[1:] if arguments is None else arguments
    asked = None
    if (command := reader.asked_for(arguments)) is None:
        asked = _asked(arguments)
        command = partial(asked.command, asked)
    try:
        status = command()
        sys.stdout.flush()
        return status
    except QueryError as error:
        say(str(error))
        _point(" ".join(getattr(asked, "query", ())), error.at)
        return 2
    except ReaderError as error:
        if "TUIREADER_DEBUG" in os.environ:
            raise
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except (BrokenPipeError, ExceptionGroup) as error:
        if isinstance(error, ExceptionGroup) and not error.subgroup(BrokenPipeError):
            raise
        _mute_stdout()  # whoever read it has left
        return 141
    except OSError as error:
        _mute_stdout()
        say(f"The output cannot be written: {system_says(error)}.")
        return 1


def _point(query: str, at: int) -> None:
    """The query, and under it where the mistake is; not where a login stands in it."""
    from tuireader.safe import redact

    if query and query.isprintable() and redact(query) == query:
        print(f"  {query}\n  {' ' * at}^", file=sys.stderr)


def _mute_stdout() -> None:
    """Python flushes at its end, and would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _asked(arguments: Sequence[str]) -> "argparse.Namespace":
    """The arguments; where a query is asked for, `-word` is part of it, which argparse would take for an option."""
    from tuireader.cli.usage import parser_of_all

    parser = parser_of_all()
    asked, rest = parser.parse_known_args(arguments)
    if rest and not (hasattr(asked, "query") and all(word[:1] == "-" and word[1:2].isalnum() for word in rest)):
        early = next((word for word in rest if word.partition("=")[0] in parser._option_string_actions), "")
        parser.error(f"{early} stands before the command" if early else f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        asked.query = [*asked.query, *rest]
    if asked.debug:
        os.environ["TUIREADER_DEBUG"] = "1"  # for the benches too
    return asked
