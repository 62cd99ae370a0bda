"""Which addresses a stranger may send us to.

The user may fetch anything, a router's feed at 192.168.0.1 included. What a server answers may not lead there: a
redirect from the open net into a private one is how a feed makes the reader's machine knock at doors that only it can
reach (server-side request forgery).
"""

import ipaddress
import socket

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 with an IPv4 address in its last 32 bits: NAT64 (RFC 6052), and "compatible" ones (RFC 4291), long given up.
_WRAPPING = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))


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
