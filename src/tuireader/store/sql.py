"""A Query becomes SQL: the only writer of searches.

Every list reads the indexes of `statuses`; words are one MATCH a group, facts are conditions beside it.
"""

import sqlite3
from array import array
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tuireader.errors import QueryError
from tuireader.model.query import All, Any, Fact, Not, Query, Term, Words, facts
from tuireader.store import rows

_ORDERS = {
    "newest": "s.sort DESC, s.article_id DESC",
    "oldest": "s.sort, s.article_id",
    "longest": "(SELECT minutes FROM articles WHERE id = s.article_id) DESC, s.sort DESC",
    "shortest": "(SELECT minutes FROM articles WHERE id = s.article_id), s.sort DESC",
    "headline": "(SELECT headline FROM articles WHERE id = s.article_id) COLLATE NOCASE, s.sort DESC",
}
_EVERYWHERE = "headline body caption credit quote byline"
_FLAGS = {
    "read": "s.read = 1",
    "unread": "s.read = 0",
    "starred": "s.starred = 1",
    "muted": "s.muted = 1",
    "continue": "s.article_id IN (SELECT article_id FROM statuses WHERE block >= 0)",
    "offline": "s.article_id NOT IN (SELECT id FROM articles WHERE reach < 2)",
}
_SECONDS = {"h": 3600, "d": 86_400, "w": 7 * 86_400, "m": 30 * 86_400, "y": 365 * 86_400}
# Where only the first of a list are wanted, of a word in more stories than this only those filed last are looked at.
_WINDOW = 2_000
_FILED = {"newest": "DESC", "oldest": "ASC"}


@dataclass(slots=True)
class _Writer:
    db: sqlite3.Connection
    now: int
    parameters: list[object] = field(default_factory=list)

    def put(self, sql: str, *values: object) -> str:
        self.parameters += values
        return sql


def ids(db: sqlite3.Connection, query: Query, now: int, limit: int | None = None) -> "array[int]":
    """Ids of all that match, in the query's order, or of the first `limit`.

    With a limit, a word that is in very many stories is looked for among the latest filed of them: these are the
    newest, but where old stories were imported last. The whole list is exact.
    """
    parts = _parts(query.must.terms)
    if limit is not None and query.order in _FILED and (expression := _expression(query.must.terms, parts)):
        first = rows.as_ids(db.execute(*_first(db, query, expression, now, limit)))
        beyond = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1 OFFSET ?"
        if len(first) == limit or not db.execute(beyond, (expression, _WINDOW)).fetchone():
            return first
    return rows.as_ids(db.execute(*_select(db, query, now, limit)))


_Statement = tuple[str, tuple[object, ...]]


def ids_from(db: sqlite3.Connection, query: Query, now: int, first: int) -> "array[int]":
    """As `ids`, of the articles from id `first` on alone: of what has just come in."""
    sql, parameters = _select(db, query, now, None)
    return rows.as_ids(db.execute(f"SELECT * FROM ({sql}) WHERE article_id >= ?", (*parameters, first)))


def _select(db: sqlite3.Connection, query: Query, now: int, limit: int | None) -> _Statement:
    """(SELECT of ids in the query's order, its parameters)."""
    writer = _Writer(db, now)
    sql = f"SELECT s.article_id FROM statuses s WHERE {_shown(query)} AND {_condition(query.must, writer)}"
    return _ordered(sql, query, writer, limit)


def _first(db: sqlite3.Connection, query: Query, expression: str, now: int, limit: int) -> _Statement:
    """As `_select`, beginning at the words."""
    writer = _Writer(db, now)
    window = f"SELECT rowid AS id FROM words WHERE words MATCH ? ORDER BY rowid {_FILED[query.order]} LIMIT ?"
    sql = writer.put(f"SELECT s.article_id FROM ({window}) w", expression, _WINDOW)
    rest = _conditions(query.must.terms, writer, _parts(query.must.terms))
    sql += f" CROSS JOIN statuses s ON s.article_id = w.id WHERE {' AND '.join([_shown(query), *rest])}"
    return _ordered(sql, query, writer, limit)


def _ordered(sql: str, query: Query, writer: _Writer, limit: int | None) -> _Statement:
    sql += f" ORDER BY {_ORDERS[query.order]}"
    return (sql + (writer.put(" LIMIT ?", limit) if limit is not None else "")), tuple(writer.parameters)


def _shown(query: Query) -> str:
    """What a list is of: stories that are there, the muted only where they are asked for."""
    muted = "" if Fact("is", "muted") in facts(query.must) else " AND s.muted = 0"
    return "s.sort IS NOT NULL" + muted


def _condition(term: Term, writer: _Writer, parts: str = _EVERYWHERE) -> str:
    """`parts` are those that words are looked for in, where no group further in names others."""
    match term:
        case All(terms):
            return _group(terms, writer, parts)
        case Any(terms):
            return "(" + " OR ".join(_condition(t, writer, parts) for t in terms) + ")"
        case Not(inner):
            return f"NOT {_condition(inner, writer, parts)}"
        case Words() | Fact():
            return _group((term,), writer, parts)


def _group(terms: tuple[Term, ...], writer: _Writer, parts: str) -> str:
    parts = _parts(terms, parts)
    expression = _expression(terms, parts)
    conditions = [_match(expression, writer)] if expression else []
    conditions += _conditions(terms, writer, parts)
    return "(" + (" AND ".join(conditions) or "1") + ")"


def _expression(terms: tuple[Term, ...], parts: str) -> str:
    """The words of a group as one MATCH; "" where it has none."""
    wanted = [f"{{{parts}}} : {_phrase(t)}" for t in terms if isinstance(t, Words)]
    facts = [t for t in terms if isinstance(t, Fact) and t.field in _INDEXED]
    return " AND ".join(wanted + [f"{{{_INDEXED[t.field]}}} : {_quoted(t.value)}" for t in facts])


_INDEXED = {"speaker": "speaker", "author": "byline"}


def _parts(terms: tuple[Term, ...], beyond: str = _EVERYWHERE) -> str:
    """What the group's own `in:` names, else what the group around it does."""
    return " ".join(t.value for t in terms if isinstance(t, Fact) and t.field == "in") or beyond


def _conditions(terms: tuple[Term, ...], writer: _Writer, parts: str) -> list[str]:
    """What the group's `_expression` does not say."""
    conditions = []
    for term in terms:
        match term:
            case Words() | Fact("in" | "speaker" | "author"):
                pass
            case Fact():
                conditions.append(_fact(term, writer))
            case _:
                conditions.append(_condition(term, writer, parts))
    return conditions


def _match(expression: str, writer: _Writer) -> str:
    return writer.put("s.article_id IN (SELECT rowid FROM words WHERE words MATCH ?)", expression)


def _phrase(term: Words) -> str:
    return _quoted(term.text) + (" *" if term.prefix else "")


def _quoted(text: str) -> str:
    """As an FTS5 string: whatever is in it, it is words and never syntax."""
    from tuireader.store import words  # the first list needs none

    return '"' + words.folded(text).replace('"', '""') + '"'


def _fact(fact: Fact, writer: _Writer) -> str:
    value = fact.value
    match fact.field:
        case "is":
            return _FLAGS[value]
        case "feed":
            return _of_feeds(writer, _NAMED, (*(value,) * 4, _like(value)))
        case "folder":
            return _of_feeds(writer, "folder = ? OR folder LIKE ? ESCAPE '\\'", (value, _like(value)[1:-1] + "/%"))
        case "tag":
            return writer.put("s.article_id IN (SELECT article_id FROM tags WHERE tag = ?)", value)
        case "has" if value == "note":
            return "s.article_id IN (SELECT article_id FROM notes)"
        case "search":
            return _condition(_named(writer.db, value).must, writer)
        case "since":
            return writer.put("s.sort >= ?", _moment(value, writer.now))
        case "before":
            return writer.put("s.sort < ?", _moment(value, writer.now))
        case _:
            return f"s.article_id IN (SELECT id FROM articles WHERE {_of_row(fact, writer)})"


def _of_row(fact: Fact, writer: _Writer) -> str:
    """What the article's own row tells."""
    value = fact.value
    match fact.field:
        case "site":
            return writer.put("site LIKE ? ESCAPE '\\' OR url LIKE ? ESCAPE '\\'", _like(value), "http%" + _like(value))
        case "lang":
            return writer.put("language LIKE ? ESCAPE '\\'", _like(value)[1:])
        case "has":
            return writer.put("holds & ?", 1 << rows.HOLDS.index(value))
        case "len":
            sign = value[0] if value[0] in "<>" else "="
            return writer.put(f"minutes {sign} ?", int(value.strip("<>m")))
        case unwritten:
            raise KeyError(unwritten)


def _named(db: sqlite3.Connection, name: str) -> Query:
    """The search of that name; QueryError where there is none."""
    from tuireader.store import searches

    if query := searches.find(db, name):
        return Query.parse(query)
    raise QueryError(f"There is no search “{name}”; `tuireader search list` shows them.")


_MANY = 20  # a folder with more than this part of the library is a large one


def _of_feeds(writer: _Writer, which: str, values: tuple[str, ...]) -> str:
    """Articles of these feeds: of a few, gathered and then put in order; of much of the library, met on the way through
    it in order."""
    chosen = f"(SELECT id FROM feeds WHERE {which})"
    size = writer.db.execute(f"SELECT sum(total) FROM feeds WHERE id IN {chosen}", values).fetchone()[0] or 0
    whole = writer.db.execute("SELECT total FROM totals").fetchone()[0]
    if size * _MANY < whole:
        return writer.put(f"s.article_id IN (SELECT article_id FROM feed_articles WHERE feed_id IN {chosen})", *values)
    member = "SELECT 1 FROM feed_articles m WHERE m.article_id = s.article_id AND +m.feed_id IN"
    return writer.put(f"EXISTS ({member} {chosen})", *values)


# A feed's own name or address, and only where there is no such feed, a part of a name.
_IS_NAMED = f"{rows.FEED_NAME} = ? COLLATE NOCASE OR url = ?"
_NAMED = f"{_IS_NAMED} OR (NOT EXISTS (SELECT 1 FROM feeds WHERE {_IS_NAMED}) AND {rows.FEED_NAME} LIKE ? ESCAPE '\\')"


def _like(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _moment(value: str, now: int) -> int:
    if value[-1] in _SECONDS:
        return now - int(value[:-1]) * _SECONDS[value[-1]]
    try:
        return int(datetime.fromisoformat(value).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return now
