"""HTTP as a feed reader needs it: bounded in size and time, conditional, and telling nobody more than it must.

What HTTP leaves open is closed here. A server that drips a byte a second never ends, so the deadline is for the whole
fetch; gzip alone is offered, and undone to a cap; cookies are never kept; redirects are followed here, at most five, not
into private networks, and with the login for the own server alone. `get` answers with an Answer, or raises FetchError
with one sentence, and nothing else.
"""

import asyncio
import base64
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache, partial
from typing import BinaryIO, Self
from urllib.parse import unquote

import httpcore2
import httpx2

from tuireader import __version__
from tuireader.errors import FetchError
from tuireader.fetch.address import is_private
from tuireader.fetch.answer import Answer
from tuireader.fetch.body import Read, Took, aside, body, nobody_counts, poured
from tuireader.fetch.connections import INTO_PRIVATE, CertificatesError, Connections, proxies
from tuireader.fetch.faults import FAULTS, fault
from tuireader.fetch.fields import charset, raw, said, text, validator, validators
from tuireader.fetch.politeness import host_of
from tuireader.safe import safe_line

LARGEST = 15 << 20
DEADLINE = 30.0  # seconds for a whole fetch
MOST_REDIRECTS = 5
USER_AGENT = f"tuireader/{__version__} (+https://pypi.org/project/tuireader)"
FEEDS = (
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
PAGES = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)


@dataclass(frozen=True, slots=True)
class Access:
    """How a server may be asked. `authorization` is the header that the user gave for it, in place of a login in
    the address; `trusting` takes the certificate of this one server as it is, where the user has said so; `stranger`: the
    address is none that the user named, so it may not lead into a private network. `staying`: it is one as soon as a
    redirect leaves the server."""

    authorization: str = field(default="", repr=False)
    trusting: bool = False
    stranger: bool = False
    staying: bool = False


_OPEN = Access()


class Client:
    """Connections to many servers, `jobs` at once and `per_host` to one; `deadline` is seconds for a whole fetch. A server that
    `per_host` fetches in a row were waited for in vain is waited for no more: fifty feeds of it would take minutes.

    Its connections are kept apart, so that one into a private network, or to a server whose certificate is taken on
    trust, which only the user can ask for, is never there to be used by somebody's redirect.
    """

    def __init__(
        self, *, jobs: int = 100, per_host: int = 4, deadline: float = DEADLINE, largest: int = LARGEST
    ) -> None:
        self._jobs = asyncio.Semaphore(jobs)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        self._led_to: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(per_host))
        self._silent: defaultdict[str, int] = defaultdict(int)
        self._patience = per_host
        self.quiet: Collection[str] = ()  # hosts that no redirect may lead to, because they asked to be left alone
        self._deadline = deadline
        self._largest = largest

    async def __aenter__(self) -> Self:
        try:
            named = proxies()
        except (httpx2.InvalidURL, ValueError) as error:
            raise FetchError(
                "The proxy that the environment names is none; http:// and https:// ones are understood."
            ) from error
        self._proxied = bool(named)
        proving = cache(_proving)
        self._anywhere = Connections(proving, named)
        self._outside = Connections(proving, named, guarded=True)
        self._trusting = Connections(_without_proof, named)
        return self

    async def __aexit__(self, *_: object) -> None:
        for connections in (self._anywhere, self._outside, self._trusting):
            await connections.aclose()

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Waits until the limits allow one more fetch from this server. Whoever must look at something last thing before
        asking, such as a neighbour's Retry-After, does so inside, and then calls `ask`."""
        async with self._hosts[_parsed(url).host], self._jobs:
            yield

    async def get(
        self, url: str, *, etag: str = "", modified: str = "", accept: str = FEEDS, access: Access = _OPEN
    ) -> Answer:
        """`ask`, in turn."""
        async with self.turn(url):
            return await self.ask(url, etag=etag, modified=modified, accept=accept, access=access)

    async def ask(
        self,
        url: str,
        *,
        etag: str = "",
        modified: str = "",
        accept: str = FEEDS,
        access: Access = _OPEN,
        took: Took = nobody_counts,
    ) -> Answer:
        """What is at `url`; 304 where it is as `etag` or `modified`, from an earlier Answer, say. `took` hears how it grows."""
        own = _parsed(url)
        if self._silent[own.host] >= self._patience:
            raise FetchError(f"{_shown(own)} does not answer; others of its feeds were waited for in vain.")
        headers = {
            b"Accept": accept.encode("ascii"),
            b"Accept-Encoding": b"gzip",
            b"User-Agent": USER_AGENT.encode("ascii"),
            **validators(etag, modified),
        }
        try:
            async with asyncio.timeout(self._deadline) as deadline:
                read = partial(body, largest=self._largest, took=aside(deadline, took))
                answer = await self._follow(own, headers, access, read)
        except TimeoutError as error:
            self._silent[own.host] += 1
            raise FetchError(f"{_shown(own)} has not answered in {self._deadline:g} seconds.") from error
        self._silent[own.host] = 0
        if answer.unchanged and not (etag or modified):
            raise FetchError(f"{_shown(own)} says that nothing has changed, though nothing was had of it before.")
        return answer

    async def pour(self, url: str, target: BinaryIO, largest: int, access: Access = _OPEN) -> Answer:
        """What is at `url`, into a file, however long that takes: the deadline is for its beginning, and for every silence."""
        own = _parsed(url)
        headers = {b"Accept": b"*/*", b"Accept-Encoding": b"identity", b"User-Agent": USER_AGENT.encode("ascii")}
        try:
            async with self.turn(url), asyncio.timeout(self._deadline) as deadline:
                read = partial(poured, target=target, largest=largest, deadline=deadline)
                return await self._follow(own, headers, access, read)
        except TimeoutError as error:
            raise FetchError(f"{_shown(own)} has fallen silent.") from error

    async def _follow(self, own: httpx2.URL, headers: Mapping[bytes, bytes], access: Access, read: Read) -> Answer:
        url, moved, settled, guarded = own.copy_with(userinfo=b"", fragment=None), "", False, access.stranger
        for _ in range(MOST_REDIRECTS + 1):
            if guarded and is_private(url.host):
                raise FetchError(INTO_PRIVATE)
            login = _authorization(own, access.authorization) if _same_site(own, url) else {}
            connections = self._trusting if access.trusting and _same_site(own, url) else self._anywhere
            try:
                connections = self._outside if guarded else connections
                async with self._led(own, url), connections.answer(url, {**headers, **login}) as response:
                    if response.status not in _REDIRECTS:
                        return await self._answer(response, url, moved, read)
                    guarded = guarded or not self._is_private(response, url)
                    target = _target(response, url)
                    if target.host != own.host and host_of(str(target)) in self.quiet:
                        raise FetchError(f"{_shown(url)} redirects to {_shown(target)}, which asked for quiet.")
                    guarded = guarded or (access.staying and not _same_site(own, target))
            except FAULTS as error:
                raise fault(error, _shown(url)) from error
            settled = settled or response.status not in _PERMANENT
            moved = moved if settled else str(target)
            url = target
        raise FetchError(f"{_shown(own)} redirects more than {MOST_REDIRECTS} times.")

    def _led(self, own: httpx2.URL, url: httpx2.URL) -> AbstractAsyncContextManager[object]:
        """A place at a server that a redirect leads to: a hundred feeds of as many names may all lie at one. Held for one
        request, and never while another is waited for, so nobody waits in a circle."""
        return nullcontext() if url.host == own.host else self._led_to[url.host]

    def _is_private(self, response: httpcore2.Response, url: httpx2.URL) -> bool:
        """Whether the answer came out of a private network; through a proxy only the address itself can tell."""
        if self._proxied:
            return is_private(url.host)
        peer = response.extensions["network_stream"].get_extra_info("server_addr")
        return is_private(str(peer[0])) if isinstance(peer, tuple) else True

    async def _answer(self, response: httpcore2.Response, url: httpx2.URL, moved: str, read: Read) -> Answer:
        media_type, _, parameters = said(response, b"content-type").partition(";")
        return Answer(
            status=response.status,
            url=str(url),
            body=await read(response) if response.status in (200, 203) else b"",
            media_type=safe_line(media_type.lower(), 100),
            charset=charset(parameters),
            etag=validator(response, b"etag"),
            modified=validator(response, b"last-modified"),
            moved_to=moved,
            cache_control=safe_line(said(response, b"cache-control"), 200),
            expires=safe_line(said(response, b"expires"), 100),
            date=safe_line(said(response, b"date"), 100),
            retry_after=safe_line(said(response, b"retry-after"), 100),
        )


def _proving() -> ssl.SSLContext:
    try:
        return httpx2.create_ssl_context()
    except OSError as error:
        raise CertificatesError("The certificates that the environment names cannot be read.") from error


def _without_proof() -> ssl.SSLContext:
    """For a server of the user's own, with a certificate that nobody has signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _parsed(url: str) -> httpx2.URL:
    try:
        parsed = httpx2.URL(url.strip())
        if not url.strip():
            raise FetchError("The address is empty.")
        if parsed.scheme not in ("http", "https"):
            raise FetchError(
                f"Only http and https addresses can be fetched, not {safe_line(parsed.scheme or url, 60)}."
            )
        if not parsed.host:
            raise FetchError("The address names no server.")
    except FAULTS as error:
        raise FetchError("This is no address that can be fetched.") from error
    return parsed


def _target(response: httpcore2.Response, url: httpx2.URL) -> httpx2.URL:
    """Where a redirect leads, without a login or fragment."""
    location = text(raw(response, b"location").encode("latin-1")).strip()
    if not location:
        raise FetchError(f"{_shown(url)} redirects, but does not say where.")
    target = url.join(location)
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchError(
            f"{_shown(url)} redirects to something that is no web address ({safe_line(target.scheme, 30)}:)."
        )
    return target.copy_with(userinfo=b"", fragment=None)


def same_site(own: str, other: str) -> bool:
    """Whether a login for the one address may be sent to the other; FetchError where one is no address."""
    return _same_site(_parsed(own), _parsed(other))


def _same_site(own: httpx2.URL, url: httpx2.URL) -> bool:
    """Whether the login that came with `own` may be sent to `url`: the same server, or the same name made secure."""
    same = (url.scheme, url.host, url.port) == (own.scheme, own.host, own.port)
    return same or (url.host == own.host and url.scheme == "https" and own.scheme == "http" and url.port is None)


def _authorization(own: httpx2.URL, given: str) -> dict[bytes, bytes]:
    if given:
        return {b"Authorization": given.encode("utf-8")}
    if not own.userinfo:
        return {}
    login = unquote(own.userinfo.decode("ascii", "replace")).encode()
    return {b"Authorization": b"Basic " + base64.b64encode(login if b":" in login else login + b":")}


def _shown(url: httpx2.URL) -> str:
    """Its host, as the network knows it: letters that look like others deceive nobody."""
    return safe_line(url.raw_host.decode("ascii", "replace"), 100)
