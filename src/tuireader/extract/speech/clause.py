"""Who speaks, as far as one sentence tells: the clause that introduces or follows the words.

A speaker is returned as the token that names him: a name, a pronoun or an office; `UNCLEAR` where the sentence attributes
the words to nobody whom it names, so that nobody else may be taken for the speaker either; None where it says nothing.
"""

from tuireader.extract.speech.lexicon import Lexicon
from tuireader.extract.speech.subject import REACH, UNCLEAR, Subjects
from tuireader.extract.speech.tokens import NAME, PUNCT, QUOTE, STOP, WORD, Sentence, Token

DROPPED = "(he or she)"  # stands for the pronoun that some languages leave out
_TAG_REACH = 25  # tokens between the words and the verb that follows them


class Clauses:
    def __init__(self, words: Lexicon, subjects: Subjects) -> None:
        self.words = words
        self.subjects = subjects

    def said_before(self, sentence: Sentence, quote: int) -> Token | None:
        """X said that “…”, said X: “…”, X: “…”."""
        for at in range(quote - 1, max(-1, quote - REACH), -1):
            token = sentence[at]
            if token.low == ";":
                break
            if self.subjects.is_verb(sentence, at):
                return self._introduced(sentence, at, quote)
        if quote > 1 and sentence[quote - 1].low == ":":
            return self._announced(sentence, quote - 1)
        return None

    def _announced(self, sentence: Sentence, colon: int) -> Token:
        """X: “…”; X had an explanation: “…”, without a verb of saying."""
        if colon == 1 and sentence[0].kind is NAME:
            return sentence[0]
        subject = self.subjects.opening(sentence, colon)
        if subject.low in self.words.person:
            return subject
        named = [
            token
            for at, token in enumerate(sentence[:colon])
            if token.kind is NAME
            and (self.subjects.is_person(token) or not self.words.capital_nouns)
            and self.subjects.is_subject(sentence, at)
        ]
        alone = len({token.text.rsplit(" ", 1)[-1] for token in named}) == 1
        return named[0] if alone and self.subjects.is_person(named[0]) else UNCLEAR

    def _introduced(self, sentence: Sentence, verb: int, quote: int) -> Token | None:
        if sentence[verb].low in self.words.gerunds:
            writer = self.subjects.governor(sentence, verb - 1) if verb else ""
            if verb and sentence[verb - 1].kind is NAME and (not writer or writer in self.words.authors):
                return sentence[verb - 1]
            return self.subjects.opening(sentence, verb)
        found = self.subjects.left(sentence, verb, 0)
        cut_off = "inversion" in self.words.habits or (verb > 0 and sentence[verb - 1].low == ",")
        if (found is None or (found is UNCLEAR and cut_off)) and sentence[verb].low not in self.words.tells:
            found = self.subjects.right(sentence, verb) if quote > verb + 1 else found
        return found or UNCLEAR

    def said_after(self, sentence: Sentence, at: int) -> Token | None:
        """“…,” said X; “…,” X told the paper: the clause that begins at `at`."""
        while at < len(sentence) and sentence[at].kind is PUNCT and sentence[at].low not in ";:":
            at += 1
        if at < len(sentence) and sentence[at].low in self.words.tags:
            return self.subjects.right(sentence, at)
        for verb in range(at, min(len(sentence), at + _TAG_REACH)):
            token = sentence[verb]
            if token.kind in (QUOTE, STOP) or token.low in (";", ":"):
                break
            if self.subjects.is_verb(sentence, verb) and token.low not in self.words.gerunds:
                return self._tagged(sentence, at, verb)
        return None

    def _tagged(self, sentence: Sentence, at: int, verb: int) -> Token | None:
        between = sentence[at:verb]
        if all(self.subjects.is_skipped(token) for token in between):
            return self._inverted(sentence, verb)
        if between[0].kind is NAME and len(between) > 1 and between[1].low == ",":
            return between[0]  # “…,” X, a teacher from Ohio, said
        return self.subjects.left(sentence, verb, at) or UNCLEAR

    def _inverted(self, sentence: Sentence, verb: int) -> Token:
        if sentence[verb].low in self.words.tells:
            return UNCLEAR
        found = self.subjects.right(sentence, verb)
        if found is None and "dropped-pronouns" in self.words.habits:
            return Token(WORD, DROPPED, DROPPED)
        return found or UNCLEAR

    def according(self, sentence: Sentence) -> Token | None:
        """According to X, …"""
        lows = [token.low for token in sentence[: 4 * REACH]]
        for phrase in self.words.according:
            for at in range(len(lows) - len(phrase)):
                if lows[at] == phrase[0] and tuple(lows[at : at + len(phrase)]) == phrase:
                    return self.subjects.right(sentence, at + len(phrase) - 1)
        return None

    def sayer(self, sentence: Sentence) -> Token | None:
        """Who says something in a sentence, marks or no marks: the subject of its last verb of saying."""
        for verb in range(min(len(sentence), 4 * REACH) - 1, -1, -1):
            if self.subjects.is_verb(sentence, verb) and sentence[verb].low not in self.words.gerunds:
                found = self.subjects.left(sentence, verb, 0)
                if found is not None:
                    return found
        return None
