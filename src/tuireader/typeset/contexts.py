"""What a quotation's card says beside its speaker's name: who that is, or where it was said; in the article's own words.

Only where they stand plainly: behind the full name ("Ada Reyes, a pilot of the harbour, …"), or in the paragraph just above,
which names the speaker ("Reyes was asked in an interview with Radio Harbour …"). Anything else is left to be read in the text.
"""

import re
from collections.abc import Iterator

from tuireader.model.article import Article, Paragraph
from tuireader.typeset.blocks import is_quotation
from tuireader.typeset.voices import surname

LONGEST = 60
"""Characters; what is longer explains more than a card should."""

_PHRASE = re.compile(r",\s+(?P<who>[^,.;:!?()“”\"„«»—–]{3,70}?)\s*(?=[,;(]|(?<!\b[A-Z])\.(?:\s|$)|$)")

_OPENERS = {
    "en": {"a", "an", "the"},
    "de": {"ein", "eine"},
    "fr": {"un", "une"},
    "es": {"un", "una"},
    "it": {"un", "una"},
    "pt": {"um", "uma"},
    "nl": {"een"},
}
"""What a phrase that tells who somebody is may begin with, and a clause does not."""

_ROLES = {
    "en": "administrator adviser advisor ambassador analyst attorney author captain chair chairman chairwoman chief co-founder "
    "commander commissioner coach coordinator curator director economist editor executive fellow founder governor head lawyer "
    "leader lecturer manager mayor minister officer owner partner president principal producer professor psychologist "
    "researcher scientist secretary senator spokesman spokesperson spokeswoman superintendent teacher",
    "de": "Chef Chefin Direktor Direktorin Geschäftsführer Geschäftsführerin Leiter Leiterin Minister Ministerin Präsident "
    "Präsidentin Professor Professorin Sprecher Sprecherin Vorsitzende Vorsitzender",
    "fr": "chercheur chercheuse directeur directrice maire ministre porte-parole professeur professeure président présidente "
    "secrétaire",
    "es": "alcalde alcaldesa director directora ministra ministro portavoz presidenta presidente profesor profesora",
}
"""Nouns for what people are; one of them among the first words makes such a phrase, too."""

_BEFORE_A_ROLE = 3
_VERBS = {
    "said",
    "says",
    "told",
    "wrote",
    "is",
    "was",
    "has",
    "had",
    "were",
    "are",
    "sagte",
    "sagt",
    "dit",
    "dijo",
    "afirmó",
}

_NAME = (
    r"[«„“\"]?[A-ZÀ-Þ0-9][\w’'&.-]*"
    r"(?: (?:(?:(?:of|the|du|de|des|del|della|di|la) ){0,2}[A-ZÀ-Þ0-9][\w’'&-]*|radio|television|news))*[»“”\"]?"
)
_INTERVIEWS = {
    "en": re.compile(rf"\bin an? (?:[a-z]+ ){{0,2}}interview (?:with|on) (?:the )?{_NAME}"),
    "de": re.compile(rf"\b(?:im|in einem) (?:\w+ )?Interview mit (?:der |dem |den )?{_NAME}"),
    "fr": re.compile(rf"\bdans (?:un entretien|une interview)(?: accordée?)? (?:avec|à|au) (?:la |le |l[’'])?{_NAME}"),
    "es": re.compile(rf"\ben una entrevista (?:con|a|al) (?:el |la )?{_NAME}"),
    "it": re.compile(rf"\bin un[’']intervista (?:con|a|al|alla) (?:il |la )?{_NAME}"),
}
"""Where it was said. German's “Gespräch” is with anybody, so it tells of no newspaper."""


class Contexts:
    """Of one article, asked for its cards from the first to the last; each is told once."""

    def __init__(self, article: Article) -> None:
        self._texts = [block.text if isinstance(block, Paragraph) else "" for block in article.blocks]
        self._cards = {n for n, b in enumerate(article.blocks) if isinstance(b, Paragraph) and is_quotation(b)}
        self._language = (article.language or "en").partition("-")[0]
        self._known: dict[str, str] = {}
        self._told: set[str] = set()

    def of(self, index: int, speaker: str) -> str:
        """For the card of block `index`; "" where nothing is known that the card does not say itself."""
        where = self._where(speaker, index) if speaker else ""
        context = where or ("" if speaker in self._told else self._who(speaker))
        if not context or context in self._texts[index]:
            return ""
        self._told.add(speaker)
        return context

    def _where(self, speaker: str, index: int) -> str:
        """In the paragraph above, where that one names the speaker, is no card that says it itself, and the interview is not
        one with the speaker."""
        above = self._texts[index - 1] if index and index - 1 not in self._cards else ""
        interview, name = _INTERVIEWS.get(self._language), re.compile(rf"\b{re.escape(surname(speaker))}\b")
        said = interview.search(above) if interview and name.search(above) else None
        return said[0].rstrip(".") if said and len(said[0]) <= LONGEST and not name.search(said[0]) else ""

    def _who(self, speaker: str) -> str:
        if speaker not in self._known:
            phrases = self._behind(speaker) if " " in speaker else ()
            self._known[speaker] = next((phrase for phrase in phrases if _tells(phrase, self._language)), "")
        return self._known[speaker]

    def _behind(self, name: str) -> Iterator[str]:
        for text in self._texts:
            at = text.find(name)
            if at >= 0 and (found := _PHRASE.match(text, at + len(name))):
                yield found["who"]


def _tells(phrase: str, language: str) -> bool:
    """Whether it tells who somebody is, and no more."""
    words = phrase.split()
    if len(words) < 2 or len(phrase) > LONGEST or not _VERBS.isdisjoint(words):
        return False
    roles = _ROLES.get(language, "").split()
    return words[0] in _OPENERS.get(language, ()) or any(word in roles for word in words[:_BEFORE_A_ROLE])
