"""The documents say what the program does."""

import json
import re
import runpy
import subprocess
import sys
import tomllib
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tuireader import config
from tuireader.cli import listing, subscriptions
from tuireader.model import clipping_codec, codec, events, feed_codec
from tuireader.model.article import Article
from tuireader.model.feed import Entry, Feed, FeedReading, FeedUpdate, Picture, Subscription, SubscriptionList
from tuireader.model.query import FIELDS, FLAGS, HOLDS, ORDERS, Query
from tuireader.ui.commands import COMMANDS, shown

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
SCRIPTS = (ROOT / "docs" / "scripts.md").read_text("utf-8")
SAMPLES = {kind: json.loads(text) for kind, text in re.findall(r"(?s)```json (\w+)\n(.*?)```", SCRIPTS)}


def test_the_readmes_searches_can_be_parsed():
    table = README.partition("## Search")[2].partition("\n## ")[0]
    searches = re.findall(
        r"`([^`]+)`", "\n".join(row.split("|")[1] for row in table.splitlines() if row.startswith("| `"))
    )
    assert len(searches) > 20
    for search in searches:
        Query.parse(search if not search.startswith("in:") or " " in search else search + " word")


def test_the_readme_names_every_search_word():
    for word in (
        *(f"{name}:" for name in FIELDS if name != "tag"),
        *(f"is:{flag}" for flag in FLAGS if flag != "muted"),
    ):
        assert word in README, word
    for word in (*(f"has:{thing}" for thing in HOLDS), *(f"sort:{order}" for order in ORDERS if order != "newest")):
        assert word in README, word


def test_the_readmes_settings_are_settings(tmp_path):
    sample = README.partition("```toml")[2].partition("```")[0]
    (tmp_path / "config.toml").write_text(sample)
    settings, complaints = config.load(tmp_path / "config.toml")
    assert complaints == ()
    assert settings == replace(config.Config(), keys=settings.keys)


def test_the_readme_names_every_setting():
    sample = tomllib.loads(README.partition("```toml")[2].partition("```")[0])
    assert {name for name, _ in config._flat(sample) if not name.startswith("keys.")} == set(config._SETTINGS)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"(?m)(?:`|^ +)tuireader ([a-z]+)", README))))
def test_the_readmes_commands_are_commands(command):
    done = subprocess.run([sys.executable, "-m", "tuireader", command, "--help"], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_settings_that_cannot_be_used_are_one_sentence_each(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('measure = 5\ncolour = "red"\n[refresh]\nevery = "often"\n')
    settings, complaints = config.load(path)
    assert settings == config.Config()
    assert len(complaints) == 3
    path.write_text("measure = = 3")
    assert len(config.load(path)[1]) == 1


def test_the_readme_names_every_key():
    for command in COMMANDS:
        keys = (
            " ".join(f"`{shown(key)}`" for key in command.keys.split(",") if key).replace("|", "\\|")
            or "in the palette"
        )
        assert f"| {keys} | {command.help} | `{command.id}` |" in README, "make documents"


def test_the_manual_is_of_this_program():
    made = runpy.run_path(str(ROOT / "tools" / "manual_page.py"))["page"]()
    assert (ROOT / "docs" / "tuireader.1").read_text("utf-8") == made, "make documents"


def test_the_tests_that_are_named_as_holding_a_fact_exist():
    named = re.findall(r"`((?:\w+/)?test_\w+\.py)::(test_\w+)`", (ROOT / "tests" / "README.md").read_text("utf-8"))
    assert len(named) > 120
    for file, name in named:
        assert re.search(rf"def {name}\b", (ROOT / "tests" / file).read_text("utf-8")), f"{file}::{name}"


def test_the_article_that_scripts_are_shown_is_the_programs():
    sample = SAMPLES["article"]
    assert {"kind": "article", "path": sample["path"], **codec.encode(codec.decode(sample))} == sample
    kept = {key: value for key, value in {**sample, **SAMPLES["clipping"]}.items() if key != "path"}
    assert clipping_codec.encode(clipping_codec.decode(kept)) == kept


def test_feeds_lists_and_rows_have_the_keys_that_scripts_are_shown():
    entry = Entry("tag:1", "Ferry", pictures=(Picture("https://post.example/f.jpg"),))
    feed = feed_codec.encode_feed(FeedReading(FeedUpdate("Post", entries=(entry,)), (Article("Ferry"),)))
    assert {"path", *feed} == set(SAMPLES["feed"])
    own, shown = feed["entries"][0], SAMPLES["feed"]["entries"][0]
    assert shown.keys() <= own.keys() <= {*shown, *SAMPLES["article"]}
    assert own["pictures"][0].keys() == shown["pictures"][0].keys()
    found = SubscriptionList((Subscription("https://post.example/feed"),))
    assert {"path", *feed_codec.encode_subscriptions(found)} == set(SAMPLES["opml"])
    assert set(listing._FIELDS) == set(SAMPLES["row"])
    told = subscriptions._object(Feed(1, "https://post.example/feed", "Post", fetched=datetime.now(UTC)), None)
    assert told.keys() == SAMPLES["subscription"].keys()


def test_every_event_stands_with_its_keys_in_what_scripts_are_shown():
    table = dict(re.findall(r"(?m)^\| `(\w+)` \| ([^|]*) \|", SCRIPTS.partition("## `--events`")[2]))
    told = {events._NAMES[one]: " ".join(f"`{field.name}`" for field in fields(one)) for one in events._NAMES}
    assert table == told
