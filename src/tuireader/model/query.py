"""What a list shows: a small language for words and facts, and the tree that it is parsed into.

    calais -police "hard negotiation" migr*          words, without, a phrase, a beginning
    police or (army navy)                            either, and groups
    is:unread feed:meridian since:3d len:>10m        facts
    in:credit afp                                    the words of this group, and of groups in it that name no part of
                                                     their own, in that part of a story only
    sort:oldest                                      order

A Query is a value: `Query.parse(str(query)) == query` is a law (tests/model/test_query.py). A mistake raises QueryError
with the place where it stands and what was probably meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from tuireader.errors import QueryError

FLAGS = ("unread", "read", "starred", "continue", "offline", "muted")
PARTS = ("headline", "caption", "credit", "quote", "body")
HOLDS = ("image", "quote", "table", "code", "audio", "note")
ORDERS = ("newest", "oldest", "longest", "shortest", "headline")
FREE = ("feed", "folder", "tag", "author", "site", "lang", "speaker", "search")
FIELDS = ("is", "in", "has", "len", "since", "before", "sort", *FREE)

_TELLING = 3
_CLOSED = {"is": FLAGS, "in": PARTS, "has": HOLDS, "sort": ORDERS}
_FORMS = {
    "len": (re.compile(r"[<>]?\d{1,4}m?\Z"), "a length looks like len:>10m"),
    "since": (re.compile(r"(?:\d{1,4}[hdwmy]|\d{4}-\d\d-\d\d)\Z"), "a time looks like 3d, 2w or 2026-01-31"),
    "before": (re.compile(r"(?:\d{1,4}[hdwmy]|\d{4}-\d\d-\d\d)\Z"), "a time looks like 3d, 2w or 2026-01-31"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or with `phrase` several in this order; `prefix` where the last may go on."""

    text: str
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One of FIELDS with its value, as typed."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    term: "Term"


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the terms."""

    terms: tuple["Term", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of the terms."""

    terms: tuple["Term", ...]


Term = Words | Fact | Not | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """What must hold of a story, and the order of the list. The empty query is everything, newest first."""

    must: All = All()
    order: str = "newest"

    @classmethod
    def parse(cls, text: str) -> "Query":
        """The query that `text` says; QueryError with the place of the mistake."""
        return _Parser(text).query()

    @classmethod
    def typed(cls, text: str) -> "Query":
        """As `parse`, for a search that is still being typed: its last word may go on, once it has three letters. Fewer
        begin half of all words, and would bring up half of the library."""
        query = cls.parse(text)
        last = query.must.terms[-1] if query.must.terms else None
        if isinstance(last, Words) and not last.phrase and len(last.text) >= _TELLING and not text[-1:].isspace():
            return replace(query, must=All((*query.must.terms[:-1], replace(last, prefix=True))))
        return query

    def with_fact(self, field: str, value: str) -> "Query":
        """This query with the fact added, or in place of the same field's at the top."""
        kept = tuple(t for t in self.must.terms if not (isinstance(t, Fact) and t.field == field))
        return replace(self, must=All((*kept, Fact(field, value))))

    def without(self, field: str) -> "Query":
        """This query without the top level's facts of that field."""
        kept = tuple(t for t in self.must.terms if not (isinstance(t, Fact) and t.field == field))
        return replace(self, must=All(kept))

    def words(self) -> tuple[str, ...]:
        """The words looked for, for painting hits; what stands under `-` is left out."""
        return tuple(_words(self.must))

    def __str__(self) -> str:
        parts = [_show(term) for term in self.must.terms]
        if self.order != "newest":
            parts.append(f"sort:{self.order}")
        return " ".join(parts)


def facts(term: Term) -> Iterator[Fact]:
    """Every fact that is asked for, at any depth; what stands under `-` is left out."""
    match term:
        case Fact():
            yield term
        case All(terms) | Any(terms):
            for one in terms:
                yield from facts(one)
        case _:
            pass


def _words(term: Term) -> list[str]:
    match term:
        case Words(text):
            return [text]
        case All(terms) | Any(terms):
            return [word for t in terms for word in _words(t)]
        case _:
            return []


def _show(term: Term) -> str:
    match term:
        case Words(text, phrase, prefix):
            shown = f'"{text}"' if phrase or not _BARE.fullmatch(text) or text.lower() == "or" else text
            return shown + ("*" if prefix else "")
        case Fact(field, value):
            return f"{field}:{value}" if _BARE_VALUE.fullmatch(value) else f'{field}:"{value}"'
        case Not(inner):
            return f"-{_show(inner)}"
        case All(terms):
            return f"({' '.join(_show(t) for t in terms)})"
        case Any(terms):
            return f"({' or '.join(_show(t) for t in terms)})"


_BARE = re.compile(r'[^\s"():*-][^\s"():*]*')
_BARE_VALUE = re.compile(r'[^\s"()]+')
_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<open>-?\() | (?P<close>\))
      | (?P<not>-)? (?: (?P<field>[A-Za-z]+):(?P<value>"[^"]*"|[^\s"()]*) | (?P<word>"[^"]*"|[^\s"()*]+) (?P<prefix>\*)? )
      | (?P<bad>.)""",
    re.X,
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    at: int
    match: re.Match[str]


class _Parser:
    """Recursive descent over the tokens: either → group → term."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.order = "newest"
        self.tokens = [_Token(m.lastgroup or "", m.start(), m) for m in _TOKEN.finditer(text) if not m["space"]]
        self.next = 0

    def query(self) -> Query:
        terms = self._either(depth=0)
        must = terms if isinstance(terms, All) else All((terms,))
        return Query(must, self.order)

    def _either(self, depth: int) -> Term:
        groups: list[Term] = []
        terms: list[Term] = []
        parts: list[_Token] = []  # the group's `in:`, each of which wants words beside it
        while self.next < len(self.tokens):
            token = self.tokens[self.next]
            self.next += 1
            if token.match["close"]:
                if depth == 0:
                    raise QueryError("There is a ) without its (.", token.at)
                _in_words(terms, parts)
                return self._joined(groups, terms, token.at)
            if token.match["word"] and token.match[0].lower() == "or":
                if not terms:
                    raise QueryError("“or” wants something before it.", token.at)
                _in_words(terms, parts)
                groups.append(_one(terms))
                terms, parts = [], []
            elif (term := self._term(token, depth)) is not None:
                terms.append(term)
                parts += [token] * (isinstance(term, Fact) and term.field == "in")
        if depth:
            raise QueryError("A ( is not closed.", len(self.text))
        _in_words(terms, parts)
        return self._joined(groups, terms, len(self.text)) if groups else All(tuple(terms))

    def _joined(self, groups: list[Term], terms: list[Term], at: int) -> Term:
        if groups and not terms:
            raise QueryError("“or” wants something after it.", at)
        if groups:
            return Any((*groups, _one(terms)))
        return _one(terms) if terms else All()

    def _term(self, token: _Token, depth: int) -> Term | None:
        match = token.match
        if match["bad"]:
            raise QueryError(
                'A " is not closed.' if match["bad"] == '"' else f"{match['bad']} says nothing here.", token.at
            )
        if match["open"]:
            if depth > 20:  # deeper than anyone types; keeps a hostile query from the recursion limit
                raise QueryError("Too many ( inside one another.", token.at)
            inner = self._either(depth + 1)
            if isinstance(inner, All) and not inner.terms:
                return None
            return Not(inner) if match["open"].startswith("-") else inner
        term = self._fact(token) if match["field"] else _word(match)
        return Not(term) if term is not None and match["not"] else term

    def _fact(self, token: _Token) -> Term | None:
        field, value = token.match["field"].lower(), token.match["value"].strip('"').strip()
        if field not in FIELDS:
            near = get_close_matches(field, FIELDS, 1)
            raise QueryError(f"There is no “{field}:”" + (f"; {near[0]}: is meant?" if near else "."), token.at)
        if not value:
            raise QueryError(f"“{field}:” wants a value.", token.at)
        if field in _CLOSED:
            value = value.lower()
            if value not in _CLOSED[field]:
                near = get_close_matches(value, _CLOSED[field], 1)
                meant = f" {field}:{near[0]} is meant?" if near else ""
                raise QueryError(f"“{field}:” takes {', '.join(_CLOSED[field])}.{meant}", token.at)
        elif field in _FORMS and not (_FORMS[field][0].match(value.lower()) and _is_a_day(value)):
            raise QueryError(f"“{field}:{value}”: {_FORMS[field][1]}.", token.at)
        if field == "in" and token.match["not"]:
            raise QueryError(f"“in:” is left out with its words: in:{value} -ferry.", token.at)
        if field == "sort":
            self.order = value
            return None
        return Fact(field, value.lower() if field in _FORMS else value)


def _is_a_day(value: str) -> bool:
    """False for a date that is in no calendar."""
    try:
        return "-" not in value or bool(date.fromisoformat(value))
    except ValueError:
        return False


def _in_words(terms: list[Term], parts: list[_Token]) -> None:
    """QueryError where a group names a part of stories and no words that are to be in it: it would find everything."""
    if parts and not any(map(_has_words, terms)):
        part = parts[0].match[0].strip("-")
        raise QueryError(f"“{part}” wants words beside it: {part} ferry.", parts[0].at)


def _has_words(term: Term) -> bool:
    match term:
        case Words():
            return True
        case Not(inner):
            return _has_words(inner)
        case All(terms) | Any(terms):
            return any(map(_has_words, terms))
        case _:
            return False


def _one(terms: list[Term]) -> Term:
    return terms[0] if len(terms) == 1 else All(tuple(terms))


def _word(match: re.Match[str]) -> Term | None:
    word = match["word"]
    phrase = word.startswith('"')
    text = " ".join(word.strip('"').split())
    if not text:
        return None
    # A quoted single word is the word itself, quoted because of a colon or the like in it.
    return Words(text, phrase and " " in text, bool(match["prefix"]))
