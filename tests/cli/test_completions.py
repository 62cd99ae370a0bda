"""What shells complete is what the parser takes."""

import subprocess

import pytest

from tuireader.cli.completing import script, shells
from tuireader.cli.outline import Kind, outline, walk
from tuireader.cli.usage import parser_of_all
from tuireader.model.query import FLAGS

FORM = outline(parser_of_all())


def test_every_shell_that_can_be_asked_for_has_a_script_and_the_other_way_round():
    (asked,) = (form for path, form in walk(FORM) if path == ("completions",))
    assert sorted(asked.places[0].value.words) == sorted(shells())


@pytest.mark.parametrize("shell", shells())
def test_every_command_option_and_choice_is_in_every_script(shell):
    text = script(shell, FORM)
    for _, form in walk(FORM):
        assert form.name in text
        for option in form.options:
            for name in option.names:
                spelt = f"-l {name[2:]}" if shell == "fish" and name.startswith("--") else name.lstrip("-")
                assert spelt in text, name
        for value in (*(option.value for option in form.options), *(place.value for place in form.places)):
            assert all(word in text for word in (value.words if value else ()))
    assert "is:unread" in text.replace("\\", "")


def bash(line):
    """What bash offers at the end of a line, as it would ask for it."""
    asked = (
        f"{script('bash', FORM)}\ncompopt() {{ :; }}\n"
        'COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDBREAKS=$\' \\t\\n=:\'; _tuireader; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", asked, "bash", line], capture_output=True, text=True, timeout=20)
    assert done.stderr == ""
    return done.stdout.split()


def test_bash_takes_the_script():
    done = subprocess.run(["bash", "-n"], input=script("bash", FORM), capture_output=True, text=True, timeout=20)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("tuireader re", ["refresh", "reread"]),
        ("tuireader --library x.db list --to j", ["json", "jsonl"]),
        ("tuireader feed re", ["rename", "remove"]),
        ("tuireader rule add k", ["keep"]),
        ("tuireader list -- is:", list(FLAGS)),
        ("tuireader list list has:q", ["quote"]),
        ("tuireader tag ", []),
        ("tuireader tag sea sort:o", ["oldest"]),
        ("tuireader mark st", ["star"]),
        ("tuireader doctor --c", ["--check", "--compact"]),
        ("tuireader refresh --jobs ", []),
    ],
)
def test_bash_offers_what_can_stand_there(line, offered):
    assert bash(line) == offered


def test_bash_offers_files_with_their_spaces_where_files_are_taken(tmp_path, monkeypatch):
    (tmp_path / "a story.txt").touch()
    monkeypatch.chdir(tmp_path)
    for line in ("tuireader import a", "tuireader export -o a", "tuireader --config a"):
        assert " ".join(bash(line)) == "a story.txt"


def test_a_folder_of_the_readers_own_is_no_file():
    (moved,) = (form for path, form in walk(FORM) if path == ("feed", "move"))
    assert [place.value.kind for place in moved.places] == [Kind.ANY, Kind.ANY]
