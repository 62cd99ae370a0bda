"""Mute and keep rules: searches that are applied to what is there now and to all that comes in. Each change is one step of
the journal."""

import json
import time
from dataclasses import asdict

from tuireader.errors import ReaderError
from tuireader.library import Library
from tuireader.model.query import Fact, Query
from tuireader.safe import redact
from tuireader.store import database, journal, rules, statuses
from tuireader.store.database import Connection
from tuireader.store.rules import Kind as Kind
from tuireader.store.rules import Rule as Rule


async def add(library: Library, kind: Kind, query: str) -> int:
    """The rule over the whole library and from now on; how many stories it met. QueryError where it cannot be read,
    ReaderError where it is about the reader's own marks, which a story that comes in has none of."""
    parsed = Query.parse(query)
    if not parsed.must.terms:
        raise ReaderError("A rule needs words, an author, a feed or something else to go by.")
    if any(isinstance(term, Fact) and term.field in ("is", "tag") for term in parsed.must.terms):
        raise ReaderError("A rule is about what stories say, not about their marks.")
    return await library.run(_add, kind, query, int(time.time()))


async def every(library: Library) -> list[Rule]:
    return await library.run(rules.every)


async def remove(library: Library, rule_id: int) -> int:
    """Ends the rule; how many stories are muted no more."""
    return await library.run(_remove, rule_id, int(time.time()))


def _add(db: Connection, kind: Kind, query: str, now: int) -> int:
    with database.transaction(db, lasting=True):
        rule = Rule(rules.add(db, kind, query, now), kind, query, 0)
        met = rules.matching(db, query, now)
        changed = rules.apply_one(db, rule, met)
        _remember(db, f"rule “{kind} {query}” added", rule, changed, now, added=True)
    return len(met)


def _remove(db: Connection, rule_id: int, now: int) -> int:
    with database.transaction(db, lasting=True):
        rule = next((rule for rule in rules.every(db) if rule.id == rule_id), None)
        if rule is None:
            raise ReaderError(f"There is no rule {rule_id}; `tuireader rule list` shows them.")
        rules.remove(db, rule_id)
        changed = _unmute(db, rule, now) if rule.kind == "mute" else []
        _remember(db, f"rule “{rule.kind} {rule.query}” removed", rule, changed, now, added=False)
    return sum(len(ids) for _, _, ids in changed)


def _unmute(db: Connection, rule: Rule, now: int) -> list[statuses.Step]:
    """What this rule alone has muted comes back, read."""
    muted = set(rules.met(db, f"{rule.query} is:muted", now))
    for other in rules.every(db):
        if other.kind == "mute":
            muted -= set(rules.met(db, f"{other.query} is:muted", now))
    return statuses.change(db, muted, "muted", False)


def _remember(
    db: Connection, sentence: str, rule: Rule, changed: list[statuses.Step], now: int, *, added: bool
) -> None:
    head = json.dumps({"added": added, "rule": asdict(rule)}).encode()
    journal.remember(db, redact(sentence), "rule", head + b"\n" + statuses.packed(changed), now)
