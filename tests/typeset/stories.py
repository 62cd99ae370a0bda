"""Two stories that use every block and every mark there is."""

from datetime import UTC, datetime

from tuireader.model.article import (
    Article,
    Code,
    Dropped,
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


def said(text: str, *quoted: tuple[str, str]) -> Paragraph:
    """A paragraph in which (words, speaker) are direct speech."""
    found = ((text.index(words), len(words), speaker) for words, speaker in quoted)
    return Paragraph(text, speech=tuple(Speech(at, at + size, speaker) for at, size, speaker in found))


def linked(text: str, words: str, address: str) -> Paragraph:
    at = text.index(words)
    return Paragraph(text, spans=(Span(at, at + len(words), Mark.LINK, address),))


FERRY = Article(
    headline="Harbour town votes to keep its ferry, whatever the bridge may cost",
    kicker="Coast",
    standfirst="After forty years of arguing, the people of Lower Quay have decided that eleven minutes on the water "
    "are worth more to them than four in a car.",
    byline="Ada Reyes",
    dateline="Lower Quay",
    agency="(Meridian Press)",
    published=datetime(2026, 3, 9, 6, 30, tzinfo=UTC),
    updated=datetime(2026, 3, 9, 11, 5, tzinfo=UTC),
    site="The Tidewater Gazette",
    url="https://tidewater.example/ferry",
    language="en",
    minutes=3,
    blocks=(
        Figure(
            "The ferry Patience leaves Lower Quay in February; she has carried eleven million people since 1984",
            "Ivo Lindqvist, Meridian Press",
        ),
        linked(
            "The count ended shortly after two in the morning, and the result of the vote was not close.",
            "result of the vote",
            "https://tidewater.example/count",
        ),
        said(
            '"I have rowed it, I have skated it, and once I walked it," said Marta Osei, 81. "I am not going to drive it."',
            ("I have rowed it, I have skated it, and once I walked it,", "Marta Osei"),
            ("I am not going to drive it.", "Marta Osei"),
        ),
        said(
            'The mayor, Tomas Brandt, called the outcome "a clear instruction" and said he would "read it twice".',
            ("a clear instruction", "Tomas Brandt"),
            ("read it twice", "Tomas Brandt"),
        ),
        said('Osei was not persuaded that he "had read it once".', ("had read it once", "Osei")),
        Quote("I am not going to drive it.", "Marta Osei", pulled=True),
        Quote("A ferry is the only road that comes to meet you.", "Noor Haddad, poet", pulled=True),
        Subhead("What the bridge would have cost"),
        Table(
            ("Plan", "Crossing", "Cost"),
            (("Ferry, two boats", "11 min", "4.1m"), ("Low bridge", "4 min", "88m"), ("Tunnel", "3 min", "310m")),
        ),
        Listing(
            (
                "A second boat, built in the yard across the river and delivered before the next winter.",
                "Night crossings on Fridays.",
            )
        ),
        Listing(tuple(f"Step {n}" for n in range(1, 11)), ordered=True),
        Quote("The river shall not be closed to the people who live beside it.", "Town charter, 1791"),
        Rule(),
        Paragraph(
            "The timetable is read from a file that anyone may change.",
            spans=(Span(29, 33, Mark.CODE), Span(39, 45, Mark.STRONG), Span(50, 56, Mark.EMPHASIS)),
        ),
        Code(
            '[ferry]\n\tdays = "mon-sat"\n\tfirst = 05:40  # before the bakery opens, so that the bakers can cross and come back',
            "toml",
        ),
        Embed("Watch: the last crossing of the night", "https://video.example/last-crossing"),
        Paragraph("14:05", role=PartRole.TIME),
        Paragraph("The council has gone to lunch."),
        Paragraph("An earlier version misstated the age of the ferry.", role=PartRole.CORRECTION),
        Paragraph("Update: the mayor has read it twice.", role=PartRole.UPDATE),
        Paragraph("Lower Quay has no upper quay. Nobody knows why.", role=PartRole.ASIDE),
        Paragraph(
            "1. The charter speaks of “folk”, which the courts have always read as residents.", role=PartRole.FOOTNOTE
        ),
        Paragraph("2. In winter, twelve.", role=PartRole.FOOTNOTE),
    ),
    enclosures=(Enclosure("https://tidewater.example/ferry.mp3", "audio/mpeg", 12_400_000),),
    dropped=(Dropped("Skip to main content", "skip link"), Dropped("Sign up for our newsletter", "newsletter box")),
)

HARBOUR = Article(
    headline="港町の渡し船、住民投票で存続へ",
    standfirst="橋か、船か。四十年にわたる議論の末、町の人々は船で過ごす十一分を選んだ。",
    site="潮見新聞",
    language="ja",
    minutes=1,
    blocks=(
        Figure("冬の朝、港を出る「忍耐丸」", "撮影・林みなと"),
        Paragraph(
            "「橋ができれば便利でしょう。でも、便利なだけの町に住みたいとは思いません」と、漁師の大森さんは話した。",
            speech=(Speech(1, 36, "大森"),),
        ),
        Paragraph("町長は結果を「明確な指示」と受け止め、二隻目の船を発注すると述べた。🚢 費用は約400万円。"),
    ),
)
