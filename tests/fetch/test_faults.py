"""What goes wrong between two machines, in one sentence each."""

import errno
import socket
import ssl
import zlib

import httpcore2
import httpx2
import pytest

from tuireader.errors import FetchError, OfflineError
from tuireader.fetch.faults import FAULTS, fault


def caused_by(outer: Exception, inner: BaseException) -> Exception:
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    "cause", [socket.gaierror(-2, "Name or service not known"), OSError(errno.ENETUNREACH, "Network is unreachable")]
)
def test_no_way_to_a_server_is_told_from_a_server_that_fails(cause):
    found = fault(caused_by(httpcore2.ConnectError("all attempts failed"), cause), "news.example")
    assert isinstance(found, OfflineError)
    assert "news.example" in str(found)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (caused_by(httpcore2.ConnectError("x"), ConnectionRefusedError(111, "refused")), "refuses the connection"),
        (httpcore2.ConnectTimeout("x"), "too long"),
        (ExceptionGroup("several", [OSError("x"), ConnectionResetError("y")]), "broken off"),
        (httpcore2.RemoteProtocolError("bad \x1b[2J"), "proper HTTP"),
        (httpcore2.ProxyError("407 for http://jo:hunter2@proxy.example"), "proxy"),
        (ssl.SSLError(1, "wrong version number"), "secure connection"),
        (httpx2.InvalidURL("x"), "no address"),
        (UnicodeError("label too long"), "no address"),
        (zlib.error("x"), "cannot be reached"),
        (FetchError("Said already."), "Said already."),
    ],
)
def test_every_fault_of_the_network_is_one_sentence_of_ours(error, words):
    assert isinstance(error, (*FAULTS, FetchError))
    told = str(fault(error, "news.example"))
    assert words in told
    assert told.endswith(".")
    assert "hunter2" not in told
    assert "\x1b" not in told


def test_a_reason_that_is_a_sentence_already_ends_with_one_stop():
    error = ssl.SSLCertVerificationError(1, "failed")
    error.verify_message = "certificate is not valid for 'news.example'."
    told = str(fault(error, "news.example"))
    assert told == (
        "The certificate of news.example is not to be trusted: certificate is not valid for 'news.example'."
    )


def test_a_circle_of_causes_comes_to_an_end():
    one, other = OSError("a"), OSError("b")
    one.__context__, other.__context__ = other, one
    assert str(fault(one, "")) == "The network cannot be reached."
