"""What stands above the first block and below the last: kicker, headline, standfirst, byline; agency, files, what was
dropped.

Offsets of the head count in `head_text(article)`, those of the foot in `foot_text(article)`.
"""

from datetime import datetime
from urllib.parse import urlsplit

from tuireader.model.article import Article, Dropped
from tuireader.typeset import wrap
from tuireader.typeset.cells import fitting, width
from tuireader.typeset.forme import Forme
from tuireader.typeset.lines import FOOT, HEAD, Line, Role, Run
from tuireader.typeset.runs import filled, shifted, styled

_DOTS = " · "
"""Between the parts of a byline."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def head_text(article: Article) -> str:
    """Headline, standfirst and byline, each on a line of its own."""
    return "\n".join((article.headline, article.standfirst, article.byline))


def foot_text(article: Article) -> str:
    """The agency line without the parentheses around it."""
    line = article.agency.strip()
    return line[1:-1].strip() if line[:1] == "(" and line[-1:] == ")" else line


def head(article: Article, forme: Forme) -> list[Line]:
    """Kicker, headline, standfirst and byline, a blank line above all and between them."""
    headline = styled(article.headline, Role.HEADLINE)
    standfirst = shifted(styled(article.standfirst, Role.STANDFIRST), len(article.headline) + 1)
    lines = [Line(block=HEAD), _kicker(article, forme), Line(block=HEAD)]
    lines += [forme.line(HEAD, row) for row in filled(headline, forme.measure, wrap.balanced)]
    if standfirst:
        rows = filled(standfirst, forme.measure, wrap.balanced)
        lines += [Line(block=HEAD, offset=len(article.headline)), *(forme.line(HEAD, row) for row in rows)]
    if signed := byline(article):
        rows = filled(signed, forme.measure, _at_dots)
        lines += [Line(block=HEAD, offset=lines[-1].offset), *(forme.line(HEAD, row) for row in rows)]
    return lines


def _kicker(article: Article, forme: Forme) -> Line:
    """Where it comes from, a hairline, how long it takes."""
    source = article.site or (urlsplit(article.url).hostname or "" if article.url else "")
    minutes = f"{article.minutes} min read" if article.minutes else ""
    if minutes and width(source) + len(minutes) + 4 > forme.measure:
        minutes = f"{article.minutes} min"
    room = forme.measure - (len(minutes) + 1 if minutes else 0) - 4
    runs = [Run(_short(source, room), Role.KICKER, strong=True)] if source and room > 3 else []
    taken = width(runs[0].text) if runs else 0
    if runs and article.kicker and article.kicker != source and taken + 3 + width(article.kicker) <= room:
        runs.append(Run(f" · {article.kicker}", Role.KICKER))
        taken += 3 + width(article.kicker)
    hairline = forme.measure - taken - (1 if taken else 0) - (len(minutes) + 1 if minutes else 0)
    runs.append(Run((" " if taken else "") + "─" * max(0, hairline), Role.HAIRLINE))
    if minutes and forme.measure > len(minutes):
        runs.append(Run(f" {minutes}", Role.MINUTES))
    return forme.line(HEAD, runs)


def _short(text: str, room: int) -> str:
    return text if width(text) <= room else text[: fitting(text, room - 1)].rstrip() + "…"


def byline(article: Article) -> list[Run]:
    """Who, where from, when, parted by dots. Times are shown in the zone that they are in."""
    parts: list[Run] = []
    if article.byline:
        at = len(article.headline) + len(article.standfirst) + 2
        parts.append(Run(article.byline, Role.BYLINE, at))
    parts += [Run(said, Role.DIM) for said in (article.dateline, *_times(article.published, article.updated)) if said]
    dots = Run(_DOTS, Role.DIM)
    return [run for n, part in enumerate(parts) for run in ((dots, part) if n else (part,))]


def _at_dots(text: str, room: int) -> list[wrap.Stretch]:
    """Lines that end between two parts, so that no hour stands on a line by itself; a part that is too long is broken."""
    lines: list[wrap.Stretch] = []
    at = 0
    for part in text.split(_DOTS):
        begun = lines[-1][0] if lines else 0
        if lines and width(text[begun : at + len(part)]) <= room:
            lines[-1] = begun, at + len(part)
        else:
            lines += [(at + start, at + end) for start, end in wrap.wrap(part, room)]
        at += len(part) + len(_DOTS)
    return lines


def _times(published: datetime | None, updated: datetime | None) -> tuple[str, ...]:
    if not published:
        return (f"updated {_moment(updated)}",) if updated else ()
    if not updated or abs((updated - published).total_seconds()) < 60:
        return (_moment(published),)
    same_day = updated.date() == published.date()
    return (_moment(published), f"updated {updated:%H:%M}" if same_day else f"updated {_moment(updated)}")


def _moment(when: datetime) -> str:
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}, {when:%H:%M}"


def foot(article: Article, dropped: tuple[Dropped, ...], forme: Forme) -> list[Line]:
    """Agency, the files that come with the story, and what was dropped where the frame asks for it."""
    lines: list[Line] = []
    if agency := foot_text(article):
        hairline = Run("─" * forme.measure, Role.HAIRLINE)
        rows = filled(styled(agency, Role.AGENCY), forme.measure - 2) or [()]
        lines += [Line(block=FOOT), forme.line(FOOT, (hairline,))]
        lines += [forme.line(FOOT, (Run("◆ " if n == 0 else "  ", Role.AGENCY), *row)) for n, row in enumerate(rows)]
    for n, enclosure in enumerate(article.enclosures):
        lines += [] if n else [Line(block=FOOT)]
        number = forme.number(enclosure.url)
        size = f" · {enclosure.length / 1e6:.1f} MB" if enclosure.length >= 100_000 else ""
        host = urlsplit(enclosure.url).hostname or ""
        runs = [Run("▶ ", Role.BULLET), Run(enclosure.type or "file", Role.EMBED, link=number)]
        runs.append(Run(f"{size} — {host}" if host else size, Role.CONTEXT, link=number))
        runs += [Run(f"[{number}]", Role.LINK_NUMBER, link=number)] if number else []
        lines += [forme.line(FOOT, row) for row in filled(runs, forme.measure, wrap.wrap)]
    if forme.frame.hidden and dropped:
        lines += _hidden(dropped, forme)
    return [*lines, Line(block=FOOT, offset=len(foot_text(article)))]


def _hidden(dropped: tuple[Dropped, ...], forme: Forme) -> list[Line]:
    title = Run(f"{len(dropped)} hidden ", Role.HIDDEN, strong=True)
    hairline = Run("─" * max(0, forme.measure - len(title.text)), Role.HAIRLINE)
    lines = [Line(block=FOOT), forme.line(FOOT, (title, hairline))]
    for left_out in dropped:
        runs = [Run(left_out.text, Role.HIDDEN), Run(f" ({left_out.reason})", Role.DIM)]
        rows = filled(runs, forme.measure - 2, wrap.wrap)
        lines += [forme.line(FOOT, (Run("· " if n == 0 else "  ", Role.DIM), *row)) for n, row in enumerate(rows)]
    return lines
