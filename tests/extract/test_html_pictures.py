"""Pictures of a page: which lines are their words, whose credit is whose, and each picture once."""

import pytest
from extract.bridge import END, SENTENCES, START

from tuireader.extract import article
from tuireader.model.article import Article, Figure, Paragraph
from tuireader.model.source import Source


def read(body: str, head: str = "<h1>Bridge to be rebuilt</h1>") -> Article:
    page = f"<html lang=en><body><main><article>{head}{body}</article></main></body></html>"
    return article(Source(page.encode(), name="page.html", url="https://valley.example/bridge"))


def told(found: Article) -> list[tuple[str, str]]:
    return [(block.caption, block.credit) for block in found.blocks if isinstance(block, Figure)]


def test_words_alone_with_a_picture_are_its_caption_without_any_class() -> None:
    picture = '<div class="xa"><div class="xb"><img src="a.jpg"><div>Masons inspect the arches</div><div>REUTERS</div></div></div>'
    found = read(f"<div>{START}{picture}{END}</div>")
    assert told(found) == [("Masons inspect the arches", "REUTERS")]


def test_a_linked_line_with_a_picture_is_a_teaser() -> None:
    teaser = (
        '<div><div><img src="a.jpg"><div><a href="/floods">Floods close the valley road again</a></div></div></div>'
    )
    assert ("Floods close the valley road again", "") not in told(read(f"<div>{START}{teaser}{END}</div>"))


def test_the_author_above_a_picture_is_not_its_credit() -> None:
    head = '<header><h1>Bridge to be rebuilt</h1><address class="author">Von Ada Miller</address></header>'
    words = '<span class="caption">The arches in May</span> <span class="credit">Sam Lee/AFP</span>'
    figure = f'<figure><img src="a.jpg"><figcaption>{words}</figcaption></figure>'
    found = read(f"{figure}{START}{END}", head)
    assert told(found) == [("The arches in May", "Sam Lee/AFP")]


def test_a_credit_behind_the_title_of_a_picture_is_its_credit() -> None:
    image = '<img src="a.jpg" title="The arches in May. | Source: River Board/Sam Lee">'
    figure = f"<figure>{image}<figcaption>The arches in May.</figcaption></figure>"
    assert told(read(f"{START}{figure}{END}")) == [("The arches in May.", "River Board/Sam Lee")]


def test_different_pictures_with_one_short_caption_are_all_shown() -> None:
    figures = [
        f'<figure><img src="{name}.jpg"><figcaption>Seen by a reader</figcaption></figure>' for name in ("arch", "pier")
    ]
    assert len(told(read(f"{START}{figures[0]}{END}{figures[1]}<p>{SENTENCES[0][:-1]} again.</p>"))) == 2


def test_a_paragraph_that_looks_like_the_others_is_read() -> None:
    odd = "She also accused the contractors of having hidden the true state of the piers from the public for a decade."
    found = read(f"<div>{START}<p>{odd}</p>{END}</div>")
    assert odd in [block.text for block in found.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "address", ["/_next/image?url=%2F{}.jpg&w=640&q=75", "/dims?size=9&uri=http%253A%252F%252Fa.example%252F{}.jpg"]
)
def test_pictures_that_a_program_cuts_to_size_are_told_apart_by_what_it_is_asked_for(address: str) -> None:
    names = ("north", "south", "north")
    pictures = [f'<img src="{address.format(name)}&amp;n={at}">' for at, name in enumerate(names)]
    found = read(
        START + "".join(f"<p>{line}</p>{one}" for line, one in zip(SENTENCES[3:], pictures, strict=True)) + END
    )
    assert ["north" in (block.image or "") for block in found.blocks if isinstance(block, Figure)] == [True, False]


def test_a_line_that_says_what_the_description_of_the_picture_says_is_its_caption() -> None:
    picture = '<p><img src="/a.jpg" alt="The arches of the bridge in spring"></p><p><b>The arches of the bridge in spring</b></p>'
    assert told(read(START + picture + END)) == [("The arches of the bridge in spring", "")]


def test_what_stands_with_the_picture_and_the_linked_heading_of_another_story_is_no_caption() -> None:
    words = '<h4><a href="/b">Floods close the other bridge</a></h4><p>What the valley does.</p>'
    other = f'<div><img src="/b.jpg"><div class=caption>{words}</div></div>'
    assert [caption for caption, _ in told(read(START + other + END)) if caption] == []


def test_the_portrait_of_the_author_and_a_logo_are_no_pictures_of_the_story() -> None:
    boxes = '<div class=author><img src="/ada.jpg"></div><div class="site-logo"><img src="/logo.jpg"></div>'
    boxes += '<img src="/pictogram-32x32.png">'
    assert told(read(f"{boxes}{START}<p><img src='/a.jpg'></p>{END}")) == [("", "")]


def test_a_row_of_pictures_with_nothing_but_credits_behind_the_text_is_other_stories() -> None:
    row = "".join(f'<div><img src="/{n}.jpg"><span class=credit>Photo: Sam Lee {n}</span></div>' for n in "abc")
    found = read(START + END + row)
    assert told(found) == []
    assert "Photo: Sam Lee a" in [dropped.text for dropped in found.dropped]
