"""A server on 127.0.0.1 that answers with exactly the bytes a test gives it, and remembers what it was asked."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tuireader.errors import FetchError
from tuireader.fetch.answer import Answer
from tuireader.fetch.http import Access, Client

Answers = dict[str, bytes | Callable[[asyncio.StreamWriter], object]]


@dataclass
class Request:
    line: str
    headers: dict[str, str]


@dataclass
class Loopback:
    answers: Answers
    port: int = 0
    scheme: str = "http"
    requests: list[Request] = field(default_factory=list)

    def url(self, path: str, login: str = "") -> str:
        return f"{self.scheme}://{login}127.0.0.1:{self.port}{path}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            line, *lines = head.strip().split("\r\n")
            pairs = (text.partition(":") for text in lines)
            self.requests.append(Request(line, {name.lower(): value.strip() for name, _, value in pairs}))
            answer = self.answers.get(line.split(" ")[1], b"HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n")
            if callable(answer):
                await answer(writer)  # type: ignore[misc]
            else:
                writer.write(answer)
            await writer.drain()
        writer.close()


@asynccontextmanager
async def serving(answers: Answers, secure: bool = False) -> AsyncIterator[Loopback]:
    loopback = Loopback(answers, scheme="https" if secure else "http")
    context = None
    if secure:  # by a certificate for 127.0.0.1 that nobody has signed; its key is good for nothing else
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(Path(__file__).with_name("self_signed.pem"))
    server = await asyncio.start_server(loopback.handle, "127.0.0.1", 0, ssl=context)
    loopback.port = server.sockets[0].getsockname()[1]
    try:
        yield loopback
    finally:
        server.close()


class Slowly:
    """An answer that takes a while; `most` is how many have waited for it at once."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self._now = self.most = 0

    async def __call__(self, writer: asyncio.StreamWriter) -> None:
        self._now += 1
        self.most = max(self.most, self._now)
        await asyncio.sleep(0.02)
        self._now -= 1
        writer.write(self._answer)


def response(body: bytes = b"", *headers: str, status: str = "200 OK", length: bool = True) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Connection: close", *headers]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(target: str, status: int = 302) -> bytes:
    return response(b"", f"Location: {target}", status=f"{status} X")


async def fetched(
    answers: Answers, path: str = "/", login: str = "", access: Access | None = None
) -> tuple[Answer, Loopback]:
    """What a client is answered, and the server that it asked."""
    async with serving(answers) as server, Client() as client:
        return await client.get(server.url(path, login), access=access or Access()), server


async def refused(answer: Any, path: str = "/", **settings: Any) -> str:
    """The one sentence of the error that such an answer is."""
    answers = answer if isinstance(answer, dict) else {path: answer}
    async with serving(answers) as server, Client(**settings) as client:
        with pytest.raises(FetchError) as error:
            await client.get(server.url(path))
    assert "\n" not in str(error.value)
    assert str(error.value).endswith(".")
    return str(error.value)
