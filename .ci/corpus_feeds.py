"""Every real feed, from a server on loopback into a library, with the refresh killed on the way; then the server goes,
and all is read on without it."""

import functools
import http.server
import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

KILLS = 3
TUIREADER = ".venv/bin/tuireader"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def main(feeds: str) -> int:
    folder = Path(feeds).resolve()
    served = [p.name for p in sorted(folder.iterdir()) if p.suffix not in (".jsonl", ".tsv", ".md", ".opml")]
    with tempfile.TemporaryDirectory() as home:
        library = ("--library", f"{home}/library.db")

        def run(*words: str, **how: Any) -> str:
            return subprocess.run(
                [TUIREADER, *library, *words], capture_output=True, text=True, timeout=300, **how
            ).stdout

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        outlines = "".join(f'<outline type="rss" text="{name}" xmlUrl="{address}/{name}"/>' for name in served)
        Path(home, "feeds.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
        run("import", f"{home}/feeds.opml")
        told = sum(_killed(library) for _ in range(KILLS))
        kept = len(run("list").splitlines())
        run("refresh", "--force")
        after = len(run("list").splitlines())
        again = run("refresh", "--force", "--events")
        server.shutdown()
        server.server_close()
        late = sum(json.loads(line)["new"] for line in again.splitlines() if '"event": "feed"' in line)
        rows = run("list", "--to", "jsonl", "--limit", "400").splitlines()
        shown = run("show", *(str(json.loads(row)["id"]) for row in rows[::20]))
    print(
        f"{len(served)} addresses, {after} articles; told before the kills: {told}, there after them: {kept};", end=" "
    )
    print(f"new in a second fetch: {late}")
    return int(not (told <= kept <= after and after > 1_000 and late == 0 and len(shown) > 1_000))


def _killed(library: tuple[str, str]) -> int:
    """A refresh ended by SIGKILL once some feeds are in; how many new articles it told of."""
    command = [TUIREADER, *library, "refresh", "--force", "--events"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert child.stdout
    told = 0
    for count, line in enumerate(child.stdout):
        event = json.loads(line)
        told += event["new"] if event["event"] == "feed" else 0
        if count == 20:
            break
    child.kill()
    child.wait()
    return told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
