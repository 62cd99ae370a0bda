"""Each rule notices what it is there to notice, and says so in words."""

import pytest

from tuireader.extract.form import Rule, Sheet
from tuireader.extract.page import Line, Page
from tuireader.extract.rules import (
    agency,
    byline,
    caption,
    code,
    credit,
    dateline,
    furniture,
    headline,
    listing,
    live,
    place,
    quote,
    setting,
    subhead,
    word,
)
from tuireader.extract.words import detect, languages, month_number, words

LONG = "The members of the council met in the evening and talked for six hours about the ferry and about what it costs the town."


def seen(rule: Rule, *lines: str, at: int = 0, language: str = "en") -> set[str]:
    sheet = Sheet(Page([Line(text, 1) for text in lines], language))
    return {why for line, why in rule(sheet) if line == at}


@pytest.mark.parametrize(
    ("rule", "text", "why"),
    [
        (furniture.RULE, "Skip to main content", "a skip link, at the start"),
        (furniture.RULE, "Share this article", "words of sharing, at the start"),
        (furniture.RULE, "Page not found", "words of an error or a browser, and nothing else"),
        (furniture.RULE, "Write to us at desk@example.org", "an address on the web"),
        (byline.RULE, "By Ines Corbel", "begins with “by” and a name"),
        (byline.RULE, "Ines Corbel", "a name and nothing else"),
        (byline.RULE, "Ines Corbel and Tom van Dijk", "names and nothing else"),
        (dateline.RULE, "3 min read", "minutes of reading"),
        (dateline.RULE, "Updated 4 May 2025, 10:12", "begins with “published” or the like, with a date"),
        (dateline.RULE, "5 hours ago", "so long ago"),
        (caption.RULE, "The pier at dawn. Photo: Ines Corbel/AFP", "a credit comes with it"),
        (caption.RULE, "Ines Corbel, AFP | Passengers wait for the morning ferry", "a credit comes with it"),
        (caption.RULE, "Media captionHow the pier was built", caption.LABELLED),
        (credit.RULE, "Photo: Ines Corbel", "has the form of a credit"),
        (credit.RULE, "© Ines Corbel", "has the form of a credit"),
        (credit.RULE, "(Getty Images)", credit.BRACKETED),
        (quote.RULE, "“We stay.”", "all in quotation marks, two words"),
        (listing.RULE, "• Bread", "a bullet before it"),
        (listing.RULE, "2. Butter", "a number before it"),
        (code.RULE, "    return total;", "indented"),
        (furniture.RULE, "Unsubscribe", "words around a letter, and nothing else"),
        (furniture.RULE, "(https://news.example/view?u=1)", furniture.ADDRESS),
        (quote.RULE, "> What did he say?", quote.ANSWERED),
        (quote.RULE, "»Ich habe dreimal nachgerechnet«, sagt die Rentnerin aus Lund.", quote.SPOKEN),
        (word.RULE, "Most read", "says “read”"),
        (word.RULE, "Most read", "says “most”"),
        (word.RULE, "Read also what the council said in the debate", "begins with “read also”"),
    ],
)
def test_a_line_by_itself(rule: Rule, text: str, why: str) -> None:
    assert why in seen(rule, text)


def test_an_agency_line_ends_the_text() -> None:
    why = seen(agency.RULE, LONG, LONG, "(SOUND RADIO with AFP)", at=2)
    assert f"{agency.SIGNATURE}, at the end of the text" in why


def test_the_headline_has_the_words_of_the_text() -> None:
    lines = ("Weather", "Council talked about the ferry", "Sports results", LONG, LONG)
    assert "of all lines above the text its words return most" in seen(headline.RULE, *lines, at=1)


def test_a_subhead_leads_a_paragraph() -> None:
    assert "leads a paragraph after a paragraph, 3 to 4 words, no stop" in seen(
        subhead.RULE, LONG, "A long winter", LONG, at=1
    )


def test_a_line_said_twice_is_noticed() -> None:
    assert "the same line stands above" in seen(furniture.RULE, "Home", LONG, "Home", at=2)


def test_a_colon_in_a_sentence_is_no_code() -> None:
    assert "a call, a tag or an assignment" not in seen(
        code.RULE, "Storm reaches the islands: follow our coverage at 18:40"
    )
    assert "a call, a tag or an assignment" in seen(code.RULE, "total = 4")


def test_a_line_that_begins_like_the_headline_is_noticed() -> None:
    lines = ("Council votes to keep the ferry | The Sound", "Council votes to keep the ferry", LONG, LONG)
    assert "another line begins like it and is longer" in seen(headline.RULE, *lines, at=1)
    assert "another line begins like it and is shorter" in seen(headline.RULE, *lines)


def test_a_line_set_unlike_the_text_is_noticed() -> None:
    lines = [
        Line(text, gap)
        for text, gap in ((LONG, 1), (LONG, 1), (LONG, 1), (LONG, 1), (LONG, 1), ("Advert", 0), (LONG, 1))
    ]
    found = {(i, why) for i, why in setting.RULE(Sheet(Page(lines, "en")))}
    assert (5, "set below like, above unlike the text: one word") in found
    assert (1, "set like the text: 21 to 35 words") in found


def test_times_of_day_above_paragraphs_are_a_live_blog() -> None:
    lines = [text for time in ("18:40", "17:05", "15:20") for text in (time, LONG)]
    assert live.STAMP in seen(live.RULE, *lines, at=2)
    assert live.TOLD in seen(live.RULE, *lines, at=3)
    assert not list(live.RULE(Sheet(Page([Line(text) for text in lines[:4]], "en"))))


@pytest.mark.parametrize("language", languages())
def test_every_language_has_its_words(language: str) -> None:
    own = words(language)
    assert len(own.function) > 30 and len(own.weekdays) >= 6 and own.cues
    assert len({month_number(name, language) for name in own.months} - {0}) == 12


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pier was closed when the ferry came in and they had to wait for it.", "en"),
        ("Der Rat hat sich nach der Sitzung auf einen neuen Vertrag mit der Fähre geeinigt.", "de"),
        ("Le conseil a voté pour que le ferry soit maintenu dans les îles et sur la côte.", "fr"),
        ("El consejo votó a favor de que el ferry siga en las islas y en la costa.", "es"),
        ("Il consiglio ha votato per il traghetto che è nelle isole e sulla costa.", "it"),
        ("O conselho votou para que a balsa não seja fechada nas ilhas e na costa.", "pt"),
        ("De raad heeft voor de veerboot gestemd die naar de eilanden en het strand gaat.", "nl"),
        ("Совет проголосовал за паром.", "ru"),
        ("フェリーは残ります。", "ja"),
        ("페리는 남는다", "ko"),
        ("xyzzy", ""),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert detect(text) == language


def test_words_in_german_marks_are_not_marked_as_letters_mark_them() -> None:
    assert "marked as quoted" not in seen(quote.RULE, "»Wir bleiben hier, solange das Schiff fährt.«")
    assert quote.SPOKEN not in seen(quote.RULE, "»Wir bleiben hier, solange das Schiff fährt.«")


def test_a_line_far_above_the_text_is_out_of_its_sight() -> None:
    page = ["News", *["Weather today"] * 70, *[LONG] * 6]
    assert place.UNBEGUN in seen(place.RULE, *page)
    assert place.OUT_OF_SIGHT in seen(place.RULE, *page, at=10)
    assert place.OUT_OF_SIGHT not in seen(place.RULE, *page, at=12)
