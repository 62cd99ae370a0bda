"""What address is meant, and which ones a stranger may send us to.

The user may fetch anything, a router's feed at 192.168.0.1 included. What a server answers may not lead there: a
redirect from the open net into a private one is how a feed makes the reader's machine knock at doors that only it can
reach (server-side request forgery).
"""

import ipaddress
import re
import socket

import httpx2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 with an IPv4 address in its last 32 bits: NAT64 (RFC 6052), and "compatible" ones (RFC 4291), long given up.
_WRAPPING = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))


# What browsers and phones once wrote before the address of a feed, for their readers to be called.
_CALLING = re.compile(r"(?:(?:feed|rss|pcast|itpc|podcast)[:+](?!\d)|(https?)\+feed(?=:))", re.I)
_WEB = re.compile(r"(https?):/*(.*)", re.I | re.S)


def meant(typed: str) -> tuple[str, ...]:
    """The addresses that whoever types this may mean, likeliest first: without a scheme, or with "feed:" for one, https and
    then http. They are as they are asked for: without fragment, blanks and letters encoded, the host in lower case."""
    typed = re.sub(r"[\t\r\n]", "", typed.strip("<>\"'“” \t\r\n"))
    typed = _CALLING.sub(lambda calling: calling[1] or "", typed, count=1) if _CALLING.match(typed) else typed
    if web := _WEB.match(typed):
        return (_tidied(f"{web[1]}://{web[2]}"),)
    if not typed or re.match(r"[a-z][a-z0-9+.-]*:(?!\d)|/(?!/)|[.~]", typed, re.I):  # another scheme, or a path
        return (typed,)
    return tuple(_tidied(f"{scheme}://{typed.lstrip('/')}") for scheme in ("https", "http"))


def _tidied(url: str) -> str:
    try:
        return str(httpx2.URL(url).copy_with(fragment=None))
    except (httpx2.InvalidURL, ValueError):  # whoever fetches it says what is wrong with it
        return url


def is_private(host: str) -> bool:
    """Whether a host is not one of the open net, as far as can be seen without asking for its name: an IP address in
    any spelling that a resolver understands (0x7f000001, 127.1), or localhost. Other names are not private."""
    if host.rstrip(".").lower() == "localhost":
        return True
    try:
        address: Address = ipaddress.ip_address(host.partition("%")[0].strip("[]"))
    except ValueError:
        try:
            address = ipaddress.IPv4Address(socket.inet_aton(host))
        except (OSError, ValueError):
            return False
    return not _inner(address).is_global or address.is_multicast


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 one is a wrapping of."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if any(address in net for net in _WRAPPING):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
