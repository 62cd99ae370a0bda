"""What the commands say where there is nothing, or where it is not as it should be."""

import os
import pty
import subprocess
import sys

import pytest

from tuireader.cli import main
from tuireader.typeset.cells import width


@pytest.fixture
def typed(tmp_path):
    """(exit status, all that is seen) of a command typed on a terminal."""
    env = {
        **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
        "HOME": str(tmp_path),
        "TERM": "xterm",
        "TUIREADER_LIBRARY": str(tmp_path / "library.db"),
    }

    def run(*words):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "tuireader", *words]
        with subprocess.Popen(command, cwd=tmp_path, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as child:
            os.close(theirs)
            seen = b""
            while piece := _read(ours):
                seen += piece
        os.close(ours)
        return child.returncode, seen.decode().replace("\r", "")

    return run


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so at the end
        return b""


def test_on_a_terminal_an_empty_library_says_what_fills_it(typed):
    assert typed("list") == (0, "tuireader: The library is empty: `tuireader add URL` subscribes to a feed.\n")
    assert typed("feeds") == (0, "tuireader: There are no subscriptions yet: `tuireader add URL` makes one.\n")
    assert typed("pictures", "is:unread") == (0, "tuireader: There are no pictures to fetch.\n")


def test_the_doctor_tells_of_terminal_settings_and_pictures(typed):
    status, seen = typed("doctor")
    assert status == 0
    facts = dict(line.split(maxsplit=1) for line in seen.splitlines())
    assert facts["terminal"].startswith("xterm")
    assert facts["settings"].endswith("(not there: all as usual)")
    assert facts["pictures"] == "yes"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", ""), "“”: An empty name names nothing."),
        (("import", ""), "An empty name names nothing."),
        (("pictures", "id:99"), "There is no article 99 in the library."),
        (("export", "id:99"), "There is no article 99 in the library."),
        (("pack", "id:99"), "There is no article 99 in the library."),
        (("reread", "id:99"), "There is no article 99 in the library."),
        (("add", ""), "tuireader: “”: "),
        (("feed", "set", "x", "interval=often"), "interval= takes minutes: a number up to 525600, not “often”."),
        (("feed", "set", "x", "full-text=maybe"), "full-text= takes on or off, not “maybe”."),
        (("export", "-o", "x.docx"), ".docx says no format that is known; --to says which one is wanted."),
    ],
)
def test_what_cannot_be_is_one_sentence(typed, words, sentence):
    status, seen = typed(*words)
    assert status == 1
    assert sentence in seen
    assert seen.count("\n") == 1


def test_an_option_of_the_program_behind_a_command_is_told_where_it_stands(typed):
    status, seen = typed("list", "--debug")
    assert status == 2
    assert "--debug stands before the command." in seen


def test_on_a_terminal_the_list_stands_in_columns_whatever_the_script(typed, tmp_path):
    (tmp_path / "a.txt").write_text(
        "橋のない村に、橋がかかるまで\n\n"
        + "川霧の朝、最後の渡し舟を出す大森さん。舟には橋の最初の板が積まれている。" * 3
    )
    (tmp_path / "b.txt").write_text(
        "Ferry runs again\n\n" + "The ferry will sail again from Monday, after a winter. " * 9
    )
    typed("import", "a.txt", "b.txt")
    lines = typed("list")[1].splitlines()
    assert len(lines) == 2
    assert len({width(line[: line.index(word)]) for line, word in zip(lines, ("Ferry", "橋"), strict=True)}) == 1
    assert all(width(line) <= 80 for line in lines)


def test_settings_that_were_named_and_are_not_there_are_told(typed):
    status, seen = typed("--config", "nosuch.toml", "refresh")
    assert status == 0
    assert "There are no settings at nosuch.toml; all is as usual." in seen
    assert "cannot be read: is a directory." in typed("--config", ".", "refresh")[1]


@pytest.mark.parametrize("name", ["TUIREADER_LIBRARY", "TUIREADER_CONFIG"])
def test_a_path_in_nobodys_home_is_one_sentence(name, monkeypatch, capfd):
    monkeypatch.setenv(name, "~nobody-of-this-name/file")
    assert main(["refresh"]) == 1
    assert capfd.readouterr().err == "tuireader: ~nobody-of-this-name/file is in nobody's home.\n"
