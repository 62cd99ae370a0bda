"""Plain text as its author meant it: lines that an editor or a mail program broke are whole again, what was drawn with signs is
gone, and a letter that was passed on is known by its own header.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_WRAPPED = range(45, 81)  # characters of a line that a mail program has broken
_DRAWN = re.compile(r"^[ \t]*([-=_*~#+.·—])(?:[ \t]?\1){4,}[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>[ ]?)+")
_ANNOUNCED = (
    r"^[ \t>]*(?:-{2,}[ \t]*)?(?:Begin forwarded message|Forwarded message|Original Message"
    r"|Weitergeleitete Nachricht|Ursprüngliche Nachricht|Message transféré|Message d’origine"
    r"|Mensaje reenviado|Mensaje original|Messaggio inoltrato|Messaggio originale"
    r"|Mensagem encaminhada|Mensagem original|Doorgestuurd bericht|Oorspronkelijk bericht)"
    r"[ \t]*:?(?:[ \t]*-{2,})?[ \t]*"
)
_PASSED_ON = re.compile(_ANNOUNCED + r"\n", re.IGNORECASE | re.MULTILINE)
_OPENING = re.compile(_ANNOUNCED, re.IGNORECASE)
_FIELD = re.compile(r"[ \t>]*\*?(?P<name>[^\W\d_][\w -]{1,14}?)\s?:\*?[ \t]*(?P<value>.*)\n?")
_NAMES = {
    "from": "from von de da van",
    "subject": "subject betreff objet asunto oggetto assunto onderwerp",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden",
}
_KNOWN = {word: name for name, words in _NAMES.items() for word in words.split()}
_TO = frozenset(("to", "an", "à", "para", "a", "aan", "cc", "kopie", "répondre"))
# A field in a line that held several: a page's line breaks are gone. "Enviado el:" is one.
_INLINE = re.compile(rf"(?:^|(?<=\s))({'|'.join([*_KNOWN, *_TO])})(?: el)?\s?:(?=\s|$)", re.IGNORECASE)
_HEADER = 800  # characters of a header
_WIDTHS = range(40, 101)  # characters of a line that typists and editors break at
_SLACK = 2
_ENOUGH, _MOST = 4, 0.85  # broken lines, and their share, that make a text a broken one
_MARKED = re.compile(r"\s*(?:[-*•+>|#]|\d{1,2}[.)])\s")
_FEW_BLANKS = 10  # lines to a blank one, in a text without
_RUNNING = 60  # characters of a line that reads as a paragraph
_ENDS = tuple('.!?…"”»“’。:;')
_COMMENT = 600  # characters that somebody writes above what he passes on


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A letter inside a letter: `above` is what was written over it, the rest is its own."""

    above: str
    sender: str
    subject: str
    date: str
    text: str


def whole(text: str, flowed: bool = False) -> str:
    """Paragraphs whose lines a mail program has broken, whole again; the signature set apart by a blank line. `flowed`: a blank at
    its end tells that a line goes on (RFC 3676)."""
    text = _DRAWN.sub("", _SIGNATURE.sub("", text.replace("\r\n", "\n")))
    if flowed:
        text = re.sub(r"(?<=\S) \n(?:> ?)*(?=\S)", " ", text)
    return "\n\n".join(_joined(paragraph) for paragraph in re.split(r"\n[ \t]*\n", text) if paragraph.strip())


def _joined(paragraph: str) -> str:
    lines = paragraph.strip("\n").split("\n")
    if all(line.startswith(">") for line in lines):
        return "> " + " ".join(_QUOTED.sub("", line).strip() for line in lines)
    broken = len(lines) > 1 and all(len(line.rstrip()) in _WRAPPED for line in lines[:-1])
    return " ".join(line.strip() for line in lines) if broken else "\n".join(lines)


def passed_on(text: str) -> PassedOn | None:
    """The letter that this one only passes on; None where it says much itself, or nothing was passed on."""
    text = text.replace("\r\n", "\n")
    found = _PASSED_ON.search(text, 0, 4 * _COMMENT)
    if found is None or len(text[: found.start()].strip()) > _COMMENT:
        return None
    fields, at = dict[str, str](), found.end()
    while (field := _FIELD.match(text, at)) and field.end() > at:
        if name := _KNOWN.get(field["name"].lower().split()[0]):
            fields.setdefault(name, field["value"].strip())
        at = field.end()
    if "from" not in fields:
        return None
    return PassedOn(
        text[: found.start()].strip(), fields["from"], fields.get("subject", ""), fields.get("date", ""), text[at:]
    )


def header(text: str) -> dict[str, str] | None:
    """The fields of a letter's header ("from", "subject", "date") in a text without line ends that is nothing else: its sender
    first, its subject, and one more; None for any other text."""
    if len(text) > _HEADER:
        return None
    parts = _INLINE.split(_OPENING.sub("", text).strip())
    names = [_KNOWN.get(word.lower(), "to") for word in parts[1::2]]
    if parts[0].strip() or names[:1] != ["from"] or "subject" not in names or len(set(names)) < 3:
        return None
    return dict(zip(reversed(names), (value.strip() for value in reversed(parts[2::2])), strict=True))


def is_field(line: str) -> bool:
    """Whether a line begins like a field of a letter's header."""
    return _INLINE.match(line) is not None


def refilled(text: str) -> str:
    """A file whose author or editor broke every line at the same width, its paragraphs whole again; any other text as it is. A line
    was broken if the first word of the next one had no room in it."""
    lines = text.split("\n")
    width = max(map(len, lines), default=0)
    if width not in _WIDTHS:
        return text
    pairs = [(one, other) for one, other in pairwise(lines) if len(one) * 2 > width and other.strip()]
    broken = sum(_was_broken(one, other, width) for one, other in pairs)
    if broken < _ENOUGH or broken < _MOST * len(pairs):
        return text
    pieces = lines[:1]
    for above, line in pairwise(lines):
        joined = _was_broken(above, line, width)
        pieces += ["" if above.endswith("-") else " ", line.strip()] if joined else ["\n", line]
    return "".join(pieces)


def spaced(text: str) -> str:
    """A text without blank lines, as some programs copy it, with one around each line that reads as a paragraph; any other text as
    it is. Where running text stands, and what stands alone in it, is told by blank lines above all."""
    lines = text.strip("\n").split("\n")
    running = [i for i, line in enumerate(lines) if _is_running(line)]
    apart = sum(not all(line.strip() for line in lines[max(0, i - 1) : i + 2]) for i in running)
    blank = sum(not line.strip() for line in lines)
    if blank * _FEW_BLANKS > len(lines) or apart * 2 > len(running):
        return text
    return "\n".join(f"\n{line}\n" if _is_running(line) else line for line in lines)


def _is_running(line: str) -> bool:
    return len(line) >= _RUNNING and line.rstrip().endswith(_ENDS) and not line[0].isspace()


def _was_broken(line: str, following: str, width: int) -> bool:
    word = following.split(maxsplit=1)[:1]
    if not word or not line.strip() or _MARKED.match(following):
        return False
    return len(line) + 1 + len(word[0]) > width - _SLACK and len(line) * 2 > width
