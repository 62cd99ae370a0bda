"""Speech that is marked by a dash alone, which also opens list items and asides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract.speech import annotate
from tuireader.model.article import Paragraph


def said(language: str, *texts: str) -> list[list[tuple[str, str]]]:
    blocks = annotate([Paragraph(text) for text in texts], language)
    return [
        [(block.text[one.start : one.end], one.speaker) for one in block.speech]
        for block in blocks
        if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("no", "– Vi selger ikke brua, sier ordfører Kari Berg. Hun er sikker.", ["Vi selger ikke brua"]),
        ("nb-NO", "- Vi selger ikke brua, svarte Kari Berg.", ["Vi selger ikke brua"]),
        ("da", "– Broen bliver stående, lyder det fra Mette Holm.", ["Broen bliver stående"]),
        ("sv", "– Bron står kvar, säger Anna Berg.", ["Bron står kvar"]),
        ("fi", "– Silta pysyy paikallaan, sanoo Anna Virta.", ["Silta pysyy paikallaan"]),
        ("cs", "– Most zůstane stát, řekla Anna Nová.", ["Most zůstane stát"]),
        (
            "pl",
            "– Most zostaje – mówi „Gazecie” Jan Nowak. – Na zawsze zostaje.",
            ["Most zostaje", "Na zawsze zostaje."],
        ),
        ("ru", "— Мост останется,— пояснил Иван Петров,— на своём месте.", ["Мост останется", "на своём месте."]),
        ("uk", "— Міст залишиться, — сказала Ганна Коваль.", ["Міст залишиться"]),
    ],
)
def test_the_words_end_where_a_verb_of_saying_stands(language: str, text: str, words: list[str]) -> None:
    assert said(language, text) == [[(one, "") for one in words]]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "es",
            "—El puente no se vende —dijo Pedro Gómez—. Es muy tarde ya.",
            ["El puente no se vende", "Es muy tarde ya."],
        ),
        ("fr", "— Le pont reste à sa place, dit Jean Dupont.", ["Le pont reste à sa place"]),
    ],
)
def test_a_speaker_is_named_where_the_language_has_words(language: str, text: str, words: list[str]) -> None:
    assert [one for one, _ in said(language, text)[0]] == words
    assert {who for _, who in said(language, text)[0]} <= {"Pedro Gómez", "Jean Dupont"}


def test_where_one_is_told_to_speak_the_other_dashes_are_speech_too() -> None:
    first, second = "– Vi selger ikke brua, sier Kari Berg.", "– Den skal stå her lenge etter oss."
    assert said("no", first, second, "- Stein og kalk")[1:] == [[("Den skal stå her lenge etter oss.", "")], []]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("no", ("– Stein til buene", "– Kalk til murene, og sand")),
        ("es", ("—Piedra para los arcos", "—Cal y arena")),
        ("en", ("– Stone for the arches, said to be new", "– Lime and sand")),
        ("de", ("– Steine für die Bögen, sagt man", "– Kalk und Sand")),
        ("", ("-30-", "—", "– ", "")),
    ],
)
def test_what_nobody_is_told_to_say_is_a_list_or_an_aside(language: str, texts: tuple[str, ...]) -> None:
    assert not any(said(language, *texts))


@given(st.lists(st.text(alphabet="–—-,. aBsier\u00a0", max_size=60), max_size=4))
def test_spans_lie_within_their_paragraph_in_order(texts: list[str]) -> None:
    for block in annotate([Paragraph(text) for text in texts], "no"):
        assert isinstance(block, Paragraph)
        ends = [at for one in block.speech for at in (one.start, one.end)]
        assert ends == sorted(ends)
        assert all(0 <= at <= len(block.text) for at in ends)
