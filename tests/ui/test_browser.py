"""The reader in a browser: textual-serve runs it with a driver of its own, over pipes."""

import json
import os
import subprocess
import sys


def packets(stream):
    """(kind, what is said) of each packet; b"D" goes to the screen, b"M" to the server."""
    while kind := stream.read(1):
        yield kind, stream.read(int.from_bytes(stream.read(4), "big"))


def packet(kind, said):
    return kind + len(said).to_bytes(4, "big") + said


def test_without_a_terminal_but_with_a_driver_the_reader_opens_is_read_and_ends(path, tmp_path):
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "COLUMNS": "100",
        "ROWS": "30",
    }
    command = [sys.executable, "-m", "tuireader", "--library", str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=env, **pipes) as reader:
        assert reader.stdout.readline() == b"__GANGLION__\n"
        reader.stdin.write(packet(b"M", json.dumps({"type": "resize", "width": 100, "height": 30}).encode()))
        reader.stdin.flush()
        seen = ""
        for kind, said in packets(reader.stdout):
            seen += said.decode() if kind == b"D" else ""
            if "tuireader" in seen and not reader.stdin.closed:
                reader.stdin.write(packet(b"D", b"Q"))
                reader.stdin.close()
        errors = reader.stderr.read()
    assert (reader.returncode, errors) == (0, b"")
    assert "The Pier" in seen
