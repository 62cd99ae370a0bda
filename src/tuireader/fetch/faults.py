"""What goes wrong between two machines, in one sentence each.

httpcore2's errors have no ancestor in common, and bad addresses, IDNA, sockets, TLS and anyio's exception groups come as they
are, so the whole family is listed here, and nowhere else.
"""

import errno
import socket
import ssl
import zlib

import httpcore2
import httpx2

from tuireader.errors import FetchError, OfflineError
from tuireader.safe import redact, safe_line

FAULTS = (
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.TimeoutException,
    httpx2.InvalidURL,
    OSError,
    ValueError,
    EOFError,
    zlib.error,
    ImportError,  # what a SOCKS proxy would need
    ExceptionGroup,
)

_NO_WAY = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_SAYINGS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], str], ...] = (
    (ssl.SSLCertVerificationError, "The certificate of {where} is not to be trusted: {why}."),
    (ssl.SSLError, "No secure connection to {where} can be made."),
    (ConnectionRefusedError, "{where} refuses the connection."),
    (httpcore2.ProxyError, "The proxy does not help: {why}."),
    ((httpcore2.TimeoutException, TimeoutError), "{where} takes too long."),
    (httpcore2.ProtocolError, "{where} does not speak proper HTTP."),
    ((ConnectionError, httpcore2.ReadError, httpcore2.WriteError), "{where} has broken off."),
    (ImportError, "The proxy is of a kind that is not understood; http:// and https:// ones are."),
    ((httpx2.InvalidURL, ValueError), "{where} is no address that can be used."),
)


def fault(error: BaseException, host: str) -> FetchError:
    """The error of ours for `error`, met while talking to `host`, with one sentence."""
    where = host or "The network"
    for cause in _causes(error):
        if isinstance(cause, FetchError):
            return cause
        if isinstance(cause, socket.gaierror):
            return OfflineError(f"The name {where} cannot be found; perhaps there is no connection.")
        if isinstance(cause, OSError) and cause.errno in _NO_WAY:
            return OfflineError(f"There is no way to {where}; perhaps there is no connection.")
        if told := _told(cause, where):
            return FetchError(told)
    return FetchError(f"{where} cannot be reached.")


def _causes(error: BaseException | None) -> list[BaseException]:
    """The innermost first: it knows best what happened."""
    found: list[BaseException] = []
    while error is not None and error not in found and len(found) < 20:
        found.append(error)
        if isinstance(error, BaseExceptionGroup):
            found += error.exceptions
        error = error.__cause__ or error.__context__
    return found[::-1]


def _told(cause: BaseException, where: str) -> str:
    for kind, words in _SAYINGS:
        if isinstance(cause, kind):
            why = cause.verify_message if isinstance(cause, ssl.SSLCertVerificationError) else str(cause)
            return words.format(where=where, why=redact(safe_line(why or "", 100)).rstrip(". "))
    return ""
