"""Feeds without a title are called by what tells them apart, and say no login."""

from datetime import UTC, datetime, timedelta

import pytest

from tuireader.library import Library
from tuireader.model.article import Article
from tuireader.ui.naming import called


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("The Pier", "The Pier"),
        ("Hurray: the http:// of old", "Hurray: the http:// of old"),
        ("https://quay.example/feed/", "quay.example/feed"),
        ("https://ada:pier@quay.example/feed?token=abc", "…@quay.example/feed?token=…"),
        ("file:/home/ada/old%20news.xml", "old news.xml"),
        ("file:", "file:"),
    ],
)
def test_a_name_or_the_end_of_an_address(name, said):
    assert called(name) == said


async def test_a_new_story_leaves_room_for_where_it_comes_from(open_reader, tmp_path):
    told = datetime.now(UTC) - timedelta(minutes=42)
    async with await Library.open(tmp_path / "new.db") as library:
        await library.file_articles("The Pier and Quay", [Article("A lamp", (), published=told, minutes=2)])
    async with open_reader(size=(80, 24), at=tmp_path / "new.db") as reader:
        assert "The Pier… · 42 m · 2 min · ○" in reader.text
    async with open_reader(size=(60, 24), at=tmp_path / "new.db") as reader:
        assert "The Pier and Quay · 42 min ago · 2 min" in reader.text
