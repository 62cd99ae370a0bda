"""The words of pictures where site builders and papers put them: below, beside, in tables, in italics, without classes."""

import pytest
from extract.bridge import END, START

from tuireader.extract import article
from tuireader.extract.credit import part
from tuireader.model.article import Figure, Paragraph, Quote
from tuireader.model.source import Source

IMAGE = '<img src="/bridge.jpg" alt="">'


def blocks(inner: str, kind: type) -> list:
    page = f"<html lang=en><body><article><h1>Old bridge</h1><div class=text>{START}{inner}{END}</div></article></body></html>"
    found = article(Source(page.encode(), name="page.html", url="https://valley.example/news/bridge"))
    return [block for block in found.blocks if isinstance(block, kind)]


def told(inner: str) -> list[tuple[str, str]]:
    return [(one.caption, one.credit) for one in blocks(inner, Figure)]


@pytest.mark.parametrize(
    ("inner", "caption", "credit"),
    [
        (f"<div>{IMAGE}</div><p><em>The bridge in March. © Sam Lee</em></p>", "The bridge in March.", "Sam Lee"),
        (f"<p>{IMAGE}<br><em>The empty bridge in October</em></p>", "The empty bridge in October", ""),
        (
            f"<table><tr><td>{IMAGE}</td></tr><tr><td class=tr-caption>The bridge before the flood</td></tr></table>",
            "The bridge before the flood",
            "",
        ),
        (
            f"<figure>{IMAGE}<figcaption><span>Photo by </span><a href=/s><span>Sam Lee</span></a><span> / </span>"
            "<span>Unsplash</span></figcaption></figure>",
            "",
            "Photo by Sam Lee / Unsplash",
        ),
        (
            f"<figure>{IMAGE}<figcaption>The bridge at dawn <em>(ansa)</em></figcaption></figure>",
            "The bridge at dawn",
            "ansa",
        ),
        (
            f"<div class=photo>{IMAGE}<small>Ada Miller on the bridge – <cite>Sam Lee</cite></small></div>",
            "Ada Miller on the bridge",
            "Sam Lee",
        ),
        (
            f"<dl class=image><dt>{IMAGE}</dt><dd>The bridge is closed now</dd><dd class=copyright>Valley TV/Lee</dd></dl>"
            f'<dl class=image><dt><img src="/b.jpg"></dt><dd>And open again now</dd><dd class=copyright>Valley TV/Lee</dd></dl>',
            "The bridge is closed now",
            "Valley TV/Lee",
        ),
    ],
)
def test_words_belong_to_their_picture(inner: str, caption: str, credit: str) -> None:
    assert told(inner)[0] == (caption, credit)


def test_a_credit_is_told_by_how_those_of_other_pictures_are_set() -> None:
    one = f"<figure>{IMAGE}<figcaption><span>The bridge in March.</span><span class=q7x>Ada Miller</span></figcaption></figure>"
    other = '<figure><img src="/c.jpg"><figcaption><span>A flood.</span><span class=q7x>Handed in</span></figcaption></figure>'
    assert told(one + other)[1] == ("A flood.", "Handed in")


def test_a_quotation_set_beside_italics_is_no_caption() -> None:
    assert blocks(f"{IMAGE}<p><em>“The river will not wait for us.”</em></p>", Paragraph)[3].text.startswith("“")


def test_a_figure_that_holds_a_quotation_is_one_and_its_caption_says_who_speaks() -> None:
    figure = "<figure><blockquote><p>The bridge is my office.</p></blockquote><figcaption>— Tom Berg, baker</figcaption></figure>"
    assert [(one.text, one.attribution) for one in blocks(figure, Quote)] == [
        ("The bridge is my office.", "Tom Berg, baker")
    ]


def test_the_picture_of_a_script_is_the_one_that_stands_there_without_it() -> None:
    image = '<img src="data:image/gif;base64,R0" alt=""><noscript><img src="/big/bridge.jpg" alt=""></noscript>'
    shown = blocks(f"<figure>{image}<figcaption>The bridge in March.</figcaption></figure>", Figure)
    assert [one.image for one in shown] == ["https://valley.example/big/bridge.jpg"]


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The old bridge. | Ada Miller", "The old bridge.", "Ada Miller"),
        ("Low water in April. Photo by the author.", "Low water in April.", "the author"),
        (
            "Oak after nine years. Image courtesy of the River Institute.",
            "Oak after nine years.",
            "the River Institute",
        ),
        ("The sign of the harbour. Image: town archive", "The sign of the harbour.", "town archive"),
        ("The bridge in 1953. (Gazette photo by Sam Lee)", "The bridge in 1953.", "Gazette photo by Sam Lee"),
        (
            "建て替えが決まった橋＝2024年3月5日、谷町、山浜一郎撮影",
            "建て替えが決まった橋＝2024年3月5日、谷町",
            "山浜一郎",
        ),
        ("Credit...Sam Lee for The Post", "", "Sam Lee for The Post"),
    ],
)
def test_credit_behind_a_caption(text: str, caption: str, credit: str) -> None:
    assert part(text) == (caption, credit)


def test_a_work_cited_amid_the_words_of_a_picture_names_nobody() -> None:
    words = "Ada Miller, „<cite>Simplicity (II)</cite>“, oil on wood"
    assert told(f"<figure>{IMAGE}<figcaption>{words}</figcaption></figure>") == [
        ("Ada Miller, „Simplicity (II)“, oil on wood", "")
    ]


def test_a_name_behind_a_bar_is_no_credit_where_no_sentence_ends() -> None:
    assert part("Live Promotion Demographic | Correlation Map") == ("Live Promotion Demographic | Correlation Map", "")
