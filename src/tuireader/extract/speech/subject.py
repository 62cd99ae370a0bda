"""The subject of a verb of saying: the name, pronoun or office before it, after it, or at the sentence's start.

`UNCLEAR` means that there is a subject, but not one whom the sentence names: a passive, two people, "a spokesman for X".
"""

from collections.abc import Callable

from tuireader.extract.speech.lexicon import Lexicon
from tuireader.extract.speech.tokens import NAME, PUNCT, QUOTE, STOP, WORD, Sentence, Token

UNCLEAR = Token(PUNCT, "")
REACH = 40  # tokens between a verb and the words that it introduces
_PHRASE = 12  # tokens of "the former head of the school board, X"
_POSSESSIVE = frozenset(("'s", "’s", "‘s"))


class Subjects:
    def __init__(self, words: Lexicon, is_person: Callable[[Token], bool]) -> None:
        self.words = words
        self.is_person = is_person

    def is_verb(self, sentence: Sentence, at: int) -> bool:
        token = sentence[at]
        if token.kind is not WORD or token.low not in self.words.speaking or (token.text[0].isupper() and at):
            return False
        if not at or token.low in self.words.gerunds:
            return True
        last = sentence[at - 1].low  # "the claims", "of reports", "Smith’s comments": nouns
        small = self.words.determiners | self.words.prepositions
        return not (last[1:] == "s" and last[:1] in "’'‘") and (
            last not in small or last in self.words.skip or last in self.words.pronouns
        )

    def is_skipped(self, token: Token) -> bool:
        ending = self.words.adverb_ending
        return token.kind is WORD and (token.low in self.words.skip or bool(ending and token.low.endswith(ending)))

    def left(self, sentence: Sentence, verb: int, low: int) -> Token | None:
        """The subject before a verb."""
        at = verb - 1
        while at >= low and self.is_skipped(sentence[at]) and sentence[at].low not in self.words.pronouns:
            at -= 1
        if at < low:
            return None
        token = sentence[at]
        if token.low in self.words.passive and token.kind is WORD:
            return UNCLEAR
        if token.kind is NAME:
            return self.whole(sentence, at)
        if token.low == ",":
            return self._beyond_apposition(sentence, at, low)
        if token.kind is not WORD:
            return None
        if token.low in self.words.person:
            return token
        if token.low in self.words.connectors:
            back = at - 1 if at and sentence[at - 1].low == "," else at
            if token.low in self.words.they and back and sentence[back - 1].kind is NAME:
                return self.whole(sentence, back - 1)  # X, who said …
            goes_on = token.low in self.words.joining or token.low in self.words.opposing
            return self.opening(sentence, at) if goes_on else UNCLEAR
        if token.low in self.words.prepositions:
            return None
        return self._office(sentence, at)

    def _office(self, sentence: Sentence, at: int) -> Token:
        token = sentence[at]
        return token if token.low in self.words.roles else UNCLEAR

    def whole(self, sentence: Sentence, at: int) -> Token:
        """The name at `at`, if it is the head of its phrase: not "the mayor of X", not "X and Y"."""
        last = sentence[at - 1] if at else None
        if last is None or last.kind is not WORD:
            return sentence[at]
        if self.governor(sentence, at):
            return UNCLEAR
        joined = last.low in self.words.joining
        if joined and at > 1 and sentence[at - 2].kind is NAME:
            return UNCLEAR
        return sentence[at]

    def _beyond_apposition(self, sentence: Sentence, comma: int, low: int) -> Token | None:
        """X, a teacher from Ohio, said; the ambassador, X, said; X, 60, from Leeds, Yorkshire, said."""
        end, other = comma, UNCLEAR
        for number in range(5):
            start = end - 1
            while start >= low and sentence[start].low != "," and sentence[start].kind not in (QUOTE, STOP):
                start -= 1
            segment = sentence[start + 1 : end]
            if not segment:
                return None
            named = segment[-1].kind is NAME and (number > 0 or self._only_name(segment))
            found = self.whole(sentence, end - 1) if named else UNCLEAR
            if found is not UNCLEAR and self.is_person(found):
                return found
            other = found if other is UNCLEAR else other
            if start < low or sentence[start].low != ",":
                break
            end = start
        return other

    def _only_name(self, segment: Sentence) -> bool:
        return all(token.text[:1].isupper() or token.low in self.words.titles for token in segment)

    def right(self, sentence: Sentence, verb: int) -> Token | None:
        """The subject after a verb, or the name after "according to"."""
        at = verb + 1
        while at < len(sentence) and self.is_skipped(sentence[at]) and sentence[at].low not in self.words.pronouns:
            at += 1
        if at >= len(sentence):
            return None
        token = sentence[at]
        following = sentence[at + 1] if at + 1 < len(sentence) else None
        if token.kind is NAME:
            if following is not None and following.low in _POSSESSIVE:
                return self._phrase(sentence, at)  # said the paper’s X
            return token if self._ends_phrase(following) else UNCLEAR
        if token.kind is not WORD or token.low in self.words.connectors:
            return None
        if token.low in self.words.person:
            ends = following is None or following.kind is not WORD
            return token if ends or "pronoun-follows" in self.words.habits else None
        if token.low in self.words.pronouns - self.words.determiners:
            return UNCLEAR
        if token.low in self.words.prepositions - self.words.determiners:
            return self._past_adverbial(sentence, at)
        return self._phrase(sentence, at)

    def _past_adverbial(self, sentence: Sentence, at: int) -> Token | None:
        """a dit à la presse X; sagte am Montag X."""
        at += 1
        while at < len(sentence) and sentence[at].low in self.words.determiners:
            at += 1
        at += 1
        if at >= len(sentence):
            return None
        starts = sentence[at].kind is NAME or sentence[at].low in self.words.determiners - self.words.prepositions
        return self.right(sentence, at - 1) if starts else None

    def _ends_phrase(self, following: Token | None) -> bool:
        """Whether a name is complete: what follows is no noun that it describes, no "’s", no second name."""
        if following is None or following.kind in (STOP, QUOTE, PUNCT):
            return True
        if following.kind is NAME or self._joins(following):
            return False
        if self.words.capital_nouns and following.text.islower():
            return True  # laut X ist …: a noun would have a capital
        known = self.words.small | self.words.calendar | self.words.speaking
        return following.low in known or self.is_skipped(following) or following.text[0].isupper()

    def _phrase(self, sentence: Sentence, at: int) -> Token | None:
        """said the resort’s general manager X; a dit le porte-parole du ministère, X, lors de …"""
        office, headed = UNCLEAR, False
        for here in range(at, min(len(sentence), at + _PHRASE)):
            token = sentence[here]
            following = sentence[here + 1] if here + 1 < len(sentence) else None
            if token.kind is NAME:
                second = (
                    here > at + 1 and sentence[here - 1].low in self.words.determiners
                )  # a listener: "der Chef dem X"
                governed = here > at and (second or self.governor(sentence, here))
                noun = self.words.capital_nouns and not self.is_person(token)  # der Tessiner Ständerat
                if not governed and not noun and self._ends_phrase(following):
                    return token
            elif token.low == ",":
                named = following is not None and following.kind is NAME
                closes = (
                    here + 2 >= len(sentence)
                    or sentence[here + 2].kind is not WORD
                    or sentence[here + 2].low in self.words.prepositions
                )
                return following if named and closes else office
            elif self._breaks(sentence, here, at):
                break
            elif token.low in self.words.prepositions:
                headed = True
            elif token.low in self.words.roles and not headed:
                office, headed = token, True
        return office

    def _breaks(self, sentence: Sentence, here: int, start: int) -> bool:
        token = sentence[here]
        ends = token.low in self.words.connectors or self.is_verb(sentence, here)
        return token.kind is not WORD or (here > start and ends)

    def opening(self, sentence: Sentence, end: int) -> Token:
        """The subject that a sentence opens with, for a verb further on: X left, saying …"""
        fresh = True  # within a phrase that can hold the subject; adverbials are passed over up to their comma
        names: list[Token] = []
        for at, token in enumerate(sentence[: min(end, 2 * REACH)]):
            if token.low == "," or token.kind is QUOTE:
                fresh = True
            elif at == 0 and token.low in self.words.joining | self.words.opposing:
                continue
            elif fresh and token.low in self.words.adverbial:
                fresh = False
            elif fresh and token.low in self.words.person:
                return names[0] if names else token
            elif fresh and not names and self._is_office(sentence, at):
                return self._holder(sentence, at)
            elif fresh and token.kind is NAME and self.is_subject(sentence, at):
                if self.is_person(token):
                    return token
                names.append(token)
        return names[0] if names else UNCLEAR

    def _is_office(self, sentence: Sentence, at: int) -> bool:
        """Whether the word at `at` is an office as the head of its phrase: "the former governor"."""
        if sentence[at].low not in self.words.roles or sentence[at].kind is not WORD:
            return False
        before = sentence[max(0, at - 3) : at]
        return any(token.low in self.words.determiners for token in before) and all(t.kind is WORD for t in before)

    def _holder(self, sentence: Sentence, office: int) -> Token:
        """The name that goes with an office that a sentence opens with: "the governor of Ohio, X,", else the office."""
        for at in range(office + 1, min(len(sentence), office + _PHRASE)):
            token = sentence[at]
            adjacent = at == office + 1 or sentence[at - 1].low == ","
            if token.kind is NAME and adjacent:
                return token
            if token.kind is PUNCT and token.low != ",":
                break
            if sentence[at - 1].low == ",":
                break
        return sentence[office]

    def leads(self, sentence: Sentence, name: Token) -> bool:
        """Whether a name begins its sentence or clause, its titles and small words aside."""
        for token in reversed(sentence[: next(at for at, token in enumerate(sentence) if token is name)]):
            if token.low == ",":
                break
            if token.kind is not WORD or not (
                token.text[0].isupper() or token.low in self.words.small | self.words.callings
            ):
                return False
        return True

    def is_subject(self, sentence: Sentence, at: int) -> bool:
        following = sentence[at + 1] if at + 1 < len(sentence) else None
        joined = following is not None and (self._joins(following) or following.low in self.words.callings)
        return not joined and not self.governor(sentence, at)

    def _joins(self, token: Token) -> bool:
        return token.low in _POSSESSIVE or token.low in self.words.joining

    def governor(self, sentence: Sentence, at: int) -> str:
        """The preposition or genitive article that a name hangs on, "" for none: a spokesman *for* the minister X, the
        authors of a study *in* the journal X. One that opens the sentence makes an adverbial: at the hearing X said."""
        before = at - 1
        while before > 0 and before > at - 4 and self._is_noun(sentence[before]):
            before -= 1
        if before > 0 and sentence[before].low in self.words.determiners - self.words.prepositions:
            noun = sentence[before - 1].kind is NAME or self._is_noun(sentence[before - 1])
            if self.words.capital_nouns and noun:
                return sentence[before].low  # Leiterin der X
            before -= 1
        governs = before >= 0 and sentence[before].low in self.words.prepositions
        adverbial = before < at - 1 and (before == 0 or sentence[before - 1].kind not in (WORD, NAME))
        return sentence[before].low if governs and not adverbial else ""

    def _is_noun(self, token: Token) -> bool:
        known = self.words.small | self.words.calendar | self.words.speaking
        return token.kind is WORD and token.low not in known
