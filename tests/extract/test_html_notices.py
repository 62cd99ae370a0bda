"""What a site says of itself inside an article, and what is said twice."""

import pytest

from tuireader.extract import article
from tuireader.extract.dom.heading import headline
from tuireader.extract.dom.notices import is_notice
from tuireader.extract.dom.once import pictures_once
from tuireader.extract.dom.ornaments import is_ornament
from tuireader.model.article import Article, Figure, Paragraph
from tuireader.model.source import Source

LINES = [
    f"The council voted on day {n} to rebuild the old bridge across the river, ending a debate of years."
    for n in range(8)
]
CONSENT = "Accept cookies and external content in your privacy settings to show this advertisement or newsletter here."


def read(body: list[str], head: str = "") -> Article:
    text = "".join(f"<p>{line}</p>" for line in body)
    page = (
        f"<html lang=en><head>{head}</head><body><article><h1>Bridge to be rebuilt</h1>{text}</article></body></html>"
    )
    return article(Source(page.encode(), name="page.html", url="https://valley.example/bridge"))


def texts(found: Article) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter and get the latest straight to your inbox.",
        "Si quieres compartir tu cuenta, cambia tu suscripción a la modalidad Premium.",
        "La suite est réservée aux abonnés.",
    ],
)
def test_behind_the_text_a_notice_is_left_out(line: str) -> None:
    found = read([*LINES, line])
    assert texts(found)[-1] == LINES[-1]
    assert line in [dropped.text for dropped in found.dropped]


def test_a_notice_that_stands_again_and_again_is_left_out() -> None:
    assert CONSENT not in texts(read([*LINES[:3], CONSENT, *LINES[3:6], CONSENT, *LINES[6:]]))


def test_a_paragraph_that_stands_again_and_again_is_read() -> None:
    meal = "For lunch there is a bowl of barley soup with leeks, and an apple from the orchard behind the school."
    assert texts(read([*LINES[:3], meal, *LINES[3:6], meal, *LINES[6:]])).count(meal) == 2


@pytest.mark.parametrize("line", [LINES[0], "He said that he would comment later.", "Read", ""])
def test_a_sentence_with_one_such_word_is_no_notice(line: str) -> None:
    assert not is_notice(line)


@pytest.mark.parametrize(
    "head",
    [
        "<h2>Advertisement</h2>",
        "<h2>You may also like:</h2>",
        "<h3>Auch interessant</h3>",
        "<h3>More from the valley</h3>",
        "<p>You may also like...</p>",
        '<h2 class="visually-hidden">Article content</h2>',
        '<div class="sr-only"><h2>Text of the story</h2></div>',
    ],
)
def test_a_label_heads_nothing(head: str) -> None:
    page = "".join(f"<p>{line}</p>" for line in LINES[:4]) + head + "".join(f"<p>{line}</p>" for line in LINES[4:])
    found = article(
        Source(
            f"<html lang=en><article><h1>Bridge</h1>{page}</article></html>".encode(),
            name="p.html",
            url="https://valley.example/b",
        )
    )
    assert [type(block) for block in found.blocks] == [Paragraph] * 8


@pytest.mark.parametrize("line", ["Read more: {}", "ALSO READ: {}", "Lesen Sie auch: {}", "Lire aussi : {}"])
def test_a_link_that_is_announced_as_another_story_leads_away(line: str) -> None:
    told = line.format('<a href="/other">Floods close the other bridge</a>')
    assert texts(read([*LINES[:4], told, *LINES[4:]])) == LINES


def test_a_sentence_that_begins_so_is_read() -> None:
    told = 'Read more than one book about bridges, and begin with <a href="/arches">the arches</a>, engineers say.'
    assert len(texts(read([*LINES[:4], told, *LINES[4:]]))) == 9


def test_a_line_in_capitals_that_is_one_link_leads_away() -> None:
    loud = '<a href="/other">FLOODS CLOSE THE OTHER BRIDGE AS WELL</a>'
    assert texts(read([*LINES[:4], loud, *LINES[4:]])) == LINES


@pytest.mark.parametrize(
    ("told", "caption"),
    [
        ("Masons on the arches <small class=time>3 min read</small>", "Masons on the arches"),
        ("<span class=count>+6</span>", ""),
        ("Masons on the arches <button>Open the box</button>", "Masons on the arches"),
        ("Legende: Masons on the arches", "Masons on the arches"),
        ("Everything about the valley in one letter. Sign up for our newsletter and get the latest.", ""),
    ],
)
def test_what_the_site_says_beside_a_picture_is_no_caption(told: str, caption: str) -> None:
    figure = f'<figure><img src="/a.jpg"><figcaption>{told}</figcaption></figure>'
    page = "".join(f"<p>{line}</p>" for line in LINES[:4]) + figure + "".join(f"<p>{line}</p>" for line in LINES[4:])
    found = article(
        Source(
            f"<html lang=en><article><h1>Bridge</h1>{page}</article></html>".encode(),
            name="p.html",
            url="https://valley.example/b",
        )
    )
    assert [block.caption for block in found.blocks if isinstance(block, Figure) and block.caption] == [caption][
        : bool(caption)
    ]


def test_a_heading_that_is_the_pages_title_wins_over_the_name_of_a_section() -> None:
    facts = {"title": [("Old bridge to be rebuilt", "title element")]}
    headings = ["Bridges and roads", "Old bridge to be rebuilt"]
    assert headline(facts, headings[:1], headings)[0] == "Old bridge to be rebuilt"


def test_a_line_that_leads_the_headline_elsewhere_is_the_kicker() -> None:
    share = '<meta property="og:title" content="After eleven years: Bridge to be rebuilt">'
    page = f"<html lang=en><head>{share}</head><body><article><h2>After eleven years</h2><h1>Bridge to be rebuilt</h1>"
    page += "".join(f"<p>{line}</p>" for line in LINES) + "</article></body></html>"
    found = article(Source(page.encode(), name="page.html"))
    assert (found.kicker, found.headline) == ("After eleven years", "Bridge to be rebuilt")


def test_a_picture_that_is_described_as_the_caption_beside_it_says_is_shown_once() -> None:
    small = Figure(image="https://a.example/1.jpg", alt="Masons inspect the old arches in May")
    large = Figure(caption="Masons inspect the old arches in the month of May.", image="https://a.example/2.jpg")
    other = Figure(image="https://a.example/3.jpg", alt="The mayor")
    assert list(pictures_once((small, large, other))) == [large, other]


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure(image="https://a.example/1.jpg", alt="Facebook"), False),
        (Figure(image="https://a.example/1.jpg", alt="Company logo"), False),
        (Figure(image="https://a.example/1.svg?v=2", alt="A bridge"), False),
        (Figure(image="https://a.example/1.jpg", alt="Ada Miller"), False),
        (Figure(caption="Powered by", image="https://a.example/1.jpg"), False),
        (Figure(image="https://a.example/1.jpg", alt="Ada Miller on the bridge"), True),
        (Figure(image="https://a.example/1.jpg"), True),
        (Figure(caption="Share", credit="Sam Lee", image="https://a.example/1.jpg"), True),
    ],
)
def test_icons_logos_and_portraits_of_authors_are_no_pictures(figure: Figure, shown: bool) -> None:
    assert is_ornament(figure, "Ada Miller, Tom Berg") is not shown
