"""The help, and what is said of wrong uses."""

import re
import shlex

import pytest

from tuireader.cli import main
from tuireader.cli.examples import EXAMPLES
from tuireader.cli.outline import outline, walk
from tuireader.cli.usage import parser_of_all

FORMS = dict(walk(outline(parser_of_all())))


@pytest.mark.parametrize("example", [line for lines in EXAMPLES.values() for line in lines])
def test_every_example_can_be_typed(example):
    command = re.split(r" [>|] ", example)[-1 if "| tuireader" in example else 0]
    name, *words = shlex.split(command)
    assert name == "tuireader"
    parser_of_all().parse_known_args(words)


def test_examples_stand_under_commands_that_there_are():
    assert {(name,) if name else () for name in EXAMPLES} <= FORMS.keys()


@pytest.mark.parametrize("path", FORMS)
def test_the_help_of_every_command_is_narrow_and_tells_of_every_option(path, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FORCE_COLOR", "1")  # as on a terminal, where Python 3.14 would take colours of its own
    with pytest.raises(SystemExit) as end:
        parser_of_all().parse_args([*path, "--help"])
    told = capsys.readouterr().out
    assert end.value.code == 0
    assert "\x1b" not in told
    body = told.partition("examples:")[0]
    assert max(map(len, body.splitlines())) <= 80
    assert all(option.help for option in FORMS[path].options)
    assert all(name in body for option in FORMS[path].options for name in option.names)


WRONG = {
    "lst": "there is no command “lst”; did you mean list?",
    "feed renam": "there is no action “renam”; did you mean rename?",
    "list --to xml": "--to cannot be “xml”; it is one of text, json, jsonl, csv.",
    "show": "ID|PATH|URL is missing.",
    "rule": "ACTION is missing.",
    "search add": "NAME and QUERY are missing.",
    "list --limit": "--limit wants a value.",
    "list --limit many": "--limit: “many” is no number.",
    "list --limit -1": "--limit",
    "refresh --jobs 0": "--jobs: “0” is no number from 1 to 200.",
    "note twelve": "ID wants a number, which “twelve” is not.",
    "doctor --check --repair": "--repair does not go with --check.",
    "undo it": "it is more than it takes.",
    "--nope": "there is no option --nope.",
    "completions ksh": "“ksh”",
    "pictures is:read --room 80": "--room: “80” is no size like 80x24.",
}


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_use_is_one_sentence_and_where_there_is_more(words, capsys):
    with pytest.raises(SystemExit) as end:
        main(words.split())
    told = capsys.readouterr()
    assert (end.value.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert WRONG[words] in told.err
    assert re.search(r"`tuireader[a-z ]* --help` tells more\.$", told.err)
