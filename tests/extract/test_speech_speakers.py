"""Who speaks: named beside the words, by a pronoun or an office, from before, or nobody: wrong is worse than empty."""

import pytest

from tuireader.extract.speech import annotate
from tuireader.model.article import Paragraph


def speakers(*texts: str, language: str = "en", byline: str = "", before: tuple[str, ...] = ()) -> list[str]:
    """The speakers of all speech, in order."""
    blocks = annotate([Paragraph(text) for text in texts], language, byline, before)
    return [s.speaker for b in blocks if isinstance(b, Paragraph) for s in b.speech]


@pytest.mark.parametrize(
    "text",
    [
        "“We lost the roof,” Ruth Almond said.",
        "“We lost the roof,” said Ruth Almond, a teacher from Leeds.",
        "“We lost the roof,” Ruth Almond, a teacher from Leeds, told reporters.",
        "“We lost the roof,” Ruth Almond, who teaches at Leeds, said.",
        "“We lost the roof,” said the school’s head teacher Ruth Almond on Monday.",
        "“We lost the roof.” Ruth Almond said.",
        "The teacher Ruth Almond, 60, from Otley, West Yorkshire, said: “We lost the roof.”",
        "At the hearing state advocate Ruth Almond said “we lost the roof” that night.",
        "Ruth Almond told the Herald: “We lost the roof.”",
        "Ruth Almond was blunt: “We lost the roof.”",
        "Ruth Almond: “We lost the roof.”",
        "In a letter to parents, head teacher Ruth Almond wrote that “we lost the roof” in the storm.",
        "Leeds teacher Ruth Almond left the hall in tears, saying “we lost the roof and the books”.",
        "According to Ruth Almond, the night was “as loud as a train”.",
        "The school’s head, Ruth Almond, said it had been “as loud as a train”.",
    ],
)
def test_the_speaker_is_named_beside_the_words(text: str) -> None:
    assert speakers(text) == ["Ruth Almond"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "„Wir haben alles verloren“, sagte die Lehrerin Ruth Mandel am Montag.", "Ruth Mandel"),
        ("de", "Der Plan sei „ein großer Fehler“, so Ruth Mandel.", "Ruth Mandel"),
        ("de", "Am Abend sagte Ruth Mandel dem Sender: „Wir haben alles verloren.“", "Ruth Mandel"),
        ("fr", "« Nous avons tout perdu », a déclaré la maire de Lens, Claire Amand, mardi.", "Claire Amand"),
        ("fr", "Selon Claire Amand, la ville est « au bord du gouffre ».", "Claire Amand"),
        ("es", "“Lo hemos perdido todo”, ha dicho la alcaldesa de Soria, Rita Almendro.", "Rita Almendro"),
        ("it", "«Abbiamo perso tutto», ha detto la sindaca Rita Mandorla.", "Rita Mandorla"),
        ("pt", "“Perdemos tudo naquela noite”, afirmou a prefeita Rita Amendoa.", "Rita Amendoa"),
        ("nl", "‘We zijn alles kwijt geraakt’, zegt burgemeester Ruth Amandel.", "Ruth Amandel"),
    ],
)
def test_each_language_has_its_own_order_of_words(language: str, text: str, name: str) -> None:
    assert speakers(text, language=language) == [name]


def test_both_halves_of_a_parted_quotation_have_one_speaker() -> None:
    assert speakers("“We lost the roof,” said Ruth Almond. “The books are gone too.”") == ["Ruth Almond"] * 2


def test_a_surname_is_shown_in_full_where_the_article_has_it() -> None:
    standfirst = "The teacher Ruth Almond saved the library."
    assert speakers("“We lost the roof,” Almond said.", before=(standfirst,)) == ["Ruth Almond"]


def test_a_pronoun_means_the_one_person_spoken_of_before() -> None:
    assert speakers("Ruth Almond ran the school.", "“We lost the roof,” she said.") == ["Ruth Almond"]
    assert speakers("Almond’s words came in a talk.", "“It rained,” she said.", before=("Ruth Almond speaks",)) == [
        "Ruth Almond"
    ]


def test_a_pronoun_goes_on_with_whoever_spoke() -> None:
    texts = ("Ruth Almond said Tom Reed had gone.", "She called it “a sad day for the school”.")
    assert speakers(*texts) == ["Ruth Almond"]


def test_a_pronoun_of_the_other_sex_finds_nobody() -> None:
    assert speakers("Ruth Almond ran the school.", "“We lost the roof,” he said.") == [""]


def test_a_pronoun_between_two_people_finds_nobody() -> None:
    assert speakers("A quarrel parted Ruth Almond from Mary Stone.", "“We lost the roof,” she said.") == [""]


def test_an_office_means_the_one_who_holds_it() -> None:
    assert speakers("Gov. Ruth Almond came.", "“We lost the roof,” the governor said.") == ["Ruth Almond"]
    assert speakers("Gov. Ruth Almond met Gov. Tom Reed.", "“We lost it all,” the governor said.") == [""]


def test_a_paragraph_of_nothing_but_speech_goes_on_from_before() -> None:
    texts = ("“We lost the roof,” Ruth Almond said.", "“The books are gone too.”")
    assert speakers(*texts) == ["Ruth Almond"] * 2


def test_a_chain_of_paragraphs_takes_the_speaker_from_its_end() -> None:
    texts = ("“We lost the roof.", "“The books are gone.", "“We stay,” Ruth Almond said.")
    assert speakers(*texts) == ["Ruth Almond"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "“We lost the roof,” a spokesman for Acme said.",
        "“We lost the roof,” a spokesman for President Ruth Almond said.",
        "“We lost the roof,” said an aide to the minister Ruth Almond.",
        "“We lost the roof,” Ruth Almond and Tom Reed said.",
        "“We lost the roof,” the mayor of London said.",
        "The authors of a study in the journal Roof Science argued that “roofs are lost in storms”.",
        "“We lost the roof,” said people near the Old Pier.",
        "Ruth Almond was told that “the roof is lost for good”.",
        "Ruth Almond’s brother said “the roof is lost for good”.",
        "Critics said the roof was “lost for good and all”.",
        "Near Ruth Almond’s house stood a sign, “No entry for lorries here”.",
    ],
)
def test_nobody_is_named_where_the_text_does_not_say_who(text: str) -> None:
    assert speakers(text) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "„Wir haben alles verloren“, sagte der Tessiner Ständerat.",
        "Die Leiterin der Schule Egger Hof sagte: „Wir haben alles verloren.“",
        "In Anlehnung an den Dichter Max Mandel: „Wir haben alles verloren.“",
    ],
)
def test_german_nouns_make_no_speaker(text: str) -> None:
    assert speakers(text, language="de") == [""]


def test_two_speakers_in_one_paragraph_keep_their_own_words() -> None:
    text = "“We lost the roof,” said Ruth Almond. “We will help,” replied Tom Reed. “It will take a year.”"
    assert speakers(text) == ["Ruth Almond", "Tom Reed", "Tom Reed"]


def test_the_author_is_the_one_who_says_i() -> None:
    assert speakers("“Are you the owner of the boat?” I asked.", byline="Ruth Almond") == ["Ruth Almond"]
    assert speakers("“Are you the owner of the boat?” I asked.") == [""]


def test_an_interview_has_one_speaker() -> None:
    answers = ("“It rained,” Ruth Almond said.", "“It snowed,” Almond said.", "“It froze,” said Almond.")
    assert speakers(*answers, "And the books?", "“The books are gone.”")[-1] == "Ruth Almond"


def test_a_language_without_words_gets_spans_without_names() -> None:
    assert speakers("”Vi bygger upp den gamla bron igen”, säger Anna Lind.", language="sv") == [""]
