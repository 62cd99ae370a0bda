"""Times as pages write them: a date among words, "4 min read"."""

import re
from datetime import UTC, datetime

from tuireader.extract.words import month_number

_DIGITAL = re.compile(r"\b((?:19|20)\d\d)[-/.年년]\s?(\d{1,2})[-/.月월]\s?(\d{1,2})")
_EUROPEAN = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.|er|º)?(?:\s+(?:de|of))?\s+([^\s\d_.,;:/()]{2,14})\.?,?(?:\s+(?:de|of))?\s+((?:19|20)\d\d)\b"
)
_MONTH_FIRST = re.compile(r"\b([^\s\d_.,;:/()]{2,14})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)(?!\d)\s*([ap])?\.?(?:m\b)?", re.IGNORECASE)
_MINUTES = re.compile(
    r"(?<![\d時时點点])(\d{1,3})\s*-?\s*(?:(?:m[ií]n(?:s|[uúū]t\w{0,4}|uuttia|učių)?|mn|perc|мин|минут[аиы]?|хв|dk|dakika|menit|phút)\b"
    r"|分(?=で|钟|鐘|\b))\.?",
    re.IGNORECASE,
)
_LONGEST = 240
# Arabic, Persian, Hindi, Bengali and wide figures.
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯０１２３４５６７８９", "0123456789" * 5)


def moment(text: str, language: str = "") -> datetime | None:
    """The first date that the words hold, with its time of day if one stands behind it; None where day, month and year are
    not all there. Numbers with strokes are read only year first: the other orders mean different days in different
    countries. Pages give local time and no zone: it is kept as UTC."""
    text = text[:400].translate(_FIGURES)
    for pattern, order in ((_DIGITAL, "ymd"), (_EUROPEAN, "dmy"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        for match in pattern.finditer(text):
            named = dict(zip(order, match.groups(), strict=True))
            month = int(named["m"]) if named["m"].isdigit() else month_number(named["m"], language)
            try:
                day = datetime(int(named["y"]), month, int(named["d"]), tzinfo=UTC)
            except ValueError:
                continue
            clock = _CLOCK.search(text, match.end(), match.end() + 30)
            if not clock:
                return day
            afternoon = (clock[3] or "").lower() == "p" and int(clock[1]) < 12
            return day.replace(hour=int(clock[1]) + 12 * afternoon, minute=int(clock[2]))
    return None


def is_date(text: str, language: str = "") -> bool:
    """A day with its month and year, and nothing else."""
    bare = text.strip(" \t·|•-–—,")
    forms = (_DIGITAL, _EUROPEAN, _DAY_FIRST, _MONTH_FIRST)
    return any(form.fullmatch(bare) for form in forms) and moment(bare, language) is not None


def reading_minutes(text: str) -> int:
    """The reading time that a page gives: "2 min", "Lesezeit: 4 Minuten"; 0 where it gives none."""
    found = _MINUTES.search(text[:80])
    return int(found[1]) if found and 0 < int(found[1]) <= _LONGEST else 0
