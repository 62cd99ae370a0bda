"""A library of a test's own."""

import pytest

from tuireader.library import Library


@pytest.fixture
async def library(tmp_path):
    async with await Library.open(tmp_path / "library.db") as opened:
        yield opened
