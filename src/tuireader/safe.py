"""The border for text from outside: whatever a feed, a page, a server or a file name says passes here once, on its way in.

After it a text holds no escape, control, C1, bidi override, surrogate, noncharacter or tag character, so it can be
stored, printed and painted as it is. Textual and Rich strip only BEL, BS, VT, FF and CR themselves; markup is no matter
of this module, because no text from outside is ever given to anything that reads markup.
"""

import re
from urllib.parse import quote, urlsplit, urlunsplit

HEADLINE_LIMIT = 500
BLOCK_LIMIT = 1_000_000

# C0 but tab and line feed, DEL, C1, soft hyphen, Arabic letter mark, zero width space, LRM/RLM, line and paragraph
# separators, bidi embeddings, overrides and isolates, word joiner and invisible operators, BOM, interlinear
# annotation, surrogates, noncharacters, tag characters. ZWNJ and ZWJ stay: Persian, Indic scripts and emoji need them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f"
    + "".join(f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(1, 17))
    + "]"
)
_BREAKING = re.compile("[\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
# More than eight marks on one letter is an attack on the row above; joiners come one at a time.
_COMBINING = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STACK = re.compile(f"([{_COMBINING}]{{8}})[{_COMBINING}]+")
_JOINERS = re.compile("([\u200c\u200d\ufe00-\ufe0f])[\u200c\u200d\ufe00-\ufe0f]+")


def _clean(text: str) -> str:
    """What Unicode calls printable holds nothing unsafe, and is told much faster than by looking for it."""
    if text.isprintable():
        return text if text.isascii() else _unpiled(text)
    lines = text.replace("\n", " ").replace("\t", " ")  # a listing holds nothing else that is not printable
    return _unpiled(text if lines.isprintable() else _UNSAFE.sub("", text))


# Bytes of UTF-8 that begin no combining mark and no variation selector; U+20D0 to U+20FF begin with E2 83.
_UNPILED = bytes({*range(256)} - {0xCC, 0xCD, 0xD2, 0xD6, 0xD8, 0xD9, 0xE1, 0xEF})


def _unpiled(text: str) -> str:
    """Text without surrogates. Most holds nothing that could be piled up, and its bytes say so at once."""
    if not (_may_pile(text.encode()) or "\u200c" in text or "\u200d" in text):
        return text
    return _JOINERS.sub(r"\1", _STACK.sub(r"\1", text))


def _may_pile(raw: bytes) -> bool:
    return bool(raw.translate(None, _UNPILED)) or (0x83 in raw and b"\xe2\x83" in raw)


def is_harmless(letters: str) -> bool:
    """Whether a text of these letters, in any order, is clean but for its white space: all of them are printable, and none is
    piled upon another."""
    return letters.isprintable() and (letters.isascii() or not _may_pile(letters.encode()))


def safe_line(text: str, limit: int = HEADLINE_LIMIT) -> str:
    """One line of clean text: every run of white space is one space, and at most `limit` characters are kept."""
    text = text[: 20 * limit]  # a flood is cut before it is looked at
    if text.isprintable() and "  " not in text:  # no white space but single spaces, as most texts are
        text = text.strip(" ") if text.isascii() else _unpiled(text.strip(" "))
    else:
        text = " ".join(text.split())
        text = " ".join(_clean(text).split())  # what was unsafe may have stood between two spaces
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def safe_text(text: str) -> str:
    """Running text of a block: as `safe_line`, without cutting at a headline's length."""
    return safe_line(text, BLOCK_LIMIT)


def safe_block(text: str) -> str:
    """Clean text that keeps its lines and tabs (code, whole files); line ends become line feeds."""
    text = _BREAKING.sub("\n", text.replace("\r\n", "\n"))[:BLOCK_LIMIT]
    return _clean(text)


_SHELL_WORDS = str.maketrans({c: quote(c, safe="") for c in "$'\"`;<>\\^{|}"})
_URL_LIMIT = 8_000
_USUAL_URL = re.compile(r"https?://[a-zA-Z0-9][a-zA-Z0-9.-]*(?::[0-9]{1,4})?(?:[/?#][a-zA-Z0-9/?#%&=+.,:@~_!*()-]*)?\Z")


def safe_url(url: str) -> str:
    """The address if a browser may be given it, else "": absolute, http or https, with a host, and every character that
    means something to a shell percent-encoded."""
    if len(url) <= _URL_LIMIT and _USUAL_URL.match(url):  # nine in ten, and feeds hold thousands
        return url
    url = _UNSAFE.sub("", url).strip()
    if not url or len(url) > _URL_LIMIT or not url.lower().startswith(("http://", "https://")):
        return ""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    if not host or host.startswith("-") or any(c in host for c in " \"'`$()<>\\^{|};"):
        return ""
    return _SPACES.sub(lambda m: quote(m[0]), url).translate(_SHELL_WORDS)


# A parameter is named by its last word: token, feed_token, apikey, X-Amz-Signature.
_SECRET = re.compile(
    r"(?i)(?<![\w-])((?:[\w-]{0,40}[_-])?(?:api|auth|access|rss|feed|user)?"
    r"(?:token|key|auth|pass|password|passwd|passphrase|pw|pwd|secret|sig|signature|credential|session))=[^&#\s]+"
)

# What stands before the host; also where a slash in the password has not been encoded, which ends what a parser takes for
# it, but not where a port and a path with an @ in it follow.
_LOGIN = re.compile(
    r"(?i)\b([a-z][a-z0-9+.-]{0,30}://)(?:[^\s/?#]{0,500}|[^\s/?#:@]{0,200}:(?!\d{1,5}/)[^\s@]{0,200})@"
)


def redact(text: str) -> str:
    """A message or address without the secrets in it: user information and secret-looking parameters become "…"."""
    text = _LOGIN.sub(r"\1…@", text)
    return _SECRET.sub(lambda m: f"{m[1]}=…", text)


def without_login(url: str) -> str:
    """The address without user name and password."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def without_secrets(url: str) -> str:
    """The address without user name, password and secret-looking parameters."""
    parts = urlsplit(without_login(url))
    kept = [part for part in parts.query.split("&") if not _SECRET.match(part)]
    return urlunsplit(parts._replace(query="&".join(kept)))
