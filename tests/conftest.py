"""What every test has: a home of its own, and publishers to ask for."""

import signal

import pytest
from hypothesis import settings
from publisher import serving

settings.register_profile("facts", deadline=None)  # how fast something is stands in bench/, never in a test
settings.load_profile("facts")

# A shell that starts the tests behind itself lets them ignore interrupts, and so would the programs they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Nothing of the user's own is read or written."""
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("NO_COLOR", "TUIREADER_LIBRARY", "TUIREADER_CONFIG", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def site():
    with serving() as made:
        yield made


@pytest.fixture
def other_site():
    with serving() as made:
        yield made
