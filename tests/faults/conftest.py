"""What the faults are made of: a library to break, and a folder that the test may not write to."""

import concurrent.futures.thread  # noqa: F401 - the library imports it late, and nobody may not read Python's own files everywhere
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tuireader.library.filing import filing_of
from tuireader.model.article import Article, Paragraph
from tuireader.store import articles, database, statuses

NOW = 1_800_000_000


def _file_some(path, count=200):
    """A library of so many stories, every fifth of them read."""
    db = database.connect(path)
    with database.transaction(db):
        stories = [Article(f"Story {n}", (Paragraph(f"The harbour at {n} o'clock. " * 20),)) for n in range(count)]
        articles.insert(db, [filing_of(story, NOW) for story in stories], NOW)
        statuses.mark(db, range(5, count + 1, 5), "read", True)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return path


@pytest.fixture
def file_some():
    return _file_some


@pytest.fixture
def library_file(tmp_path):
    return _file_some(tmp_path / "library.db")


@pytest.fixture
def nobodys():
    """A folder owned by a user without rights, as whom the test goes on: root may write everywhere."""
    folder = Path(tempfile.mkdtemp(prefix="tuireader-faults-"))
    is_root = os.geteuid() == 0
    database.connect(folder / "before.db").close()  # loads what is loaded late, from where that user may not look
    (folder / "before.db").unlink()
    if is_root:
        os.chown(folder, 65534, 65534)
        os.setegid(65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
            os.setegid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)
