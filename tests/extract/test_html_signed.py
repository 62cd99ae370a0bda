"""Names inside the text: the last resort for a byline, where nothing else names a person."""

import pytest

from tuireader.extract import article
from tuireader.extract.dom import tree
from tuireader.extract.dom.authors import byline
from tuireader.extract.dom.heading import headline, site
from tuireader.extract.metadata import facts
from tuireader.model.source import Source

LINES = [
    f"The council voted on day {n} to rebuild the old bridge across the river, ending a debate of eleven years."
    for n in range(6)
]


def read(first: str = "", last: str = "", head: str = "") -> str:
    text = "".join(f"<p>{line}</p>" for line in LINES)
    head += '<meta property="og:site_name" content="Valley Post">'
    page = f"<html lang=en><head>{head}</head><body><article><h1>Bridge</h1>{first}{text}{last}</article></body></html>"
    return article(Source(page.encode(), name="page.html", url="https://valley.example/bridge")).byline


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("<p><strong>Ada Miller</strong></p>", "", "Ada Miller"),
        ("<p><strong>Ada Miller/Tom Berg</strong></p>", "", "Ada Miller, Tom Berg"),
        (
            "",
            "<p>The rest is history. (Ada Miller aus Berlin, Tom Berg, 3.5.2024)</p>",
            "Ada Miller, Tom Berg",
        ),
        ("<p><strong>What the plans say</strong></p>", "", ""),
        ("", '<p style="text-align:right"><strong>Ada Miller</strong></p>', "Ada Miller"),
        (
            "<div class=byline>By Ada Miller and Tom Berg Monday, November 18, 2019, 04:05 pm</div>",
            "",
            "Ada Miller, Tom Berg",
        ),
        ("<div class=byline>By Valley Post</div><p><strong>Ada Miller</strong></p>", "", "Ada Miller"),
    ],
)
def test_signed(first: str, last: str, names: str) -> None:
    assert read(first, last) == names


def test_a_name_in_the_text_gives_way_to_what_the_page_says() -> None:
    meta = '<meta name="author" content="Sam Lee">'
    assert read("<p><strong>Ada Miller</strong></p>", head=meta) == "Sam Lee"


def test_reporters_titles_are_no_part_of_their_names() -> None:
    assert byline({"byline": [("신현주 기자", "meta author")]}, [])[0] == "신현주"


def said(head: str) -> dict[str, list[tuple[str, str]]]:
    return facts(tree.parse_text(f"<html><head>{head}</head><body><p>x</p></body></html>"))


SHARED = '<meta property="og:title" content="The bridge will be rebuilt at last">'


def test_two_places_that_agree_win_over_a_heading_that_none_of_them_knows() -> None:
    found = said(f"<title>The bridge will be rebuilt at last</title>{SHARED}")
    assert headline(found, ["Article view"])[0] == "The bridge will be rebuilt at last"


def test_one_place_alone_does_not_win_over_the_heading() -> None:
    found = said(f"<title>News of the valley</title>{SHARED}")
    assert headline(found, ["Old bridge to be rebuilt"])[0] == "Old bridge to be rebuilt"


def test_a_heading_with_its_kicker_glued_on_is_read_as_the_page_says_it_elsewhere() -> None:
    found = said('<meta property="og:title" content="The valley / Bridge to be rebuilt">')
    assert headline(found, ["The valleyBridge to be rebuilt"])[0] == "The valley / Bridge to be rebuilt"


def test_the_name_of_the_site_is_no_headline() -> None:
    found = said('<meta property="og:site_name" content="Valley Post">')
    assert headline(found, ["ValleyPost", "Old bridge to be rebuilt"])[0] == "Old bridge to be rebuilt"


@pytest.mark.parametrize(
    ("shown", "elsewhere", "told"),
    [
        ("The valley Bridge to be rebuilt", "The valley: Bridge to be rebuilt", "The valley: Bridge to be rebuilt"),
        ("The valley : Bridge to be rebuilt", "The valley", "The valley: Bridge to be rebuilt"),
    ],
)
def test_the_sign_behind_a_kicker_is_kept(shown: str, elsewhere: str, told: str) -> None:
    assert headline(said(f'<meta property="og:title" content="{elsewhere}">'), [shown])[0] == told


def test_a_space_before_a_colon_is_french() -> None:
    found = said("") | {"language": [("fr-FR", "html lang")]}
    assert headline(found, ["La vallée : le pont sera reconstruit"])[0] == "La vallée : le pont sera reconstruit"


def test_a_site_is_called_by_its_own_name_and_not_by_its_companys() -> None:
    publisher = '{"@type": "NewsArticle", "publisher": {"name": "Valley Media A/S"}}'
    found = said(
        f'<script type="application/ld+json">{publisher}</script><meta property="og:site_name" content="Valley Post">'
    )
    assert site(found) == "Valley Post"
