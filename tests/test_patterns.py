"""Patterns that mean the same on every Python that the program runs on."""

import ast
import re
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "src"
REPEATED_GROUP = re.compile(r"(?<!\()\)(?:[*+?]|\{\d*,?\d*\})\+")


def test_no_group_is_repeated_possessively():
    """Up to Python 3.11.4, Debian 12's among them, such a group may match nothing (https://github.com/python/cpython/issues/101955):
    no feed was one there. `(?>(?:…)*)` says the same, and is right everywhere."""
    texts = [
        (path.name, node.lineno, node.value if isinstance(node.value, str) else node.value.decode("latin-1"))
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    ]
    assert len(texts) > 5_000
    assert [where for *where, text in texts if REPEATED_GROUP.search(text)] == []
