"""A login stands in nothing that a command prints or exports, whatever was asked for and whatever went wrong."""

import io

import pytest

CANARY = "sesame-0f4a"
FEED = "<rss version='2.0'><channel><title>Harbour Post</title><item><title>Ferry</title><guid>1</guid></item></channel></rss>"
EVERY_FORM = [("export", "--to", form) for form in ("markdown", "html", "json", "text", "opml")]
EVERY_FORM += [("list", "--to", form) for form in ("text", "json", "jsonl", "csv")]


@pytest.fixture
def behind(site):
    """The address of a feed, with a login in it, and those of feeds that fail in several ways."""
    asked = site.say("/feed", FEED).replace("http://", f"http://ann:{CANARY}@")
    failing = [
        asked.replace("/feed", "/none"),
        f"http://ann:{CANARY}@127.0.0.1:1/feed",
        f"http://ann:{CANARY}@nowhere.invalid/feed",
        site.say("/loop", status=302, Location="/loop").replace("http://", f"http://ann:{CANARY}@"),
        site.say("/page", f"<html>no feed, ?token={CANARY}</html>") + f"?token={CANARY}",
        f"http://ann:{CANARY} x@[::bad/feed",
    ]
    return asked, failing


def test_a_secret_is_printed_by_no_command(run, behind, tmp_path):
    feed, failing = behind
    urls, lists = tmp_path / "urls", tmp_path / "list.opml"
    urls.write_text("\n".join(failing[:4]))
    lists.write_text(f"<opml><body><outline text='ftp://x:{CANARY}@h/' xmlUrl='ftp://x:{CANARY}@h/'/></body></opml>")
    commands = [
        ("add", feed, *failing),
        ("add", "--set", f"token={CANARY}", "--set", "interval=60", feed.replace("/feed", "/none")),
        ("import", urls, lists),
        ("refresh", "--force"),
        ("refresh", "--force", "--events"),
        ("refresh", "--feed", f"http://x:{CANARY}@nobody.example/"),
        ("feeds",),
        ("feeds", "--to", "json"),
        *EVERY_FORM,
        ("export", "--to", "epub", "-o", tmp_path / "all.epub"),
        ("feed", "set", feed, f"login=ann:{CANARY}", f"login-command=echo {CANARY}"),
        ("feed", "set", feed, f"logon=ann:{CANARY}"),
        ("feed", "set", f"http://x:{CANARY}@nobody.example/", "interval=60"),
        ("rule", "add", "mute", f"feed:{feed}"),
        ("rule", "list"),
        ("undo",),
        ("rule", "add", "mute", f"feed:{feed}"),
        ("rule", "remove", "1"),
        ("undo",),
        ("undo",),
        ("search", "add", "ferries", f"feed:{feed}"),
        ("search", "list"),
        ("list", f"feed:{feed} ("),
        ("feed", "move", feed, "Sea"),
        ("undo",),
        ("feed", "remove", feed),
        ("undo",),
        ("import", failing[0]),
        ("show", failing[0]),
        ("show", "--to", "json", lists, urls),
        ("show", lists, urls),
        ("enclosures", "ferry", "-o", tmp_path),
        ("doctor", "--check"),
    ]
    for command in commands:
        status, out, err = run(*command)
        assert CANARY not in out + err, command
        assert status in (0, 1, 2)
    assert CANARY.encode() not in (tmp_path / "all.epub").read_bytes()
    assert "Ferry" in run("list")[1] + run("list", "is:muted")[1]


def test_an_address_with_a_login_need_not_stand_on_the_command_line(run, behind, monkeypatch):
    feed, failing = behind
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{feed}\n\n  {failing[0]}  \n"))
    status, out, err = run("add", "-")
    assert (status, out.count("\n"), err.count("\n")) == (1, 1, 1)
    assert "Ferry" in run("list")[1]
