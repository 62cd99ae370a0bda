"""A browser of the terminal gets the terminal, and gives it back."""

from ui.terminal import Terminal

from tuireader.library import Library
from tuireader.model.article import Article, Paragraph


async def test_a_browser_of_the_terminal_gets_it_and_the_reader_comes_back(tmp_path):
    path = tmp_path / "library.db"
    async with await Library.open(path) as library:
        await library.file_articles(None, [Article("The lamp", (Paragraph("Lit."),), url="https://pier.example/lamp")])
    browser = tmp_path / "w3m"
    browser.write_text('#!/bin/sh\necho "page $1"; read word; echo "heard $word" > "$0.heard"\n')
    browser.chmod(0o755)
    with Terminal("--library", str(path), BROWSER=str(browser)) as terminal:
        terminal.until("The lamp").settle().key("o").until("page https://pier.example/lamp")
        lent = len(terminal.sent)
        assert b"\x1b[?1049l" in terminal.sent
        terminal.key("words\r").until(lambda: b"\x1b[?1049h" in terminal.sent[lent:]).settle()
        terminal.key("?").until("Moving").key("q").settle().key("Q")
        assert terminal.end() == 0
    assert (tmp_path / "w3m.heard").read_text() == "heard words\n"
