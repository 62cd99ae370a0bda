"""Who speaks, as far as the article tells: each quotation's own sentence first, then the sentences around it.

A pronoun or an office means whoever spoke last or is the one person that was spoken of; a paragraph that is all
quotation goes on with the speaker before it. Looking back is bounded, so that the work stays linear.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tuireader.extract.speech.clause import DROPPED, Clauses
from tuireader.extract.speech.judge import is_speech, may_be_speech
from tuireader.extract.speech.lexicon import Lexicon
from tuireader.extract.speech.marks import Quoted
from tuireader.extract.speech.names import Cast
from tuireader.extract.speech.subject import UNCLEAR, Subjects
from tuireader.extract.speech.tokens import NAME, PUNCT, QUOTE, STOP, Sentence, Token, sentences

SENTENCES_BACK = 6
PARAGRAPHS_BACK = 3
HEARD_OFTEN = 3


@dataclass(slots=True)
class _Passage:
    """A paragraph: its sentences, and for each quotation who speaks (None: not known yet)."""

    sentences: list[Sentence]
    speech: list[bool] = field(default_factory=list)
    who: list[str | None] = field(default_factory=list)


class Speakers:
    def __init__(
        self, texts: Sequence[str], quoted: list[list[Quoted]], words: Lexicon, byline: str, before: Sequence[str]
    ) -> None:
        self.texts = texts
        self.quoted = quoted
        self.words = words
        self.byline = byline if " and " not in byline and "," not in byline else ""
        self.before = before
        self.subjects = Subjects(words, self._is_person)
        self.clauses = Clauses(words, self.subjects)
        self.passages: dict[int, _Passage] = {}
        self.heard: Counter[str] = Counter()  # who has been named as a speaker, and in how many sentences

    @cached_property
    def cast(self) -> Cast:
        """Everybody who is named. A headline names people short, the standfirst and the text introduce them."""
        return Cast([*self.before[1:], *self.texts, *self.before[:1]] if self.words.language else [], self.words)

    def _is_person(self, token: Token) -> bool:
        return self.cast.person(token)

    def speeches(self) -> list[list[tuple[Quoted, str]]]:
        """For each paragraph its speech: where, and who speaks."""
        if not any(self._holds_speech(number) for number, spans in enumerate(self.quoted) if spans):
            return [[] for _ in self.quoted]  # titles and scare quotes need nobody's name
        for number, spans in enumerate(self.quoted):
            if spans and self.words.language:
                self._settle(number)
        self._share_chains()
        self._give_to_sole_speaker()
        found = []
        for number, spans in enumerate(self.quoted):
            passage = self._passage(number) if spans else None
            found.append(
                [(s, passage.who[n] or "") for n, s in enumerate(spans) if passage.speech[n]] if passage else []
            )
        return found

    def _holds_speech(self, number: int) -> bool:
        likely = may_be_speech(self.texts[number], self.quoted[number], self.words)
        return likely and any(self._passage(number).speech)

    def _passage(self, number: int) -> _Passage:
        passage = self.passages.get(number)
        if passage is None:
            text, spans = self.texts[number], self.quoted[number]
            passage = _Passage(sentences(text, spans, self.words), [False] * len(spans), [None] * len(spans))
            for sentence in passage.sentences:
                for at, token in enumerate(sentence):
                    if token.kind is QUOTE:
                        passage.speech[token.quote] = is_speech(text, spans[token.quote], sentence, at, self.words)
            self.passages[number] = passage
        return passage

    def _settle(self, number: int) -> None:
        passage = self._passage(number)
        for place, sentence in enumerate(passage.sentences):
            quotes = [at for at, token in enumerate(sentence) if token.kind is QUOTE]
            if not quotes:
                continue
            tokens = [self._attributed(number, place, at) for at in quotes]
            if None in tokens and (source := self.clauses.according(sentence)):
                tokens = [token or source for token in tokens]
            names = [None if token is None else self._named(token, number, place) for token in tokens]
            own = {name for name in names if name}
            shared = next(iter(own)) if len(own) == 1 and UNCLEAR not in tokens else None
            for at, name in zip(quotes, names, strict=True):
                passage.who[sentence[at].quote] = name if name is not None else shared
            self.heard.update(own)
        self._inherit(number, passage)

    def _attributed(self, number: int, place: int, at: int) -> Token | None:
        """The token that names the speaker of the quotation at `at`, by its own sentence."""
        passage = self._passage(number)
        sentence = passage.sentences[place]
        span = self.quoted[number][sentence[at].quote]
        last = sentence[at - 1] if at else None
        introduced = last is not None and (last.low in (",", ":") or last.low in self.words.connectors)
        if introduced and (found := self.clauses.said_before(sentence, at)):
            return found
        leads = (
            at == 0
            or self.texts[number][span.end - 1] in ",!?…—–-"
            or (at + 1 < len(sentence) and sentence[at + 1].low in (",", "–", "—", "-"))
        )
        if leads and (found := self.clauses.said_after(sentence, at + 1)):
            return found
        if leads and at == len(sentence) - 1 and (found := self._next_tag(passage, place)):
            return found
        if found := self.clauses.said_before(sentence, at):
            return found
        for comma in range(at + 1, min(len(sentence), at + 40)):
            if sentence[comma].low == "," and (found := self.clauses.said_after(sentence, comma + 1)):
                return found
        return None

    def _next_tag(self, passage: _Passage, place: int) -> Token | None:
        """“….” X said. – a tag that a full stop has cut off."""
        if place + 1 >= len(passage.sentences):
            return None
        tag = passage.sentences[place + 1]
        if len(tag) > 5 or any(token.kind is QUOTE for token in tag):
            return None
        return self.clauses.said_after(tag, 0)

    def _named(self, token: Token, number: int, place: int) -> str:
        """The name that a token stands for, "" where that is not clear."""
        if token is UNCLEAR:
            return ""
        if token.kind is NAME:
            known = " " in token.text or token.titled or self.cast.knows(token.text)
            return self.cast.full(token.text) if known else ""
        if token.low in self.words.first:
            return self.byline
        if token.low in self.words.roles:
            return self._only(self.cast.holders(token.low), "")
        gender = "" if token.low == DROPPED else "m" if token.low in self.words.he else "f"
        return self._antecedent(token, gender, number, place)

    def _antecedent(self, pronoun: Token, gender: str, number: int, place: int) -> str:
        sentence = self._passage(number).sentences[place]
        at = next((n for n, token in enumerate(sentence) if token is pronoun), 0)
        found = self._meant(sentence[:at], gender, None)
        if found is not None:
            return found
        left = SENTENCES_BACK
        for back in range(number, max(-1, number - PARAGRAPHS_BACK - 1), -1):
            passage = self._passage(back)
            last = place if back == number else len(passage.sentences)
            for earlier in reversed(passage.sentences[max(0, last - left) : last]):
                found = self._meant(earlier, gender, passage)
                if found is not None:
                    return found
                left -= 1
        return ""

    def _meant(self, sentence: Sentence, gender: str, passage: _Passage | None) -> str | None:
        """Whom a pronoun of a later sentence can mean in this one: who speaks in it, else the one person named;
        "" where it could be several, None where nobody is."""
        if passage is not None:
            spoken = [passage.who[token.quote] for token in sentence if token.kind is QUOTE]
            for name in reversed(spoken):
                if name and self._fits(name, gender):
                    return name
            sayer = self.clauses.sayer(sentence)
            named = sayer is not None and sayer.kind is NAME and self._could_be(sayer, gender)
            if named and sayer and (name := self._named(sayer, 0, 0)):
                return name
        subject = self.subjects.opening(sentence, len(sentence))
        if passage is not None and subject.low in self.words.he | self.words.she:
            return None  # the same person, further back
        if subject.low in self.words.roles:
            holders = self.cast.holders(subject.low)
            return None if not holders else self._only(holders, gender)
        people = [t for t in sentence if t.kind is NAME and self._could_be(t, gender)]
        names = {self.cast.full(token.text) for token in people}
        if subject in people and (len(names) == 1 or self.subjects.leads(sentence, subject)):
            return self.cast.full(subject.text)
        if len(names) == 1 and subject.kind is not NAME:
            return names.pop()
        return "" if names or subject.kind is NAME else None

    def _only(self, names: set[str], gender: str) -> str:
        fitting = [name for name in names if self._fits(name, gender)]
        return fitting[0] if len(fitting) == 1 else ""

    def _could_be(self, token: Token, gender: str) -> bool:
        """Whether a name can be what a pronoun means; where there is no pronoun, only a name that is surely a person's."""
        sure = bool(gender) or token.titled or self.cast.gender(token.text) != ""
        return sure and self.cast.person(token) and self._fits(token.text, gender, token)

    def _fits(self, name: str, gender: str, token: Token | None = None) -> bool:
        own = (token.gender if token else "") or self.cast.gender(name)
        return not own or not gender or own == gender

    def _inherit(self, number: int, passage: _Passage) -> None:
        """Sentences that are nothing but quotation, or go on reporting, belong to whoever spoke before them."""
        before: str | None = None
        for place, sentence in enumerate(passage.sentences):
            quotes = [token.quote for token in sentence if token.kind is QUOTE]
            if not quotes:
                before = self._teller(sentence, number, place)
                continue
            alone = all(token.kind in (QUOTE, STOP, PUNCT) for token in sentence)
            goes_on = alone or sentence[0].kind is QUOTE or any(token.low in self.words.reported for token in sentence)
            if alone and place == 0 and before is None:
                before = self._following(passage, place) if len(passage.sentences) > 1 else None
                before = before or self._of_paragraph_before(number)
            for quote in quotes:
                if passage.who[quote] is None and goes_on:
                    passage.who[quote] = before
                if passage.speech[quote]:
                    before = passage.who[quote]

    def _teller(self, sentence: Sentence, number: int, place: int) -> str | None:
        sayer = self.clauses.sayer(sentence)
        if sayer is not None:
            return self._named(sayer, number, place)
        subject = self.subjects.opening(sentence, len(sentence))
        if subject.low in self.words.he | self.words.she | self.words.roles:
            return self._named(subject, number, place)
        return self.cast.full(subject.text) if subject.kind is NAME and self.cast.person(subject) else None

    def _following(self, passage: _Passage, place: int) -> str | None:
        sentence = passage.sentences[place + 1]
        return next((passage.who[t.quote] for t in sentence if t.kind is QUOTE and passage.who[t.quote]), None)

    def _of_paragraph_before(self, number: int) -> str | None:
        if not number:
            return None
        passage = self._passage(number - 1)
        if not passage.sentences:
            return None
        last = passage.sentences[-1]
        spoken = [passage.who[token.quote] for token in last if token.kind is QUOTE]
        if spoken and spoken[-1]:
            return spoken[-1]
        place = len(passage.sentences) - 1
        name = self._teller(last, number - 1, place)
        said = self.clauses.sayer(last) is not None
        return name if said or name in self.heard else None

    def _give_to_sole_speaker(self) -> None:
        """In an interview the answers stand alone: they are those of the one person who is heard at all."""
        if len(self.heard) != 1 or self.heard.total() < HEARD_OFTEN:
            return
        name = next(iter(self.heard))
        for passage in self.passages.values():
            alone = all(token.kind in (QUOTE, STOP) for sentence in passage.sentences for token in sentence)
            if alone:
                passage.who = [who or name for who in passage.who]

    def _share_chains(self) -> None:
        """A speech over several paragraphs has one speaker, wherever he is named."""
        chain: list[tuple[_Passage, int]] = []
        for number, spans in enumerate(self.quoted):
            if not spans or not (spans[0].carried or spans[-1].runs_on):
                continue
            passage = self._passage(number)
            if spans[0].carried:
                chain.append((passage, 0))
            if not (spans[-1].runs_on and spans[0].carried and len(spans) == 1):
                self._share(chain)
                chain = [(passage, len(spans) - 1)] if spans[-1].runs_on else []
        self._share(chain)

    def _share(self, chain: list[tuple[_Passage, int]]) -> None:
        name = next((who for passage, quote in chain if (who := passage.who[quote])), None)
        if name:
            for passage, quote in chain:
                passage.who[quote] = passage.who[quote] or name
