"""Who took a picture: parts a credit from the caption that it is printed with, and takes "Photo:" and the like off it.

Forms, by how often they were seen in 1,249 lines of real captions: an agency's name, "Photo:" or its like, brackets at
the end, ©, Name/Agency, a tail behind a dash or bar, and rarely "NAME, AGENCY | caption" in front. A credit stands in the
last `_REACH` characters of a caption or the first few; only those are searched.
"""

import re
from functools import lru_cache

from tuireader.safe import safe_line

_REACH = 200
_LONG = 14  # words that a credit at most has
_AGENCIES = "|".join(
    (
        r"AFP|AP|ASSOCIATED PRESS|Associated Press|Agence France-Presse|Reuters|REUTERS",
        r"Getty(?: Images)?|GETTY(?: IMAGES)?|dpa|DPA",
        r"EPA(?:-EFE)?|epa|EFE|imago(?: images)?|IMAGO|Imago|picture[ -]alliance|PA(?: Wire| Images| Media)?|ANSA|TASS",
        r"NTB|TT|APA|KNA",
        r"epd|Shutterstock|iStock(?:photo)?|Alamy|Keystone|KEYSTONE|Bloomberg|Xinhua|Kyodo|Yonhap|ZUMA|SIPA|Sipa|Belga|BELGA|ANP",
        r"Ritzau|Scanpix|Lehtikuva|CTK|ČTK|PAP|MTI|Anadolu|AA|PTI|ANI|AAP|Unsplash|Pexels|Pixabay|Wikimedia(?: Commons)?|Flickr",
        r"Adobe ?Stock|Depositphotos|Canadian Press|WireImage|USA TODAY Sports|NASA|Screenshot|Handout|HANDOUT|LaPresse",
        r"Europa Press|LUSA|Lusa|Agerpres|Sputnik|РИА Новости|ТАСС|共同|時事|ロイター|連合|新華|ＡＰ|ＡＦＰ|연합뉴스|뉴시스|뉴스1",
        r"Pool|POOL|Archiv|Privat|privat|CC[ -]BY|Dok|Supplied|SUPPLIED|Submitted|Contributed",
    )
)
_CAPITALS = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x530))))  # Latin, Greek, Cyrillic
_AGENCY = re.compile(rf"(?<!\w)(?:{_AGENCIES})(?!\w)")
_WORDS = (
    r"(?:(?:[^\W\d_]{2,14})?(?:photo(?:graph(?:s|y|ie)?|s)?|pictures?|images?|imatges?|fotos?|fotografía|fotók?|bild(?:er|nachweis|rechte|quelle)?"
    r"|illustrations?|grafik|graphic|cr[eé]dit(?:s|os?)?|quelle|source|fuente|fonte|zdj(?:ęcie)?\.?|фото|kuvat?|kép|ảnh|jotos|isithombe|umfanekiso|picha|bilde|gambar|nuotrauka|fotografija|snímek|fotoğraf)"
    r"|(?<!\w)(?:sursă(?: foto)?|sursa(?: foto)?|fotografi?|kuvaaja|snímka|skärmdump|skjermdump|skærmdump|teckning"
    r"|pilt|attēls|mynd|снимк[аи]|källa|kilde|lähde|źródło|zdroj|forrás|izvor|vir|allikas|avots|šaltinis|heimild|font|източник|источник|джерело))"
)
_SHORT = r"(?<!\w)(?:fot\.:?\s*|ljósmynd/)"  # as Polish and Icelandic papers print it, without a colon
_EAST = r"(?:写真|画像|사진|資料)\s?(?:提供|出典|출처|제공)?\s?[:：＝=]\s?"
_LABEL = (
    rf"(?:{_WORDS}(?:\s+(?:cr[eé]dits?|source|courtesy|copyright))?\s*(?:[:：©]+|\b(?:by|von|de|par|courtesy(?: of)?)\b)\s*"
    rf"|courtesy(?: of)?:?\s+|{_SHORT}|{_EAST})"
)
_MARKED = rf"(?:{_WORDS}(?:\s+(?:cr[eé]dits?|source|courtesy|copyright))?\s*[:：©]+\s*|{_SHORT}|{_EAST})"
_HEAD = re.compile(
    rf"(?:(?:(?:media|image|photo|bild)\s+(?:caption|source|credit)s?\s*[,:]?\s*|{_LABEL}|credits?(?:\s*:?\s+|\s*(?:\.{{3}}|…)\s*)|©\s*|[(（][cｃ][)）]\s?|copyright:?\s"
    r"|by\s|von\s)+)",
    re.I,
)
_LABEL_ONLY = re.compile(
    r"(?:photo(?:graph)?s?|images?|pictures?|fotos?|bild|credits?|copyright|source|quelle)"
    r"(?: (?:by|copyright|credit|source|von))?:?$",
    re.I,
)
_GLUED = re.compile(rf"(?:Photo ?)?Credits?:?(?=[{_CAPITALS}])")
_NAME = rf"[{_CAPITALS}][\w.’'-]*"
_SENT = r"(?:Submitted|Contributed|Supplied) (?:photo|picture|image)s?"  # by those whom it shows, who stand before it
_NOWHERE = r"(?<! in)(?<! at)(?<! of)(?<! en)(?<! de)(?<! à)"  # what stands behind it is a place
_BEHIND = rf"{_NAME}(?: {_NAME}){{0,2}}(?:\s?/\s?{_NAME})? nuotr"  # the Lithuanian label stands behind the names
_STOP = re.compile('[.!?…。”"»)|–—]')
# What stands behind a caption, surest first, each with the characters of which it has one ("" where any will do), for few
# captions have them, and whether it follows a stop, for few captions have one but at their end; (?i:…) because agencies'
# names are told by their capitals.
_TAILS = tuple(
    (frozenset(signs), pattern.startswith("(?<=[.!?"), re.compile(pattern, re.S))
    for signs, pattern in (
        ("SC", rf"\s(?<=[\w.]\s)\s*(?P<credit>{_SENT})\.?$"),
        (
            ":：©＝=",
            rf"(?<=[\s.!?…。”\"»)|–—-])(?<!\w)(?P<credit>(?i:{_MARKED})(?!\s*[a-zà-ÿ])[^.!?…:：]{{2,100}})\.?$",
        ),
        ("", rf"(?<=[.!?…。”\"»)|–—])\s*(?P<credit>(?i:{_LABEL})(?!\s*[a-zà-ÿ])[^.!?…:：]{{2,100}})\.?$"),
        (":：", rf"(?<=[.!?…])\s+(?P<credit>(?i:{_MARKED})[^\s.!?:]+(?: [^\s.!?:]+){{0,2}})\.?$"),
        (
            "(",
            rf"\s*\((?P<credit>[^()]{{2,30}}(?i:photo|picture|image|foto)s? (?:by|courtesy of) {_NAME}[^()]{{0,40}})\)\.?$",
        ),
        (
            "([（【",
            rf"\s*[(\[（【]\s*(?P<credit>(?i:{_LABEL}|©|\(c\)|copyright)[^()\[\]（）]{{2,90}}(?:\([^()]{{2,30}}\))?)[)\]）】]?\.?$",
        ),
        (
            "([（【",
            rf"\s*[(\[（【]\s*(?P<credit>[^()\[\]（）]{{0,70}}(?<!\w)(?:{_AGENCIES})(?!\w)[^()\[\]（）]{{0,40}})[)\]）】]\.?$",
        ),
        (
            "(",
            rf"(?<=[.!?…”\"»])\s*\((?P<credit>(?:(?:[{_CAPITALS}][\w.’'&-]*|of|the|de|and|via|for|von|du)[ ,/]*){{1,10}})\)\.?$",
        ),
        ("(", rf"\s*\((?P<credit>[{_CAPITALS}][^()./]{{2,40}}\s?/\s?[{_CAPITALS}][^()./]{{1,40}})\)\.?$"),
        # "Ã©" is an é that was read in a wrong encoding.
        ("©(（", r"\s*(?P<credit>(?:(?<!Ã)©|\(c\)\s|（[CＣ]）)[^©]{2,90})$"),
        ("—–|-", rf"\s+[—–|-]\s*(?P<credit>[^—–|.!?]{{0,60}}(?<!\w)(?:{_AGENCIES})(?!\w)[^—–|.!?]{{0,40}})$"),
        (
            "",
            rf"(?<=[.!?…。”\"»])(?<!\s[A-Z]\.)\s*(?P<credit>(?:{_NAME}[ ,/-]*){{0,6}}"
            rf"(?<!\w)(?:{_AGENCIES})(?!\w)[^.!?]{{0,40}})\.?$",
        ),
        ("/", rf"\s(?P<credit>(?:{_AGENCIES})\s?/\s?[^.!?]{{2,50}})$"),
        ("/", r"\s(?P<credit>(?:AP|AFP) Photo/(?:[^.!?]|\b[A-Z]\.){2,50})\.?$"),
        ("/", rf"{_NOWHERE}\s(?P<credit>{_NAME}(?: {_NAME}){{0,3}}\s?/\s?(?:{_AGENCIES})(?!\w)[^.!?]{{0,30}})\.?$"),
        ("/", rf"\s+/\s*(?P<credit>{_NAME}(?: {_NAME}){{1,3}}(?:\s?/\s?[\w. ]{{2,30}})?)$"),
        ("（(", r"[（(](?P<credit>[^（）()]{1,16})(?:撮影|提供)[）)]$"),
        ("、，", r"[、，](?P<credit>[^、，。＝=\d０-９]{2,12})(?:撮影|提供)$"),
        ("(（", rf"\s*[(（](?P<credit>(?i:{_AGENCIES}))[)）]\.?$"),
        (
            "f",
            rf"(?<=[.!?…”\"])\s+(?P<credit>{_NAME}(?: {_NAME}){{1,3}} for (?:[Tt]he )?{_NAME}(?: {_NAME}){{0,3}})\.?$",
        ),
        ("t", rf"(?<=[.!?…])\s+(?P<credit>(?i:{_LABEL})the [^.!?…:：()]{{2,60}})\.?$"),
        ("|│", rf"(?<=[.!?…”\"»])\s+[|│]\s+(?P<credit>{_NAME}(?: {_NAME}){{1,3}})$"),
        ("＝=", r"[＝=](?P<credit>[^＝=。、\d０-９]{1,16})$"),
        ("n", rf"(?<=[.!?])(?<![{_CAPITALS}]\.)\s+(?P<credit>{_BEHIND})\.?$"),
        ("연뉴기", r"\s*[/|.]\s*(?P<credit>연합뉴스|뉴시스|뉴스1|[가-힣]{2,4}\s?기자)$"),
    )
)
_LEADS = (
    re.compile(rf"(?P<credit>[^|.!?]{{0,50}}(?<!\w)(?:{_AGENCIES})(?!\w)[^|.!?]{{0,20}})\s*[|│]\s+(?=\S.{{7}})", re.S),
    re.compile(r"(?P<credit>©\s?[^|.!?]{2,60}?)\s*[|│]\s+(?=\S.{7})", re.S),
    re.compile(
        rf"(?P<credit>{_NAME}(?: {_NAME}){{1,3}}\s?[,/]\s?{_NAME}(?: {_NAME}){{0,3}})\s*[|│]\s+(?=\S.{{7}})", re.S
    ),
)
# "Legend has it" and "Caption of the year" are words of a caption: a bare label has its colon.
_CAPTION_LABEL = re.compile(
    r"(?:media|image|photo|bild)\s?caption(?:\s*[,:]?\s+|(?-i:(?=[A-ZÀ-Ý])))|bildunterschrift\s*[,:]?\s+|(?:l[eé]gend[ea]?|caption|leyenda|didascalia)\s?:\s*"
    r"|(?:图注|图说|圖說|写真説明|사진설명)\s?[:：]\s?",
    re.I,
)
# Names that no list knows, told by their form: "Sam Lee/AOL", "samlee - stock.adobe.com", "(River Board)".
_FORMED = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,3}}\s?/\s?[A-Z]{{2,8}}|[\w.]{{3,24}}\s?[/–-]\s?(?:(?:{_AGENCIES})|stock\.adobe\.com)"
    rf"|{_BEHIND}\.?|[(（](?:{_NAME}|of|the|de|and|&)(?: (?:{_NAME}|of|the|de|and|&)){{1,4}}[)）]"
)
# What no credit alone has: words of a caption, or words before a bracket with a label or before "Submitted photo".
_CAPTIONED = re.compile(rf"\S\s*[(\[（]\s*(?i:{_MARKED})|[\w.]\s+{_SENT}\.?$")
_SAYING = 4  # words in small letters that a sentence at least has
_PARTING = re.compile(r"[|:©(（]")
_SPACELESS = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_LINKING = frozenset(
    [
        "via",
        "von",
        "de",
        "by",
        "for",
        "of",
        "images",
        "image",
        "pool",
        "from",
        "und",
        "and",
        "du",
        "da",
        "handout",
        "file",
        "photo",
    ]
)


def part(text: str) -> tuple[str, str]:
    """(caption, credit) of the words printed with a picture; the credit is "" where none can be told apart."""
    text = text.strip()
    if label := _CAPTION_LABEL.match(text):
        text = text[label.end() :]
    if is_credit(text):
        return "", bare(text)
    start = max(0, len(text) - _REACH)
    letters = set(text)
    stopped = _STOP.search(text, max(0, start - 1), len(text) - 2)
    for signs, follows, form in _TAILS:
        if (signs and signs.isdisjoint(letters)) or (follows and not stopped):
            continue
        found = form.search(text, start)
        if found and len(found["credit"].split()) <= _LONG and found.start() > 3:
            return text[: found.start()].rstrip(" |–—-=＝(/"), bare(found["credit"])
    for form in _LEADS if "|" in text or "│" in text else ():
        found = form.match(text, 0, _REACH)
        if found:
            return text[found.end() :], bare(found["credit"])
    return text, ""


def behind(description: str) -> str:
    """The credit behind a picture's description, as in "A bridge | Source: AP"; "" where there is none."""
    if not _PARTING.search(description):
        return ""
    caption, credit = part(safe_line(description))
    return credit if caption else ""


def is_labelled_caption(text: str) -> bool:
    """Whether a line calls itself a caption: "Bildunterschrift: …"."""
    return _CAPTION_LABEL.match(text) is not None


def is_label(text: str) -> bool:
    """Whether a line is but the word before a credit: "Photo credit", "Copyright"."""
    return _LABEL_ONLY.match(text) is not None


@lru_cache(8)  # asked of the same line by whoever has to do with it, one after the other
def is_credit(text: str) -> bool:
    """Whether the words name nobody but the photographer: "Photo: AP", "Name/AFP", "© Name"."""
    if len(text) > 120 or len(text.split()) > _LONG or is_labelled_caption(text):
        return False
    return _names_author(text) and not _CAPTIONED.search(text)


def _names_author(text: str) -> bool:
    if _GLUED.match(text) or _FORMED.fullmatch(text.strip()):
        return True
    text = text.strip("()[]（） ")
    labelled = _HEAD.match(text)
    if labelled and labelled.end() < len(text):
        rest = text[labelled.end() :]
        if sum(word[0].islower() and word not in _LINKING for word in rest.split()) >= _SAYING:
            return False
        named = not rest[0].islower() or _AGENCY.match(rest) is not None
        named = named or (len(rest.split()) == 1 and text[: labelled.end()].rstrip().endswith(":"))
        return named and not re.search(r"(?<!\b[A-Z])[.!?]\s", rest)
    rest, found = _AGENCY.subn(" ", text)
    if not found or (_SPACELESS.search(text) and (len(text) > 16 or re.search("[＝=]", text))):
        return False
    words = re.split(r"[\s/|,()\[\]]+", rest)
    return len(words) <= 7 and all(not word[:1].islower() or word in _LINKING for word in words)


def bare(credit: str) -> str:
    """The names alone: without "Photo:", "Image source,", a glued "Credit", © and the brackets around."""
    text, before = credit.strip(), ""
    while text and text != before:
        before = text
        if text[0] in "([（【" and (text[-1] in ")]）】" or not re.search(r"[)\]）】]", text)):
            text = text[1:].rstrip(")]）】") if text.count("(") < 2 else text[1:-1]
        text = text.strip(" |–—:,;=＝•·")
        for head in (_GLUED, _HEAD):
            found = head.match(text)
            if found and found.end() < len(text):
                text = text[found.end() :]
    names = dict.fromkeys(name.strip() for name in before.split(" | ") if not _LABEL_ONLY.match(name))
    return " | ".join(names)
