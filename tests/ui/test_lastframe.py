"""The file that the last picture is kept in: whatever lies in its place does no harm."""

import os
from pathlib import Path

import pytest
from ui.terminal import Terminal

from tuireader.ui import lastframe


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _place(library):
    path = Path(lastframe._file(str(library)))
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _keep(library):
    Path(library).touch()
    lastframe.keep(["--library", str(library)], (80, 24), ["row"], b"")


def test_a_library_may_have_any_name(cache, tmp_path):
    library = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.db")
    _keep(library)
    assert b"row" in _place(library).read_bytes()


def test_a_picture_is_written_through_no_link_and_waits_for_no_pipe(cache, tmp_path):
    library, precious = tmp_path / "l.db", tmp_path / "precious"
    precious.write_text("letters")
    new = Path(f"{_place(library)}.new")
    new.symlink_to(precious)
    _keep(library)
    assert precious.read_text() == "letters"
    new.unlink()
    os.mkfifo(new)
    _keep(library)
    assert not _place(library).exists()


def test_the_reader_opens_where_a_pipe_lies_in_the_pictures_place(cache, tmp_path):
    library = tmp_path / "l.db"
    os.mkfifo(_place(library))
    terminal = Terminal("--library", str(library), XDG_CONFIG_HOME=str(tmp_path / "config"))
    terminal.until(lambda: b"\x1b[?1049h" in terminal.sent).settle()
    assert terminal.key("q").end() == 0
