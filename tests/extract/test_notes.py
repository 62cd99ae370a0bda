"""What stands beside the story in plain text says what it is: a correction, an update, an editor's word, a footnote, a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract import article, notes
from tuireader.model.article import Block, Paragraph, PartRole
from tuireader.model.source import Source

SAID = {
    PartRole.CORRECTION: (
        "Correction: the mayor’s name was misspelled.",
        "Correction (June 4, 2024): the figure was wrong.",
        "This article was amended on 4 June 2024 to correct a figure.",
        "An earlier version of this story misstated the year.",
        "Korrektur: In einer früheren Version stand ein anderer Name.",
        "In einer früheren Fassung hieß es, er sei 54 Jahre alt.",
        "Rectificatif : la date était fausse.",
        "Une version précédente de cet article indiquait le contraire.",
        "Fe de errores: el dato era erróneo.",
        "Una versión anterior de este artículo daba otra cifra.",
        "Errata corrige: il nome è un altro.",
        "Correção: o nome do prefeito estava errado.",
        "Uma versão anterior desta reportagem trazia outro número.",
        "Correctie: de naam was verkeerd gespeld.",
        "In een eerdere versie van dit artikel stond een andere naam.",
    ),
    PartRole.UPDATE: (
        "Update: the council voted on Tuesday evening.",
        "Update, 14:30: the road is open again.",
        "UPDATE (June 4): the bridge is closed.",
        "This story has been updated with a statement from the harbour.",
        "Nachtrag vom 3. Mai: Die Firma hat geantwortet.",
        "Dieser Artikel wurde zuletzt am 4. Mai aktualisiert.",
        "Mise à jour du 4 juin à 14 h : le port a rouvert.",
        "Cet article a été mis à jour le 3 mai.",
        "Actualización (14:30): habla la alcaldesa.",
        "Aggiornamento delle 14: parla il sindaco.",
        "Esta reportagem foi atualizada às 14h.",
        "Dit artikel is bijgewerkt met een reactie.",
    ),
    PartRole.ASIDE: (
        "Editor’s note: names were changed.",
        "Anmerkung der Redaktion: Die Namen sind geändert.",
        "(Anm. d. Red.: Der Name wurde geändert)",
        "Note de la rédaction : les prénoms ont été changés.",
        "Nota de la redacción: los nombres son otros.",
        "Nota della redazione: i nomi sono cambiati.",
        "Nota da redação: os nomes foram trocados.",
        "Noot van de redactie: de namen zijn veranderd.",
    ),
    PartRole.BODY: (
        "Corrections officers said on Monday: the jail is full.",
        "Corrected figures show that growth was slower.",
        "Updates on this story will follow, the harbour said.",
        "The report was corrected: prices fell.",
        "Updated rules for 2024 were published on Monday",
        "Errata",
    ),
}


@pytest.mark.parametrize(("role", "text"), [(role, text) for role, texts in SAID.items() for text in texts])
def test_a_note_names_itself(role: PartRole, text: str) -> None:
    assert notes.by_words(text) is role


@pytest.mark.parametrize(
    "stamp",
    [
        "14:32",
        "14.32 Uhr",
        "2:45 p.m.",
        "2:45pm ET",
        "14h32",
        "18:05 CEST",
        "9 am",
        "14時05分",
        "· 14:32 –",
        "07:15 (GMT)",
    ],
)
def test_a_time_of_day_is_a_stamp(stamp: str) -> None:
    assert notes.is_stamp(stamp)


@pytest.mark.parametrize("line", ["12. Mai", "10–12", "At 14:32 the bell rang", "14:32, 12 May", "Room 9", ""])
def test_other_figures_are_none(line: str) -> None:
    assert not notes.is_stamp(line)


def roles(*texts: str) -> list[PartRole]:
    blocks: list[Block] = [Paragraph(text) for text in texts]
    return [block.role for block in notes.with_roles(blocks) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("called", "mark"), [("ferry[1]", "[1]"), ("ferry.¹", "¹"), ("Lindqvist*", "*"), ("ferry†", "† ")]
)
def test_a_footnote_begins_with_the_mark_of_a_word_above(called: str, mark: str) -> None:
    assert roles(f"The {called} sails again.", "The crew is back.", f"{mark}So the council says.") == [
        PartRole.BODY,
        PartRole.BODY,
        PartRole.FOOTNOTE,
    ]


def test_a_mark_that_nothing_calls_for_is_no_footnote() -> None:
    assert roles("The ferry sails again.", "* * *", "[sic] he wrote.", "* The crew is back.") == [PartRole.BODY] * 4


def test_an_arrow_back_tells_a_footnote() -> None:
    assert roles("The ferry sails again.", "Minutes of the council, page 4. ↩") == [PartRole.BODY, PartRole.FOOTNOTE]


LIVE = """Storm reaches the islands: follow our live coverage

The storm that has been moving up the coast since Sunday reached the outer islands this morning, and the ferry has stopped sailing.

18:40
The harbour master has closed the outer pier, and asks all owners of small boats to bring them in before the evening tide.

17:05
The last ferry of the day has turned back half way, with some eighty passengers who will spend the night in the school of Vestervik.

15:20
The council has opened the gymnasium, where beds for two hundred people stand ready, and asks everybody on the shore to come.

14:00
The weather service has raised its warning to the highest level for the islands, and expects gusts of forty metres a second.
"""


def test_the_stamps_of_a_live_blog_stay_with_what_they_tell() -> None:
    told = article(Source(LIVE.encode(), name="live.txt"))
    stamps = [b.text for b in told.blocks if isinstance(b, Paragraph) and b.role is PartRole.TIME]
    assert stamps == ["18:40", "17:05", "15:20", "14:00"]
    assert "18:40" not in told.dateline


def test_two_times_make_no_live_blog() -> None:
    assert notes.stamps(["14:00", "text", "15:00", "text"], [False, True, False, True]) == set()


@given(st.lists(st.text(max_size=40), max_size=12))
def test_roles_change_no_words(texts: list[str]) -> None:
    blocks: list[Block] = [Paragraph(text) for text in texts]
    assert [b.text for b in notes.with_roles(blocks) if isinstance(b, Paragraph)] == texts
