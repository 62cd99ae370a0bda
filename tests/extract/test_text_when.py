"""Dates and reading times as pages write them."""

from datetime import UTC, datetime

import pytest

from tuireader.extract.when import is_date, moment, reading_minutes


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("Veröffentlicht am 3. Mai 2024, 14:26 Uhr", "de", datetime(2024, 5, 3, 14, 26, tzinfo=UTC)),
        ("Updated Jul 24, 2018, 2:15pm", "en", datetime(2018, 7, 24, 14, 15, tzinfo=UTC)),
        ("Publié le 1er mars 2023 à 08h30", "fr", datetime(2023, 3, 1, 8, 30, tzinfo=UTC)),
        ("15 de octubre de 2024", "es", datetime(2024, 10, 15, tzinfo=UTC)),
        ("16.05.2024", "de", datetime(2024, 5, 16, tzinfo=UTC)),
        ("2025-01-02", "", datetime(2025, 1, 2, tzinfo=UTC)),
        ("2024年12月3日", "ja", datetime(2024, 12, 3, tzinfo=UTC)),
        ("05/06/2024", "en", None),
        ("31 February 2024", "en", None),
        ("yesterday", "en", None),
    ],
)
def test_a_date_is_read_only_when_it_is_all_there(text: str, language: str, when: datetime | None) -> None:
    assert moment(text, language) == when


@pytest.mark.parametrize(
    ("text", "alone"),
    [("March 1, 2024", True), ("1. Mai 2024 |", True), ("March 2024", False), ("Chapter 12 2024", False)],
)
def test_a_date_alone(text: str, alone: bool) -> None:
    assert is_date(text, "de" if "Mai" in text else "en") is alone


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("2 min", 2), ("Lesezeit: 4 Minuten", 4), ("12 minute read", 12), ("5 mins", 5), ("Monday", 0), ("1984", 0)],
)
def test_reading_time(text: str, minutes: int) -> None:
    assert reading_minutes(text) == minutes
