"""Letters: nothing that was written is lost, and what stands around it goes with a reason; whoever wrote first is the author."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.extract import article
from tuireader.extract.unwrap import header, passed_on, whole
from tuireader.model.article import Article, Quote, Subhead, block_text
from tuireader.model.source import Source

FIRST = (
    "The council of Vestervik voted on Monday to keep the ferry that has \n"
    "joined the town to its islands for ninety years, against the advice \n"
    "of its own treasurer."
)
SECOND = "Eleven of the nineteen members voted for the subsidy, which will cost the town about four million a year."
STORY = f"{FIRST}\n\n{SECOND}"
JOINED = " ".join(FIRST.split())


def letter(text: str, content: str = "text/plain; charset=utf-8", **headers: str) -> bytes:
    head = {"From": "Mara Lindqvist <mara@sound.example>", "To": "a@b.example", "Subject": "The last ferry", **headers}
    head["Date"] = "Tue, 4 Jun 2024 08:00:00 +0200"
    lines = [f"{name}: {value}" for name, value in head.items()]
    return "\n".join([*lines, "MIME-Version: 1.0", f"Content-Type: {content}", "", text]).encode()


def read(body: bytes) -> Article:
    return article(Source(body, name="post.eml"))


def told_by(found: Article) -> list[str]:
    return [found.standfirst, *map(block_text, found.blocks)]


def test_the_first_paragraph_of_a_letter_is_not_lost_to_its_subject() -> None:
    found = read(letter(STORY))
    assert found.headline == "The last ferry"
    assert JOINED in told_by(found)
    assert SECOND in told_by(found)


def test_lines_that_say_that_they_go_on_are_joined() -> None:
    assert (
        whole("One line \ngoes on \nto here.\nThis is another.", flowed=True)
        == "One line goes on to here.\nThis is another."
    )


def test_what_is_answered_is_a_quote() -> None:
    found = read(letter(f"{STORY}\n\n> What did the treasurer say? I heard that\n> he was against it.\n\n{SECOND}\n"))
    assert Quote("What did the treasurer say? I heard that he was against it.") in found.blocks


GERMAN_TOO = (
    "Elf der neunzehn Mitglieder stimmten für den Zuschuss, der die Stadt im Jahr etwa vier Millionen kosten wird."
)
FRENCH_TOO = (
    "Onze des dix-neuf membres ont voté pour la subvention, qui coûtera à la ville environ quatre millions par an."
)
GERMAN = (
    "Der Rat von Vestervik hat am Montag beschlossen, die Fähre zu behalten, die die Stadt seit neunzig Jahren mit ihren Inseln "
    "verbindet, und das gegen den Rat des Kämmerers."
)
FRENCH = (
    "Le conseil de Vestervik a décidé lundi de garder le bac qui relie la ville à ses îles depuis quatre-vingt-dix ans, contre "
    "l’avis de son propre trésorier."
)


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("View this email in your browser", STORY, SECOND),
        ("(https://news.example/view?u=1)", STORY, SECOND),
        ("You are receiving this email because you signed up.", STORY, SECOND),
        ("Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.", GERMAN, GERMAN_TOO),
        ("Vous recevez cet e-mail parce que vous êtes abonné.", FRENCH, FRENCH_TOO),
    ],
)
def test_what_stands_around_a_newsletter_goes_with_a_reason(line: str, first: str, second: str) -> None:
    found = read(letter(f"{line}\n\n{first}\n\n{second}\n"))
    assert line not in told_by(found)
    assert line in [d.text for d in found.dropped]


def test_lines_drawn_with_signs_are_no_text() -> None:
    assert whole("THE FERRY\n---------\n\nText.\n\n* * * * *\n\n=========\nEnd.") == "THE FERRY\n\nText.\n\nEnd."


FORWARDED = """Worth reading.

---------- Forwarded message ---------
From: Sound Radio <news@sound.example>
Date: 3 June 2024 at 07:30
Subject: The ferry sails on
To: Tom Reed <tom@x.example>

"""


def test_a_letter_passed_on_is_its_first_authors() -> None:
    found = read(letter(FORWARDED + STORY, Subject="Fwd: The ferry sails on"))
    assert (found.headline, found.byline) == ("The ferry sails on", "Sound Radio")
    assert found.published is not None
    assert found.published.isoformat() == "2024-06-03T07:30:00+00:00"
    assert "Worth reading." in [d.text for d in found.dropped]
    assert not any("From:" in text for text in told_by(found))


@pytest.mark.parametrize(
    "head",
    [
        "-----Ursprüngliche Nachricht-----\nVon: Anna Kern <a@b.example>\nGesendet: 3. Juni 2024\nBetreff: Fähre\n\n",
        "-------- Message transféré --------\nDe : Anna Kern <a@b.example>\nObjet : Fähre\n\n",
        "Begin forwarded message:\n\n> From: Anna Kern <a@b.example>\n> Subject: Fähre\n\n",
    ],
)
def test_headers_of_a_letter_within_are_known_in_other_languages(head: str) -> None:
    found = passed_on(head.replace(":\n\n>", ":\n>") + "Text.")
    assert found is not None
    assert (found.sender, found.subject, found.text.strip()) == ("Anna Kern <a@b.example>", "Fähre", "Text.")


def test_an_answer_with_the_letter_below_is_the_answer() -> None:
    assert passed_on("A long answer. " * 60 + "\n" + FORWARDED) is None


PAGE = "".join(f"<p>{SECOND.replace('Eleven', str(n))}</p>" for n in range(4))


FIELDS = (
    "From: Sound Radio &lt;news@sound.example&gt;",
    "Date: 3 June 2024 at 07:30",
    "Subject: The ferry sails on",
    "To: Tom Reed &lt;tom@x.example&gt;",
)


@pytest.mark.parametrize(
    "head",
    [
        f"<div>---------- Forwarded message ---------<br>{'<br>'.join(FIELDS)}</div>",
        "<p>Begin forwarded message:</p>" + "".join(f"<div>{line}</div>" for line in FIELDS),
        "<p><b>Von:</b> Sound Radio &lt;news@sound.example&gt;<br><b>Gesendet:</b> 3. Juni 2024 um 07:30<br>"
        "<b>An:</b> Tom Reed<br><b>Betreff:</b> The ferry sails on</p>",
    ],
)
def test_a_page_passed_on_is_its_first_authors(head: str) -> None:
    page = f"<html><body><div>Worth reading.</div>{head}{PAGE}</body></html>"
    found = read(letter(page, "text/html; charset=utf-8", Subject="Fwd: Ferry"))
    assert (found.headline, found.byline) == ("The ferry sails on", "Sound Radio")
    assert found.published is not None
    assert found.published.isoformat() == "2024-06-03T07:30:00+00:00"
    assert not any("Sound Radio" in text for text in told_by(found))
    assert any("Sound Radio" in dropped.text for dropped in found.dropped)


def test_the_header_below_a_long_answer_is_left_out_and_the_answer_stays() -> None:
    answer = "".join(f"<p>{SECOND} Answer {n}.</p>" for n in range(9))
    page = f"<html><body>{answer}<p>{'<br>'.join(FIELDS)}</p>{PAGE}</body></html>"
    found = read(letter(page, "text/html; charset=utf-8", From="Tom <t@x.example>", Subject="My answer"))
    assert (found.headline, found.byline) == ("My answer", "Tom")
    assert any("Answer 3." in text for text in told_by(found))
    assert not any("Sound Radio" in text for text in told_by(found))


@pytest.mark.parametrize(
    "text", ["From: here on it is easy.", "He wrote: From: A Subject: B Date: C", "From: A To: B Date: C", ""]
)
def test_what_is_no_header_of_a_letter(text: str) -> None:
    assert header(text) is None


def test_an_attached_letter_is_read() -> None:
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Sound Radio <news@sound.example>", "The inner ferry"
    inner.set_content(f"<html><body>{PAGE}</body></html>", subtype="html")
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "Tom <t@x.example>", "a@b.example", "FW: The inner ferry"
    outer.set_content("See attached.")
    outer.add_attachment(inner)
    found = read(bytes(outer))
    assert (found.headline, found.byline) == ("The inner ferry", "Sound Radio")
    assert "See attached." in [d.text for d in found.dropped]


def test_a_newsletters_own_heading_stays_below_the_subject() -> None:
    page = f"<html><head><title>x</title></head><body><h1>The ferry sails on</h1>{PAGE}</body></html>"
    found = read(letter(page, "text/html; charset=utf-8"))
    assert found.headline == "The last ferry"
    assert found.blocks[0] == Subhead("The ferry sails on")


@given(st.text(alphabet="ab >-\n\r=.", max_size=200), st.booleans())
def test_making_lines_whole_keeps_every_word(text: str, flowed: bool) -> None:
    kept = whole(text, flowed)
    assert kept.count("a") == text.count("a")
    assert kept.count("b") == text.count("b")
