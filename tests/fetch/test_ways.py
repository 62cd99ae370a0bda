"""The ways to a server: two address families, proxies."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from fetch.loopback import response, serving

from tuireader.errors import FetchError
from tuireader.fetch.http import Client

BODY = b"<rss><channel><title>Harbour Post</title></channel></rss>"


@contextmanager
def dead_end(port: int) -> Iterator[None]:
    """A server on ::1 whose queue is full: whoever knocks is left standing. Where there is no IPv6 at all, nothing."""
    with ExitStack() as sockets:
        with suppress(OSError):
            made = sockets.enter_context(socket.socket(socket.AF_INET6))
            made.bind(("::1", port))
            made.listen(0)
            for _ in range(3):
                knocking = sockets.enter_context(socket.socket(socket.AF_INET6))
                knocking.setblocking(False)
                knocking.connect_ex(("::1", port))
        yield


async def test_where_ipv6_leads_nowhere_the_other_way_is_taken(monkeypatch):
    async with serving({"/": response(BODY)}) as server, Client(deadline=5) as client:
        families = ((socket.AF_INET6, ("::1", server.port, 0, 0)), (socket.AF_INET, ("127.0.0.1", server.port)))
        ways = [(family, socket.SOCK_STREAM, 6, "", address) for family, address in families]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: ways)
        with dead_end(server.port):
            answer = await client.get(f"http://two-families.example:{server.port}/")
    assert answer.body == BODY


async def test_a_proxys_password_goes_to_the_proxy_and_into_no_error(monkeypatch):
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    async with serving({"http://feeds.example/": response(BODY)}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url("", "jo:sesame@"))
        async with Client() as client:
            assert (await client.get("http://feeds.example/")).body == BODY
    assert proxy.requests[0].headers["proxy-authorization"].startswith("Basic ")
    async with Client(deadline=5) as client:  # the proxy has gone
        with pytest.raises(FetchError) as error:
            await client.get("http://feeds.example/")
    assert str(error.value) == "The proxy that the environment names cannot be reached."


@pytest.mark.parametrize("named", ["socks://127.0.0.1:9/", "http://[::1", "http://proxy.example:port"])
async def test_what_is_no_proxy_is_said_to_be_none(monkeypatch, named):
    monkeypatch.setenv("ALL_PROXY", named)
    with pytest.raises(FetchError, match="The proxy that the environment names is none"):
        async with Client():
            pass


async def test_a_certificate_behind_a_proxy_is_not_the_proxys_fault(monkeypatch):
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("self_signed.pem"))

    async def tunnel(writer):
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        with suppress(ssl.SSLError, ConnectionError):
            await writer.start_tls(context)

    async with serving({"feeds.example:443": tunnel}) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url(""))
        async with Client(deadline=5) as client:
            with pytest.raises(FetchError, match=r"certificate of feeds\.example"):
                await client.get("https://feeds.example/")


async def test_certificates_that_cannot_be_read_are_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none"))
    async with Client(deadline=5) as client:
        with pytest.raises(FetchError, match="certificates that the environment names"):
            await client.get("https://127.0.0.1:9/")


@pytest.mark.parametrize(
    "proxy", ["http://jo:sesame@[broken/", "gopher://jo:sesame@127.0.0.1:1/", "socks5://jo:sesame@127.0.0.1:1/"]
)
async def test_a_proxy_that_cannot_be_used_is_one_sentence(proxy, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(FetchError) as error:
        async with Client(deadline=5) as client:
            await client.get("http://feeds.example/")
    assert str(error.value).endswith(".")
    assert "sesame" not in str(error.value)
