"""The dates that feeds really write."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.feeds._dates import instant

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tue, 05 Mar 2024 10:20:30 GMT", "2024-03-05T10:20:30"),
        ("Tue, 05 Mar 2024 10:20:30 +0200", "2024-03-05T08:20:30"),
        ("Tue, 5 Mar 2024 10:20:30 -0330", "2024-03-05T13:50:30"),
        ("05 Mar 24 10:20 EST", "2024-03-05T15:20:00"),
        ("Thu, 07 Dec 17 10:00:29 -0800", "2017-12-07T18:00:29"),
        ("Tue, 05 Mar 2024 10:20:30 CEST", "2024-03-05T08:20:30"),
        ("Tue, 05 Mar 2024 10:20:30 AEDT", "2024-03-04T23:20:30"),
        ("Tue, 05 Mar 2024 10:20:30 QXZ", "2024-03-05T10:20:30"),
        ("Tue, 05 Mar 2024 24:00:00 GMT", "2024-03-06T00:00:00"),
        ("Friday, January 29, 2021 04:42 PM", "2021-01-29T16:42:00"),
        ("Friday, January 29, 2021 12:05 a.m.", "2021-01-29T00:05:00"),
        ("2024-03-05T10:20:30Z", "2024-03-05T10:20:30"),
        ("2024-03-05T10:20:30.123+01:00", "2024-03-05T09:20:30"),
        ("2024-03-05T10:20:30", "2024-03-05T10:20:30"),
        ("2024-03-05 10:20:30 +0100", "2024-03-05T09:20:30"),
        ("2024-03-05", "2024-03-05T00:00:00"),
        ("2024-03", "2024-03-01T00:00:00"),
        ("20240305T102030Z", "2024-03-05T10:20:30"),
        ("2020/1/10 14:33", "2020-01-10T14:33:00"),
        ("1700000000", "2023-11-14T22:13:20"),
        ("1700000000123", "2023-11-14T22:13:20"),
        ("2024年3月5日 10:20", "2024-03-05T10:20:00"),
        ("2024년 3월 5일", "2024-03-05T00:00:00"),
        ("01.02.2024 10:00", "2024-02-01T10:00:00"),
        ("Fri, 05/03/2019 - 15:21", "2019-05-03T15:21:00"),
        ("Tue, 05/03/2019 - 15:21", "2019-03-05T15:21:00"),
        ("25/12/2023", "2023-12-25T00:00:00"),
        ("12/25/2023", "2023-12-25T00:00:00"),
        ("5. März 2024", "2024-03-05T00:00:00"),
        ("mar, 05 mar 2024 10:00:00 +0100", "2024-03-05T09:00:00"),
        ("mardi 5 mai 2020 à 8h30", "2020-05-05T08:30:00"),
        ("mar. 04 févr. 2025 10:00:00 +0000", "2025-02-04T10:00:00"),
        ("Seg, 24 Set 2018 19:42:40 -0300", "2018-09-24T22:42:40"),
        ("dom, 07 gen 2024 08:00:00 GMT", "2024-01-07T08:00:00"),
        ("Paz, 05 May 2024 10:00:00 +0300", "2024-05-05T07:00:00"),
        ("Вт, 05 мая 2020 10:00:00 +0300", "2020-05-05T07:00:00"),
        ("maanantai 6. toukokuuta 2024", "2024-05-06T00:00:00"),
        ("wt., 05 lis 2024 14:30:00 +0000", "2024-11-05T14:30:00"),
        ("srijeda, 5. lipnja 2024", "2024-06-05T00:00:00"),
        ("2024 m. rugpjūčio 5 d.", "2024-08-05T00:00:00"),
        ("петък, 5 януари 2024 14:30", "2024-01-05T14:30:00"),
        ("יום שלישי, 5 מרץ 2024", "2024-03-05T00:00:00"),
        ("الجمعة, 05 يناير 2024 14:30:00 +0000", "2024-01-05T14:30:00"),
        ("金, 05 1月 2024 14:30:00 +0900", "2024-01-05T05:30:00"),
        ("Thứ Sáu, 5 tháng 1 2024 14:30", "2024-01-05T14:30:00"),
        ("Thu, 29 Feb 2024 10:00:00 GMT", "2024-02-29T10:00:00"),
        ("  Tue,\n 05 Mar 2024   10:20:30 GMT ", "2024-03-05T10:20:30"),
    ],
)
def test_a_date_is_read_as_it_was_meant(written, meant):
    assert instant(written, NOW) == datetime.fromisoformat(meant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        *("", "yesterday", "Tue", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        *("9999-12-31T23:59:59-12:00", "99999-01-01", "1e400", "0000-00-00", "2023-02-29", "30 Feb 2024", "-1", "0"),
        *(
            "2024-13-45",
            "Tue, 05 Mar 2050 10:00:00 GMT",
            "10:20:30",
            "Tue, 99 Mar 2024",
            "2024-03-05T99:99:99Z" + "9" * 90,
        ),
    ],
)
def test_what_cannot_be_true_is_no_date(written):
    assert instant(written, NOW) is None


def test_a_date_up_to_two_days_ahead_is_believed():
    assert instant((NOW + timedelta(days=1)).isoformat(), NOW) == NOW + timedelta(days=1)
    assert instant((NOW + timedelta(days=3)).isoformat(), NOW) is None


@given(st.text(max_size=60))
def test_no_text_is_worse_than_no_date(text):
    found = instant(text, NOW)
    assert found is None or 1990 <= found.year <= 2026


@given(st.datetimes(datetime(1990, 1, 2), datetime(2026, 5, 1)), st.integers(-14 * 60, 14 * 60))
def test_what_rfc_822_and_iso_8601_write_is_read_back(naive, minutes):
    when = naive.replace(microsecond=0, tzinfo=UTC)
    local = when + timedelta(minutes=minutes)
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    assert instant(f"{local:%a, %d %b %Y %H:%M:%S} {sign}{hours:02}{rest:02}", NOW) == when
    assert instant(f"{local:%Y-%m-%dT%H:%M:%S}{sign}{hours:02}:{rest:02}", NOW) == when
