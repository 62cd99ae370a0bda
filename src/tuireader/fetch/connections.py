"""Connections to servers: made one by one, and kept a moment for whoever asks the same server next.

httpcore2 makes them, through a proxy where the environment names one, and speaks HTTP over them. Its own pool looks at all that it
has for each request, and httpx2's client goes over every request and answer once more: of 1.4 ms an answer that was a third.
"""

import ssl
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from tuireader.errors import FetchError
from tuireader.fetch import heads
from tuireader.fetch.address import is_private

heads.tolerate()  # whoever can make a connection reads its answers so

KEPT = 5  # connections that nobody uses
EXPIRY = 5.0  # seconds that such a one may be used again for
INTO_PRIVATE = "The address leads into a private network, where it may not."
_UNCHANGED = 304  # has no body, whatever its header says (RFC 9112, 6.3)
_BROKEN_OFF = (httpcore2.RemoteProtocolError, httpcore2.ReadError, httpcore2.WriteError)


class CertificatesError(FetchError):
    """The certificates that the environment names cannot be read, so that no server at all can be trusted."""


class Connections:
    """Those that are made with one `context`, asked for with the first that is to be secure: it takes a twentieth of a second.
    Where they are `guarded`, none that is not the proxy's ends in a private network."""

    def __init__(
        self,
        context: Callable[[], ssl.SSLContext],
        proxies: Mapping[str, httpcore2.Proxy],
        *,
        guarded: bool = False,
    ) -> None:
        self._context = context
        self._proxies = proxies
        self._backend = _Guarded() if guarded else httpcore2.AnyIOBackend()
        self._makers: dict[tuple[str, bool], httpcore2.AsyncConnectionPool] = {}
        self._kept: list[httpcore2.AsyncConnectionInterface] = []

    async def aclose(self) -> None:
        for connection in self._kept:
            await connection.aclose()

    @asynccontextmanager
    async def answer(self, url: httpx2.URL, headers: Mapping[bytes, bytes]) -> AsyncIterator[httpcore2.Response]:
        """The answer to a GET. On a connection that was used before it is asked once more, because what fails there may be
        what the answer before left behind: a server that hangs up, or bytes beyond its Content-Length."""
        own = {b"Host": url.netloc, b"Connection": b"keep-alive"}
        request = httpcore2.Request("GET", _raw(url), headers=[*own.items(), *headers.items()])
        proxy = self._proxy(url)
        maker = self._maker(url.scheme, proxy)
        kept = await self._taken(request.url.origin)
        connection = kept or maker.create_connection(request.url.origin)
        try:
            response = await connection.handle_async_request(request)
        except httpcore2.ConnectError as error:
            if proxy is None or isinstance(error.__cause__, ssl.SSLError):
                raise
            raise FetchError("The proxy that the environment names cannot be reached.") from error
        except _BROKEN_OFF:
            if not kept:
                raise
            connection = maker.create_connection(request.url.origin)
            response = await connection.handle_async_request(request)
        try:
            yield response
            if response.status == _UNCHANGED:  # to its end, which is here, or the connection could not be used again
                async for _ in response.aiter_stream():
                    pass
        finally:
            await response.aclose()
            if connection.is_idle():
                await self._keep(connection)

    def _proxy(self, url: httpx2.URL) -> httpcore2.Proxy | None:
        proxy = self._proxies.get(url.scheme)
        spared = map(proxy_bypass, (url.host, url.netloc.decode("ascii")))
        return proxy if proxy and not any(spared) else None

    def _maker(self, scheme: str, proxy: httpcore2.Proxy | None) -> httpcore2.AsyncConnectionPool:
        """A pool, as what knows how connections are made; nothing is asked of it but that."""
        way = scheme, proxy is not None
        if way not in self._makers:
            self._makers[way] = httpcore2.AsyncConnectionPool(
                self._context() if scheme == "https" else None,
                proxy,
                keepalive_expiry=EXPIRY,
                network_backend=None if proxy else self._backend,
            )
        return self._makers[way]

    async def _taken(self, origin: httpcore2.Origin) -> httpcore2.AsyncConnectionInterface | None:
        for connection in [one for one in self._kept if one.can_handle_request(origin)]:
            self._kept.remove(connection)
            if not connection.has_expired():
                return connection
            await connection.aclose()
        return None

    async def _keep(self, connection: httpcore2.AsyncConnectionInterface) -> None:
        self._kept.append(connection)
        if len(self._kept) > KEPT:
            await self._kept.pop(0).aclose()


class _Guarded(httpcore2.AnyIOBackend):
    """Looks at the peer itself before it is sent a byte, so no name or spelling of an address can deceive it."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        stream = await super().connect_tcp(host, port, timeout, local_address, socket_options)
        peer = stream.get_extra_info("server_addr")
        if not isinstance(peer, tuple) or is_private(str(peer[0])):
            await stream.aclose()
            raise FetchError(INTO_PRIVATE)
        return stream


def proxies() -> dict[str, httpcore2.Proxy]:
    """The proxies that the environment names, by scheme; httpx2.InvalidURL or ValueError for what is none."""
    named = getproxies()
    addresses = {scheme: named.get(scheme) or named.get("all", "") for scheme in ("http", "https")}
    return {scheme: _proxy_at(address) for scheme, address in addresses.items() if address}


def _proxy_at(address: str) -> httpcore2.Proxy:
    proxy = httpx2.Proxy(address if "://" in address else f"http://{address}")
    return httpcore2.Proxy(_raw(proxy.url), proxy.raw_auth)


def _raw(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
