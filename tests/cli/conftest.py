"""Commands as they are typed, in this process."""

import pytest

from tuireader.cli import main


@pytest.fixture
def run(tmp_path, capfd):
    """Runs a command: (exit status, stdout, stderr)."""

    def command(*words):
        status = main(["--library", str(tmp_path / "library.db"), *map(str, words)])
        told = capfd.readouterr()
        return status, told.out, told.err

    return command
