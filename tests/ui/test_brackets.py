"""Words in brackets are words: no widget takes them for colours, links or actions (Textual's issues 5599, 6155)."""

from tuireader.library import Library
from tuireader.model.article import Article, Paragraph
from tuireader.ui.screens.choice import Choice
from tuireader.ui.screens.footnote import Footnote
from tuireader.ui.screens.picks import Picks

BRACKETS = (
    "[/red] [a b=' [[b]] \\[bold]",
    '["a", true] [00] [] [on red]',
    "[@click=app.quit]x[/] [/ ]] [[",
    "[link='file:///etc']y[/link]",
    "[@click=app.simulate_key('Q')]",
)


async def _box(reader, box, words):
    """A click on the words in the box, and the way out of it."""
    reader.app.push_screen(box)
    await reader.settle()
    lines = reader.text.splitlines()
    y = next(n for n, line in enumerate(lines) if words in line)
    assert reader.text.count(words) >= 2
    await reader.pilot.click(offset=(lines[y].index(words) + 1, y))
    if reader.app.screen is box:
        await reader.press("escape")
    assert reader.app.screen is reader.screen


async def test_in_every_box_bar_and_line_brackets_are_words_and_a_click_on_them_does_nothing(open_reader):
    async with open_reader() as reader:
        for n, words in enumerate(BRACKETS):
            row = [(words, words)]
            await _box(reader, (Choice(words, row), Picks(words, {words: row}), Footnote(words, words))[n % 3], words)
            reader.screen.ask(words, lambda *_: None, value=words)
            await reader.settle()
            assert reader.text.count(words) >= 2
            reader.screen.say(words)
            await reader.press("escape")
            assert words in reader.text
        assert not reader.screen.over


async def test_in_lists_and_on_the_page_brackets_are_words_and_a_click_on_them_does_nothing(open_reader, tmp_path):
    async with await Library.open(tmp_path / "brackets.db") as library:
        for n, words in enumerate(BRACKETS):
            story = Article(words, (Paragraph(words),), url=f"https://a.example/{n}", byline=words, site=words)
            await library.file_articles(words, [story])
    async with open_reader(size=(140, 40), at=tmp_path / "brackets.db") as reader:
        assert all(words in reader.text for words in BRACKETS)
        for _ in BRACKETS:
            await reader.press("J")
            for x, y in ((6, 6), (32, 2), (100, 4), (100, 6)):
                await reader.pilot.click(offset=(x, y))
        assert not reader.screen.over
