"""The terminal of the reader's own tests."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ui"))


@pytest.fixture(autouse=True)
def home(home):
    """Nothing is fetched by itself, either."""
    settings = home / "config" / "tuireader" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[refresh]\non_start = false\n")
    return home
