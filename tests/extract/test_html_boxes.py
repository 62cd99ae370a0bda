"""Small boxes inside a text: which belong to it (callouts, answers, notes) and which speak for the site (offers, buttons)."""

import pytest
from extract.bridge import END, START

from tuireader.extract import article
from tuireader.extract.dom import judge, lists, tree
from tuireader.extract.dom.labels import Label
from tuireader.model.article import Article, Listing, Subhead, block_text
from tuireader.model.source import Source


def read(inner: str, above: str = "", below: str = "") -> Article:
    text = f"<div class=text>{START}{inner}{END}</div>"
    page = f"<html lang=en><body>{above}<article><h1>Old bridge to be rebuilt</h1>{text}</article>{below}</body></html>"
    return article(Source(page.encode(), name="page.html", url="https://valley.example/news/bridge"))


def lines(found: Article) -> list[str]:
    return [block_text(block) for block in found.blocks]


@pytest.mark.parametrize(
    ("inner", "line"),
    [
        (
            "<div class=callout><div class=emoji>💡</div><div class=callout-text>The state pays only for bridges that are older "
            "than eighty years.</div></div>",
            "The state pays only for bridges that are older than eighty years.",
        ),
        (
            "<section><h4>How old is it?</h4><p>It was built in the year of the flood.</p></section>",
            "It was built in the year of the flood.",
        ),
        ("<p>You need:</p><ol><li>a hammer</li><li>a boat</li><li>some patience</li></ol>", "You need:"),
    ],
)
def test_callouts_answers_and_lines_that_lead_to_a_list_are_read(inner: str, line: str) -> None:
    assert line in lines(read(inner))


def test_footnotes_that_their_box_calls_so_are_read() -> None:
    note = "<div class=footnote><a href=#f1>1</a><div class=footnote-text><p>The arches were mended once, in June.</p></div></div>"
    assert "The arches were mended once, in June." in lines(read("", below="")) + lines(read(f"{END}{note}"))


@pytest.mark.parametrize(
    "inner",
    [
        "<div class=widget><div><p>The Valley Letter lives by its readers. To get new posts, think of joining.</p></div>"
        "<form><input type=email><input type=submit></form></div>",
        "<section class=inread><h4>Newsletter</h4><p>Down the river</p><p>Every week what matters on both banks</p>"
        "<button>Subscribe</button></section>",
        "<div class=poll><button>A good plan</button><button>Too dear</button></div>",
        "<p>\u200d</p>",
    ],
)
def test_offers_and_buttons_are_not(inner: str) -> None:
    assert lines(read(inner)) == lines(read(""))


def test_the_next_story_in_a_box_like_the_first_is_not_read() -> None:
    second = "".join(
        f"<p>The bakers of the valley met on day {n} to talk about the one loaf that nobody explains.</p>"
        for n in range(4)
    )
    stories = (
        f"<div class=story><h1>Old bridge to be rebuilt</h1><div>{START}{END}</div></div>"
        f"<div class=story><h1>The loaf nobody explains</h1><div>{second}</div></div>"
    )
    page = f"<html lang=en><body><div id=scroller>{stories}</div></body></html>"
    found = article(Source(page.encode(), name="page.html", url="https://valley.example/news/bridge"))
    assert found.headline == "Old bridge to be rebuilt"
    assert not any("loaf" in line for line in lines(found))


def test_a_line_that_its_class_calls_a_subhead_is_one() -> None:
    found = read(
        "<p class=subheading><strong>”We have waited”</strong></p><p>The bridge is what both banks have wanted for years.</p>"
    )
    assert [block.text for block in found.blocks if isinstance(block, Subhead)] == ["”We have waited”"]


def test_an_hour_in_a_list_above_the_text_is_no_text() -> None:
    found = read("", above="<ul class=info><li><a href=/a>Ada Miller</a></li><li>2 May 2024</li><li>6:00</li></ul>")
    assert not any(isinstance(block, Listing) for block in found.blocks)


def test_a_bold_line_between_two_paragraphs_in_their_own_box_is_a_subhead() -> None:
    found = read("<strong class=inline>What the plans say</strong>")
    assert [block.text for block in found.blocks if isinstance(block, Subhead)] == ["What the plans say"]


def test_lists_without_links_below_headings_behind_the_text_are_read() -> None:
    card = (
        "<h3>Ingredients</h3><ul><li>500 g white fish</li><li>one leek</li><li>two potatoes</li></ul>"
        "<h3>Instructions</h3><ol><li>Cut the leek.</li><li>Boil the potatoes.</li><li>Wait.</li></ol>"
    )
    page = f"<html lang=en><body><article><h1>Soup</h1><div>{START}{END}</div><div class=card>{card}</div></article></body></html>"
    found = article(Source(page.encode(), name="page.html", url="https://valley.example/soup"))
    assert [len(block.items) for block in found.blocks if isinstance(block, Listing)] == [3, 3]


def test_the_last_paragraph_that_leads_to_several_networks_is_not_read() -> None:
    last = (
        "<p>You can also find the Valley Post on <a href=https://www.facebook.com/valley>Facebook</a> and on "
        "<a href=https://x.com/valley>X</a>, all week.</p>"
    )
    assert not any("Valley Post on" in line for line in lines(read_end(last)))


def read_end(last: str) -> Article:
    page = (
        f"<html lang=en><body><article><h1>Bridge</h1><div class=text>{START}{END}{last}</div></article></body></html>"
    )
    return article(Source(page.encode(), name="page.html", url="https://valley.example/news/bridge"))


def test_faults_are_read_with_the_merits_beside_them() -> None:
    card = "<div><h4>Pros</h4><ul><li>Exact</li><li>Sturdy</li></ul></div><div><h4>Cons</h4><ul><li>Short cable</li></ul></div>"
    found, _ = judge.look(tree.parse(Source(f"<html><body><div>{card}</div></body></html>".encode())))
    labels: list[Label] = ["subhead", "body", "body", "furniture", "furniture"]
    for _, step in lists.steps(found, labels):
        step()
    assert labels == ["subhead", "body", "body", "subhead", "body"]


def test_half_of_a_list_without_links_brings_the_other() -> None:
    items = "<ul><li>Ferries stopped since midnight</li><li>Kiosk under water at the bridge</li></ul>"
    found, _ = judge.look(tree.parse(Source(f"<html><body>{items}</body></html>".encode())))
    labels: list[Label] = ["furniture", "body"]
    for _, step in lists.steps(found, labels):
        step()
    assert labels == ["body", "body"]
