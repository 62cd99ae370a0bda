"""Searches with names. What changes one gives what was there before, for the journal."""

import sqlite3

from tuireader.model.search import Search


def every(db: sqlite3.Connection) -> list[Search]:
    """All of them, by name."""
    return [Search(name, query) for name, query in db.execute("SELECT name, query FROM searches ORDER BY name")]


def find(db: sqlite3.Connection, name: str) -> str:
    """The query of that name, "" where there is none."""
    found = db.execute("SELECT query FROM searches WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def put(db: sqlite3.Connection, name: str, query: str) -> bytes:
    """Gives the query a name, in the place of another of that name; "" takes the name away."""
    import json  # listing them, which the first screen waits for, needs none

    before = json.dumps({"name": name, "query": find(db, name)}).encode()
    db.execute("DELETE FROM searches WHERE name = ?", (name,))
    if query:
        db.execute("INSERT INTO searches VALUES (?, ?)", (name, query))
    return before


def restore(db: sqlite3.Connection, before: bytes) -> None:
    """Takes a `put` back."""
    import json

    was = json.loads(before)
    put(db, was["name"], was["query"])
