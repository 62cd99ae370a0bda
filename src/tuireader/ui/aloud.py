"""Reading aloud: lines that say what comes, on the standard input of a program of the reader's choosing."""

import asyncio
import contextlib
import os
import shlex
import signal


class Aloud:
    """One text, said by one program. Words of the text are never words of a command, and no shell reads either."""

    def __init__(self, command: str, text: str) -> None:
        self._command, self._text = command, text
        self._child: asyncio.subprocess.Process | None = None
        self.stopped = False

    async def say(self) -> str:
        """Until it is said or stopped. A sentence where it was not, "" else."""
        quiet = asyncio.subprocess.DEVNULL
        try:
            words = shlex.split(self._command)
            self._child = child = await asyncio.create_subprocess_exec(
                *words, stdin=asyncio.subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True
            )
        except (OSError, ValueError):
            return f"{self._command} cannot be run; “speak” in the settings names it"
        try:
            await child.communicate(self._text.encode())
        finally:
            self.stop()
        return f"{words[0]} gave up" if child.returncode and not self.stopped else ""

    def stop(self) -> None:
        """Silence, of whatever the program has started too."""
        if self._child is not None and self._child.returncode is None:
            self.stopped = True
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGTERM)
