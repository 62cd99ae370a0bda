"""The terminal of the reader's own tests, and a home where nothing of the user's is."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ui"))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Nothing of the user's own is read or written, and nothing is fetched by itself."""
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("NO_COLOR", "TUIREADER_LIBRARY", "TUIREADER_CONFIG", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = tmp_path / "config" / "tuireader" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[refresh]\non_start = false\n")
    return tmp_path
