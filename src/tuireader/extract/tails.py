"""What feed programs and readers' sites hang below an entry, in the words that they have for it."""

import re

_TAILS = re.compile(
    r"(?P<footer>The post .{1,400} (?:appeared first on|first appeared on) .{1,200}$"
    r"|(?:submitted by\s+)?/u/\S+(?: to r/\S+)?(?: \[link\])?(?: \[comments\])?$"
    r"|submitted by\s+/u/\S+.{0,60}$|(?:\[link\] ?)?(?:\[comments\])?$|\d{1,5} posts? - \d{1,5} participants?$)"
    r"|(?P<offer>Thanks for reading\b.{0,200}\b[Ss]ubscribe for free to receive new posts\b.{0,60}$"
    r"|(?:Subscribe now|Share this post|Leave a comment|Upgrade to paid)$)"
    r"|(?P<link>(?i:Continue reading|Read more|Read (?:the )?full (?:story|article|post|topic)"
    r"|Weiterlesen|Lire la suite|Leer más)\b.{0,60}$)",
    re.S,
)
_MEDIUM = re.compile(
    r".{1,300} was originally published in .{1,100} on Medium, where people are continuing the conversation\b.{0,100}$",
    re.S,
)
_SUPPORTED = re.compile(r".{1,120} is a reader-supported publication\. To receive new posts .{0,140}$", re.S)
_LONGEST = 700  # characters
_FIRST = frozenset(  # letters that they begin with
    ("the", "/u/", "sub", "[li", "[co", "tha", "sha", "lea", "upg", "con", "rea", "wei", "lir", *"0123456789")
)
_WHY = {"footer": "feed program's footer", "link": "link to the page", "offer": "offer to subscribers"}


def why(text: str) -> str:
    """Why a line of an entry is none of its story; "" where it is part of it."""
    if len(text) >= _LONGEST:
        return ""
    if names_reader(text):
        if _MEDIUM.match(text):
            return _WHY["footer"]
        if _SUPPORTED.match(text):
            return _WHY["offer"]
    found = _TAILS.match(text) if may_open(text) else None
    return _WHY[found.lastgroup or ""] if found else ""


def may_open(text: str) -> bool:
    """Whether a line that is known by its beginning may begin so."""
    return text[:3].lower() in _FIRST or text[:1] in _FIRST


def names_reader(text: str) -> bool:
    """Whether a text has the words that name readers' sites, wherever they stand. What is looked for in vain takes longer than
    all the others, and a letter of it next to nothing."""
    return ("M" in text and " on Medium, " in text) or ("-" in text and " is a reader-supported publication. " in text)
