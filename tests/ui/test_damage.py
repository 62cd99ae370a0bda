"""A library that cannot be read any more, at the start or later: it is said, nothing else is lost, and the reader can be left."""

import sqlite3

import pytest


@pytest.fixture
def break_(path):
    """Takes what every list is made of away."""

    def broken():
        with sqlite3.connect(path) as db:
            db.execute("ALTER TABLE statuses RENAME TO lost")
        db.close()

    return broken


async def test_at_the_start_the_reader_ends_with_the_sentence(open_reader, break_):
    break_()
    async with open_reader() as reader:
        assert reader.app.return_code == 1
        assert reader.app.sentence.startswith("The library cannot be read")


async def test_another_list_is_not_shown_and_the_reader_goes_on(open_reader, break_):
    async with open_reader() as reader:
        break_()
        await reader.press("L")
        assert "The library cannot be read" in reader.text
        await reader.press("j", "enter")
        assert reader.screen.story is not None or "cannot be read" in reader.text


async def test_whoever_looks_around_is_told(open_reader, break_):
    async with open_reader() as reader:
        break_()
        await reader.screen.timers_of_life[0]._callback()
        assert "The library cannot be read" in reader.text


async def test_it_can_be_left(open_reader, break_):
    async with open_reader() as reader:
        break_()
        await reader.press("Q")
        assert reader.app.return_code == 0
        assert reader.app.sentence.startswith("The library cannot be read")
