"""argparse in this program's words: help that is read at a glance, and mistakes told in one sentence."""

import argparse
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

_WIDEST = 100


_SAYINGS = tuple(
    (re.compile(said), better)
    for said, better in (
        (r"the following arguments are required: ([^,]*)$", r"\1 is missing"),
        (r"the following arguments are required: (.*), ([^,]*)$", r"\1 and \2 are missing"),
        (r"unrecognized arguments: (-\S+).*", r"there is no option \1"),
        (r"unrecognized arguments: (.*)", r"\1 is more than it takes"),
        (r"argument (\S+): expected (?:one|at least one) argument", r"\1 wants a value"),
        (r"argument (\S+): invalid int value: '(.*)'", r"\1 wants a number, which “\2” is not"),
        (r"argument (\S+): not allowed with argument (\S+)", r"\1 does not go with \2"),
        (r"argument (\S+): (?=“)", r"\1: "),
    )
)


class Help(argparse.RawDescriptionHelpFormatter):
    """Wide enough that a command and what it does are one line; the list of commands without a heading of its own."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)
        self._width = min(self._width, _WIDEST)

    def _format_action(self, action: argparse.Action) -> str:
        told = super()._format_action(action)
        return told.partition("\n")[2] if action.nargs == argparse.PARSER else told


class Parser(argparse.ArgumentParser):
    """A parser whose `examples` end its help; those of its commands are like it."""

    def __init__(self, *, examples: Sequence[str] = (), **words: Any) -> None:
        epilog = "examples:\n" + "\n".join(f"  {example}" for example in examples) if examples else None
        super().__init__(formatter_class=Help, epilog=epilog, add_help=False, **words)
        self.color = False  # Python 3.14 paints help in colours of its own
        self._positionals.title = "arguments"
        self.add_argument("-h", "--help", action="help", help="show this help")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        choices = [str(choice) for choice in action.choices or ()]
        if not choices or value in choices:
            return
        near = get_close_matches(str(value), choices, 1)
        hint = f"did you mean {near[0]}?" if near else f"it is one of {', '.join(choices)}"
        what = str(action.metavar or action.dest).lower() if action.nargs == argparse.PARSER else "choice"
        named = argparse.ArgumentError(action, "").argument_name if what == "choice" else ""
        raise argparse.ArgumentError(
            None, f"{f'{named} cannot be' if named else f'there is no {what}'} “{value}”; {hint}"
        )

    def error(self, message: str) -> NoReturn:
        """One sentence, and where there is more."""
        for said, better in _SAYINGS:
            message = said.sub(better, message)
        stop = "" if message.endswith((".", "?")) else "."
        self.exit(2, f"{self.prog}: {message}{stop} `{self.prog} --help` tells more.\n")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            sys.stderr.write(message)
        sys.exit(status)
