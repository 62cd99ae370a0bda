"""What stands beside the speaker's name on a card: the article's own words, where they are plain."""

import pytest

from tuireader.model.article import Article, Paragraph, Quote, Speech
from tuireader.typeset.contexts import Contexts
from tuireader.typeset.lines import Frame, Role
from tuireader.typeset.sheet import sheet

SAID = "“The lamp stays where it is, and so do I,” she said."


def quoting(speaker: str, text: str = SAID) -> Paragraph:
    return Paragraph(text, speech=(Speech(1, text.index("”"), speaker),))


def context(*above: str, speaker: str = "Ada Reyes", language: str = "en") -> str:
    article = Article("The lamp", (*map(Paragraph, above), quoting(speaker)), language=language)
    return Contexts(article).of(len(above), speaker)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It fell to Ada Reyes, a pilot of the harbour, to light it.", "a pilot of the harbour"),
        ("It fell to Ada Reyes, head of the U.S. pilots, to light it.", ""),
        ("“No,” said Ada Reyes, vice president of the pilots.", "vice president of the pilots"),
        ("“No,” said Ada Reyes, the last of the keepers (and the first).", "the last of the keepers"),
        ("It fell to Ada Reyes, who was tired, to light it.", ""),
        ("Ada Reyes, however, said nothing.", ""),
        ("Ada Reyes, Ivo Lind and Noor Haddad, a pilot, went home.", ""),
        ("Ada Reyes, the mayor said, would go.", ""),
        ("Ada Reyes, second right, lights the lamp.", ""),
        ("Ada Reyes lit it.", ""),
    ],
)
def test_who_somebody_is_stands_behind_the_full_name(text: str, told: str) -> None:
    assert context(text) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Das sagte Ada Reyes, Sprecherin der Lotsen, am Abend.", "Sprecherin der Lotsen"),
        ("fr", "Selon Ada Reyes, directrice du port, tout va bien.", "directrice du port"),
        ("es", "Lo dijo Ada Reyes, portavoz del puerto.", "portavoz del puerto"),
        ("xx", "Ada Reyes, a pilot, of the harbour.", ""),
    ],
)
def test_other_languages_have_words_of_their_own(language: str, text: str, told: str) -> None:
    assert context(text, language=language) == told


def test_where_it_was_said_stands_just_above_beside_the_speakers_name() -> None:
    asked = "Reyes was asked about it in an interview with Radio Harbour, during the storm."
    assert context(asked) == "in an interview with Radio Harbour"
    assert context(asked, "It rained.") == ""
    assert context("Lind was asked about it in an interview with Radio Harbour.") == ""
    assert context("In an interview with Reyes, on Monday, in an interview with Ada Reyes, it rained.") == ""


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "de",
            "Reyes wurde im Interview mit der „Hafenzeitung“ danach gefragt.",
            "im Interview mit der „Hafenzeitung“",
        ),
        ("de", "Reyes war im Gespräch mit Kapitän Lind.", ""),
        (
            "fr",
            "Dans la nuit, dans un entretien au Phare du Soir, Reyes a tout dit.",
            "dans un entretien au Phare du Soir",
        ),
        ("es", "Reyes lo contó en una entrevista con Radio Puerto.", "en una entrevista con Radio Puerto"),
        ("it", "Reyes lo disse in un’intervista al Corriere del Porto.", "in un’intervista al Corriere del Porto"),
        ("xx", "Reyes said so in an interview with Radio Harbour.", ""),
    ],
)
def test_an_interview_is_one_in_other_languages_too(language: str, text: str, told: str) -> None:
    assert context(text, language=language) == told


def test_what_the_card_above_says_the_next_one_does_not_say_again() -> None:
    said = "“The lamp stays where it is, and so do I, and so will whoever comes after me,”"
    asked = quoting("Ada Reyes", f"{said} said Reyes in an interview with Radio Harbour.")
    assert Contexts(Article("The lamp", (asked, quoting("Ada Reyes")))).of(1, "Ada Reyes") == ""


def test_it_is_told_once_and_not_where_the_card_says_it_itself() -> None:
    named = "“The lamp stays where it is, and so do I,” said Ada Reyes, a pilot."
    first, *others = (quoting("Ada Reyes", text) for text in (named, SAID, SAID))
    asked = Contexts(Article("The lamp", (first, *others)))
    assert [asked.of(n, "Ada Reyes") for n in range(3)] == ["", "a pilot", ""]


def test_the_card_shows_it_after_the_name_and_a_quotations_own_attribution_stays() -> None:
    blocks = (Paragraph("So Ada Reyes, a pilot, lit it."), quoting("Ada Reyes"), Quote("Dark.", "Noor Haddad, keeper"))
    runs = [run for line in sheet(Article("The lamp", blocks), Frame(80)).lines for run in line.runs]
    assert [run.text.strip() for run in runs if run.role is Role.CONTEXT] == ["a pilot", "keeper"]
