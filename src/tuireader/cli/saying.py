"""A sentence for whoever runs the command, on stderr."""

import sys


def say(sentence: str) -> None:
    from tuireader.safe import redact, safe_line

    print(f"tuireader: {redact(safe_line(sentence, 1000))}", file=sys.stderr)
