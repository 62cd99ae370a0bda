"""What child commands tell, heard while they run: counts for the line of state, and sentences at their end."""

import time
from typing import Any

from tuireader.safe import redact, safe_line
from tuireader.ui.jobs import Job
from tuireader.ui.screens.reading import Reading


def free(screen: Reading) -> bool:
    """Whether a child can begin; there is one at a time."""
    if screen.job is not None:
        screen.say(f"Something is being fetched{screen.keymap.ways(('refresh', 'stops it'))}")
    return screen.job is None


async def heard(screen: Reading, job: Job) -> "Told":
    """All that the child tells; it is shown four times a second at the most."""
    told = Told(screen.keymap.ways(("refresh", "fetches the articles")))
    shown_at = 0.0
    try:
        async for event in job.events():
            told.hear(event)
            if time.monotonic() - shown_at > 0.25:
                shown_at = time.monotonic()
                screen.activity = told.running()
    finally:
        screen.job = None
        screen.activity = ""
    return told


class Told:
    """What a child has told so far; `more` is the end of a sentence on new subscriptions."""

    def __init__(self, more: str = "") -> None:
        self._more = more
        self.count = self.done = self.new = self.failed = self.filed = self.subscribed = self.pictures = (
            self.cleared
        ) = 0
        self.reason = ""
        self.saved = ""
        """Where the last file is that was saved."""
        self.offered: list[tuple[str, str]] = []
        """Address and name of each feed of a page that has several."""

    def hear(self, event: dict[str, Any]) -> None:
        match event:
            case {"event": "started", "count": int(count)}:
                self.count = count
            case {"event": "feed", "new": int(new)}:
                self.done, self.new = self.done + 1, self.new + new
            case {"event": "filed", "new": new}:
                self.filed, self.new = self.filed + 1, self.new + bool(new)
            case {"event": "picture"}:
                self.done, self.pictures = self.done + 1, self.pictures + 1
            case {"event": "saved", "path": str(path)}:
                self.done, self.saved = self.done + 1, safe_line(path, 300)
            case {"event": "clearing", "count": int(count)}:
                self.cleared = count
            case {"event": "subscribed", "new": int(new)}:
                self.subscribed += new
            case {"event": "offered", "url": str(url), "title": str(title)}:
                self.offered.append((url, safe_line(title, 200)))
            case {"event": "failed", "url": url, "reason": reason}:
                self.done, self.failed = self.done + 1, self.failed + 1
                self.reason = redact(safe_line(f"{url}: {reason}", 300))

    def running(self) -> str:
        return f"⟳ {self.done + self.filed}/{self.count} · {self.new:,} new" if self.count else "⟳"

    def sum(self, complaint: str) -> str:
        parts = [f"{self.new:,} new"] if self.new or self.done or self.filed else []
        if self.new and self.failed:
            return f"{self.new:,} new, {self.failed:,} failed" + f" – {self.reason}" * (self.failed == 1)
        if self.subscribed:
            feeds = "feeds" if self.subscribed != 1 else "feed"
            parts = [f"{self.subscribed:,} {feeds} subscribed{self._more}"]
        parts += [f"{self.cleared:,} past what the settings keep, removed"] * bool(self.cleared)
        return " · ".join(self.failures() or parts) or complaint

    def failures(self) -> list[str]:
        return [f"{self.failed:,} failed"] * (self.failed > 1) + [self.reason] * (self.failed == 1)
