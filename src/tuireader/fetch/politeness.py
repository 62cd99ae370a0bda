"""When a server may be asked again, and why then: pure functions of what it answered and what the clock says.

A feed reader is a guest. It comes at most once an hour, and once a day where it cannot ask whether anything is new; later
where the server or the feed asks for it (Cache-Control, Expires, ttl, skipHours, skipDays), not before Retry-After, ever
more seldom where it meets errors, and never again after a 410. A feed's address changes only on proof. Every wait has a
ceiling, because servers ask for years and clocks jump.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from tuireader.fetch.answer import Answer

FLOOR = timedelta(hours=1)
CEILING = timedelta(days=1)
LONGEST = timedelta(days=7)  # what Retry-After may ask for at most
_SPREAD = 0.25  # so that a thousand readers do not all come back in the same minute
_FORSAKEN = 20  # failures in a row, two weeks of them, after which a day is too often


@dataclass(frozen=True, slots=True)
class Standing:
    """How a feed and its server stand, kept from one fetch to the next. `failures` in a row; `moved_to` is a permanent
    redirect that was seen once; `ttl` in minutes and `skip_hours`, hours of the week from Monday's first on in UTC, are
    what the feed itself asked for when last read; `every` is the interval that the reader gave to this feed, if any."""

    failures: int = 0
    moved_to: str = ""
    ttl: int = 0
    skip_hours: frozenset[int] = frozenset()
    every: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`due` is None where the feed is never to be asked again. `quiet_until` holds for every feed of the host. `address`
    is the feed's new one, "" where it stays."""

    due: datetime | None
    why: str
    standing: Standing
    quiet_until: datetime | None = None
    address: str = ""


def after_answer(answer: Answer, standing: Standing, now: datetime, every: timedelta, luck: float) -> Verdict:
    """What follows from an answer. For a 200, call it only once the body was read as a feed, with the feed's own
    wishes in `standing`. `every` is the reader's setting for all feeds; `luck` is a random number from 0 to 1."""
    if answer.status == 410:
        return Verdict(None, "gone for good (410)", replace(standing, failures=standing.failures + 1))
    if answer.failure:
        return _after_refusal(answer, standing, now, every, luck)
    wait, why = _wished(answer, standing, now, every)
    ceiling = max(_usual(standing, every), CEILING)
    if wait > ceiling:
        wait, why = ceiling, f"{why}, but a day is the longest"
    due = now + wait
    audible = _audible(due, standing.skip_hours)
    if audible != due:
        due, why = audible, "the feed is silent at that time (skipHours, skipDays)"
    proven = bool(answer.moved_to) and answer.moved_to == standing.moved_to
    moved_to = "" if proven else answer.moved_to
    address = answer.moved_to if proven else ""
    return Verdict(due, why, replace(standing, failures=0, moved_to=moved_to), address=address)


def after_failure(standing: Standing, now: datetime, every: timedelta, luck: float) -> Verdict:
    """What follows from no answer, or from one that is no feed: twice the wait for each failure in a row."""
    failures, every = standing.failures + 1, _usual(standing, every)
    ceiling = CEILING if failures <= _FORSAKEN else LONGEST / (1 + _SPREAD)
    wait = min(every * 2 ** min(failures - 1, 10), max(every, ceiling))
    times = "the last fetch failed" if failures == 1 else f"{failures} failures in a row"
    return Verdict(now + wait * (1 + _SPREAD * luck), times, replace(standing, failures=failures))


def refusal(due: datetime | None, quiet_until: datetime | None, now: datetime, *, forced: bool = False) -> str:
    """Why a feed may not be asked now, "" where it may. `forced` overrides the usual wait, but no host's wish for quiet. A
    time further ahead than any wait that is ever given comes from a clock that was wrong."""
    if quiet_until and now < quiet_until <= now + LONGEST:
        return f"the server asked for quiet until {quiet_until:%d %b %H:%M} UTC"
    if not forced and due and now < due <= now + LONGEST:
        return f"not due before {due:%d %b %H:%M} UTC"
    return ""


def host_of(url: str) -> str:
    """What Retry-After holds for: the name as the network knows it."""
    try:
        host = (urlsplit(url).hostname or "").lower().rstrip(".")
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        return ""


def _after_refusal(answer: Answer, standing: Standing, now: datetime, every: timedelta, luck: float) -> Verdict:
    verdict = after_failure(standing, now, every, luck)
    asked = retry_after(answer.retry_after, now)
    if answer.status not in (429, 503) or (asked is None and answer.status == 503):
        return replace(verdict, why=f"{verdict.why} ({answer.status})")
    quiet = now + min(max(asked or FLOOR, FLOOR), LONGEST)
    why = "the server asked for a pause" if asked else "the server was asked too often"
    return replace(verdict, due=max(verdict.due or quiet, quiet), why=f"{why} ({answer.status})", quiet_until=quiet)


def retry_after(text: str, now: datetime) -> timedelta | None:
    """The wait that a Retry-After names, in seconds or as a date; None where it names none."""
    if re.fullmatch("[0-9]{1,30}", text):
        return min(timedelta(seconds=min(int(text), 10**9)), LONGEST)
    when = _date(text)
    return max(when - now, timedelta()) if when else None


def _wished(answer: Answer, standing: Standing, now: datetime, every: timedelta) -> tuple[timedelta, str]:
    """The longest of what the reader, the feed and the server wish for."""
    every = _usual(standing, every)
    fresh = re.search(r"(?:^|[\s,])max-age\s*=\s*\"?([0-9]{1,12})", answer.cache_control, re.I)
    expires, sent = _date(answer.expires), _date(answer.date) or now
    wishes = [
        (every, f"every {_spoken(every)}"),
        (_blind(answer, standing), "it cannot be asked whether anything is new"),
        (timedelta(minutes=standing.ttl), "the feed asks for it (ttl)"),
        (timedelta(seconds=int(fresh[1])) if fresh else timedelta(), "the server asks for it (max-age)"),
        (expires - sent if expires and not fresh else timedelta(), "the server asks for it (Expires)"),
    ]
    return max(wishes, key=lambda wish: wish[0])


def _usual(standing: Standing, every: timedelta) -> timedelta:
    return max(standing.every or every, FLOOR)


def _blind(answer: Answer, standing: Standing) -> timedelta:
    """The least wait where the server gave nothing to ask by: every visit costs it the whole feed. Whoever gave this feed an
    interval of its own has decided that."""
    conditional = answer.status == 304 or answer.etag or answer.modified
    return timedelta() if conditional or standing.every else CEILING


def _audible(due: datetime, skipped: frozenset[int]) -> datetime:
    """The first moment from `due` on at an hour of the week, in UTC, that the feed does not skip; `due` where it skips
    nearly all of them."""
    heard = due.astimezone(UTC)
    for _ in range(6 * 24):
        if 24 * heard.weekday() + heard.hour not in skipped:
            return heard
        heard = heard.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return due


def _date(text: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _spoken(wait: timedelta) -> str:
    minutes = round(wait.total_seconds() / 60)
    if minutes % 60:
        return f"{minutes} minutes"
    return "hour" if minutes == 60 else f"{minutes // 60} hours"
