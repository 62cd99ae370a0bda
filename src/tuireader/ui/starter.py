"""Feeds to start with, by taste: a file beside this one."""

import tomllib
from importlib.resources import files

from tuireader.model.feed import Subscription


def tastes() -> dict[str, list[Subscription]]:
    """Each taste with its feeds, in the order of the file; a taste is the folder that they go into."""
    table = tomllib.loads(files("tuireader.ui").joinpath("starter.toml").read_text("utf-8"))
    return {
        taste: [Subscription(url, title, folder=taste) for title, url in feeds.items()]
        for taste, feeds in table.items()
    }
