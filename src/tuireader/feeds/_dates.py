"""The dates that feeds really write.

RFC 822 and W3CDTF are two habits among many: month names in the reader's own language, day before month or after it,
clock times like 24:00:00 or 04:42 PM, seconds since 1970. What cannot be read, or cannot be true (Hugo writes 0001-01-01
for "none"), is no date: None, and the reader's own first sight of the story stands in for it.

A date without a zone is taken as UTC.
"""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

_EARLIEST = 1990
_AHEAD = timedelta(days=2)

# First letters without accents, lower case; the surest spelling of each month over the languages that feeds come in:
# English, German, French, Spanish, Italian, Portuguese, Galician, Dutch, Scandinavian, Finnish, Estonian, Lithuanian,
# Polish, Czech, Croatian, Turkish, Indonesian, Malay, Romanian, Hungarian, Russian, Ukrainian, Bulgarian, Serbian, Greek,
# Hebrew, Arabic, Persian. What two of them call different months is what more people mean by it (listopad: November).
_MONTHS = {
    1: "jan jen jän janv gen ene sty led tammi oca ian янв січ ιαν jaan xan sij яну јан ינו ينا ژان sau",
    2: "feb fev fevr febr lut uno helmi sub фев лют φεβ vee velj vas феб פבר فبر فور",
    3: "mar mrt mär maer mrz maa mars marzo maalis мар бер μαρ mac kov מרץ מרס مار bre ozu",
    4: "apr avr abr kwi dub huhti nis мапр апр кві απρ bal אפר ابر اور tra",
    5: "may mai mag maj mei maio mayo kve touko mays май мая тра μαι geg мај מאי ماي svi",
    6: "jun juin giu cze cerven cervna kesa haz iun июн чер ιουν juu cvn lipanj lipnj birz xun јун юни יונ يون ژوئن",
    7: "jul juil lug lip cervenec cervence heina tem iul июл лип ιουλ juul cvc srpanj srpnj lie xul јул юли יול يول ژوئی",
    8: "aug aou ago sie srp elo agu avg авг сер αυγ kolov ogos rugp אוג اغس اوت ogo",
    9: "sep set wrz zar syys eyl сен вер σεπ szept ruj rugs ספט سبت سپت сеп",
    10: "oct okt out ott paz rij loka eki окт жов οκτ spal אוק اكت اکت",
    11: "nov marras kas noi ноя лис νοε lapk ное נוב نوف نوا lis нов",
    12: "dec dez dic des gru pro joulu ara дек гру δεκ dets dis дец דצמ ديس دسا",
}


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


_MONTH_OF = {_bare(start): month for month, starts in _MONTHS.items() for start in starts.split()}
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}

_HOURS = {
    name: hours
    for hours, names in {
        -10: "hst",
        -9: "akst",
        -8: "pst akdt",
        -7: "mst pdt",
        -6: "cst mdt",
        -5: "est cdt",
        -4: "ast edt clt",
        -3.5: "nst",
        -3: "adt brt art",
        -2.5: "ndt",
        0: "utc gmt ut z wet",
        1: "cet mez met bst west",
        2: "cest mesz mest eet sast",
        3: "eest msk trt",
        5: "pkt",
        5.5: "ist",
        7: "wib ict",
        8: "hkt sgt pht awst",
        9: "jst kst",
        9.5: "acst",
        10: "aest",
        10.5: "acdt",
        11: "aedt",
        12: "nzst",
        13: "nzdt",
    }.items()
    for name in names.split()
}

_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2},? )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)"
    r" (?:([+-])(\d\d)(\d\d)|GMT|UTC)\Z",
    re.A,
)
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<h>\d{1,2})[:h](?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?", re.I
)
_NUMERIC_ZONE = re.compile(r"\A\s*(?:GMT|UTC)?\s*(?P<sign>[+\-−])(?P<h>\d{1,2}):?(?P<m>\d{2})?\b")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})(?:[-/.]|\s*[年년]\s*)(\d{1,2})(?:[-/.]|\s*[月월]\s*)(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?)?(?!\d)")
_MONTH_ONLY = re.compile(r"\s*(\d{4})(?:-(\d{1,2}))?\s*\Z")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_EPOCH = re.compile(r"\s*(\d{9,10})(?:\.\d+)?\s*\Z|\s*(\d{12,13})\s*\Z")
_COUNTED_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*[月월]|\b(?:tháng|thg)\s*(\d{1,2})(?!\d)", re.I)
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(8)
def instant(text: str, now: datetime) -> datetime | None:
    """The moment that `text` names, in UTC; None where it names none, or one before 1990 or two days and more ahead."""
    text = " ".join(text[:100].split())
    if not text:
        return None
    try:
        when = _rfc_822(text) or _iso(text) or _epoch(text) or _read(text)
        when = when.astimezone(UTC) if when else None
    except (ValueError, OverflowError):
        return None
    if when and when.microsecond:
        when = when.replace(microsecond=0)
    return when if when and when.year >= _EARLIEST and when <= now + _AHEAD else None


def _rfc_822(text: str) -> datetime | None:
    """The form that RSS prescribes, quickly."""
    found = _RFC_822.match(text)
    if found is None or (month := _MONTH_OF.get(found[2].lower())) is None:
        return None
    when = datetime.fromisoformat(f"{found[3]}-{month:02}-{found[1]:0>2}T{found[4]}Z")
    if not found[5] or found[6] == found[7] == "00":
        return when
    offset = timedelta(hours=int(found[6]), minutes=int(found[7]))
    return when + offset if found[5] == "-" else when - offset


def _iso(text: str) -> datetime | None:
    """The plain case, quickly: what Python itself reads as ISO 8601."""
    if len(text) < 10 or text[4] != "-":
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _epoch(text: str) -> datetime | None:
    found = _EPOCH.match(text)
    if not found:
        return None
    return datetime.fromtimestamp(int(found[1]) if found[1] else int(found[2]) / 1000, UTC)


def _read(text: str) -> datetime | None:
    clock = _CLOCK.search(text)
    rest = text[clock.end() :] if clock else ""
    day_text = f"{text[: clock.start()]} {_NUMERIC_ZONE.sub(' ', rest, count=1)}" if clock else text
    compact = _COMPACT.search(text)
    date = _date(day_text, _weekday(text))
    if date is None:
        return None
    hour, minute, second = _time(clock) if clock else (0, 0, 0)
    if clock is None and compact and compact[4]:
        hour, minute, second = int(compact[4]), int(compact[5]), int(compact[6] or 0)
    days, hour = divmod(hour, 24)  # 24:00:00 is the next midnight
    zone = _zone(rest)
    return datetime(*date, hour, minute, min(second, 59), tzinfo=zone) + timedelta(days=days)


def _time(clock: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = int(clock["h"]), int(clock["m"]), int(clock["s"] or 0)
    half = (clock["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        raise ValueError(clock[0])
    return hour, minute, second


def _date(text: str, weekday: int | None) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.search(text) or _COMPACT.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _NUMBERS.search(text):
        return _numeric(int(found[1]), int(found[3]), _year(found[4]), found[2], weekday)
    if named := _named(text):
        return named
    if found := _MONTH_ONLY.match(text):
        return int(found[1]), int(found[2] or 1), 1
    return None


def _numeric(first: int, second: int, year: int, divider: str, weekday: int | None) -> tuple[int, int, int]:
    """Day and month in the order that the weekday proves, or else that the numbers and the divider suggest."""
    day_first, month_first = (year, second, first), (year, first, second)
    if first > 12 or second > 12:
        return day_first if first > 12 else month_first
    if weekday is not None:
        for date in (day_first, month_first):
            if datetime(*date, tzinfo=UTC).weekday() == weekday:
                return date
    return month_first if divider == "/" else day_first


def _named(text: str) -> tuple[int, int, int] | None:
    """A date with the month's name in it, whatever the order: 5 March 2024, March 5, 2024, 05-Mar-24, 5 3月 2024."""
    counted = _COUNTED_MONTH.search(text)
    month = int(counted[1] or counted[2]) if counted else _month(text)
    text = text.replace(counted[0], " ") if counted else text
    numbers = re.findall(r"\d+", text)
    if month is None or len(numbers) < 2:
        return None
    years = [n for n in numbers if len(n) == 4]
    if years:
        days = [n for n in numbers if len(n) <= 2]
        return (int(years[0]), month, int(days[0])) if days else None
    return (_year(numbers[1]), month, int(numbers[0])) if len(numbers[0]) <= 2 and len(numbers[1]) == 2 else None


def _month(text: str) -> int | None:
    """The month of the last word that names one: before it a weekday may look like another (mardi, pazar, maanantai)."""
    for word in reversed(_WORD.findall(_bare(text))):
        for length in range(min(len(word), 8), 2, -1):
            month = _MONTH_OF.get(word[:length])
            if month and word not in _HOURS:
                return month
    return None


def _weekday(text: str) -> int | None:
    found = _WORD.match(text)
    return _WEEKDAYS.get(found[0][:3].lower()) if found else None


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _zone(rest: str) -> timezone:
    """The zone that follows the clock time; a name that is not known is UTC."""
    if found := _NUMERIC_ZONE.search(rest):
        offset = timedelta(hours=int(found["h"]), minutes=int(found["m"] or 0))
        return timezone(offset if found["sign"] == "+" else -offset) if offset < timedelta(hours=24) else UTC
    for word in re.findall(r"[A-Za-z]{1,5}", rest):
        hours = _HOURS.get(word.lower())
        if hours is not None:
            return timezone(timedelta(hours=hours))
    return UTC
