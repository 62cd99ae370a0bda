"""Logins are sent where they belong and told nowhere."""

import json
import sys

import pytest
from library.feeds_said import rss

from tuireader.cli import subscriptions as shown
from tuireader.library import subscriptions
from tuireader.library.refresh import Wishes, refresh
from tuireader.model.events import Failed, line
from tuireader.model.feed import Subscription

CANARY = "sesame-0f4a"
FERRY = ("g1", "https://post.example/ferry", "Ferry runs again", "The ferry sails at six.")


async def asked(library, site, **settings):
    await library.subscribe([Subscription(site.say("/feed", rss(FERRY)))])
    for name, value in settings.items():
        await subscriptions.change(library, site.address + "/feed", name, value)
    events = []
    await refresh(library, events.append, Wishes(force=True))
    return events, [headers.get("authorization", "") for _, headers in site.asked]


async def test_a_login_and_a_token_are_headers(library, site):
    assert (await asked(library, site, login=subscriptions.basic("ann:" + CANARY)))[1] == [
        subscriptions.basic("ann:" + CANARY)
    ]
    assert (await asked(library, site, login=f"Bearer {CANARY}"))[1][1:] == [f"Bearer {CANARY}"]


async def test_a_command_prints_the_login_and_is_no_shell(library, site, tmp_path):
    script = tmp_path / "pass word.py"
    script.write_text("import sys; print(sys.argv[1] + ':x' if len(sys.argv) == 2 else 'wrong')")
    command = f'{sys.executable} "{script}" "$(id);`id`"'
    assert (await asked(library, site, login_command=command))[1] == [subscriptions.basic("$(id);`id`:x")]


@pytest.mark.parametrize("command", ["/nowhere/at/all", f"{sys.executable} -c 'raise SystemExit(3)'", "'open", "true"])
async def test_a_command_that_gives_no_login_is_one_sentence_and_nothing_is_asked(library, site, command):
    events, headers = await asked(
        library, site, login_command=f"{command} {CANARY}" if "open" not in command else command
    )
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.reason.startswith("The login command")
    assert headers == []


async def test_no_secret_is_told_in_events_errors_or_lists(library, site, other_site, tmp_path, capsys):
    elsewhere = other_site.say("/feed", status=403)
    urls = [
        site.say("/bad", status=500).replace("http://", f"http://ann:{CANARY}@"),
        site.say("/moved", status=302, Location=elsewhere).replace("http://", f"http://ann:{CANARY}@"),
        site.address + f"/none?token={CANARY}",
        f"http://ann:{CANARY}@[::bad/",
    ]
    await library.subscribe(map(Subscription, urls))
    events = []
    await refresh(library, events.append, Wishes(force=True))
    await shown.write(tmp_path / "library.db", "json")
    await shown.write(tmp_path / "library.db", "text")
    listed = capsys.readouterr().out
    assert len([event for event in events if isinstance(event, Failed)]) == 4
    assert len(json.loads(listed[: listed.rindex("]") + 1])) == 4
    assert CANARY not in listed + "".join(map(line, events))
    assert all("authorization" not in headers for _, headers in other_site.asked)


async def test_a_feed_that_is_named_by_its_address_is_told_without_the_login(library, tmp_path, capsys):
    url = f"https://ann:{CANARY}@post.example/feed"
    await library.subscribe([Subscription(url)])
    await subscriptions.move(library, url, "Sea")
    await shown.remove(tmp_path / "library.db", url)
    told = [capsys.readouterr().out, await library.undo(), await library.undo()]
    assert told[1:] == ["“https://…@post.example/feed” unsubscribed", "“https://…@post.example/feed” moved"]
    assert CANARY not in "".join(told)
