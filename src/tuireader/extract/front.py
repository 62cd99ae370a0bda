"""Front matter: what stands above a Markdown text about it, in YAML between lines of "---", in TOML between lines of "+++", or as
bare lines of "Title: …" before the first blank one.

Of YAML this reads what front matter is written in: names with a value, a list or a folded text. A whole YAML parser is no
better here, for it refuses a title with a colon in it.
"""

import re
import tomllib
from collections.abc import Iterator

_YAML = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<fields>.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_BARE = re.compile(r"\A(?P<fields>(?:[A-Za-z][\w -]{0,30}:[ \t].*\n){2,20})\s*\n")
_KNOWN = re.compile(r"^(?:title|author|date)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(?P<value>.*?))?[ \t]*")
_FOLDED = re.compile(r"[>|][+-]?\d?")
_COMMENT = re.compile(r"\s+#.*$")


def parted(text: str) -> tuple[dict[str, str], str]:
    """(fields by their names in small letters, the text below them). A list is one value, its parts joined by commas."""
    if found := _TOML.match(text):
        return _toml(found["fields"]), text[found.end() :]
    found = _YAML.match(text)
    if found is None and (bare := _BARE.match(text)) and _KNOWN.search(bare["fields"]):
        found = bare
    if found is None:
        return {}, text
    return dict(_yaml(found["fields"])), text[found.end() :]


def _toml(source: str) -> dict[str, str]:
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        return {}
    return {name.lower(): _plain(value) for name, value in table.items()}


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value)))
    if isinstance(value, dict):
        return _plain(value.get("name", ""))
    return str(value)


def _yaml(source: str) -> Iterator[tuple[str, str]]:
    """Each name with its value; what is indented below a name belongs to it."""
    name, value, below = "", "", list[str]()
    for line in [*source.split("\n"), "end:"]:
        if line[:1] in (" ", "\t", "-") or not line.strip():
            below.append(line.strip())
            continue
        if name:
            yield name.lower(), _value(value, [line for line in below if line])
        field = _FIELD.fullmatch(line)
        name, value, below = (field["name"], field["value"] or "", []) if field else ("", "", [])


def _value(value: str, below: list[str]) -> str:
    if not value and below:
        parts = [_named(line.removeprefix("-").strip()) for line in below if line[0] == "-" or line.startswith("name:")]
        return ", ".join(filter(None, parts))
    if _FOLDED.fullmatch(value):
        return " ".join(below)
    if value[:1] in "[{" and value[-1:] in "]}":
        parts = value.strip("[]{}").split(",")
        names = [part for part in parts if part.strip().startswith(("name:", "- name:"))] if value[0] == "{" else parts
        return ", ".join(filter(None, map(_named, names)))
    return _bare(" ".join([value, *below]))


def _named(part: str) -> str:
    """One of a list: a name, or what says "name: …"; other things said of a person are left out."""
    field = _FIELD.fullmatch(part.strip().strip("{}"))
    if field and field["name"].islower():
        return _bare(field["value"] or "") if field["name"] == "name" else ""
    return _bare(part.strip())


def _bare(value: str) -> str:
    """A value without its quotes, or without the comment behind it."""
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    return _COMMENT.sub("", value)
