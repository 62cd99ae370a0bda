"""The program in a terminal of its own: keys in, bytes and a grid out."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

import pyte

# What pyte does not know: private queries, the keyboard protocol.
_UNKNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*[a-z]*\$?[pu]|\x1b\[[<>][0-9;]*u")


class Terminal:
    """A child in a pty. `sent` is every byte that it wrote."""

    def __init__(self, *words, columns=100, rows=30, shell="", **env):
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.status = None
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TEXTUAL", "COLUMNS", "LINES", "TMUX"))}
        env = {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **env}
        self.fd, theirs = pty.openpty()
        self._size(theirs, columns, rows)
        command = ["sh", "-c", shell] if shell else [sys.executable, "-m", "tuireader", *words]
        # Who opens a terminal first in a session of its own has it; a process with threads, as this is, should not fork.
        command = ["sh", "-c", ': <>"$0"; exec "$@"', os.ttyname(theirs), *command]
        self._child = subprocess.Popen(
            command, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        self.pid = self._child.pid
        os.close(theirs)

    @staticmethod
    def _size(fd, columns, rows):
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns, rows):
        self._size(self.fd, columns, rows)
        self.screen.resize(rows, columns)
        os.kill(self.pid, signal.SIGWINCH)

    def pump(self, seconds=0.05):
        """Reads what comes for so long; whether anything came."""
        came = False
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self.fd], [], [], left)
            if not ready:
                break
            try:
                read = os.read(self.fd, 65536)
            except OSError:
                self.wait()
                return came
            if not read:
                return came
            came = True
            self.sent += read
            self._stream.feed(_UNKNOWN.sub(b"", read))
        return came

    @property
    def text(self):
        return "\n".join(self.screen.display)

    def until(self, seen, seconds=20):
        """Waits for a text, or for a condition on this terminal."""
        end = time.monotonic() + seconds
        holds = seen if callable(seen) else lambda: seen in self.text
        while not holds():
            self.pump()
            assert time.monotonic() < end, f"not seen: {seen}\n{self.text}"
        return self

    def key(self, keys):
        os.write(self.fd, keys if isinstance(keys, bytes) else keys.encode())
        return self

    def settle(self, quiet=0.15, most=5.0):
        """Until nothing has come for a while."""
        end = time.monotonic() + most
        while self.pump(quiet) and time.monotonic() < end:
            pass
        return self

    def tap(self, keys, most=0.3):
        """Keys, and what is drawn for them: from the first byte of it to the first rest."""
        self.key(keys)
        if select.select([self.fd], [], [], most)[0]:
            while self.pump(0.02):
                pass
        return self

    def end(self, seconds=10):
        """Waits for the program's own end; its exit status (minus a signal's number)."""
        end = time.monotonic() + seconds
        while self.status is None:
            self.pump()
            self._look()
            assert time.monotonic() < end, f"it did not end\n{self.text}"
        self.pump(0.1)
        return self.status

    def _look(self):
        self.status = self._child.poll()

    def wait(self):
        self.status = self._child.wait()

    def close(self):
        self._look()
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()
        os.close(self.fd)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
