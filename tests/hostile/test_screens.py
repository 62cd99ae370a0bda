"""No byte of what a publisher says gets to the terminal as anything but text, whatever screen shows it."""

import pytest
from hostile.foreign import foreign, through_every_screen
from ui.terminal import Terminal

ATTACKS = (
    "\x1b[2J\x1b[77;9Hred", "\x1b]52;c;ZXZpbA==\x07", "\x1b]0;owned\x07", "\x1b]8;;file:///etc/x\x07y\x1b]8;;\x07",
    "\x1bPq#0\x1b\\ \x1b_G\x1b\\ \x1bc", "\x9b31m\x9d0;x\x9c", "&#27;[2J&#x9b;2J&#x202e;", "\u202eevil\u2066 \u061c",
    "a" + "\u0301" * 500, "[/red] [a b=' [@click=app.quit]x[/] [link='file:///etc']y", "\x00\x7f\x08\ufffe tag\U000e0041",
)  # fmt: skip


def _feed():
    """Every text of a feed is an attack; it is not well-formed, as such feeds are."""
    entries = "".join(
        f"<item><title>h{n} {text}</title><guid>{n}</guid><author>a {text}</author><category>k {text}</category>"
        f"<link>https://news.example/{n}</link><content:encoded><![CDATA[<h2>s {text}</h2><p>p “{text}”, said {text}.</p>"
        f"<figure><img src='x.jpg' alt='{text}'><figcaption>c {text}</figcaption></figure><ul><li>i {text}</li></ul>"
        f"<table><tr><th>{text}<td>{text}</table><pre class='language-{text}'>k {text}</pre><blockquote>q {text}</blockquote>"
        f"<iframe title='{text}' src='https://v.example/{text}'></iframe><p><a href='https://x.example/{text}'>l {text}</a>"
        f"</p><div class='share'>d {text}</div>]]></content:encoded>"
        f"<enclosure url='https://x.example/{text}.mp3' type='audio/{text}' length='9'/></item>"
        for n, text in enumerate(ATTACKS)
    )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {space}><channel><title>{"".join(ATTACKS)}</title>{entries}</channel></rss>'.encode()


def _list():
    """Folders and feeds with names of that kind, at addresses where nobody answers."""
    outlines = "".join(
        f"<outline text='{text}'><outline text='f {text}' xmlUrl='http://127.0.0.1:9/{n}'/></outline>"
        for n, text in enumerate(text.replace("'", "&apos;") for text in ATTACKS)
    )
    return f"<opml version='2.0'><head><title>{ATTACKS[0]}</title></head><body>{outlines}</body></opml>".encode()


@pytest.fixture
def library(tmp_path):
    """A library made of attacks by the commands, whose own words are looked at, too."""
    path = str(tmp_path / "library.db")
    (tmp_path / "feed\x1b[2J\u202e.xml").write_bytes(_feed())
    (tmp_path / "list\x1b]0;x\x07.opml").write_bytes(_list())
    names = [str(name) for name in (*tmp_path.glob("feed*"), *tmp_path.glob("list*"))]
    for words in (["import", *names, "no\x1b[2J[/red]"], ["refresh"], ["feeds"], ["list"], ["show", "1", names[0]]):
        with Terminal("--library", path, *words) as terminal:
            terminal.end(30)
            assert not foreign(terminal.sent), words
            assert b"Traceback" not in terminal.sent
    return path


def test_on_every_screen_an_attack_is_text(library):
    with Terminal("--library", library, columns=140, rows=40) as terminal:
        through_every_screen(terminal, len(ATTACKS))
        terminal.key(b"\x11")
        assert terminal.end() == 0
        assert not foreign(terminal.sent)
    with Terminal("--library", library, columns=140, rows=40) as terminal:  # the kept picture
        terminal.until("unread").settle().key(b"\x11")
        assert terminal.end() == 0
        assert not foreign(terminal.sent)


def test_a_screen_is_left_once_however_fast_the_keys_come(tmp_path):
    (tmp_path / "story.txt").write_text("A lamp is lit\n\nThe keeper came at six and lit it again.\n")
    path = str(tmp_path / "small.db")
    with Terminal("--library", path, "import", str(tmp_path / "story.txt")) as terminal:
        assert terminal.end() == 0
    with Terminal("--library", path) as terminal:
        terminal.until("unread").settle()
        for screen, keys in (("?", "hh"), (":", "\x1b[27u\x1b[27u"), ("t", "hh"), ("S", "\r\r"), (":", "\r\r")):
            terminal.key(screen).settle().key(keys).settle()
        terminal.key(b"\x11")
        assert terminal.end() == 0
