"""A program that kills: `rounds.py LIBRARY COUNT` lets a child write, ends it with SIGKILL at a moment of chance, and looks, so
many times. Prints the ids that children told of before they were killed, a line a round, and "unsound" after what was.
"""

import os
import random
import signal
import sys
from pathlib import Path

import writer

from tuireader.store import database


def one_round(path: Path, name: str, chance: random.Random) -> bytes:
    """What the child told of."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.dup2(writing, 1)
        sys.argv = ["writer.py", str(path), name]
        writer.main()
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        lines = [told.readline() for _ in range(chance.randrange(1, 6))]
        for _ in range(chance.randrange(20_000)):
            pass
        os.kill(child, signal.SIGKILL)
        lines += [line for line in told.read().splitlines(keepends=True) if line.endswith(b"\n")]
    os.waitpid(child, 0)
    return b" ".join(line.strip() for line in lines)


def main() -> None:
    path, count = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(count)
    for number in range(count):
        told = one_round(path, f"round {number}", chance)
        db = database.connect(path)
        sound = db.execute("PRAGMA quick_check").fetchone() == ("ok",)
        db.close()
        sys.stdout.write(told.decode() + (" unsound" if not sound else "") + "\n")


if __name__ == "__main__":
    main()
