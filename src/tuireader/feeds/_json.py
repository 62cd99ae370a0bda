"""JSON whose fields may be of any type: what is of a wrong one is as if it were not there."""

import json
from typing import Any

from tuireader.errors import ParseError
from tuireader.feeds._decode import text_of
from tuireader.model.source import Source


def read(source: Source) -> dict[str, Any]:
    """The object that the document is; ParseError where it is none."""
    try:
        found = json.loads(text_of(source), strict=False)
    except (ValueError, RecursionError) as error:
        raise ParseError("This feed cannot be read: it is not valid JSON.") from error
    if not isinstance(found, dict):
        raise ParseError("This is JSON, but no feed.")
    return found


def string(where: dict[str, Any], key: str) -> str:
    found = where.get(key)
    return found if isinstance(found, str) else ""


def number(where: dict[str, Any], key: str) -> str:
    found = where.get(key)
    return str(found) if isinstance(found, int | float) and not isinstance(found, bool) else ""


def objects(where: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = where.get(key)
    found = found if isinstance(found, list) else [found]
    return [one for one in found if isinstance(one, dict)]
