"""The plain text of a letter as its author meant it: lines that a mail program broke are whole again, what was drawn with signs is
gone, and a letter that was passed on is known by its own header.
"""

import re
from dataclasses import dataclass

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_WRAPPED = range(45, 81)  # characters of a line that a mail program has broken
_DRAWN = re.compile(r"^[ \t]*([-=_*~#+.·—])(?:[ \t]?\1){4,}[ \t]*$", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>[ ]?)+")
_PASSED_ON = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*)?(?:Begin forwarded message|Forwarded message|Original Message"
    r"|Weitergeleitete Nachricht|Ursprüngliche Nachricht|Message transféré|Message d’origine"
    r"|Mensaje reenviado|Mensaje original|Messaggio inoltrato|Messaggio originale"
    r"|Mensagem encaminhada|Mensagem original|Doorgestuurd bericht|Oorspronkelijk bericht)"
    r"[ \t]*:?(?:[ \t]*-{2,})?[ \t]*\n",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(r"[ \t>]*\*?(?P<name>[^\W\d_][\w -]{1,14}?)\s?:\*?[ \t]*(?P<value>.*)\n?")
_NAMES = {
    "from": "from von de da van",
    "subject": "subject betreff objet asunto oggetto assunto onderwerp",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden",
}
_KNOWN = {word: name for name, words in _NAMES.items() for word in words.split()}
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
