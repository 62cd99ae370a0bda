"""What the reader says, and where the keys go, when feeds and files have come in."""

import pytest

OPML = """<opml version="2.0"><body><outline text="Harbour">
<outline type="rss" text="Tide tables" xmlUrl="http://127.0.0.1:9/tides.xml"/>
<outline type="rss" text="Lamp log" xmlUrl="http://127.0.0.1:9/lamps.xml"/>
</outline></body></opml>"""


@pytest.fixture
def opml(tmp_path):
    file = tmp_path / "feeds.opml"
    file.write_text(OPML)
    return str(file)


async def _import(reader, name):
    await reader.press("i")
    await reader.type(name)
    await reader.press("enter")


async def test_feeds_without_articles_are_shown_and_not_the_welcome(open_reader, tmp_path, opml):
    async with open_reader(at=tmp_path / "new.db") as reader:
        await reader.press("3")
        await _import(reader, opml)
        assert "2 feeds subscribed – R fetches the articles" in reader.screen.message
        assert "Tide tables" in reader.text
        assert "There is nothing here yet" not in reader.text
        assert "R fetches their articles" in reader.text
        await reader.press("k")
        assert "R refresh" in reader.text.splitlines()[-1]
        assert reader.screen.looking == "headlines"


async def test_a_refresh_of_no_feeds_says_so(open_reader):
    async with open_reader() as reader:
        await reader.press("R")
        assert "There are no feeds to ask – a adds one" in reader.text


async def test_a_feed_that_failed_says_why_in_its_own_list_and_when_it_is_asked_again(open_reader, tmp_path):
    one = tmp_path / "one.opml"
    one.write_text(OPML.replace("http://127.0.0.1:9/lamps.xml", ""))
    async with open_reader(at=tmp_path / "new.db") as reader:
        await _import(reader, str(one))
        await reader.press("R")
        assert "127.0.0.1" in reader.screen.message
        assert "0 new" not in reader.screen.message
        await reader.press("1", "G", "enter")
        assert reader.screen.listing.feed.error
        assert "R asks it again" in reader.text
        assert "Nothing here" not in reader.text
        await reader.press("R")
        assert "Nothing is due; next at" in reader.text


async def test_the_sample_edition_brings_the_keys_to_the_list(open_reader, tmp_path):
    async with open_reader(at=tmp_path / "new.db") as reader:
        assert "Q quit" in reader.text
        await reader.press("3", "E")
        assert reader.screen.looking == "headlines"
        await reader.press("enter")
        assert reader.screen.article_id is not None


async def test_a_long_sentence_takes_two_lines(open_reader):
    async with open_reader(size=(80, 24)) as reader:
        reader.screen.say("The gulls came back and " * 5 + "were counted.")
        await reader.settle()
        assert "were counted." in reader.text
        await reader.press("j")
        assert reader.screen.status.size.height == 1


async def test_the_place_is_kept_through_a_window_that_shows_the_whole_end(open_reader):
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("enter", "G", "b")
        place = reader.screen.pane.place
        for size in ((200, 60), (80, 24)):
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause(0.1)
            await reader.settle()
        assert reader.screen.pane.place == place


async def test_a_file_in_nobodys_home_is_a_sentence(open_reader):
    async with open_reader() as reader:
        await _import(reader, "~nobody-of-this-name/story.txt")
        assert "~nobody-of-this-name/story.txt" in reader.screen.message
