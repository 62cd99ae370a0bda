"""What of an article can be found by words, and in what form a word is looked up.

The same folding goes over stories and searches. Scripts that put no spaces between words are indexed character by
character, so that a search for two of them is a search for a phrase: every part of a run is found, of any length, which
trigrams do not give (most Chinese words have two characters). Letters that Unicode does not take apart are folded here,
accents by the index itself.
"""

import re

from tuireader.model.article import Article, Figure, Paragraph, Quote, block_text

# Han, kana, Hangul, Bopomofo, Thai, Lao, Myanmar, Khmer.
_UNSPACED = (
    "\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u102a\u1780-\u17b3\u3041-\u30ff\u3105-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_SINGLE = dict(zip("øØłŁđĐıİðÐħĦ", "oollddiiddhh", strict=True))
_DOUBLE = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th"}
_FOLDS = _SINGLE | _DOUBLE
_CHANGING = re.compile(f"[{''.join(_FOLDS)}{_UNSPACED}]")
_ASCII = bytes(range(128))
_FEW = 20  # letters that are replaced one by one sooner than by looking at every letter

Columns = tuple[bytes, bytes, bytes, bytes, bytes, bytes, bytes]
# Body first: in a list of places the first column needs no mark of its own, which saves a third of the index.
NAMES = ("body", "headline", "caption", "credit", "quote", "speaker", "byline")


def folded(text: str) -> str:
    """The text as it is indexed and looked up, without lone surrogates."""
    return text if text.isascii() else _folded(text).decode()


def _folded(text: str) -> bytes:
    """As `folded`, in UTF-8: so it goes from a bench to the writer and into the index, and is never made letters again."""
    if text.isascii():
        return text.encode()
    encoded = text.encode(errors="replace")
    beyond = encoded.translate(None, _ASCII).decode()  # few letters, or all of them
    changing = set(_CHANGING.findall(beyond))
    if len(changing) > _FEW:
        folds = {letter: _fold(letter) for letter in changing}
        return "".join([folds.get(letter, letter) for letter in text]).encode(errors="replace")
    for letter in changing:  # a name in a text of another script
        encoded = encoded.replace(letter.encode(), _fold(letter).encode())
    return encoded


def _fold(letter: str) -> str:
    return _FOLDS.get(letter) or f" {letter} "


def storable(text: str) -> str:
    """Without lone surrogates, which no UTF-8 and so no column can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def columns(article: Article) -> Columns:
    """The words of each part, in the order of NAMES, in UTF-8."""
    body, captions, credits_, quotes, speakers = [article.standfirst] if article.standfirst else [], [], [], [], []
    for block in article.blocks:
        match block:
            case Paragraph():
                body.append(text := block.text)
                if block.speech:
                    quotes += [text[s.start : s.end] for s in block.speech]
                    speakers += [s.speaker for s in block.speech]
            case Figure():
                captions.append(block.caption)
                credits_.append(block.credit)
            case Quote():
                quotes.append(block.text)
                speakers.append(block.attribution)
            case _:
                body.append(block_text(block))
    said = "\n".join(dict.fromkeys(filter(None, speakers)))
    return (
        b"\n".join(map(_folded, body)),  # one by one, for a letter to be replaced is in few
        _folded(article.headline),
        _folded("\n".join(captions)),
        _folded("\n".join(credits_)),
        _folded("\n".join(quotes)),
        _folded(said),
        _folded(article.byline),
    )
