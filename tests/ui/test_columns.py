"""Headlines of every script keep the columns of the screen."""

import pyte
import pytest
from rich.cells import cell_len

from tuireader.library import Library
from tuireader.model.article import Article, Paragraph
from tuireader.typeset.cells import width
from tuireader.ui.columns import held

HEADLINES = (
    "العربية: الحكومة تعلن عن خطة جديدة للمدارس في العاصمة وضواحيها", "日本語の見出しは幅が二倍になるので列がずれやすいものである",
    "한국어 제목도 마찬가지로 두 칸씩 차지한다고 합니다 그렇습니다", "עברית: כותרת ארוכה מאוד שצריכה להיחתך איפשהו באמצע הדרך",
    "👩‍👩‍👧‍👦 a family and flags 🇫🇷🇩🇪 and a heart ❤️ in one long headline", "हिन्दी शीर्षक में संयुक्ताक्षर होते हैं", "Nothing but letters",
)  # fmt: skip


@pytest.fixture
async def path(tmp_path):
    where = tmp_path / "library.db"
    async with await Library.open(where) as library:
        stories = [Article(h, (Paragraph(h),), url=f"https://a.example/{n}") for n, h in enumerate(HEADLINES)]
        await library.file_articles("ערוץ 日本", stories)
    return where


async def test_the_lines_between_the_panes_are_straight(open_reader):
    async with open_reader(size=(120, 30)) as reader:
        lines = reader.text.splitlines()[1 : 1 + 2 * len(HEADLINES)]
        columns = {tuple(cell_len(line[:at]) for at, sign in enumerate(line) if sign == "▕") for line in lines}
        assert len(columns) == 1


DISPUTED = ("❤️ heart", "👍🏽 up", "👩‍👩‍👧‍👦 family", "🏳️‍🌈", "1️⃣ key", "हिन्दी शीर्षक में", "தமிழ் தலைப்பு", "日本 ☎️ 日本")


@pytest.mark.parametrize("text", DISPUTED)
def test_what_follows_stands_where_it_belongs_whatever_the_terminal_thinks(text):
    """This terminal adds up the characters one by one, as old ones do."""
    screen = pyte.Screen(60, 4)
    terminal = pyte.Stream(screen)
    terminal.feed("\x1b[2;1H" + "x" * 60)
    terminal.feed(held(f"\x1b[2;3H\x1b[1m{text}\x1b[0m|end\x1b[3;1Hbelow"))
    row = screen.display[1]
    assert screen.buffer[1][2 + width(text)].data == "|"
    assert row.endswith("x")
    assert "x" not in row.partition("|")[0].strip("x")
    assert screen.display[2].startswith("below")


def test_what_is_too_wide_for_the_terminal_does_not_spill_into_the_next_line():
    screen = pyte.Screen(20, 3)
    pyte.Stream(screen).feed(held("\x1b[1;1H" + "👍🏽" * 10 + "\x1b[2;1Hbelow"))
    assert screen.display[1].strip() == "below"
    assert pyte.modes.DECAWM in screen.mode


@pytest.mark.parametrize("drawn", ["\x1b[1;1Hplain \x1b[1mwords\x1b[0m", "\x1b[4;9H日本 العربية 한국어 ▌●…", ""])
def test_nothing_is_added_to_what_all_terminals_agree_on(drawn):
    assert held(drawn) == drawn


@pytest.mark.parametrize(("size", "sign"), [((60, 24), "○ headline only"), ((80, 24), "· ○ ")])
async def test_what_is_not_here_as_a_whole_is_said_by_its_sign_where_there_is_no_room_for_words(
    open_reader, tmp_path, size, sign
):
    async with await Library.open(tmp_path / "short.db") as library:
        url = "https://a.example/"
        await library.file_articles(
            "The Pier and Harbour Gazette", [Article("Short", (), standfirst="In short.", url=url)]
        )
    async with open_reader(size=size, at=tmp_path / "short.db") as reader:
        assert sign in reader.text
        assert "○…" not in reader.text
