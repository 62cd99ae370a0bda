"""`tuireader`, and `python -m tuireader`."""

import sys


def main() -> None:
    from tuireader.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
