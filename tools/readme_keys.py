"""Writes the table of keys into README.md, from the program's own list of commands."""

from pathlib import Path

from tuireader.ui.commands import as_markdown

README = Path(__file__).parent.parent / "README.md"
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->"


def main() -> None:
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(f"{before}{BEGIN}{as_markdown()}{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
