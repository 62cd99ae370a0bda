"""A library that is not whole says so on the screen, and is read as far as that goes."""

import sqlite3

from ui.stories import HEADLINES

from tuireader.store import database


async def test_damage_is_told_of_in_the_first_second(open_reader, path):
    with sqlite3.connect(path) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'notes'").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * database.PAGE)
        file.write(bytes([13, 0, 0, 0, 9, 255, 255, 0]))
    async with open_reader() as reader:
        assert "The library is damaged; `tuireader doctor --repair` saves what can be read" in reader.screen.message
        assert reader.headlines == list(HEADLINES)
