"""newsboat's filter language, as far as ours can say it: what a query feed shows is a search with a name.

Both have comparisons, "and", "or" and brackets (newsboat manual, "Filter language"). There a pattern is looked for among the
letters, here words among words, so only patterns that are words are taken over; what cannot be said is refused, never guessed.
"""

import re
from collections import deque
from collections.abc import Mapping

from tuireader.errors import ParseError
from tuireader.model.query import All, Any, Fact, Not, Query, Term, Words

_TOKEN = re.compile(
    r"""\s*(?: (?P<mark>[()] | (?:and|or)\b)
      | (?P<name>[a-z_]+) \s* (?P<sign>!?=~ | !~ | [!=]?= | [<>]=? | !?\# | between\b) \s* (?P<value>"[^"]*" | [\d:-]+) )""",
    re.X | re.I,
)
_WORDS = re.compile(r"[\w'’ -]+")
_DEEPEST = 20
_Tokens = deque[re.Match[str]]


def search_of(text: str, tagged: Mapping[str, Term]) -> str:
    """The query that finds the same; ParseError with the reason where there is none. `tagged` says what a tag stands for that is
    no folder."""
    tokens, at = _Tokens(), 0
    text = text.strip()
    while at < len(text):
        if not (token := _TOKEN.match(text, at)):
            raise ParseError("a query that cannot be read")
        tokens.append(token)
        at = token.end()
    term = _joined(tokens, tagged, 0)
    if tokens:
        raise ParseError("a query that cannot be read")
    return str(Query(term if isinstance(term, All) else All((term,))))


def _joined(tokens: _Tokens, tagged: Mapping[str, Term], depth: int) -> Term:
    terms, joints = [_one(tokens, tagged, depth)], set[str]()
    while tokens and (tokens[0]["mark"] or "").lower() in ("and", "or"):
        joints.add(tokens.popleft()["mark"].lower())
        terms.append(_one(tokens, tagged, depth))
    if len(joints) > 1:
        raise ParseError("a query with “and” and “or” side by side, which wants brackets")
    if len(terms) == 1:
        return terms[0]
    return All(tuple(terms)) if joints == {"and"} else Any(tuple(terms))


def _one(tokens: _Tokens, tagged: Mapping[str, Term], depth: int) -> Term:
    token = tokens.popleft() if tokens else None
    if token and token["name"]:
        value = token["value"].strip('"').strip()
        named = tagged.get(value) if token["name"].lower() == "tags" else None
        return _said(token["name"].lower(), token["sign"].lower(), value, named)
    if not token or token["mark"] != "(" or depth == _DEEPEST:
        raise ParseError("a query that cannot be read")
    inner = _joined(tokens, tagged, depth + 1)
    if not tokens or tokens.popleft()["mark"] != ")":
        raise ParseError("a query that cannot be read")
    return inner


def _said(name: str, sign: str, value: str, named: Term | None) -> Term:
    if name == "age":
        return _aged(sign, value)
    term = named or _equal(name, value)
    if term is None or sign[0] in "<>b":
        raise ParseError(f"a query by “{name}”, for which there is no search")
    return Not(term) if sign.startswith("!") else term


def _equal(name: str, value: str) -> Term | None:
    match name:
        case "unread" if value in ("yes", "no"):
            return Fact("is", "unread" if value == "yes" else "read")
        case "title":
            return All((Fact("in", "headline"), _words(value)))
        case "content" | "description":
            return _words(value)
        case "author" | "feedtitle" | "rssurl" | "tags" if value:
            return Fact({"author": "author", "tags": "folder"}.get(name, "feed"), value)
        case "enclosure_type" if value.startswith("audio"):
            return Fact("has", "audio")
        case _:
            return None


def _words(pattern: str) -> Term:
    """Words, or several with "|" between them."""
    told = [word.strip() for word in pattern.strip(".*^$()").split("|")]
    if not all(word and _WORDS.fullmatch(word) for word in told):
        raise ParseError("a query by a pattern that is no word")
    terms = tuple(Words(word, phrase=" " in word) for word in told)
    return terms[0] if len(terms) == 1 else Any(terms)


def _aged(sign: str, value: str) -> Term:
    """Whole days since a story came out."""
    low, _, high = value.partition(":")
    if not (low + high).isdigit() or len(low) > 3 or len(high) > 3:
        raise ParseError("a query by an age that cannot be read")
    first, last = int(low), int(high or low)
    match sign:
        case "<" | "<=" if sign == "<=" or first:
            return Fact("since", f"{first + (sign == '<=')}d")
        case ">" | ">=":
            return Fact("before", f"{first + (sign == '>')}d")
        case "=" | "==" | "between":
            since = Fact("since", f"{last + 1}d")
            return All((since, Fact("before", f"{first}d"))) if first else since
        case _:
            raise ParseError("a query by an age that cannot be read")
