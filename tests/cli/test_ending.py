"""A refresh that is ended in the middle: what was told of is there, the library is sound, and nothing runs on."""

import json
import os
import signal
import subprocess
import sys
import threading

import pytest

FEED = (
    b"<?xml version='1.0'?><rss version='2.0'><channel><title>Harbour Post</title>"
    b"<item><title>Ferry runs again</title><link>https://post.example/ferry</link></item></channel></rss>"
)


@pytest.fixture
def server(site):
    """Answers at /feed; at /never, not before the test is over."""
    over = threading.Event()
    site.say("/feed", FEED)

    def never(_):
        over.wait(30)

    site.answers["/never"] = never
    yield site.address
    over.set()


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_ended_refresh_leaves_a_clean_library(tmp_path, server, ending, status):
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TUIREADER_LIBRARY": str(tmp_path / "library.db")}
    command = [sys.executable, "-m", "tuireader"]
    (tmp_path / "urls").write_text(f"{server}/feed\n{server}/never\n")
    subprocess.run([*command, "import", str(tmp_path / "urls")], env=env, check=True, timeout=60, capture_output=True)
    child = subprocess.Popen(
        [*command, "refresh", "--events"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    told = (json.loads(line) for line in child.stdout)
    assert next(event for event in told if event["event"] == "feed")["new"] == 1
    os.killpg(child.pid, ending)  # as a terminal does
    _, errors = child.communicate(timeout=20)  # its benches have ended with it, for they have the same stderr
    assert (child.returncode, errors) == (status, b"")
    listed = subprocess.run([*command, "list"], env=env, check=True, timeout=60, capture_output=True)
    assert b"Ferry runs again" in listed.stdout
    subprocess.run([*command, "doctor", "--check"], env=env, check=True, timeout=60, capture_output=True)


@pytest.mark.parametrize(("ending", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_import_that_waits_for_its_input_can_be_ended(tmp_path, ending, status):
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TUIREADER_LIBRARY": str(tmp_path / "library.db")}
    (tmp_path / "story.txt").write_text("Ferry runs again\n\nIt sails at six.\n")
    child = subprocess.Popen(
        [sys.executable, "-m", "tuireader", "import", "--events", str(tmp_path / "story.txt"), "-"],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert any(json.loads(line)["event"] == "filed" for line in child.stdout)
    child.send_signal(ending)
    assert (child.wait(timeout=10), child.stderr.read()) == (status, b"")


_LOST = """
import socket, sys, time
socket.getaddrinfo = lambda *_, **__: (print("asked", flush=True), time.sleep(60))  # a resolver that does not answer
from tuireader.cli import main
sys.exit(main(["refresh", "--events"]))
"""


def test_a_refresh_whose_resolver_hangs_can_be_ended(tmp_path):
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TUIREADER_LIBRARY": str(tmp_path / "library.db")}
    (tmp_path / "urls").write_text("".join(f"https://feed{n}.example/\n" for n in range(20)))
    subprocess.run(
        [sys.executable, "-m", "tuireader", "import", str(tmp_path / "urls")], env=env, check=True, capture_output=True
    )
    child = subprocess.Popen([sys.executable, "-c", _LOST], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert any(line == b"asked\n" for line in child.stdout)
    child.send_signal(signal.SIGINT)
    assert (child.wait(timeout=10), child.stderr.read()) == (130, b"")
