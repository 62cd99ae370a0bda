"""Takes what a hostile publisher sends (files, and feeds from a server on this machine) through every screen of the reader
in a terminal: nothing that it writes there may be anything but drawing and text."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE / "tests"))

from hostile.foreign import foreign, through_every_screen  # noqa: E402
from ui.terminal import Terminal  # noqa: E402

# The files that hold text for screens; the others are about size and depth, and hostile_files.py has them all.
SHOWN = (
    "*escape*",
    "feed_xss*",
    "feed_utf7*",
    "feed_xxe*",
    "feed_dates*",
    "page_xss*",
    "text_zalgo*",
    "nl*",
    "-rf*",
    "opml_hostile*",
    "opml_xxe*",
    "feed_nul*",
)
ASKED = (
    "feed/raw_escape", "feed/charref_escape", "feed/utf7", "feed/xss_feed", "status/401", "status/410", "redir/ctl", "redir/js",
    "redir/nonascii", "redir/data", "garbage", "http09", "gzip-lie", "bad-chunk", "html", "reset", "close-now", "many-headers",
)  # fmt: skip
ARTICLES = 30


def main(hostile: str) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("CONFIG", "CACHE", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
        settings = folder / "config" / "tuireader" / "config.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text("[refresh]\non_start = false\n")
        make = [sys.executable, str(Path(hostile).resolve() / "make_files.py"), str(folder / "files")]
        subprocess.run(make, check=True, capture_output=True)
        failures = _fill(folder, Path(hostile).resolve()) + _look(folder)
    print(
        "\n".join(failures) or f"hostile screens: {ARTICLES} articles and every screen, nothing of them on the terminal"
    )
    return 1 if failures else 0


def _fill(folder: Path, hostile: Path) -> list[str]:
    """The library of all that, made by the commands on a terminal."""
    command = [sys.executable, str(hostile / "hostile_server.py"), "--life", "50"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        port = server.stdout.readline().split()[1]
        lines = "".join(f"http://127.0.0.1:{port}/{path}\n" for path in ASKED)
        (folder / "urls").write_text(lines)
        files = sorted({str(path) for pattern in SHOWN for path in (folder / "files").glob(pattern)})
        failures = [
            *_said(folder, "import", "--", str(folder / "urls")),
            *_said(folder, "refresh"),
            *_said(folder, "import", "--", *files),
            *_said(folder, "feeds"),
            *_said(folder, "list"),
            *_said(folder, "show", "--", *files),
        ]
        server.kill()
    return failures


def _said(folder: Path, *words: str) -> list[str]:
    with Terminal("--library", str(folder / "library.db"), *words, columns=120) as terminal:
        terminal.end(45)
        return _judged(words[0], terminal.sent)


def _look(folder: Path) -> list[str]:
    with Terminal("--library", str(folder / "library.db"), columns=140, rows=44) as terminal:
        through_every_screen(terminal, ARTICLES)
        terminal.key(b"\x11")
        status = terminal.end()
        return _judged("the reader", terminal.sent) + ([f"the reader ended with {status}"] if status else [])


def _judged(what: str, sent: bytes) -> list[str]:
    traceback = ["a traceback"] if b"Traceback" in sent else []
    return [f"{what}: {found!r}" for found in (*foreign(sent), *traceback)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
