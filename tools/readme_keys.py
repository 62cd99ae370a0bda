"""Writes the table of keys into README.md, from the program's own list of commands."""

from itertools import groupby
from pathlib import Path

from tuireader.ui.commands import COMMANDS, shown

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def table() -> str:
    rows = ["| key | does | command |", "|---|---|---|"]
    for group, commands in groupby(COMMANDS, key=lambda command: command.group):
        rows.append(f"| **{group}** | | |")
        for command in commands:
            keys = (
                " ".join(f"`{shown(key)}`" for key in command.keys.split(",") if key).replace("|", "\\|")
                or "in the palette"
            )
            rows.append(f"| {keys} | {command.help} | `{command.id}` |")
    return "\n".join(rows)


def main() -> None:
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
