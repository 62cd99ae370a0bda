"""The head of a page as site builders and papers set it: which line is the headline, the standfirst, the author's."""

import pytest
from extract.bridge import END, START

from tuireader.extract import article
from tuireader.model.article import Article, Paragraph
from tuireader.model.source import Source

DECK = "Eleven years of talk end with a single vote"


def read(
    head: str, title: str = "Old bridge to be rebuilt", meta: str = "", end: str = "", lang: str = "en"
) -> Article:
    said = f"<html lang={lang}><head><title>{title}</title>{meta}</head>"
    page = f"{said}<body><article>{head}<div class=text>{START}{END}</div>{end}</article></body></html>"
    return article(Source(page.encode(), name="page.html", url="https://valley.example/news/bridge"))


@pytest.mark.parametrize(
    "head",
    [
        f"<h1>Old bridge to be rebuilt</h1><p>{DECK}</p><div>By Ada Miller</div>",
        f"<div><h1>Old bridge to be rebuilt</h1></div><div><h2>{DECK}</h2></div><div>By Ada Miller</div>",
        f"<h1>Old bridge to be rebuilt</h1><div>By Ada Miller</div><div class=dek>{DECK}</div><p>We tell what we know.</p>",
    ],
)
def test_line_below_the_headline_or_in_a_box_that_is_called_so_is_the_standfirst(head: str) -> None:
    assert read(head).standfirst == DECK


@pytest.mark.parametrize(
    "line",
    [
        "<div class=info>Details</div>",
        "<div><a href=#card>Jump to the card</a> · <a href=/print>Print this story</a></div>",
        "<div role=note>For the railway station, see <a href=/s>Old Bridge station</a>.</div>",
        "<p>Old bridge to be rebuilt</p>",
        "<p>Published Wed, Nov 20 2019 4:29 AM, by the desk</p>",
        '<div class="gate overlay"><p class=subtitle>Read on with your own account, free of charge, today</p></div>',
    ],
)
def test_word_link_remark_date_and_gate_are_no_standfirst(line: str) -> None:
    assert read(f"<h1>Old bridge to be rebuilt</h1>{line}").standfirst == ""


def test_the_signature_behind_a_standfirst_is_the_byline() -> None:
    found = read(f"<h1>Old bridge to be rebuilt</h1><p class=standfirst>{DECK}. <span>By Ada Miller</span></p>")
    assert (found.standfirst, found.byline) == (f"{DECK}.", "Ada Miller")


def test_heading_that_leads_home_is_the_sites_name() -> None:
    head = "<h1 class=title><a href=/>Notes from the valley</a></h1><h3 class=post-title>Old bridge to be rebuilt</h3>"
    assert read(head, "Notes from the valley: Old bridge to be rebuilt").headline == "Old bridge to be rebuilt"


def test_heading_with_which_the_title_ends_is_the_headline_where_no_heading_is_of_the_first_rank() -> None:
    assert read("<h3>Old bridge to be rebuilt</h3>", "Valley council: Old bridge to be rebuilt").headline == (
        "Old bridge to be rebuilt"
    )


def test_the_name_of_a_site_that_it_says_nowhere_else_is_no_part_of_the_headline() -> None:
    meta = "<meta property=og:title content='Quick start | Tidekit'>"
    assert read("<header><h1>Quick start</h1></header>", "Quick start | Tidekit", meta).headline == "Quick start"


def test_the_name_of_a_site_behind_a_wide_colon_is_no_part_of_the_headline() -> None:
    title = "老朽化した橋、建て替え可決：谷新聞デジタル"
    meta = f"<meta property=og:title content='{title}'><meta property=og:site_name content='谷新聞デジタル'>"
    assert read("<h1>老朽化した橋、建て替え可決</h1>", title, meta, lang="ja").headline == "老朽化した橋、建て替え可決"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ('<address><a rel=author href="/p/1">Ada Miller</a> in Valley</address>', "Ada Miller"),
        (
            '<span itemprop=author><span itemprop=name>Ada Miller</span></span> <i itemprop="author">Nairobi</i>',
            "Ada Miller",
        ),
        ('<div><a href="/autor/7/">Ada Miller</a></div>', "Ada Miller"),
        ("<p class=author>Ada Miller</p>", "Ada Miller"),
        ("<div>By Ada Miller and Tom Berg, Nairobi</div>", "Ada Miller, Tom Berg"),
        ("<p class=byline>Words: <b>Ada Miller</b> | Photographs: <b>Sam Lee</b></p>", "Ada Miller"),
        ('<a rel=author href="/p">siteadmin</a>', ""),
    ],
)
def test_author_told_by_mark_link_or_class(line: str, names: str) -> None:
    found = read(f"<h1>Old bridge to be rebuilt</h1>{line}")
    assert found.byline == names
    assert all(isinstance(block, Paragraph) for block in found.blocks)


def test_who_is_quoted_is_no_author() -> None:
    quote = "<div class=quote-box><p>The river will not wait for us.</p><p class=quote-author>Tom Berg</p></div>"
    assert read("<h1>Old bridge to be rebuilt</h1>", end=quote).byline == ""


def test_whole_names_of_the_east_with_a_space_between_are_several() -> None:
    head = "<h1>老朽化した橋、建て替え可決</h1><p class=author>山浜一郎　海野花子</p>"
    assert read(head, lang="ja").byline == "山浜一郎, 海野花子"


def test_the_line_above_the_heading_that_the_page_names_itself_by_is_the_headline() -> None:
    title = "The old bridge will stand again by May"
    found = read(f"<div class=title>{title}</div><h1>{DECK}</h1>", title, f'<meta property=og:title content="{title}">')
    assert (found.headline, found.standfirst) == (title, DECK)


def test_who_signs_at_the_head_comes_before_who_is_named_behind_the_text() -> None:
    end = "<div class=byline>By Ira Bell</div>"
    assert (
        read("<h1>Old bridge to be rebuilt</h1><div class=byline>By Ada Miller</div>", end=end).byline == "Ada Miller"
    )
