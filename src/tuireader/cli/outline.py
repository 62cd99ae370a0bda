"""The command line as a tree of plain values, read off its parser: what completions and the manual are made of."""

import argparse
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What stands at a place: nothing that could be foreseen, a file, a query, or one of some words."""

    ANY = "any"
    FILE = "file"
    QUERY = "query"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Value:
    """What an option or a place takes: its name in capitals, and the words where there is a choice of them."""

    name: str
    kind: Kind
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """`value` is None where it takes none."""

    names: tuple[str, ...]
    help: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Place:
    """A word that is no option; `count` as argparse writes it: "", "?", "*" or "+"."""

    value: Value
    count: str
    help: str

    @property
    def many(self) -> bool:
        return self.count in ("*", "+")


@dataclass(frozen=True, slots=True)
class Form:
    """A command: its name ("" for the program itself), what it does, and what it takes."""

    name: str
    help: str
    options: tuple[Option, ...]
    places: tuple[Place, ...]
    commands: tuple["Form", ...]


def outline(parser: argparse.ArgumentParser, name: str = "", help_: str = "") -> Form:
    """The whole tree under a parser."""
    options, places, commands = list[Option](), list[Place](), list[Form]()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            commands += (outline(sub, word, helps.get(word, "")) for word, sub in action.choices.items())
        elif action.option_strings:
            value = None if action.nargs == 0 else _value(action)
            options.append(Option(tuple(action.option_strings), action.help or "", value))
        else:
            places.append(Place(_value(action), str(action.nargs or ""), action.help or ""))
    return Form(name, help_, tuple(options), tuple(places), tuple(commands))


def _value(action: argparse.Action) -> Value:
    metavar = str(action.metavar or "")
    if action.choices:
        return Value(metavar or "|".join(action.choices), Kind.WORDS, tuple(action.choices))
    if action.dest == "query":
        return Value(metavar, Kind.QUERY)
    kind = Kind.FILE if "PATH" in metavar or "FILE" in metavar else Kind.ANY
    return Value(metavar or action.dest.upper(), kind)


def walk(form: Form, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Form]]:
    """Every form with the words that lead to it, the program itself first."""
    below = (found for sub in form.commands for found in walk(sub, (*path, sub.name)))
    return [(path, form), *below]


def query_words() -> tuple[str, ...]:
    """The words that a query knows, those with a value of the reader's own up to their colon."""
    from tuireader.model import query

    closed = {"is": query.FLAGS, "in": query.PARTS, "has": query.HOLDS, "sort": query.ORDERS}
    return tuple(f"{field}:{value}" for field in query.FIELDS for value in closed.get(field, ("",)))
