"""Header lines as servers write them.

A blank before the colon, a name of several words or of odd letters: RFC 9112 forbids it, browsers and curl pass over it, and h11
refuses the whole answer. None of it concerns a feed, so what stands before the first blank is taken for the name. A line without a
colon or with tags in it stays a reason to refuse: it is no header, but what the answer before has left behind.
"""

import re

from h11 import _readers

_reader = re.compile(
    rb"(?P<field_name>[^:\s<>]*+)[^:\x00\r\n<>]*+:[ \t]*+"
    rb"(?P<field_value>(?>(?:[^\x00\s]++(?>(?:[ \t]++[^\x00\s]++)*))?))[ \t]*+"
)


def tolerate() -> None:
    """For every answer from now on."""
    _readers.header_field_re = _reader
