"""A library of the tests' own stories, and the reader open on it."""

from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from ui.stories import HEADLINES, story

from tuireader.config import Config
from tuireader.library import Library
from tuireader.ui.app import ReaderApp


@pytest.fixture(autouse=True)
def colours(monkeypatch):
    """All of them, wherever the tests run."""
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
async def path(tmp_path):
    """Five stories, the newest first, in two feeds."""
    where = tmp_path / "library.db"
    stories = [story(n, headline, f"word{n}") for n, headline in enumerate(HEADLINES)]
    async with await Library.open(where) as library:
        await library.file_articles("The Pier", stories[:3])
        await library.file_articles("Quayside", stories[3:])
    return where


class Reader:
    """The open reader, a key at a time."""

    def __init__(self, app, pilot):
        self.app, self.pilot = app, pilot

    @property
    def screen(self):
        return self.app.reading

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text):
        await self.pilot.press(*["space" if c == " " else c for c in text])
        await self.pilot.pause(0.08)
        await self.settle()

    async def command(self, name):
        """A command of the palette, by what it is called."""
        await self.press("colon")
        await self.type(name)
        await self.press("enter")

    async def settle(self):
        """Until nothing is under way: workers done, messages read."""
        for _ in range(3):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def text(self):
        """What stands on the screen."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def headlines(self):
        listed = self.screen.headlines
        return [listed.row(n).headline for n in range(listed.count)]


@pytest.fixture
def open_reader(path):
    """`async with open_reader() as reader`: size, settings and path can be other than the usual."""

    @asynccontextmanager
    async def opened(size=(120, 36), at=path, **settings):
        config = replace(Config(refresh_on_start=False), **settings)
        app = ReaderApp(at, config)
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader

    return opened
