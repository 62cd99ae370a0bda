"""Writes docs/tuireader.1, the page that `man tuireader` shows: of the parser, the keys, and the README's own tables.

mdoc(7), which groff and mandoc both know. What a table of the README says is said there alone.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap

from tuireader.cli.examples import EXAMPLES
from tuireader.cli.outline import Form, Option, Place, outline
from tuireader.cli.usage import parser_of_all
from tuireader.ui.commands import COMMANDS, shown

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "tuireader.1"
WRITTEN = "November 23, 2026"

HEAD = f"""\
.\\" Made by tools/manual_page.py; change that, the README or the program.
.Dd {WRITTEN}
.Dt TUIREADER 1
.Os
.Sh NAME
.Nm tuireader
.Nd a news reader for the terminal
.Sh SYNOPSIS
.Nm
.Op Fl -library Ar PATH
.Op Fl -config Ar PATH
.Op Fl -debug
.Op Ar COMMAND Op Ar ...
.Sh DESCRIPTION
.Nm
reads news from feeds, web pages, files and mail, makes articles of it with
captions, credits and quotations told apart, keeps them in a library of its own,
and sets them as pages to read.
Without a command it opens the reader; in the reader
.Ql \\&?
shows every key.
.Pp
The options of the program stand before the command:
"""

TAIL = """\
.Sh ENVIRONMENT
.Bl -tag -width Ds
.It Ev TUIREADER_LIBRARY
The library's file, where
.Fl -library
names none.
.It Ev TUIREADER_CONFIG
The settings file, where
.Fl -config
names none.
.It Ev NO_COLOR
Where it is set to anything, no colours are used.
.It Ev BROWSER
The command that opens addresses, where the settings name none.
.El
.Sh FILES
Places of other systems are told by
.Ql tuireader doctor .
.Bl -tag -width Ds
.It Pa ~/.local/share/tuireader/library.db
The library.
.It Pa ~/.config/tuireader/config.toml
The settings.
.It Pa ~/.config/tuireader/themes/
Themes of the reader's own.
.El
.Sh EXIT STATUS
.Bl -tag -width Ds -compact
.It 0
Done.
.It 1
Failed, or one of several failed; the others are done.
.It 2
Wrong usage, or a search that cannot be understood.
.It 130
Interrupted.
.El
"""


def page() -> str:
    form = outline(parser_of_all())
    parts = [
        HEAD,
        _options(form.options),
        ".Sh COMMANDS\n" + _list(_command(("",), sub) for sub in form.commands),
        ".Sh KEYS\nEach is followed by the command's name, for\n.Ql [keys]\nin the settings.\n" + _keys(),
        ".Sh SEARCHES\n" + _searches(),
        ".Sh SETTINGS\nEvery key may be left out.\n" + _display(_block("toml")),
        TAIL,
    ]
    return "".join(parts)


def _command(path: tuple[str, ...], form: Form) -> str:
    """A command and, below it, its own commands."""
    words = " ".join((*path, form.name)).strip()
    told = f".It Nm {words}{_usage(form)}\n{_sentence(form.help)}\n"
    told += _options([option for option in form.options if "--help" not in option.names], form.places)
    if form.commands:
        told += _list(_command((*path, form.name), sub) for sub in form.commands)
    if examples := EXAMPLES.get(words):
        told += _display("\n".join(examples))
    return told


def _usage(form: Form) -> str:
    if form.commands:
        return " Ar ACTION"
    words = [f" Oo {_flag(option)} Oc" for option in form.options if "--help" not in option.names]
    for place in form.places:
        name = "|".join(place.value.words) or place.value.name
        word = f"Ar {_word(name)}" + (" ..." if place.many else "")
        words.append(f" Oo {word} Oc" if place.count in ("?", "*") else f" {word}")
    return "".join(words)


def _flag(option: Option) -> str:
    value = f" Ar {_word('|'.join(option.value.words) or option.value.name)}" if option.value else ""
    return f"Fl {option.names[0][1:]}{value}"


def _options(options: Sequence[Option], places: Sequence[Place] = ()) -> str:
    """What there is to say of each, as a list."""
    rows = [(f"Ar {_word(place.value.name)}", place.help) for place in places if place.help]
    rows += [(" , ".join(_named(option)), option.help) for option in options]
    return _list(f".It {name}\n{_sentence(help_)}\n" for name, help_ in rows) if rows else ""


def _named(option: Option) -> list[str]:
    value = f" Ar {_word('|'.join(option.value.words) or option.value.name)}" if option.value else ""
    return [f"Fl {name[1:]}{value}" for name in option.names]


def _list(rows: Iterable[str]) -> str:
    return ".Bl -tag -width Ds\n" + "".join(rows) + ".El\n"


def _keys() -> str:
    told = ""
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        rows = ""
        for command in commands:
            keys = ", ".join(shown(key) for key in command.keys.split(",")) or "in the palette"
            rows += f".It {_word(keys)}\n{_text(command.help)}\n.Pq {_word(command.id)}\n"
        told += f".Ss {group}\n.Bl -tag -width 12n -compact\n{rows}.El\n"
    return told


def _searches() -> str:
    section = (ROOT / "README.md").read_text("utf-8").partition("## Search\n")[2].partition("\n## ")[0]
    rows = [row.strip("| ").split(" | ") for row in section.splitlines() if row.startswith("| `")]
    return _list(
        f".It {_word(', '.join(re.findall(r'`([^`]+)`', words)))}\n{_sentence(found)}\n" for words, found in rows
    )


def _block(kind: str) -> str:
    return (ROOT / "README.md").read_text("utf-8").partition(f"```{kind}\n")[2].partition("\n```")[0]


def _display(text: str) -> str:
    lines = "\n".join(_text(line) for line in text.splitlines())
    return f".Bd -literal -offset indent\n{lines}\n.Ed\n"


def _sentence(text: str) -> str:
    told = text[:1].upper() + text[1:] if not text.startswith(("id:", "interval=")) else text
    told = told.replace("`", "'")
    return "\n".join(map(_text, wrap(told if told.endswith((".", "?")) else f"{told}.", 78)))


def _text(text: str) -> str:
    """As words of the page: nothing in it is taken for a request."""
    text = text.replace("\\", "\\e")
    return f"\\&{text}" if text.startswith((".", "'")) else text


def _word(text: str) -> str:
    """As an argument of a macro: nothing in it is taken for another macro, and its spaces stay."""
    quoted = text.replace("\\", "\\e").replace('"', '""')
    return f'"{quoted}"' if " " in text or '"' in text else f"\\&{quoted}"


def main() -> None:
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
