"""Where redirects lead, where they may not, and what does not go along."""

import base64
import socket

import pytest
from fetch.loopback import fetched, redirect, refused, response, serving

from tuireader.errors import FetchError
from tuireader.fetch.address import is_private
from tuireader.fetch.http import Access, Client

BODY = b"<rss><channel><title>Harbour Post</title></channel></rss>"


async def test_redirects_are_followed_five_times():
    answers = {f"/{n}": redirect(f"/{n + 1}") for n in range(5)}
    answer, server = await fetched({**answers, "/5": response(BODY)}, "/0")
    assert answer.url == server.url("/5")
    assert "more than 5 times" in await refused({"/": redirect("/")})


async def test_a_wall_that_wants_a_cookie_first_is_left_after_five_times():
    wall = response(b"", "Location: /", "Set-Cookie: seen=1", status="302 X")
    async with serving({"/": wall}) as server, Client() as client:
        with pytest.raises(FetchError, match="more than 5 times"):
            await client.get(server.url("/"))
    assert len(server.requests) == 6
    assert all("cookie" not in request.headers for request in server.requests)


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


async def test_a_login_does_not_follow_to_another_server():
    async with serving({"/": response(BODY)}) as other:
        answers = {"/": redirect(other.url("/", "eve:x@"), 301)}
        answer, server = await fetched(answers, login="jo:pw@")
    assert answer.moved_to == other.url("/")
    assert "authorization" in server.requests[0].headers
    assert "authorization" not in other.requests[0].headers


async def test_a_login_is_in_no_error():
    async with Client() as client:
        with pytest.raises(FetchError) as error:
            await client.get("http://jo:hunter2@127.0.0.1:1/?token=hunter2")
    assert "hunter2" not in str(error.value)


async def test_trust_in_one_server_does_not_reach_the_next():
    async with (
        serving({"/": response(BODY)}, secure=True) as other,
        serving({"/": redirect(other.url("/"))}, secure=True) as server,
        Client() as client,
    ):
        with pytest.raises(FetchError, match="certificate"):
            await client.get(server.url("/"), access=Access(trusting=True))


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


@pytest.mark.parametrize("name", ["inside.test", "xn--bcher-kva.test", "bücher.test", "INSIDE.test"])
async def test_a_name_that_leads_into_a_private_network_is_found_out_when_it_is_connected(monkeypatch, name):
    asked = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *rest, **more: asked("127.0.0.1", *rest, **more))
    async with serving({"/secret": response(BODY)}) as inside:
        secret = f"http://{name}:{inside.port}/secret"
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
        *(
            ("::127.0.0.1", True),
            ("::1", True),
            ("::", True),
            ("::ffff:127.0.0.1", True),
            ("64:ff9b::7f00:1", True),
            ("2002:7f00:1::", True),
            ("255.255.255.255", True),
        ),
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


async def test_an_address_that_the_user_did_not_name_reaches_no_private_network():
    async with serving({"/": response(BODY)}) as inside, Client() as client:
        with pytest.raises(FetchError, match="private network"):
            await client.get(inside.url("/"), access=Access(stranger=True))
    assert inside.requests == []


async def test_a_header_given_for_a_server_goes_to_that_server_alone():
    async with serving({"/": response(BODY)}) as other:
        answers = {"/": redirect(other.url("/"), 301)}
        _, server = await fetched(answers, access=Access("Bearer hunter2"))
    assert server.requests[0].headers["authorization"] == "Bearer hunter2"
    assert "authorization" not in other.requests[0].headers
    assert "hunter2" not in repr(Access("Bearer hunter2"))


async def test_what_may_be_private_on_its_own_server_alone_reaches_no_other_one():
    async with serving(response(BODY)) as inside:
        answers = {"/": redirect("/in"), "/in": response(BODY), "/out": redirect(inside.url("/secret"))}
        async with serving(answers) as server, Client() as client:
            answer = await client.get(server.url("/"), access=Access(staying=True))
            assert answer.body == BODY
            with pytest.raises(FetchError, match="private network"):
                await client.get(server.url("/out"), access=Access(staying=True))
        assert inside.requests == []
