"""Feeds to start with, by taste: a file beside this one."""

import tomllib
from pathlib import Path

from tuireader.model.feed import Subscription

_LIST = Path(__file__).with_name("starter.toml")


def tastes() -> dict[str, list[Subscription]]:
    """Each taste with its feeds, in the order of the file; a taste is the folder that they go into."""
    table = tomllib.loads(_LIST.read_text("utf-8"))
    return {
        taste: [Subscription(url, title, folder=taste) for title, url in feeds.items()]
        for taste, feeds in table.items()
    }
