"""Connections that are used again, and how many there are to one server."""

import asyncio
import socket

import pytest
from fetch.loopback import Slowly, redirect, response, serving

from tuireader.errors import FetchError
from tuireader.fetch.http import Client

BODY = b"<rss><channel><title>Harbour Post</title></channel></rss>"
KEPT = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


async def asked_of(answers):
    """Two fetches from a server that keeps connections and gives these bytes, in turn; how often it was asked."""
    asked, kept = 0, []

    async def handle(reader, writer):
        nonlocal asked
        kept.append(writer)
        while await reader.readline():
            while await reader.readline() != b"\r\n":
                pass
            asked += 1
            answer = answers[min(asked, len(answers)) - 1]
            writer.write(answer)
            if not answer:
                break
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    try:
        async with Client(deadline=5) as client:
            for _ in range(2):
                assert (await client.get(url)).body == BODY
    finally:
        server.close()
        for writer in kept:
            writer.close()
        await asyncio.sleep(0)
    return asked


async def test_what_an_answer_leaves_on_the_line_is_not_the_next_feeds_answer():
    assert await asked_of([KEPT + b"HTTP/1.1 200 OK\r\n<more than was announced>", KEPT]) == 3


async def test_a_server_that_hangs_up_on_a_kept_connection_is_asked_once_more():
    assert await asked_of([KEPT, b"", KEPT]) == 3


async def test_a_server_that_hangs_up_at_once_is_not():
    with pytest.raises(FetchError):
        await asked_of([b""])


async def test_a_server_that_has_nothing_new_is_asked_for_its_next_feed_on_the_same_connection():
    made = 0

    async def handle(reader, writer):
        nonlocal made
        made += 1
        while await reader.readline():
            while await reader.readline() != b"\r\n":
                pass
            writer.write(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 57\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    async with server, Client(deadline=5) as client:
        for number in range(3):
            assert (await client.get(f"{url}{number}", etag='"1"')).unchanged
    assert made == 1


async def test_no_more_than_four_are_led_to_one_server_at_once_from_however_many_others(monkeypatch):
    slow = Slowly(response(BODY))
    asked = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *rest, **more: asked("127.0.0.1", *rest, **more))
    async with serving({"/home": slow}) as server, Client() as client:
        server.answers["/"] = redirect(f"http://home.example:{server.port}/home")
        doors = [f"http://door{n}.example:{server.port}/" for n in range(20)]
        answers = await asyncio.gather(*(client.get(door) for door in doors))
    assert all(answer.body == BODY for answer in answers)
    assert slow.most == 4


async def test_a_server_that_is_waited_for_in_vain_is_not_waited_for_again_and_others_are_asked():
    async def hang(writer):
        await asyncio.sleep(5)

    answers = {f"/{n}": hang for n in range(30)}
    async with serving(answers) as server, serving({"/": response(BODY)}) as other, Client(deadline=0.2) as client:
        asking = (client.get(server.url(path)) for path in answers)
        errors = await asyncio.gather(*asking, return_exceptions=True)
        assert (await client.get(other.url("/").replace("127.0.0.1", "localhost"))).body == BODY
    assert {type(error) for error in errors} == {FetchError}
    assert 4 <= len(server.requests) < 10  # those that began while the first were waited for


async def test_a_redirect_to_a_server_that_asked_for_quiet_is_not_followed():
    async with serving({"/": response(BODY)}) as quiet:
        target = quiet.url("/").replace("127.0.0.1", "localhost")
        async with serving({"/": redirect(target), "/own": redirect("/")}) as server, Client() as client:
            client.quiet = {"localhost"}
            with pytest.raises(FetchError, match="asked for quiet"):
                await client.get(server.url("/"))
    assert quiet.requests == []
