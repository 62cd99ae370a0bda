"""Servers that break off in every way there is cost their own feed and nothing else."""

import socket
import struct
import subprocess
import sys
import threading

import pytest
from hostile.foreign import foreign

RESET = struct.pack("ii", 1, 0)


@pytest.fixture
def breaking_off():
    """The port of a server that says goodbye and resets, before it is asked: a write into that is a SIGPIPE."""

    def serve():
        while True:
            try:
                there, _ = server.accept()
                there.shutdown(socket.SHUT_WR)
                there.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                there.close()
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202e[/red]"
HEAD = (
    f'HTTP/1.1 401 No {EVIL}\r\nWWW-Authenticate: Basic realm="{EVIL}"\r\nETag: "{EVIL}"\r\n'
    f'Content-Type: text/{EVIL}\r\nContent-Disposition: attachment; filename="{EVIL}.xml"\r\nContent-Length: 0\r\n\r\n'
)


@pytest.fixture
def swearing():
    """The address of a server whose every word is an attack on the terminal."""

    def serve():
        while True:
            try:
                there, _ = server.accept()
                there.recv(65536)
                there.sendall(HEAD.encode())
                there.close()
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/feed"
        server.shutdown(socket.SHUT_RDWR)


def _run(*words):
    return subprocess.run([sys.executable, "-m", "tuireader", *words], capture_output=True, text=True, timeout=60)


def test_a_server_that_resets_does_not_end_the_refresh_of_the_others(breaking_off, tmp_path):
    urls, library = tmp_path / "urls", str(tmp_path / "library.db")
    urls.write_text("".join(f"http://127.0.0.1:{breaking_off}/{n}\n" for n in range(60)))
    assert _run("--library", library, "import", str(urls)).returncode == 0
    done = _run("--library", library, "refresh")
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) == 60


def test_who_stops_listening_hears_no_complaint(tmp_path):
    text = tmp_path / "story.txt"
    text.write_text("A lamp is lit\n\n" + "".join(f"The keeper came {n} times.\n\n" for n in range(4_000)))
    command = [sys.executable, "-m", "tuireader", "show", "--to", "text", str(text)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        child.stdout.read(10)
        child.stdout.close()
        assert child.stderr.read() == b""


def test_what_a_server_says_of_itself_is_text_wherever_it_is_repeated(swearing, tmp_path):
    library = str(tmp_path / "library.db")
    (tmp_path / "urls").write_text(swearing)
    _run("--library", library, "import", str(tmp_path / "urls"))
    told = [
        _run("--library", library, *words) for words in (["refresh"], ["feeds"], ["add", swearing], ["show", swearing])
    ]
    said = "".join(done.stdout + done.stderr for done in told)
    assert "401" in said or "password" in said
    assert not foreign(said.encode())
