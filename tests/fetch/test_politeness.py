"""When a server may be asked again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.fetch import politeness
from tuireader.fetch.answer import Answer
from tuireader.fetch.politeness import CEILING, FLOOR, LONGEST, Standing, after_answer, after_failure, refusal

NOW = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEW = Standing()
URL = "https://news.example/feed"
TAG = '"1"'


def verdict(answer: Answer, standing: Standing = NEW, every: timedelta = HOUR) -> politeness.Verdict:
    return after_answer(answer, standing, NOW, every, 0.0)


def test_an_hour_is_the_shortest_wait_whatever_the_setting() -> None:
    assert verdict(Answer(200, URL, etag=TAG), every=timedelta(minutes=5)).due == NOW + HOUR


def test_a_longer_setting_holds_even_beyond_the_ceiling() -> None:
    assert verdict(Answer(304, URL), every=timedelta(days=3)).due == NOW + timedelta(days=3)


@pytest.mark.parametrize(
    ("answer", "standing", "hours", "why"),
    [
        (Answer(200, URL, etag=TAG, cache_control="public, max-age=10800"), NEW, 3, "max-age"),
        (Answer(304, URL, cache_control='max-age="7200"'), NEW, 2, "max-age"),
        (Answer(200, URL, etag=TAG, cache_control="s-maxage=99999, max-age=60"), NEW, 1, "hour"),
        (Answer(200, URL, etag=TAG, cache_control="no-cache"), NEW, 1, "hour"),
        (Answer(200, URL, etag=TAG, expires="Mon, 04 May 2026 17:30:00 GMT"), NEW, 5, "Expires"),
        (
            Answer(304, URL, expires="Mon, 04 May 2026 14:00:00 GMT", date="Mon, 04 May 2026 10:00:00 GMT"),
            NEW,
            4,
            "Expires",
        ),
        (Answer(200, URL, etag=TAG, expires="-1"), NEW, 1, "hour"),
        (Answer(200, URL, etag=TAG), Standing(ttl=240), 4, "ttl"),
        (Answer(200, URL, etag=TAG, cache_control="max-age=31536000"), NEW, 24, "a day is the longest"),
        (Answer(200, URL, etag=TAG), Standing(ttl=999_999), 24, "a day is the longest"),
    ],
)
def test_the_longest_wish_counts_up_to_a_day(answer: Answer, standing: Standing, hours: int, why: str) -> None:
    result = verdict(answer, standing)
    assert result.due == NOW + timedelta(hours=hours)
    assert why in result.why


def test_max_age_goes_before_expires() -> None:
    answer = Answer(304, URL, cache_control="max-age=60", expires="Tue, 05 May 2026 12:30:00 GMT")
    assert verdict(answer).due == NOW + HOUR


def test_what_cannot_be_asked_whether_anything_is_new_is_asked_once_a_day() -> None:
    result = verdict(Answer(200, URL, cache_control="max-age=600"))
    assert result.due == NOW + CEILING
    assert "whether anything is new" in result.why
    for validator in ({"etag": TAG}, {"modified": "Mon, 04 May 2026 12:00:00 GMT"}):
        assert verdict(Answer(200, URL, **validator)).due == NOW + HOUR


def test_the_readers_own_interval_for_a_feed_counts_though_it_cannot_be_asked_so() -> None:
    own = Standing(every=timedelta(hours=3))
    assert verdict(Answer(200, URL), own).due == NOW + timedelta(hours=3)
    assert verdict(Answer(200, URL), Standing(every=timedelta(minutes=5))).due == NOW + FLOOR
    assert after_failure(own, NOW, HOUR, 0.0).due == NOW + timedelta(hours=3)


def test_hours_that_the_feed_skips_are_passed_over() -> None:
    result = verdict(Answer(304, URL), Standing(skip_hours=frozenset({13, 14, 15})))  # NOW is a Monday
    assert result.due == datetime(2026, 5, 4, 16, 0, tzinfo=UTC)
    assert "skipHours" in result.why
    tomorrow = frozenset(24 + hour for hour in range(24))
    assert verdict(Answer(304, URL), Standing(skip_hours=tomorrow)).due == NOW + HOUR


def test_days_that_the_feed_skips_are_passed_over() -> None:
    weekdays = frozenset(range(5 * 24))
    assert verdict(Answer(304, URL), Standing(skip_hours=weekdays)).due == datetime(2026, 5, 9, tzinfo=UTC)


def test_a_feed_that_skips_the_whole_week_is_asked_all_the_same() -> None:
    assert verdict(Answer(304, URL), Standing(skip_hours=frozenset(range(168)))).due == NOW + HOUR


def test_failures_double_the_wait_up_to_a_day_and_success_forgets_them() -> None:
    standing, waits = Standing(), []
    for _ in range(7):
        result = after_failure(standing, NOW, HOUR, 0.0)
        standing = result.standing
        assert result.due
        waits.append((result.due - NOW) / HOUR)
    assert waits == [1, 2, 4, 8, 16, 24, 24]
    assert verdict(Answer(304, URL), standing).standing.failures == 0


def test_after_weeks_of_failures_a_feed_is_asked_once_a_week() -> None:
    wait = after_failure(Standing(failures=40), NOW, HOUR, 0.0).due
    assert wait and timedelta(days=5) < wait - NOW <= LONGEST


def test_luck_spreads_the_feeds_that_fail_but_never_brings_them_forward() -> None:
    early, late = (after_failure(Standing(), NOW, HOUR, luck).due for luck in (0.0, 1.0))
    assert early and late
    assert NOW + HOUR == early < late <= NOW + 1.25 * HOUR


def test_410_stops_a_feed_for_good() -> None:
    assert verdict(Answer(410, URL)).due is None


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("7200", 2 * HOUR),
        ("Mon, 04 May 2026 15:30:00 GMT", 3 * HOUR),
        ("0", FLOOR),
        ("-5", FLOOR),
        ("NaN", FLOOR),
        ("1e9", FLOOR),
        ("", FLOOR),
        ("\u0665", FLOOR),
        ("Wed, 31 Feb 2099 99:99:99 GMT", FLOOR),
        ("Mon, 04 May 2020 15:30:00 GMT", FLOOR),
        ("99999999999999", LONGEST),
        ("Fri, 01 May 2099 00:00:00 GMT", LONGEST),
    ],
)
def test_429_quiets_the_whole_host_for_as_long_as_it_says_within_reason(said: str, wait: timedelta) -> None:
    result = verdict(Answer(429, URL, retry_after=said))
    assert result.quiet_until == NOW + wait
    assert result.due and result.due >= result.quiet_until


def test_503_quiets_the_host_only_where_it_says_how_long() -> None:
    assert verdict(Answer(503, URL, retry_after="5400")).quiet_until == NOW + 1.5 * HOUR
    assert verdict(Answer(503, URL)).quiet_until is None


def test_force_overrides_the_usual_wait_but_not_a_request_for_quiet() -> None:
    later = NOW + HOUR
    assert refusal(later, None, NOW)
    assert not refusal(later, None, NOW, forced=True)
    assert "quiet" in refusal(later, later, NOW, forced=True)
    assert not refusal(NOW, NOW, NOW)


def test_a_permanent_redirect_is_taken_the_second_time_and_only_to_the_same_place() -> None:
    new, other = Answer(200, "https://new.example/", moved_to="https://new.example/"), "https://login.example/"
    first = verdict(new)
    assert not first.address
    assert verdict(new, first.standing).address == "https://new.example/"
    assert not verdict(Answer(200, other, moved_to=other), first.standing).address
    assert not verdict(Answer(200, URL), first.standing).standing.moved_to


def test_a_time_further_ahead_than_any_wait_comes_from_a_wrong_clock_and_is_not_waited_for() -> None:
    years_ahead = NOW + timedelta(days=3650)
    assert not refusal(years_ahead, None, NOW)
    assert not refusal(None, years_ahead, NOW)


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://user:pw@News.Example:8443/a", "news.example"), ("http://[::1]/x", "::1"), ("http://[broken/", "")],
)
def test_a_host_is_the_name_without_login_and_port(url: str, host: str) -> None:
    assert politeness.host_of(url) == host


@given(
    status=st.integers(100, 599),
    cache_control=st.text(max_size=40),
    expires=st.text(max_size=40),
    retry_after=st.text(max_size=40),
    ttl=st.integers(0, 10**9),
    skip_hours=st.frozensets(st.integers(0, 6)).map(
        lambda days: frozenset(24 * d + h for d in days for h in range(24))
    ),
    failures=st.integers(0, 10**6),
    luck=st.floats(0, 1),
)
def test_whatever_a_server_says_the_wait_is_between_an_hour_and_a_week(
    status: int,
    cache_control: str,
    expires: str,
    retry_after: str,
    ttl: int,
    skip_hours: frozenset[int],
    failures: int,
    luck: float,
) -> None:
    answer = Answer(status, URL, cache_control=cache_control, expires=expires, retry_after=retry_after)
    result = after_answer(answer, Standing(failures=failures, ttl=ttl, skip_hours=skip_hours), NOW, HOUR, luck)
    assert (result.due is None) == (status == 410)
    if result.due:
        assert FLOOR <= result.due - NOW <= max(LONGEST, CEILING * 1.25)
    assert result.why
