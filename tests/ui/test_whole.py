"""More of an article than the feed gave: its page, and the files that come with it."""

import pytest

from tuireader.model.article import Enclosure
from tuireader.model.query import Query

WORDS = "The keeper climbed the stairs before dawn and trimmed the lamp, as every keeper before her had done. " * 8


@pytest.fixture
def server(site):
    """The address of a feed of summaries; there is a page behind one of them."""
    paragraphs = "".join(f"<p>{n}. {WORDS}</p>" for n in range(6))
    page = f"<html><head><title>The lamp</title></head><body><article><h1>The lamp</h1>{paragraphs}</article></body></html>"
    site.say("/lamp.html", page, Content_Type="text/html")
    entries = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><link>{site.address}/{where}</link>"
        f"<description>In short, {title}.</description></item>"
        for title, where in (("The lamp", "lamp.html"), ("The fog", "fog.html"))
    )
    return site.say("/feed.xml", f'<rss version="2.0"><channel><title>Light</title>{entries}</channel></rss>')


async def _open(reader, server, headline):
    await reader.press("a")
    await reader.type(server)
    await reader.press("enter")
    await reader.press("g", *["j"] * reader.headlines.index(headline), "enter")


async def test_the_whole_article_takes_the_summarys_place(open_reader, server):
    async with open_reader() as reader:
        await _open(reader, server, "The lamp")
        assert "In short, The lamp." in reader.text
        assert "full text" in reader.text  # the hint at the bottom
        article_id = reader.screen.article_id
        await reader.press("x")
        assert "The whole article is here" in reader.text
        assert "full text" not in reader.text
        assert reader.screen.article_id == article_id
        assert "The keeper climbed the stairs" in reader.text
        assert reader.screen.pane.top == 0


async def test_a_page_that_is_not_there_is_a_sentence_and_the_summary_stays(open_reader, server):
    async with open_reader() as reader:
        await _open(reader, server, "The fog")
        await reader.press("x")
        assert "fog.html" in reader.screen.message
        assert "In short, The fog." in reader.text


async def test_a_whole_article_says_that_there_is_no_more(open_reader):
    async with open_reader() as reader:
        await reader.press("enter", "space", "space")
        top = reader.screen.pane.top
        await reader.press("x")
        assert "There is no more of it to fetch" in reader.text
        assert reader.screen.pane.top == top > 0


async def test_the_files_are_listed_with_type_and_size(open_reader, path):
    from dataclasses import replace

    from ui.stories import story

    from tuireader.library import Library

    files = Enclosure("https://news.example/a.mp3", "audio/mpeg", 12_345_678), Enclosure("ftp://news.example/b.ogg")
    async with await Library.open(path) as library:
        await library.file_articles("The Pier", [replace(story(-1, "Sea sounds"), enclosures=files)])
    async with open_reader(browser="true") as reader:
        await reader.press("enter", "e")
        assert "audio/mpeg · 12.3 MB" in reader.text
        await reader.press("j", "enter")
        assert "Not opened: ftp" in reader.text
        await reader.press("h", "e", "enter")
        assert "Opened news.example" in reader.text
        await reader.press("h", "e", "j", "s")
        assert "Only http and https" in reader.text
        assert len(await reader.screen.library.ids(Query())) == 6
