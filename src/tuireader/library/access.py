"""How a feed's server may be asked: the reader's own settings for it, and the login that a password command prints.

A command is split into words and run without a shell. Neither what it prints nor how it was called is ever told.
"""

import asyncio
import contextlib
import shlex
from dataclasses import replace

from tuireader.errors import FetchError
from tuireader.fetch import http
from tuireader.fetch.http import Access
from tuireader.library import opening
from tuireader.library.subscriptions import basic
from tuireader.store.feeds import Settings

_SECONDS = 30.0


class Doors:
    """The access to each feed of one run; a command that several feeds share is run once."""

    def __init__(self) -> None:
        self._printed: dict[str, asyncio.Task[str]] = {}

    async def access(self, settings: Settings) -> Access:
        """FetchError with one sentence where the login cannot be had."""
        login = settings.login
        if command := settings.login_command:
            if command not in self._printed:
                self._printed[command] = asyncio.create_task(_login(command))
            login = await asyncio.shield(self._printed[command])
        return Access(login, settings.self_signed)

    async def beside(self, feed: str, settings: Settings, url: str) -> Access:
        """To what a feed names: its own login for its own server; anything else is a stranger's address."""
        if opening.is_address(feed) and http.same_site(feed, url):
            return replace(await self.access(settings), staying=True)
        return Access(stranger=True)


async def _login(command: str) -> str:
    """The header of what the command prints on its first line: "user:password", or a token."""
    try:
        words = shlex.split(command)
        child = await asyncio.create_subprocess_exec(
            *words,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except (OSError, ValueError, TypeError) as error:
        raise FetchError("The login command cannot be run.") from error
    try:
        async with asyncio.timeout(_SECONDS):
            printed, _ = await child.communicate()
    except TimeoutError as error:
        raise FetchError(f"The login command has not ended in {_SECONDS:.0f} seconds.") from error
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await child.wait()
    login = printed.decode("utf-8", "replace").partition("\n")[0].strip()
    if child.returncode or not login or not login.isprintable():
        raise FetchError(f"The login command gave no login (exit {child.returncode}).")
    return basic(login) if ":" in login else f"Bearer {login}"
