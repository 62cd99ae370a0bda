"""Headlines of every script keep the columns of the screen."""

import pytest
from rich.cells import cell_len

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
        lines = reader.text.splitlines()[1 : 1 + 2 * len(HEADLINES)]
        columns = {tuple(cell_len(line[:at]) for at, sign in enumerate(line) if sign == "▕") for line in lines}
        assert len(columns) == 1
