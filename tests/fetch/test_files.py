"""Files and standard input."""

import gzip
import io
import os

import pytest

from tuireader.errors import FetchError
from tuireader.fetch import file, mailbox


def refused(path) -> str:
    with pytest.raises(FetchError) as error:
        file.read(str(path))
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_file_is_read_under_the_name_that_was_typed(tmp_path):
    story = tmp_path / "-rf story.txt"
    story.write_bytes(b"words")
    assert file.read(str(story)) == file.Source(b"words", name=str(story))


def test_gzip_is_undone(tmp_path):
    packed = tmp_path / "feed.gz"
    packed.write_bytes(gzip.compress(b"<rss/>"))
    assert file.read(str(packed)).body == b"<rss/>"


def test_a_bomb_a_cut_archive_and_an_oversized_file_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(file, "LIMIT", 1 << 20)
    bomb, cut, large = (tmp_path / name for name in ("bomb", "cut", "large"))
    bomb.write_bytes(gzip.compress(bytes(2 << 20)))
    cut.write_bytes(gzip.compress(b"words" * 100)[:-5])
    large.write_bytes(bytes((1 << 20) + 1))
    assert "larger than 1 MB" in refused(bomb)
    assert "cut short" in refused(cut)
    assert "larger than 1 MB" in refused(large)


def test_a_folder_a_pipe_and_a_device_are_refused_without_waiting(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "folder" in refused(tmp_path)
    assert "no regular file" in refused(pipe)
    assert "no regular file" in refused("/dev/zero")


def test_what_is_not_there_is_said_in_one_clean_sentence(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "no such file" in refused(tmp_path / "none")
    assert "circle" in refused(loop)
    assert "too long" in refused(tmp_path / ("x" * 300))
    assert "no name of a file" in refused("a\0b")
    assert "\x1b" not in refused("gone\n\x1b[2J.txt")


def test_standard_input_is_read_to_its_end_and_bounded(monkeypatch):
    assert file.read_stream(io.BytesIO(b"words")) == file.Source(b"words", name="-")
    monkeypatch.setattr(file, "LIMIT", 3)
    with pytest.raises(FetchError, match="larger"):
        file.read_stream(io.BytesIO(b"words"))


def test_separators_without_a_letter_between_are_no_letters():
    separator = b"From a@post.example Mon Nov 02 07:00:01 2026\n"
    box = io.BytesIO((separator + b"\n") * 3 + separator + b"Subject: Lamps\n\nLit.\n\n" + separator + b"\n")
    assert [letter.body for letter in mailbox.letters(box)] == [b"Subject: Lamps\n\nLit.\n\n"]
