"""What of a text is direct speech: marks by language, nesting, runs over paragraphs, and what only looks like speech."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tuireader.extract.speech import annotate
from tuireader.extract.speech.lexicon import languages, lexicon
from tuireader.model.article import Figure, Paragraph, PartRole, Speech, Subhead


def said(*texts: str, language: str = "en") -> list[list[str]]:
    """The words found in each paragraph."""
    blocks = annotate([Paragraph(text) for text in texts], language)
    return [[b.text[s.start : s.end] for s in b.speech] for b in blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "“We will rebuild the pier,” said Ann Carver.", "We will rebuild the pier,"),
        ("en", '"We will rebuild the pier," said Ann Carver.', "We will rebuild the pier,"),
        ("en", "‘We will rebuild the pier,’ said Ann Carver.", "We will rebuild the pier,"),
        ("de", "„Wir bauen die Brücke neu“, sagte Anna Kern.", "Wir bauen die Brücke neu"),
        ("de", "»Wir bauen die Brücke neu«, sagte Anna Kern.", "Wir bauen die Brücke neu"),
        ("de", "«Wir bauen die Brücke neu», sagte Anna Kern.", "Wir bauen die Brücke neu"),
        ("fr", "« Nous allons reconstruire le pont », a déclaré Anne Petit.", "Nous allons reconstruire le pont"),
        ("es", "«Vamos a reconstruir el puente», dijo Ana Soler.", "Vamos a reconstruir el puente"),
        ("it", "«Ricostruiremo il ponte vecchio», ha detto Anna Bassi.", "Ricostruiremo il ponte vecchio"),
        ("pt", "“Vamos reconstruir a ponte velha”, disse Ana Prado.", "Vamos reconstruir a ponte velha"),
        ("nl", "‘Wij bouwen de oude brug weer op’, zegt Anna Bakker.", "Wij bouwen de oude brug weer op"),
        ("sv", "”Vi bygger upp den gamla bron igen”, säger Anna Lind.", "Vi bygger upp den gamla bron igen"),
        ("ja", "市長は「橋を直します。」と述べた。", "橋を直します。"),
        ("", "“We will rebuild the pier,” said Ann Carver to the press.", "We will rebuild the pier,"),
    ],
)
def test_marks_of_many_languages_are_left_out_of_the_speech(language: str, text: str, words: str) -> None:
    assert said(text, language=language) == [[words]]


def test_a_quotation_inside_another_belongs_to_it() -> None:
    assert said("“She cried ‘Land ahead!’ and we all ran,” Tom Reed said.") == [
        ["She cried ‘Land ahead!’ and we all ran,"]
    ]
    assert said("‘She cried “Land ahead!” and we all ran,’ Tom Reed said.") == [
        ["She cried “Land ahead!” and we all ran,"]
    ]


def test_a_speech_over_paragraphs_repeats_its_opening_mark() -> None:
    found = said("“The first night was calm.", "“The second was not.", "“Then it was over,” said Tom Reed.")
    assert found == [["The first night was calm."], ["The second was not."], ["Then it was over,"]]


def test_a_speech_over_paragraphs_may_close_without_opening_again() -> None:
    found = said("Tom Reed said: “The first night was calm.", "The second was not.” He smiled.")
    assert found == [["The first night was calm."], ["The second was not."]]


def test_apostrophes_and_inches_are_no_marks() -> None:
    assert said("The workers' hall wasn't the mayor's, and rock 'n' roll was king in '68.") == [[]]
    assert said('He bought a 12" pipe and said the 14" one had been too wide for the wall.') == [[]]
    assert said('"We cut the 12" pipe in two," Tom Reed said.') == [['We cut the 12" pipe in two,']]


def test_a_plural_possessive_does_not_end_a_british_quotation() -> None:
    assert said("‘We heard the workers’ demands and agreed.’ That was all.") == [
        ["We heard the workers’ demands and agreed."]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Her novel “The Long Way to the Harbour” sold well.",
        "The so-called “quiet zone” was loud.",
        "Joe “The Hammer” Doyle lost again.",
        "The definition of “family” has changed over the years.",
        "The council printed a brochure called “What to do when the river rises”.",
        "The song “Old River” and the ‘In case of flood’ leaflet were free.",
    ],
)
def test_titles_nicknames_and_words_as_words_are_no_speech(text: str) -> None:
    assert said(text) == [[]]


def test_a_few_words_within_a_report_are_speech() -> None:
    assert said("The minister said the plan was “a disgrace” and left.") == [["a disgrace"]]
    assert said("Die Ministerin nannte den Plan eine „Schande“.", language="de") == [["Schande"]]


def test_a_german_noun_before_the_marks_makes_a_name() -> None:
    assert said("Der Tanker „Morgenstern“ liegt im Hafen, sagte Anna Kern.", language="de") == [[]]
    assert said("Nach „Morgenpost“-Recherchen, sagte Anna Kern, fehlt Geld.", language="de") == [[]]


def test_one_word_is_speech_when_someone_says_it() -> None:
    assert said("“Amazing,” Tom Reed said.") == [["Amazing,"]]


def test_what_leads_into_a_sentence_is_speech() -> None:
    assert said("“She was furious,” he went on.") == [["She was furious,"]]


def test_footnotes_quote_titles() -> None:
    note = Paragraph("See “Why the river rises in spring”, 2nd ed.", PartRole.FOOTNOTE)
    assert annotate([note], "en") == (note,)


def test_other_blocks_and_paragraphs_without_marks_stay_as_they_are() -> None:
    blocks = (Subhead("“No” is no answer"), Figure("“Sit down,” he said"), Paragraph("Nothing is said here."))
    assert annotate(blocks, "en") == blocks


def test_speech_is_found_between_figures() -> None:
    blocks = annotate([Paragraph("“Wait for me there,” said Tom Reed."), Figure("A pier")], "en")
    assert blocks == (
        Paragraph("“Wait for me there,” said Tom Reed.", speech=(Speech(1, 19, "Tom Reed"),)),
        Figure("A pier"),
    )


@pytest.mark.parametrize("language", languages())
def test_every_language_has_words_for_speaking_and_pronouns(language: str) -> None:
    words = lexicon(language)
    assert words.verbs and words.he and words.she and words.according and words.naming
    assert words == lexicon(f"{language}-XX")


def test_a_page_that_claims_the_wrong_language_is_read_in_its_own() -> None:
    text = "Der Bürgermeister von Lemgo nannte den Plan für die Brücke am Montag eine „Schande“."
    assert said(text, language="en") == said(text, language="") == [["Schande"]]


MARKED = st.text(alphabet="aB 's.,:?\"“”„«»‘’‚「」\u00a0-(12)", max_size=80)


def test_a_mark_that_is_never_closed_changes_nothing_before_it():
    (block,) = annotate([Paragraph("««1»»‚")])
    assert [(speech.start, speech.end) for speech in block.speech] in ([], [(1, 4)])


@given(st.lists(MARKED, max_size=6), st.sampled_from(["", "en", "de", "fr", "xx"]))
@example(["««1»»‚"], "")
def test_spans_lie_in_their_paragraph_in_order_and_apart(texts: list[str], language: str) -> None:
    for block in annotate([Paragraph(text) for text in texts], language):
        assert isinstance(block, Paragraph)
        reach = 0
        for speech in block.speech:
            assert reach <= speech.start < speech.end <= len(block.text)
            assert block.text[speech.start : speech.end].strip()
            reach = speech.end


@given(st.lists(MARKED, max_size=6))
def test_the_words_themselves_are_never_changed(texts: list[str]) -> None:
    assert [
        block.text for block in annotate([Paragraph(t) for t in texts], "en") if isinstance(block, Paragraph)
    ] == texts
