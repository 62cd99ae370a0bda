"""The program in a real terminal: what it writes there, what it leaves behind, and what cannot bring it down."""

import os
import re
import signal
import socket
import subprocess
import sys
import termios
import time
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui.terminal import Terminal

from tuireader.library import Library
from tuireader.model.feed import Subscription
from tuireader.ui.terminal import END, START, Decoder

LEFT = b"\x1b[?1049l"


@pytest.fixture
def settings(tmp_path):
    """No refresh by itself, and a theme of ours."""
    folder = tmp_path / "config" / "tuireader"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("[refresh]\non_start = false\n")
    return folder / "config.toml"


def _restored(terminal):
    """Every mode that was set has been taken back, the alternate screen last seen off, the cursor on."""
    modes = {}
    for numbers, letter in re.findall(rb"\x1b\[\?([\d;]+)([hl])", terminal.sent):
        for number in numbers.split(b";"):
            modes[int(number)] = letter
    on = {1049, 1000, 1002, 1003, 1006, 1015, 2004, 1004, 2026}
    return all(modes.get(n, b"l") == b"l" for n in on) and modes.get(25, b"h") == b"h"


def test_quitting_leaves_the_terminal_as_it_was(path, settings):
    with Terminal("--library", str(path)) as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.until("A lamp is lit").key("q")
        assert terminal.end() == 0
        assert _restored(terminal)
        assert termios.tcgetattr(terminal.fd)[:4] == before[:4]


def test_a_terminal_that_goes_away_ends_it_though_it_is_stopped(path, settings):
    for keys in (b"", b"\x1a"):
        with Terminal("--library", str(path)) as terminal:
            terminal.until("A lamp is lit").settle().key(keys).settle()
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.dup2(nowhere, terminal.fd)
            os.close(nowhere)
            for sent in (signal.SIGHUP, signal.SIGCONT):  # as a shell that ends
                os.kill(terminal.pid, sent)
            assert terminal.end() == 128 + signal.SIGHUP


async def test_a_window_closed_in_the_middle_of_a_refresh_leaves_nothing_running(path, settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(20)
        async with await Library.open(path) as library:
            await library.subscribe([Subscription(f"http://127.0.0.1:{silent.getsockname()[1]}/feed", "Silent")])
        with Terminal("--library", str(path)) as terminal:
            terminal.until("A lamp is lit").settle().key("R")
            asked, _ = silent.accept()
            begun = time.monotonic()
            os.kill(terminal.pid, signal.SIGHUP)
            assert terminal.end() == 128 + signal.SIGHUP
            assert time.monotonic() - begun < 5  # the server would be waited for much longer
            with asked:
                asked.settimeout(20)
                while asked.recv(4096):  # until the child is gone, too
                    pass


def _told(terminal, seen, more_than=0):
    return lambda: terminal.sent.count(seen) > more_than


def _echoes(terminal):
    return bool(termios.tcgetattr(terminal.fd)[3] & termios.ECHO)


ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1)


@pytest.mark.parametrize("sent", ENDING, ids=lambda sent: sent.name)
def test_a_signal_ends_it_in_order(path, settings, sent):
    """While it comes up and while it is read, however often it is sent."""
    for seen in (b"?1049h", b"A lamp is lit"):
        with Terminal("--library", str(path)) as terminal:
            terminal.until(_told(terminal, seen))
            with suppress(ProcessLookupError):  # it may have ended before the last of them
                for _ in range(20):
                    os.kill(terminal.pid, sent)
                    terminal.pump(0.002)
            assert terminal.end() == 128 + sent
            assert _restored(terminal)
            assert _echoes(terminal)
            assert b"tuireader" not in terminal.sent.rpartition(LEFT)[2]  # no complaint


def test_a_signal_on_the_kept_picture_leaves_the_terminal_as_it_was(path, settings):
    with Terminal("--library", str(path)) as terminal:
        terminal.until("A lamp is lit").settle().key("Q").end()
    for sent in ENDING:
        with Terminal("--library", str(path)) as terminal:
            terminal.until(_told(terminal, b"A lamp is lit"))
            os.kill(terminal.pid, sent)
            assert terminal.end() == 128 + sent
            assert b"?2004h" not in terminal.sent  # Textual has not come up
            assert _restored(terminal)
            assert _echoes(terminal)


def test_it_can_be_stopped_and_goes_on(path, settings):
    def stopped():
        return os.WIFSTOPPED(os.waitpid(terminal.pid, os.WUNTRACED | os.WNOHANG)[1])

    with Terminal("--library", str(path)) as terminal:
        terminal.until("A lamp is lit").settle().key("\x1a").until(stopped).settle()
        assert _restored(terminal)
        assert _echoes(terminal)
        terminal.screen.reset()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.until("A lamp is lit").key("j").until("2 of 5")
        os.kill(terminal.pid, signal.SIGSTOP)  # without being asked
        terminal.until(stopped)
        os.kill(terminal.pid, signal.SIGCONT)
        assert terminal.key("j").until("3 of 5").key("Q").end() == 0
        assert _restored(terminal)


def test_bytes_that_are_no_text_do_not_end_it(path, settings):
    with Terminal("--library", str(path)) as terminal:
        terminal.until("A lamp is lit").settle()
        terminal.key(b"\x1b[M \xf0\xff\xfe\x80\xc3(").settle()
        terminal.key(b"\x1b[200~" + b"paste \x1b]52;c;AAAA\x07" * 5000 + b"\x1b[201~").settle()
        terminal.key("2").settle().key("Q")
        assert terminal.end() == 0


@given(
    st.text(st.characters(exclude_characters="\x1b", exclude_categories=("Cs",))),
    st.lists(st.integers(0, 80)),
    st.text(),
)
def test_a_paste_is_its_words_however_it_is_cut(outside, cuts, pasted):
    pasted = pasted.replace(END, "")
    sent = (outside + START + pasted.encode("utf-8", "replace").decode() + END + outside).encode()
    decoder, told = Decoder(), ""
    for low, high in pairwise([0, *sorted(cuts), len(sent)]):
        told += decoder.decode(sent[low:high])
    before, _, rest = told.partition(START)
    words, _, after = rest.partition(END)
    assert before == outside
    assert after == outside
    assert words.isprintable()
    assert [c for c in words if c != " "] == [
        c for c in pasted.encode("utf-8", "replace").decode() if c.isprintable() and c != " "
    ]


def test_the_picture_is_painted_first_and_keys_typed_on_it_are_not_lost(path, settings):
    with Terminal("--library", str(path)) as terminal:
        terminal.until("A lamp is lit").settle().key("Q")
        assert terminal.end() == 0
    with Terminal("--library", str(path)) as terminal:
        while b"A lamp is lit" not in terminal.sent:
            terminal.pump(0.01)
        assert b"?2004h" not in terminal.sent  # Textual has not come up yet
        terminal.key("j").until(_told(terminal, b"\xe2\x96\x8c", 2))
        assert b"?2004h" not in terminal.sent  # the cursor has gone on without it
        terminal.key("j").until("3 of 5")
        assert terminal.sent.count(b"\x1b[?1049h") == 1
        assert b"\x1b[2J" not in terminal.sent
        assert "^[[B" not in terminal.text
        assert "jj" not in terminal.text
        terminal.key("Q")
        assert terminal.end() == 0
        assert _restored(terminal)


@pytest.mark.parametrize("complaints", ["2>/dev/null", "2>&-", "2>> '{}'"])
def test_a_reader_whose_complaints_go_elsewhere_is_on_the_screen(path, settings, tmp_path, complaints):
    reader = f"{sys.executable} -m tuireader --library {path} {complaints.format(tmp_path / 'log')}"
    with Terminal(shell=reader) as terminal:
        terminal.until("A lamp is lit").settle().key("Q")
        assert terminal.end() == 0
        assert _restored(terminal)


def test_a_reader_whose_output_goes_elsewhere_paints_nothing_over_its_complaint(path, settings, tmp_path):
    with Terminal("--library", str(path)) as terminal:
        terminal.until("A lamp is lit").settle().key("Q").end()
    reader = f"{sys.executable} -m tuireader --library {path} > {tmp_path}/out"
    with Terminal(shell=reader) as terminal:
        assert terminal.end() == 1
        assert b"\x1b" not in terminal.sent
        assert b"wants a terminal" in terminal.sent


def test_what_the_picture_cannot_answer_waits_for_the_reader(path, settings):
    with Terminal("--library", str(path)) as terminal:
        terminal.until("A lamp is lit").settle().key("Q").end()
    with Terminal("--library", str(path)) as terminal:
        terminal.until(_told(terminal, b"A lamp is lit")).key("j\rq").until("2 of 5")
        terminal.settle().key("3").until("word1 ")
        assert terminal.key("Q").end() == 0
        assert _restored(terminal)


def test_no_picture_of_another_size_or_with_other_settings(path, settings):
    with Terminal("--library", str(path)) as terminal:
        terminal.until("A lamp is lit").settle().key("Q")
        terminal.end()
    settings.write_text(settings.read_text() + "\n# changed\n")
    for columns in (100, 90):
        with Terminal("--library", str(path), columns=columns) as terminal:
            terminal.until("A lamp is lit")
            assert (
                terminal.sent.index(b"?1049h") < terminal.sent.index(b"?2004h") < terminal.sent.index(b"A lamp is lit")
            )


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (20, 5), (19, 4), (1, 1), (500, 200)])
def test_any_size_is_drawn_and_can_be_left(path, settings, columns, rows):
    with Terminal("--library", str(path), columns=columns, rows=rows) as terminal:
        terminal.until(lambda: b"\x1b[?2004h" in terminal.sent).settle(0.4)
        terminal.key("\r").settle().key(" ").settle()
        terminal.key("Q")
        assert terminal.end() == 0
        assert _restored(terminal)
        assert b"Traceback" not in terminal.sent


def test_a_dumb_terminal_is_told_what_prints(path, settings):
    with Terminal("--library", str(path), TERM="dumb") as terminal:
        assert terminal.end() == 1
        assert terminal.sent.startswith(b"tuireader: ")
        assert b"\x1b" not in terminal.sent


def test_without_utf8_every_sign_has_its_cell(path, settings):
    for _ in range(2):  # the second time on the kept picture
        with Terminal("--library", str(path), LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") as terminal:
            terminal.until("A lamp is lit").settle()
            assert terminal.sent.isascii()
            columns = zip(*terminal.text.splitlines()[1:29], strict=True)
            assert any(set(column) == {"?"} for column in columns)  # the line between the panes
            assert terminal.key("Q").end() == 0


def test_an_interrupt_before_anything_is_there_says_nothing(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'tuireader.errors':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "tuireader", "list"], env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")


def test_a_megabyte_pasted_into_a_search_is_cut(path, settings):
    with Terminal("--library", str(path)) as terminal:
        terminal.until("A lamp is lit").settle().key("/").settle()
        for _ in range(250):
            terminal.key(b"\x1b[200~" * (not _) + b"lamp \x1b[2J\x9b" * 400)
            terminal.pump(0)
        terminal.key(b"\x1b[201~").settle(0.3).key(b"\x1b[27u").settle()
        assert b"\x1b[2J" not in terminal.sent
        assert terminal.key("Q").end() == 0


def test_links_are_links_of_the_terminal_too(path, settings):
    with Terminal("--library", str(path), columns=120, rows=40) as terminal:
        terminal.until("A lamp is lit").settle().key("\r").until("The lamp stays").settle()
        assert re.search(rb"\x1b\]8;id=[^;]*;https://harbour\.example/log\x1b\\", terminal.sent)
        assert terminal.key("Q").end() == 0


def test_too_small_is_said(path, settings):
    with Terminal("--library", str(path), columns=19, rows=4) as terminal:
        terminal.until("too small")
        terminal.resize(80, 24)
        terminal.until("A lamp is lit").key("Q")
        assert terminal.end() == 0


def test_a_storm_of_sizes(path, settings):
    with Terminal("--library", str(path)) as terminal:
        terminal.until("A lamp is lit").key("\r").settle()
        for columns, rows in ((40, 12), (200, 60), (20, 5), (90, 30), (1, 1), (130, 40), (80, 24)) * 3:
            terminal.resize(columns, rows)
            terminal.pump(0.01)
        terminal.until("A lamp is lit").settle().key("Q")
        assert terminal.end() == 0


def test_without_colours_the_shapes_stay(path, settings):
    with Terminal("--library", str(path), columns=120, rows=40, NO_COLOR="1") as terminal:
        terminal.until("A lamp is lit").key("\r").until("▣").settle()
        for sign in ("●", "▌", "▣", "▎"):
            assert sign in terminal.text
        terminal.key("t").until("NO_COLOR").key("/").settle().key("lamp\r").settle().key("Q")
        assert terminal.end() == 0
        painted = {
            int(n or 0) for numbers in re.findall(rb"\x1b\[([\d;]*)m", terminal.sent) for n in numbers.split(b";")
        }
        assert 7 in painted  # the cursor's row, what was found
        assert painted <= {0, 1, 3, 4, 7, 9}


def test_an_error_that_nobody_foresaw_is_a_sentence_and_a_private_log(path, settings, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "def broken(*a, **k):\n    secret = 'canary-4711'\n    raise RuntimeError('broken on purpose')\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'tuireader.ui.acts.marking':\n"
        "            from tuireader.ui.widgets.headline_list import HeadlineList\n"
        "            HeadlineList.mark = broken\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    with Terminal("--library", str(path), PYTHONPATH=str(tmp_path)) as terminal:
        terminal.until("A lamp is lit").settle().key("s")
        assert terminal.end() == 1
        assert _restored(terminal)
        after = terminal.sent.rpartition(LEFT)[2].decode()
        assert "Something went wrong" in after
        assert "Traceback" not in after
        assert "canary-4711" not in terminal.sent.decode(errors="replace")
    (log,) = tmp_path.rglob("error-*.log")
    assert log.stat().st_mode & 0o077 == 0
    assert "broken on purpose" in log.read_text()
    assert "canary-4711" not in log.read_text()


def test_a_line_that_knows_no_size_is_laid_out_once(tmp_path, settings):
    """With 0x0 the fallbacks of two libraries differ by a row; the screen was drawn for each in turn, and no key heard."""
    command = f"stty rows 0 cols 0; exec '{sys.executable}' -m tuireader --library '{tmp_path}/l.db'"
    terminal = Terminal(shell=command, columns=80, rows=25, XDG_CONFIG_HOME=str(settings.parents[1]))
    terminal.until(lambda: b"\x1b[?1049h" in terminal.sent).settle()
    assert terminal.key("q").end() == 0
