"""What a page says of itself, and which of it is believed first."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tuireader.extract.dom import tree
from tuireader.extract.dom.authors import byline
from tuireader.extract.dom.heading import headline, moment
from tuireader.extract.metadata import facts, first


def said(head: str) -> dict[str, list[tuple[str, str]]]:
    return facts(tree.parse_text(f"<html lang='de'><head>{head}</head><body><p>x</p></body></html>"))


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_json_ld_comes_before_open_graph_and_each_says_where() -> None:
    found = said(
        '<meta property="og:title" content="Shared">' + json_ld('{"@type": "NewsArticle", "headline": "Printed"}')
    )
    assert found["headline"] == [("Printed", "JSON-LD headline"), ("Shared", "meta og:title")]


@pytest.mark.parametrize(
    "author",
    [
        '"Ada Miller"',
        '{"@type": "Person", "name": "Ada Miller"}',
        '[{"name": "Ada Miller"}, {"name": "Ada Miller"}]',
        '{"@id": "#ada"}',
    ],
)
def test_authors_in_every_shape(author: str) -> None:
    graph = f'{{"@graph": [{{"@type": "Article", "headline": "T", "author": {author}}}, {{"@id": "#ada", "name": "Ada Miller"}}]}}'
    assert first(said(json_ld(graph)), "byline") == "Ada Miller"


@pytest.mark.parametrize(
    "text", ["", "{", "[[[[", '{"@type": "Article", "headline": 7}', "null", '{"@graph": {"@graph": 1}}']
)
def test_broken_json_ld_is_passed_over(text: str) -> None:
    assert "headline" not in said(json_ld(text))


def test_junk_around_json_ld_is_taken_off() -> None:
    text = '<!-- // --> /* <![CDATA[ */ {"@type": "Article", "headline": "T"};'
    assert first(said(json_ld('//<![CDATA[\n{"@type": "Article", "headline": "T"}\n//]]>')), "headline") == "T"
    assert "headline" not in said(json_ld(text)) or first(said(json_ld(text)), "headline") == "T"


def test_language_is_that_of_the_html_element() -> None:
    assert first(said('<meta property="og:locale" content="en_US">'), "language") == "de"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2026-03-03T18:20:00+01:00", datetime(2026, 3, 3, 18, 20, tzinfo=timezone(timedelta(hours=1)))),
        ("2026-03-03T18:20:00.123Z", datetime(2026, 3, 3, 18, 20, tzinfo=UTC)),
        ("2026-03-03 18:20", datetime(2026, 3, 3, 18, 20, tzinfo=UTC)),
        ("20260303", datetime(2026, 3, 3, tzinfo=UTC)),
        ("Fri Apr 28 19:20:36 CEST 2023", datetime(2023, 4, 28, 19, 20, 36, tzinfo=timezone(timedelta(hours=2)))),
        ("Fri, 28 Apr 2023 19:20:36 +0200", datetime(2023, 4, 28, 19, 20, 36, tzinfo=timezone(timedelta(hours=2)))),
        ("1700000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", None),
        ("2026-13-45", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_moments(text: str, when: datetime | None) -> None:
    assert moment(text) == when


def test_headline_is_what_readers_see_unless_the_page_says_it_with_its_kicker() -> None:
    kicked = {"headline": [("Floods: Bridge to be rebuilt", "JSON-LD headline")]}
    other = {"headline": [("Bridge plan explained in five points", "JSON-LD headline")]}
    assert headline(kicked, ["Bridge to be rebuilt"])[0] == "Floods: Bridge to be rebuilt"
    assert headline(other, ["Bridge to be rebuilt"])[0] == "Bridge to be rebuilt"


def test_a_share_title_loses_the_name_of_the_site() -> None:
    found = {
        "headline": [("Bridge to be rebuilt | The Valley Post", "meta og:title")],
        "site": [("The Valley Post", "meta og:site_name")],
    }
    assert headline(found, [])[0] == "Bridge to be rebuilt"
    assert headline({"headline": [("Left | right", "meta og:title")]}, [])[0] == "Left | right"


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By Ada Miller and Tom Berg", "Ada Miller, Tom Berg"),
        ("Von Ada Miller", "Ada Miller"),
        ("Ada Miller; Tom Berg", "Ada Miller, Tom Berg"),
        ("https://www.facebook.com/valley", ""),
        ("ada@valley.example", ""),
        ("admin", ""),
    ],
)
def test_bylines(value: str, names: str) -> None:
    assert byline({"byline": [(value, "meta author")]}, [])[0] == names


def test_a_site_that_calls_itself_the_author_gives_way_to_a_name_on_the_page() -> None:
    found = {"byline": [("Valley Post", "JSON-LD author")], "site": [("Valley Post", "meta og:site_name")]}
    assert byline(found, ["By Ada Miller | 3.3.2026"])[0] == "Ada Miller"
    assert byline(found, [])[0] == "Valley Post"
