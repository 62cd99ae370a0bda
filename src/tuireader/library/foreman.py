"""The foreman of the workshop (workshop.py): a process that has in hand what reading takes, and whose forks are the benches.

`python -m tuireader.library.foreman`: orders come in on its stdin, a socket, each the number of a bench. With a socket beside
it, a bench begins at that socket; without one, the bench of that number ends. What reading takes costs a tenth of a second to
import and as much again at the first feed, a fork some milliseconds: two benches cost what one does, and the one that was
ended over a hostile document is replaced at once. When the orders end, for whatever reason, all benches do.
"""

import contextlib
import gc
import os
import resource
import signal
import socket
import struct

from tuireader.library import bench
from tuireader.model.source import Source

ORDER = struct.Struct(">Q")
READY = 0  # no bench's number: read a word, so that every bench has in hand what the first feed takes
_MEMORY = (
    1_500_000_000  # bytes of address space; an idle bench with all parsers loaded has 400 MB of it, most untouched
)
_WORD = Source(b"<rss><channel><item><description>&lt;p&gt;word&lt;/p&gt;</description></item></channel></rss>")


def main() -> None:
    """Does as it is ordered until the orders end."""
    with contextlib.suppress(ValueError, OSError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    gc.set_threshold(50_000)  # what parsing makes and drops has hardly a circle in it
    from tuireader.library import reading

    os.dup2(2, 1)  # nobody listens to what a parser prints
    orders, benches = socket.socket(fileno=os.dup(0)), dict[int, int]()
    while (order := socket.recv_fds(orders, ORDER.size, 1))[0]:
        (number,), sockets = ORDER.unpack(order[0]), order[1]
        if sockets:
            with contextlib.suppress(OSError):  # no process more is to be had; at the other end a bench has ended
                benches[number] = _begun(orders, sockets[0])
            os.close(sockets[0])
        elif number == READY:
            reading.read(_WORD)
        elif pid := benches.pop(number, 0):  # else of a foreman's who is no more
            _end(pid)
    for pid in benches.values():
        _end(pid)


def _begun(orders: socket.socket, at: int) -> int:
    """The process of a new bench, which works at that socket."""
    gc.freeze()  # what is here now stays, so that no collection looks at it, nor makes the bench's pages its own
    if pid := os.fork():
        return pid
    orders.close()
    os.dup2(at, 0)
    os.close(at)
    try:
        bench.work()
    finally:  # nothing of the foreman's own is done twice
        os._exit(0)


def _end(pid: int) -> None:
    """Its memory is free when this returns."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
