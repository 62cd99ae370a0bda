"""What the reader does to stories: marks, tags and notes. Each change is one step of the journal, and lasts."""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

from tuireader.errors import ReaderError
from tuireader.model.query import All, Fact, Query
from tuireader.safe import safe_block, safe_line
from tuireader.store import database, feeds, journal, rules, searches, sql, statuses, tags
from tuireader.store.database import Connection

Which = Callable[[Connection], Iterable[int]]


def matching(query: Query, now: int) -> Which:
    return lambda db: sql.ids(db, query, now)


def narrowed(query: Query, read: bool | None, starred: bool | None) -> Query:
    """The query without what has the mark already, where only one is to be set: of a million stories most are read."""
    flags: dict[tuple[bool | None, bool | None], str] = {(True, None): "unread", (False, None): "read"}
    if (flag := flags.get((read, starred))) is None:
        return query
    return Query(All((*query.must.terms, Fact("is", flag))), query.order)


def mark(db: Connection, which: Which, wanted: Mapping[statuses.Field, bool | None], now: int) -> int:
    """Sets the marks that are not None; how many articles changed."""
    with database.transaction(db, lasting=True):
        steps: list[statuses.Step] = []
        ids = which(db)
        for field, value in wanted.items():
            if value is not None:
                steps += statuses.change(db, ids, field, value)
        _remember(db, steps, now)
    return max((len(changed) for _, _, changed in steps), default=0)


def tag(db: Connection, which: Which, name: str, value: bool, now: int) -> int:
    """Puts the tag on, or takes it off; how many articles changed."""
    name = safe_line(name, 60)
    if not name or name.startswith("-") or '"' in name:
        raise ReaderError(f"“{name}” can be no tag.")
    with database.transaction(db, lasting=True):
        changed = tags.tag(db, which(db), name, value)
        _remember(db, [(f"tag:{name}", not value, changed)] if changed else [], now)
    return len(changed)


def write_note(db: Connection, article_id: int, text: str, now: int) -> None:
    with database.transaction(db, lasting=True):
        before = tags.write_note(db, article_id, safe_block(text).strip(), now)
        journal.remember(db, "a note written" if text.strip() else "a note removed", "note", before, now)


def undo(db: Connection, now: int) -> str:
    """Takes the journal's last step back; its sentence, "" where there is nothing left."""
    with database.transaction(db, lasting=True):
        step = journal.last(db)
        if step is None:
            return ""
        match step.kind:
            case "marks":
                statuses.restore(db, step.before)
            case "note":
                tags.restore_note(db, step.before, now)
            case "feed":
                feeds.restore(db, step.before)
            case "rule":
                rules.restore(db, step.before, now)
            case "search":
                searches.restore(db, step.before)
        journal.forget(db, step)
        return step.sentence


_DONE = {
    ("read", False): "marked read",
    ("read", True): "marked unread",
    ("starred", False): "starred",
    ("starred", True): "unstarred",
    ("muted", False): "muted",
    ("muted", True): "unmuted",
}


def _remember(db: Connection, steps: list[statuses.Step], now: int) -> None:
    if steps:
        journal.remember(db, _sentence(steps), "marks", statuses.packed(steps), now)


def _sentence(steps: list[statuses.Step]) -> str:
    return ", ".join(f"{len(ids)} {_done(field, before)}" for field, before, ids in steps if field != "kept")


def _done(field: str, before: bool) -> str:
    if field.startswith("tag:"):
        return f"untagged “{field[4:]}”" if before else f"tagged “{field[4:]}”"
    return _DONE[cast("statuses.Field", field), before]
