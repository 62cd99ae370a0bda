"""Long or dangerous work as a child command: `tuireader refresh --events` and its like, heard line by line.

The same commands serve cron. To stop one is to end the child; its transactions make that safe.
"""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from tuireader.errors import ReaderError, system_says
from tuireader.safe import redact, safe_line

PATIENCE = 2.0
"""Seconds between the request to end and the order."""
_LINE = 32 << 20
"""Bytes that a line may have: an event is short, an article is one line."""
_STEPS = 5
"""Back from the reader, on a scale of 19: with 10, a refresh beside other work on every core takes three times as long."""


class Job:
    """One child command over the library at `path`; `options` are written before the names. `told` are lines of its stdin:
    what may hold a login, for a command line can be seen by everybody on the machine."""

    def __init__(
        self, path: Path, words: Sequence[str], options: Sequence[str] = ("--events",), told: Sequence[str] = ()
    ) -> None:
        command, *names = words
        self._told = "".join(f"{line}\n" for line in told).encode()
        self._words = ["--library", str(path), command, *options, *(["--", *names] if names else [])]
        self._child: asyncio.subprocess.Process | None = None
        self._ending: asyncio.Task[None] | None = None
        self.complaint = ""
        """What it said on stderr last, "" for nothing."""

    async def events(self) -> AsyncIterator[dict[str, Any]]:
        """Each line's event, until the child has ended. The child ends with the iteration."""
        async with self._running() as printed:
            async for line in printed:
                with contextlib.suppress(ValueError):
                    event = json.loads(line)
                    if isinstance(event, dict):
                        yield event

    async def output(self) -> str:
        """All that it prints, where it is asked for no events."""
        async with self._running() as printed:
            return (await printed.read()).decode("utf-8", "replace")

    @contextlib.asynccontextmanager
    async def _running(self) -> AsyncIterator[asyncio.StreamReader]:
        """The child's stdout; it ends with the context. ReaderError where there can be no child."""
        stdin = asyncio.subprocess.PIPE if self._told else asyncio.subprocess.DEVNULL
        try:
            self._child = child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tuireader", *self._words,
                stdin=stdin, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
                start_new_session=True, preexec_fn=_step_back, limit=_LINE,
            )  # fmt: skip
        except OSError as error:  # more articles are named than a command can be told
            raise ReaderError(f"This cannot be done: {system_says(error)}.") from error
        assert child.stdout is not None
        assert child.stderr is not None
        if child.stdin is not None:
            child.stdin.write(self._told)
            child.stdin.close()
        errors = asyncio.create_task(child.stderr.read())
        try:
            yield child.stdout
            said = (await errors).decode("utf-8", "replace").strip().splitlines()
            self.complaint = redact(safe_line(said[-1].removeprefix("tuireader: "), 300)) if said else ""
        finally:
            self.stop()
            await child.wait()

    def stop(self) -> None:
        """Ends the child, kindly and then not."""
        if self._child is not None and self._child.returncode is None and self._ending is None:
            with contextlib.suppress(ProcessLookupError):
                self._child.terminate()
            self._ending = asyncio.create_task(self._kill())

    async def _kill(self) -> None:
        await asyncio.sleep(PATIENCE)
        if self._child is not None and self._child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._child.kill()


def _step_back() -> None:
    """Below the keys in the scheduler's eyes. Linux on a desk gives each session its share before it looks at niceness
    (sched(7), autogroup), so the child's own session steps back, too; by less, for whoever waits for it."""
    os.nice(10)
    with contextlib.suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(_STEPS))
