"""Watching a connection being made, by httpcore2's "trace": the one place where the peer itself can be seen before it is asked."""

from collections.abc import Mapping
from typing import Any

from tuireader.errors import FetchError
from tuireader.fetch import heads
from tuireader.fetch.address import is_private

heads.tolerate()  # whoever can make a connection reads its answers so
INTO_PRIVATE = "The address leads into a private network, where it may not."


class Wire:
    """Watches a connection being made to `host`, in ASCII: whether one is made at all, whether to that very host and not to a
    proxy, and, where it is `guarded`, that it does not end in a private network. It is dropped before a byte of the request
    is sent. What is looked at is the peer itself, so no name or spelling of an address can deceive it."""

    def __init__(self, host: str, *, guarded: bool) -> None:
        self.is_new = False
        self._host = host
        self._guarded = guarded
        self.is_direct = True

    async def __call__(self, event: str, told: Mapping[str, Any]) -> None:
        if event == "connection.connect_tcp.started":
            self.is_new = True
            self.is_direct = told["host"] == self._host  # else it is the proxy, which the user has chosen
        elif event == "connection.connect_tcp.complete" and self._guarded and self.is_direct:
            stream = told["return_value"]
            peer = stream.get_extra_info("server_addr")
            if not isinstance(peer, tuple) or is_private(str(peer[0])):
                await stream.aclose()
                raise FetchError(INTO_PRIVATE)
