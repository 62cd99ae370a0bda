"""Which articles the words of a command name: "id:12" each, or a search."""

import re
from collections.abc import Sequence

from tuireader.model.query import Query


def named(words: Sequence[str]) -> Query | list[int]:
    numbers = [re.fullmatch(r"id:(\d{1,15})", word) for word in words]
    if words and all(numbers):
        return [int(found[1]) for found in numbers if found]
    return Query.parse(" ".join(words))
