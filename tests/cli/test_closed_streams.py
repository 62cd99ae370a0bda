"""A program that was started without its standard streams says and writes what it can, and nothing into the library."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["list", ""])
def test_closed_streams_are_no_fault(tmp_path, closed, command):
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TUIREADER_LIBRARY": str(tmp_path / "library.db")}
    (tmp_path / "story.txt").write_text("Ferry runs again\n\nIt sails at six.\n")
    program = f"'{sys.executable}' -m tuireader"
    subprocess.run(f"{program} import '{tmp_path}/story.txt'", shell=True, env=env, check=True, capture_output=True)
    done = subprocess.run(
        f"{program} {command} {closed}", shell=True, env=env, capture_output=True, timeout=60, stdin=subprocess.DEVNULL
    )
    assert done.returncode == (0 if command else 1)
    assert b"Traceback" not in done.stderr
    subprocess.run(f"{program} doctor --check", shell=True, env=env, check=True, capture_output=True)
