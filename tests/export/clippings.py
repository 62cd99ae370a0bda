"""Clippings of every kind of block, with text that means something to every format."""

from datetime import UTC, datetime

from any_article import anywhere, articles, blocks, few
from hypothesis import strategies as st

from tuireader.export import Edition
from tuireader.model.article import (
    Article,
    Code,
    Enclosure,
    Figure,
    Listing,
    Mark,
    Paragraph,
    PartRole,
    Quote,
    Rule,
    Span,
    Speech,
    Subhead,
    Table,
)
from tuireader.model.clipping import Clipping

MADE = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
EDITION = Edition("Morning & evening", MADE)

text = st.text("ab <>&\"'*_`[]|#-\\1.é漢", max_size=30).map(lambda s: " ".join(s.split()))
link = st.sampled_from(["", "https://a.example/x?y=1&z=(2)", "javascript:x"])
stories = articles(text, link, blocks(text, link, reach=anywhere))
clippings = st.builds(Clipping, stories, text, st.booleans(), st.booleans(), few(text, 3), text)

FERRY = Clipping(
    Article(
        "Ferry runs again: *now* & <then>",
        (
            Figure("The Solveig at her berth", "Ada Holm", "https://post.example/f(1).jpg", "A ferry"),
            Paragraph("She sails at six, said Ines Falk.", spans=(Span(4, 9, Mark.EMPHASIS), Span(4, 16, Mark.LINK, "https://post.example/times")),
                      speech=(Speech(0, 16, "Ines Falk"),)),
            Subhead("What comes next", 2),
            Quote("Nobody waits.", "Jon Wik"),
            Listing(("1. one", "two"), True),
            Code("if a < b:\n    ```", "python"),
            Table(("Day", "Hour"), (("Mon|Tue", "6"), ("Sun",))),
            Paragraph("# no heading", PartRole.CORRECTION),
            Rule(),
        ),
        byline="Tor Lind",
        standfirst="Six a day.",
        published=MADE,
        updated=MADE,
        url="https://reader:secret@post.example/ferry",
        site="Harbour Post",
        language="en",
        minutes=2,
        enclosures=(Enclosure("https://post.example/a.mp3", "audio/mpeg", 12),),
    ),
    "Harbour Post",
    True,
    True,
    ("sea", "town: old"),
    "ask about\nthe timetable",
)  # fmt: skip
