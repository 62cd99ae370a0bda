"""Which key does what: our own keys, a preset of another program's habits over them, the user's own over those.

A preset is a file beside this one: `[keys]` with command ids, and `digits = "count"` where digits say how often. The user's
own `[keys]` may say `digits = "count"` too, or `"links"` to have links and panes by their numbers in any preset.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tuireader.config import Config
from tuireader.ui.commands import COMMANDS, Command, first_key, named, shown, with_keys

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Keymap:
    """The commands with the keys they have now. `counts`: digits are a count and not links or panes."""

    commands: tuple[Command, ...] = COMMANDS
    counts: bool = False
    by_key: dict[str, str] = field(init=False)
    begins: frozenset[str] = field(init=False)
    """Keys that mean nothing alone: another one has to follow."""

    def __post_init__(self) -> None:
        by_key = {key: c.id for c in self.commands for key in c.keys.split(",") if key}
        object.__setattr__(self, "by_key", by_key)
        object.__setattr__(self, "begins", frozenset(key.split()[0] for key in by_key if " " in key) - by_key.keys())

    def dead(self, keys: Iterable[str]) -> Iterator[str]:
        """A sentence for each two of these keys in a row of which the first one is a command of its own."""
        for key in keys:
            if " " in key and (first := key.split()[0]) in self.by_key:
                yield f"{shown(key)} cannot be typed: {shown(first)} is {self.by_key[first]}."

    def key(self, command_id: str) -> str:
        """The first key of a command as a person writes it, "" where it has none."""
        return next((first_key(command) for command in self.commands if command.id == command_id), "")

    def ways(self, *named: tuple[str, str]) -> str:
        """The end of a sentence, " – z undoes, R asks the feeds", of (command, what its key does); a command without a key
        is left out."""
        told = ", ".join(f"{key} {does}" for name, does in named if (key := self.key(name)))
        return f" – {told}" if told else ""

    def bracketed(self, command_id: str) -> str:
        """The end of a fact, " (H)": the key that leads to it, "" where it has none."""
        return f" ({key})" if (key := self.key(command_id)) else ""

    def hints(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(key, title) of these commands, where they have a key."""
        by_id = {command.id: command for command in self.commands}
        return ((first_key(by_id[i]), by_id[i].title) for i in ids if by_id[i].keys)


def presets() -> list[str]:
    return ["default", *sorted(file.stem for file in _FOLDER.glob("*.toml"))]


def keymap(config: Config) -> tuple[Keymap, list[str]]:
    """The keymap of these settings, and a sentence for each thing in them that cannot be."""
    commands, counts, complaints = COMMANDS, False, list[str]()
    if config.keymap != "default":
        file = _FOLDER / f"{config.keymap}.toml"
        if config.keymap in presets():
            table = tomllib.loads(file.read_text("utf-8"))
            counts = table.get("digits") == "count"
            commands, complaints = with_keys(commands, table["keys"], config.keymap)
        else:
            complaints.append(f"There is no keymap “{config.keymap}”; there are {', '.join(presets())}.")
    if config.keys:
        own = dict(config.keys)
        digits = own.pop("digits", "count" if counts else "links")
        if digits not in ("count", "links"):
            complaints.append(f"[keys]: digits are “count” or “links”, not “{digits}”.")
        counts = digits == "count"
        commands, more = with_keys(commands, own, "[keys]")
        complaints += more
    made = Keymap(_without_digits(commands) if counts else commands, counts)
    wished = (named(key) for keys in config.keys.values() for key in keys.split(","))
    return made, [*complaints, *made.dead(wished)]


def _without_digits(commands: Iterable[Command]) -> tuple[Command, ...]:
    """No command's key is a digit where those are counts, and neither help nor hints say so."""
    return tuple(replace(c, keys=",".join(k for k in c.keys.split(",") if not k.isdigit())) for c in commands)
