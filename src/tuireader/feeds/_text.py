"""Plain words out of what feeds put into titles, captions and names: text, HTML, or HTML escaped twice.

Nobody says which of the three it is. So tags go only where they are real HTML tags, and entities are undone twice at
most: "AT&amp;amp;T" is AT&T, and "1 < 2" stays what it is.
"""

import html
import re

from tuireader.safe import safe_line

_NAMES = (
    "a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|button|canvas|caption|center|cite|code"
    "|col|dd|del|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html"
    "|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|nobr|noscript|object|ol|option|p|param|picture|pre|q"
    "|rp|rt|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td"
    "|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr"
)
_ATTRIBUTE = r"""\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)"""
_TAG = re.compile(rf"<(?:/\s*)?(?P<name>{_NAMES})(?:{_ATTRIBUTE})*\s*/?>", re.I)
_SPACING = re.compile(
    r"(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|t[dhr]|table|ul)\Z",
    re.I,
)
_NAMED = re.compile(r"<(/?)\s*(\w+)")
_UNCLOSED = re.compile(
    r"(?:body|br|col|dd|dt|embed|head|hr|html|img|input|li|link|meta|option|p|param|source|t[dhr]|track|wbr)\Z"
)
_CASED = re.compile(r"\s*<!\[CDATA\[(.*?)(?:\]\]>?)?\s*\Z", re.S)
_UNSHOWN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_UNSHOWN_BEGINS = re.compile(r"<(?:!--|[sS](?:[cC]|[tT][yY]))")  # without re.I it is found by its first letter
_CLOSED = re.compile(rf"<({_NAMES})\b[^<>]*>[^<>]*</\1\s*>", re.I)
_ANY_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_TEASER = 600  # characters, which few of them have
_WRAPPED, _FULL = range(40, 101), 0.85  # characters that programs break lines at; how full a broken line is
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.I)


def plain(text: str, kind: str = "", limit: int = 500) -> str:
    """One clean line of what was written as `kind`: "text", "html", "xhtml", or "" where the feed does not say."""
    text = text[: 20 * limit]
    if "<" not in text and "&" not in text:  # most have neither
        return safe_line(text, limit)
    text = uncased(text)
    if kind == "text" and not _CLOSED.search(text):
        return safe_line(html.unescape(text) if _ENTITY.search(text) else text, limit)
    text = _without_tags(text)
    if _ENTITY.search(text):
        text = html.unescape(text)
        if _CLOSED.search(text):
            text = _without_tags(text)
        if _ENTITY.search(text):
            text = html.unescape(text)
    return safe_line(text, limit)


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    text = _UNSHOWN.sub("", text)
    names = {(slash, name.lower()) for slash, name in _NAMED.findall(text)}
    both = {name for slash, name in names if slash and ("", name) in names}
    return _TAG.sub(lambda tag: _in_place_of(tag, both), text)


def _in_place_of(tag: re.Match[str], both: set[str]) -> str:
    """Of a tag nothing, or a space; itself, where nothing closes it that has to be closed: then it is what the text is about."""
    name = tag["name"].lower()
    if name not in both and not _UNCLOSED.match(name) and re.fullmatch(r"</?\w+>", tag[0]):
        return tag[0]
    return " " if _SPACING.match(name) else ""


def runs_to(markup: str, length: int) -> bool:
    """Whether the text of a piece of HTML is `length` characters or more, white space counted once."""
    if len(markup) < length:
        return False
    begin = markup[: 3 * length].rpartition("<")[0]
    if _letters(_shown(begin)[: 3 * length // 2]) >= length:  # most bodies have so much in their first paragraphs
        return True
    for reach in (6 * length + 600, 12 * length + 8_000, len(markup)):
        shown = _shown(markup[:reach])
        if _letters(shown) >= length or len(" ".join(shown.split())) >= length:
            return True
        if reach >= len(markup):
            return False
    return False


def _letters(text: str) -> int:
    """How many characters are no white space."""
    text = text.replace("\n", " ")
    return len(text) - text.count(" ") if text.isprintable() else len("".join(text.split()))


def _shown(markup: str) -> str:
    text = _UNSHOWN.sub("", markup) if _UNSHOWN_BEGINS.search(markup) else markup
    text = _ANY_TAG.sub(" ", text)
    return html.unescape(text) if "&" in text else text


def uncased(text: str) -> str:
    """Without a CDATA section around all of it that was escaped with the text."""
    cased = _CASED.match(text) if text.lstrip().startswith("<![CDATA[") else None
    return cased[1] if cased else text


_PICTURED = re.compile(r"<(?:img|figure|iframe|video|audio|object|embed)\b", re.I)


def says_less(markup: str, other: str) -> bool:
    """Whether a piece of HTML without pictures has less than half the words of the other, which is more than a teaser."""
    if 2 * len(markup) >= len(other) or _PICTURED.search(markup):
        return False
    words = len(" ".join(_shown(markup).split()))
    return runs_to(other, max(2 * words, _TEASER))


def as_html(text: str) -> str:
    """Plain text as HTML that reads the same: paragraphs at blank lines, and at the ends of lines that were meant to end."""
    lines, last = list[str](), ""
    told = [line.strip() for line in html.escape(text, quote=False).splitlines()]
    width = max(map(len, told), default=0)
    for line in told:  # one that had no room for the next one's first word was only broken there, and goes on
        if line and last and width in _WRAPPED and len(last) + 1 + len(line.partition(" ")[0]) > _FULL * width:
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
        last = line
    return "".join(f"<p>{line}</p>" for line in lines)


def holds_markup(text: str) -> bool:
    """Whether text that claims to be plain is HTML after all: an element that is opened and closed."""
    return bool(_CLOSED.search(text)) or bool(re.search(r"<(?:img|br|hr)\b[^<>]*/?>", text, re.I))
