"""Handing an address to a browser: one that passes `safe_url`, as one word of a command that no shell reads.

A browser of its own window is let run, in a session of its own, heard by nobody; whether it began is looked at for a moment,
because a machine without a display has one that only fails. A browser of the terminal gets the terminal until it ends.
"""

import asyncio
import os
import shlex
import signal
import subprocess
import sys
from pathlib import PurePath
from urllib.parse import urlsplit

from tuireader.safe import redact, safe_line, safe_url
from tuireader.ui.screens.reading import Reading

OF_THE_TERMINAL = frozenset({"browsh", "carbonyl", "cha", "elinks", "links", "links2", "lynx", "w3m", "www-browser"})
LOOKS, PAUSE = 20, 0.1
"""How often it is looked whether the browser has failed, and seconds between."""


def visit(screen: Reading, address: str) -> None:
    """Hands an address to the browser, and says which; where a name before the host pretends to be one, asks before."""
    url = safe_url(address)
    if not url:
        scheme = safe_line(address, 20).partition(":")[0] if ":" in address[:20] else ""
        named = f"Not opened: {scheme or 'no address'}. Only http and https are."
        screen.say(named if address else "This article has no address")
    elif "@" in urlsplit(url).netloc:
        _ask(screen, url)
    else:
        _hand_over(screen, url)


def _ask(screen: Reading, url: str) -> None:
    from tuireader.ui.screens.choice import Choice

    name = safe_line(urlsplit(url).netloc.rpartition("@")[0].partition(":")[0], 30)
    rows = [("Leave it", ""), (f"Open {_host(url)}", "")]

    def answered(choice: int | None) -> None:
        if choice == 1:
            _hand_over(screen, url)

    screen.app.push_screen(Choice(f"This leads to {_host(url)}, not to “{name}”", rows), answered)


def _hand_over(screen: Reading, url: str) -> None:
    if screen.app.is_web:  # the reader sits at another browser than this machine's
        screen.app.open_url(url)
        screen.say(f"Opened {_host(url)}")
        return
    try:
        words = _command(screen.config.browser or os.environ.get("BROWSER", "").partition(":")[0])
    except ValueError:
        screen.say(f"The browser’s command is no list of words; the address: {redact(url)}", 20)
        return
    words = [url if word == "%s" else word for word in words]
    words = words if url in words else [*words, url]
    if PurePath(words[0]).name in OF_THE_TERMINAL and not screen.app.is_headless:
        _lend(screen, words)
    else:
        screen.later(_let_run(screen, words, url))


def _command(named: str) -> list[str]:
    return shlex.split(named) or (["open"] if sys.platform == "darwin" else ["xdg-open"])


async def _let_run(screen: Reading, words: list[str], url: str) -> None:
    quiet = subprocess.DEVNULL
    try:
        child = subprocess.Popen(words, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603 - words, and no shell
    except (OSError, ValueError):
        screen.say(f"{words[0]} cannot be run; the address: {redact(url)}", 20)
        return
    screen.say(f"Opened {_host(url)}")
    for _ in range(LOOKS):
        await asyncio.sleep(PAUSE)
        if (code := child.poll()) is not None:
            if code:
                screen.say(f"{words[0]} did not open it; the address: {redact(url)}", 20)
            return


def _lend(screen: Reading, words: list[str]) -> None:
    """The terminal, to a browser that wants it; ^C there is for the browser."""
    with screen.app.suspend():
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            subprocess.run(words, check=False)  # noqa: S603 - words, and no shell
        except (OSError, ValueError):
            screen.say(f"{words[0]} cannot be run")
        finally:
            signal.signal(signal.SIGINT, before)


def _host(url: str) -> str:
    """The host as the name system knows it, so that a lookalike shows."""
    host = url.split("/")[2].rpartition("@")[2]
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
