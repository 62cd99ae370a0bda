"""What a program's file offers to the door: how its exports are told, and the stories in one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tuireader.model.saved import Saved

Refused = tuple[str, str]
"""What was refused, and why."""


@dataclass(frozen=True, slots=True)
class Format:
    """`recognises` answers quickly, of the first bytes or a list of contents; `stories` raises ParseError where the whole
    cannot be read. `sign` is the name of a file that tells the folder which an archive was unpacked to."""

    name: str
    recognises: Callable[[bytes], bool]
    stories: Callable[[bytes], Iterator[Saved | Refused]]
    sign: re.Pattern[str] | None = None
