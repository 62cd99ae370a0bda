"""Who wrote a story: names told by their form, and those of metadata weighed against those that the page shows."""

import re

from tuireader.extract.dom.shape import key
from tuireader.extract.metadata import MARKED, Facts
from tuireader.extract.words import words
from tuireader.safe import safe_line

CLASSES = frozenset(("author", "byline", "autor"))
_BY = re.compile(
    r"^(?:(?:written |reported |analysis |review |posted |published |text |story |words )?by|words(?=:)"
    r"|(?:publicado|escrito|publié|écrit|rédigé|pubblicato|scritto|verfasst|geschrieben|geschreven|skrevet|skriven)"
    r" (?:por|par|da|von|door|af|av)"
    r"|von|por|par|di|av|af|door|text|texto|текст|autor(?:in|a|es)?"
    r"|author|авторы?|auteur|tekst|fra|a cura di|autor(?:ka|ica|ius|ė|s|i)|avtor(?:ica)?|szerző|írta|oprac\.?|piše)\s*[:：]?\s+",
    re.I,
)
_WEEKDAYS = "|".join(sorted(day.capitalize() for day in words("").weekdays if len(day) > len("mittw")))
_DATED = re.compile(
    rf"\s*\b(?:{_WEEKDAYS}),?\s+(?:\w+\.?\s+)?\d.*$|"
    r"\s*(?:[|•·,–-]\s*)?(?:\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\b(?:19|20)\d\d\b|\d{1,2}:\d\d"
    r"|\b(?:updated|published|posted|last|min read)\b).*$",
    re.I | re.S,
)
_NO_NAME = re.compile(
    r"@|https?:|www\.|\.(?:com|net|org|de) |^\W*$|\d{3}|^\d+\s+\w+$|^(?:in|on|at) "
    r"|^(?:\w*admin|administrator|editor|redaktion|redaction|staff|null|none|unknown|author|undefined|developer)$",
    re.I,
)
_PERSON = re.compile(
    r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_(][\w.’'()-]*){1,4}$"
    "|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,6}(?: [\uac00-\ud7af]{2})?$"
)
_PARTICLES = frozenset(
    (
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
    )
) | frozenset(("zu", "zur", "vom", "ten", "ter", "af", "av", "y", "e", "und", "and", "d", "mc", "st"))
_PICTURED = re.compile(
    r"\s*[|,;·/]?\s*(?:Foto|Photo|Bild|Illustration|Video|Graphic|Grafik)\w*\s*(?::|\b(?:by|von|par|av)\b).*", re.S
)
_ROW = re.compile(
    "[\u3040-\u30ff\u4e00-\u9fff]{4,6}(?: [\u3040-\u30ff\u4e00-\u9fff]{4,6})+$"
)  # whole names, a space between
_SIGN = re.compile(r"(?<=[.!?…”»“])\s+((?:By|Von|Par|Por|Di|Door|Av|Af) [^.!?:]{5,60})$")
_OFFICE = re.compile(r"\s(?:기자|특파원|논설위원|선임기자)$")  # reporter, correspondent
_DOMAIN = re.compile(r"\S+\.\w{2,3}$")
_BETWEEN = re.compile(
    r"\s*(?:;|\||•|·|、|(?<=\w\w)/(?=[^\W\d_]+\s\w)|,(?=\s)|(?<=\w\s)(?:og|och|und|and|et|y|e|i)(?=\s+\w+\s+\w)"
    r"|(?<=\w\s)(?:ja|és|și|şi|ir|un|и|ve)(?=\s+[^\W\d_a-z]\w+\s+[^\W\d_a-z]))\s*"
)


def byline(facts: Facts, shown: list[str]) -> tuple[str, str]:
    """(names parted by commas, why). A site that calls itself the author gives way to a name that the page shows."""
    sites = {key(value) for value, _ in facts.get("site", [])}
    fallback = ("", "")
    for value, where in facts.get("byline", []):
        names = _names(value)
        if where == MARKED:  # where pages put places and offices, too
            names = [name for name in names if " " in name and _is_person(name)] or names
        is_site = all(key(name) in sites or not _PERSON.match(name) for name in names)
        if names and not is_site:
            return ", ".join(names), where
        if names and not fallback[0]:
            fallback = (", ".join(names), where)
    found: list[str] = []
    for text in shown:
        for name in _written(text):
            if _is_person(name) and key(name) not in sites and key(name) not in (key(one) for one in found):
                found.append(name)
    if found and len(found) < 6:
        return ", ".join(found), "a line on the page"
    return fallback


def _written(line: str) -> list[str]:
    """The names of those who wrote the text, of a line: neither those who took its pictures, nor the place behind two names."""
    names = _names(_DATED.sub("", _PICTURED.sub("", line)))
    place = len(names) > 1 and " " in names[0] and names[-1].istitle() and re.search(r"[\s-]", names[-1]) is None
    return names[:-1] if place else names


def unsigned(standfirst: str) -> tuple[str, list[str]]:
    """A standfirst without the names of its author behind the last sentence ("… the river. By Ada Miller"), and that line."""
    if (sign := _SIGN.search(standfirst)) and persons(sign[1]):
        return standfirst[: sign.start()], [sign[1]]
    return standfirst, []


def names_site(text: str, facts: Facts) -> bool:
    """Whether a line names the site as its author, and nobody else."""
    return key(_BY.sub("", text)) in {key(value) for value, _ in facts.get("site", [])}


def is_byline(text: str, by_class: bool) -> bool:
    """Whether a line names persons and nobody else: behind "By", or in a box that its class calls an author's."""
    if not by_class and not _BY.match(text):
        return False
    names = _written(text)
    return bool(names) and _is_person(names[0])


def _is_person(name: str) -> bool:
    """Whether words are a name by their form: nothing in small letters but what names hold."""
    words = re.split(r"[\s-]+", name)
    return _PERSON.match(name) is not None and all(not word[:1].islower() or word in _PARTICLES for word in words)


def persons(text: str) -> list[str]:
    """The names that a line is made of; [] where anything else stands in it."""
    names = _names(text)
    whole = sum(len(key(name)) for name in names) + len(names) + 10 > len(key(text))
    return names if whole and all(_is_person(name) for name in names) else []


def _names(value: str) -> list[str]:
    names = []
    value = value.replace(" ", "、") if _ROW.match(value) else value
    for part in _BETWEEN.split(_BY.sub("", value.strip())):
        name = _OFFICE.sub("", safe_line(_BY.sub("", part)).strip(" ,.:-–—"))
        if name and len(name) < 60 and not _NO_NAME.search(name):
            names.append(name)
    if len(names) > 1:
        names = [name for name in names if not _DOMAIN.match(name)]
    return names
