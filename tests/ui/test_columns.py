"""Headlines of every script keep the columns of the screen."""

import pytest
from rich.cells import cell_len
from rich.segment import ControlType

from tuireader.library import Library
from tuireader.model.article import Article, Paragraph

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
        strips = reader.screen._compositor.render_strips()[1 : 1 + 2 * len(HEADLINES)]
        lines = ["".join(segment.text for segment in strip if not segment.control) for strip in strips]
        columns = {tuple(cell_len(line[:at]) for at, sign in enumerate(line) if sign == "▕") for line in lines}
        assert len(columns) == 1


async def test_what_stands_right_of_a_doubtful_width_is_put_there(open_reader):
    async with open_reader(size=(120, 30)) as reader:
        listed = reader.screen.headlines
        right = listed.region.x + listed.scrollable_content_region.width
        for index in range(listed.count):
            *_, last = listed.render_line(2 * index)
            doubtful = HEADLINES.index(listed.row(index).headline) in {0, 3, 4, 5}
            assert last.control == ([(ControlType.CURSOR_MOVE_TO_COLUMN, right)] if doubtful else None)
