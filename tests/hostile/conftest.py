"""A reader that fetches nothing unasked."""

import pytest


@pytest.fixture(autouse=True)
def home(home):
    """Nothing is fetched by itself, either."""
    settings = home / "config" / "tuireader" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[refresh]\non_start = false\n")
    return home
