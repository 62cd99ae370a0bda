import io
import subprocess
import sys

import pytest
from PIL import Image
from ui.stories import HEADLINES

from tuireader.library import Library
from tuireader.model.article import Article, Figure, Paragraph
from tuireader.pictures.decode import kept
from tuireader.store import database, pictures
from tuireader.ui import graphics
from tuireader.ui.screens.picture import Picture
from tuireader.ui.terminal import Decoder

HERE, GONE = "https://example.org/weir.jpg", "http://127.0.0.1:9/gone.jpg"


@pytest.fixture(autouse=True)
def colours(monkeypatch):
    monkeypatch.setenv("COLORTERM", "truecolor")


def story(*urls):
    figures = (Figure("The weir at dusk", "A. Holm", url) for url in urls)
    return Article("The weir", (Paragraph("Water."), *figures, Paragraph("The miller feeds the ducks.")))


def library_with(path, *urls):
    """A library of one story, of whose pictures the first address's is here."""

    async def made():
        body = io.BytesIO()
        Image.new("RGB", (80, 40), (200, 120, 40)).save(body, "PNG")

        def keep(db):
            with database.transaction(db):
                pictures.keep(db, HERE, 1, 0, kept(body.getvalue()))

        async with await Library.open(path) as library:
            await library.file_articles(None, [story(*urls)])
            await library.run(keep)
        return path

    return made()


def rows_of_pixels(reader):
    return [line for line in reader.text.splitlines() if "▀" * 20 in line and "▄" not in line and "▘" not in line]


async def test_a_picture_that_is_here_is_shown_above_its_caption_where_the_settings_say_so(open_reader, tmp_path):
    async with open_reader(at=await library_with(tmp_path / "l.db", HERE), images="half") as reader:
        await reader.press("enter")
        assert len(rows_of_pixels(reader)) > 10
        assert reader.text.index("▀▀▀") < reader.text.index("The weir at dusk")


async def test_with_pictures_off_a_key_shows_those_that_are_here_and_hides_them_again(open_reader, tmp_path):
    async with open_reader(at=await library_with(tmp_path / "l.db", HERE)) as reader:
        await reader.press("enter")
        before = reader.text
        assert rows_of_pixels(reader) == []
        await reader.press("P")
        assert len(rows_of_pixels(reader)) > 10
        await reader.press("P", "j")
        assert rows_of_pixels(reader) == []
        assert "The weir at dusk" in before


async def test_the_place_is_kept_when_pictures_come_and_go(open_reader, tmp_path):
    async with open_reader(size=(100, 10), at=await library_with(tmp_path / "l.db", HERE)) as reader:
        await reader.press("enter", "G")
        top = reader.screen.pane.place
        await reader.press("P")
        assert reader.screen.pane.place.block == top.block
        await reader.press("P")
        assert reader.screen.pane.place == top


async def test_pictures_that_cannot_be_had_are_one_sentence(open_reader, tmp_path):
    async with open_reader(at=await library_with(tmp_path / "l.db", GONE)) as reader:
        await reader.press("enter", "P")
        assert "private network" in reader.screen.message


async def test_without_pictures_or_an_article_or_colours_it_is_said_why(open_reader, path, monkeypatch):
    async with open_reader() as reader:
        await reader.press("P")
        assert "Open an article" in reader.screen.message
        await reader.press("enter", "V")
        assert "no pictures" in reader.screen.message
        assert HEADLINES[0] in reader.text
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_reader() as reader:
        await reader.press("enter", "P")
        assert "NO_COLOR" in reader.screen.message


async def test_sixteen_colours_are_too_few_for_a_page_of_pictures(open_reader, tmp_path, monkeypatch):
    monkeypatch.setenv("COLORTERM", "")
    monkeypatch.setenv("TERM", "xterm")
    async with open_reader(at=await library_with(tmp_path / "l.db", HERE), images="half") as reader:
        await reader.press("enter", "P")
        assert rows_of_pixels(reader) == []
        assert "V shows one" in reader.screen.message


async def test_one_picture_is_shown_over_the_whole_screen_and_any_key_goes_back(open_reader, tmp_path):
    async with open_reader(size=(60, 10), at=await library_with(tmp_path / "l.db", GONE, HERE)) as reader:
        await reader.press("enter", "G", "V")
        shown = reader.app.screen
        assert isinstance(shown, Picture), reader.screen.message
        assert shown.shown.count("▀") == 32 * 8
        assert "The weir at dusk · A. Holm" in reader.text
        await reader.press("x")
        assert reader.app.screen is reader.screen
        assert "The miller" in reader.text


async def test_a_picture_that_is_not_here_goes_back_with_a_sentence(open_reader, tmp_path):
    async with open_reader(at=await library_with(tmp_path / "l.db", GONE)) as reader:
        await reader.press("enter", "V")
        assert reader.app.screen is reader.screen
        assert "private network" in reader.screen.message or "not here" in reader.screen.message


KITTY, XTERM_SIXEL, PLAIN = "\x1b_Gi=31;OK\x1b\\", "\x1b[?62;4;22c", "\x1b[?1;2c"


@pytest.mark.parametrize(
    ("told", "way"),
    [
        (KITTY + PLAIN, "kitty"),
        (KITTY + XTERM_SIXEL, "kitty"),
        ("\x1b_Gi=31;ENOTSUPPORTED\x1b\\" + XTERM_SIXEL, "sixel"),
        (XTERM_SIXEL, "sixel"),
        (PLAIN, "half"),
        ("\x1b[?64;14;40c", "half"),
        ("", "half"),
    ],
)
async def test_the_terminals_own_answer_says_how_pictures_are_shown(told, way):
    written = []
    keyboard = Decoder()

    def write(question):
        written.append(question)
        assert keyboard.decode(b"j" + told.encode() + b"k") == "jk"

    assert await graphics.best(write) == way
    assert written == [graphics.QUESTION]


async def test_an_answer_that_comes_in_pieces_leaves_no_key_behind():
    keyboard = Decoder()

    def write(_):
        pieces = [b"j\x1b_Gi=31", b";OK\x1b", b"\\\x1b[?6", b"2c", b"k"]
        assert "".join(map(keyboard.decode, pieces)) == "jk"

    assert await graphics.best(write) == "kitty"


async def test_an_answer_that_comes_late_is_no_key_either(monkeypatch):
    monkeypatch.setattr(graphics, "PATIENCE", 0.01)
    keyboard = Decoder()
    assert await graphics.best(lambda _: None) == "half"
    assert keyboard.decode(b"j" + (KITTY + PLAIN).encode() + b"k") == "jk"
    assert keyboard.decode(KITTY.encode()) == KITTY


async def test_what_only_begins_like_an_answer_holds_no_keys_back():
    keyboard = Decoder()

    def write(_):
        assert "".join(map(keyboard.decode, (b"\x1b_", b"j", b"k"))) == "\x1b_jk"
        assert "".join(map(keyboard.decode, (b"\x1b_G", b"j" * 300))).endswith("j" * 300)

    assert await graphics.best(write) == "half"


def test_without_a_question_every_byte_is_the_readers(monkeypatch):
    monkeypatch.setattr(graphics, "_under_way", None)
    assert Decoder().decode(KITTY.encode()) == KITTY


async def test_what_is_behind_the_most_pictures_of_an_article_is_no_picture(open_reader, tmp_path):
    many = [f"http://127.0.0.1:9/{n}.jpg" for n in range(60)]
    async with open_reader(at=await library_with(tmp_path / "l.db", *many)) as reader:
        await reader.press("enter", "G", "V")
        assert "not here" in reader.screen.message


def test_the_reader_opens_without_what_decodes_or_fetches_pictures():
    asked = "import sys, tuireader.ui.app; print([name for name in ('PIL', 'httpx2', 'lxml') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_the_reader_opens_without_openssl(tmp_path):
    start = [sys.executable, "-X", "importtime", "-m", "tuireader", "--library", str(tmp_path / "l.db")]
    told = subprocess.run(start, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60).stderr
    imported = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert {"asyncio", "tuireader.ui.app"} <= imported
    assert "_ssl" not in imported
