"""The pages that plain-text recognition learns from beside real ones."""

from written import LABELS, written

from tuireader.extract.sources.text import page_of


def test_every_line_of_every_written_page_has_a_label() -> None:
    for page in written():
        assert len(page_of(page.text).lines) == len(page.labels), page.name
        assert set(page.labels) <= LABELS, page.name


def test_every_written_page_tells_one_story() -> None:
    for page in written():
        assert page.labels.count("title") == 1, page.name
        assert "paragraph" in page.labels, page.name
