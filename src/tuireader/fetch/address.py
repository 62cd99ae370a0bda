"""Which addresses a stranger may send us to.

The user may fetch anything, a router's feed at 192.168.0.1 included. What a server answers may not lead there: a
redirect from the open net into a private one is how a feed makes the reader's machine knock at doors that only it can
reach (server-side request forgery).
"""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_private(text: str) -> bool:
    """Whether an IP address, as a socket reports it, is not one of the open net. A text that is none is not private."""
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0].strip("[]"))
    except ValueError:
        return False
    return not _inner(address).is_global or address.is_multicast


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 one is a wrapping of."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
