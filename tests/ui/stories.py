"""The tests' own stories."""

from datetime import UTC, datetime, timedelta

from tuireader.model.article import (
    Article,
    Dropped,
    Enclosure,
    Figure,
    Mark,
    Paragraph,
    Quote,
    Span,
    Speech,
    Subhead,
)

SAID = "“The lamp stays lit,” said Ruth Amsel, who keeps it. “It always has.”"
LINKED = "The harbour office keeps a log and a map of the lamps, both open to all."


def story(number, headline, words=""):
    """A long story with every kind of thing that a key jumps to."""
    body = [Paragraph(f"{words} {n}. " + "The tide came in and the tide went out, as it does. " * 6) for n in range(12)]
    return Article(
        headline,
        (
            Paragraph(words or "A short beginning."),
            Figure("The lamp at dusk, seen from the pier", "Joon Park", None),
            Subhead("The keeper"),
            Paragraph(SAID, speech=(Speech(1, 20, "Ruth Amsel"), Speech(53, len(SAID) - 1, "Ruth Amsel"))),
            Paragraph(
                LINKED,
                spans=(
                    Span(29, 32, Mark.LINK, "https://harbour.example/log"),
                    Span(39, 42, Mark.LINK, "https://harbour.example/map"),
                ),
            ),
            *body,
            Subhead("The end"),
            Quote("Nobody has ever counted the steps twice.", "Samira Vale"),
        ),
        url=f"https://news.example/{number}",
        site="The Pier",
        byline="Ada Reyes",
        minutes=6,
        published=datetime.now(UTC) - timedelta(hours=number),
        enclosures=(Enclosure("https://news.example/lamp.mp3", "audio/mpeg"),),
        dropped=(Dropped("Skip to the lamps", "skip link"), Dropped("Share", "button")),
    )


HEADLINES = ("A lamp is lit", "Boats come home", "The clock stops", "Rain on the quay", "A map is found")
