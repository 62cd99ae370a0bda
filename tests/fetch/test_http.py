"""One fetch over HTTP: what is sent, what comes back, and what is refused."""

import asyncio
import gzip
import socket

import pytest
from fetch.loopback import Slowly, fetched, refused, response, serving

from tuireader.errors import FetchError
from tuireader.fetch import http
from tuireader.fetch.body import aside
from tuireader.fetch.http import Access, Client

BODY = b"<rss><channel><title>Harbour Post</title></channel></rss>"
ETAG = 'W/"a,b;c==\xe9"'
DATE = "Mon, 01 Jan 2024 00:00:00 GMT"


async def test_the_body_comes_with_its_type_charset_and_address():
    answer, server = await fetched({"/feed": response(BODY, 'Content-Type: Text/XML; Charset="UTF-8"')}, "/feed")
    assert (answer.status, answer.body, answer.failure) == (200, BODY, "")
    assert (answer.media_type, answer.charset, answer.url) == ("text/xml", "utf-8", server.url("/feed"))
    assert answer.source("name").name == "name"


async def test_a_request_says_who_asks_and_nothing_more():
    _, server = await fetched({"/": response(BODY)})
    headers = server.requests[0].headers
    assert headers["user-agent"].startswith("tuireader/")
    assert "(+https://" in headers["user-agent"]
    assert headers["accept-encoding"] == "gzip"
    assert "application/atom+xml" in headers["accept"]
    assert set(headers) == {"host", "accept", "accept-encoding", "connection", "user-agent"}


async def test_validators_go_back_byte_for_byte():
    answers = {"/": response(BODY, f"ETag: {ETAG}", f"Last-Modified: {DATE}")}
    async with serving(answers) as server, Client() as client:
        first = await client.get(server.url("/"))
        answers["/"] = response(b"", status="304 Not Modified", length=False)
        second = await client.get(server.url("/"), etag=first.etag, modified=first.modified)
    assert second.unchanged
    assert not second.failure
    assert server.requests[1].headers["if-none-match"] == ETAG
    assert server.requests[1].headers["if-modified-since"] == DATE


async def test_a_validator_that_no_server_would_take_back_is_not_kept():
    answer, _ = await fetched({"/": response(BODY, f"ETag: {'e' * 3_000}", f"Last-Modified: {DATE}")})
    assert (answer.etag, answer.modified) == ("", DATE)


async def test_that_nothing_has_changed_is_no_answer_to_who_had_nothing():
    assert "nothing was had" in await refused(response(status="304 Not Modified", length=False))


async def test_no_cookie_is_kept_and_no_referer_sent():
    answers = {
        "/": response(b"", "Set-Cookie: track=1; Path=/", "Location: /next", status="302 X"),
        "/next": response(BODY, "Set-Cookie: more=2; Path=/"),
    }
    async with serving(answers) as server, Client() as client:
        for _ in range(2):
            await client.get(server.url("/"))
    assert len(server.requests) == 4
    assert not any({"cookie", "referer"} & set(request.headers) for request in server.requests)


async def test_gzip_is_undone_also_where_only_the_bytes_say_so():
    packed = gzip.compress(BODY)
    answer, _ = await fetched({"/": response(packed, "Content-Encoding: gzip")})
    assert answer.body == BODY
    answer, _ = await fetched({"/": response(packed, "Content-Type: application/octet-stream")})
    assert answer.body == BODY


@pytest.mark.parametrize("headers", [("Content-Encoding: gzip",), ()])
async def test_a_bomb_is_refused_at_the_cap(headers):
    packed = gzip.compress(bytes(8 << 20))
    assert "larger than 1 MB" in await refused(response(packed, *headers), largest=1 << 20)


@pytest.mark.parametrize("coding", ["br\x1b[2J", "\x9b31m"])
async def test_the_name_of_a_coding_is_told_as_text(coding):
    told = await refused(response(BODY, f"Content-Encoding: {coding}"))
    assert told.isprintable()


@pytest.mark.parametrize(
    "line",
    [
        "X-Powered-By : mill",
        "X Powered By: mill",
        "X-Mühle(1): mill",
        ": mill",
        "X" + " " * 60_000 + ":",
        "X:" + " a" * 30_000,
    ],
    ids=["blank", "blanks", "letters", "nameless", "blanks-flood", "words-flood"],
)
async def test_a_header_line_of_an_odd_form_is_no_reason_to_refuse_an_answer(line):
    answer, _ = await fetched({"/": response(BODY, line, 'ETag : "v 1" ')})
    assert (answer.body, answer.etag) == (BODY, '"v 1"')


@pytest.mark.parametrize(
    "answer",
    [
        response(gzip.compress(BODY)[:-9], "Content-Encoding: gzip"),
        response(BODY, "Content-Encoding: gzip"),
        response(BODY, "Content-Length: 999999", length=False),
        response(b"ZZZ\r\nfoo\r\n0\r\n\r\n", "Transfer-Encoding: chunked", length=False),
        response(b"5\r\n<rss>", "Transfer-Encoding: chunked", length=False),
        response(b"-5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked", length=False),
        response(b"F" * 17 + b"\r\nhello\r\n", "Transfer-Encoding: chunked", length=False),
        response(BODY, "Transfer-Encoding: chunked"),
        response(BODY, "Content-Length: -5", length=False),
        response(BODY, "Content-Length: 5"),
        response(BODY, "Content-Length : 5"),
        response(BODY, "X-Mill: a\x00b"),
        response(status="000"),
        BODY,
        b"\x00\xff\xfe\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 60_000 + b"\r\n",
    ],
    ids=[
        "gzip-cut",
        "gzip-lie",
        "short",
        "chunk-bad",
        "chunk-cut",
        "chunk-negative",
        "chunk-endless",
        "smuggling",
        "negative",
        "two-lengths",
        "two-lengths-blank",
        "nul",
        "no-status",
        "http09",
        "noise",
        "silence",
        "headers",
    ],
)
async def test_a_broken_answer_is_no_answer(answer):
    assert await refused(answer)


def pouring(head, piece):
    """An answer that begins so and never ends."""

    async def pour(writer):
        writer.write(head)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()

    return pour


CHUNKED = response(b"", "Transfer-Encoding: chunked", length=False)


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (response(length=False), b"<item/>" * 10_000),
        (CHUNKED, b"10000\r\n" + bytes(0x10000) + b"\r\n"),
        (response(b"", "Content-Length: 99999999999", length=False), b"<item/>" * 10_000),
    ],
    ids=["body", "chunks", "length"],
)
async def test_an_endless_body_is_left_at_the_cap(head, piece):
    assert "larger than 1 MB" in await refused(pouring(head, piece), largest=1 << 20)


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 ", CHUNKED + b"5;"], ids=["header", "status", "chunk"]
)
async def test_an_endless_head_is_left(head):
    assert await refused(pouring(head, b"a" * 65_536), deadline=10)


async def test_chunks_of_a_byte_are_no_way_around_the_deadline():
    assert "0.3 seconds" in await refused(pouring(CHUNKED, b"1\r\n<\r\n" * 5_000), deadline=0.3)


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_server_that_says_nothing_is_left_at_the_deadline(scheme):
    """Neither to a request nor to a greeting of TLS."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        async with Client(deadline=0.2) as client:
            with pytest.raises(FetchError, match=r"0\.2 seconds|too long"):
                await client.get(f"{scheme}://127.0.0.1:{silent.getsockname()[1]}/")


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX-Slow: ", response(length=False)], ids=["header", "body"])
async def test_a_server_that_drips_is_left_at_the_deadline(head):
    async def drip(writer):
        writer.write(head)
        while not writer.is_closing():
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.02)

    assert "0.3 seconds" in await refused(drip, deadline=0.3)


async def test_a_certificate_that_nobody_signed_is_refused_unless_the_user_trusts_this_server():
    async with serving({"/": response(BODY)}, secure=True) as server, Client() as client:
        with pytest.raises(FetchError, match=r"certificate of 127\.0\.0\.1 is not to be trusted"):
            await client.get(server.url("/"))
        assert (await client.get(server.url("/"), access=Access(trusting=True))).body == BODY


async def test_http_on_the_port_of_https_and_the_other_way_round_is_one_sentence():
    async with serving({"/": response(BODY)}) as plain, serving({"/": response(BODY)}, secure=True) as secure:
        for url in (plain.url("/").replace("http:", "https:"), secure.url("/").replace("https:", "http:")):
            async with Client(deadline=1) as client:
                with pytest.raises(FetchError):
                    await client.get(url)


@pytest.mark.parametrize(
    "url",
    ["", "example.org/feed", "file:///etc/passwd", "http://", "http://a b/", "http://[::1", "javascript:alert(1)"],
)
async def test_what_is_no_web_address_is_not_fetched(url):
    async with Client() as client:
        with pytest.raises(FetchError):
            await client.get(url)


@pytest.mark.parametrize("status", [204, 206, 400, 401, 403, 404, 410, 418, 429, 500, 503, 520])
async def test_a_status_that_is_no_success_has_a_sentence_and_no_body(status):
    answer, _ = await fetched({"/": response(b"<h1>no</h1>", "Retry-After: 60", status=f"{status} X")})
    assert str(status) in answer.failure
    assert answer.body == b""
    assert answer.retry_after == "60"


async def test_no_more_than_four_connections_go_to_one_host():
    slow = Slowly(response(BODY))
    async with serving({"/": slow}) as server, Client() as client:
        answers = await asyncio.gather(*(client.get(server.url("/")) for _ in range(20)))
    assert all(answer.body == BODY for answer in answers)
    assert slow.most == 4


async def test_a_turn_waits_for_its_own_host_alone():
    async with serving({"/": response(BODY)}) as server, Client(per_host=1) as client:
        async with client.turn(server.url("/")):
            waiting = asyncio.create_task(client.get(server.url("/")))
            other = await client.get(server.url("/").replace("127.0.0.1", "localhost"))
            assert other.body == BODY
            assert not waiting.done()
            assert (await client.ask(server.url("/"))).body == BODY
        assert (await waiting).body == BODY


async def test_a_proxy_in_the_environment_is_asked_instead(monkeypatch):
    async with serving({"http://feeds.test/x": response(BODY)}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url("", "jo:pw@"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        async with Client() as client:
            answer = await client.get("http://feeds.test/x")
    assert answer.body == BODY
    assert proxy.requests[0].headers["proxy-authorization"].startswith("Basic ")


async def test_a_cancelled_fetch_leaves_the_client_usable():
    async def hang(writer):
        await asyncio.sleep(5)

    async with serving({"/hang": hang, "/": response(BODY)}) as server, Client(jobs=1) as client:
        task = asyncio.create_task(client.get(server.url("/hang")))
        while not server.requests:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await client.get(server.url("/"))).body == BODY


def test_the_cap_is_the_one_that_is_promised():
    assert http.LARGEST == 15 << 20


async def test_while_an_answer_waits_for_room_the_deadline_stands_still():
    stood = []
    async with asyncio.timeout(60) as deadline:
        before = deadline.when()

        async def took(size):
            stood.append((size, deadline.when()))

        await aside(deadline, took)(7)
        assert deadline.when() >= before
    assert stood == [(7, None)]


async def test_who_counts_hears_of_every_byte_unpacked():
    sizes = []

    async def took(size):
        sizes.append(size)

    packed = gzip.compress(BODY * 10_000)
    async with serving({"/": response(packed, "Content-Encoding: gzip")}) as server, Client() as client:
        answer = await client.ask(server.url("/"), took=took)
    assert sum(sizes) == len(answer.body) == len(BODY) * 10_000
