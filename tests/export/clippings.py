"""Clippings of every kind of block, with text that means something to every format."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from tuireader.export import Edition
from tuireader.model.article import (
    Article,
    Code,
    Embed,
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
marks = st.builds(
    Span,
    st.integers(0, 9),
    st.integers(0, 12),
    st.sampled_from(Mark),
    st.sampled_from(["", "https://a.example/x?y=1&z=(2)", "javascript:x"]),
)
spans = st.lists(marks, max_size=3).map(tuple)
texts = st.lists(text, max_size=3).map(tuple)
blocks = (
    st.builds(Paragraph, text, st.sampled_from(PartRole), spans)
    | st.builds(Subhead, text, st.integers(1, 9), spans)
    | st.builds(Figure, text, text, st.none() | st.just("https://a.example/b.jpg?x=1&y"), text, spans)
    | st.builds(Quote, text, text, st.booleans(), spans)
    | st.builds(Listing, texts, st.booleans(), st.lists(spans, max_size=2).map(tuple))
    | st.builds(Code, text, text)
    | st.builds(Table, texts, st.lists(texts, max_size=3).map(tuple))
    | st.builds(Embed, text, st.sampled_from(["", "https://a.example/v", "data:x"]))
    | st.just(Rule())
)
stories = st.builds(
    Article,
    text,
    st.lists(blocks, max_size=4).map(tuple),
    byline=text,
    standfirst=text,
    language=st.sampled_from(["", "en", "fr"]),
)
clippings = st.builds(Clipping, stories, text, st.booleans(), st.booleans(), texts, text)

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
