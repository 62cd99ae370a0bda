"""Links read inside the reader: fetched by a child, shown at once, filed only where that is wished, and the way back."""

import pytest

from tuireader.library import Library
from tuireader.model.article import Article, Mark, Paragraph, PartRole, Span
from tuireader.model.query import Query

WORDS = "The keeper climbed the stairs before dawn and trimmed the lamp, as every keeper before her had done. " * 8


def _page(title, *links):
    paragraphs = "".join(f"<p>{n}. {WORDS}</p>" for n in range(5))
    named = "".join(
        f"<p>{WORDS} More of it stands <a href='{link}'>in the {link[1:4]}</a> of the office.</p>" for link in links
    )
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}{named}</article></body></html>"


@pytest.fixture
def server(site):
    """A feed of one whole story; its links lead to pages that lead on."""
    site.say("/log.html", _page("The log of the lamp", "/map.html"), Content_Type="text/html")
    site.say("/map.html", _page("The map of the lamps", "/log.html"), Content_Type="text/html")
    other = site.address.replace("127.0.0.1", "localhost")
    addresses = f"{site.address}/log.html", f"{site.address}/gone", f"{other}/log.html"
    links = "".join(f"<p>{WORDS} See <a href='{link}'>there</a>.</p>" for link in addresses)
    entry = f"<item><title>The lamp</title><guid>1</guid><description><![CDATA[{links}]]></description></item>"
    site.say("/feed.xml", f'<rss version="2.0"><channel><title>Light</title>{entry}</channel></rss>')
    return site.address


async def _open(reader, server):
    await reader.press("a")
    await reader.type(f"{server}/feed.xml")
    await reader.press("enter")
    assert "The lamp" in reader.headlines, reader.text
    await reader.press("g", *["j"] * reader.headlines.index("The lamp"), "enter")


async def test_a_link_is_read_here_and_the_way_back_leads_to_the_very_place(open_reader, server):
    async with open_reader() as reader:
        await _open(reader, server)
        await reader.press("j", "j", "j")
        begun = reader.screen.pane.top
        await reader.press("1")
        assert reader.screen.story.headline == "The log of the lamp"
        assert "behind a link" in reader.text or "Not in the library" in reader.text
        await reader.press("space")
        left = reader.screen.pane.top
        await reader.press("u", "enter")
        assert reader.screen.story.headline == "The map of the lamps"
        await reader.press("backspace")
        assert (reader.screen.story.headline, reader.screen.pane.top) == ("The log of the lamp", left)
        await reader.press("h")
        assert (reader.screen.story.headline, reader.screen.pane.top) == ("The lamp", begun)
        await reader.press("h")
        assert reader.screen.looking == "headlines"
        assert len(await reader.screen.library.ids(Query())) == 6


async def test_a_page_behind_a_link_is_filed_where_the_reader_wishes_it(open_reader, server):
    async with open_reader() as reader:
        await _open(reader, server)
        await reader.press("1", "I")
        assert "Kept in the library" in reader.text
        article_id = reader.screen.article_id
        assert (await reader.screen.library.article(article_id)).headline == "The log of the lamp"
        assert (await reader.screen.library.status(article_id)).read
        await reader.press("I")
        assert "in the library already" in reader.text
        await reader.press("h")
        assert reader.screen.story.headline == "The lamp"


@pytest.mark.parametrize("key", ["s", "w", "x"])
async def test_what_is_for_the_library_says_that_a_page_behind_a_link_is_not_in_it(open_reader, server, key):
    async with open_reader() as reader:
        await _open(reader, server)
        await reader.press("1", key)
        assert "not in the library – I keeps it" in reader.screen.message
        assert reader.app.screen is reader.screen


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_a_link_that_leads_nowhere_is_a_sentence_and_the_story_stays(open_reader, server, size):
    async with open_reader(size=size) as reader:
        await _open(reader, server)
        await reader.press("2")
        assert "404" in reader.screen.message
        assert reader.screen.story.headline == "The lamp"


async def test_a_storys_link_into_a_private_network_is_refused(open_reader, server):
    """The feed's own server is the one that the reader named; another one on the same machine is a stranger's."""
    async with open_reader() as reader:
        await _open(reader, server)
        await reader.press("3")
        assert "private network" in reader.screen.message
        assert reader.screen.story.headline == "The lamp"


NOTED = Article(
    "The log",
    (
        Paragraph(
            "The shelf is full.1 It was counted.[2] More is in the map.",
            spans=(Span(53, 56, Mark.LINK, "https://a.example/"),),
        ),
        Paragraph("1 It is four metres long.", PartRole.FOOTNOTE),
        Paragraph(f"[2] By a clerk. {WORDS}", PartRole.FOOTNOTE),
    ),
)


@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_a_footnote_pops_up_by_its_letter_and_any_key_goes_back(open_reader, path, size):
    async with await Library.open(path) as library:
        await library.file_articles("The Pier", [NOTED])
    async with open_reader(size=size) as reader:
        await reader.press("g", *["j"] * reader.headlines.index("The log"), "enter", "f")
        assert "[s]" in reader.text
        await reader.press("s")
        assert "Note 2" in reader.text
        assert "By a clerk." in reader.text
        await reader.press("escape")
        assert "Note 2" not in reader.text
        assert reader.screen.story.headline == "The log"


async def test_a_footnote_is_whole_also_after_a_menu(open_reader, path):
    async with await Library.open(path) as library:
        await library.file_articles("The Pier", [NOTED])
    async with open_reader() as reader:
        await reader.press("g", *["j"] * reader.headlines.index("The log"), "enter", "u", "escape", "f", "s")
        assert reader.app.screen.query("Static").last().size.height > 10


async def test_a_click_on_a_mark_shows_its_note(open_reader, path):
    async with await Library.open(path) as library:
        await library.file_articles("The Pier", [NOTED])
    async with open_reader() as reader:
        await reader.press("g", *["j"] * reader.headlines.index("The log"), "enter")
        pane = reader.screen.pane
        line = next(n for n, one in enumerate(pane.setting_lines) if one.block == 0 and one.runs)
        margin = pane.setting.sheet.margin
        await reader.pilot.click("#article", offset=(margin + len("The shelf is full."), line))
        await reader.settle()
        assert "It is four metres long." in reader.app.screen.query("Static").last().content.plain
