"""How much of a page is read, so that no page takes more memory or time than there is; what is left is said."""

from tuireader.extract import article
from tuireader.extract.dom import tree
from tuireader.model.source import Source

LINE = b"<p>The council voted on Tuesday to rebuild the old bridge across the river.</p>\n"


def test_a_page_is_cut_at_a_tag_and_says_how_much_is_left() -> None:
    page = LINE * (tree.MOST // len(LINE) + 1_000)
    body, rest = tree.within(page)
    assert len(body) + rest == len(page)
    assert tree.MOST - len(LINE) <= len(body) <= tree.MOST
    assert page[len(body) :].startswith(b"<")


def test_pictures_held_in_the_page_leave_nothing_out() -> None:
    picture = b'<img src="data:image/png;base64,' + b"A" * tree.MOST + b'" alt="The bridge">'
    body, rest = tree.within(LINE + picture + LINE)
    assert rest == 0
    assert body == LINE + b'<img src="data:," alt="The bridge">' + LINE


def test_a_usual_page_is_taken_as_it_is() -> None:
    page = LINE * 100
    assert tree.within(page) == (page, 0)


def test_what_is_left_of_an_endless_page_is_said() -> None:
    page = LINE * 20 + b"<!--" + b"x" * tree.MOST + b"-->" + LINE
    found = article(Source(b"<html><body>" + page, name="page.html"))
    assert [line.reason for line in found.dropped if "bytes" in line.text] == ["page too long"]


def test_only_pages_of_very_many_elements_are_vast() -> None:
    assert not tree.is_vast(tree.parse_text("<p>x</p>" * 1_000))
    assert tree.is_vast(tree.parse_text("<p>x</p>" * 60_000))
