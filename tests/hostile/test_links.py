"""What a feed calls a link: a browser gets web addresses, whole and quoted, as one word; nothing else gets anything."""

import pytest
from ui.terminal import Terminal

REFUSED = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "steam://run/1",
    "ssh://-oProxyCommand=id/", "--remote-debugging-port=1", "-private", "/etc/passwd", "http://", "http://-x.example/",
    "http://[bad", "http://$(id).example/",
)  # fmt: skip
HANDED_ON = {
    "http://x.example/$(id)": "http://x.example/%24(id)",
    "http://x.example/`id`": "http://x.example/%60id%60",
    "http://x.example/a b;c'd\"e": "http://x.example/a%20b%3Bc%27d%22e",
    "https://x.example/?a=1&amp;b=%s": "https://x.example/?a=1&b=%s",
}


def _feed():
    """One story with every link in it, and one story at each address that is none."""
    anchors = "".join(
        f"<p>Read <a href='{link.replace(chr(39), '&apos;')}'>number {n}</a> at once.</p>"
        for n, link in enumerate([*REFUSED, *HANDED_ON])
    )
    entries = f"<item><title>all of them</title><guid>x</guid><description><![CDATA[{anchors}]]></description></item>"
    entries += "".join(
        f"<item><title>story {n:02}</title><guid>{n}</guid><link>{link}</link></item>" for n, link in enumerate(REFUSED)
    )
    return f'<rss version="2.0"><channel><title>t</title>{entries}</channel></rss>'


@pytest.mark.parametrize(("words", "in_settings"), [("", False), (" --new %s", True)])
def test_a_browser_gets_a_web_address_as_one_word_and_what_it_prints_goes_nowhere(home, words, in_settings):
    browser, got = home / "a browser", home / "got"
    shout = r"printf '\033[2Jshouted' | tee /dev/stderr > /dev/tty"
    browser.write_text(
        f'#!/bin/sh\nfor word; do printf "%s|" "$word"; done >> "{got}"\necho >> "{got}"\n{shout}; true\n'
    )
    browser.chmod(0o755)
    command = f"'{browser}'{words}"
    settings = home / "config" / "tuireader" / "config.toml"
    if in_settings:
        settings.write_text(f'browser = "{command}"\n{settings.read_text()}')
    (home / "feed.xml").write_text(_feed())
    library = str(home / "library.db")
    with Terminal("--library", library, "import", str(home / "feed.xml")) as terminal:
        assert terminal.end() == 0
    with Terminal("--library", library, **({} if in_settings else {"BROWSER": command})) as terminal:
        terminal.until("unread").settle().key("\r").until("number 0")
        for above in range(len(HANDED_ON)):
            terminal.tap("u").until("in the browser")
            for key in ("j" * above) + "o":
                terminal.tap(key)
        terminal.tap(str(len(HANDED_ON) + 1)).until(f"no link {len(HANDED_ON) + 1}").key("h").settle()
        for _ in REFUSED:
            terminal.tap("j").tap("o")
        terminal.until("no address").key(b"\x11")
        assert terminal.end() == 0
        assert b"shouted" not in terminal.sent
    handed = [line.strip("|").split("|") for line in got.read_text().splitlines()]
    assert sorted(handed) == sorted([*words.split()[:1], url] for url in HANDED_ON.values())
