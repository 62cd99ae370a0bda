"""Sentences for whoever runs the command."""

import sys


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 feed", "1,200 feeds"; `many` where more of them are not the one and an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def say(sentence: str) -> None:
    """On stderr."""
    from tuireader.safe import redact, safe_line

    print(f"tuireader: {redact(safe_line(sentence, 1000))}", file=sys.stderr)
