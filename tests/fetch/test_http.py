"""One fetch over HTTP: what is sent, what comes back, and what is refused."""

import asyncio
import base64
import gzip
import socket
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import Loopback, redirect, response, serving

from tuireader.errors import FetchError
from tuireader.fetch import http
from tuireader.fetch.address import is_private
from tuireader.fetch.answer import Answer
from tuireader.fetch.http import Access, Client

BODY = b"<rss><channel><title>Harbour Post</title></channel></rss>"
ETAG = 'W/"a,b;c==\xe9"'
DATE = "Mon, 01 Jan 2024 00:00:00 GMT"


async def fetched(answers: dict, path: str = "/", login: str = "", **settings) -> tuple[Answer, Loopback]:
    async with serving(answers) as server, Client(**settings) as client:
        return await client.get(server.url(path, login)), server


async def refused(answer, path: str = "/", **settings) -> str:
    answers = answer if isinstance(answer, dict) else {path: answer}
    async with serving(answers) as server, Client(**settings) as client:
        with pytest.raises(FetchError) as error:
            await client.get(server.url(path))
    assert "\n" not in str(error.value)
    assert str(error.value).endswith(".")
    return str(error.value)


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


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "deflate\x1b[2J"])
async def test_a_coding_that_was_not_offered_is_refused(coding):
    told = await refused(response(BODY, f"Content-Encoding: {coding}"))
    assert "\x1b" not in told


@pytest.mark.parametrize(
    "answer",
    [
        response(gzip.compress(BODY)[:-9], "Content-Encoding: gzip"),
        response(BODY, "Content-Encoding: gzip"),
        response(BODY, "Content-Length: 999999", length=False),
        response(b"ZZZ\r\nfoo\r\n0\r\n\r\n", "Transfer-Encoding: chunked", length=False),
        response(b"5\r\n<rss>", "Transfer-Encoding: chunked", length=False),
        response(BODY, "Transfer-Encoding: chunked"),
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
        "smuggling",
        "http09",
        "noise",
        "silence",
        "headers",
    ],
)
async def test_a_broken_answer_is_no_answer(answer):
    assert await refused(answer)


async def test_an_endless_body_is_left_at_the_cap():
    async def pour(writer):
        writer.write(response(length=False))
        while not writer.is_closing():
            writer.write(b"<item/>" * 10_000)
            await writer.drain()

    assert "larger than 1 MB" in await refused(pour, largest=1 << 20)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX-Slow: ", response(length=False)], ids=["header", "body"])
async def test_a_server_that_drips_is_left_at_the_deadline(head):
    async def drip(writer):
        writer.write(head)
        while not writer.is_closing():
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(0.02)

    assert "0.3 seconds" in await refused(drip, deadline=0.3)


async def test_redirects_are_followed_five_times():
    answers = {f"/{n}": redirect(f"/{n + 1}") for n in range(5)}
    answer, server = await fetched({**answers, "/5": response(BODY)}, "/0")
    assert answer.url == server.url("/5")
    assert "more than 5 times" in await refused({"/": redirect("/")})


@pytest.mark.parametrize(
    ("statuses", "target"),
    [((301,), "/1"), ((308, 301), "/2"), ((301, 302), "/1"), ((302, 301), ""), ((307,), ""), ((303,), "")],
)
async def test_only_a_chain_of_permanent_redirects_names_a_new_address(statuses, target):
    answers = {f"/{n}": redirect(f"/{n + 1}", status) for n, status in enumerate(statuses)}
    answer, server = await fetched({**answers, f"/{len(statuses)}": response(BODY)}, "/0")
    assert answer.moved_to == (server.url(target) if target else "")


@pytest.mark.parametrize(
    "target",
    [
        *("file:///etc/passwd", "javascript:alert(1)", "data:text/xml,<rss/>", "unix:/var/run/x.sock", "gopher://a/_x"),
        *("", "http://127.0.0.1:99999/", "http://a..b/", "/ok\x01\x1b[2J"),
    ],
)
async def test_a_redirect_to_nowhere_is_one_sentence(target):
    assert "\x1b" not in await refused(redirect(target))


async def test_a_redirect_may_be_relative_hold_spaces_and_be_in_any_encoding():
    answers = {"/a/b": redirect("../c d"), "/c%20d": redirect("/\xe9"), "/%E9": response(BODY)}
    answer, _ = await fetched(answers, "/a/b")
    assert answer.body == BODY


async def test_a_login_goes_out_as_a_header_and_comes_back_nowhere():
    answer, server = await fetched({"/": response(BODY)}, login="jo%40sea:p%3Aw@")
    assert server.requests[0].headers["authorization"] == "Basic " + base64.b64encode(b"jo@sea:p:w").decode()
    assert "sea" not in answer.url


async def test_a_login_does_not_follow_to_another_server_nor_into_a_new_address():
    async with serving({"/": response(BODY)}) as other:
        answers = {"/": redirect(other.url("/", "eve:x@"), 301)}
        answer, server = await fetched(answers, login="jo:pw@")
    assert "authorization" in server.requests[0].headers
    assert "authorization" not in other.requests[0].headers
    assert answer.moved_to == ""


async def test_a_login_is_in_no_error():
    async with Client() as client:
        with pytest.raises(FetchError) as error:
            await client.get("http://jo:hunter2@127.0.0.1:1/?token=hunter2")
    assert "hunter2" not in str(error.value)


async def test_a_certificate_that_nobody_signed_is_refused_unless_the_user_trusts_this_server():
    async with serving({"/": response(BODY)}, secure=True) as server, Client() as client:
        with pytest.raises(FetchError, match=r"certificate of 127\.0\.0\.1 is not to be trusted"):
            await client.get(server.url("/"))
        assert (await client.get(server.url("/"), access=Access(trusting=True))).body == BODY


async def test_trust_in_one_server_does_not_reach_the_next():
    async with (
        serving({"/": response(BODY)}, secure=True) as other,
        serving({"/": redirect(other.url("/"))}, secure=True) as server,
        Client() as client,
    ):
        with pytest.raises(FetchError, match="certificate"):
            await client.get(server.url("/"), access=Access(trusting=True))


async def test_http_on_the_port_of_https_and_the_other_way_round_is_one_sentence():
    async with serving({"/": response(BODY)}) as plain, serving({"/": response(BODY)}, secure=True) as secure:
        for url in (plain.url("/").replace("http:", "https:"), secure.url("/").replace("https:", "http:")):
            async with Client() as client:
                with pytest.raises(FetchError):
                    await client.get(url)


async def test_what_the_user_typed_may_be_private_and_may_redirect_to_its_own_kind():
    answer, _ = await fetched({"/": redirect("/in"), "/in": response(BODY)})
    assert answer.body == BODY


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "[::ffff:127.0.0.1]", "localhost"])
async def test_a_redirect_from_outside_reaches_no_private_address(host, monkeypatch):
    """The first server is on loopback, too; the client is made to take it for one of the open net."""
    async with serving({"/secret": response(BODY)}) as inside:
        monkeypatch.setattr(Client, "_is_private", lambda *_: False)
        told = await refused(redirect(f"http://{host}:{inside.port}/secret"))
    assert "private network" in told
    assert inside.requests == []


async def test_a_name_that_leads_into_a_private_network_is_found_out_when_it_is_connected(monkeypatch):
    asked = socket.getaddrinfo

    def resolver(host, *rest, **more):
        return asked("127.0.0.1" if host in ("inside.test", b"inside.test") else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    async with serving({"/secret": response(BODY)}) as inside:
        secret = f"http://inside.test:{inside.port}/secret"
        async with Client() as client:
            assert (await client.get(secret)).body == BODY
        monkeypatch.setattr(Client, "_is_private", lambda *_: False)
        assert "private network" in await refused(redirect(secret))
    assert len(inside.requests) == 1


async def test_a_proxy_is_not_made_to_ask_a_private_address(monkeypatch):
    async with serving({"http://feeds.test/x": redirect("http://127.1/secret")}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url(""))
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        async with Client() as client:
            with pytest.raises(FetchError, match="private network"):
                await client.get("http://feeds.test/x")
    assert len(proxy.requests) == 1


@pytest.mark.parametrize(
    ("address", "private"),
    [
        *(("127.0.0.1", True), ("10.1.2.3", True), ("192.168.0.1", True), ("169.254.169.254", True), ("::1", True)),
        *(("100.64.0.1", True), ("0.0.0.0", True), ("fe80::1%eth0", True), ("fd00::1", True), ("224.0.0.1", True)),
        *(("::ffff:127.0.0.1", True), ("64:ff9b::7f00:1", True), ("2002:7f00:1::", True), ("255.255.255.255", True)),
        *(
            ("127.1", True),
            ("0x7f000001", True),
            ("2130706433", True),
            ("LocalHost.", True),
            ("93.184.216.34", False),
            ("2606:2800:220:1::1", False),
            ("64:ff9b::5db8:d822", False),
            ("example", False),
        ),
    ],
)
def test_private_addresses_are_known_in_every_disguise(address, private):
    assert is_private(address) is private


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
    now, most = 0, 0

    async def slow(writer):
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.02)
        now -= 1
        writer.write(response(BODY))

    async with serving({"/": slow}) as server, Client() as client:
        answers = await asyncio.gather(*(client.get(server.url("/")) for _ in range(20)))
    assert all(answer.body == BODY for answer in answers)
    assert most == 4


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


@given(st.binary(max_size=2_000), st.integers(1, 2_000))
def test_an_inflater_gives_back_what_was_packed_whatever_the_pieces(body, size):
    from tuireader.inflate import Inflater

    for packed in (gzip.compress(body), zlib.compress(body), gzip.compress(body) + gzip.compress(b"tail")):
        inflater = Inflater()
        got = b"".join(inflater.feed(packed[start : start + size]) for start in range(0, len(packed), size))
        inflater.finish()
        assert got in (body, body + b"tail")


def test_the_cap_is_the_one_that_is_promised():
    assert http.LARGEST == 15 << 20
