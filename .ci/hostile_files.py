"""Hands every hostile file to `tuireader show` in each form: an answer or one sentence each, and not one byte of the
attack in what is printed."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# What no terminal may get from a file: controls but tab and line feed, C1, bidi controls. Our own colours are off.
OUR_OWN = re.compile("\x1b\\[[0-9;]*m")  # no file can make one of these: its escapes are gone
ATTACK = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _values(found: dict[str, object]) -> str:
    """All that an answer says, escapes undone; the path is the caller's own word."""
    found = {key: value for key, value in found.items() if key != "path"}
    return json.dumps(found, ensure_ascii=False).replace("\\u00", "\x1b")


def main(hostile: str) -> int:
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, str(Path(hostile).resolve() / "make_files.py"), folder], check=True, capture_output=True
        )
        files = sorted(str(p) for p in Path(folder).iterdir())
        for form in ("json", "ansi"):
            command = [".venv/bin/tuireader", "--library", f"{folder}/none.db", "show", "--to", form, "--", *files]
            done = subprocess.run(
                command,
                capture_output=True,
                timeout=300,
                env={"PATH": "/usr/bin:/bin", "HOME": folder, "NO_COLOR": "1"},
            )
            text = done.stdout.decode("utf-8", "surrogatepass")
            if form == "json" and len(text.splitlines()) != len(files):
                failures.append(f"{form}: {len(text.splitlines())} answers for {len(files)} files")
            if form == "json":  # escaped there, and whole again in whoever reads it
                text = "\n".join(_values(json.loads(line)) for line in text.splitlines())
            text = OUR_OWN.sub("", text)
            if found := ATTACK.search(text):
                failures.append(
                    f"{form}: {found[0]!r} at {found.start()}: {text[max(0, found.start() - 60) : found.end() + 20]!r}"
                )
            if b"Traceback" in done.stderr:
                failures.append(f"{form}: {done.stderr.decode(errors='replace')[-400:]}")
    print("\n".join(failures) or f"hostile files: {len(files)} answered in two forms, nothing of them on the terminal")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
