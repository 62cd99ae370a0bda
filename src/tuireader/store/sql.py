"""A Query becomes SQL: the only writer of searches.

Every list reads the index `statuses_newest`; words are one MATCH a group, facts are conditions beside it.
"""

import sqlite3
from array import array
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tuireader.model.query import All, Any, Fact, Not, Query, Term, Words
from tuireader.store import articles, words

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
    "continue": "s.article_id IN (SELECT article_id FROM statuses WHERE block >= 0)",
    "offline": "s.article_id IN (SELECT id FROM articles WHERE reach = 2)",
}
_SECONDS = {"h": 3600, "d": 86_400, "w": 7 * 86_400, "m": 30 * 86_400, "y": 365 * 86_400}


@dataclass(slots=True)
class _Writer:
    now: int
    parameters: list[object] = field(default_factory=list)

    def put(self, sql: str, *values: object) -> str:
        self.parameters += values
        return sql


def select(query: Query, now: int, limit: int | None = None) -> tuple[str, tuple[object, ...]]:
    """(SELECT of ids in the query's order, its parameters)."""
    writer = _Writer(now)
    where = _condition(query.must, writer)
    sql = f"SELECT s.article_id FROM statuses s WHERE s.sort IS NOT NULL AND {where} ORDER BY {_ORDERS[query.order]}"
    return (sql + (writer.put(" LIMIT ?", limit) if limit is not None else "")), tuple(writer.parameters)


def ids(db: sqlite3.Connection, query: Query, now: int, limit: int | None = None) -> "array[int]":
    """Ids of all that match, or of the first `limit`."""
    return articles.as_ids(db.execute(*select(query, now, limit)))


def _condition(term: Term, writer: _Writer) -> str:
    match term:
        case All(terms):
            return _group(terms, writer)
        case Any(terms):
            return "(" + " OR ".join(_condition(t, writer) for t in terms) + ")"
        case Not(inner):
            return f"NOT {_condition(inner, writer)}"
        case Words():
            return _group((term,), writer)
        case Fact():
            return _group((term,), writer)


def _group(terms: tuple[Term, ...], writer: _Writer) -> str:
    """The words of a group are one MATCH, in the parts that the group's own `in:` names."""
    parts = " ".join(t.value for t in terms if isinstance(t, Fact) and t.field == "in") or _EVERYWHERE
    wanted = [f"{{{parts}}} : {_phrase(t)}" for t in terms if isinstance(t, Words)]
    wanted += [f"{{speaker}} : {_quoted(t.value)}" for t in terms if isinstance(t, Fact) and t.field == "speaker"]
    conditions = [_match(" AND ".join(wanted), writer)] if wanted else []
    for term in terms:
        if isinstance(term, Fact) and term.field not in ("in", "speaker"):
            conditions.append(_fact(term, writer))
        elif isinstance(term, Not) and isinstance(term.term, Words):
            conditions.append("NOT " + _match(f"{{{parts}}} : {_phrase(term.term)}", writer))
        elif not isinstance(term, Words | Fact):
            conditions.append(_condition(term, writer))
    return "(" + (" AND ".join(conditions) or "1") + ")"


def _match(expression: str, writer: _Writer) -> str:
    return writer.put("s.article_id IN (SELECT rowid FROM words WHERE words MATCH ?)", expression)


def _phrase(term: Words) -> str:
    return _quoted(term.text) + (" *" if term.prefix else "")


def _quoted(text: str) -> str:
    """As an FTS5 string: whatever is in it, it is words and never syntax."""
    return '"' + words.folded(text).replace('"', '""') + '"'


def _fact(fact: Fact, writer: _Writer) -> str:
    value = fact.value
    match fact.field:
        case "is":
            return _FLAGS[value]
        case "feed":
            return writer.put(_OF_FEED + "(SELECT id FROM feeds WHERE " + _NAMED + "))", *(value,) * 4, _like(value))
        case "folder":
            return writer.put(
                _OF_FEED + "(SELECT id FROM feeds WHERE folder = ? OR folder LIKE ? ESCAPE '\\'))",
                value,
                _like(value)[1:-1] + "/%",
            )
        case "author":
            return writer.put(_OF_ARTICLE + "byline LIKE ? ESCAPE '\\')", _like(value))
        case "site":
            return writer.put(
                _OF_ARTICLE + "site LIKE ? ESCAPE '\\' OR url LIKE ? ESCAPE '\\')", _like(value), "http%" + _like(value)
            )
        case "lang":
            return writer.put(_OF_ARTICLE + "language LIKE ? ESCAPE '\\')", _like(value)[1:])
        case "has":
            return writer.put(_OF_ARTICLE + "holds & ?)", 1 << articles.HOLDS.index(value))
        case "len":
            sign = value[0] if value[0] in "<>" else "="
            return writer.put(_OF_ARTICLE + f"minutes {sign} ?)", int(value.strip("<>m")))
        case "since":
            return writer.put("s.sort >= ?", _moment(value, writer.now))
        case _:
            return writer.put("s.sort < ?", _moment(value, writer.now))


_OF_ARTICLE = "s.article_id IN (SELECT id FROM articles WHERE "
_OF_FEED = "s.article_id IN (SELECT article_id FROM feed_articles WHERE feed_id IN "
_SHOWN = "coalesce(nullif(own_title, ''), title)"
# A feed's own name or address, and only where there is no such feed, a part of a name.
_NAMED = (
    f"{_SHOWN} = ? COLLATE NOCASE OR url = ? OR (NOT EXISTS (SELECT 1 FROM feeds WHERE {_SHOWN} = ? COLLATE NOCASE OR url = ?)"
    f" AND {_SHOWN} LIKE ? ESCAPE '\\')"
)


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
