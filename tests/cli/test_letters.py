"""What is typed, named and printed where letters are not those of UTF-8: in a language of the terminal that lacks ours, in
names of files, on the command line."""

import json
import os
import pty
import subprocess
import sys

import pytest

STORY = "Fähre fährt wieder\n\n“Endlich”, sagt der Fährmann. Sie legt um sechs ab.\n"
ASCII = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
STRICT = {"PYTHONIOENCODING": "utf-8:strict"}  # as in any language of UTF-8 but C
ODD = b"F\xe4hre"  # as ISO 8859-1 has it


@pytest.fixture
def program(tmp_path):
    """(exit status, stdout, stderr) of a command in a process of its own."""
    (tmp_path / "story.txt").write_text(STORY)

    def run(*words, stdin=b"", **env):
        env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"} | env
        command = [sys.executable, "-m", "tuireader", "--library", str(tmp_path / "library.db"), *words]
        done = subprocess.run(command, cwd=tmp_path, env=env, input=stdin, capture_output=True, timeout=60)
        return done.returncode, done.stdout, done.stderr.decode()

    return run


@pytest.mark.parametrize("letters", [ASCII, {"PYTHONIOENCODING": "latin-1"}])
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_what_goes_into_a_pipe_is_utf_8_in_any_language(program, letters, form):
    words = "show", "--to", form, "story.txt"
    assert program(*words, **letters) == program(*words)
    assert "“Endlich”" in program(*words, **letters)[1].decode()


def test_a_terminal_without_our_letters_gets_a_mark_for_each(tmp_path):
    (tmp_path / "story.txt").write_text(STORY)
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm", "NO_COLOR": "1", **ASCII}
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "tuireader", "show", "--to", "text", "--width", "60", "story.txt"]
    child = subprocess.run(command, cwd=tmp_path, env=env, stdin=theirs, stdout=theirs, stderr=theirs, timeout=60)
    os.close(theirs)
    seen = os.read(ours, 65536)
    os.close(ours)
    assert child.returncode == 0
    assert b"?Endlich?, sagt der F?hrmann." in seen


def test_a_file_whose_name_is_no_utf_8_is_shown_as_any_other(program, tmp_path):
    (tmp_path / "story.txt").rename(tmp_path / os.fsdecode(ODD))
    status, told, complaint = program("show", "--to", "json", ODD, **STRICT)
    assert (status, complaint) == (0, "")
    assert json.loads(told)["path"] == "F?hre"
    assert program("show", ODD, **STRICT)[0] == program("explain", ODD, **STRICT)[0] == 0


def test_a_copy_may_have_a_name_that_is_no_utf_8(program, tmp_path):
    program("import", "story.txt")
    assert program("doctor", "--backup", ODD)[0] == 0
    assert program("--library", ODD, "list")[1] == program("list")[1] != b""


@pytest.mark.parametrize(
    "words",
    [("add", b"http://127.0.0.1:9/" + ODD), ("rule", "add", "mute", ODD), ("search", "add", "ships", ODD)],
    ids=["add", "rule", "search"],
)
def test_words_that_are_no_utf_8_are_said_to_be_so(program, words):
    status, told, complaint = program(*words)
    assert (status, told) == (1, b"")
    assert complaint == "tuireader: What was typed is not UTF-8, and nothing can be looked for or kept by it.\n"


def test_names_on_stdin_that_are_no_utf_8_are_said_to_be_so(program):
    told = program("add", "-", stdin=b"http://127.0.0.1:9/" + ODD + b"\n", **STRICT)
    assert told == program("add", b"http://127.0.0.1:9/" + ODD)


def test_a_home_whose_name_is_no_utf_8_is_one_like_any_other(program, tmp_path):
    home = tmp_path / os.fsdecode(ODD)
    home.mkdir()
    status, told, complaint = program("doctor", HOME=os.fsencode(home), **STRICT)
    assert (status, complaint) == (0, "")
    assert b"F?hre/.config" in told
