"""A text may be of any length; an article has an end, and what is left out behind it is told."""

from tuireader.cli import showing
from tuireader.extract import article
from tuireader.extract.sources import text
from tuireader.model.article import Article, Dropped, block_text
from tuireader.model.source import Source

LINE = "The lamps on the quay are lit at six, and nobody waits for the ferry to the island.\n\n"


def test_a_text_that_is_too_long_ends_at_a_line_and_the_rest_is_told(monkeypatch):
    monkeypatch.setattr(text, "_LONGEST", 1_000)
    found = article(Source(("Ferry runs again\n\n" + LINE * 40).encode(), "long.txt"))
    assert {block_text(block) for block in found.blocks} == {LINE.strip()}
    (left,) = [one for one in found.dropped if one.reason == "article too long"]
    assert int(left.text.split()[0].replace(",", "")) > 2_000


def test_what_is_left_out_is_told_to_whoever_has_it_printed(capsys):
    left = (Dropped("9,000 more characters", "article too long"), Dropped("Share", "page furniture"))
    showing._tell_of_the_rest("long.txt", Article("Ferry", dropped=left))
    told = "tuireader: long.txt: Left out, for it is too long for one article: 9,000 more characters.\n"
    assert capsys.readouterr().err == told
