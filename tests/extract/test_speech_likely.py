"""A paragraph that is told to hold no speech before it is taken apart holds none by its sentences."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract.speech.judge import is_speech, may_be_speech
from tuireader.extract.speech.lexicon import languages, lexicon
from tuireader.extract.speech.marks import quotations
from tuireader.extract.speech.tokens import QUOTE, sentences

PIECES = (
    *("The harbour", "the", "so-called", "Ada", "Dr.", "Prof. Miller", "minister", "said", "says", "dit", "Mail"),
    *("e-mail", "L’île", "“short”", "“a longer one”", "“It sails at six”", "“No.”", "‘short’", "„kurz“", "«bref»", "“open"),
    *(".", "ferry.", "ended. The", "ended?", "!", "…", ",", ":", ";", "–", "(", ")", "[", "]", "a.m.", "3.", "x,y,z,", "İ", "Σ"),
)  # fmt: skip
texts = st.builds(
    lambda pieces, gap: gap.join(pieces).strip(),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=30),
    st.sampled_from((" ", " ", " ", "")),
)


def holds_speech(text, words):
    (spans,) = quotations([text])
    return any(
        is_speech(text, spans[token.quote], sentence, at, words)
        for sentence in sentences(text, spans, words)
        for at, token in enumerate(sentence)
        if token.kind is QUOTE
    )


@given(texts, st.sampled_from(("en", "fr", "de", "es", "")))
def test_what_is_told_to_hold_no_speech_holds_none(text: str, language: str) -> None:
    words = lexicon(language)
    (spans,) = quotations([text])
    if spans and not may_be_speech(text, spans, words):
        assert not holds_speech(text, words)


def test_a_sentence_cut_for_its_length_is_taken_apart() -> None:
    text = f"{'a ' * 450}word “short” and more."
    (spans,) = quotations([text])
    assert may_be_speech(text, spans, lexicon("en"))


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("The ferry was “too late” and the harbour stayed shut.", False),
        ("The ferry was “too late” and stayed in the harbour of Dr. Miller, she said.", True),
        ("The minister said it again. The ferry was “too late” for the harbour. She said no more.", False),
        ("“Too late” was the ferry.", True),
        ("She said the ferry was “too late” for her.", True),
    ],
)
def test_a_word_in_mid_sentence_is_no_speech_without_a_sign(text: str, likely: bool) -> None:
    (spans,) = quotations([text])
    assert may_be_speech(text, spans, lexicon("en")) is likely


@pytest.mark.parametrize("language", languages())
def test_no_title_is_cut_to_five_letters(language: str) -> None:
    titles = (title for title in lexicon(language).callings if title.endswith("."))
    assert not [title for title in titles if re.search(r"[^\W\d_]{5}\.$", title)]
