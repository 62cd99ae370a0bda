"""`tuireader`, and `python -m tuireader`: paints the last frame, then imports the rest."""

import sys

from tuireader.ui import lastframe


def main() -> None:
    lastframe.paint(sys.argv[1:])
    from tuireader.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
